/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round from spreadsheet to publication in the real window, by keys and mouse, with pictures. */
#include <glib/gstdio.h>
#include <locale.h>

#include "opcc-desk.h"
#include "opcc-window.h"
#include "user.h"

#define PATIENCE 20000 /* milliseconds; a busy machine under the sanitizers is slow */

typedef struct
{
  OpccDesk *desk;
  GtkWidget *window; /* (unowned) */
  const char *folder;
  guint n_pictures;
  gboolean finished;
} Tour;

typedef struct
{
  GtkWidget *root;
  const char *words;
} Sight;

static gboolean
is_seen (gpointer data)
{
  Sight *sight = data;

  return user_sees (sight->root, sight->words);
}

static gboolean
is_gone (gpointer data)
{
  return !is_seen (data);
}

static void
give_up (GtkWidget *root, const char *what, const char *words)
{
  g_autofree char *there = user_read (root);

  user_take_picture ("failed.png");
  g_printerr ("The tour %s “%s”. On the screen stands:\n%s", what, words, there);
  exit (1);
}

static GtkWidget *
expect_in (GtkWidget *root, const char *words)
{
  Sight sight = { root, words };

  if (!user_wait_for (is_seen, &sight, PATIENCE))
    give_up (root, "waited in vain for", words);
  return user_find (root, words);
}

static GtkWidget *
expect (Tour *tour, const char *words)
{
  return expect_in (tour->window, words);
}

static void
expect_no (Tour *tour, const char *words)
{
  Sight sight = { tour->window, words };

  if (!user_wait_for (is_gone, &sight, PATIENCE))
    give_up (tour->window, "still sees", words);
}

static void
click_on (Tour *tour, const char *words)
{
  GtkWidget *target = expect (tour, words);

  user_wait_drawn (tour->window);
  user_click (target);
}

/* --- windows -------------------------------------------------------------------------------- */

/* Any window over the main one: a dialog, an assistant, a file chooser. */
static GtkWindow *
find_dialog (Tour *tour)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != tour->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

static GtkWindow *
expect_dialog (Tour *tour)
{
  if (!user_wait_for (has_dialog, tour, PATIENCE))
    give_up (tour->window, "waited for a dialog after", "the last step");
  user_wait_milliseconds (300);
  return find_dialog (tour);
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog (data) == NULL;
}

static void
expect_dialog_closed (Tour *tour)
{
  GtkWindow *dialog = find_dialog (tour);

  if (!user_wait_for (has_no_dialog, tour, PATIENCE))
    give_up (GTK_WIDGET (dialog), "still sees a dialog after", "its verb was pressed");
}

/* The button, not a title that says the same. */
static void
press_verb (Tour *tour, GtkWindow *dialog, const char *verb)
{
  expect_in (GTK_WIDGET (dialog), verb);
  user_click (user_find_button (GTK_WIDGET (dialog), verb));
  expect_dialog_closed (tour);
}

/* --- pictures ------------------------------------------------------------------------------- */

static void
take_picture (Tour *tour, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", ++tour->n_pictures, name);

  user_wait_milliseconds (400);
  user_wait_drawn (tour->window);
  if (!user_take_picture (file))
    give_up (tour->window, "could not take the picture", name);
  g_print ("%s\n", file);
}

/* --- the stations --------------------------------------------------------------------------- */

static void
open_sample (Tour *tour)
{
  expect (tour, "Open the sample office");
  take_picture (tour, "welcome");
  click_on (tour, "Open the sample office");
  expect (tour, "Round 3 · 2023/24");
  take_picture (tour, "rounds");
}

static void
go_to_rounds (Tour *tour)
{
  click_on (tour, "Grants");
  expect (tour, "Round 1 · 2023/24");
  user_wait_milliseconds (300);
}

static void
open_round (Tour *tour, const char *round, const char *tab)
{
  go_to_rounds (tour);
  click_on (tour, round);
  click_on (tour, tab);
  user_wait_milliseconds (500);
}

static void
type_file (const char *path)
{
  /* In GTK's chooser a path that is typed goes into the field for it. */
  user_type (path);
  user_wait_milliseconds (600);
  user_press ("Return");
}

static void
import_applications (Tour *tour)
{
  g_autofree char *path = g_canonicalize_filename (g_getenv ("OPCC_TOUR_FILE"), NULL);
  GtkWindow *dialog;

  open_round (tour, "Round 3 · 2023/24", "Applications");
  expect (tour, "No applications yet");
  take_picture (tour, "nothing-yet");
  user_press ("Ctrl+i");
  dialog = expect_dialog (tour);
  user_click (expect_in (GTK_WIDGET (dialog), "Choose file…"));
  user_wait_milliseconds (1500);
  type_file (path);
  expect_in (GTK_WIDGET (dialog), "Preview");
  take_picture (tour, "import-columns");
  user_click (user_find (GTK_WIDGET (dialog), "Preview"));
  expect_in (GTK_WIDGET (dialog), "Import 8 applications");
  take_picture (tour, "import-preview");
  user_click (user_find (GTK_WIDGET (dialog), "Import 8 applications"));
  expect_dialog_closed (tour);
  expect (tour, "Candle Street Archive");
  take_picture (tour, "imported");
}

