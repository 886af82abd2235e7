/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries: every sort, missing values last both ways, conditions, words, and rows by number. */
#include "opcc-error.h"
#include "opcc-slot-list.h"
#include "store-fixture.h"

/* Five things; number 3 has no value in any field that can do without. */
static void
fill (DbFixture *fixture)
{
  static const char *const titles[] = { "bench 10", "Álder", "zebra", "Bench 9", "alder" };
  static const gint64 amounts[] = { 500, 300, OPCC_NO_MONEY, 100, 300 };
  static const double weights[] = { -1.5, 2, 0, 1e9, 0.25 };
  static const char *const colours[] = { "red", "green", NULL, "red", "green" };
  g_autoptr (TestMaker) oak = test_maker_new ("Oak", "1");
  g_autoptr (TestMaker) elm = test_maker_new ("Elm", "2");

  db_fixture_save (fixture->db, oak, "Add");
  db_fixture_save (fixture->db, elm, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (TestThing) thing = test_thing_new (titles[i], amounts[i]);

      thing->colour = g_strdup (colours[i]);
      if (i != 2)
        {
          thing->weight = weights[i];
          thing->pieces = 10 - (gint64) i;
          thing->made = opcc_date_from_ymd (2020 + (int) i % 3, 1, 1);
          thing->sold = 1700000000 - 86400 * (gint64) i;
          thing->maker = 1 + i % 2;
        }
      thing->kept = i >= 3;
      db_fixture_save (fixture->db, thing, "Add");
    }
}

static char *
run (OpccDb *db, OpccQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = opcc_db_find_numbers (db, query, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (out, "%s%d", i > 0 ? " " : "",
                            (int) g_array_index (numbers, gint64, i));
  return g_string_free (out, FALSE);
}

static void
expect_order (DbFixture *fixture, const char *sort, const char *up, const char *down)
{
  for (guint descending = 0; descending < 2; descending++)
    {
      g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
      g_autofree char *found = NULL;

      opcc_query_set_sort (query, sort, descending);
      found = run (fixture->db, query);
      g_assert_cmpstr (found, ==, descending ? down : up);
    }
}

static void
test_sorts (DbFixture *fixture, gconstpointer unused)
{
  fill (fixture);
  expect_order (fixture, NULL, "1 2 3 4 5", "5 4 3 2 1");
  expect_order (fixture, "amount", "4 2 5 1 3", "1 5 2 4 3");
  expect_order (fixture, "pieces", "5 4 2 1 3", "1 2 4 5 3");
  expect_order (fixture, "weight", "1 5 2 4 3", "4 2 5 1 3");
  expect_order (fixture, "made", "1 4 2 5 3", "5 2 4 1 3");
  expect_order (fixture, "sold", "5 4 2 1 3", "1 2 4 5 3");
  expect_order (fixture, "colour", "2 5 1 4 3", "4 1 5 2 3");
  expect_order (fixture, "kept", "1 2 3 4 5", "5 4 3 2 1");
  expect_order (fixture, "maker", "2 4 1 5 3", "5 1 4 2 3");
}

/* Letters however cased, numbers in names by their value. Where the accented name comes is up to
 * the locale. */
static void
test_text_order (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autofree char *found = NULL;

  fill (fixture);
  opcc_query_set_sort (query, "title", FALSE);
  found = run (fixture->db, query);
  {
    g_auto (GStrv) parts = g_strsplit (found, "2", 2);
    g_autofree char *others = g_strconcat (parts[0], parts[1], NULL);
    g_auto (GStrv) numbers = g_strsplit_set (others, " ", -1);
    g_autofree char *bare = g_strjoinv ("", numbers);

    g_assert_cmpstr (bare, ==, "5413");
  }
}

static void
expect_condition (DbFixture *fixture, const char *field, OpccTest test, gint64 value, const char *n)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autofree char *found = NULL;

  opcc_query_where_integer (query, field, test, value);
  found = run (fixture->db, query);
  g_assert_cmpstr (found, ==, n);
}

static void
expect_text (DbFixture *fixture, const char *field, OpccTest test, const char *value, const char *n)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autofree char *found = NULL;

  if (value != NULL)
    opcc_query_where_text (query, field, test, value);
  else
    opcc_query_where (query, field, test);
  found = run (fixture->db, query);
  g_assert_cmpstr (found, ==, n);
}

static void
test_conditions (DbFixture *fixture, gconstpointer unused)
{
  fill (fixture);
  expect_condition (fixture, "amount", OPCC_TEST_IS, 300, "2 5");
  expect_condition (fixture, "amount", OPCC_TEST_IS_NOT, 300, "1 3 4");
  expect_condition (fixture, "amount", OPCC_TEST_AT_LEAST, 300, "1 2 5");
  expect_condition (fixture, "amount", OPCC_TEST_AT_MOST, 300, "2 4 5");
  expect_condition (fixture, "weight", OPCC_TEST_AT_LEAST, 0, "2 4 5");
  expect_condition (fixture, "kept", OPCC_TEST_IS, 1, "4 5");
  expect_condition (fixture, "maker", OPCC_TEST_IS, 1, "1 5");
  expect_text (fixture, "colour", OPCC_TEST_IS, "red", "1 4");
  expect_text (fixture, "colour", OPCC_TEST_IS_NOT, "red", "2 3 5");
  expect_text (fixture, "made", OPCC_TEST_AT_LEAST, "2021-01-01", "2 5");
  expect_text (fixture, "made", OPCC_TEST_MISSING, NULL, "3");
  expect_text (fixture, "made", OPCC_TEST_GIVEN, NULL, "1 2 4 5");
  expect_text (fixture, "title", OPCC_TEST_IS, "x' OR 1 = 1 --", "");
}

