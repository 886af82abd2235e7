/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests opening, beginning, restoring and verifying office files, good and bad. */
#include "office-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "opcc-ask-dialog.h"
#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-record-acts.h"
#include "opcc-office-dialog.h"
#include "opcc-office-jobs.h"
#include "opcc-open.h"
#include "opcc-pack-window.h"
#include "opcc-registry.h"
#include "opcc-second-copy.h"
#include "opcc-second-folder.h"
#include "opcc-ui-test.h"

static OpccWindow *
open_empty_window (void)
{
  g_autoptr (GSettings) settings = office_test_settings ();
  OpccWindow *window = opcc_window_new (NULL, settings);

  opcc_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
  opcc_test_settle ();
  return window;
}

static OpccOfficeDialog *
get_dialog (void)
{
  OpccOfficeDialog *dialog = office_test_find_window (OPCC_TYPE_OFFICE_DIALOG);

  g_assert_nonnull (dialog);
  return dialog;
}

static guint
find_choice (OpccOfficeDialog *dialog, const char *choice)
{
  for (guint i = 0; i < opcc_office_dialog_get_n_choices (dialog); i++)
    if (g_str_equal (opcc_office_dialog_get_choice (dialog, i), choice))
      return i;
  return G_MAXUINT;
}

static gboolean
shows (OpccWindow *window, const char *text)
{
  return opcc_test_shows_text (GTK_WIDGET (window), text);
}

