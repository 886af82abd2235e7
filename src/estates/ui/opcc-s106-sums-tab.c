/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of section 106 by authority: promised, secured to spent, what came back, requests; and
 * what new deeds cost. */
#include "opcc-s106-sums-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-figure-grid.h"
#include "opcc-page.h"
#include "opcc-s106-deeds.h"
#include "opcc-s106-sums.h"

#define OPCC_TYPE_S106_SUMS_TAB (opcc_s106_sums_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106SumsTab, opcc_s106_sums_tab, OPCC, S106_SUMS_TAB, GtkWidget)

/* In pixels. */
#define CHART_HEIGHT 300

struct _OpccS106SumsTab
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GtkWidget *cards; /* box of all of them */
  GtkWidget *deeds;
  GtkLabel *cost; /* what the deeds cost, in a sentence */
  GtkStack *stack;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccS106SumsTab, opcc_s106_sums_tab, GTK_TYPE_WIDGET)

/* Adds @sum to @all, and gives what came back, in pence. */
static gint64
add_up (OpccS106Sum *all, const OpccS106Sum *sum)
{
  gint64 back = 0;

  all->agreements += sum->agreements;
  all->covenants += sum->covenants;
  all->promised += sum->promised;
  all->requests += sum->requests;
  all->requested += sum->requested;
  for (guint i = 0; i < OPCC_S106_N_STATUSES; i++)
    {
      all->amounts[i] += sum->amounts[i];
      back += sum->returned[i];
    }
  return back;
}

static void
add_line (OpccFigureGrid *grid, const OpccS106Sum *sum, const char *name, gint64 back)
{
  opcc_figure_grid_add (grid, name, NULL);
  opcc_figure_grid_add_count (grid, sum->agreements);
  opcc_figure_grid_add_count (grid, sum->covenants);
  opcc_figure_grid_add_money (grid, sum->promised);
  for (guint i = 0; i < OPCC_S106_N_STATUSES; i++)
    opcc_figure_grid_add_money (grid, sum->amounts[i]);
  opcc_figure_grid_add_money (grid, back);
  opcc_figure_grid_add_count (grid, sum->requests);
  opcc_figure_grid_add_money (grid, sum->requested);
}

static void
show (OpccS106SumsTab *self, GPtrArray *sums)
{
  OpccFigureGrid *grid = OPCC_FIGURE_GRID (self->grid);
  const char *heads[] = {
    _ ("Authority"), _ ("Agreements"), _ ("Covenants"), _ ("Promised"),
    _ ("Secured"),   _ ("Received"),   _ ("Allocated"), _ ("Transferred"),
    _ ("Spent"),     _ ("Came back"),  _ ("Requests"),  _ ("Requested"),
  };
  OpccS106Sum all = { NULL };
  gint64 all_back = 0;

  opcc_figure_grid_set_heads (grid, heads, G_N_ELEMENTS (heads), 1);
  for (guint i = 0; i < sums->len; i++)
    {
      const OpccS106Sum *sum = g_ptr_array_index (sums, i);
      const gint64 back = add_up (&all, sum);

      add_line (grid, sum, sum->authority != NULL ? sum->authority : _ ("Agreement not here"),
                back);
      opcc_figure_grid_end_line (grid, FALSE);
      all_back += back;
    }
  add_line (grid, &all, _ ("All together"), all_back);
  opcc_figure_grid_end_line (grid, TRUE);
  gtk_stack_set_visible_child_name (self->stack, sums->len > 0 ? "sums" : "nothing");
}

/* --- what repurposing costs ------------------------------------------------------------------- */

static void
add_deed (OpccFigureGrid *grid, const OpccS106Drawdown *deed)
{
  opcc_figure_grid_add (grid, deed->title, NULL);
  opcc_figure_grid_add (grid, deed->authority, NULL);
  opcc_figure_grid_add (grid, opcc_choice_get_label (opcc_s106_drawdown_states, deed->state), NULL);
  opcc_figure_grid_add_money (grid, deed->cost_signatory);
  opcc_figure_grid_add_count (grid, deed->signatories);
  opcc_figure_grid_add_money (grid, opcc_s106_drawdown_get_deed_cost (deed));
  opcc_figure_grid_end_line (grid, FALSE);
}

