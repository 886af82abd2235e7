/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartDrawing: a chart that is walked by keyboard point by point, and says what is pointed at.
 */
#include "opcc-chart-drawing.h"

#include "opcc-chart-canvas.h"
#include "opcc-chart-table.h"
#include "opcc-children.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RING_GAP   3 /* from the mark to the ring, which is drawn in it */
#define LEAST_RING 12
#define HINT_GAP   8
#define HINT_CHARS 44
#define TO_FIRST   (-G_MAXINT)
#define TO_LAST    G_MAXINT

struct _OpccChartDrawing
{
  GtkWidget parent_instance;
  GtkWidget *canvas;
  GtkWidget *ring; /* above the canvas, so that neither redraws it */
  GtkWidget *hint;
  int point;   /* walked to, -1: none */
  int pointed; /* under the pointer, -1: none */
};

G_DEFINE_FINAL_TYPE (OpccChartDrawing, opcc_chart_drawing, GTK_TYPE_WIDGET)

static const OpccChartPoint *
get_point (OpccChartDrawing *self, int point)
{
  const OpccChartLayout *layout = opcc_chart_canvas_get_layout (OPCC_CHART_CANVAS (self->canvas));

  if (layout == NULL || point < 0 || (guint) point >= layout->points->len)
    return NULL;
  return &g_array_index (layout->points, OpccChartPoint, point);
}

/* The pointer comes before the keys: it is where the eye is. */
static int
find_hinted (OpccChartDrawing *self)
{
  if (self->pointed >= 0)
    return self->pointed;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? self->point : -1;
}

static void
name_drawing (OpccChartDrawing *self)
{
  OpccChart *chart = opcc_chart_drawing_get_chart (self);
  const OpccChartPoint *point =
      gtk_widget_has_focus (GTK_WIDGET (self)) ? get_point (self, self->point) : NULL;
  const char *title = chart != NULL ? chart->texts[OPCC_CHART_TITLE] : NULL;
  g_autofree char *words = NULL;

  /* Translators: what a screen reader says of a value: the value, which it is, of how many. */
  if (point != NULL)
    words = g_strdup_printf (_ ("%s (%d of %u)"), point->words, self->point + 1,
                             opcc_chart_drawing_get_n_points (self));
  else
    words = g_strdup (title != NULL ? title : _ ("Chart without a title"));
  opcc_children_set_name (GTK_WIDGET (self), words);
}

/* Ring and hint follow; the canvas below them stays as it was drawn. */
static void
show_points (OpccChartDrawing *self)
{
  const OpccChartPoint *hinted = get_point (self, find_hinted (self));
  gboolean has_focus = gtk_widget_has_focus (GTK_WIDGET (self));

  if (hinted != NULL)
    gtk_label_set_text (GTK_LABEL (self->hint), hinted->words);
  gtk_widget_set_child_visible (self->hint, hinted != NULL);
  gtk_widget_set_child_visible (self->ring, has_focus);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  name_drawing (self);
}

static void
describe (OpccChartDrawing *self)
{
  OpccChart *chart = opcc_chart_drawing_get_chart (self);
  g_autofree char *text = chart != NULL ? opcc_chart_make_text (chart) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  self->pointed = -1;
  self->point = MIN (self->point, (int) opcc_chart_drawing_get_n_points (self) - 1);
  show_points (self);
}