/* Runs SQL on the file behind the store's back, as no program should. */
static void
alter (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_missing_file_is_said (void)
{
  OpccWindow *window = open_empty_window ();
  OpccOfficeDialog *dialog;

  opcc_window_open_path (window, "/no/such/folder/office.opcc", 0);
  office_test_wait (window);
  dialog = get_dialog ();
  g_assert_cmpstr (opcc_office_dialog_get_heading (dialog), ==, "This office file is not there");
  g_assert_cmpstr (opcc_office_dialog_get_body (dialog), !=, "");
  g_assert_cmpuint (find_choice (dialog, OPCC_CHOICE_OPEN_OTHER), !=, G_MAXUINT);
  g_assert_true (shows (window, "Not opened"));
  g_assert_true (shows (window, "Start a new office"));
  g_assert_null (opcc_window_get_office (window));

  /* The banner leads to the same dialog after it was closed. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  opcc_test_settle ();
  office_test_act (window, "trouble", NULL);
  g_assert_true (OPCC_IS_OFFICE_DIALOG (get_dialog ()));
  office_test_close (window);
}

static void
write_damage (const char *path)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  for (long at = 5000; at < 60000; at += 512)
    {
      fseek (file, at, SEEK_SET);
      fputs ("damage", file);
    }
  fclose (file);
}

static void
test_damaged_file_is_restored (void)
{
  char *path = office_test_make ();
  OpccWindow *window = open_empty_window ();
  OpccOfficeDialog *dialog;
  guint choice;

  write_damage (path);
  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  dialog = get_dialog ();
  g_assert_cmpstr (opcc_office_dialog_get_heading (dialog), ==, "This office file is damaged");
  g_assert_true (shows (window, "This file is damaged"));
  choice = find_choice (dialog, OPCC_CHOICE_RESTORE);
  g_assert_cmpuint (choice, ==, 0);

  opcc_office_dialog_choose (dialog, choice);
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  g_assert_cmpstr (opcc_office_get_path (opcc_window_get_office (window)), ==, path);
  g_assert_false (shows (window, "This file is damaged"));
  office_test_find (opcc_office_get_store (opcc_window_get_office (window)), "round",
                    "Round 3 · 2023/24");
  office_test_close (window);
  office_test_remove (path);
}

/* An office whose only copies are locked, in a second folder; returns it damaged. */
static char *
make_damaged_with_second_copy (char **stick)
{
  char *path = office_test_make ();
  g_autoptr (GPtrArray) beside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  OpccDb *db = opcc_open_office (path, 0, &error);

  g_assert_no_error (error);
  *stick = g_strconcat (path, " stick", NULL);
  g_mkdir (*stick, 0700);
  g_assert_true (opcc_second_folder_choose (db, *stick, &error));
  g_assert_true (opcc_second_folder_lock (path, "correct horse", &error));
  copy = opcc_db_backup (db, "hand", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (opcc_second_copy_await_trouble (db));
  opcc_db_close (db);
  beside = opcc_backup_list (path, &error);
  for (guint i = 0; i < beside->len; i++)
    g_unlink (((OpccBackup *) beside->pdata[i])->path);
  write_damage (path);
  return path;
}

static gboolean
is_offered (gpointer dialog)
{
  return find_choice (dialog, OPCC_CHOICE_RESTORE) != G_MAXUINT;
}

static void
choose_locked_copy (OpccWindow *window, const char *passphrase)
{
  OpccOfficeDialog *dialog = get_dialog ();
  OpccAskDialog *ask;

  opcc_test_wait (is_offered, dialog);
  g_assert_nonnull (strstr (opcc_office_dialog_get_body (dialog), "Restore the newest backup"));
  g_assert_cmpuint (find_choice (dialog, OPCC_CHOICE_RESTORE), ==, 0);
  opcc_office_dialog_choose (dialog, 0);
  ask = office_test_find_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (ask, 0, passphrase);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (ask));
  office_test_wait (window);
}

static gboolean without_links;

/* Stands before the one of the system, so that a folder can be as on a stick. */
int
link (const char *from, const char *to)
{
  if (!without_links)
    return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = EPERM;
  return -1;
}

/* A wrong passphrase names the copy as it is called there; the right one brings the office back. */
static void
test_damaged_file_is_restored_from_second_folder (void)
{
  g_autofree char *stick = NULL;
  char *path = make_damaged_with_second_copy (&stick);
  g_autoptr (GPtrArray) copies = opcc_second_folder_list (path, NULL);
  g_autofree char *name = g_path_get_basename (((OpccBackup *) copies->pdata[0])->path);
  g_autofree char *folder = g_path_get_dirname (((OpccBackup *) copies->pdata[0])->path);
  g_autofree char *held = g_build_filename (folder, ".held", NULL);
  g_autofree char *refused = g_strconcat ("The backup ", name, " does not open", NULL);
  OpccWindow *window = open_empty_window ();

  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  without_links = TRUE;
  choose_locked_copy (window, "wrong horse");
  without_links = FALSE;
  g_assert_null (opcc_window_get_office (window));
  g_assert_nonnull (strstr (opcc_office_dialog_get_body (get_dialog ()), refused));
  g_assert_false (g_file_test (held, G_FILE_TEST_EXISTS));

  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  opcc_test_settle ();
  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  choose_locked_copy (window, "correct horse");
  g_assert_nonnull (opcc_window_get_office (window));
  g_assert_false (g_file_test (held, G_FILE_TEST_EXISTS));
  office_test_find (opcc_office_get_store (opcc_window_get_office (window)), "round",
                    "Round 3 · 2023/24");
  office_test_close (window);
  g_assert_true (opcc_second_folder_forget (path, NULL));
  office_test_remove (path);
}

/* A large file is shown before it has been read whole; what is found then ends as it would have. */
static void
test_damage_found_later (void)
{
  char *path = office_test_make ();
  OpccWindow *window = open_empty_window ();

  alter (path, "UPDATE round SET scheme = 999 WHERE number = 3");
  opcc_window_open_path (window, path, OPCC_STORE_CHECK_LATER);
  office_test_wait (window);
  for (guint i = 0; i < 100 && opcc_window_get_office (window) != NULL; i++)
    opcc_test_settle ();
  g_assert_null (opcc_window_get_office (window));
  g_assert_cmpstr (opcc_office_dialog_get_heading (get_dialog ()), ==,
                   "This office file is damaged");
  g_assert_true (shows (window, "This file is damaged"));
  g_assert_true (shows (window, "Start a new office"));
  office_test_close (window);
  office_test_remove (path);
}

/* The file is open before the window is there, and the window has it at once. */
static void
test_expected_file_is_there (void)
{
  char *path = office_test_make ();
  OpccWindow *window = open_empty_window ();
  OpccOffice *office = NULL;

  opcc_office_expect (path);
  opcc_office_expect (path);
  g_assert_null (opcc_office_take_expected ("/no/such/office.opcc"));
  while (office == NULL)
    office = opcc_office_take_expected (path);
  g_assert_cmpstr (opcc_office_get_path (office), ==, path);
  g_assert_null (opcc_office_take_expected (path));
  opcc_office_close (office);
  g_assert_finalize_object (office);

  /* Whether or not it is ready, the window opens it, and only once. */
  opcc_office_expect (path);
  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  office_test_find (opcc_office_get_store (opcc_window_get_office (window)), "round",
                    "Round 3 · 2023/24");
  g_assert_null (opcc_office_take_expected (path));
  /* One that nobody asked for is closed again; one that is not there is nobody's. */
  opcc_office_expect ("/no/such/office.opcc");
  g_assert_null (opcc_office_take_expected ("/no/such/office.opcc"));
  opcc_office_expect (NULL);
  office_test_close (window);
  office_test_remove (path);
}

static void
test_text_file_is_no_office (void)
{
  char *path = office_test_make ();
  OpccWindow *window = open_empty_window ();
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "This is no office file.\n", -1, NULL));
  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  g_assert_null (opcc_window_get_office (window));
  g_assert_cmpstr (opcc_office_dialog_get_body (get_dialog ()), !=, "");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "This is no office file.\n");
  office_test_close (window);
  office_test_remove (path);
}

