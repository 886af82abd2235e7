/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the cards of a zone: an indicator before and after, a line of the plan, a visit. */
#include "opcc-zone-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-bar-track.h"
#include "opcc-children.h"
#include "opcc-indicator.h"
#include "opcc-pill.h"

#define BAR_WIDTH 92

static void
attach (GtkGrid *grid, GtkWidget *child, int column, int row)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, child, column, row, 1, 1);
}

void
opcc_zone_rows_add_heads (GtkGrid *grid)
{
  const char *heads[] = { _ ("Indicator"), _ ("Before"), _ ("Latest"), _ ("Change") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    attach (grid, opcc_children_new_label (heads[i], "opcc-caption-strong opcc-dim", i > 0),
            (int) i, 0);
}

/* "2021/22 to 2022/23", or the one period there is. */
static char *
write_periods (const OpccIndicatorState *state)
{
  const char *after = state->latest_period;

  if (after == NULL)
    return g_strdup (_ ("no reading yet"));
  return state->baseline_period != NULL && !isnan (state->before)
             ? g_strdup_printf (_ ("%s to %s"), state->baseline_period, after)
             : g_strdup (after);
}

static GtkWidget *
make_name (const OpccIndicatorState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = opcc_children_new_label (state->title, "opcc-small", 0);
  g_autofree char *periods = write_periods (state);

  gtk_widget_set_tooltip_text (title, state->rule);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (periods, "opcc-caption opcc-dim", 0));
  return box;
}

static GtkWidget *
make_value (const OpccIndicatorState *state, double value, const char *css, const char *missing)
{
  g_autofree char *words = isnan (value) ? NULL : opcc_indicator_format_value (state->unit, value);

  if (words != NULL)
    return opcc_children_new_label (words, css, 1);
  return opcc_pill_new (OPCC_TONE_WARN, "dialog-warning-symbolic", missing);
}

static GtkWidget *
make_change (const OpccIndicatorState *state)
{
  static const char *const classes[] = { "opcc-dim", "opcc-good", "opcc-bad", "opcc-dim" };
  const char *verdicts[] = { _ ("cannot say"), _ ("better"), _ ("worse"), _ ("the same") };
  g_autofree char *css = g_strdup_printf ("opcc-caption %s", classes[state->verdict]);
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;
  GtkWidget *box;

  if (state->verdict == OPCC_ZONE_CANNOT_SAY)
    return opcc_children_new_label (verdicts[0], "opcc-small opcc-dim", 1);
  amount = opcc_indicator_format_value (state->unit, fabs (state->change));
  words = isnan (state->percent)
              ? g_strdup_printf ("%s%s", state->change < 0 ? "−" : "+", amount)
              : g_strdup_printf ("%s%s (%s%.0f%%)", state->change < 0 ? "−" : "+", amount,
                                 state->change < 0 ? "−" : "+", fabs (state->percent));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (words, "opcc-small opcc-strong", 1));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (verdicts[state->verdict], css, 1));
  return box;
}

/* No baseline, no bar: an outline stands where the two would be. */
static GtkWidget *
make_bars (const OpccIndicatorState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const double full = MAX (state->before, state->latest);
  GtkWidget *before;

  gtk_widget_set_size_request (box, BAR_WIDTH, -1);
  if (state->verdict == OPCC_ZONE_CANNOT_SAY || full <= 0)
    {
      GtkWidget *outline = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (outline, "opcc-nobar");
      gtk_box_append (GTK_BOX (box), outline);
      return box;
    }
  before = opcc_bar_track_new (0, state->before / full, 7);
  gtk_widget_add_css_class (before, "past");
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), opcc_bar_track_new (state->latest / full, 0, 7));
  return box;
}

