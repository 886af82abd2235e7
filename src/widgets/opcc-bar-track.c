/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBarTrack: one bar on its grey track; the words beside it say the same. */
#include "opcc-bar-track.h"

#include "opcc-colours.h"

struct _OpccBarTrack
{
  GtkWidget parent_instance;
  double value;    /* 0 to 1 of the width */
  double track;    /* 0 to 1 of the width */
  float thickness; /* px */
};

G_DEFINE_FINAL_TYPE (OpccBarTrack, opcc_bar_track, GTK_TYPE_WIDGET)

static void
opcc_bar_track_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : 8;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 108 : 8;
}

static void
opcc_bar_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccBarTrack *self = OPCC_BAR_TRACK (widget);
  float width = gtk_widget_get_width (widget);
  float top = (gtk_widget_get_height (widget) - self->thickness) / 2.0f;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float track = width * self->track;
  float value = width * self->value;
  GdkRGBA colour;

  opcc_colour_find (widget,
                    gtk_widget_has_css_class (widget, "past") ? "opcc_data_past" : "opcc_track",
                    &colour);
  opcc_colour_fill_bar (snapshot, &colour, rtl ? width - track : 0, top, track, self->thickness,
                        self->thickness / 2);
  opcc_colour_find (widget, "opcc_data", &colour);
  opcc_colour_fill_bar (snapshot, &colour, rtl ? width - value : 0, top, value, self->thickness,
                        self->thickness / 2);
}

static void
opcc_bar_track_class_init (OpccBarTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = opcc_bar_track_measure;
  widget_class->snapshot = opcc_bar_track_snapshot;
  /* The words beside it say the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
opcc_bar_track_init (OpccBarTrack *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * opcc_bar_track_new:
 * @value: length of the bar, 0 to 1 of the width
 * @track: length of the track, 0 to 1 of the width
 * @thickness: pixels
 */
GtkWidget *
opcc_bar_track_new (double value, double track, float thickness)
{
  OpccBarTrack *self = g_object_new (OPCC_TYPE_BAR_TRACK, NULL);

  self->value = CLAMP (value, 0, 1);
  self->track = CLAMP (track, 0, 1);
  self->thickness = thickness;
  return GTK_WIDGET (self);
}