static void
test_failure_keeps_the_open_office (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccOffice *office = opcc_window_get_office (window);

  opcc_window_open_path (window, "/no/such/folder/office.opcc", 0);
  office_test_wait (window);
  g_assert_true (OPCC_IS_OFFICE_DIALOG (get_dialog ()));
  g_assert_true (opcc_window_get_office (window) == office);
  g_assert_nonnull (opcc_window_get_page (window));
  g_assert_false (shows (window, "Not opened"));
  office_test_close (window);
  office_test_remove (path);
}

static void
test_newer_file_is_read_only (void)
{
  char *path = office_test_make ();
  OpccWindow *window = open_empty_window ();
  GtkWidget *sidebar_state;

  alter (path, "PRAGMA user_version = 9999");
  opcc_window_open_path (window, path, 0);
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  g_assert_true (opcc_store_is_read_only (opcc_office_get_store (opcc_window_get_office (window))));
  g_assert_true (shows (window, "Read only"));
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Why"));
  g_assert_false (office_test_is_enabled (window, "undo"));
  g_assert_false (office_test_is_enabled (window, "restore"));
  g_assert_true (office_test_is_enabled (window, "verify"));
  sidebar_state = opcc_test_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "All changes saved");
  g_assert_null (sidebar_state);
  office_test_close (window);
  office_test_remove (path);
}

static void
test_new_office_is_made (void)
{
  g_autofree char *path = opcc_store_get_default_path ();
  OpccWindow *window = open_empty_window ();

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  office_test_act (window, "new-office", NULL);
  g_assert_true (opcc_window_is_busy (window));
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (opcc_window_get_page (window));
  office_test_close (window);
  g_unlink (path);
}

static void
test_sample_office_is_made (void)
{
  OpccWindow *window = open_empty_window ();
  OpccStore *store;

  opcc_window_open_sample (window);
  for (guint i = 0; i < 60 && opcc_window_is_busy (window); i++)
    opcc_test_spin (500);
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  store = opcc_office_get_store (opcc_window_get_office (window));
  office_test_find (store, "round", "Round 1 · 2023/24");
  opcc_test_spin (300);
  /* Its rounds are pinned, as somebody would. */
  g_assert_true (shows (window, "Pinned"));
  g_assert_true (shows (window, "Round 3 · 2023/24"));
  office_test_close (window);
}

