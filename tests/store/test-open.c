/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not opened, and why; what is only read; and making a new file. */
#include "opcc-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opcc-error.h"
#include "opcc-safe-place.h"
#include "store-fixture.h"

static void
expect_refusal (const char *path, OpccStoreFlags flags, OpccError code)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_open_office (path, flags, &error);

  g_assert_null (db);
  g_assert_error (error, OPCC_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_no_office (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *sqlite = g_build_filename (fixture->folder, "other.sqlite", NULL);
  sqlite3 *raw = NULL;

  expect_refusal (other, 0, OPCC_ERROR_NOT_FOUND);
  expect_refusal (fixture->folder, 0, OPCC_ERROR_INVALID);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  expect_refusal (other, 0, OPCC_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (other,
                                      "Dear colleague, a text of more than a hundred letters "
                                      "which is no office file, and says so at some length.",
                                      -1, NULL));
  expect_refusal (other, 0, OPCC_ERROR_DAMAGED);
  g_unlink (other);
  g_assert_cmpint (mkfifo (other, 0600), ==, 0);
  expect_refusal (other, 0, OPCC_ERROR_INVALID);
  g_assert_cmpint (sqlite3_open (sqlite, &raw), ==, SQLITE_OK);
  sqlite3_exec (raw, "CREATE TABLE a (b)", NULL, NULL, NULL);
  sqlite3_close (raw);
  expect_refusal (sqlite, 0, OPCC_ERROR_INVALID);
}

/* A disk that cannot read it does not make a file empty: its owner would go to an older copy. */
static void
test_unreadable (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  /* A regular file whose first bytes give an input/output error. */
  g_assert_null (opcc_open_office ("/proc/self/mem", 0, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, g_strerror (EIO)));
}

/* The first pages, cut short, a page of nothing, a header that lies: never a crash. */
static void
test_damaged (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *whole = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "damaged.opcc", NULL);
  gsize length;

  db_fixture_import (fixture->db, 3000);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *bytes = g_memdup2 (whole, length);
      gsize size = length;

      if (i == 0)
        size = 50;
      else if (i == 1)
        size = 4096;
      else if (i == 2)
        size = length / 2;
      else if (i == 3)
        size = length / 2 + 17;
      else if (i == 4)
        memset (bytes + length / 8192 * 4096, 0, 4096);
      else if (i == 5)
        bytes[0] = 'X';
      else if (i == 6)
        bytes[16] = 3; /* page size */
      else
        memset (bytes + 100, 0xff, 12); /* the root page */
      g_assert_true (g_file_set_contents (copy, bytes, (gssize) size, NULL));
      expect_refusal (copy, 0, OPCC_ERROR_DAMAGED);
    }
}

/* The first page of each table and index in turn: whichever is read first, it is refused once. */
static void
test_damaged_tables (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *whole = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "damaged.opcc", NULL);
  g_autoptr (OpccStmt) stmt = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gboolean row;
  guint n_pages = 0;

  db_fixture_import (fixture->db, 300);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  stmt = opcc_db_query (fixture->db, "SELECT rootpage FROM sqlite_master WHERE rootpage > 1",
                        &error, "");
  g_assert_no_error (error);
  while (opcc_stmt_step (stmt, &row, &error) && row)
    {
      g_autofree char *bytes = g_memdup2 (whole, length);

      bytes[(opcc_stmt_get_integer (stmt, 0) - 1) * 4096] ^= 0x40; /* what kind of page it is */
      g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
      expect_refusal (copy, OPCC_STORE_READ_ONLY, OPCC_ERROR_DAMAGED);
      n_pages++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 5);
}

