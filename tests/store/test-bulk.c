/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records at once: batches by number and by size, two kinds in turn, refusals, giving up. */
#include <string.h>

#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-log.h"
#include "store-fixture.h"

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

static void
test_batches (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *hash = NULL;

  db_fixture_import (fixture->db, 2 * OPCC_BATCH_ROWS + 1);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM change"), ==, 3);
  g_assert_cmpint (count (fixture->db, "SELECT sum(count) FROM change"), ==,
                   2 * OPCC_BATCH_ROWS + 1);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM thing WHERE n - 1 = amount"), ==,
                   2 * OPCC_BATCH_ROWS + 1);
  hash = db_fixture_verify (fixture);
}

/* Long texts make shorter batches, so that an entry stays small enough to be read at once. */
static void
test_bytes (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Long texts", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *hash = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (TestThing) thing = test_thing_new ("Long", 1);

      thing->text = g_strdup (text);
      g_assert_true (opcc_bulk_add (bulk, thing, NULL));
    }
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM change"), ==, 5);
  g_assert_cmpint (count (fixture->db, "SELECT max(length(body)) FROM change"), <,
                   2 * OPCC_BATCH_BYTES);
  hash = db_fixture_verify (fixture);
}

/* Makers and things in turn: things refer to makers whose entry comes later in the log, so that
 * taking back entry by entry only works because links are held against the rows at the end. */
static void
test_two_kinds (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import both", NULL);
  g_autoptr (OpccBulk) makers = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
  g_autoptr (OpccBulk) things = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 1300; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (TestMaker) maker = test_maker_new ("Maker", number);

      g_assert_true (opcc_bulk_add (makers, maker, NULL));
      if (i % 3 == 0)
        {
          g_autoptr (TestThing) thing = test_thing_new ("Thing", i);

          thing->maker = opcc_record_get_n (OPCC_RECORD (maker));
          g_assert_true (opcc_bulk_add (things, thing, NULL));
        }
    }
  g_assert_true (opcc_bulk_end (makers, NULL) && opcc_bulk_end (things, NULL));
  g_assert_true (opcc_action_commit (action, NULL));
  after = db_fixture_verify (fixture);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *undo = opcc_db_undo (fixture->db, NULL, &error);
      g_autofree char *empty = NULL;
      g_autofree char *redo = NULL;
      g_autofree char *full = NULL;

      g_assert_no_error (error);
      empty = db_fixture_verify (fixture);
      g_assert_cmpstr (empty, ==, before);
      redo = opcc_db_redo (fixture->db, NULL, &error);
      g_assert_no_error (error);
      full = db_fixture_verify (fixture);
      g_assert_cmpstr (full, ==, after);
    }
}

static void
test_refused (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import makers", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
  g_autofree char *hash = NULL;
  g_autofree char *undone = NULL;
  guint n_refused = 0;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i / 2);
      g_autoptr (TestMaker) maker = test_maker_new (i % 10 == 0 ? NULL : "Maker", number);
      g_autoptr (GError) error = NULL;

      if (!opcc_bulk_add (bulk, maker, &error))
        {
          g_assert_cmpint (opcc_record_get_n (OPCC_RECORD (maker)), ==, 0);
          n_refused++;
        }
    }
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpuint (n_refused, ==, 600);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM maker"), ==, 600);
  hash = db_fixture_verify (fixture);
  undone = opcc_db_undo (fixture->db, NULL, NULL);
  g_assert_cmpstr (undone, ==, "Import makers");
}

/* Only refused records: no entry over no rows, which could not be taken back. */
static void
test_nothing_taken (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Nothing", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
  g_autoptr (TestMaker) nameless = test_maker_new (NULL, "1");
  g_autofree char *hash = NULL;

  g_assert_false (opcc_bulk_add (bulk, nameless, NULL));
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM change"), ==, 0);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM action"), ==, 0);
  hash = db_fixture_verify (fixture);
}

/* Given up at any point, with batches still under way in the second thread. */
static void
test_given_up (DbFixture *fixture, gconstpointer unused)
{
  static const guint sizes[] = { 1, 499, 500, 501, 3000 };
  g_autofree char *before = db_fixture_verify (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Given up", NULL);
      g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
      g_autofree char *after = NULL;

      for (guint j = 0; j < sizes[i]; j++)
        {
          g_autoptr (TestThing) thing = test_thing_new ("Thing", j);

          g_assert_true (opcc_bulk_add (bulk, thing, NULL));
        }
      g_clear_pointer (&bulk, opcc_bulk_free);
      g_clear_pointer (&action, opcc_action_free);
      after = db_fixture_verify (fixture);
      g_assert_cmpstr (after, ==, before);
    }
  db_fixture_import (fixture->db, 10);
}

