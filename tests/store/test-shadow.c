/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a shadow hides is found by nothing while it lies, and is all there again once it is lifted.
 */
#include "opcc-shadow.h"

#include "opcc-error.h"
#include "opcc-kept.h"
#include "opcc-search.h"
#include "opcc-stmt.h"
#include "store-fixture.h"

#define VIEWS "SELECT count(*) FROM sqlite_temp_master WHERE type = 'view'"

static gint64
count (OpccDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  const gint64 n = opcc_db_get_integer (db, sql, -1, &error, "");

  g_assert_no_error (error);
  return n;
}

static guint
find (OpccDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autoptr (GArray) numbers = NULL;

  opcc_query_set_words (query, words);
  numbers = opcc_db_find_numbers (db, query, NULL, &error);
  g_assert_no_error (error);
  return numbers->len;
}

/* Three things; the second, a "Plum" of 20 pence, is to be hidden, and its maker. */
static void
fill (OpccDb *db)
{
  static const char *const titles[] = { "Apple", "Plum", "Pear" };
  g_autoptr (TestMaker) elm = test_maker_new ("Elm", "1");
  g_autoptr (TestMaker) oak = test_maker_new ("Oak", "2");

  db_fixture_save (db, elm, "Add");
  db_fixture_save (db, oak, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (TestThing) thing = test_thing_new (titles[i], 10 * (i + 1));

      thing->maker = i == 0 ? 1 : 2;
      db_fixture_save (db, thing, "Add");
    }
}

static void
expect_whole (OpccDb *db)
{
  g_assert_cmpint (count (db, VIEWS), ==, 0);
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing"), ==, 3);
  g_assert_cmpint (count (db, "SELECT sum(amount) FROM thing"), ==, 60);
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing t JOIN maker m ON m.n = t.maker"), ==, 3);
  g_assert_cmpuint (find (db, NULL), ==, 3);
  g_assert_null (opcc_db_get_shadow (db));
}

static void
test_hides (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccShadow) shadow = opcc_shadow_new (fixture);
  g_autoptr (TestThing) thing = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (db);
  before = db_fixture_verify (fixture);
  expect_whole (db);
  opcc_shadow_hide (shadow, &test_thing_kind, 2);
  opcc_shadow_blank (shadow, &test_thing_kind, opcc_kind_find_field (&test_thing_kind, "pieces"));
  g_assert_true (opcc_shadow_cast (shadow, db, &error));
  g_assert_no_error (error);
  g_assert_true (opcc_db_get_shadow (db) == fixture);

  /* The same statements as before, which are kept prepared. */
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing"), ==, 2);
  g_assert_cmpint (count (db, "SELECT sum(amount) FROM thing"), ==, 40);
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing t JOIN maker m ON m.n = t.maker"), ==, 2);
  g_assert_cmpint (count (db, "SELECT count(*) FROM maker m LEFT JOIN thing t ON t.maker = m.n"
                              " WHERE t.n IS NULL"),
                   ==, 0);
  g_assert_cmpuint (find (db, NULL), ==, 2);
  thing = opcc_db_load (db, &test_thing_kind, 2, &error);
  g_assert_null (thing);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  thing = opcc_db_load (db, &test_thing_kind, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thing->title, ==, "Pear");
  g_assert_cmpint (thing->pieces, ==, OPCC_NO_INTEGER);

  opcc_shadow_lift (shadow);
  opcc_shadow_lift (shadow);
  expect_whole (db);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A hidden target takes the link with it, and leaves the record. */
static void
test_blanks_links (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccShadow) shadow = opcc_shadow_new (fixture);

  fill (db);
  opcc_shadow_hide (shadow, &test_maker_kind, 2);
  opcc_shadow_blank (shadow, &test_thing_kind, opcc_kind_find_field (&test_thing_kind, "maker"));
  g_assert_true (opcc_shadow_cast (shadow, db, &error));
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing"), ==, 3);
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing WHERE maker IS NULL"), ==, 2);
  g_assert_cmpint (count (db, "SELECT count(*) FROM maker"), ==, 1);
  g_clear_pointer (&shadow, opcc_shadow_free);
  expect_whole (db);
}

