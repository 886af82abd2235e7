/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartBelow: a list that is seldom long, and where there is room a chart below it. */
#include "opcc-chart-below.h"

struct _OpccChartBelow
{
  GtkWidget parent_instance;
  GtkWidget *list;
  GtkWidget *card;
  int list_height; /* pixels */
};

G_DEFINE_FINAL_TYPE (OpccChartBelow, opcc_chart_below, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
opcc_chart_below_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The chart asks for no height: it is there where there is some. */
static void
opcc_chart_below_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  OpccChartBelow *self = OPCC_CHART_BELOW (widget);
  int card_minimum;
  int card_natural;

  gtk_widget_measure (self->list, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->card, orientation, -1, &card_minimum, &card_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, card_minimum);
      *natural = MAX (*natural, card_natural);
    }
  else
    *natural += card_natural;
}

static void
opcc_chart_below_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccChartBelow *self = OPCC_CHART_BELOW (widget);
  int card_height;
  gboolean has_room;
  int above;

  gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, width, &card_height, NULL, NULL, NULL);
  has_room = height >= self->list_height + card_height;
  above = has_room ? height - card_height : height;
  gtk_widget_size_allocate (self->list, &(GtkAllocation){ 0, 0, width, above }, -1);
  gtk_widget_set_child_visible (self->card, has_room);
  if (has_room)
    gtk_widget_size_allocate (self->card, &(GtkAllocation){ 0, above, width, card_height }, -1);
}

static void
opcc_chart_below_dispose (GObject *object)
{
  OpccChartBelow *self = OPCC_CHART_BELOW (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_chart_below_parent_class)->dispose (object);
}

static void
opcc_chart_below_class_init (OpccChartBelowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_chart_below_dispose;
  widget_class->get_request_mode = opcc_chart_below_get_request_mode;
  widget_class->measure = opcc_chart_below_measure;
  widget_class->size_allocate = opcc_chart_below_size_allocate;
}

static void
opcc_chart_below_init (OpccChartBelow *self)
{
}

GtkWidget *
opcc_chart_below_new (OpccWorkspace *workspace,
                      GtkWidget *list,
                      int list_height,
                      const OpccChartPlace *place)
{
  OpccChartBelow *self = g_object_new (OPCC_TYPE_CHART_BELOW, NULL);

  self->list = list;
  self->list_height = list_height;
  self->card = opcc_chart_card_new (workspace);
  opcc_chart_card_set_order (OPCC_CHART_CARD (self->card),
                             opcc_chart_order_new (place->name, NULL));
  g_object_set (self->card, "margin-top", 12, "margin-bottom", 18, "margin-start", 24, "margin-end",
                24, NULL);
  gtk_widget_set_size_request (self->card, -1, place->height);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * opcc_chart_below_get_list:
 *
 * Returns: (transfer none): what stands above
 */
GtkWidget *
opcc_chart_below_get_list (OpccChartBelow *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_BELOW (self), NULL);

  return self->list;
}
