/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words fed while the rows are still written: found once, at once, and not where it is given up. */
#include "opcc-index-ahead.h"

#include "opcc-history.h"
#include "opcc-search.h"
#include "opcc-search-private.h"
#include "opcc-text.h"
#include "store-fixture.h"

static guint
count_hits (OpccDb *db, const OpccKind *kind, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = opcc_db_search_kind (db, kind, words, NULL, &error);

  g_assert_no_error (error);
  return numbers->len;
}

/* An index that has read the whole log, as it has a moment after the last edit. */
static void
catch_up (OpccDb *db)
{
  g_autoptr (GError) error = NULL;

  opcc_db_search_catch_up (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_index_get_backlog (db), ==, 0);
}

static void
add_things (OpccBulk *bulk, const char *word, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", word, i);
      g_autoptr (TestThing) thing = test_thing_new (title, i);
      g_autoptr (GError) error = NULL;

      opcc_bulk_add (bulk, thing, &error);
      g_assert_no_error (error);
    }
}

static void
test_committed (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *second;

  catch_up (fixture->db);
  db_fixture_import (fixture->db, 2750);
  g_assert_cmpint (opcc_index_get_backlog (fixture->db), ==, 0);
  g_assert_null (fixture->db->index->ahead);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "thing"), ==, 2750);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "2749"), ==, 1);
  second = db_fixture_open_second (fixture);
  g_assert_cmpint (opcc_index_get_backlog (second), ==, 0);
  g_assert_cmpuint (count_hits (second, &test_thing_kind, "2749"), ==, 1);
  opcc_db_close (second);
}

static void
test_given_up (DbFixture *fixture, gconstpointer unused)
{
  catch_up (fixture->db);
  {
    g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import", NULL);
    g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);

    add_things (bulk, "Phantom", 2000);
    g_assert_nonnull (fixture->db->index->ahead);
  }
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "phantom"), ==, 0);
  db_fixture_import (fixture->db, 2000);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "thing"), ==, 2000);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "phantom"), ==, 0);
}

/* An index that is behind is not fed out of turn. */
static void
test_behind (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Early", 1);

  catch_up (fixture->db);
  db_fixture_save (fixture->db, thing, "Add");
  db_fixture_import (fixture->db, 1200);
  g_assert_cmpint (opcc_index_get_backlog (fixture->db), >, 1);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "thing"), ==, 1200);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "early"), ==, 1);
}

/* Searched in the middle of the action: from then on the rest waits for the end of it. */
static void
test_asked_meanwhile (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccBulk) bulk = NULL;

  catch_up (fixture->db);
  action = opcc_action_begin (fixture->db, "Import", NULL);
  bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  add_things (bulk, "Oak", 5000);
  g_assert_cmpuint (count_hits (fixture->db, &test_maker_kind, "oak"), ==, 0);
  add_things (bulk, "Oak", 1100);
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (opcc_index_get_backlog (fixture->db), ==, 0);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "oak"), ==, 6100);
}

/* Two kinds in turn, a few rows by hand between them, and an edit of a row that was fed. */
static void
test_mixed (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (TestThing) thing = NULL;

  catch_up (db);
  action = opcc_action_begin (db, "Import", NULL);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (OpccBulk) makers = opcc_bulk_begin (db, &test_maker_kind, NULL);
      g_autoptr (OpccBulk) things = NULL;
      g_autofree char *number = NULL;

      for (guint i = 0; i < 700; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", round * 1000 + i);
          g_autoptr (TestMaker) maker = test_maker_new ("Ash", name);

          g_assert_true (opcc_bulk_add (makers, maker, NULL));
        }
      g_assert_true (opcc_bulk_end (makers, NULL));
      things = opcc_bulk_begin (db, &test_thing_kind, NULL);
      add_things (things, "Elm", 900);
      g_assert_true (opcc_bulk_end (things, NULL));
    }
  thing = opcc_db_load (db, &test_thing_kind, 3, NULL);
  opcc_set_str (&thing->title, "Yew");
  g_assert_true (opcc_db_save (db, thing, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (opcc_index_get_backlog (db), ==, 0);
  g_assert_cmpuint (count_hits (db, &test_maker_kind, "ash"), ==, 2100);
  g_assert_cmpuint (count_hits (db, &test_thing_kind, "elm"), ==, 2699);
  g_assert_cmpuint (count_hits (db, &test_thing_kind, "yew"), ==, 1);
}

/* Undone and redone, the rows come and go in the index too. */
static void
test_undone (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  catch_up (fixture->db);
  db_fixture_import (fixture->db, 1500);
  undo = opcc_db_undo (fixture->db, NULL, NULL);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "thing"), ==, 0);
  redo = opcc_db_redo (fixture->db, NULL, NULL);
  g_assert_cmpuint (count_hits (fixture->db, &test_thing_kind, "thing"), ==, 1500);
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
  add ("/index-ahead/committed", test_committed);
  add ("/index-ahead/given-up", test_given_up);
  add ("/index-ahead/behind", test_behind);
  add ("/index-ahead/asked-meanwhile", test_asked_meanwhile);
  add ("/index-ahead/mixed", test_mixed);
  add ("/index-ahead/undone", test_undone);
  return g_test_run ();
}
