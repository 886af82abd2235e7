/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingSquares: a square for each application of a marker: done, in hand, still to do. */
#include "opcc-marking-squares.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#define SIDE 12
#define STEP 15
/* Beyond so many they would push the rest of the bar away; then they are packed closer. */
#define MAX_WIDTH 300

struct _OpccMarkingSquares
{
  GtkWidget parent_instance;
  gboolean *done; /* (owned) (nullable) */
  guint n_applications;
  guint now;
};

G_DEFINE_FINAL_TYPE (OpccMarkingSquares, opcc_marking_squares, GTK_TYPE_WIDGET)

static float
get_step (OpccMarkingSquares *self)
{
  if (self->n_applications * STEP <= MAX_WIDTH)
    return STEP;
  return (float) MAX_WIDTH / self->n_applications;
}

static void
opcc_marking_squares_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  OpccMarkingSquares *self = OPCC_MARKING_SQUARES (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? (int) (self->n_applications * get_step (self))
                            : SIDE + 2;
}

static void
opcc_marking_squares_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccMarkingSquares *self = OPCC_MARKING_SQUARES (widget);
  float step = get_step (self);
  float side = MIN (SIDE, step * 0.8f);
  float top = (gtk_widget_get_height (widget) - side) / 2;
  GdkRGBA data;
  GdkRGBA track;
  GdkRGBA mark;
  GdkRGBA ground;

  opcc_colour_find (widget, "opcc_data", &data);
  opcc_colour_find (widget, "opcc_track", &track);
  opcc_colour_find (widget, "opcc_mark", &mark);
  opcc_colour_find (widget, "window_bg_color", &ground);
  for (guint i = 0; i < self->n_applications; i++)
    {
      float x = i * step;
      const GdkRGBA *colour = self->done[i] ? &data : &track;

      if (i == self->now)
        {
          opcc_colour_fill_bar (snapshot, &mark, x, top, side, side, 3);
          opcc_colour_fill_bar (snapshot, self->done[i] ? &data : &ground, x + 2, top + 2, side - 4,
                                side - 4, 2);
        }
      else
        opcc_colour_fill_bar (snapshot, colour, x, top, side, side, 3);
    }
}

static void
opcc_marking_squares_finalize (GObject *object)
{
  g_free (OPCC_MARKING_SQUARES (object)->done);
  G_OBJECT_CLASS (opcc_marking_squares_parent_class)->finalize (object);
}

static void
opcc_marking_squares_class_init (OpccMarkingSquaresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_marking_squares_finalize;
  widget_class->measure = opcc_marking_squares_measure;
  widget_class->snapshot = opcc_marking_squares_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_marking_squares_init (OpccMarkingSquares *self)
{
}

void
opcc_marking_squares_set (OpccMarkingSquares *self,
                          const gboolean *done,
                          guint n_applications,
                          guint now,
                          const char *words)
{
  g_return_if_fail (OPCC_IS_MARKING_SQUARES (self));

  g_free (self->done);
  self->done = g_memdup2 (done, n_applications * sizeof *done);
  self->n_applications = n_applications;
  self->now = now;
  opcc_children_set_name (GTK_WIDGET (self), words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