static void
test_sample_that_fails_leaves_nothing (void)
{
  g_autofree char *path = opcc_store_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sample = g_build_filename (folder, "sample.opcc", NULL);
  g_autofree char *dir = g_strdup (g_getenv ("OPCC_SAMPLE_DIR"));
  OpccWindow *window = open_empty_window ();

  g_unlink (sample);
  g_setenv ("OPCC_SAMPLE_DIR", "/no/such/folder", TRUE);
  opcc_window_open_sample (window);
  office_test_wait (window);
  g_setenv ("OPCC_SAMPLE_DIR", dir, TRUE);
  g_assert_null (opcc_window_get_office (window));
  g_assert_false (g_file_test (sample, G_FILE_TEST_EXISTS));
  g_assert_true (OPCC_IS_OFFICE_DIALOG (get_dialog ()));
  office_test_close (window);
}

/* One is made when there is nothing more pressing to do. */
static gboolean
has_two_backups (gpointer path)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (path, NULL);

  return backups->len == 2;
}

static void
test_open_office_is_restored (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccOfficeDialog *dialog;
  g_autofree char *name = NULL;

  name =
      g_strdup (opcc_store_get_undo_name (opcc_office_get_store (opcc_window_get_office (window))));
  office_test_act (window, "undo", NULL);
  opcc_test_wait (has_two_backups, path);
  office_test_act (window, "restore", NULL);
  dialog = get_dialog ();
  /* The newest is of after the undo; the older one goes when the office is closed and thins out its
   * backups, and is restored all the same. */
  g_assert_cmpuint (opcc_office_dialog_get_n_choices (dialog), ==, 2);
  opcc_office_dialog_choose (dialog, 1);
  office_test_wait (window);
  g_assert_nonnull (opcc_window_get_office (window));
  g_assert_cmpstr (opcc_store_get_undo_name (
                       opcc_office_get_store (opcc_window_get_office (window))),
                   ==, name);
  g_assert_cmpstr (office_test_last_toast (window), ==, "The backup was restored");
  office_test_close (window);
  office_test_remove (path);
}

/* Each kind of trouble has words of its own and a way on. */
static void
test_every_trouble_has_a_way_on (void)
{
  static const OpccError codes[] = { OPCC_ERROR_DAMAGED,      OPCC_ERROR_NEWER,
                                     OPCC_ERROR_LOCKED,       OPCC_ERROR_READ_ONLY,
                                     OPCC_ERROR_UNSAFE_PLACE, OPCC_ERROR_NOT_FOUND,
                                     OPCC_ERROR_FAILED,       OPCC_ERROR_NO_SPACE };
  OpccWindow *window = open_empty_window ();
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error =
          g_error_new (OPCC_ERROR, codes[i], "What & <b>happened</b>, whole %d.", i);
      GtkWindow *made = opcc_office_dialog_new_for_error (GTK_WINDOW (window), "/x.opcc", error);
      OpccOfficeDialog *dialog = OPCC_OFFICE_DIALOG (made);

      g_assert_true (
          g_hash_table_add (headings, g_strdup (opcc_office_dialog_get_heading (dialog))));
      g_assert_nonnull (strstr (opcc_office_dialog_get_body (dialog), error->message));
      g_assert_cmpuint (find_choice (dialog, OPCC_CHOICE_OPEN_OTHER), !=, G_MAXUINT);
      g_assert_cmpint (find_choice (dialog, OPCC_CHOICE_COPY_HERE) != G_MAXUINT, ==,
                       codes[i] == OPCC_ERROR_UNSAFE_PLACE);
      gtk_window_present (made);
      opcc_test_settle ();
      gtk_window_destroy (made);
    }
  office_test_close (window);
}

static void
test_pins_in_and_out_of_text (void)
{
  g_autoptr (GPtrArray) pins =
      opcc_pins_from_text ("round 3 Round 1 · 2023/24\nnonsense 4 x\nround x y\n\nround 0 z\n"
                           "organisation 12 Bell & Tower\nround 5\n");
  g_autofree char *text = opcc_pins_to_text (pins);
  g_autoptr (GPtrArray) none = opcc_pins_from_text (NULL);

  g_assert_cmpstr (text, ==, "round 3 Round 1 · 2023/24\norganisation 12 Bell & Tower\n");
  g_assert_cmpuint (none->len, ==, 0);
  g_ptr_array_add (none, opcc_pin_new (((OpccPin *) pins->pdata[0])->kind, 8, "two\nlines"));
  g_free (text);
  text = opcc_pins_to_text (none);
  g_assert_cmpstr (text, ==, "round 8 two lines\n");
}

