/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words found whatever their accents and case, also after edits; a side file that may be lost. */
#include "opcc-search.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-backup.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "opcc-search-private.h"
#include "store-fixture.h"

static char *
find (OpccDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = opcc_db_search_kind (db, &test_thing_kind, words, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (out, "%s%d", i > 0 ? " " : "",
                            (int) g_array_index (numbers, gint64, i));
  return g_string_free (out, FALSE);
}

static void
expect (OpccDb *db, const char *words, const char *numbers)
{
  g_autofree char *found = find (db, words);

  g_assert_cmpstr (found, ==, numbers);
}

static void
add_thing (OpccDb *db, const char *title, const char *text, gint64 maker)
{
  g_autoptr (TestThing) thing = test_thing_new (title, 1);

  thing->text = g_strdup (text);
  thing->maker = maker;
  db_fixture_save (db, thing, "Add");
}

static void
fill (OpccDb *db)
{
  g_autoptr (TestMaker) elm = test_maker_new ("Elm & Söhne", "1");
  g_autoptr (TestMaker) oak = test_maker_new ("Oak Guild", "2");

  db_fixture_save (db, elm, "Add");
  db_fixture_save (db, oak, "Add");
  add_thing (db, "Café tables", "For the naïve “garden” party", 1);
  add_thing (db, "O'Brien's bench", "20% off; row-boats", 2);
  add_thing (db, "ગુજરાતી sign", "हिन्दी and Polski: żółw", 0);
  add_thing (db, "Garden gate", NULL, 1);
}

static void
test_words (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;

  fill (db);
  expect (db, "cafe", "1");
  expect (db, "CAFÉ", "1");
  expect (db, "cafe\xcc\x81", "1");
  expect (db, "naive", "1");
  expect (db, "gar", "1 4");
  expect (db, "garden", "1 4");
  expect (db, "arden", "");
  expect (db, "garden cafe", "1");
  expect (db, "cafe garden", "1");
  expect (db, "ga cafe", "");
  expect (db, "o'brien", "2");
  expect (db, "brien", "2");
  expect (db, "boat", "2");
  expect (db, "20", "2");
  expect (db, "ગુજરાતી", "3");
  expect (db, "ગુજ", "3");
  expect (db, "हिन्दी", "3");
  expect (db, "zołw", "3");
  expect (db, "", "");
  expect (db, "  – “ ” ", "");
  expect (db, "🙂", "");
  expect (db, "\" OR * NEAR(", "");
  expect (db, "AND", "3");
  expect (db, "\xff\xfe", "");
}

/* The words of what a record points at count as its own, mixed with its own. */
static void
test_linked (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;

  fill (db);
  expect (db, "sohne", "1 4");
  expect (db, "elm gate", "4");
  expect (db, "guild bench", "2");
  expect (db, "guild gate", "");
}

/* A link that leads elsewhere takes its words from there, in an action that is not over as well. */
static void
test_link_moved (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (TestThing) thing = NULL;
  g_autoptr (GError) error = NULL;

  fill (db);
  expect (db, "oak", "2");
  thing = opcc_db_load (db, &test_thing_kind, 4, NULL);
  thing->maker = 2;
  {
    g_autoptr (OpccAction) action = opcc_action_begin (db, "Move", &error);

    g_assert_true (opcc_db_save (db, thing, &error));
    expect (db, "oak", "2 4");
  }
  expect (db, "oak", "2");
  db_fixture_save (db, thing, "Move");
  expect (db, "oak", "2 4");
  expect (db, "oak gate", "4");
  expect (db, "elm", "1");
}

/* Few words with one beginning are found one by one, many by the index; both find the same. */
static void
test_beginnings (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autofree char *all = NULL;
  g_autoptr (GString) expected = g_string_new ("1");

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *title = g_strdup_printf ("Item x%03u", i);

      add_thing (db, title, i % 2 == 0 ? "even" : "odd", 0);
    }
  for (guint i = 2; i <= 120; i++)
    g_string_append_printf (expected, " %u", i);
  all = find (db, "x");
  g_assert_cmpstr (all, ==, expected->str);
  expect (db, "x00", "1 2 3 4 5 6 7 8 9 10");
  expect (db, "X00", "1 2 3 4 5 6 7 8 9 10");
  expect (db, "even x00", "1 3 5 7 9");
  expect (db, "x00 even", "");
  expect (db, "x002 even", "3");
  expect (db, "x007", "8");
  expect (db, "x0071", "");
  expect (db, "x12", "");
  expect (db, "x118", "119");
  expect (db, "00", "");
}

