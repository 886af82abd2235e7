/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of records: taken in once and again, filled in, restated, and refused row by row. */
#include <string.h>

#include "opcc-error.h"
#include "opcc-record-intake.h"
#include "store-fixture.h"

static gboolean
judge_weight (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  if (g_strcmp0 (g_hash_table_lookup (typed, "weight"), "heavy") != 0 &&
      TEST_THING (record)->pieces != 13)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, "Thirteen pieces are never sent.");
  return FALSE;
}

static const char *const key[] = { "title", "maker", NULL };
static const OpccRecordIntake things = { &test_thing_kind, key, judge_weight };

static OpccImportResult *
take (DbFixture *fixture, const char *text, OpccFileImportFlags flags)
{
  g_autofree char *path = g_build_filename (fixture->folder, "things.csv", NULL);
  g_autoptr (GError) error = NULL;
  OpccImportResult *result;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  result = opcc_record_intake_run (fixture->db, &things, path, flags, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
expect_counts (
    OpccImportResult *result, gint64 added, gint64 matched, gint64 flagged, gint64 refused)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *text = opcc_problem_to_text (g_ptr_array_index (result->problems, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpint (result->added, ==, added);
  g_assert_cmpint (result->matched, ==, matched);
  g_assert_cmpint (result->flagged, ==, flagged);
  g_assert_cmpint (result->refused, ==, refused);
  g_assert_cmpint (result->read, ==, added + matched + refused);
  g_assert_cmpuint (result->rows->len, ==, result->read);
}

static const OpccProblem *
get_error (OpccImportResult *result, guint index)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (result->problems, i);

      if (problem->severity == OPCC_SEVERITY_ERROR && index-- == 0)
        return problem;
    }
  g_assert_not_reached ();
}

static TestThing *
load_thing (DbFixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;
  TestThing *thing = opcc_db_find (fixture->db, &test_thing_kind, "title = $1", &error, "s", title);

  g_assert_no_error (error);
  g_assert_nonnull (thing);
  return thing;
}

static void
add_maker (DbFixture *fixture)
{
  g_autoptr (TestMaker) oak = test_maker_new ("Oak", "1");

  db_fixture_save (fixture->db, oak, "Add");
}

static const char two_things[] = "Title,Amount,pieces,Maker,Kept,Shelf\n"
                                 "Bench,£5.00,3,Oak,yes,left\n"
                                 "Table,,4,,,right\n";

static void
test_again (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccImportResult) dry = NULL;
  g_autoptr (OpccImportResult) first = NULL;
  g_autoptr (OpccImportResult) again = NULL;
  g_autoptr (TestThing) bench = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_maker (fixture);
  before = db_fixture_verify (fixture);
  dry = take (fixture, two_things, OPCC_FILE_IMPORT_DRY_RUN);
  expect_counts (dry, 2, 0, 0, 0);
  g_assert_null (dry->action);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (before, ==, after);

  first = take (fixture, two_things, 0);
  expect_counts (first, 2, 0, 0, 0);
  g_assert_cmpstr (first->action, ==, "Import 2 things from things.csv");
  g_assert_nonnull (strstr (((OpccProblem *) first->problems->pdata[0])->problem, "Shelf"));
  bench = load_thing (fixture, "Bench");
  g_assert_cmpint (bench->amount, ==, 500);
  g_assert_cmpint (bench->maker, ==, 1);
  g_assert_true (bench->kept);
  g_assert_cmpfloat (bench->weight, !=, bench->weight);

  again = take (fixture, two_things, 0);
  expect_counts (again, 0, 2, 0, 0);
  g_assert_false (again->changes);
}

static void
test_fill_and_restate (DbFixture *fixture, gconstpointer unused)
{
  const char later[] = "Title,Amount,Pieces,Maker\nBench,6,3,Oak\nTable,7,4,\n";
  g_autoptr (OpccImportResult) first = NULL;
  g_autoptr (OpccImportResult) asked = NULL;
  g_autoptr (OpccImportResult) told = NULL;
  g_autoptr (TestThing) bench = NULL;
  g_autoptr (TestThing) table = NULL;
  g_autoptr (TestThing) restated = NULL;

  add_maker (fixture);
  first = take (fixture, two_things, 0);
  asked = take (fixture, later, 0);
  expect_counts (asked, 0, 2, 1, 0);
  bench = load_thing (fixture, "Bench");
  table = load_thing (fixture, "Table");
  g_assert_cmpint (bench->amount, ==, 500);
  g_assert_cmpint (table->amount, ==, 700);

  told = take (fixture, later, OPCC_FILE_IMPORT_RESTATE);
  expect_counts (told, 0, 2, 1, 0);
  restated = load_thing (fixture, "Bench");
  g_assert_cmpint (restated->amount, ==, 600);
  g_assert_true (restated->kept);
}

static void
test_bad_rows (DbFixture *fixture, gconstpointer unused)
{
  const char text[] = "Title,Amount,Pieces,Maker\n"
                      "Good,5,3,Oak\n"
                      "Nobody’s,5,3,Elm\n"
                      "Share,5,12%,Oak\n"
                      "Debt,-5,3,Oak\n"
                      "Words,lots,3,Oak\n"
                      ",5,3,Oak\n"
                      "Unlucky,5,13,Oak\n"
                      "Good,5,4,Oak\n"
                      "Good,5,3,Oak\n"
                      "Last,5,3,Oak\n";
  g_autoptr (OpccImportResult) result = NULL;
  guint rows[] = { 3, 4, 5, 6, 7, 8, 9 };

  add_maker (fixture);
  result = take (fixture, text, 0);
  expect_counts (result, 2, 1, 0, 7);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const OpccProblem *problem = get_error (result, i);

      g_assert_cmpuint (problem->row, ==, rows[i]);
      g_assert_true (g_str_has_suffix (problem->problem, "."));
    }
  g_assert_cmpstr (get_error (result, 0)->column, ==, "Maker");
  g_assert_nonnull (strstr (get_error (result, 1)->problem, "is a percentage"));
  g_assert_cmpstr (get_error (result, 5)->problem, ==, "Thirteen pieces are never sent.");
  g_assert_nonnull (strstr (get_error (result, 6)->problem, "Row 2"));
}

static void
test_total (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccImportResult) result = NULL;
  gboolean said = FALSE;

  add_maker (fixture);
  result = take (fixture, "Title,Pieces\nBench,3\nTotal,7\nTable,4\n", 0);
  g_assert_cmpint (result->added, ==, 2);
  for (guint i = 0; i < result->problems->len; i++)
    said |= ((OpccProblem *) result->problems->pdata[i])->row == 3;
  g_assert_true (said);
  g_assert_cmpint (opcc_db_get_integer (fixture->db, "SELECT sum (pieces) FROM thing", 0, NULL, ""),
                   ==, 7);
}

static void
test_no_key (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nameless.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Amount,Pieces\n5,3\n", -1, NULL));
  g_assert_null (opcc_record_intake_run (fixture->db, &things, path, 0, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Title”"));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (DbFixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/records/intake/again", test_again },
    { "/records/intake/fill-and-restate", test_fill_and_restate },
    { "/records/intake/bad-rows", test_bad_rows },
    { "/records/intake/total", test_total },
    { "/records/intake/no-key", test_no_key },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DbFixture, NULL, db_fixture_set_up, tests[i].test,
                db_fixture_tear_down);
  return g_test_run ();
}
