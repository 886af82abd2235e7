/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partnerships side by side: how money is shared out, how it is spent, what returns are in. */
#include "opcc-partnerships-sheet.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-figure-grid.h"
#include "opcc-page.h"
#include "opcc-partnerships.h"
#include "opcc-place.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"

/* In pixels. */
#define CHART_HEIGHT 400

struct _OpccPartnershipsSheet
{
  GtkWidget parent_instance;
  GtkLabel *said;
  GtkWidget *button;
  OpccFigureGrid *grid;
  OpccWorkspace *workspace; /* (owned) */
  OpccCspSheet which;
  gint64 formula; /* its number, 0: there is none */
};

G_DEFINE_FINAL_TYPE (OpccPartnershipsSheet, opcc_partnerships_sheet, GTK_TYPE_WIDGET)

/* All that the three sheets say, read in one job. */
typedef struct
{
  GPtrArray *states;       /* (owned) of OpccCspState */
  GPtrArray *returns;      /* (owned) of OpccCspReturnState, four of each in their order */
  OpccCspFormula *formula; /* (owned) (nullable) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->returns, g_ptr_array_unref);
  g_clear_object (&self->formula);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GError) local = NULL;

  reading->states = opcc_partnerships_list_states (db, NULL, opcc_date_today (), error);
  if (reading->states == NULL)
    return NULL;
  reading->returns = opcc_partnerships_list_returns (db, NULL, opcc_date_today (), error);
  if (reading->returns == NULL)
    return NULL;
  if (reading->states->len > 0)
    reading->formula = opcc_partnerships_find_formula (
        db, ((OpccCspState *) g_ptr_array_index (reading->states, 0))->year, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&reading);
}

/* Of pence or counts; what is not given adds nothing. */
static void
add_up (gint64 *sum, gint64 value)
{
  if (value != OPCC_NO_INTEGER)
    *sum += value;
}

/* The nine bear the names of their districts. */
static void
add_name (OpccPartnershipsSheet *self, const OpccCspState *state)
{
  const OpccPlace *place = opcc_place_by_key (state->district);

  opcc_figure_grid_add (self->grid, place != NULL ? place->name : state->title, NULL);
}

/* --- the formula ----------------------------------------------------------------------------- */

static void
say_formula (OpccPartnershipsSheet *self, const Reading *reading)
{
  const OpccCspFormula *formula = reading->formula;
  g_autofree char *pot = NULL;
  g_autofree char *words = NULL;

  gtk_button_set_label (GTK_BUTTON (self->button),
                        formula != NULL ? _ ("Change the formula…") : _ ("New formula…"));
  if (formula == NULL)
    {
      gtk_label_set_text (self->said, _ ("No formula is written down for this year."));
      return;
    }
  pot = opcc_money_format (formula->pot);
  words = g_strdup_printf (_ ("%s for %s: %" PRId64 "%% of it by recorded crimes, %" PRId64
                              "%% by crimes of the plan’s kinds, %" PRId64
                              "%% by population. The share of a "
                              "partnership is its part of all nine in each, so weighted."),
                           pot, formula->year, formula->weight_crimes, formula->weight_types,
                           formula->weight_population);
  gtk_label_set_text (self->said, words);
}

static void
fill_formula (OpccPartnershipsSheet *self, const Reading *reading)
{
  const char *heads[] = { _ ("Partnership"), _ ("Crimes"),       _ ("Of the plan’s kinds"),
                          _ ("Population"),  _ ("Share"),        _ ("By the formula"),
                          _ ("Allocated"),   _ ("Above formula") };
  gint64 sums[5] = { 0 };

  say_formula (self, reading);
  opcc_figure_grid_set_heads (self->grid, heads, G_N_ELEMENTS (heads), 1);
  for (guint i = 0; i < reading->states->len; i++)
    {
      const OpccCspState *state = g_ptr_array_index (reading->states, i);
      const gboolean both = state->computed != OPCC_NO_MONEY && state->amount != OPCC_NO_MONEY;

      add_up (&sums[0], state->crimes);
      add_up (&sums[1], state->types);
      add_up (&sums[2], state->population);
      add_up (&sums[3], state->computed);
      add_up (&sums[4], state->amount);
      add_name (self, state);
      opcc_figure_grid_add_count (self->grid, state->crimes);
      opcc_figure_grid_add_count (self->grid, state->types);
      opcc_figure_grid_add_count (self->grid, state->population);
      opcc_figure_grid_add_percent (self->grid, state->share);
      opcc_figure_grid_add_money (self->grid, state->computed);
      opcc_figure_grid_add_money (self->grid, state->amount);
      opcc_figure_grid_add_money (self->grid,
                                  both ? state->amount - state->computed : OPCC_NO_MONEY);
      opcc_figure_grid_end_line (self->grid, FALSE);
    }
  opcc_figure_grid_add (self->grid, _ ("All together"), NULL);
  for (guint i = 0; i < 3; i++)
    opcc_figure_grid_add_count (self->grid, sums[i]);
  opcc_figure_grid_add (self->grid, "", NULL);
  opcc_figure_grid_add_money (self->grid, sums[3]);
  opcc_figure_grid_add_money (self->grid, sums[4]);
  opcc_figure_grid_end_line (self->grid, TRUE);
}

/* --- spending -------------------------------------------------------------------------------- */

static void
add_spending (OpccPartnershipsSheet *self, const OpccCspState *state)
{
  add_name (self, state);
  opcc_figure_grid_add_money (self->grid, state->amount);
  opcc_figure_grid_add_money (self->grid, state->committed);
  opcc_figure_grid_add_money (self->grid, state->spent);
  opcc_figure_grid_add_percent (self->grid, state->used);
  opcc_figure_grid_add (self->grid, state->early ? _ ("far behind") : _ ("on course"),
                        state->early ? "opcc-warn" : NULL);
  opcc_figure_grid_add_count (self->grid, state->n_late);
  opcc_figure_grid_add_money (self->grid, state->held);
  opcc_figure_grid_add_money (self->grid, state->to_claw_back);
  opcc_figure_grid_end_line (self->grid, FALSE);
}

static void
fill_spending (OpccPartnershipsSheet *self, const Reading *reading)
{
  const char *heads[] = {
    _ ("Partnership"),   _ ("Allocated"), _ ("Committed"), _ ("Spent"),        _ ("Part spent"),
    _ ("With the year"), _ ("Late"),      _ ("Held"),      _ ("To claw back"),
  };
  OpccCspState all = { 0 };
  const double gone = reading->states->len > 0
                          ? ((OpccCspState *) g_ptr_array_index (reading->states, 0))->gone
                          : 0;
  g_autofree char *words = g_strdup_printf (
      _ ("%.0f%% of the year is gone. Flagged is who has spent %d points less than that. A quarter "
         "of the allocation is held for each return that is late. To claw back is what projects "
         "that are over did not spend."),
      gone, OPCC_CSP_BEHIND);

  gtk_label_set_text (self->said, words);
  opcc_figure_grid_set_heads (self->grid, heads, G_N_ELEMENTS (heads), 1);
  for (guint i = 0; i < reading->states->len; i++)
    {
      const OpccCspState *state = g_ptr_array_index (reading->states, i);

      add_spending (self, state);
      add_up (&all.amount, state->amount);
      all.committed += state->committed;
      all.spent += state->spent;
      all.n_late += state->n_late;
      all.held += state->held;
      all.to_claw_back += state->to_claw_back;
    }
  opcc_figure_grid_add (self->grid, _ ("All together"), NULL);
  opcc_figure_grid_add_money (self->grid, all.amount);
  opcc_figure_grid_add_money (self->grid, all.committed);
  opcc_figure_grid_add_money (self->grid, all.spent);
  opcc_figure_grid_add_percent (self->grid, all.amount > 0
                                                ? 100.0 * (double) all.spent / (double) all.amount
                                                : NAN);
  opcc_figure_grid_add (self->grid, "", NULL);
  opcc_figure_grid_add_count (self->grid, all.n_late);
  opcc_figure_grid_add_money (self->grid, all.held);
  opcc_figure_grid_add_money (self->grid, all.to_claw_back);
  opcc_figure_grid_end_line (self->grid, TRUE);
}

/* --- returns --------------------------------------------------------------------------------- */

static void
add_return (OpccPartnershipsSheet *self, const OpccCspReturnState *state)
{
  const OpccDate day = state->received != OPCC_NO_DATE ? state->received : state->due;
  g_autofree char *near = opcc_date_format_near (day);
  g_autofree char *words = NULL;

  if (g_str_equal (state->state, "received"))
    words = g_strdup_printf (_ ("in on %s"), near);
  else if (g_str_equal (state->state, "late"))
    words = g_strdup_printf (_ ("late since %s"), near);
  else
    words = g_strdup_printf (_ ("by %s"), near);
  opcc_figure_grid_add (self->grid, words,
                        g_str_equal (state->state, "late")       ? "opcc-bad"
                        : g_str_equal (state->state, "received") ? NULL
                                                                 : "opcc-dim");
}

static void
fill_returns (OpccPartnershipsSheet *self, const Reading *reading)
{
  const char *heads[1 + OPCC_CSP_QUARTERS] = { _ ("Partnership") };
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);

  gtk_label_set_text (self->said,
                      _ ("A return is due ten working days after its quarter, whenever the one "
                         "before it came. Open a partnership to enter one."));
  for (guint i = 0; i < OPCC_CSP_QUARTERS; i++)
    {
      char *day = i < reading->returns->len
                      ? opcc_date_format_near (
                            ((OpccCspReturnState *) g_ptr_array_index (reading->returns, i))->due)
                      : g_strdup ("");

      /* Translators: number of a quarter, and the day its returns are due. */
      heads[i + 1] = g_strdup_printf (_ ("Quarter %u · due %s"), i + 1, day);
      g_ptr_array_add (made, (gpointer) heads[i + 1]);
      g_ptr_array_add (made, day);
    }
  opcc_figure_grid_set_heads (self->grid, heads, G_N_ELEMENTS (heads), 1);
  for (guint i = 0; i < reading->returns->len; i++)
    {
      const OpccCspReturnState *state = g_ptr_array_index (reading->returns, i);

      if (i % OPCC_CSP_QUARTERS == 0)
        add_name (self, g_ptr_array_index (reading->states, i / OPCC_CSP_QUARTERS));
      add_return (self, state);
      if (i % OPCC_CSP_QUARTERS == OPCC_CSP_QUARTERS - 1)
        opcc_figure_grid_end_line (self->grid, FALSE);
    }
}