/* Who comes by keyboard stands on the first value; it may have the focus before it has a size. */
static void
begin_walk (OpccChartDrawing *self)
{
  const OpccChartPoint *first = get_point (self, 0);

  if (self->point >= 0 || first == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  self->point = 0;
  gtk_label_set_text (GTK_LABEL (self->hint), first->words);
  gtk_widget_set_child_visible (self->hint, TRUE);
  name_drawing (self);
}

/* --- where ring and hint stand --------------------------------------------------------------- */

static void
place_ring (OpccChartDrawing *self, int width, int height)
{
  const OpccChartLayout *layout = opcc_chart_canvas_get_layout (OPCC_CHART_CANVAS (self->canvas));
  double box[4] = { 0, 0, width, height };
  GtkAllocation place;

  if (get_point (self, self->point) != NULL)
    {
      opcc_chart_layout_find_mark (layout, (guint) self->point, box);
      for (guint i = 0; i < 2; i++) /* a short bar has a ring to be seen, too */
        {
          double more = MAX (LEAST_RING - box[i + 2], 0);

          box[i] -= more / 2 + RING_GAP;
          box[i + 2] += more + 2 * RING_GAP;
        }
    }
  place.x = (int) floor (CLAMP (box[0], 0, width - 1));
  place.y = (int) floor (CLAMP (box[1], 0, height - 1));
  place.width = (int) ceil (MIN (box[0] + box[2], width)) - place.x;
  place.height = (int) ceil (MIN (box[1] + box[3], height)) - place.y;
  gtk_widget_size_allocate (self->ring, &place, -1);
}

/* Above the mark where there is room, else below it; never beyond the edges. */
static void
place_hint (OpccChartDrawing *self, int width, int height)
{
  const OpccChartLayout *layout = opcc_chart_canvas_get_layout (OPCC_CHART_CANVAS (self->canvas));
  int point = find_hinted (self);
  GtkAllocation place = { 0 };
  GtkRequisition least;
  double box[4];

  if (get_point (self, point) == NULL)
    {
      gtk_widget_set_child_visible (self->hint, FALSE);
      return;
    }
  opcc_chart_layout_find_mark (layout, (guint) point, box);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_HORIZONTAL, -1, &least.width, &place.width, NULL,
                      NULL);
  place.width = MAX (MIN (place.width, width), least.width);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, place.width, &least.height,
                      &place.height, NULL, NULL);
  place.x = (int) CLAMP (box[0] + box[2] / 2 - place.width / 2.0, 0, MAX (width - place.width, 0));
  place.y = (int) (box[1] - place.height - HINT_GAP);
  if (place.y < 0)
    place.y = (int) MIN (box[1] + box[3] + HINT_GAP, MAX (height - place.height, 0));
  gtk_widget_size_allocate (self->hint, &place, -1);
}

static void
opcc_chart_drawing_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccChartDrawing *self = OPCC_CHART_DRAWING (widget);

  gtk_widget_size_allocate (self->canvas, &(GtkAllocation){ 0, 0, width, height }, -1);
  begin_walk (self);
  if (gtk_widget_get_child_visible (self->ring))
    place_ring (self, width, height);
  if (gtk_widget_get_child_visible (self->hint))
    place_hint (self, width, height);
}

static GtkSizeRequestMode
opcc_chart_drawing_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
opcc_chart_drawing_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (OPCC_CHART_DRAWING (widget)->canvas, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

/* --- keys and pointer ------------------------------------------------------------------------ */

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccChartDrawing *self = OPCC_CHART_DRAWING (widget);
  int step;

  g_variant_get (args, "(i)", &step);
  if (opcc_chart_drawing_get_n_points (self) == 0)
    return FALSE;
  self->pointed = -1;
  if (step == TO_FIRST || step == TO_LAST)
    opcc_chart_drawing_set_point (self, step == TO_FIRST ? 0 : G_MAXINT);
  else
    opcc_chart_drawing_set_point (self, MAX (self->point + step, 0));
  return TRUE;
}

/* What comes up by itself must go away without moving pointer or focus (WCAG 1.4.13). */
static gboolean
dismiss_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccChartDrawing *self = OPCC_CHART_DRAWING (widget);

  if (!gtk_widget_get_child_visible (self->hint))
    return FALSE;
  self->pointed = -1;
  gtk_widget_set_child_visible (self->hint, FALSE);
  return TRUE;
}

static int
find_point_at (OpccChartDrawing *self, double x, double y)
{
  const OpccChartLayout *layout = opcc_chart_canvas_get_layout (OPCC_CHART_CANVAS (self->canvas));

  return layout != NULL ? opcc_chart_layout_find_point (layout, x, y) : -1;
}

static void
motion_cb (OpccChartDrawing *self, double x, double y)
{
  int point = find_point_at (self, x, y);

  if (point == self->pointed)
    return;
  self->pointed = point;
  show_points (self);
}

static void
left_cb (OpccChartDrawing *self)
{
  if (self->pointed < 0)
    return;
  self->pointed = -1;
  show_points (self);
}

static void
pressed_cb (OpccChartDrawing *self, int n_presses, double x, double y)
{
  int point = find_point_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (point >= 0)
    opcc_chart_drawing_set_point (self, point);
}

