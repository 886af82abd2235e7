/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twenty applications marked in one sitting by keys alone; then the program is killed in the middle
 * of a word, and what was marked is there. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>

#include "office-test.h"
#include "opcc-store.h"
#include "tour-hand.h"
#include "tour-office.h"
#include "user.h"

#define SITTING   20
#define CRITERIA  6
#define GATE      "Do you have an interest in this applicant?"
#define COMMENT   "Needs a starting figure."
#define BEGUN     "This word is never fini"
#define OF_SITTER "s.marker = (SELECT min (n) FROM marker WHERE role = 'Community safety officer')"

static char *folder;

/* Buttons in blue that can be seen. */
static guint
count_suggested (GtkWidget *widget)
{
  guint n = gtk_widget_get_mapped (widget) && gtk_widget_has_css_class (widget, "suggested-action");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_suggested (child);
  return n;
}

/* The scores of an application, another way through the scale for each. */
static guint
pick_score (guint application, guint criterion)
{
  return (application * 7 + criterion * 3) % 6;
}

/* --- the sitting, in a program of its own ------------------------------------------------------
 */

static gboolean
is_writing (gpointer data)
{
  return GTK_IS_TEXT_VIEW (gtk_root_get_focus (data));
}

static gboolean
is_large (gpointer data)
{
  return gtk_window_is_maximized (data) && gtk_window_is_active (data);
}

/* Tab by Tab, and by the arrow within a list, to what says @words. */
static void
go_to (Tour *tour, const char *words)
{
  tour_expect (tour, words);
  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tour->window));

      if (focus != NULL && focus == user_find (tour->window, words))
        return;
      tour_press (tour, GTK_IS_LIST_BOX_ROW (focus) ? "Down" : "Tab");
      if (focus == gtk_root_get_focus (GTK_ROOT (tour->window)))
        tour_press (tour, "Tab");
    }
  tour_give_up (tour->window, "did not get by keys to", words);
}

static void
open_desk (Tour *tour)
{
  tour_press (tour, "Alt+2");
  tour_expect (tour, "New scheme…");
  go_to (tour, "Round 2 · 2023/24");
  tour_press (tour, "Return");
  tour_expect (tour, "Overview");
  tour_press (tour, "Ctrl+Tab");
  tour_press (tour, "Ctrl+Tab");
  tour_press_button_by_keys (tour, "Community safety officer");
  tour_press_button_by_keys (tour, "Share applications out…");
  tour_apply_form (tour, tour_expect_dialog (tour));
  tour_expect (tour, "Go on marking");
  tour_press (tour, "n");
}

static void
expect_marks (Tour *tour, guint wanted)
{
  tour_expect_count (tour,
                     "SELECT count(*) FROM mark s JOIN application a ON a.n = s.application "
                     "JOIN round r ON r.n = a.round WHERE r.number = 2 AND " OF_SITTER,
                     wanted);
}

static void
write_comment (Tour *tour, const char *words)
{
  tour_press (tour, "k");
  tour_press (tour, "c");
  tour_wait_for (is_writing, tour->window, tour->window, "cannot write after", "c");
  user_type (words);
}

/* The digits follow each other as fast as a hand gives them. */
static void
mark_application (Tour *tour, guint i)
{
  g_autofree char *position = g_strdup_printf ("Application %u of %u", i + 1, SITTING);

  tour_expect (tour, position);
  tour_expect (tour, GATE);
  g_assert_cmpuint (count_suggested (tour->window), ==, 1);
  tour_press (tour, "i");
  tour_expect_no (tour, GATE);
  for (guint c = 0; c < CRITERIA; c++)
    {
      const char digit[] = { (char) ('0' + pick_score (i, c)), '\0' };

      user_press (digit);
    }
  expect_marks (tour, (i + 1) * CRITERIA);
}

static gboolean
sit_cb (gpointer data)
{
  Tour *tour = data;

  tour->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (tour->desk)));
  if (tour->window == NULL)
    return G_SOURCE_CONTINUE;
  gtk_window_maximize (GTK_WINDOW (tour->window));
  tour_wait_for (is_large, tour->window, tour->window, "could not fill the screen with", "itself");
  open_desk (tour);
  for (guint i = 0; i < SITTING; i++)
    {
      mark_application (tour, i);
      if (i + 1 < SITTING)
        tour_press (tour, "n");
    }
  write_comment (tour, COMMENT);
  user_press ("Escape");
  tour_expect_count (tour, "SELECT count(*) FROM mark WHERE comment = '" COMMENT "'", 1);
  write_comment (tour, BEGUN);
  kill (getpid (), SIGKILL);
  return G_SOURCE_REMOVE;
}

static int
sit (char *program)
{
  Tour tour = { NULL };
  char *words[] = { program, (char *) "office.opcc", NULL };

  tour.folder = folder;
  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_assert_true (user_sit_down ());
  g_assert_true (user_has_window_manager ());
  tour.desk = opcc_desk_new ();
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_timeout_add (50, sit_cb, &tour);
  return g_application_run (G_APPLICATION (tour.desk), 2, words);
}

/* --- what is there afterwards ------------------------------------------------------------------
 */

static void
expect_scores (OpccStore *store)
{
  g_autofree char *scores = tour_office_text (
      store, "SELECT group_concat (score, '') FROM (SELECT s.score FROM mark s JOIN application a "
             "ON a.n = s.application JOIN criterion c ON c.n = s.criterion JOIN round r "
             "ON r.n = a.round WHERE r.number = 2 AND " OF_SITTER " ORDER BY s.n)");
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; i < SITTING; i++)
    for (guint c = 0; c < CRITERIA; c++)
      g_string_append_printf (wanted, "%u", pick_score (i, c));
  g_assert_cmpstr (scores, ==, wanted->str);
}

static void
test_killed (void)
{
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  char *words[] = { (char *) "/proc/self/exe", (char *) "--sit", folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;
  g_autofree char *output = NULL;
  int status;

  g_spawn_sync (NULL, words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  store = opcc_store_open (path, 0, &error);
  g_assert_no_error (error);
  expect_scores (store);
  g_assert_cmpint (
      tour_office_count (store, "SELECT count(*) FROM assignment s JOIN application a "
                                "ON a.n = s.application JOIN round r ON r.n = a.round "
                                "WHERE r.number = 2 AND s.state = 'submitted' AND " OF_SITTER),
      ==, SITTING - 1);
  g_assert_cmpint (tour_office_count (store,
                                      "SELECT count(*) FROM mark WHERE comment = '" COMMENT "'"),
                   ==, 1);
  g_free (tour_office_hash (store));
  opcc_store_close (store);
}

int
main (int argc, char **argv)
{
  char *path;
  int status;

  if (argc == 3 && g_str_equal (argv[1], "--sit"))
    {
      folder = argv[2];
      g_test_init (&argc, &argv, NULL);
      return sit (argv[0]);
    }
  office_test_init (&argc, &argv);
  path = office_test_make_sample ();
  folder = g_path_get_dirname (path);
  g_test_add_func ("/marking-sitting/killed", test_killed);
  status = g_test_run ();
  office_test_remove (path);
  g_free (folder);
  return status;
}
