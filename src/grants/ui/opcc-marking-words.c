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
opcc_marking_words_closes (OpccRound *round)
{
  g_autofree char *day = opcc_date_format_near (round->marking_closes);

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
