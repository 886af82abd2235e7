/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window's parts share: a start without animations, a window, a picture. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Text that breaks what takes it for markup, for short, or for left to right. */
#define OPCC_TEST_HOSTILE "A & B <b>bold</b> \"’\" &amp; ₤"
#define OPCC_TEST_RTL     "مجموعة الحي & <i>أصدقاء</i>"
char *opcc_test_dup_long (void);
/* All three, ends with NULL; static. */
const char *const *opcc_test_hostile (void);

/* Instead of gtk_test_init (): also libadwaita, our style sheet, and no animation. */
void opcc_test_ui_init (int *argc, char ***argv);

/* Shows @widget in an undecorated window of that size; destroy the window. */
GtkWidget *opcc_test_show (GtkWidget *widget, int width, int height);
/* Runs the main loop until nothing is due, or for @ms. */
void opcc_test_settle (void);
void opcc_test_spin (guint ms);
/* Runs the main loop until @done says so; fails the test after 5 seconds. */
typedef gboolean (*OpccTestDone) (gpointer data);
void opcc_test_wait (OpccTestDone done, gpointer data);

void opcc_test_set_dark (gboolean dark);
/* A picture of @widget as it is drawn, and its file in the folder OPCC_TEST_PICTURES, if set. */
GdkTexture *opcc_test_draw (GtkWidget *widget);
void opcc_test_save_picture (GtkWidget *widget, const char *name);
/* How many pixels of @texture have about that colour. */
guint opcc_test_count_pixels (GdkTexture *texture, const char *colour);

/* The first widget below @root of that type whose accessible or own words are @words (nullable). */
GtkWidget *opcc_test_find (GtkWidget *root, GType type, const char *words);
gboolean opcc_test_shows_text (GtkWidget *root, const char *text);
/* Counts into the int behind @count; for signals, swapped. */
void opcc_test_count_cb (int *count);
/* Presses a button, as a key on it would. */
void opcc_test_press (GtkWidget *button);
/* Destroys a window and makes sure that @part, which was in it, is gone with it. */
void opcc_test_close (GtkWidget *window, GtkWidget *part);
/* Takes the last reference of a part that was never shown, or was taken from its window. */
void opcc_test_drop (GtkWidget *widget);

G_END_DECLS
