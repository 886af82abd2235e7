/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is published is valid, and taken in again it gives the same. */
#include "grants-fixture.h"

#include <string.h>
#include <sys/wait.h>

#include "opcc-360giving.h"
#include "opcc-award-plan.h"
#include "opcc-award.h"
#include "opcc-error.h"
#include "opcc-funding-history.h"
#include "opcc-marking.h"
#include "opcc-organisation.h"
#include "opcc-record-marking.h"
#include "opcc-register.h"
#include "opcc-round.h"

static void
award_sample (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan = NULL;

  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Agreed to keep the mean.", &error), ==, 3);
  g_assert_no_error (error);
  plan = opcc_award_plan_for_round (db, 1, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, NULL, &error);
  g_assert_no_error (error);
  opcc_award_round (db, 1, plan, "EXE0099-23", "It lowers the risk of harm.", NULL,
                    opcc_date_from_ymd (2023, 10, 13), &error);
  g_assert_no_error (error);
}

static void
set_publisher (OpccDb *db)
{
  g_autoptr (GError) error = NULL;

  opcc_db_set_setting (db, OPCC_360GIVING_PREFIX, "360G-example", &error);
  g_assert_no_error (error);
  opcc_db_set_setting (db, OPCC_360GIVING_FUNDER_NAME, "Office of the Commissioner", &error);
  g_assert_no_error (error);
}

static char *export(OpccDb *db, GrantsFixture *fixture, const char *name, gint64 n)
{
  g_autoptr (GError) error = NULL;
  char *path = grants_make_path (fixture, name);
  Opcc360GivingForm form;

  g_assert_true (opcc_360giving_form_from_path (path, &form, &error));
  g_assert_cmpint (opcc_360giving_export (db, path, form, NULL, NULL, &error), ==, n);
  g_assert_no_error (error);
  return path;
}

static void
validate (const char *path)
{
  g_autofree char *schema = grants_find_shared ("360giving/360-giving-package-schema.json");
  g_autofree char *folder = NULL;
  const char *argv[] = { "/usr/bin/python3", VALIDATOR, NULL, path, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (schema == NULL)
    return;
  folder = g_path_get_dirname (schema);
  argv[2] = folder;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip (err);
      return;
    }
  g_test_message ("%s%s", out, err);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_without_publisher (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = grants_make_path (fixture, "none.json");

  g_assert_cmpint (opcc_360giving_export (db, path, OPCC_360GIVING_JSON, NULL, NULL, &error), ==,
                   -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  set_publisher (db);
  g_assert_cmpint (opcc_360giving_export (db, path, OPCC_360GIVING_JSON, NULL, NULL, &error), ==,
                   -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What the office that made the awards published, for the other office. */
static char *first_content;
static char *import_path;

/* In another office: taken in, it publishes what was published. */
static void
take_in_and_export (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccImportResult) result =
      opcc_funding_history_import (db, import_path, FALSE, NULL, NULL, NULL, &error);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->added, ==, 16);
  g_assert_cmpint (result->refused, ==, 0);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT sum(amount) FROM past_grant", 0, NULL, ""), ==,
                   12999000);
  set_publisher (db);
  path = export(db, fixture, "again.json", 16);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, first_content);
}

static void
test_export (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const names[] = { "grants.json", "grants.csv", "grants.xlsx" };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  award_sample (db);
  set_publisher (db);
  problems = opcc_360giving_check (db, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = opcc_problem_to_text (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = export(db, fixture, names[i], 16);
      g_autoptr (OpccImportResult) known = NULL;

      validate (path);
      /* In its own office everything is known. */
      known = opcc_funding_history_import (db, path, TRUE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (known->read, ==, 16);
      g_assert_cmpint (known->refused, ==, 0);
    }
}

static void
test_round_trip (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const names[] = { "first.json", "first.csv", "first.xlsx" };

  award_sample (db);
  set_publisher (db);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *office = g_strconcat (names[i], ".opcc", NULL);
      g_autofree char *path = export(db, fixture, names[i], 16);

      if (i == 0)
        g_assert_true (g_file_get_contents (path, &first_content, NULL, NULL));
      import_path = path;
      grants_run_elsewhere (fixture, office, take_in_and_export);
    }
  g_clear_pointer (&first_content, g_free);
}

static void
test_register (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = grants_make_path (fixture, "register.csv");
  g_autofree char *text = NULL;

  award_sample (db);
  g_assert_cmpint (opcc_register_write (db, 2023, 9, path, FALSE, NULL, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_register_write (db, 2023, 10, path, FALSE, NULL, &error), ==, 16);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfReference,Award date,"));
  g_assert_nonnull (strstr (text, "Linnet House"));
  g_assert_nonnull (strstr (text, "4400.00"));
  g_assert_nonnull (strstr (text, "EXE0099-23"));
  g_assert_nonnull (strstr (text, "It lowers the risk of harm."));
  g_assert_null (strstr (text, "example.org")); /* no address of a person */
  g_assert_null (strstr (text, "LE99"));
}

/* Awards without reasons are named in one line, and the file is not written. */
static void
test_register_gap (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = grants_make_path (fixture, "register.csv");
  g_autoptr (OpccAwardPlan) plan = NULL;
  g_autoptr (GPtrArray) gaps = NULL;

  opcc_marking_settle_all (db, 1, "Agreed.", &error);
  g_assert_no_error (error);
  plan = opcc_award_plan_for_round (db, 1, OPCC_AWARD_WHOLE, OPCC_NO_PERCENT, NULL, &error);
  g_assert_true (
      opcc_award_round (db, 1, plan, NULL, NULL, NULL, opcc_date_from_ymd (2023, 10, 13), &error));
  gaps = opcc_register_check (db, 2023, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (gaps, 0), "15 awards lack"));
  g_assert_nonnull (strstr (g_ptr_array_index (gaps, 0), "Linnet House"));
  g_assert_nonnull (strstr (g_ptr_array_index (gaps, 0), "reasons"));
  g_assert_cmpint (opcc_register_write (db, 2023, 10, path, FALSE, NULL, &error), ==, -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_cmpint (opcc_register_write (db, 2023, 10, path, TRUE, NULL, &error), ==, 15);
  g_assert_no_error (error);
}

/* --- markings -------------------------------------------------------------------------------- */

#define DUTY "The law asks for every grant to be published."

static void
mark_record (OpccDb *db, const OpccKind *kind, gint64 n, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_record_marking_set (db, kind, n, words, NULL, &error));
  g_assert_no_error (error);
}

/* (transfer full): the first award that is published, and what it is called */
static OpccApplication *
find_awarded (OpccDb *db, gint64 *award)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAward) first =
      opcc_db_find (db, &opcc_award_kind, "state = 'approved'", &error, "");

  g_assert_no_error (error);
  *award = opcc_record_get_n (OPCC_RECORD (first));
  return opcc_db_load (db, &opcc_application_kind, first->application, &error);
}

