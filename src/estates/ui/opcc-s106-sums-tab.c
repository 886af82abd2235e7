/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of section 106 by authority: promised, secured to spent, what came back, requests. */
#include "opcc-s106-sums-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-figure-grid.h"
#include "opcc-page.h"
#include "opcc-s106-sums.h"

#define OPCC_TYPE_S106_SUMS_TAB (opcc_s106_sums_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106SumsTab, opcc_s106_sums_tab, OPCC, S106_SUMS_TAB, GtkWidget)

struct _OpccS106SumsTab
{
  GtkWidget parent_instance;
  GtkWidget *grid;
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

static gpointer
sum_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_s106_sums_list (db, error);
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccS106SumsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sums = NULL;

  if (self->workspace == NULL)
    return;
  sums = opcc_workspace_run_finish (self->workspace, result, &error);
  if (sums != NULL)
    show (self, sums);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
changed_cb (OpccS106SumsTab *self, const char *const *kinds)
{
  gboolean is_ours = kinds == NULL;

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    is_ours |= g_str_has_prefix (kinds[i], "s106_");
  if (is_ours)
    opcc_workspace_run (self->workspace, sum_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                        NULL, summed_cb, g_object_ref (self));
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

static void
opcc_s106_sums_tab_init (OpccS106SumsTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *said = opcc_children_new_label (_ ("Money that came back stands apart. “Agreement not "
                                                "here” is for covenants whose agreement is "
                                                "not in the office file."),
                                             "opcc-small opcc-dim", 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->grid = opcc_figure_grid_new (_ ("Section 106 by authority"));
  gtk_label_set_wrap (GTK_LABEL (said), TRUE);
  g_object_set (box, "margin-top", 14, "margin-bottom", 14, "margin-start", 24, "margin-end", 24,
                NULL);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), said);
  gtk_stack_add_named (self->stack, box, "sums");
  gtk_stack_add_named (self->stack,
                       opcc_empty_state_new ("opcc-estates-symbolic", _ ("No agreements yet"),
                                             _ ("Import an authority’s list from the menu.")),
                       "nothing");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
opcc_s106_sums_tab_new (OpccWorkspace *workspace)
{
  OpccS106SumsTab *self = g_object_new (OPCC_TYPE_S106_SUMS_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, NULL);
  return GTK_WIDGET (self);
}
