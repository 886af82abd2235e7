/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the marking tab says of points, dates and states. */
#include "opcc-marking-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One decimal where there is one: "47.5", "48". */
static char *
format_points (double points)
{
  double rounded = round (points * 10) / 10;

  return g_strdup_printf ("%.10g", rounded);
}

char *
opcc_marking_words_points (double points, double marked)
{
  g_autofree char *have = format_points (points);
  g_autofree char *of = format_points (marked);

  return g_strdup_printf (_ ("%s of %s points"), have, of);
}

char *
opcc_marking_words_points_left (double left)
{
  g_autofree char *words = format_points (left);

  return left < 0.05 ? NULL : g_strdup_printf (_ (" · %s points not marked"), words);
}

char *
opcc_marking_words_marker (const OpccMarkerProgress *progress)
{
  g_autofree char *words = opcc_marker_progress_to_words (progress);

  return progress->days_late == 0 ? g_strdup (progress->marker->role)
                                  : g_strdup_printf ("%s · %s", progress->marker->role, words);
}

static const OpccMarkerProgress *
find_progress (const OpccMarkingReading *reading)
{
  for (guint i = 0; i < reading->progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (reading->progress, i);

      if (opcc_record_get_n (OPCC_RECORD (entry->marker)) == reading->marker)
        return entry;
    }
  return NULL;
}

char *
opcc_marking_words_closes (const OpccMarkingReading *reading)
{
  const OpccRound *round = reading->round;
  const OpccMarkerProgress *progress = find_progress (reading);
  g_autofree char *day = opcc_date_format_near (round->marking_closes);

  if (round->decided != OPCC_NO_DATE)
    return g_strdup (_ ("decided: marks are fixed"));
  if (progress != NULL && progress->days_late > 0)
    return opcc_marker_progress_to_words (progress);
  return round->marking_closes == OPCC_NO_DATE ? NULL : g_strdup_printf (_ ("closes %s"), day);
}

char *
opcc_marking_words_others (const OpccMarkingView *view, gint64 criterion)
{
  g_autoptr (GString) scores = g_string_new (NULL);

  for (guint i = 0; i < view->others->len; i++)
    {
      const OpccMark *mark = g_ptr_array_index (view->others, i);

      if (mark->criterion == criterion)
        g_string_append_printf (scores, "%s%d", scores->len > 0 ? ", " : "", (int) mark->score);
    }
  /* Translators: scores of other markers, parted by commas. */
  return scores->len > 0 ? g_strdup_printf (_ ("Others gave %s"), scores->str) : NULL;
}

char *
opcc_marking_words_state (const OpccMarkingView *view)
{
  guint n_scored = 0;

  if (strcmp (view->assignment->state, "submitted") == 0)
    return g_strdup (_ ("Submitted"));
  for (guint i = 0; i < view->own->len; i++)
    n_scored += g_ptr_array_index (view->own, i) != NULL;
  if (n_scored == 0)
    return g_strdup (_ ("Not begun"));
  return g_strdup_printf (_ ("%u of %u scored"), n_scored, view->own->len);
}
