/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the moderation tab: an application in the queue, in both rankings, and a marker. */
#include "opcc-moderation-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-children.h"
#include "opcc-pill.h"

/* Text columns of a row, in pixels. */
#define REFERENCE_WIDTH 64
#define MARKS_WIDTH     150
#define FIGURE_WIDTH    56
#define RANKS_WIDTH     104
#define PILL_WIDTH      128

char *
opcc_moderation_row_format_marks (const OpccRankingRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < row->markers->len; i++)
    {
      g_autofree char *percent =
          opcc_percent_format (g_array_index (row->markers, OpccRankingMarker, i).percent);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", percent);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *classes, float xalign, int width)
{
  GtkWidget *label = opcc_children_new_label (text, classes, xalign);

  gtk_widget_set_size_request (label, width, -1);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
add_words (GtkWidget *box, const char *title, const char *detail)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = opcc_children_new_label (detail, "opcc-caption opcc-dim", 0);

  opcc_children_wrap (below, 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (title, "opcc-body", 0));
  gtk_box_append (GTK_BOX (words), below);
  gtk_box_append (GTK_BOX (box), words);
}

static void
add_open_button (GtkWidget *box, const OpccRankingRow *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), row->reference);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  opcc_children_set_name (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "moderation.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row->application);
  gtk_box_append (GTK_BOX (box), button);
}

/* Pills of different words take the same room, so that what stands before them lines up. */
static void
add_pill (GtkWidget *box, OpccTone tone, const char *icon_name, const char *text)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pill = opcc_pill_new (tone, icon_name, text);

  gtk_widget_set_size_request (place, PILL_WIDTH, -1);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_widget_set_hexpand (pill, TRUE);
  gtk_widget_set_hexpand (place, FALSE);
  gtk_box_append (GTK_BOX (place), pill);
  gtk_box_append (GTK_BOX (box), place);
}

static GtkWidget *
finish_row (GtkWidget *box, const OpccRankingRow *ranked, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  add_open_button (box, ranked);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, name);
  return row;
}

/* What moderation made of it, or on what the markers differ. */
static char *
format_detail (const OpccModerationItem *item)
{
  const OpccApplication *application = item->application;

  if (item->row->moderated)
    {
      g_autofree char *day = opcc_date_format_near (application->moderated);

      return application->moderated_by != NULL
                 /* Translators: day, who, and the reason in their words. */
                 ? g_strdup_printf (_ ("Settled %s by %s: %s"), day, application->moderated_by,
                                    application->moderation_note)
                 : g_strdup_printf (_ ("Settled %s: %s"), day, application->moderation_note);
    }
  if (item->criterion == NULL)
    return g_strdup (item->row->n_markers == 1 ? _ ("One marker only")
                                               : _ ("The same scores throughout"));
  /* Translators: two scores and the criterion on which they are furthest apart. */
  return g_strdup_printf (_ ("%d to %d on “%s”"), (int) item->least, (int) item->most,
                          item->criterion->title);
}

static char *
format_spread (const OpccModerationItem *item)
{
  if (item->row->n_markers < 2)
    return g_strdup (_ ("one marker"));
  return g_strdup_printf (_ ("%.1f points apart"), (double) item->row->spread / OPCC_PERCENT);
}

GtkWidget *
opcc_moderation_row_new (const OpccModerationItem *item)
{
  const OpccRankingRow *ranked = item->row;
  GtkWidget *box = create_box ();
  g_autofree char *detail = format_detail (item);
  g_autofree char *spread = format_spread (item);
  g_autofree char *marks = opcc_moderation_row_format_marks (ranked);
  g_autofree char *counts = opcc_percent_format (ranked->percent);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s, %s", ranked->reference, ranked->title,
                                           spread, marks, detail);

  add_label (box, ranked->reference, "opcc-small opcc-dim opcc-num", 0, REFERENCE_WIDTH);
  add_words (box, ranked->title, detail);
  add_label (box, marks, "opcc-small opcc-dim opcc-num", 1, MARKS_WIDTH);
  add_pill (box,
            item->queued        ? OPCC_TONE_WARN
            : ranked->moderated ? OPCC_TONE_GOOD
                                : OPCC_TONE_OUTLINE,
            item->queued        ? "opcc-spread-symbolic"
            : ranked->moderated ? "object-select-symbolic"
                                : NULL,
            spread);
  add_label (box, counts, "opcc-small opcc-num", 1, FIGURE_WIDTH);
  return finish_row (box, ranked, name);
}