void
opcc_zone_rows_add_indicator (GtkGrid *grid, int row, const OpccIndicatorState *state)
{
  attach (grid, make_name (state), 0, row);
  attach (grid, make_value (state, state->before, "opcc-num opcc-dim", _ ("Baseline missing")), 1,
          row);
  attach (grid, make_value (state, state->latest, "opcc-num opcc-strong", _ ("No reading")), 2,
          row);
  attach (grid, make_change (state), 3, row);
  attach (grid, make_bars (state), 4, row);
}

/* --- the plan --------------------------------------------------------------------------------- */

static char *
write_due (OpccPlanLine *line, gboolean is_done)
{
  if (is_done || line->due == OPCC_NO_DATE)
    {
      const char *label = opcc_choice_get_label (opcc_plan_states, line->state);

      if (is_done)
        return g_utf8_strdown (label, -1);
      return g_strdup (line->owner == NULL ? _ ("no date, no owner") : _ ("no date"));
    }
  return opcc_date_format_near (line->due);
}

GtkWidget *
opcc_zone_rows_make_line (OpccPlanLine *line, OpccDate today)
{
  const gboolean is_done =
      g_strcmp0 (line->state, "done") == 0 || g_strcmp0 (line->state, "in-use") == 0;
  const gboolean is_late = !is_done && line->due != OPCC_NO_DATE && line->due < today;
  const gboolean is_bare = !is_done && line->due == OPCC_NO_DATE;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_done              ? "object-select-symbolic"
                                                  : is_late || is_bare ? "dialog-warning-symbolic"
                                                                       : "opcc-clock-symbolic");
  GtkWidget *title = opcc_children_new_label (line->title, "opcc-small", 0);
  g_autofree char *due = write_due (line, is_done);
  g_autofree char *late = is_late ? g_strdup_printf (_ ("late: %s"), due) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_done   ? _ ("Done")
                                  : is_late ? _ ("Late")
                                            : _ ("To do"),
                                  -1);
  gtk_widget_add_css_class (icon, is_done              ? "opcc-good"
                                  : is_late || is_bare ? "opcc-warn"
                                                       : "opcc-dim");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), opcc_children_new_label (late != NULL ? late : due,
                                                          is_bare   ? "opcc-caption opcc-missing"
                                                          : is_late ? "opcc-caption opcc-bad"
                                                                    : "opcc-caption opcc-dim",
                                                          1));
  return row;
}

/* --- visits ----------------------------------------------------------------------------------- */

/* "Place and reason missing", or who asked and what came of it. */
static char *
write_visit (OpccVisit *visit, gboolean *has_gaps)
{
  const struct
  {
    const char *value;
    const char *name;
  } needed[] = {
    { visit->place, _ ("place") },
    { visit->reason, _ ("reason") },
    { visit->asked_by, _ ("who asked") },
    { visit->outcome, _ ("outcome") },
  };
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i].value == NULL)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", needed[i].name);
  *has_gaps = missing->len > 0;
  /* Translators: what was left out of a visit: "Missing: place, reason". */
  return *has_gaps ? g_strdup_printf (_ ("Missing: %s"), missing->str)
                   : g_strdup_printf (_ ("%s asked: %s"), visit->asked_by, visit->outcome);
}

GtkWidget *
opcc_zone_rows_make_visit (OpccVisit *visit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  g_autofree char *date =
      visit->date != OPCC_NO_DATE ? opcc_date_format_near (visit->date) : g_strdup (_ ("no date"));
  gboolean has_gaps;
  g_autofree char *words = write_visit (visit, &has_gaps);

  gtk_box_append (GTK_BOX (head),
                  opcc_children_new_label (date,
                                           visit->date != OPCC_NO_DATE ? "opcc-small opcc-strong"
                                                                       : "opcc-small opcc-missing",
                                           0));
  gtk_box_append (GTK_BOX (head), opcc_children_new_label (visit->who, "opcc-small", 0));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (words,
                                                          has_gaps ? "opcc-caption opcc-missing"
                                                                   : "opcc-caption opcc-dim",
                                                          0));
  return box;
}
