/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAfterTab: the grants of a decided round: what each waits for next, and what they come to. */
#include "opcc-after-tab.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-after-row.h"
#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-delivery.h"
#include "opcc-empty-state.h"
#include "opcc-figure-grid.h"
#include "opcc-financial-year.h"
#include "opcc-grant-acts.h"
#include "opcc-grant-figures.h"
#include "opcc-grant-files.h"
#include "opcc-late-rows.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-reserve-acts.h"

#define CHART_HEIGHT 280 /* pixels, at least */

struct _OpccAfterTab
{
  GtkWidget parent_instance;
  GtkStack *stack;
  OpccGrantFigures *figures;
  OpccChipRow *chips;
  OpccFigureGrid *years;
  GtkBox *spend;            /* what was awarded, paid and spent by quarter */
  GtkWidget *chart;         /* (unowned) (nullable) in it, once something was paid */
  GtkWidget *unpaid;        /* (unowned) in it, until then */
  OpccWorkspace *workspace; /* (owned) */
  OpccReader *reader;       /* (owned) */
  GPtrArray *grants;        /* (owned) (nullable) until read, of OpccDelivery */
  OpccLateRows *late;       /* (owned) of the list */
  GPtrArray *shown;         /* (owned) OpccDelivery (unowned), as the list has them */
  gint64 round;
};

G_DEFINE_FINAL_TYPE (OpccAfterTab, opcc_after_tab, GTK_TYPE_WIDGET)

/* --- what the chips leave -------------------------------------------------------------------- */

static gboolean
is_any (const OpccDelivery *grant)
{
  return TRUE;
}

static gboolean
is_to_do (const OpccDelivery *grant)
{
  return opcc_grant_act_get_verb (grant) != NULL && grant->step != OPCC_DELIVERY_RETURN;
}

static gboolean
is_late (const OpccDelivery *grant)
{
  return grant->n_late > 0;
}

static gboolean
is_held_back (const OpccDelivery *grant)
{
  return grant->held_back > 0;
}

static gboolean
has_free_money (const OpccDelivery *grant)
{
  return grant->underspend > 0 || grant->at_risk > 0;
}

static const struct
{
  const char *key;
  const char *label;
  gboolean (*test) (const OpccDelivery *grant);
} filters[] = {
  { "all", N_ ("All"), is_any },
  { "to-do", N_ ("To do"), is_to_do },
  { "late", N_ ("Return late"), is_late },
  { "held", N_ ("Held back"), is_held_back },
  { "free", N_ ("Underspend"), has_free_money },
};

static void
count_chips (OpccAfterTab *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      int n = 0;

      for (guint k = 0; k < self->grants->len; k++)
        n += filters[i].test (g_ptr_array_index (self->grants, k));
      opcc_chip_row_set_count (self->chips, filters[i].key, n);
    }
}

/* --- showing --------------------------------------------------------------------------------- */

static void
fill_row_cb (GtkListBoxRow *row, guint index, gpointer user_data)
{
  opcc_after_row_fill (row, g_ptr_array_index (OPCC_AFTER_TAB (user_data)->shown, index));
}

static void
fill_list (OpccAfterTab *self)
{
  const char *key = opcc_chip_row_get_active (self->chips);

  if (self->grants == NULL)
    return;
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (guint k = 0; g_str_equal (filters[i].key, key) && k < self->grants->len; k++)
      if (filters[i].test (g_ptr_array_index (self->grants, k)))
        g_ptr_array_add (self->shown, g_ptr_array_index (self->grants, k));
  opcc_late_rows_renew (self->late, self->shown->len);
}

