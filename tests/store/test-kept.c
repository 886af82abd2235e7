/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers are kept until a record of their kind changes, and never beside another log. */
#include "opcc-kept.h"

#include <glib/gstdio.h>

#include "opcc-backup.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "store-fixture.h"

static void
keep (OpccDb *db, const char *key, const char *text)
{
  opcc_db_keep (db, key, opcc_db_get_mark (db), text);
}

static void
expect (OpccDb *db, const char *key, const char *text)
{
  g_autofree char *kept = opcc_db_get_kept (db, key, &test_thing_kind);

  g_assert_cmpstr (kept, ==, text);
}

static void
add_thing (OpccDb *db, const char *title)
{
  g_autoptr (TestThing) thing = test_thing_new (title, 1);

  db_fixture_save (db, thing, "Add");
}

static void
test_until_changed (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (GError) error = NULL;

  add_thing (fixture->db, "Bench");
  expect (fixture->db, "count", NULL);
  keep (fixture->db, "count", "1");
  expect (fixture->db, "count", "1");
  expect (fixture->db, "sum", NULL);
  keep (fixture->db, "sum", "10");

  db_fixture_save (fixture->db, maker, "Add a maker");
  expect (fixture->db, "count", "1");
  db_fixture_reopen (fixture);
  expect (fixture->db, "count", "1");
  expect (fixture->db, "sum", "10");

  add_thing (fixture->db, "Table");
  expect (fixture->db, "count", NULL);
  keep (fixture->db, "count", "2");
  expect (fixture->db, "count", "2");
  g_free (opcc_db_undo (fixture->db, NULL, &error));
  g_assert_no_error (error);
  expect (fixture->db, "count", NULL);
}

/* What was counted before somebody else wrote is not true after. */
static void
test_written_meanwhile (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *second;
  gint64 mark;

  add_thing (fixture->db, "Bench");
  second = db_fixture_open_second (fixture);
  mark = opcc_db_get_mark (second);
  add_thing (fixture->db, "Table");
  opcc_db_keep (second, "count", mark, "1");
  expect (second, "count", NULL);
  opcc_db_close (second);
  expect (fixture->db, "count", NULL);
}

static void
test_inside_action (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Table", 1);
  g_autoptr (GError) error = NULL;

  add_thing (fixture->db, "Bench");
  keep (fixture->db, "count", "1");
  {
    g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Add", &error);

    g_assert_true (opcc_db_save (fixture->db, thing, &error));
    expect (fixture->db, "count", NULL);
    keep (fixture->db, "count", "2");
  }
  expect (fixture->db, "count", "1");
}

/* A restored backup has the same office and a log that went another way. */
static void
test_other_log (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.opcc", NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *restored;

  add_thing (fixture->db, "Bench");
  g_assert_true (opcc_db_backup_to (fixture->db, copy, NULL, &error));
  add_thing (fixture->db, "Table");
  keep (fixture->db, "count", "2");

  restored = opcc_open_office (copy, 0, &error);
  g_assert_no_error (error);
  expect (restored, "count", NULL);
  add_thing (restored, "Chair");
  expect (restored, "count", NULL);
  opcc_db_close (restored);
}

static char *
find_kept_file (OpccDb *db)
{
  g_autofree char *name = g_strconcat (opcc_db_get_office_id (db), ".kept", NULL);

  return g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
}

static void
test_lost_or_damaged (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = find_kept_file (fixture->db);
  g_autoptr (GError) error = NULL;

  add_thing (fixture->db, "Bench");
  keep (fixture->db, "count", "1");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  db_fixture_reopen (fixture);
  g_assert_true (g_file_set_contents (path, "not a file of ours", -1, &error));
  expect (fixture->db, "count", NULL);
  keep (fixture->db, "count", "1");
  expect (fixture->db, "count", "1");

  db_fixture_reopen (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  expect (fixture->db, "count", NULL);
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
  add ("/kept/until-changed", test_until_changed);
  add ("/kept/written-meanwhile", test_written_meanwhile);
  add ("/kept/inside-action", test_inside_action);
  add ("/kept/other-log", test_other_log);
  add ("/kept/lost-or-damaged", test_lost_or_damaged);
  return g_test_run ();
}
