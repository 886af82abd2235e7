/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSpotlight: dims a slide but for a round place, which the presenter moves. */
#include "opcc-spotlight.h"

/* Radius of the place, in parts of the height: about two rows of a table. */
#define RADIUS 0.13f
/* The edge is soft from here on, in parts of the radius. */
#define SOFT 0.94f

struct _OpccSpotlight
{
  GtkWidget parent_instance;
  float x;
  float y;
};

G_DEFINE_FINAL_TYPE (OpccSpotlight, opcc_spotlight, GTK_TYPE_WIDGET)

static void
opcc_spotlight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GskColorStop stops[] = {
    { SOFT, { 0, 0, 0, 0 } },
    { 1.0f, { 0, 0, 0, 0.55f } },
  };
  OpccSpotlight *self = OPCC_SPOTLIGHT (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  gtk_snapshot_append_radial_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                       &GRAPHENE_POINT_INIT (self->x * width, self->y * height),
                                       RADIUS * height, RADIUS * height, 0, 1, stops,
                                       G_N_ELEMENTS (stops));
}

static void
opcc_spotlight_class_init (OpccSpotlightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = opcc_spotlight_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "spotlight");
}

static void
opcc_spotlight_init (OpccSpotlight *self)
{
  self->x = self->y = 0.5f;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

void
opcc_spotlight_light (OpccSpotlight *self, double x, double y)
{
  g_return_if_fail (OPCC_IS_SPOTLIGHT (self));

  self->x = (float) x;
  self->y = (float) y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
