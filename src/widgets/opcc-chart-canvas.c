/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartCanvas: the drawing of a chart alone. */
#include "opcc-chart-canvas.h"

#include "opcc-chart-inks.h"

#include <math.h>

#define LEAST_WIDTH   280
#define NATURAL_WIDTH 560

struct _OpccChartCanvas
{
  GtkWidget parent_instance;
  OpccChart *chart;        /* (owned) (nullable) */
  OpccChartLayout *layout; /* (owned) (nullable) until it is asked for */
  int measured_width;      /* for which @measured_height was found, -1: none */
  int measured_height;
  guint n_draws;
};

G_DEFINE_FINAL_TYPE (OpccChartCanvas, opcc_chart_canvas, GTK_TYPE_WIDGET)

/* Sizes of type are in points, and follow the user's text size. */
static double
get_scale (OpccChartCanvas *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1;
}

static void
forget_layout (OpccChartCanvas *self)
{
  g_clear_pointer (&self->layout, opcc_chart_layout_free);
  self->measured_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
find_height (OpccChartCanvas *self, int width)
{
  if (self->measured_width != width)
    {
      self->measured_height =
          (int) ceil (opcc_chart_layout_find_height (self->chart, width, get_scale (self)));
      self->measured_width = width;
    }
  return self->measured_height;
}

static GtkSizeRequestMode
opcc_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
opcc_chart_canvas_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  OpccChartCanvas *self = OPCC_CHART_CANVAS (widget);

  if (self->chart == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = find_height (self, for_size < 0 ? NATURAL_WIDTH : for_size);
}

static void
opcc_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccChartCanvas *self = OPCC_CHART_CANVAS (widget);
  const OpccChartLayout *layout = opcc_chart_canvas_get_layout (self);
  OpccChartColours colours;
  cairo_t *cairo;

  if (layout == NULL)
    return;
  opcc_chart_inks_find (widget, &colours);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) layout->width,
                                                                    (float) layout->height));
  opcc_chart_layout_draw (layout, cairo, &colours);
  cairo_destroy (cairo);
  self->n_draws++;
}

static void
opcc_chart_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (opcc_chart_canvas_parent_class)->system_setting_changed (widget, setting);
  forget_layout (OPCC_CHART_CANVAS (widget));
}

static void
opcc_chart_canvas_dispose (GObject *object)
{
  OpccChartCanvas *self = OPCC_CHART_CANVAS (object);

  if (self->chart != NULL)
    g_signal_handlers_disconnect_by_func (self->chart, forget_layout, self);
  g_clear_object (&self->chart);
  g_clear_pointer (&self->layout, opcc_chart_layout_free);
  G_OBJECT_CLASS (opcc_chart_canvas_parent_class)->dispose (object);
}

static void
opcc_chart_canvas_class_init (OpccChartCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_chart_canvas_dispose;
  widget_class->get_request_mode = opcc_chart_canvas_get_request_mode;
  widget_class->measure = opcc_chart_canvas_measure;
  widget_class->snapshot = opcc_chart_canvas_snapshot;
  widget_class->system_setting_changed = opcc_chart_canvas_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
opcc_chart_canvas_init (OpccChartCanvas *self)
{
  self->measured_width = -1;
}

GtkWidget *
opcc_chart_canvas_new (void)
{
  return g_object_new (OPCC_TYPE_CHART_CANVAS, NULL);
}

void
opcc_chart_canvas_set_chart (OpccChartCanvas *self, OpccChart *chart)
{
  g_return_if_fail (OPCC_IS_CHART_CANVAS (self));
  if (self->chart != NULL)
    g_signal_handlers_disconnect_by_func (self->chart, forget_layout, self);
  g_set_object (&self->chart, chart);
  if (chart != NULL)
    g_signal_connect_swapped (chart, "changed", G_CALLBACK (forget_layout), self);
  forget_layout (self);
}

OpccChart *
opcc_chart_canvas_get_chart (OpccChartCanvas *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_CANVAS (self), NULL);
  return self->chart;
}

const OpccChartLayout *
opcc_chart_canvas_get_layout (OpccChartCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->chart == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->layout != NULL && (self->layout->width != width || self->layout->height != height))
    g_clear_pointer (&self->layout, opcc_chart_layout_free);
  if (self->layout == NULL)
    self->layout = opcc_chart_layout_new (self->chart, width, height, get_scale (self));
  return self->layout;
}

guint
opcc_chart_canvas_get_draws (OpccChartCanvas *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_CANVAS (self), 0);
  return self->n_draws;
}
