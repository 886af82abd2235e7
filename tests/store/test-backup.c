/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: whole or not there, thinned by age, and the way back, which loses nothing. */
#include "opcc-backup.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "opcc-backup-sealed.h"
#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-time.h"
#include "opcc-verify.h"
#include "store-fixture.h"

static char *
get_folder (DbFixture *fixture)
{
  return g_build_filename (fixture->folder, "office backups", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
get_content (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_open_office (path, OPCC_STORE_READ_ONLY, &error);
  g_autoptr (OpccVerifyReport) report = NULL;

  g_assert_no_error (error);
  report = opcc_db_verify (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  opcc_db_close (db);
  return g_strdup (report->content_hash);
}

/* The trouble of an earlier session is mended as soon as may be, though nothing is saved in this.
 */
static void
test_recalled_trouble (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = get_folder (fixture);
  OpccDb *db = fixture->db;

  g_assert_false (opcc_db_backup_if_due (db, 0, "close"));
  opcc_db_recall_backup_trouble (db, "The disk was full.");
  g_assert_true (opcc_db_backup_if_due (db, 3600, "hourly"));
  g_assert_null (db->backup_trouble);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (opcc_db_backup_if_due (db, 0, "close"));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_recalled_trouble_goes_on (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.opcc", NULL);
  OpccDb *db = fixture->db;

  g_assert_true (g_file_set_contents (folder, "A file where the folder should be.", -1, NULL));
  opcc_db_recall_backup_trouble (db, "The disk was full.");
  g_assert_true (opcc_db_backup_if_due (db, 3600, "hourly"));
  g_assert_nonnull (strstr (db->backup_trouble, "hourly.opcc"));
  g_assert_false (opcc_db_backup_if_due (db, 3600, "hourly"));
  g_assert_true (opcc_db_backup_if_due (db, 0, "close"));
  g_assert_nonnull (strstr (db->backup_trouble, "close.opcc"));
  /* A copy by hand is a backup too, and the window hears of it. */
  g_assert_true (opcc_db_backup_to (db, path, NULL, NULL));
  g_assert_null (db->backup_trouble);
  g_assert_true (g_ptr_array_find_with_equal_func (db->changed_kinds, "backup", g_str_equal, NULL));
  g_remove (folder);
}

static void
test_copy (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "elsewhere", "copy.opcc", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *content = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  db_fixture_import (fixture->db, 1000);
  content = db_fixture_verify (fixture);
  g_assert_true (opcc_db_backup_to (fixture->db, path, NULL, &error));
  g_assert_no_error (error);
  copied = get_content (path);
  g_assert_cmpstr (copied, ==, content);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (opcc_db_backup_to (fixture->db, fixture->path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

/* In two halves: what was saved before the first is in it, and what comes between them is not. */
static void
test_halves (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *before = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccBackupWork) work = NULL;
  g_autoptr (OpccBackupWork) left = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("Between", 1);

  db_fixture_import (fixture->db, 1000);
  before = db_fixture_verify (fixture);
  work = opcc_db_backup_begin (fixture->db, "import", NULL, &error);
  g_assert_no_error (error);
  action = opcc_action_begin (fixture->db, "Add a thing", &error);
  g_assert_true (opcc_db_save (fixture->db, thing, &error));
  path = opcc_backup_work_end (work, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_action_commit (action, &error));
  copied = get_content (path);
  g_assert_cmpstr (copied, ==, before);
  g_assert_cmpuint (count_files (folder), ==, 1);
  left = opcc_db_backup_begin (fixture->db, "award", NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&left, opcc_backup_work_free);
  g_assert_cmpuint (count_files (folder), ==, 2);
}

/* However quickly one follows the other, the newest by name is the newest by content, and stays. */
static void
test_quick (DbFixture *fixture, gconstpointer unused)
{
  for (guint i = 1; i <= 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autofree char *before = NULL;
      g_autofree char *copied = NULL;
      g_autoptr (GPtrArray) backups = NULL;

      db_fixture_import (fixture->db, 1);
      before = db_fixture_verify (fixture);
      path = opcc_db_backup (fixture->db, "close", NULL, &error);
      g_assert_no_error (error);
      backups = opcc_backup_list (fixture->path, &error);
      g_assert_cmpstr (((OpccBackup *) backups->pdata[0])->path, ==, path);
      copied = get_content (path);
      g_assert_cmpstr (copied, ==, before);
    }
}

/* Cancelled, or nowhere to go: what was there stays, and nothing new looks like a copy. */
static void
test_failure (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.opcc", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->path, "copy.opcc", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *still = NULL;

  g_assert_true (opcc_db_backup_to (fixture->db, path, NULL, NULL));
  first = get_content (path);
  db_fixture_import (fixture->db, 10);
  g_cancellable_cancel (cancellable);
  g_assert_false (opcc_db_backup_to (fixture->db, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  still = get_content (path);
  g_assert_cmpstr (still, ==, first);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (opcc_db_backup_to (fixture->db, nowhere, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_clear_error (&error);
  /* A folder stands where the copy should go: the last step fails. */
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (opcc_db_backup_to (fixture->db, path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* A page of the office file is bad: no copy is made of it. */
static void
test_damaged_source (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *office = g_build_filename (fixture->folder, "bad.opcc", NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  db_fixture_copy_damaged (fixture, office);
  db = opcc_db_open (office, 0, &error);
  g_assert_no_error (error);
  g_assert_null (opcc_db_backup (db, "close", NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  opcc_db_close (db);
}

/* Of those made for one reason in one hour the newest is left. */
static void
assert_one_an_hour (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const OpccBackup *later = g_ptr_array_index (backups, j);
        const OpccBackup *earlier = g_ptr_array_index (backups, i);

        if (g_str_equal (later->reason, earlier->reason))
          g_assert_cmpint (later->at / 3600, >, earlier->at / 3600);
      }
}

static void
test_automatic (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = get_folder (fixture);
  OpccBackup *newest;

  backups = opcc_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 0);
  /* Two for the same reason in one second are two files; thinning keeps the newer. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *import = opcc_db_backup (fixture->db, "import", NULL, NULL);
      g_autofree char *closing = opcc_db_backup (fixture->db, "close", NULL, NULL);

      g_assert_true (g_file_test (import, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (closing, G_FILE_TEST_EXISTS));
    }
  g_ptr_array_unref (backups);
  backups = opcc_backup_list (fixture->path, NULL);
  assert_one_an_hour (backups);
  g_assert_cmpuint (backups->len, >=, 2);
  newest = g_ptr_array_index (backups, 0);
  g_assert_cmpint (ABS (newest->at - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  g_assert_cmpint (newest->size, >, 4096);
  g_assert_cmpuint (count_files (folder), ==, backups->len);
}

static void
put (const char *folder, gint64 age, const char *reason)
{
  g_autofree char *iso = opcc_time_to_iso (g_get_real_time () / G_USEC_PER_SEC - age);
  g_auto (GStrv) digits = g_strsplit_set (iso, "-:", -1);
  g_autofree char *stamp = g_strjoinv ("", digits);
  g_autofree char *name = g_strdup_printf ("%s %s.opcc", stamp, reason);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
test_thinning (DbFixture *fixture, gconstpointer unused)
{
  const gint64 hour = 3600;
  const gint64 day = 24 * hour;
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *other = g_build_filename (folder, "my own copy.opcc", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  guint n_today = 0;
  guint n_month = 0;
  guint n_older = 0;
  gint64 now;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  /* One every ten minutes for two days, every six hours for two months, every five days since. */
  for (gint64 age = 600; age < 2 * day; age += 600)
    put (folder, age, "hourly");
  for (gint64 age = 2 * day; age < 60 * day; age += 6 * hour)
    put (folder, age, "close");
  for (gint64 age = 60 * day; age < 1000 * day; age += 5 * day)
    put (folder, age, "close");
  put (folder, 700, "import");
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  path = opcc_db_backup (fixture->db, "close", NULL, NULL);
  g_assert_nonnull (path);
  backups = opcc_backup_list (fixture->path, NULL);
  /* The moment they were thinned at: later than the moment this test began by what it has written.
   */
  now = ((OpccBackup *) g_ptr_array_index (backups, 0))->at;
  for (guint i = 0; i < backups->len; i++)
    {
      OpccBackup *backup = g_ptr_array_index (backups, i);
      gint64 age = now - backup->at;

      if (i == 0)
        g_assert_cmpstr (backup->path, ==, path);
      if (age < day)
        n_today++;
      else if (age < 30 * day)
        n_month++;
      else
        n_older++;
      g_assert_cmpint (age, <=, 24 * 30 * day);
    }
  /* 24 or 25 hours begun, and the one before the import, and the new one. */
  g_assert_cmpuint (n_today, >=, 26);
  g_assert_cmpuint (n_today, <=, 27);
  g_assert_cmpuint (n_month, >=, 29);
  g_assert_cmpuint (n_month, <=, 30);
  g_assert_cmpuint (n_older, >=, 22);
  g_assert_cmpuint (n_older, <=, 24);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_restore (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *empty = db_fixture_verify (fixture);
  g_autofree char *full = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *copy = opcc_db_backup (fixture->db, "hand", NULL, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  OpccBackup *newest;

  db_fixture_import (fixture->db, 100);
  full = db_fixture_verify (fixture);
  opcc_db_close (fixture->db);
  g_assert_true (opcc_backup_restore (copy, fixture->path, &error));
  g_assert_no_error (error);
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  restored = db_fixture_verify (fixture);
  g_assert_cmpstr (restored, ==, empty);
  backups = opcc_backup_list (fixture->path, NULL);
  newest = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (newest->reason, ==, "replaced");
  kept = get_content (newest->path);
  g_assert_cmpstr (kept, ==, full);
}

/* What is restored from is refused before anything is touched. */
static void
test_bad_copy (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = opcc_db_backup (fixture->db, "hand", NULL, NULL);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  memset (bytes + 4096, 0xff, 4096);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_assert_false (opcc_backup_restore (copy, fixture->path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (copy, "not a copy", -1, NULL));
  g_assert_false (opcc_backup_restore (copy, fixture->path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

/* The office file is beyond reading: its bytes are kept, with the journal that belongs to them,
 * which beside the restored file would destroy that. */
static void
test_damaged_office (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *content = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n_kept = 0;

  db_fixture_import (fixture->db, 10);
  content = db_fixture_verify (fixture);
  copy = opcc_db_backup (fixture->db, "hand", NULL, NULL);
  opcc_db_close (fixture->db);
  g_assert_true (g_file_set_contents (fixture->path, "What is left of it", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "Something that is no journal", -1, NULL));
  g_assert_true (opcc_backup_restore (copy, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
  restored = db_fixture_verify (fixture);
  g_assert_cmpstr (restored, ==, content);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".damaged-") != NULL)
      n_kept++;
  g_assert_cmpuint (n_kept, >=, 1);
}

/* A program was killed while it wrote: its journal is settled before the file is kept. */
static void
test_hot_journal (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *file = NULL;
  g_autofree char *pages = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *raw = NULL;
  gsize file_length;
  gsize pages_length;

  db_fixture_import (fixture->db, 2000);
  copy = opcc_db_backup (fixture->db, "hand", NULL, NULL);
  content = db_fixture_verify (fixture);
  opcc_db_close (fixture->db);
  fixture->db = NULL;
  /* The state in the middle of a transaction, taken as a crash would leave it. */
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw,
                                 "PRAGMA cache_size = 5; BEGIN; UPDATE thing SET title = 'Half'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (fixture->path, &file, &file_length, NULL));
  g_assert_true (g_file_get_contents (journal, &pages, &pages_length, NULL));
  sqlite3_close (raw);
  g_assert_true (g_file_set_contents (fixture->path, file, (gssize) file_length, NULL));
  g_assert_true (g_file_set_contents (journal, pages, (gssize) pages_length, NULL));
  g_assert_true (opcc_backup_restore (copy, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
  backups = opcc_backup_list (fixture->path, NULL);
  kept = get_content (((OpccBackup *) g_ptr_array_index (backups, 0))->path);
  g_assert_cmpstr (kept, ==, content);
}

/* What comes out of it is held against its log before it counts. */
static void
test_altered_office_is_not_sealed (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sealed.opcc", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "copy.opcc", NULL);
  g_autoptr (GError) error = NULL;
  guint n_files;

  db_fixture_import (fixture->db, 5);
  n_files = count_files (fixture->folder);
  g_assert_false (opcc_db_backup_to (fixture->db, below, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_clear_error (&error);
  opcc_db_close (fixture->db);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = amount + 1 WHERE n = 2");
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
  g_assert_false (opcc_db_backup_sealed (fixture->db, path, "correct horse", NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "does not agree with its log"));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
add (const char *path, void (*test) (DbFixture *, gconstpointer))
{
  g_test_add (path, DbFixture, NULL, db_fixture_set_up, test, db_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/backup/copy", test_copy);
  add ("/backup/halves", test_halves);
  add ("/backup/quick", test_quick);
  add ("/backup/failure", test_failure);
  add ("/backup/damaged-source", test_damaged_source);
  add ("/backup/altered-office-is-not-sealed", test_altered_office_is_not_sealed);
  add ("/backup/automatic", test_automatic);
  add ("/backup/recalled-trouble", test_recalled_trouble);
  add ("/backup/recalled-trouble-goes-on", test_recalled_trouble_goes_on);
  add ("/backup/thinning", test_thinning);
  add ("/backup/restore", test_restore);
  add ("/backup/bad-copy", test_bad_copy);
  add ("/backup/damaged-office", test_damaged_office);
  add ("/backup/hot-journal", test_hot_journal);
  return g_test_run ();
}
