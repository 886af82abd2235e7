/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the tour works the window: it waits for what it expects, and for nothing else. */
#pragma once

#include "opcc-desk.h"
#include "opcc-window.h"

G_BEGIN_DECLS

typedef struct
{
  OpccDesk *desk;
  GtkWidget *window; /* (unowned) */
  char *folder;      /* (owned) files and pictures are left here */
  gboolean pictures;
  guint n_pictures;
} Tour;

OpccStore *tour_get_store (Tour *tour);

/* Ends the program with what is on the screen. */
void tour_give_up (GtkWidget *root, const char *what, const char *words);
/* Runs the main loop until @done says so, or gives up. */
void tour_wait_for (gboolean (*done) (gpointer),
                    gpointer data,
                    GtkWidget *root,
                    const char *what,
                    const char *words);

/* Waits until the words are to be read. */
GtkWidget *tour_expect_in (GtkWidget *root, const char *words);
GtkWidget *tour_expect (Tour *tour, const char *words);
void tour_expect_no (Tour *tour, const char *words);
/* What a user does is written a moment later: waits until @sql gives @wanted. */
void tour_expect_count (Tour *tour, const char *sql, gint64 wanted);

void tour_click_in (Tour *tour, GtkWidget *root, const char *words);
void tour_click_on (Tour *tour, const char *words);
void tour_press (Tour *tour, const char *keys);
/* A tab of a round, from wherever the window is. */
void tour_open_round (Tour *tour, const char *round, const char *tab);
/* Tab by Tab, as one goes who has no mouse, to a button of the page, and presses it. */
void tour_press_button_by_keys (Tour *tour, const char *words);
/* The same the other way about, to what stands after a long list. */
void tour_press_button_from_end (Tour *tour, const char *words);

/* Tab by Tab into the first table of the page that comes, and row by row down to the record of
 * that number. */
void tour_go_to_record (Tour *tour, gint64 n);

GtkWidget *tour_expect_dialog (Tour *tour);
/* Waits until the dialog is gone. */
void tour_expect_closed (Tour *tour);
/* Tab by Tab to the row of a form that has that title, from wherever the focus is. */
void tour_go_to_field (GtkWidget *dialog, const char *title);
/* Fills in a row of a form by keys alone: what is typed, or the option @down places below
 * the first. */
void tour_type_into (GtkWidget *dialog, const char *title, const char *words);
/* Something of the menu behind a button, whose tooltip is @button: down to it by keys. */
void tour_choose_in_menu (Tour *tour, const char *button, const char *item);
void tour_choose_in (GtkWidget *dialog, const char *title, guint down);
/* Saves the form by its key and waits until the dialog is gone. */
void tour_apply_form (Tour *tour, GtkWidget *dialog);
/* Presses the button of that name and waits until the dialog is gone. */
void tour_press_verb (Tour *tour, GtkWidget *dialog, const char *verb);
/* In the file chooser that is about to appear. */
void tour_choose_file (Tour *tour, const char *path);
/* A file that is saved by the button @words, and @done is told; (transfer full): its path. */
char *tour_save_file (Tour *tour, const char *words, const char *name, const char *done);

/* Kept in the folder, where pictures are wanted. */
void tour_take_picture (Tour *tour, const char *name);

G_END_DECLS