static void
test_changes (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (TestThing) thing = NULL;
  g_autoptr (TestMaker) maker = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  fill (db);
  expect (db, "bench", "2");
  thing = opcc_db_load (db, &test_thing_kind, 2, NULL);
  g_free (thing->title);
  thing->title = g_strdup ("Sofa");
  db_fixture_save (db, thing, "Rename");
  expect (db, "bench", "");
  expect (db, "sofa", "2");
  maker = opcc_db_load (db, &test_maker_kind, 1, NULL);
  g_free (maker->name);
  maker->name = g_strdup ("Birch");
  db_fixture_save (db, maker, "Rename");
  expect (db, "birch", "1 4");
  expect (db, "elm", "");
  action = opcc_action_begin (db, "Delete", NULL);
  g_assert_true (opcc_db_delete (db, thing, NULL) && opcc_action_commit (action, NULL));
  expect (db, "sofa", "");
  first = opcc_db_undo (db, NULL, NULL);
  expect (db, "sofa", "2");
  second = opcc_db_undo (db, NULL, NULL);
  expect (db, "elm", "1 4");
  third = opcc_db_undo (db, NULL, NULL);
  expect (db, "bench", "2");
  expect (db, "sofa", "");
  g_free (third);
  third = opcc_db_redo (db, NULL, NULL);
  expect (db, "sofa", "2");
}

static void
test_import (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  db_fixture_import (db, 5000);
  expect (db, "thing 4321", "4322");
  undo = opcc_db_undo (db, NULL, NULL);
  expect (db, "4321", "");
  redo = opcc_db_redo (db, NULL, NULL);
  expect (db, "4321", "4322");
}

/* What is not committed is not indexed, since it may never be. */
static void
test_inside_action (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("Phantom", 1);

  fill (db);
  expect (db, "gate", "4");
  action = opcc_action_begin (db, "Try", NULL);
  g_assert_true (opcc_db_save (db, thing, NULL));
  expect (db, "gate", "4");
  expect (db, "phantom", "");
  g_clear_pointer (&action, opcc_action_free);
  add_thing (db, "Real", NULL, 0);
  expect (db, "phantom", "");
  expect (db, "real", "5");
}

static char *
get_path (OpccDb *db)
{
  g_autofree char *name = g_strconcat (db->office_id, ".search", NULL);

  return g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
}

static void
test_lost (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path (fixture->db);
  g_autofree char *bytes = NULL;
  gsize length;

  fill (fixture->db);
  expect (fixture->db, "gate", "4");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  opcc_db_close (fixture->db);
  g_unlink (path);
  fixture->db = db_fixture_open_second (fixture);
  expect (fixture->db, "gate", "4");
  /* No database at all. */
  opcc_db_close (fixture->db);
  g_assert_true (g_file_set_contents (path, "no index", -1, NULL));
  fixture->db = db_fixture_open_second (fixture);
  expect (fixture->db, "gate", "4");
  /* Every page but the first few of it destroyed: it opens, and fails when it is asked. */
  opcc_db_close (fixture->db);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 3 * 4096);
  for (gsize at = 4096; at < length; at += 4096)
    memset (bytes + at + 8, 0xa5, 4088);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  fixture->db = db_fixture_open_second (fixture);
  expect (fixture->db, "gate", "4");
}

/* Damaged while in use, in each page in turn: rebuilt, at the latest when it is asked. */
static void
test_damaged_pages (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path (fixture->db);
  g_autofree char *whole = NULL;
  gsize length;

  fill (fixture->db);
  db_fixture_import (fixture->db, 1500);
  expect (fixture->db, "gate", "4");
  opcc_db_close (fixture->db);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize at = 0; at < length; at += 4096)
    {
      g_autofree char *bytes = g_memdup2 (whole, length);

      memset (bytes + at, 0, 4096);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      fixture->db = db_fixture_open_second (fixture);
      g_free (find (fixture->db, "gate"));
      g_free (find (fixture->db, "thing"));
      opcc_db_close (fixture->db);
    }
  g_unlink (path);
  fixture->db = db_fixture_open_second (fixture);
  expect (fixture->db, "gate", "4");
}

