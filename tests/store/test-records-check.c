/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are not those of the log are told of before figures are made of them, while others
 * go on writing. */
#include "opcc-records-check.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-relation.h"
#include "opcc-row-sum.h"
#include "store-fixture.h"

#define N_MANY 25000

static void
expect_whole (OpccDb *db)
{
  g_autoptr (GError) error = NULL;

  opcc_db_check_records (db, NULL, &error);
  g_assert_no_error (error);
}

static void
expect_told (DbFixture *fixture, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;

  db_fixture_tamper (fixture, sql);
  g_assert_false (opcc_db_check_records (fixture->db, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "its figures may be wrong"));
  if (strstr (error->message, words) == NULL)
    g_error ("%s: %s", sql, error->message);
}

static void
test_told (void)
{
  static const struct
  {
    const char *sql;
    const char *words;
  } changes[] = {
    { "UPDATE thing SET amount = amount + 1 WHERE n = 2", "Things: the rows do not add up" },
    { "UPDATE thing SET amount = NULL WHERE n = 3", "Things: the rows do not add up" },
    { "DELETE FROM thing WHERE n = 1", "Things: the rows do not add up" },
    { "INSERT INTO thing (n, id, ver, title, kept) VALUES (-9223372036854775808, 'y', 1, 'New', 0)",
      "Things: the rows do not add up" },
    { "UPDATE thing SET title = title || char (0) || 'more' WHERE n = 2",
      "holds more than it shows" },
    { "UPDATE action SET sums = replace (sums, 'thing 3', 'thing 4')", "Things: the rows" },
    { "CREATE VIEW total AS SELECT sum (amount) FROM thing", "“total” was put there" },
    { "UPDATE kind SET next = next + 1 WHERE name = 'thing'", "Things: the counter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      DbFixture fixture = { NULL };

      db_fixture_set_up (&fixture, NULL);
      db_fixture_import (fixture.db, 3);
      expect_whole (fixture.db);
      expect_told (&fixture, changes[i].sql, changes[i].words);
      db_fixture_tear_down (&fixture, NULL);
    }
}

/* The window's way: over a connection that only reads. */
static void
test_beside (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  db_fixture_import (fixture->db, 3);
  g_assert_true (opcc_records_check_file (fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_false (opcc_records_check_file (fixture->path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 7 WHERE n = 1");
  g_assert_false (opcc_records_check_file (fixture->path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
}

/* Longer than one try waits for a lock. */
static gpointer
lock_thread (gpointer data)
{
  OpccDb *db = data;
  g_autoptr (GError) error = NULL;

  g_usleep (6 * G_USEC_PER_SEC);
  db->engine->commit (db->connection, &error);
  g_assert_no_error (error);
  return NULL;
}

static void
test_locked (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  OpccDb *other;
  GThread *thread;

  db_fixture_import (fixture->db, 3);
  other = db_fixture_open_second (fixture);
  opcc_db_exec (other, "BEGIN EXCLUSIVE; UPDATE thing SET amount = 7 WHERE n = 1", &error);
  g_assert_no_error (error);
  thread = g_thread_new ("lock", lock_thread, other);
  g_assert_false (opcc_records_check_file (fixture->path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_thread_join (thread);
  opcc_db_close (other);
}

static int is_over; /* atomic */

/* Another program that edits the same table all the while. */
static gpointer
edit_thread (gpointer data)
{
  OpccDb *db = data;
  guint n = 0;

  while (g_atomic_int_get (&is_over) == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestThing) thing =
          opcc_db_load (db, &test_thing_kind, 1 + (gint64) (n % 100), &error);

      g_assert_no_error (error);
      thing->amount++;
      db_fixture_save (db, thing, "Edit");
      n++;
    }
  return GUINT_TO_POINTER (n);
}

static void
test_written_meanwhile (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *other;
  GThread *thread;
  guint n;

  db_fixture_import (fixture->db, N_MANY);
  other = db_fixture_open_second (fixture);
  g_atomic_int_set (&is_over, 0);
  thread = g_thread_new ("edit", edit_thread, other);
  for (guint i = 0; i < 3; i++)
    expect_whole (fixture->db);
  g_atomic_int_set (&is_over, 1);
  n = GPOINTER_TO_UINT (g_thread_join (thread));
  g_test_message ("%u edits meanwhile", n);
  opcc_db_close (other);
  expect_whole (fixture->db);
  expect_told (fixture, "UPDATE thing SET amount = amount + 1 WHERE n = 24000", "Things: the rows");
}

/* --- files known to be whole ------------------------------------------------------------------ */

/* Opened as opcc does, and closed again; gives whether all of it had to be looked at. */
static gboolean
look (DbFixture *fixture, GError **error)
{
  OpccDb *db = opcc_open_office (fixture->path, OPCC_STORE_RECALL, error);
  gboolean known;

  if (db == NULL)
    return TRUE;
  known = db->whole_stamp > 0;
  opcc_db_check_records (db, NULL, error);
  opcc_db_close (db);
  return !known;
}

static void
expect_look (DbFixture *fixture, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean looked = look (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpint (looked, ==, expected);
}

static void
test_known (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("One more", 5);
  OpccDb *db;

  db_fixture_import (fixture->db, 3);
  expect_look (fixture, TRUE);
  expect_look (fixture, FALSE);
  /* What it writes itself leaves it known. */
  db = opcc_open_office (fixture->path, OPCC_STORE_RECALL, &error);
  g_assert_no_error (error);
  db_fixture_save (db, thing, "Add");
  opcc_db_close (db);
  expect_look (fixture, FALSE);
  /* What others write does not. */
  db_fixture_tamper (fixture, "UPDATE thing SET amount = amount + 1");
  db_fixture_tamper (fixture, "UPDATE thing SET amount = amount - 1");
  expect_look (fixture, TRUE);
}

static void
test_known_and_altered (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("One more", 5);
  struct utimbuf times;
  GStatBuf info;
  OpccDb *db;

  db_fixture_import (fixture->db, 3);
  expect_look (fixture, TRUE);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 7 WHERE n = 1");
  /* Who alters it can set back one of its times, and the size is the same. */
  times.actime = info.st_atime;
  times.modtime = info.st_mtime;
  g_assert_cmpint (g_utime (fixture->path, &times), ==, 0);
  g_assert_true (look (fixture, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (look (fixture, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_clear_error (&error);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 0 WHERE n = 1");
  expect_look (fixture, TRUE);
  /* Altered between the look and the end, even where it writes itself afterwards. */
  db = opcc_open_office (fixture->path, OPCC_STORE_RECALL, &error);
  g_assert_no_error (error);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 7 WHERE n = 1");
  db_fixture_save (db, thing, "Add");
  opcc_db_close (db);
  g_assert_true (look (fixture, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
}

/* Once a day it is looked at all the same, and where what is kept makes no sense. */
static void
test_known_yesterday (DbFixture *fixture, gconstpointer unused)
{
  static const gint64 ages[] = { 24 * 60 * 60 + 60, -3600 };
  g_autofree char *name = g_strconcat (fixture->db->office_id, ".whole", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  db_fixture_import (fixture->db, 3);
  expect_look (fixture, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *changed = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      *strchr (text, '\n') = '\0';
      changed = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n", text, now - ages[i]);
      g_file_set_contents (path, changed, -1, &error);
      g_assert_no_error (error);
      expect_look (fixture, TRUE);
      expect_look (fixture, FALSE);
    }
  g_file_set_contents (path, "", -1, NULL);
  expect_look (fixture, TRUE);
}

/* Rows are added up in pieces as at once; a table that cannot be read is never one that adds up. */
static void
test_pieces (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  OpccHasher *hasher = opcc_hasher_new ();
  OpccRelation *table = NULL;
  OpccRowSum whole;
  OpccRowSum pieces;

  db_fixture_import (fixture->db, 7);
  table = opcc_db_get_relation (fixture->db, &test_thing_kind, &error);
  g_assert_no_error (error);
  opcc_row_sum_begin (&whole, hasher, NULL, problems);
  g_assert_true (opcc_row_sum_add (&whole, fixture->db, table, G_MAXINT64, &error));
  opcc_row_sum_begin (&pieces, hasher, NULL, problems);
  for (guint i = 0; i < 4; i++)
    g_assert_true (opcc_row_sum_add (&pieces, fixture->db, table, 2, &error));
  g_assert_cmpint (whole.count, ==, 7);
  g_assert_cmpint (pieces.count, ==, 7);
  g_assert_cmpmem (&pieces.sum, sizeof pieces.sum, &whole.sum, sizeof whole.sum);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (opcc_db_exec (fixture->db, "ALTER TABLE thing RENAME TO gone", &error));
  g_assert_false (opcc_row_sum_add (&whole, fixture->db, table, 2, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (opcc_db_exec (fixture->db, "ALTER TABLE gone RENAME TO thing", &error));
  opcc_hasher_free (hasher);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records-check/told", test_told);
  g_test_add ("/records-check/pieces", DbFixture, NULL, db_fixture_set_up, test_pieces,
              db_fixture_tear_down);
  g_test_add ("/records-check/beside", DbFixture, NULL, db_fixture_set_up, test_beside,
              db_fixture_tear_down);
  g_test_add ("/records-check/locked", DbFixture, NULL, db_fixture_set_up, test_locked,
              db_fixture_tear_down);
  g_test_add ("/records-check/written-meanwhile", DbFixture, NULL, db_fixture_set_up,
              test_written_meanwhile, db_fixture_tear_down);
  g_test_add ("/records-check/known", DbFixture, NULL, db_fixture_set_up, test_known,
              db_fixture_tear_down);
  g_test_add ("/records-check/known-and-altered", DbFixture, NULL, db_fixture_set_up,
              test_known_and_altered, db_fixture_tear_down);
  g_test_add ("/records-check/known-yesterday", DbFixture, NULL, db_fixture_set_up,
              test_known_yesterday, db_fixture_tear_down);
  return g_test_run ();
}