static void
fill_years (OpccAfterTab *self, const OpccDeliveryTotals *totals)
{
  const char *const heads[] = { _ ("Financial year"), _ ("Awarded, by days"), _ ("Paid"),
                                _ ("Still to be paid") };

  opcc_figure_grid_set_heads (self->years, heads, G_N_ELEMENTS (heads), 1);
  for (guint i = 0; i < totals->years->len; i++)
    {
      const OpccDeliveryYear *year = &g_array_index (totals->years, OpccDeliveryYear, i);
      g_autofree char *name = opcc_financial_year_format (year->year);

      opcc_figure_grid_add (self->years, name, NULL);
      opcc_figure_grid_add_money (self->years, year->awarded);
      opcc_figure_grid_add_money (self->years, year->paid);
      opcc_figure_grid_add_money (self->years, year->planned);
      opcc_figure_grid_end_line (self->years, FALSE);
    }
}

/* Until something is paid there is no line to draw but that of the awards. */
static void
show_spend (OpccAfterTab *self, const OpccDeliveryTotals *totals)
{
  g_autofree char *n = g_strdup_printf ("%" PRId64, self->round);
  gint64 paid = 0;

  for (guint i = 0; i < totals->years->len; i++)
    paid += g_array_index (totals->years, OpccDeliveryYear, i).paid;
  gtk_widget_set_visible (self->unpaid, paid == 0);
  if (paid == 0 && self->chart != NULL)
    {
      gtk_box_remove (self->spend, self->chart);
      self->chart = NULL;
    }
  if (paid == 0 || self->chart != NULL)
    return;
  self->chart = opcc_chart_card_new (self->workspace);
  gtk_widget_set_size_request (self->chart, -1, CHART_HEIGHT);
  opcc_chart_card_set_order (OPCC_CHART_CARD (self->chart),
                             opcc_chart_order_new ("round-spend", "round", n, NULL));
  gtk_box_append (self->spend, self->chart);
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_delivery_list (db, *(gint64 *) data, opcc_date_today (), cancellable, error);
}

static gpointer
ask_round (gpointer tab)
{
  return g_memdup2 (&OPCC_AFTER_TAB (tab)->round, sizeof (gint64));
}

static void
show_grants (gpointer tab, gpointer read)
{
  OpccAfterTab *self = tab;
  g_autoptr (OpccDeliveryTotals) totals = opcc_delivery_totals_new (read);
  /* The rows show it until they have another. */
  g_autoptr (GPtrArray) before = self->grants;

  self->grants = read;
  count_chips (self);
  fill_list (self);
  if (self->grants->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  opcc_grant_figures_show_totals (self->figures, totals);
  fill_years (self, totals);
  show_spend (self, totals);
  gtk_stack_set_visible_child_name (self->stack, "grants");
}

static const OpccReaderForm reader_form = {
  .kinds = (const char *const[]){ "agreement", "payment", "grant_return", "award", "variation",
                                  "application", "organisation", NULL },
  .job = read_job,
  .ask = ask_round,
  .free_asked = g_free,
  .free_read = (GDestroyNotify) g_ptr_array_unref,
  .show = show_grants,
};

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = opcc_empty_state_new (
      "opcc-grants-symbolic", _ ("No grants yet"),
      _ ("Agreements, payments and returns follow once the awards of this round are decided."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Go to the award board"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.tab");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "awards");
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set (empty, "button", button, "valign", GTK_ALIGN_CENTER, NULL);
  return empty;
}

static GtkWidget *
make_list (OpccAfterTab *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->shown = g_ptr_array_new ();
  self->late = opcc_late_rows_new (GTK_LIST_BOX (list), fill_row_cb, self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "opcc-list");
  opcc_children_set_name (list, _ ("Grants"));
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list),
                                opcc_children_new_label (_ ("No grant is like that."), "opcc-dim",
                                                         0.5f));
  return list;
}

static void
add_button (OpccAfterTab *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "opcc-rowbtn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  opcc_chip_row_add_end (self->chips, button);
}

