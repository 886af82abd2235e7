/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the page that says whether the office file was altered: what is proved and what is not,
 * problems with remedies, checkpoints saved and compared, and Cancel. */
#include "office-test.h"

#include <sqlite3.h>
#include <string.h>

#include "opcc-audience-window.h"
#include "opcc-banner.h"
#include "opcc-office.h"
#include "opcc-presenter-window.h"
#include "opcc-print-preview.h"
#include "opcc-progress-card.h"
#include "opcc-proof-page.h"
#include "opcc-ui-test.h"
#include "opcc-work-card.h"

typedef struct
{
  OpccWindow *window;
  const char *words;
} Wanted;

static gboolean
has_text (gpointer data)
{
  const Wanted *wanted = data;

  return opcc_test_shows_text (GTK_WIDGET (wanted->window), wanted->words);
}

static void
wait_text (OpccWindow *window, const char *words)
{
  Wanted wanted = { window, words };

  opcc_test_wait (has_text, &wanted);
}

static OpccProofPage *
verify (OpccWindow *window)
{
  office_test_act (window, "verify", NULL);
  return OPCC_PROOF_PAGE (opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_PROOF_PAGE, NULL));
}

static OpccWorkCard *
get_card (OpccProofPage *page)
{
  return OPCC_WORK_CARD (opcc_test_find (GTK_WIDGET (page), OPCC_TYPE_WORK_CARD, NULL));
}

static gboolean
is_idle (gpointer page)
{
  return !opcc_work_card_is_busy (get_card (page));
}

static void
alter (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_whole (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccProofPage *page = verify (window);

  wait_text (window, "Nothing was altered outside OPCC Desk");
  opcc_test_wait (is_idle, page);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Every record is as the log says"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "That the log was not written anew"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Hash of the newest action"));
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (page), "Keep the file as it is"));
  g_assert_null (opcc_page_get_document (OPCC_PAGE (page)));
  /* Asked for again on the page, it is done again there. */
  g_assert_true (verify (window) == page);
  opcc_test_wait (is_idle, page);
  office_test_close (window);
  office_test_remove (path);
}

static void
test_altered (void)
{
  char *path = office_test_make ();
  OpccWindow *window;
  OpccProofPage *page;
  GtkWidget *row;
  const char *problem;

  alter (path, "UPDATE organisation SET name = 'Somebody else'");
  window = office_test_open (path);
  page = verify (window);
  wait_text (window, "The office file was altered");
  row = opcc_test_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, NULL);
  problem = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_test_message ("%s", problem);
  g_assert_true (g_str_has_prefix (problem, "Organisation 1: "));
  g_assert_nonnull (strstr (problem, "Somebody else"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Keep the file as it is"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Restore a backup…"));
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (page), "Hash of the newest action"));
  office_test_close (window);
  office_test_remove (path);
}

static gboolean
is_up (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW) != NULL &&
         office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW) != NULL;
}

static gboolean
is_over (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW) == NULL;
}

static void
expect_doubt (GtkWidget *window)
{
  g_assert_nonnull (window);
  g_assert_true (opcc_test_shows_text (window, "Figures may be wrong"));
  g_assert_true (opcc_test_shows_text (
      window, "office.opcc was changed or damaged outside OPCC Desk, so its figures may be wrong. "
              "Organisations: the rows do not add up to what the log says."));
}

/* Nobody asked; it is said on every page, beside what is printed and to who presents, and never on
 * the wall. */
