/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user at the display: real key and mouse events, through the X server, on a real window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Call once after gtk_init; FALSE where the display is no X server with the XTEST extension. */
gboolean user_sit_down (void);
/* Whether windows are managed, so that one has the keys and a maximised one fills the screen. */
gboolean user_has_window_manager (void);

/* Lets the main loop run. */
void user_wait_milliseconds (guint milliseconds);
/* Runs the main loop until @done says so; FALSE after @milliseconds without it. */
gboolean user_wait_for (gboolean (*done) (gpointer), gpointer data, guint milliseconds);
/* Waits until the window has drawn what has changed. */
void user_wait_drawn (GtkWidget *widget);

/* The first shown widget below @root that says @words, in a label, a button or a tooltip; the
 * button, row or entry around a label is preferred to the label. NULL where there is none. */
GtkWidget *user_find (GtkWidget *root, const char *words);
/* The same among buttons alone, where a title says the same. */
GtkWidget *user_find_button (GtkWidget *root, const char *words);
GtkWidget *user_find_type (GtkWidget *root, GType type, guint skip);
gboolean user_sees (GtkWidget *root, const char *words);
/* All that is written below @root, for messages of a failed test. */
char *user_read (GtkWidget *root);

void user_point_at (GtkWidget *widget);
/* A place in the widget's own pixels. */
void user_point_at_place (GtkWidget *widget, double x, double y);
void user_click (GtkWidget *widget);
void user_click_at (GtkWidget *widget, double x, double y);
/* A click in two: what happens between them happens under the hand. */
void user_hold (GtkWidget *widget);
void user_let_go (void);
void user_drag (GtkWidget *from, double dx, double dy);
/* "Ctrl+k", "Alt+Left", "Return", "4" */
void user_press (const char *keys);
void user_type (const char *text);

/* What stands on the screen. */
gboolean user_take_picture (const char *path);

G_END_DECLS
