/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published files: the valid ones whole, the invalid ones row by row, repeats never lost. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-error.h"
#include "opcc-funding-history.h"
#include "opcc-history.h"

static OpccImportResult *
import_file (OpccDb *db, const char *path, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  OpccImportResult *result =
      opcc_funding_history_import (db, path, dry_run, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, result->added + result->matched + result->refused);
  return result;
}

static gint64
count (OpccDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = opcc_db_get_integer (db, sql, -1, &error, "");

  g_assert_no_error (error);
  return n;
}

static guint
count_errors (OpccImportResult *result)
{
  return opcc_problems_count (result->problems, OPCC_SEVERITY_ERROR);
}

/* Counts and sums are those of the file, found by a program of another make. */
static void
check_whole (OpccDb *db, const char *relative, gint64 n, gint64 pence, gint64 recipients)
{
  g_autofree char *path = grants_find_shared (relative);
  g_autoptr (OpccImportResult) result = NULL;
  g_autoptr (OpccImportResult) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (path == NULL)
    return;
  result = import_file (db, path, FALSE);
  for (guint i = 0; i < result->problems->len && i < 10; i++)
    {
      g_autofree char *text = opcc_problem_to_text (g_ptr_array_index (result->problems, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (count_errors (result), ==, 0);
  g_assert_cmpint (result->read, ==, n);
  g_assert_cmpint (result->added, ==, n);
  g_assert_cmpint (count (db, "SELECT count(*) FROM past_grant"), ==, n);
  g_assert_cmpint (count (db, "SELECT sum(amount) FROM past_grant"), ==, pence);
  g_assert_cmpint (count (db, "SELECT count(DISTINCT recipient_id) FROM past_grant"), ==,
                   recipients);
  g_assert_cmpint (count (db, "SELECT count(*) FROM past_grant WHERE organisation IS NULL"), ==, 0);
  before = grants_hash_content (db);
  again = import_file (db, path, FALSE);
  g_assert_cmpint (again->matched, ==, n);
  g_assert_cmpint (again->added, ==, 0);
  after = grants_hash_content (db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_indigo (OpccDb *db, GrantsFixture *fixture)
{
  check_whole (db, "open-data/360giving-grants-indigo-trust.csv", 269, 805354540, 140);
}

static void
test_published_json (OpccDb *db, GrantsFixture *fixture)
{
  check_whole (db, "360giving/examples/published/alwf-2011-2020-475-grants.json", 475, 2175779327,
               288);
}

static void
test_published_xlsx (OpccDb *db, GrantsFixture *fixture)
{
  check_whole (db, "360giving/examples/published/alwf-2011-2020-475-grants.xlsx", 475, 2175779327,
               288);
}

/* Every date is day first, and no change date is one of the standard: taken in, with notes. */
static void
test_loose_dates (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path =
      grants_find_shared ("360giving/examples/published/wolfson-2014-379-grants.json");
  g_autoptr (OpccImportResult) result = NULL;

  if (path == NULL)
    return;
  result = import_file (db, path, FALSE);
  g_assert_cmpint (result->read, ==, 379);
  g_assert_cmpint (result->added, ==, 379);
  g_assert_cmpuint (opcc_problems_count (result->problems, OPCC_SEVERITY_NOTE), >=, 2);
  g_assert_cmpint (count (db, "SELECT sum(amount) FROM past_grant"), ==, 3117845600);
  g_assert_cmpint (count (db, "SELECT count(*) FROM past_grant WHERE currency = 'USD'"), ==, 4);
  g_assert_cmpint (count (db, "SELECT count(*) FROM past_grant WHERE award_date = '2014-06-05'"), >,
                   0);
}

/* The standard's own template, not filled in: no grant, and that is said. */
static void
test_template (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path = grants_find_shared (
      "360giving/examples/templates/360-giving-schema-titles-with-meta-tab-2023.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccImportResult) result = NULL;
  const OpccProblem *problem;

  if (path == NULL)
    return;
  result = opcc_funding_history_import (db, path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, 0);
  g_assert_cmpuint (result->problems->len, ==, 1);
  problem = g_ptr_array_index (result->problems, 0);
  g_assert_cmpstr (problem->problem, ==, "The file has headings and nothing below them.");
  g_assert_cmpint (count (db, "SELECT count(*) FROM action"), ==, 0);
}

static void
test_invalid_files (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    const char *name;
    gint64 read; /* -1: refused as a whole */
  } files[] = {
    { "badfile_all_validation_errors.json", 1 },
    { "badfile_all_validation_errors.xlsx", 1 },
    { "fundingproviders-grants_2_grants.xlsx", 2 },
    { "fundingproviders-grants_2_grants_cp1252.csv", 2 },
    { "fundingproviders-grants_2_grants_titleswithoutrollup.xlsx", 2 },
    { "fundingproviders-grants_broken_grants.json", 4 },
    { "fundingproviders-grants_fixed_2_grants.json", 4 },
    { "fundingproviders-grants_malformed.json", -1 },
    { "fundingproviders_grants_2_grants.csv", 2 },
    { "fundingtrust-grants_dc.txt", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative =
          g_build_filename ("360giving/examples/dqt-fixtures", files[i].name, NULL);
      g_autofree char *path = grants_find_shared (relative);
      g_autoptr (GError) error = NULL;
      g_autoptr (OpccImportResult) result = NULL;

      if (path == NULL)
        return;
      g_test_message ("%s", files[i].name);
      result = opcc_funding_history_import (db, path, FALSE, NULL, NULL, NULL, &error);
      if (files[i].read < 0)
        {
          g_assert_null (result);
          g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (result->read, ==, files[i].read);
      g_assert_cmpint (result->refused, ==, files[i].read);
      g_assert_cmpuint (count_errors (result), >=, (guint) files[i].read);
      for (guint j = 0; j < result->problems->len; j++)
        {
          const OpccProblem *problem = g_ptr_array_index (result->problems, j);

          if (problem->severity == OPCC_SEVERITY_ERROR)
            g_assert_cmpuint (problem->row, >, 0);
        }
    }
  g_assert_cmpint (count (db, "SELECT count(*) FROM past_grant"), ==, 0);
}

#define HEAD                                                                                       \
  "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Funding Org:Identifier,"        \
  "Funding Org:Name,Recipient Org:Identifier,Recipient Org:Name,Beneficiary Location:Name,"        \
  "House colour\n"
#define ROW(id, amount, place)                                                                     \
  id ",Safer steps,Lights on the steps,GBP," amount                                                \
     ",2023-09-01,360G-example,Example funder,GB-CHC-9990108,Tollgate Youth Project," place        \
     ",blue\n"

static void
test_repeats (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path = grants_write_file (
      fixture, "repeats.csv",
      HEAD ROW ("360G-example-1", "100", "Blaby") "360G-example-1,,,,,,,,,,Melton,\n" /* adds */
      ROW ("360G-example-2", "200", "Blaby")
          ROW ("360G-example-2", "250", "Blaby") /* contradicts */
      ROW ("360G-example-3", "300", "Blaby") ROW ("360G-example-3", "300", "Blaby")); /* repeats */
  g_autoptr (OpccImportResult) result = import_file (db, path, FALSE);
  g_autofree char *other = NULL;

  g_assert_cmpint (result->read, ==, 6);
  g_assert_cmpint (result->added, ==, 3);
  g_assert_cmpint (result->matched, ==, 2);
  g_assert_cmpint (result->refused, ==, 1);
  g_assert_cmpuint (count_errors (result), ==, 1);
  other = opcc_db_get_text (db, "SELECT other FROM past_grant WHERE identifier = $1", NULL, "s",
                            "360G-example-1");
  g_assert_nonnull (strstr (other, "\"beneficiaryLocation/0/name\":\"Blaby\""));
  g_assert_nonnull (strstr (other, "\"beneficiaryLocation/1/name\":\"Melton\""));
  g_assert_nonnull (strstr (other, "\"House colour\":\"blue\""));
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation"), ==, 1);
}

static void
test_dry_run_and_undo (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path = grants_write_file (fixture, "two.csv",
                                             HEAD ROW ("360G-example-1", "100", "Blaby")
                                                 ROW ("360G-example-2", "£2.5k", "Rutland"));
  g_autofree char *before = grants_hash_content (db);
  g_autoptr (OpccImportResult) dry = import_file (db, path, TRUE);
  g_autofree char *still = grants_hash_content (db);
  g_autoptr (OpccImportResult) done = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dry->added, ==, 2);
  g_assert_null (dry->action);
  g_assert_cmpstr (before, ==, still);
  done = import_file (db, path, FALSE);
  g_assert_cmpstr (done->action, ==, "Import 2 grants from two.csv");
  g_assert_cmpint (count (db, "SELECT sum(amount) FROM past_grant"), ==, 260000);
  after = grants_hash_content (db);
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  back = grants_hash_content (db);
  g_assert_cmpstr (back, ==, before);
  redone = opcc_db_redo (db, NULL, &error);
  g_assert_no_error (error);
  again = grants_hash_content (db);
  g_assert_cmpstr (again, ==, after);
}

static void
test_no_identifier (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path =
      grants_write_file (fixture, "other.csv", "Name,Amount\nA group,100\nAnother,200\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_funding_history_import (db, path, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/funding/indigo", FALSE, test_indigo);
  grants_test_add ("/funding/published-json", FALSE, test_published_json);
  grants_test_add ("/funding/published-xlsx", FALSE, test_published_xlsx);
  grants_test_add ("/funding/loose-dates", FALSE, test_loose_dates);
  grants_test_add ("/funding/invalid-files", FALSE, test_invalid_files);
  grants_test_add ("/funding/template", FALSE, test_template);
  grants_test_add ("/funding/repeats", FALSE, test_repeats);
  grants_test_add ("/funding/dry-run-and-undo", FALSE, test_dry_run_and_undo);
  grants_test_add ("/funding/no-identifier", FALSE, test_no_identifier);
  return g_test_run ();
}