static gpointer
add_organisation_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_record_new (opcc_registry_find ("organisation"));

  opcc_record_set_typed (record, "name", "Unkept Choir", NULL);
  g_assert_true (opcc_record_act_save (db, record, error));
  return g_strdup ("added");
}

static gboolean
tells_trouble (gpointer window)
{
  return shows (window, "A backup is missing");
}

static void
test_failed_backup_is_told (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccStore *store = opcc_office_get_store (opcc_window_get_office (window));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *backups = g_build_filename (folder, "office backups", NULL);

  g_assert_false (tells_trouble (window));
  while (g_file_test (backups, G_FILE_TEST_EXISTS))
    {
      g_autofree char *aside = g_strconcat (backups, " before", NULL);

      g_assert_cmpint (g_rename (backups, aside), ==, 0);
    }
  g_assert_true (g_file_set_contents (backups, "A file where the folder should be.", -1, NULL));
  g_free (opcc_store_run_wait (store, add_organisation_job, NULL, NULL, NULL));
  opcc_test_wait (tells_trouble, window);
  g_assert_true (shows (window, opcc_store_get_backup_trouble (store)));
  g_assert_true (shows (window, "Back up now…"));
  g_remove (backups);
  office_test_close (window);
  office_test_remove (path);
}

static gboolean
is_no_pack (gpointer data)
{
  const char *words = opcc_pack_window_get_words (data);

  return words != NULL && strstr (words, "is not a marker’s pack") != NULL;
}

/* "Open…" takes a pack too: beside the office, which stays; a foreign one says what it is not. */
static void
test_open_pack (void)
{
  char *path = office_test_make ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *pack = g_build_filename (folder, "one.OPCCPACK", NULL);
  OpccWindow *window = office_test_open (path);
  OpccPackWindow *beside;

  g_assert_true (g_file_set_contents (pack, "no pack", -1, NULL));
  opcc_window_open_path (window, pack, 0);
  beside = office_test_find_window (OPCC_TYPE_PACK_WINDOW);
  g_assert_nonnull (beside);
  opcc_test_wait (is_no_pack, beside);
  g_assert_nonnull (opcc_window_get_office (window));
  opcc_window_open_path (window, pack, 0);
  g_assert_true (opcc_pack_window_open (NULL, pack) == beside);
  gtk_window_close (GTK_WINDOW (beside));
  opcc_test_settle ();
  g_assert_null (office_test_find_window (OPCC_TYPE_PACK_WINDOW));
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/office/missing-file-is-said", test_missing_file_is_said);
  g_test_add_func ("/office/damaged-file-is-restored", test_damaged_file_is_restored);
  g_test_add_func ("/office/damaged-file-is-restored-from-second-folder",
                   test_damaged_file_is_restored_from_second_folder);
  g_test_add_func ("/office/damage-found-later", test_damage_found_later);
  g_test_add_func ("/office/expected-file-is-there", test_expected_file_is_there);
  g_test_add_func ("/office/text-file-is-no-office", test_text_file_is_no_office);
  g_test_add_func ("/office/failure-keeps-the-open-office", test_failure_keeps_the_open_office);
  g_test_add_func ("/office/newer-file-is-read-only", test_newer_file_is_read_only);
  g_test_add_func ("/office/new-office-is-made", test_new_office_is_made);
  g_test_add_func ("/office/sample-office-is-made", test_sample_office_is_made);
  g_test_add_func ("/office/sample-that-fails-leaves-nothing",
                   test_sample_that_fails_leaves_nothing);
  g_test_add_func ("/office/open-pack", test_open_pack);
  g_test_add_func ("/office/open-office-is-restored", test_open_office_is_restored);
  g_test_add_func ("/office/every-trouble-has-a-way-on", test_every_trouble_has_a_way_on);
  g_test_add_func ("/office/failed-backup-is-told", test_failed_backup_is_told);
  g_test_add_func ("/office/pins-in-and-out-of-text", test_pins_in_and_out_of_text);
  return g_test_run ();
}