static GtkWidget *
make_spend (OpccAfterTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->spend = GTK_BOX (box);
  self->unpaid = opcc_children_new_label (
      _ ("Nothing is paid yet. With the first payment, a chart here shows what was awarded, paid "
         "and spent by quarter."),
      "opcc-dim", 0);
  opcc_children_wrap (self->unpaid, 2);
  gtk_box_append (self->spend, self->unpaid);
  return box;
}

static GtkWidget *
make_grants (OpccAfterTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->figures = OPCC_GRANT_FIGURES (opcc_grant_figures_new ());
  self->chips = OPCC_CHIP_ROW (opcc_chip_row_new ());
  /* It stands among cards here, not across the page. */
  gtk_widget_remove_css_class (GTK_WIDGET (self->chips), "opcc-filterrow");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    opcc_chip_row_add (self->chips, filters[i].key, g_dgettext (GETTEXT_PACKAGE, filters[i].label),
                       -1);
  add_button (self, _ ("Award from the reserve…"), "after.reserve");
  add_button (self, _ ("Calendar…"), "after.calendar");
  add_button (self, _ ("Council-code register…"), "after.register");
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (fill_list), self, G_CONNECT_SWAPPED);
  self->years = OPCC_FIGURE_GRID (opcc_figure_grid_new (_ ("By financial year")));
  gtk_box_append (GTK_BOX (rows), opcc_after_row_new_headings ());
  gtk_box_append (GTK_BOX (rows), make_list (self));
  gtk_widget_add_css_class (box, "opcc-page");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->figures));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box),
                  opcc_children_new_label (_ ("By financial year"), "opcc-section", 0));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->years));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (_ ("By quarter"), "opcc-section", 0));
  gtk_box_append (GTK_BOX (box), make_spend (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_show_record (widget, "award", g_variant_get_int64 (parameter));
}

static void
reserve_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAfterTab *self = OPCC_AFTER_TAB (widget);

  if (!opcc_workspace_is_read_only (self->workspace))
    opcc_reserve_ask_award (widget, self->workspace, self->round);
}

static void
calendar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAfterTab *self = OPCC_AFTER_TAB (widget);

  opcc_grant_file_ask (widget, self->workspace, OPCC_GRANT_FILE_CALENDAR, self->round,
                       "grants.ics");
}

/* Of the financial year in which the round was decided. */
static void
register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAfterTab *self = OPCC_AFTER_TAB (widget);
  const OpccDelivery *first =
      self->grants != NULL && self->grants->len > 0 ? g_ptr_array_index (self->grants, 0) : NULL;
  g_autofree char *name = NULL;
  int year;

  if (first == NULL || first->award->decided == OPCC_NO_DATE)
    return;
  year = opcc_financial_year_of (first->award->decided);
  name = g_strdup_printf ("council-register-%d.csv", year);
  opcc_grant_file_ask (widget, self->workspace, OPCC_GRANT_FILE_REGISTER, year, name);
}

static void
opcc_after_tab_dispose (GObject *object)
{
  OpccAfterTab *self = OPCC_AFTER_TAB (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->late);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_after_tab_parent_class)->dispose (object);
}

static void
opcc_after_tab_finalize (GObject *object)
{
  OpccAfterTab *self = OPCC_AFTER_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (opcc_after_tab_parent_class)->finalize (object);
}

static void
opcc_after_tab_class_init (OpccAfterTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_after_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_after_tab_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "after.open", "x", open_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "after.reserve", NULL, reserve_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "after.calendar", NULL, calendar_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "after.register", NULL, register_cb);
}

static void
opcc_after_tab_init (OpccAfterTab *self)
{
  GtkWidget *loading = g_object_new (OPCC_TYPE_LOADING_ROWS, "n-rows", 10, "margin-top", 24,
                                     "margin-start", 24, "margin-end", 24, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, loading, "loading");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_stack_add_named (self->stack, make_grants (self), "grants");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
opcc_after_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccAfterTab *self = g_object_new (OPCC_TYPE_AFTER_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