static char *
format_move (const OpccAdjustedRow *row)
{
  const int places = (int) row->row->rank - (int) row->rank;

  if (places == 0)
    return g_strdup (_ ("same rank"));
  return g_strdup_printf (places > 0 ? g_dngettext (GETTEXT_PACKAGE, "%d place up", "%d places up",
                                                    (gulong) places)
                                     : g_dngettext (GETTEXT_PACKAGE, "%d place down",
                                                    "%d places down", (gulong) -places),
                          ABS (places));
}

GtkWidget *
opcc_moderation_row_new_adjusted (const OpccAdjustedRow *row)
{
  const gboolean crosses = row->passes != row->row->passes;
  GtkWidget *box = create_box ();
  g_autofree char *move = format_move (row);
  g_autofree char *ranks =
      /* Translators: two ranks: by the marks as given, and adjusted. */
      g_strdup_printf (_ ("%u, adjusted %u"), row->row->rank, row->rank);
  g_autofree char *raw = opcc_percent_format (row->row->percent);
  g_autofree char *adjusted =
      row->row->settled
          ? g_strdup (_ ("settled, stays"))
          : g_strdup_printf (_ ("%.1f%% ± %.1f"), row->adjusted, OPCC_EFFECT_SIGMAS * row->error);
  g_autofree char *who = g_strdup_printf ("%s · %s", row->row->reference, row->row->organisation);
  const char *said = !crosses ? move : row->passes ? _ ("would pass") : _ ("would not pass");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s, %s, %s", ranks, row->row->reference,
                                           row->row->title, raw, adjusted, said);

  add_label (box, ranks, "opcc-small opcc-num", 0, RANKS_WIDTH);
  add_words (box, row->row->title, who);
  add_label (box, raw, "opcc-small opcc-num", 1, FIGURE_WIDTH);
  add_label (box, adjusted, "opcc-small opcc-dim opcc-num", 1, RANKS_WIDTH);
  add_pill (box, crosses ? OPCC_TONE_WARN : OPCC_TONE_OUTLINE,
            crosses ? "dialog-warning-symbolic" : NULL, said);
  return finish_row (box, row->row, name);
}

GtkWidget *
opcc_moderation_row_new_marker (const OpccMarkerEffect *effect, const char *role)
{
  GtkWidget *box = gtk_grid_new ();
  GtkWidget *name = opcc_children_new_label (role, "opcc-small", 0);
  GtkWidget *words;
  const gboolean clear = effect->harsh || effect->kind || effect->narrow || effect->wide;
  g_autofree char *effects = opcc_marker_effect_get_words (effect);
  g_autofree char *figures = NULL;

  /* The minus is that of sums, not a hyphen. Translators: points above or below the other markers,
   * with the width of the interval; then the count of applications. */
  figures = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s%.1f ± %.1f points · %u marked",
                                          "%s%.1f ± %.1f points · %u marked", effect->n),
                             effect->shift < -0.05  ? "−"
                             : effect->shift > 0.05 ? "+"
                                                    : "",
                             fabs (effect->shift), OPCC_EFFECT_SIGMAS * effect->error, effect->n);
  words = opcc_pill_new (clear ? OPCC_TONE_INFO : OPCC_TONE_OUTLINE, NULL, effects);
  gtk_grid_set_column_spacing (GTK_GRID (box), 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (box), name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (box), words, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (box), opcc_children_new_label (figures, "opcc-caption opcc-dim", 0), 0,
                   1, 2, 1);
  return box;
}
