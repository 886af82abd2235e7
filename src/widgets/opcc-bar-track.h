/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBarTrack: one bar on its grey track; the words beside it say the same. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OPCC_TYPE_BAR_TRACK (opcc_bar_track_get_type ())
G_DECLARE_FINAL_TYPE (OpccBarTrack, opcc_bar_track, OPCC, BAR_TRACK, GtkWidget)

/* With the style class "past" the track is a value of its own: what was before. */
GtkWidget *opcc_bar_track_new (double value, double track, float thickness);

G_END_DECLS