/* With CHECK_LATER it opens, and is found out before anything is written. */
static void
test_damaged_later (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "damaged.opcc", NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  db_fixture_copy_damaged (fixture, copy);
  db = opcc_open_office (copy, OPCC_STORE_CHECK_LATER, &error);
  g_assert_no_error (error);
  g_assert_false (opcc_db_is_read_only (db));
  g_assert_null (opcc_action_begin (db, "Write", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_true (opcc_db_is_read_only (db));
  opcc_db_close (db);
}

static void
test_create (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", "folder", "new.opcc", NULL);
  g_autofree char *blocked = g_build_filename (fixture->path, "new.opcc", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  OpccDb *db;

  expect_refusal (fixture->path, OPCC_STORE_CREATE, OPCC_ERROR_REFUSED);
  expect_refusal (blocked, OPCC_STORE_CREATE, OPCC_ERROR_FAILED);
  db = opcc_open_office (path, OPCC_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (opcc_db_get_office_id (db)), ==, 36);
  opcc_db_close (db);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  db = opcc_open_office (path, OPCC_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_db_is_read_only (db));
  g_assert_null (opcc_action_begin (db, "Write", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
  opcc_db_close (db);
}

static void
test_locked (DbFixture *fixture, gconstpointer unused)
{
  sqlite3 *raw = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  started = g_get_monotonic_time ();
  g_assert_null (opcc_action_begin (fixture->db, "Wait", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - started, >, 4 * G_USEC_PER_SEC);
  expect_refusal (fixture->path, 0, OPCC_ERROR_LOCKED);
  sqlite3_close (raw);
  db_fixture_import (fixture->db, 1);
}

/* In a child that is not the administrator, whom no permission stops. Returns its exit code. */
static int
run_as_nobody (int (*run) (const char *), const char *path)
{
  int status = 0;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      _exit (run (path));
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
open_read_only (const char *path)
{
  OpccDb *db = opcc_open_office (path, 0, NULL);

  if (db == NULL)
    return 1;
  if (!opcc_db_is_read_only (db) || strstr (db->read_only_reason, "folder") == NULL)
    return 2;
  if (opcc_action_begin (db, "Write", NULL) != NULL)
    return 3;
  return 0;
}

static int
open_unreadable (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (opcc_open_office (path, 0, &error) != NULL)
    return 1;
  return g_error_matches (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY) ? 0 : 2;
}

static int
create_there (const char *path)
{
  g_autofree char *new = g_strconcat (path, ".new", NULL);
  g_autoptr (GError) error = NULL;

  if (opcc_open_office (new, OPCC_STORE_CREATE, &error) != NULL)
    return 1;
  return g_error_matches (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY) ? 0 : 2;
}

static void
test_permissions (DbFixture *fixture, gconstpointer unused)
{
  int code;

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  code = run_as_nobody (open_read_only, fixture->path);
  if (code == 77)
    {
      g_test_skip ("cannot become another user here");
      return;
    }
  g_assert_cmpint (code, ==, 0);
  /* The file alone could be written, but its journal could not. */
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (run_as_nobody (open_read_only, fixture->path), ==, 0);
  g_assert_cmpint (run_as_nobody (create_there, fixture->path), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  g_assert_cmpint (run_as_nobody (open_unreadable, fixture->path), ==, 0);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0700);
}

/* The disk fills up in the middle of an import: the message says so, and nothing is half done. */
static void
test_disk_full (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *small = g_build_filename (fixture->folder, "small", NULL);
  g_autofree char *path = g_build_filename (small, "office.opcc", NULL);
  g_autofree char *filler = g_build_filename (small, "filler", NULL);
  g_autofree char *bytes = g_malloc0 (512 * 1024);
  g_autofree char *text = g_strnfill (20000, 'x');
  DbFixture there = { .path = path };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir (small, 0700), ==, 0);
  if (mount ("tmpfs", small, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("cannot mount a small disk here");
      return;
    }
  there.db = opcc_open_office (path, OPCC_STORE_CREATE, &error);
  g_assert_no_error (error);
  db_fixture_tamper (&there, store_fixture_tables);
  before = db_fixture_verify (&there);
  g_assert_true (g_file_set_contents (filler, bytes, 512 * 1024, NULL));
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (OpccAction) action = opcc_action_begin (there.db, "Too much", &error);
      gboolean ok = action != NULL;

      for (guint i = 0; ok && i < 200; i++)
        {
          g_autoptr (TestThing) thing = test_thing_new ("Big", 1);

          thing->text = g_strdup (text);
          ok = opcc_db_save (there.db, thing, &error);
        }
      g_assert_false (ok && opcc_action_commit (action, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NO_SPACE);
      g_clear_error (&error);
    }
  after = db_fixture_verify (&there);
  g_assert_cmpstr (before, ==, after);
  g_unlink (filler);
  db_fixture_import (there.db, 100);
  g_free (after);
  after = db_fixture_verify (&there);
  opcc_db_close (there.db);
  g_assert_cmpint (umount (small), ==, 0);
}

static void
test_places (void)
{
  static const char *const unsafe[] = { "/home/someone/OneDrive - Office/office.opcc",
                                        "/home/someone/onedrive/x/office.opcc",
                                        "/srv/Dropbox/office.opcc",
                                        "/srv/Dropbox (Office)/office.opcc",
                                        "/srv/Google Drive/office.opcc",
                                        "/srv/Nextcloud/a/b/office.opcc",
                                        NULL };
  static const char *const safe[] = { "/home/someone/Documents/office.opcc",
                                      "/srv/Mega events 2026/office.opcc",
                                      "/srv/dropboxes/office.opcc",
                                      "/srv/notes on OneDrive/office.opcc",
                                      "/srv/OneDrive.opcc",
                                      "office.opcc",
                                      NULL };

  for (guint i = 0; unsafe[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (opcc_safe_place_check (unsafe[i], &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_UNSAFE_PLACE);
    }
  for (guint i = 0; safe[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      opcc_safe_place_check (safe[i], &error);
      g_assert_no_error (error);
    }
  /* File systems by their number: NFS, SMB2, FUSE; ext4 and tmpfs are good. */
  g_assert_cmpstr (opcc_safe_place_name_network (0x6969), ==, "NFS");
  g_assert_cmpstr (opcc_safe_place_name_network (0xfe534d42), ==, "SMB");
  g_assert_cmpstr (opcc_safe_place_name_network (0x65735546), ==, "FUSE");
  g_assert_null (opcc_safe_place_name_network (0xef53));
  g_assert_null (opcc_safe_place_name_network (0x01021994));
}

/* By a link, too, and in whatever is asked for. */
static void
test_linked_place (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *cloud = g_build_filename (fixture->folder, "OneDrive - Office", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "documents", NULL);
  g_autofree char *path = g_build_filename (link, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  g_assert_cmpint (g_mkdir (cloud, 0700), ==, 0);
  g_assert_cmpint (symlink (cloud, link), ==, 0);
  expect_refusal (path, OPCC_STORE_CREATE, OPCC_ERROR_UNSAFE_PLACE);
  db = opcc_open_office (path, OPCC_STORE_CREATE | OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  expect_refusal (path, OPCC_STORE_READ_ONLY, OPCC_ERROR_UNSAFE_PLACE);
  g_unlink (link);
}

/* Neither a file that cannot be reached nor one that cannot be made is taken for another trouble.
 */
static void
test_out_of_reach (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *below = g_build_filename (fixture->path, "office.opcc", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "office.opcc", NULL);

  expect_refusal (below, 0, OPCC_ERROR_FAILED);
  expect_refusal (nowhere, 0, OPCC_ERROR_NOT_FOUND);
  expect_refusal (below, OPCC_STORE_CREATE, OPCC_ERROR_FAILED);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

/* A large file that is closed again while it is still looked at is as it was. */
static void
test_closed_meanwhile (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  db_fixture_import (fixture->db, 10000);
  content = db_fixture_verify (fixture);
  opcc_db_close (fixture->db);
  fixture->db = opcc_open_office (fixture->path, OPCC_STORE_CHECK_LATER, &error);
  g_assert_no_error (error);
  opcc_db_close (fixture->db);
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, content);
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
  add ("/open/no-office", test_no_office);
  add ("/open/unreadable", test_unreadable);
  add ("/open/damaged", test_damaged);
  add ("/open/damaged-tables", test_damaged_tables);
  add ("/open/damaged-later", test_damaged_later);
  add ("/open/create", test_create);
  add ("/open/locked", test_locked);
  add ("/open/permissions", test_permissions);
  add ("/open/out-of-reach", test_out_of_reach);
  add ("/open/closed-meanwhile", test_closed_meanwhile);
  add ("/open/disk-full", test_disk_full);
  g_test_add_func ("/open/places", test_places);
  add ("/open/linked-place", test_linked_place);
  return g_test_run ();
}
