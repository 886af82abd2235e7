/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours by the names the style sheet gives them, for parts that draw themselves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name: "opcc_data", "opcc_cat_1" … A name the style sheet lacks gives the text colour. */
void opcc_colour_find (GtkWidget *widget, const char *name, GdkRGBA *colour);
/* A filled bar with round ends. */
void opcc_colour_fill_bar (GtkSnapshot *snapshot,
                           const GdkRGBA *colour,
                           float x,
                           float y,
                           float width,
                           float height,
                           float radius);
/* Draws @text in the widget's font at @points and returns its width; @xalign 0 left to 1 right of
 * @x. */
float opcc_colour_draw_text (GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const GdkRGBA *colour,
                             const char *text,
                             double points,
                             gboolean bold,
                             float x,
                             float middle_y,
                             float xalign);

G_END_DECLS