static void
show_deeds (OpccS106SumsTab *self, GPtrArray *deeds)
{
  OpccFigureGrid *grid = OPCC_FIGURE_GRID (self->deeds);
  const char *heads[] = { _ ("Repurposing"), _ ("Authority"),   _ ("State"),
                          _ ("A signatory"), _ ("Signatories"), _ ("Cost of the deed") };
  g_autofree char *words = NULL;
  OpccS106DeedsSum sum;

  opcc_s106_deeds_sum (deeds, &sum);
  words = opcc_s106_deeds_say (&sum);
  gtk_label_set_text (self->cost, words);
  gtk_widget_set_visible (self->deeds, deeds->len > 0);
  opcc_figure_grid_set_heads (grid, heads, G_N_ELEMENTS (heads), 1 | 2 | 4);
  for (guint i = 0; i < deeds->len; i++)
    add_deed (grid, g_ptr_array_index (deeds, i));
  opcc_figure_grid_add (grid, _ ("All together"), NULL);
  opcc_figure_grid_add (grid, "", NULL);
  opcc_figure_grid_add (grid, "", NULL);
  opcc_figure_grid_add (grid, "", NULL);
  opcc_figure_grid_add (grid, "", NULL);
  opcc_figure_grid_add_money (grid, sum.cost);
  opcc_figure_grid_end_line (grid, TRUE);
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *sums;  /* (owned) */
  GPtrArray *deeds; /* (owned) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->sums, g_ptr_array_unref);
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static gpointer
sum_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);

  reading->sums = opcc_s106_sums_list (db, error);
  if (reading->sums != NULL)
    reading->deeds = opcc_s106_deeds_list (db, error);
  return reading->deeds != NULL ? g_steal_pointer (&reading) : NULL;
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccS106SumsTab) self = user_data;
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
  show (self, reading->sums);
  show_deeds (self, reading->deeds);
}

static void
changed_cb (OpccS106SumsTab *self, const char *const *kinds)
{
  gboolean is_ours = kinds == NULL;

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    is_ours |= g_str_has_prefix (kinds[i], "s106_");
  if (is_ours)
    opcc_workspace_run (self->workspace, sum_job, NULL, NULL, free_reading, NULL, summed_cb,
                        g_object_ref (self));
}

static void
opcc_s106_sums_tab_dispose (GObject *object)
{
  OpccS106SumsTab *self = OPCC_S106_SUMS_TAB (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_s106_sums_tab_parent_class)->dispose (object);
}

static void
opcc_s106_sums_tab_class_init (OpccS106SumsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_s106_sums_tab_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_card (GtkWidget *grid, const char *title, GtkWidget *said)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (card, "opcc-card");
  gtk_widget_add_css_class (card, "pad");
  gtk_label_set_wrap (GTK_LABEL (said), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (said), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (card), opcc_children_new_label (title, "opcc-section", 0));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), said);
  return card;
}

static void
opcc_s106_sums_tab_init (OpccS106SumsTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *said = opcc_children_new_label (_ ("Money that came back stands apart. “Agreement not "
                                                "here” is for covenants whose agreement is "
                                                "not in the office file."),
                                             "opcc-small opcc-dim", 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->grid = opcc_figure_grid_new (_ ("Section 106 by authority"));
  self->deeds = opcc_figure_grid_new (_ ("What repurposing costs"));
  self->cost = GTK_LABEL (opcc_children_new_label ("", "opcc-small", 0));
  self->cards = box;
  gtk_widget_add_css_class (box, "opcc-page");
  gtk_box_append (GTK_BOX (box), make_card (self->grid, _ ("Money by authority"), said));
  gtk_box_append (GTK_BOX (box),
                  make_card (self->deeds, _ ("What repurposing costs"), GTK_WIDGET (self->cost)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_stack_add_named (self->stack, scroller, "sums");
  gtk_stack_add_named (self->stack,
                       opcc_empty_state_new ("opcc-estates-symbolic", _ ("No agreements yet"),
                                             _ ("Import an authority’s list from the menu.")),
                       "nothing");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/* The money once more as a picture, below the figures. */
static void
add_chart (OpccS106SumsTab *self)
{
  GtkWidget *card = opcc_chart_card_new (self->workspace);

  gtk_widget_set_size_request (card, -1, CHART_HEIGHT);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card), opcc_chart_order_new ("s106-money", NULL));
  gtk_box_append (GTK_BOX (self->cards), card);
}

GtkWidget *
opcc_s106_sums_tab_new (OpccWorkspace *workspace)
{
  OpccS106SumsTab *self = g_object_new (OPCC_TYPE_S106_SUMS_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  add_chart (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, NULL);
  return GTK_WIDGET (self);
}
