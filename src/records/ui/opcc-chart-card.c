/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartCard: a chart of a domain by its name, drawn from the office file and kept up to date.
 */
#include "opcc-chart-card.h"

#include "opcc-chart-view.h"
#include "opcc-page.h"

struct _OpccChartCard
{
  GtkWidget parent_instance;
  OpccWorkspace *workspace;  /* (owned) */
  OpccChartOrder *order;     /* (owned) (nullable) until there is one */
  GCancellable *cancellable; /* (owned) (nullable) while one is being drawn */
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (OpccChartCard, opcc_chart_card, GTK_TYPE_WIDGET)

static gpointer
draw_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_chart_order_draw (data, db, error);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccChartCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccChart) chart = opcc_workspace_run_finish (self->workspace, result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another one is under way, or nobody looks any more */
  g_clear_object (&self->cancellable);
  if (chart != NULL)
    opcc_chart_view_set_chart (OPCC_CHART_VIEW (self->view), chart);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
draw (OpccChartCard *self)
{
  if (self->order == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  opcc_workspace_run (self->workspace, draw_job, opcc_chart_order_copy (self->order),
                      (GDestroyNotify) opcc_chart_order_free, g_object_unref, self->cancellable,
                      drawn_cb, g_object_ref (self));
}

static void
opcc_chart_card_dispose (GObject *object)
{
  OpccChartCard *self = OPCC_CHART_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_handlers_disconnect_by_func (self->workspace, draw, self);
  g_clear_pointer (&self->order, opcc_chart_order_free);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_chart_card_parent_class)->dispose (object);
}

static void
opcc_chart_card_finalize (GObject *object)
{
  g_object_unref (OPCC_CHART_CARD (object)->workspace); /* until now for what was still under way */
  G_OBJECT_CLASS (opcc_chart_card_parent_class)->finalize (object);
}

static void
opcc_chart_card_class_init (OpccChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_chart_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_chart_card_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_chart_card_init (OpccChartCard *self)
{
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ "opcc-card", "pad", NULL });
  self->view = opcc_chart_view_new (NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

GtkWidget *
opcc_chart_card_new (OpccWorkspace *workspace)
{
  OpccChartCard *self = g_object_new (OPCC_TYPE_CHART_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (draw), self);
  return GTK_WIDGET (self);
}

void
opcc_chart_card_set_order (OpccChartCard *self, OpccChartOrder *order)
{
  g_return_if_fail (OPCC_IS_CHART_CARD (self));
  g_clear_pointer (&self->order, opcc_chart_order_free);
  self->order = order;
  draw (self);
}

static GtkWidget *
make_placed (OpccWorkspace *workspace, const OpccChartPlace *place)
{
  GtkWidget *card = opcc_chart_card_new (workspace);

  gtk_widget_set_size_request (card, -1, place->height);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card), opcc_chart_order_new (place->name, NULL));
  return card;
}

GtkWidget *
opcc_chart_card_new_column (OpccWorkspace *workspace, const OpccChartPlace *places)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "opcc-page");
  for (; places->name != NULL; places++)
    gtk_box_append (GTK_BOX (box), make_placed (workspace, places));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

GtkWidget *
opcc_chart_card_new_flow (OpccWorkspace *workspace, const OpccChartPlace *places)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_widget_add_css_class (flow, "opcc-flow");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 18);
  for (; places->name != NULL; places++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();

      /* What takes the keyboard is the picture in it. */
      gtk_widget_set_focusable (place, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), make_placed (workspace, places));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), place);
    }
  return flow;
}