/* Single saves of another kind, and edits of what the bulk has put there, in the same action. */
static void
test_with_saves (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import and edit", NULL);
  OpccBulk *bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *empty = NULL;

  for (guint i = 0; i < 700; i++)
    {
      g_autoptr (TestThing) thing = test_thing_new ("Thing", i);

      g_assert_true (opcc_bulk_add (bulk, thing, NULL));
      if (i % 100 == 0)
        {
          g_autofree char *number = g_strdup_printf ("%u", i);
          g_autoptr (TestMaker) maker = test_maker_new ("Maker", number);

          g_assert_true (opcc_db_save (fixture->db, maker, NULL));
        }
    }
  g_assert_true (opcc_bulk_end (bulk, NULL));
  opcc_bulk_free (bulk);
  for (gint64 n = 1; n < 700; n += 50)
    {
      g_autoptr (TestThing) thing = opcc_db_load (fixture->db, &test_thing_kind, n, NULL);

      thing->pieces = n;
      g_assert_true (opcc_db_save (fixture->db, thing, NULL));
    }
  g_assert_true (opcc_action_commit (action, NULL));
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, !=, before);
  undone = opcc_db_undo (fixture->db, NULL, NULL);
  g_assert_nonnull (undone);
  empty = db_fixture_verify (fixture);
  g_assert_cmpstr (empty, ==, before);
}

static GPtrArray *
make_makers (guint first, guint n)
{
  GPtrArray *makers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_ptr_array_add (makers, test_maker_new ("Maker", number));
    }
  return makers;
}

/* Handed over by the chunk, between single ones: the same rows, entries and numbers. */
static void
test_many (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import makers", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
  g_autoptr (GPtrArray) first = make_makers (0, OPCC_BATCH_ROWS + 100);
  g_autoptr (GPtrArray) rest = make_makers (5000, 2 * OPCC_BATCH_ROWS);
  g_autoptr (TestMaker) single = test_maker_new (NULL, "4000");
  g_autofree char *hash = NULL;

  g_assert_true (opcc_bulk_add_many (bulk, first->pdata, first->len, NULL));
  g_assert_false (opcc_bulk_add (bulk, single, NULL));
  single->name = g_strdup ("Single");
  g_assert_true (opcc_bulk_add (bulk, single, NULL));
  g_assert_true (opcc_bulk_add_many (bulk, NULL, 0, NULL));
  g_assert_true (opcc_bulk_add_many (bulk, rest->pdata, rest->len, NULL));
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  for (guint i = 0; i < rest->len; i++)
    g_assert_cmpint (opcc_record_get_n (rest->pdata[i]), ==, OPCC_BATCH_ROWS + 102 + i);
  g_assert_cmpint (opcc_record_get_ver (rest->pdata[rest->len - 1]), ==, 4);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM change"), ==, 4);
  g_assert_cmpint (count (fixture->db, "SELECT min(count) FROM change WHERE seq < 4"), ==,
                   OPCC_BATCH_ROWS);
  g_assert_cmpint (count (fixture->db, "SELECT n FROM maker WHERE number = 5999"), ==, 1601);
  g_assert_cmpint (count (fixture->db, "SELECT n FROM maker WHERE name = 'Single'"), ==, 601);
  hash = db_fixture_verify (fixture);
}

