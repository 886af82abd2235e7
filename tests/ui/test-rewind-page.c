/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the page that goes back to a moment: the preview, the way back and the way forth again,
 * and the office as it was in a file of its own. */
#include "office-test.h"

#include "opcc-backup.h"
#include "opcc-office.h"
#include "opcc-rewind-page.h"
#include "opcc-ui-test.h"
#include "opcc-work-card.h"

#define BEFORE_ALL "1 January 2001 12:00"

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

static gboolean
has_toast (gpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (office_test_last_toast (wanted->window), wanted->words) == 0;
}

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) opcc_db_get_integer (db, data, -1, error, ""));
}

static int
count (OpccWindow *window, const char *sql)
{
  return GPOINTER_TO_INT (
      opcc_store_run_wait (opcc_office_get_store (opcc_window_get_office (window)), count_job,
                           (gpointer) sql, NULL, NULL));
}

static OpccRewindPage *
look (OpccWindow *window, const char *moment)
{
  Wanted wanted = { window, "Schemes" };
  OpccRewindPage *page;
  GtkWidget *row;

  office_test_act (window, "rewind", NULL);
  page = OPCC_REWIND_PAGE (opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_REWIND_PAGE, NULL));
  g_assert_nonnull (page);
  g_assert_null (opcc_page_get_document (OPCC_PAGE (page)));
  opcc_rewind_page_look (page, moment);
  opcc_test_wait (has_text, &wanted);
  row = opcc_test_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Rounds");
  g_test_message ("%s", adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "3 added since go\n"));
  return page;
}

static void
test_back_and_forth (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccRewindPage *page = look (window, BEFORE_ALL);
  Wanted done = { window, "The office is as it was on 1 January 2001, 12:00" };
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Rounds"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (page), "Organisations"));
  opcc_rewind_page_go_back (page);
  opcc_test_wait (has_toast, &done);
  g_assert_cmpint (count (window, "SELECT count(*) FROM round"), ==, 0);
  g_assert_cmpint (count (window, "SELECT count(*) FROM action WHERE name LIKE 'Go back to%'"), ==,
                   1);
  backups = opcc_backup_list (path, NULL);
  g_assert_cmpstr (((OpccBackup *) backups->pdata[0])->reason, ==, "rewind");
  office_test_act (window, "undo", NULL);
  g_assert_cmpint (count (window, "SELECT count(*) FROM round"), ==, 3);
  office_test_close (window);
  office_test_remove (path);
}

static void
test_new_file (void)
{
  char *path = office_test_make ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *past = g_build_filename (folder, "then.opcc", NULL);
  OpccWindow *window = office_test_open (path);
  OpccRewindPage *page = look (window, BEFORE_ALL);
  Wanted done = { window, "then.opcc is the office as it was on 1 January 2001, 12:00" };

  opcc_rewind_page_save (page, past);
  opcc_test_wait (has_toast, &done);
  g_assert_true (g_file_test (past, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (count (window, "SELECT count(*) FROM round"), ==, 3);
  office_test_close (window);
  office_test_remove (path);
}

static gboolean
has_moments (gpointer page)
{
  return opcc_test_shows_text (page, "A backup was made then: made by hand") ||
         opcc_test_find (page, ADW_TYPE_ACTION_ROW, NULL) != NULL;
}

/* A moment that cannot be read is said, and what is listed can be chosen. */
static void
test_moments (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  Wanted nothing = { window, "" };
  OpccRewindPage *page;
  GtkWidget *row;

  office_test_act (window, "rewind", NULL);
  page = OPCC_REWIND_PAGE (opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_REWIND_PAGE, NULL));
  opcc_test_wait (has_moments, page);
  opcc_rewind_page_look (page, "some day");
  g_assert_false (opcc_work_card_is_busy (
      OPCC_WORK_CARD (opcc_test_find (GTK_WIDGET (page), OPCC_TYPE_WORK_CARD, NULL))));
  row = opcc_test_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, NULL);
  gtk_widget_activate (row);
  nothing.words = "Go back…";
  opcc_test_wait (has_text, &nothing);
  /* It is the newest moment, and nothing was done after it. */
  g_assert_false (
      gtk_widget_is_sensitive (opcc_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Go back…")));
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/rewind-page/back-and-forth", test_back_and_forth);
  g_test_add_func ("/rewind-page/new-file", test_new_file);
  g_test_add_func ("/rewind-page/moments", test_moments);
  return g_test_run ();
}