/* Nothing is saved in one, fed to the index from one, or kept of one. */
static void
test_writes_nothing (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccShadow) shadow = opcc_shadow_new (fixture);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *kept = NULL;

  fill (db);
  opcc_db_keep (db, "sum", opcc_db_get_mark (db), "60");
  opcc_shadow_hide (shadow, &test_thing_kind, 2);
  g_assert_true (opcc_shadow_cast (shadow, db, &error));
  g_assert_null (opcc_db_get_kept (db, "sum", &test_thing_kind));
  opcc_db_keep (db, "sum", opcc_db_get_mark (db), "40");
  find (db, "plum");
  action = opcc_action_begin (db, "Save", &error);
  g_assert_null (action);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);

  opcc_shadow_lift (shadow);
  kept = opcc_db_get_kept (db, "sum", &test_thing_kind);
  g_assert_cmpstr (kept, ==, "60");
  /* Fed now, with the words of what was hidden. */
  g_assert_cmpuint (find (db, "plum"), ==, 1);
  expect_whole (db);
}

/* One that nobody lifts goes with its owner's pointer, also where the job was cancelled half-way.
 */
static void
test_cancelled (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (db);
  db->engine->set_cancellable (db->connection, cancellable);
  {
    g_autoptr (OpccShadow) shadow = opcc_shadow_new (fixture);

    opcc_shadow_hide (shadow, &test_thing_kind, 2);
    g_assert_true (opcc_shadow_cast (shadow, db, &error));
    g_cancellable_cancel (cancellable);
    opcc_db_get_integer (db,
                         "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c "
                         "WHERE x < 1000000) SELECT sum(x) FROM c, thing",
                         -1, &error, "");
    g_assert_nonnull (error);
  }
  db->engine->set_cancellable (db->connection, NULL);
  expect_whole (db);
}

/* Figures are taken in an action, and saved once it is lifted; taken back, none of it was. */
static void
test_in_an_action (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) thing = NULL;

  fill (db);
  for (guint committed = 0; committed < 2; committed++)
    {
      g_autoptr (OpccShadow) shadow = opcc_shadow_new (fixture);
      g_autoptr (OpccAction) action = opcc_action_begin (db, "Take", &error);

      opcc_shadow_hide (shadow, &test_thing_kind, 2);
      g_assert_true (opcc_shadow_cast (shadow, db, &error));
      g_assert_cmpint (count (db, "SELECT sum(amount) FROM thing"), ==, 40);
      opcc_shadow_lift (shadow);
      g_clear_object (&thing);
      thing = opcc_db_load (db, &test_thing_kind, 2, &error);
      g_assert_no_error (error);
      g_free (thing->text);
      thing->text = g_strdup ("40");
      g_assert_true (opcc_db_save (db, thing, &error));
      if (committed)
        g_assert_true (opcc_action_commit (action, &error));
      else
        g_clear_pointer (&action, opcc_action_free);
      expect_whole (db);
    }
  g_assert_cmpint (count (db, "SELECT count(*) FROM thing WHERE text = '40'"), ==, 1);
  g_free (db_fixture_verify (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shadow/hides", DbFixture, NULL, db_fixture_set_up, test_hides,
              db_fixture_tear_down);
  g_test_add ("/shadow/blanks-links", DbFixture, NULL, db_fixture_set_up, test_blanks_links,
              db_fixture_tear_down);
  g_test_add ("/shadow/writes-nothing", DbFixture, NULL, db_fixture_set_up, test_writes_nothing,
              db_fixture_tear_down);
  g_test_add ("/shadow/cancelled", DbFixture, NULL, db_fixture_set_up, test_cancelled,
              db_fixture_tear_down);
  g_test_add ("/shadow/in-an-action", DbFixture, NULL, db_fixture_set_up, test_in_an_action,
              db_fixture_tear_down);
  return g_test_run ();
}