static void
focused_cb (OpccChartDrawing *self)
{
  begin_walk (self);
  show_points (self);
}

static void
add_controllers (OpccChartDrawing *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self, "notify::has-focus", G_CALLBACK (focused_cb), self);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint pad;
    int step;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1 },       { GDK_KEY_Up, GDK_KEY_KP_Up, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1 },      { GDK_KEY_Down, GDK_KEY_KP_Down, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, TO_FIRST }, { GDK_KEY_End, GDK_KEY_KP_End, TO_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, walk_cb, "(i)", keys[i].step);
      gtk_widget_class_add_binding (widget_class, keys[i].pad, 0, walk_cb, "(i)", keys[i].step);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, dismiss_cb, NULL);
}

static void
opcc_chart_drawing_dispose (GObject *object)
{
  OpccChartDrawing *self = OPCC_CHART_DRAWING (object);

  g_signal_handlers_disconnect_by_func (self, focused_cb, self);
  if (self->canvas != NULL)
    opcc_chart_drawing_set_chart (self, NULL);
  self->canvas = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_chart_drawing_parent_class)->dispose (object);
}

static void
opcc_chart_drawing_class_init (OpccChartDrawingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_chart_drawing_dispose;
  widget_class->size_allocate = opcc_chart_drawing_size_allocate;
  widget_class->get_request_mode = opcc_chart_drawing_get_request_mode;
  widget_class->measure = opcc_chart_drawing_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
  bind_keys (widget_class);
}

static GtkWidget *
add_above (OpccChartDrawing *self, GType type, const char *css_class)
{
  GtkWidget *child = g_object_new (type, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "can-target", FALSE, NULL);

  gtk_widget_add_css_class (child, css_class);
  gtk_widget_set_child_visible (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static void
opcc_chart_drawing_init (OpccChartDrawing *self)
{
  self->point = -1;
  self->pointed = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->canvas = opcc_chart_canvas_new ();
  gtk_widget_set_parent (self->canvas, GTK_WIDGET (self));
  self->ring = add_above (self, GTK_TYPE_BOX, "opcc-chart-ring");
  self->hint = add_above (self, GTK_TYPE_LABEL, "opcc-chart-hint");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), HINT_CHARS);
  add_controllers (self);
  describe (self);
}

GtkWidget *
opcc_chart_drawing_new (void)
{
  return g_object_new (OPCC_TYPE_CHART_DRAWING, NULL);
}

void
opcc_chart_drawing_set_chart (OpccChartDrawing *self, OpccChart *chart)
{
  OpccChart *old;

  g_return_if_fail (OPCC_IS_CHART_DRAWING (self));
  old = opcc_chart_drawing_get_chart (self);
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, describe, self);
  opcc_chart_canvas_set_chart (OPCC_CHART_CANVAS (self->canvas), chart);
  if (chart != NULL)
    g_signal_connect_swapped (chart, "changed", G_CALLBACK (describe), self);
  describe (self);
}

OpccChart *
opcc_chart_drawing_get_chart (OpccChartDrawing *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_DRAWING (self), NULL);
  return opcc_chart_canvas_get_chart (OPCC_CHART_CANVAS (self->canvas));
}

int
opcc_chart_drawing_get_point (OpccChartDrawing *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_DRAWING (self), -1);
  return self->point;
}

void
opcc_chart_drawing_set_point (OpccChartDrawing *self, int point)
{
  int n;

  g_return_if_fail (OPCC_IS_CHART_DRAWING (self));
  n = (int) opcc_chart_drawing_get_n_points (self);
  self->point = n > 0 ? CLAMP (point, 0, n - 1) : -1;
  show_points (self);
}

guint
opcc_chart_drawing_get_n_points (OpccChartDrawing *self)
{
  const OpccChartLayout *layout;

  g_return_val_if_fail (OPCC_IS_CHART_DRAWING (self), 0);
  layout = opcc_chart_canvas_get_layout (OPCC_CHART_CANVAS (self->canvas));
  return layout != NULL ? layout->points->len : 0;
}

guint
opcc_chart_drawing_get_draws (OpccChartDrawing *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_DRAWING (self), 0);
  return opcc_chart_canvas_get_draws (OPCC_CHART_CANVAS (self->canvas));
}