/* What it is called is in the checks alone; nobody finds out from the file. */
static void
check_withheld (OpccDb *db, GrantsFixture *fixture, const OpccApplication *application)
{
  static const char *const names[] = { "kept.json", "kept.csv" };
  g_autofree char *path = grants_make_path (fixture, "kept.csv");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;

  problems = opcc_360giving_check (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
      strstr (((OpccProblem *) g_ptr_array_index (problems, 0))->problem, application->reference));
  g_assert_true (
      g_str_has_prefix (((OpccProblem *) g_ptr_array_index (problems, 0))->remedy, DUTY));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = export(db, fixture, names[i], 15);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
      g_assert_null (strstr (content, application->title));
      if (i == 0)
        g_assert_nonnull (strstr (content, "1 grant withheld: OFFICIAL-SENSITIVE."));
    }
  sentences = opcc_register_list_withheld (db, 2023, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (sentences, 0), application->reference));
  g_assert_cmpint (opcc_register_write (db, 2023, 10, path, FALSE, &said, &error), ==, 15);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "1 grant withheld: OFFICIAL-SENSITIVE.");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, application->title));
  g_assert_nonnull (strstr (text, said));
}

/* The marking of the award, and that of each record its row names, keeps it; OFFICIAL does not. */
static void
test_marked_is_withheld (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccApplication) application = NULL;
  gint64 award;

  award_sample (db);
  set_publisher (db);
  application = find_awarded (db, &award);
  mark_record (db, &opcc_award_kind, award, "OFFICIAL-SENSITIVE: COMMERCIAL");
  check_withheld (db, fixture, application);
  mark_record (db, &opcc_award_kind, award, "OFFICIAL");
  g_free (export(db, fixture, "all.json", 16));
  mark_record (db, &opcc_application_kind, opcc_record_get_n (OPCC_RECORD (application)),
               "OFFICIAL-SENSITIVE");
  check_withheld (db, fixture, application);
  mark_record (db, &opcc_application_kind, opcc_record_get_n (OPCC_RECORD (application)),
               "OFFICIAL");
  mark_record (db, &opcc_organisation_kind, application->organisation, "OFFICIAL-SENSITIVE");
  check_withheld (db, fixture, application);
}

/* Where all are kept there is no file; where a round is, none of its grants are in it. */
static void
test_marked_round (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path = grants_make_path (fixture, "none.json");
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;
  g_autofree char *list = grants_make_path (fixture, "none.csv");
  g_autoptr (GError) error = NULL;

  award_sample (db);
  set_publisher (db);
  mark_record (db, &opcc_round_kind, 1, "OFFICIAL: RECIPIENTS ONLY");
  g_assert_cmpint (opcc_360giving_export (db, path, OPCC_360GIVING_JSON, NULL, NULL, &error), ==,
                   -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "16 grants withheld: OFFICIAL, with handling"));
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (opcc_register_write (db, 2023, 10, list, FALSE, &said, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  g_assert_null (strstr (text, "EXE0099-23"));
  g_assert_null (strstr (text, "RECIPIENTS"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/360giving/without-publisher", FALSE, test_without_publisher);
  grants_test_add ("/360giving/export", TRUE, test_export);
  grants_test_add ("/360giving/round-trip", TRUE, test_round_trip);
  grants_test_add ("/register/written", TRUE, test_register);
  grants_test_add ("/register/gap", TRUE, test_register_gap);
  grants_test_add ("/markings/withheld", TRUE, test_marked_is_withheld);
  grants_test_add ("/markings/round", TRUE, test_marked_round);
  return g_test_run ();
}
