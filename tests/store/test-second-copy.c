/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in a second folder: made after each first one, thinned, proved; and told when they are
 * not. */
#include "opcc-second-copy.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "opcc-backup-sealed.h"
#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-second-folder.h"
#include "opcc-time.h"
#include "opcc-verify.h"
#include "store-fixture.h"

typedef struct
{
  DbFixture office;
  char *second; /* (owned): the folder that was chosen */
  char *copies; /* (owned): that in it with the copies */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccSecondFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  db_fixture_set_up (&fixture->office, NULL);
  fixture->second = g_build_filename (fixture->office.folder, "a stick", NULL);
  g_mkdir (fixture->second, 0700);
  g_assert_true (opcc_second_folder_choose (fixture->office.db, fixture->second, &error));
  g_assert_no_error (error);
  folder = opcc_second_folder_load (fixture->office.path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (folder->chosen, ==, fixture->second);
  fixture->copies = g_strdup (folder->path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (opcc_second_folder_forget (fixture->office.path, NULL));
  db_fixture_tear_down (&fixture->office, NULL);
  g_free (fixture->second);
  g_free (fixture->copies);
}

static char *
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *path = opcc_db_backup (fixture->office.db, "hand", NULL, &error);

  g_assert_no_error (error);
  return path;
}

static GPtrArray *
list_second (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = opcc_second_folder_list (fixture->office.path, &error);

  g_assert_no_error (error);
  return copies;
}

static void
test_copy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *content = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *first = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const OpccBackup *copy;
  GStatBuf info;

  db_fixture_import (fixture->office.db, 100);
  content = db_fixture_verify (&fixture->office);
  first = back_up (fixture);
  g_assert_null (opcc_second_copy_await_trouble (fixture->office.db));
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  name = g_path_get_basename (first);
  g_assert_true (g_str_has_suffix (copy->path, name));
  g_assert_cmpint (g_stat (copy->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  db_fixture_import (fixture->office.db, 10);
  opcc_db_close (fixture->office.db);
  g_assert_true (opcc_backup_restore (copy->path, fixture->office.path, &error));
  g_assert_no_error (error);
  fixture->office.db = opcc_open_office (fixture->office.path, 0, &error);
  restored = db_fixture_verify (&fixture->office);
  g_assert_cmpstr (restored, ==, content);
}

/* Unplugged: the first copy is made, the trouble is told once, and the copy is made once the disk
 * is back; an empty place where the disk is put is not taken for it. */
static void
test_unplugged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *aside = g_strconcat (fixture->second, " aside", NULL);
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) later = NULL;
  OpccDb *db = fixture->office.db;

  g_assert_cmpint (g_rename (fixture->second, aside), ==, 0);
  g_mkdir (fixture->second, 0700);
  first = back_up (fixture);
  g_assert_true (opcc_second_copy_finish (db));
  g_assert_nonnull (strstr (opcc_second_copy_get_trouble (db), fixture->second));
  g_assert_nonnull (strstr (opcc_second_copy_get_trouble (db), "Plug the disk in"));
  g_assert_null (db->backup_trouble);
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 0);
  g_assert_false (opcc_db_backup_if_due (db, 0, "close"));
  g_assert_false (opcc_second_copy_finish (db));
  g_assert_cmpint (g_rmdir (fixture->second), ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->second), ==, 0);
  g_assert_false (opcc_db_backup_if_due (db, 0, "close"));
  g_assert_true (opcc_second_copy_finish (db));
  g_assert_null (opcc_second_copy_get_trouble (db));
  later = list_second (fixture);
  g_assert_cmpuint (later->len, ==, 1);
}

/* A full disk and one that cannot be written, told with what to do. */
static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  OpccDb *db = fixture->office.db;

  g_assert_cmpint (g_rmdir (fixture->copies), ==, 0);
  g_assert_cmpint (symlink ("/proc/self", fixture->copies), ==, 0);
  first = back_up (fixture);
  g_assert_nonnull (opcc_second_copy_await_trouble (db));
  g_assert_nonnull (strstr (opcc_second_copy_get_trouble (db), "was made, its copy in the second"));
  backups = opcc_backup_list (fixture->office.path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_unlink (fixture->copies);
}

static void
make_old_copy (Fixture *fixture, gint64 at)
{
  g_autofree char *stamp = opcc_backup_print_stamp (at);
  g_autofree char *name = g_strconcat (stamp, " close.opcc", NULL);
  g_autofree char *path = g_build_filename (fixture->copies, name, NULL);

  g_assert_true (g_file_set_contents (path, "an old copy", -1, NULL));
}