static void
test_together (DbFixture *fixture, gconstpointer unused)
{
  const gint64 among[] = { 5, 4, 99, -1, 1 };
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autoptr (OpccQuery) copy = NULL;
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;

  fill (fixture);
  opcc_query_set_sort (query, "amount", TRUE);
  opcc_query_set_words (query, "bench");
  opcc_query_where_text (query, "colour", OPCC_TEST_IS, "red");
  opcc_query_where (query, "made", OPCC_TEST_GIVEN);
  opcc_query_set_among (query, among, G_N_ELEMENTS (among));
  found = run (fixture->db, query);
  g_assert_cmpstr (found, ==, "1 4");
  copy = opcc_query_copy (query);
  opcc_query_set_words (query, "nothing");
  again = run (fixture->db, copy);
  g_assert_cmpstr (again, ==, found);
  none = run (fixture->db, query);
  g_assert_cmpstr (none, ==, "");
}

/* What an action has saved so far is found inside it, and forgotten when it is given up. */
static void
test_inside_action (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autoptr (TestThing) thing = test_thing_new ("New", 200);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *after = NULL;

  fill (fixture);
  opcc_query_set_sort (query, "amount", FALSE);
  before = run (fixture->db, query);
  action = opcc_action_begin (fixture->db, "Try", NULL);
  g_assert_true (opcc_db_save (fixture->db, thing, NULL));
  inside = run (fixture->db, query);
  g_assert_cmpstr (inside, ==, "4 6 2 5 1 3");
  g_clear_pointer (&action, opcc_action_free);
  after = run (fixture->db, query);
  g_assert_cmpstr (after, ==, before);
}

/* A number that no program would give must not make a filter ask for all the memory there is. */
static void
test_huge_number (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_thing_kind);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  db_fixture_tamper (fixture, "UPDATE thing SET n = 9223372036854775807 WHERE n = 5");
  opcc_query_where_integer (query, "amount", OPCC_TEST_IS, 300);
  g_assert_null (opcc_db_find_numbers (fixture->db, query, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
}

static void
test_rows (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 numbers[] = { 4, 99, 3, 4, 1 };
  OpccListRow *row;

  fill (fixture);
  rows = opcc_db_fetch_rows (fixture->db, &test_thing_kind, numbers, G_N_ELEMENTS (numbers), NULL);
  g_assert_cmpuint (rows->len, ==, 5);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (opcc_record_get_n (row->record), ==, 4);
  g_assert_cmpstr (row->link_titles[0], ==, "Elm");
  g_assert_null (g_ptr_array_index (rows, 1));
  row = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (row->link_titles[0], ==, "");
  db_fixture_import (fixture->db, 300);
  for (gint64 n = 305; n >= 1; n--)
    g_array_append_val (many, n);
  g_ptr_array_unref (rows);
  rows = opcc_db_fetch_rows (fixture->db, &test_thing_kind, (const gint64 *) many->data, many->len,
                             NULL);
  g_assert_cmpuint (rows->len, ==, 305);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (opcc_record_get_n (((OpccListRow *) g_ptr_array_index (rows, i))->record), ==,
                     305 - (gint64) i);
}

static void
test_select (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (OpccRecord) first = NULL;
  g_autoptr (OpccRecord) same = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  records =
      opcc_db_select (fixture->db, &test_thing_kind, "amount >= $2 AND colour = $1 ORDER BY n",
                      &error, "si", "green", (gint64) 300);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  first = opcc_db_find (fixture->db, &test_thing_kind, "weight < $1", &error, "d", -1.0);
  g_assert_cmpint (opcc_record_get_n (first), ==, 1);
  g_assert_null (
      opcc_db_find (fixture->db, &test_thing_kind, "amount = $1", &error, "i", (gint64) -1));
  g_assert_no_error (error);
  same = opcc_db_load_id (fixture->db, &test_thing_kind, opcc_record_get_id (first), &error);
  g_assert_cmpint (opcc_record_get_n (same), ==, 1);
  g_assert_null (opcc_db_select (fixture->db, &test_thing_kind, "no_column = 1", &error, ""));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
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
  add ("/find/sorts", test_sorts);
  add ("/find/text-order", test_text_order);
  add ("/find/conditions", test_conditions);
  add ("/find/together", test_together);
  add ("/find/inside-action", test_inside_action);
  add ("/find/huge-number", test_huge_number);
  add ("/find/rows", test_rows);
  add ("/find/select", test_select);
  return g_test_run ();
}