/* --- reading --------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static void (*const fills[]) (OpccPartnershipsSheet *,
                                const Reading *) = { fill_formula, fill_spending, fill_returns };
  g_autoptr (OpccPartnershipsSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = NULL;

  if (self->workspace == NULL)
    return;
  reading = opcc_workspace_run_finish (self->workspace, result, &error);
  if (reading == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->formula = reading->formula != NULL ? opcc_record_get_n (OPCC_RECORD (reading->formula)) : 0;
  if (reading->states->len > 0 || self->which == OPCC_CSP_SHEET_FORMULA)
    fills[self->which](self, reading);
  else
    gtk_label_set_text (self->said, _ ("Nothing is allocated yet. Import the allocations."));
}

static void
changed_cb (OpccPartnershipsSheet *self)
{
  opcc_workspace_run (self->workspace, read_job, NULL, NULL, free_reading, NULL, read_cb,
                      g_object_ref (self));
}

static void
formula_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPartnershipsSheet *self = OPCC_PARTNERSHIPS_SHEET (widget);
  g_autoptr (OpccRecord) record = NULL;

  if (self->formula != 0)
    {
      opcc_record_row_edit (widget, self->workspace, &opcc_csp_formula_kind, self->formula, NULL);
      return;
    }
  record = opcc_record_new (&opcc_csp_formula_kind);
  opcc_record_form_open (widget, self->workspace, record, NULL, NULL, NULL);
}

static void
opcc_partnerships_sheet_dispose (GObject *object)
{
  OpccPartnershipsSheet *self = OPCC_PARTNERSHIPS_SHEET (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_partnerships_sheet_parent_class)->dispose (object);
}

static void
opcc_partnerships_sheet_class_init (OpccPartnershipsSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_partnerships_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sheet.formula", NULL, formula_cb);
}

static void
opcc_partnerships_sheet_init (OpccPartnershipsSheet *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->said = GTK_LABEL (opcc_children_new_label ("", "opcc-small opcc-dim", 0));
  gtk_label_set_wrap (self->said, TRUE);
  gtk_label_set_ellipsize (self->said, PANGO_ELLIPSIZE_NONE);
  self->grid = OPCC_FIGURE_GRID (opcc_figure_grid_new (_ ("Partnerships")));
  self->button = gtk_button_new_with_label (_ ("Change the formula…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "sheet.formula");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_object_set (box, "margin-top", 18, "margin-bottom", 18, "margin-start", 24, "margin-end", 24,
                NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/* The same figures as a chart, below the sheet. */
static void
add_chart (OpccPartnershipsSheet *self)
{
  static const char *const charts[] = { "csp-allocations", "csp-spend", "csp-returns" };
  GtkWidget *card = opcc_chart_card_new (self->workspace);

  gtk_widget_set_size_request (card, -1, CHART_HEIGHT);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card),
                             opcc_chart_order_new (charts[self->which], NULL));
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->button)), card);
}

GtkWidget *
opcc_partnerships_sheet_new (OpccWorkspace *workspace, OpccCspSheet which)
{
  OpccPartnershipsSheet *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_PARTNERSHIPS_SHEET, NULL);
  self->workspace = g_object_ref (workspace);
  self->which = which;
  gtk_widget_set_visible (self->button, which == OPCC_CSP_SHEET_FORMULA);
  add_chart (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.formula",
                                 !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