static void
test_thinning (Fixture *fixture, gconstpointer unused)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const gint64 day = G_GINT64_CONSTANT (24) * 3600;
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  /* Three of one day of last week, of which the newest is kept, and one of three years ago. */
  for (guint i = 0; i < 3; i++)
    make_old_copy (fixture, (now / day - 7) * day + 3600 * (i + 1));
  make_old_copy (fixture, now - 3 * 365 * day);
  first = back_up (fixture);
  g_assert_null (opcc_second_copy_await_trouble (fixture->office.db));
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpint (((OpccBackup *) copies->pdata[1])->at, ==, (now / day - 7) * day + 3 * 3600);
}

static void
test_choosing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *none = g_build_filename (fixture->office.folder, "none", NULL);
  g_autofree char *first = back_up (fixture);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (OpccSecondFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_second_copy_await_trouble (fixture->office.db));
  g_assert_false (opcc_second_folder_choose (fixture->office.db, none, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_second_folder_choose (fixture->office.db, fixture->office.folder, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  before = list_second (fixture);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_true (opcc_second_folder_forget (fixture->office.path, &error));
  folder = opcc_second_folder_load (fixture->office.path, &error);
  g_assert_no_error (error);
  g_assert_null (folder);
  g_free (first);
  first = back_up (fixture);
  g_assert_null (opcc_second_copy_await_trouble (fixture->office.db));
  copies = opcc_backup_list_folder (fixture->copies);
  g_assert_cmpuint (copies->len, ==, 1);
}

#define WORDS "correct horse battery"

static const OpccBackup *
lock_and_back_up (Fixture *fixture, GPtrArray **copies)
{
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  const OpccBackup *copy;

  g_assert_true (opcc_second_folder_lock (fixture->office.path, WORDS, &error));
  g_assert_no_error (error);
  db_fixture_import (fixture->office.db, 1000);
  first = back_up (fixture);
  g_assert_cmpstr (opcc_second_copy_await_trouble (fixture->office.db), ==, NULL);
  *copies = list_second (fixture);
  copy = g_ptr_array_index (*copies, 0);
  g_assert_true (copy->locked);
  g_assert_cmpstr (copy->reason, ==, "hand");
  g_assert_true (opcc_backup_is_sealed (copy->path));
  return copy;
}

/* The machine writes it without being asked, and the passphrase alone opens it. */
static void
test_locked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;
  const OpccBackup *copy = lock_and_back_up (fixture, &copies);
  g_autofree char *content = db_fixture_verify (&fixture->office);
  g_autofree char *restored = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (copy->path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 65536);
  g_assert_null (memmem (bytes, size, "SQLite format", 13));
  g_assert_null (memmem (bytes, size, "Thing", 5));
  db_fixture_import (fixture->office.db, 10);
  opcc_db_close (fixture->office.db);
  g_assert_false (opcc_backup_restore_sealed (copy->path, fixture->office.path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (opcc_backup_restore_sealed (copy->path, fixture->office.path, WORDS "!", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "does not open with this passphrase"));
  g_clear_error (&error);
  g_assert_true (opcc_backup_restore_sealed (copy->path, fixture->office.path, WORDS, &error));
  g_assert_no_error (error);
  fixture->office.db = opcc_open_office (fixture->office.path, 0, &error);
  restored = db_fixture_verify (&fixture->office);
  g_assert_cmpstr (restored, ==, content);
}

/* A byte changed or missing anywhere is told, and nothing is put back. */
static void
test_locked_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;
  const OpccBackup *copy = lock_and_back_up (fixture, &copies);
  g_autofree char *broken = g_build_filename (fixture->office.folder, "broken", NULL);
  g_autofree char *plain = g_build_filename (fixture->office.folder, "plain", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (copy->path, &bytes, &size, NULL));
  for (guint i = 0; i < 40; i++)
    {
      /* Each field of the head, pieces and the edges between them. */
      const gsize at = i < 26 ? 16 + 8 * i : size * (i - 26) / 14 + 300;
      const gsize place = MIN (at, size - 1);
      g_autoptr (GError) error = NULL;

      if (i % 2 == 0)
        bytes[place] ^= 1;
      g_assert_true (
          g_file_set_contents (broken, bytes, (gssize) (i % 2 == 0 ? size : place), NULL));
      g_assert_false (opcc_backup_lock_open (broken, plain, WORDS, NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "damaged or cut off"));
      g_assert_false (g_file_test (plain, G_FILE_TEST_EXISTS));
      if (i % 2 == 0)
        bytes[place] ^= 1;
    }
}

static void
test_unlocked_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const OpccBackup *locked = lock_and_back_up (fixture, &copies);
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (opcc_backup_lock_read_seq (locked->path, &seq));
  g_assert_cmpint (seq, >, 0);
  g_assert_true (opcc_backup_has_removal (locked, seq, locked->at));
  g_assert_false (opcc_backup_has_removal (locked, seq + 1, locked->at));
  g_assert_false (opcc_backup_has_removal (locked, seq, locked->at + 1));
  g_assert_false (opcc_second_folder_lock (fixture->office.path, "short", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (opcc_second_folder_lock (fixture->office.path, NULL, &error));
  first = back_up (fixture);
  g_assert_null (opcc_second_copy_await_trouble (fixture->office.db));
  later = list_second (fixture);
  g_assert_false (((OpccBackup *) later->pdata[0])->locked);
  g_assert_true (opcc_second_folder_forget (fixture->office.path, &error));
  g_assert_false (opcc_second_folder_lock (fixture->office.path, WORDS, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

/* Notes that cannot be read are told of by their path, and the backup beside the file is made. */
static void
test_notes_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notes =
      g_build_filename (g_get_user_config_dir (), "opcc-desk", "second-folders.ini", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *backup = NULL;

  g_assert_true (g_file_get_contents (notes, &kept, NULL, &error));
  g_assert_true (g_file_set_contents (notes, "no group\n", -1, &error));
  g_assert_null (opcc_second_folder_load (fixture->office.path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, notes));
  g_clear_error (&error);
  g_assert_false (opcc_second_folder_forget (fixture->office.path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_clear_error (&error);
  backup = back_up (fixture);
  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_set_contents (notes, kept, -1, &error));
}

/* A copy somewhere else: the second folder has what is now there as well, sealed or not; and one
 * that is not there any more is told of, though the copy is made. */
static void
test_by_hand (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *plain = g_build_filename (fixture->office.folder, "plain.opcc", NULL);
  g_autofree char *sealed = g_build_filename (fixture->office.folder, "sealed.opcc", NULL);
  g_autofree char *other = g_build_filename (fixture->office.folder, "other.opcc", NULL);
  g_autofree char *aside = g_strconcat (fixture->second, " aside", NULL);
  g_autofree char *content = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  OpccDb *db = fixture->office.db;
  gint64 at;

  db_fixture_import (db, 10);
  content = db_fixture_verify (&fixture->office);
  g_assert_true (opcc_db_backup_by_hand (db, plain, NULL, NULL, &error));
  g_assert_null (opcc_second_copy_await_trouble (db));
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
  at = ((OpccBackup *) copies->pdata[0])->at;
  g_clear_pointer (&copies, g_ptr_array_unref);
  g_assert_true (opcc_db_backup_by_hand (db, sealed, "correct horse", NULL, &error));
  g_assert_no_error (error);
  g_assert_null (opcc_second_copy_await_trouble (db));
  g_assert_false (opcc_backup_is_sealed (plain));
  g_assert_true (opcc_backup_is_sealed (sealed));
  /* Of two in an hour the later one stays. */
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (((OpccBackup *) copies->pdata[0])->at, >, at);
  g_assert_cmpint (g_rename (fixture->second, aside), ==, 0);
  g_assert_true (opcc_db_backup_by_hand (db, other, NULL, NULL, &error));
  g_assert_nonnull (strstr (opcc_second_copy_await_trouble (db), "is not there"));
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_rename (aside, fixture->second), ==, 0);
  opcc_db_close (db);
  g_assert_true (
      opcc_backup_restore (((OpccBackup *) copies->pdata[0])->path, fixture->office.path, &error));
  fixture->office.db = opcc_open_office (fixture->office.path, 0, &error);
  restored = db_fixture_verify (&fixture->office);
  g_assert_cmpstr (restored, ==, content);
}

/* Whoever shows copies hears of one that has ended. */
static void
test_news (Fixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->office.db;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_false (opcc_second_copy_has_news (db));
  path = back_up (fixture);
  while (!opcc_second_copy_has_news (db))
    g_usleep (1000);
  g_assert_cmpstr (g_ptr_array_index (db->changed_kinds, db->changed_kinds->len - 1), ==, "backup");
  g_assert_false (opcc_second_copy_has_news (db));
  copies = list_second (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/second-copy/copy", test_copy);
  add ("/second-copy/unplugged", test_unplugged);
  add ("/second-copy/refused", test_refused);
  add ("/second-copy/thinning", test_thinning);
  add ("/second-copy/choosing", test_choosing);
  add ("/second-copy/locked", test_locked);
  add ("/second-copy/locked-damaged", test_locked_damaged);
  add ("/second-copy/unlocked-again", test_unlocked_again);
  add ("/second-copy/notes-damaged", test_notes_damaged);
  add ("/second-copy/news", test_news);
  add ("/second-copy/by-hand", test_by_hand);
  return g_test_run ();
}