static void
test_doubt (void)
{
  char *path = office_test_make ();
  OpccWindow *window;
  GtkWidget *wall;
  GtkWindow *preview;
  AdwWindow *presenter;

  alter (path, "UPDATE organisation SET name = 'Somebody else'");
  window = office_test_open (path);
  wait_text (window, "Figures may be wrong");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const pages[] = { "grants", "organisations", "today" };

      opcc_window_show_domain (window, pages[i]);
      opcc_test_settle ();
      expect_doubt (GTK_WIDGET (window));
    }
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), "list?kind=organisation");
  office_test_act (window, "print", NULL);
  preview = office_test_find_window (OPCC_TYPE_PRINT_PREVIEW);
  expect_doubt (GTK_WIDGET (preview));
  gtk_window_close (preview);
  office_test_act (window, "present", NULL);
  opcc_test_wait (is_up, NULL);
  wall = office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);
  opcc_test_settle ();
  /* With one monitor it is out of sight until it is asked for. */
  presenter = office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW);
  expect_doubt (adw_window_get_content (presenter));
  g_assert_false (opcc_test_shows_text (wall, "may be wrong"));
  gtk_widget_activate_action (wall, "meeting.end", NULL);
  opcc_test_wait (is_over, NULL);
  opcc_test_press (opcc_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "What is wrong…"));
  wait_text (window, "The office file was altered");
  expect_doubt (GTK_WIDGET (window));
  office_test_close (window);
  office_test_remove (path);
}

static gboolean
has_toast (gpointer window)
{
  return g_strcmp0 (office_test_last_toast (window), "Checkpoint saved as then.txt") == 0;
}

static void
test_checkpoint (void)
{
  char *path = office_test_make ();
  char *other = office_test_make ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *checkpoint = g_build_filename (folder, "then.txt", NULL);
  g_autofree char *text = NULL;
  OpccWindow *window = office_test_open (path);
  OpccProofPage *page = verify (window);

  opcc_test_wait (is_idle, page);
  opcc_proof_page_save (page, checkpoint);
  opcc_test_wait (has_toast, window);
  g_assert_true (g_file_get_contents (checkpoint, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "OPCC Desk checkpoint 1\n"));
  g_assert_null (strstr (text, "Tower"));
  office_test_act (window, "undo", NULL);
  opcc_proof_page_compare (page, checkpoint);
  opcc_test_wait (is_idle, page);
  wait_text (window, "Nothing was altered outside OPCC Desk");
  office_test_close (window);

  window = office_test_open (other);
  page = verify (window);
  opcc_test_wait (is_idle, page);
  opcc_proof_page_compare (page, checkpoint);
  opcc_test_wait (is_idle, page);
  wait_text (window, "The checkpoint is of another office file.");
  g_assert_true (g_file_set_contents (checkpoint, "Not a checkpoint", -1, NULL));
  opcc_proof_page_compare (page, checkpoint);
  opcc_test_wait (is_idle, page);
  wait_text (window, "This is not a checkpoint, or not all of it as it was written. Choose the "
                     "file that “opcc checkpoint” wrote.");
  office_test_close (window);
  office_test_remove (other);
  office_test_remove (path);
}

static int held; /* atomic: 1 while the store's thread is kept busy */

static gpointer
hold_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  while (g_atomic_int_get (&held) != 0)
    g_usleep (1000);
  return NULL;
}

static void
test_cancel (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccProofPage *page;
  GtkWidget *cancel;

  g_atomic_int_set (&held, 1);
  opcc_workspace_run (opcc_office_get_workspace (opcc_window_get_office (window)), hold_job, NULL,
                      NULL, NULL, NULL, NULL, NULL);
  page = verify (window);
  cancel = opcc_test_find (GTK_WIDGET (get_card (page)), GTK_TYPE_BUTTON, "Cancel");
  g_assert_nonnull (cancel);
  g_assert_false (gtk_widget_is_sensitive (
      opcc_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Verify again")));
  opcc_test_press (cancel);
  g_atomic_int_set (&held, 0);
  opcc_test_wait (is_idle, page);
  g_assert_false (
      opcc_test_shows_text (GTK_WIDGET (page), "Nothing was altered outside OPCC Desk"));
  g_assert_true (gtk_widget_is_sensitive (
      opcc_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Verify again")));
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/proof-page/whole", test_whole);
  g_test_add_func ("/proof-page/altered", test_altered);
  g_test_add_func ("/proof-page/doubt", test_doubt);
  g_test_add_func ("/proof-page/checkpoint", test_checkpoint);
  g_test_add_func ("/proof-page/cancel", test_cancel);
  return g_test_run ();
}