/* A restored backup has another past: the index of what came after it must not answer. */
static void
test_restored (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture->db);
  copy = opcc_db_backup (fixture->db, "hand", NULL, NULL);
  add_thing (fixture->db, "Before", NULL, 0);
  expect (fixture->db, "before", "5");
  opcc_db_close (fixture->db);
  g_assert_true (opcc_backup_restore (copy, fixture->path, &error));
  fixture->db = db_fixture_open_second (fixture);
  add_thing (fixture->db, "After", NULL, 0);
  add_thing (fixture->db, "Later", NULL, 0);
  expect (fixture->db, "before", "");
  expect (fixture->db, "after", "5");
}

/* Two programs feed one side file: each entry is taken once, and both find everything. */
static void
test_two_programs (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *second = db_fixture_open_second (fixture);
  gboolean changed;

  fill (fixture->db);
  expect (fixture->db, "gate", "4");
  g_assert_true (opcc_db_refresh (second, &changed, NULL));
  expect (second, "gate", "4");
  add_thing (second, "Ladder", NULL, 0);
  expect (second, "ladder", "5");
  g_assert_true (opcc_db_refresh (fixture->db, &changed, NULL));
  g_assert_true (changed);
  add_thing (fixture->db, "Stool", NULL, 0);
  expect (fixture->db, "ladder", "5");
  expect (fixture->db, "stool", "6");
  g_assert_true (opcc_db_refresh (second, &changed, NULL));
  expect (second, "stool", "6");
  opcc_db_close (second);
}

/* Nowhere to keep a side file: search works from memory. */
static void
test_no_cache (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path (fixture->db);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  fill (fixture->db);
  expect (fixture->db, "gate", "4");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  g_rmdir (path);
}

static void
test_all_kinds (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) few = NULL;
  OpccSearchHit *hit;

  fill (fixture->db);
  hits = opcc_db_search (fixture->db, "elm", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  hit = g_ptr_array_index (hits, 0);
  g_assert_true (hit->kind == &test_maker_kind);
  g_assert_cmpstr (hit->title, ==, "Elm & Söhne");
  g_assert_cmpstr (hit->detail, ==, "1");
  hit = g_ptr_array_index (hits, 1);
  g_assert_true (hit->kind == &test_thing_kind);
  g_assert_cmpint (hit->n, ==, 1);
  g_assert_cmpstr (hit->detail, ==, "Elm & Söhne");
  few = opcc_db_search (fixture->db, "elm", 1, NULL, NULL);
  g_assert_cmpuint (few->len, ==, 2);
}

/* A search that is given up, and one in a file that is not as it should be. */
static void
test_not_found_out (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  db_fixture_import (fixture->db, 5);
  g_cancellable_cancel (cancellable);
  g_assert_null (opcc_db_search_kind (fixture->db, &test_thing_kind, "thing", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (opcc_db_exec (fixture->db, "ALTER TABLE thing RENAME TO gone", &error));
  g_assert_null (opcc_db_search_kind (fixture->db, &test_thing_kind, "thing", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (opcc_db_exec (fixture->db, "ALTER TABLE gone RENAME TO thing", &error));
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
  add ("/search/words", test_words);
  add ("/search/not-found-out", test_not_found_out);
  add ("/search/linked", test_linked);
  add ("/search/link-moved", test_link_moved);
  add ("/search/beginnings", test_beginnings);
  add ("/search/changes", test_changes);
  add ("/search/import", test_import);
  add ("/search/inside-action", test_inside_action);
  add ("/search/lost", test_lost);
  add ("/search/damaged-pages", test_damaged_pages);
  add ("/search/restored", test_restored);
  add ("/search/two-programs", test_two_programs);
  add ("/search/no-cache", test_no_cache);
  add ("/search/all-kinds", test_all_kinds);
  return g_test_run ();
}
