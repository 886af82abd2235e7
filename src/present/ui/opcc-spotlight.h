/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSpotlight: dims a slide but for a round place, which the presenter moves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lies over a slide and says nothing to who cannot see it: the slide's words stand below. */
#define OPCC_TYPE_SPOTLIGHT (opcc_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (OpccSpotlight, opcc_spotlight, OPCC, SPOTLIGHT, GtkWidget)

/* @x and @y are parts of its width and height, 0 to 1. */
void opcc_spotlight_light (OpccSpotlight *self, double x, double y);

G_END_DECLS