/* One of many that breaks a rule or has the number of another: none is taken. */
static void
test_many_refused (DbFixture *fixture, gconstpointer unused)
{
  static const int codes[] = { OPCC_ERROR_INVALID, OPCC_ERROR_REFUSED };
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import makers", NULL);
      g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
      g_autoptr (GPtrArray) makers = make_makers (0, 300);
      TestMaker *bad = makers->pdata[299];
      g_autoptr (GError) error = NULL;

      g_free (i == 0 ? g_steal_pointer (&bad->name) : g_steal_pointer (&bad->number));
      if (i == 1)
        bad->number = g_strdup ("7");
      g_assert_false (opcc_bulk_add_many (bulk, makers->pdata, makers->len, &error));
      g_assert_error (error, OPCC_ERROR, codes[i]);
      for (guint j = 0; j < makers->len; j++)
        g_assert_cmpint (opcc_record_get_n (makers->pdata[j]), ==, 0);
      g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM maker"), ==, 0);
    }
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Links are held against the rows as ever. */
static void
test_many_links (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import things", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (things, test_thing_new ("Thing", i));
  ((TestThing *) things->pdata[11])->maker = 99;
  g_assert_false (opcc_bulk_add_many (bulk, things->pdata, things->len, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  ((TestThing *) things->pdata[11])->maker = 0;
  g_assert_true (opcc_bulk_add_many (bulk, things->pdata, things->len, NULL));
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_free (db_fixture_verify (fixture));
}

/* What only later rows have a value for is asked of all rows from then on, and of none before. */
static void
test_many_columns (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Import things", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3 * OPCC_BATCH_ROWS; i++)
    {
      TestThing *thing = test_thing_new ("Thing", i);

      if (i >= OPCC_BATCH_ROWS + 7)
        thing->made = (OpccDate) i;
      if (i == 2 * OPCC_BATCH_ROWS)
        thing->text = g_strdup ("A text");
      if (i > 2 * OPCC_BATCH_ROWS)
        thing->weight = i / 4.0;
      g_ptr_array_add (things, thing);
    }
  g_assert_true (opcc_bulk_add_many (bulk, things->pdata, things->len, NULL));
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (count (fixture->db, "SELECT count(made) FROM thing"), ==,
                   2 * OPCC_BATCH_ROWS - 7);
  g_assert_cmpint (count (fixture->db, "SELECT min(n) FROM thing WHERE made IS NOT NULL"), ==,
                   OPCC_BATCH_ROWS + 8);
  g_assert_cmpint (count (fixture->db, "SELECT sum(n) FROM thing WHERE text = 'A text'"), ==,
                   2 * OPCC_BATCH_ROWS + 1);
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM thing WHERE weight = (n - 1) / 4.0"),
                   ==, OPCC_BATCH_ROWS - 1);
  g_free (db_fixture_verify (fixture));
}

/* Long texts make shorter entries here too. */
static void
test_many_bytes (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = opcc_action_begin (fixture->db, "Long texts", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (fixture->db, &test_thing_kind, NULL);
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 20; i++)
    {
      TestThing *thing = test_thing_new ("Long", i);

      thing->text = g_strnfill (1024 * 1024, 'x');
      thing->made = (OpccDate) i;
      thing->weight = i / 4.0;
      g_ptr_array_add (things, thing);
    }
  g_assert_true (opcc_bulk_add_many (bulk, things->pdata, things->len, NULL));
  g_assert_true (opcc_bulk_end (bulk, NULL) && opcc_action_commit (action, NULL));
  g_assert_cmpint (count (fixture->db, "SELECT count(*) FROM change"), ==, 5);
  g_assert_cmpint (count (fixture->db, "SELECT max(length(body)) FROM change"), <,
                   2 * OPCC_BATCH_BYTES);
  g_free (db_fixture_verify (fixture));
}

/* A table that stands where SQLite looks for our rows: refused, not read from. */
static void
test_many_shadowed (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccBulk) bulk = NULL;
  g_autoptr (GPtrArray) makers = make_makers (0, 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_db_exec (fixture->db,
                               "CREATE TABLE opcc_rows (c1, c2, c3, c4, c5); INSERT INTO "
                               "opcc_rows VALUES (1, 'x', 1, 'Evil', '1')",
                               NULL));
  action = opcc_action_begin (fixture->db, "Import makers", NULL);
  bulk = opcc_bulk_begin (fixture->db, &test_maker_kind, NULL);
  g_assert_false (opcc_bulk_add_many (bulk, makers->pdata, makers->len, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
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
  add ("/bulk/batches", test_batches);
  add ("/bulk/bytes", test_bytes);
  add ("/bulk/two-kinds", test_two_kinds);
  add ("/bulk/refused", test_refused);
  add ("/bulk/nothing-taken", test_nothing_taken);
  add ("/bulk/given-up", test_given_up);
  add ("/bulk/with-saves", test_with_saves);
  add ("/bulk/many", test_many);
  add ("/bulk/many-refused", test_many_refused);
  add ("/bulk/many-links", test_many_links);
  add ("/bulk/many-columns", test_many_columns);
  add ("/bulk/many-bytes", test_many_bytes);
  add ("/bulk/many-shadowed", test_many_shadowed);
  return g_test_run ();
}