/* From the list of applications on no hand touches the mouse. */
static void
mark_by_keys (Tour *tour)
{
  open_round (tour, "Round 2 · 2023/24", "Marking");
  click_on (tour, "Who is marking?");
  user_wait_milliseconds (400);
  user_press ("Down");
  user_press ("Return");
  click_on (tour, "Share applications out…");
  press_verb (tour, expect_dialog (tour), "Share out");
  expect (tour, "Go on marking");
  take_picture (tour, "marking-list");
  click_on (tour, "Go on marking");
  expect (tour, "Declare a conflict…");
  user_press ("4");
  user_press ("4");
  user_press ("3");
  user_press ("k");
  user_press ("c");
  user_type ("Targets are named; ask for a starting figure.");
  user_press ("Escape");
  user_press ("j");
  user_wait_milliseconds (600);
  take_picture (tour, "marking");
  user_press ("4");
  user_press ("5");
  user_press ("3");
  expect (tour, "Submit and go on");
  user_press ("n");
  expect_no (tour, "Submit and go on");
  take_picture (tour, "marked");
}

static void
settle_moderation (Tour *tour)
{
  GtkWindow *dialog;

  open_round (tour, "Round 1 · 2023/24", "Overview");
  expect (tour, "What is next");
  take_picture (tour, "overview");
  click_on (tour, "Applications");
  expect (tour, "Second Chance Radio");
  take_picture (tour, "applications");
  click_on (tour, "To settle");
  expect_no (tour, "Saffron Tree Women’s Group");
  user_press ("Ctrl+a");
  click_on (tour, "Settle…");
  dialog = expect_dialog (tour);
  user_type ("Both markers were heard; the mean stands.");
  take_picture (tour, "settle");
  press_verb (tour, dialog, "Settle");
}

static void
decide_awards (Tour *tour)
{
  GtkWindow *dialog;

  click_on (tour, "Awards");
  expect (tour, "Linnet House");
  user_wait_milliseconds (1500);
  take_picture (tour, "award-board");
  user_press ("Alt+Up");
  user_wait_milliseconds (500);
  take_picture (tour, "line-moved");
  user_press ("Alt+Down");
  user_press ("Ctrl+Shift+Return");
  dialog = expect_dialog (tour);
  user_type ("EXE0031-23");
  user_press ("Tab");
  user_type ("They lower the harm that the Police and Crime Plan names first.");
  user_press ("Tab");
  user_press ("Tab");
  user_type ("Projects underspend; agreed with the Treasurer.");
  take_picture (tour, "decide");
  press_verb (tour, dialog, "Record decision");
}

static void
undo_and_redo (Tour *tour)
{
  user_press ("Ctrl+z");
  expect (tour, "Decide…");
  take_picture (tour, "undone");
  user_press ("Ctrl+Shift+z");
  expect_no (tour, "Decide…");
  take_picture (tour, "redone");
}

static void
publish (Tour *tour)
{
  g_autofree char *path = g_canonicalize_filename ("notice.pdf", NULL);

  click_on (tour, "Publish");
  expect (tour, "Decision notice");
  user_wait_milliseconds (800);
  click_on (tour, "Save as PDF…");
  expect_dialog (tour);
  user_press ("Ctrl+a");
  type_file (path);
  user_wait_milliseconds (1500);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    give_up (tour->window, "found no file after", "Save as PDF…");
  take_picture (tour, "published");
}

static gboolean
run_tour_cb (gpointer data)
{
  Tour *tour = data;

  tour->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (tour->desk)));
  gtk_window_maximize (GTK_WINDOW (tour->window));
  user_wait_milliseconds (600);
  open_sample (tour);
  import_applications (tour);
  mark_by_keys (tour);
  settle_moderation (tour);
  decide_awards (tour);
  expect_no (tour, "Decide…");
  take_picture (tour, "decided");
  undo_and_redo (tour);
  publish (tour);
  tour->finished = TRUE;
  gtk_window_close (GTK_WINDOW (tour->window));
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  Tour tour = { NULL };
  char *program[] = { argv[0], NULL };

  setlocale (LC_ALL, "");
  if (argc < 2 || g_getenv ("OPCC_TOUR_FILE") == NULL)
    {
      g_printerr ("Usage: OPCC_TOUR_FILE=applications.csv %s FOLDER\n", argv[0]);
      return 2;
    }
  tour.folder = argv[1];
  g_mkdir_with_parents (tour.folder, 0755);
  if (g_chdir (tour.folder) != 0)
    {
      g_printerr ("%s cannot be entered.\n", tour.folder);
      return 1;
    }
  tour.desk = opcc_desk_new ();
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (!user_sit_down ())
    {
      g_printerr ("The tour needs an X display with XTEST: run build-aux/tour.\n");
      return 1;
    }
  g_timeout_add (1500, run_tour_cb, &tour);
  g_application_run (G_APPLICATION (tour.desk), 1, program);
  g_object_unref (tour.desk);
  return tour.finished ? 0 : 1;
}
