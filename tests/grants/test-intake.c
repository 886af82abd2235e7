/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications from files: rules at the door, organisations, repeats, problems, one undo. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-door-rules.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-intake.h"
#include "opcc-organisation-merge.h"
#include "opcc-override.h"

#define HEAD                                                                                       \
  "Response ID,Submitted,Organisation,Charity number,Project title,District,"                      \
  "How much are you asking for?,Match funding,Start date,End date,Priority,Shoe size\n"

static OpccImportResult *
take_in (OpccDb *db, GrantsFixture *fixture, gint64 round, const char *rows, gboolean apply)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (HEAD, rows, NULL);
  g_autofree char *path = grants_write_file (fixture, "round-1.csv", text);
  g_autoptr (OpccIntake) intake = opcc_intake_new (db, round, path, NULL, &error);
  OpccImportResult *result;

  g_assert_no_error (error);
  result = apply ? opcc_intake_apply (db, intake, NULL, NULL, NULL, &error)
                 : opcc_intake_preview (db, intake, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, result->added + result->matched + result->refused);
  return result;
}

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

/* Each rule on its own: one row that breaks it, one that just keeps it. */
static void
test_door_rules (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    const char *row;
    const char *flags; /* NULL: none */
    const char *stage;
  } rows[] = {
    { "1,31/07/2023 17:00:00,Alder,,Just in time,Blaby,10000,None,01/11/2023,31/10/2024,Young "
      "people,\n",
      NULL, "received" },
    { "2,31/07/2023 17:00:01,Birch,,A second late,Blaby,100,None,,,Young people,\n", "late",
      "stopped" },
    { "3,03/07/2023 09:00,Cedar,,A penny over,Blaby,\"£10,000.01\",None,,,Young people,\n",
      "over-cap", "stopped" },
    { "4,03/07/2023 09:00,Dogwood,,A day too long,Blaby,100,None,01/11/2023,01/11/2024,Young "
      "people,\n",
      "too-long", "received" },
    { "5,03/07/2023 09:00,Elder,,Elsewhere,Nuneaton,100,None,,,Young people,\n", "outside",
      "stopped" },
    { "6,03/07/2023 09:00,Fir,,No link,Blaby,100,None,,,,\n", "no-priority", "received" },
    { "7,03/07/2023 09:00,Gorse,,Another link,Blaby,100,None,,,Space travel,\n", "no-priority",
      "received" },
    { "8,03/07/2023 09:00,Hazel,,All at once,Derby,20000,None,,,,\n",
      "over-cap outside no-priority", "stopped" },
  };
  gint64 round = grants_add_round (db);
  GString *text = g_string_new (NULL);
  g_autoptr (OpccImportResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append (text, rows[i].row);
  result = take_in (db, fixture, round, text->str, TRUE);
  g_string_free (text, TRUE);
  g_assert_cmpint (result->added, ==, G_N_ELEMENTS (rows));
  g_assert_cmpint (result->flagged, ==, G_N_ELEMENTS (rows) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *reference = g_strdup_printf ("R1-%03u", i + 1);
      g_autoptr (OpccApplication) application = grants_load_application (db, reference);

      g_test_message ("%s %s", reference, application->title);
      g_assert_cmpstr (application->flags, ==, rows[i].flags);
      g_assert_cmpstr (application->stage, ==, rows[i].stage);
    }
}

static void
test_override (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  g_autoptr (OpccImportResult) result =
      take_in (db, fixture, round,
               "1,03/07/2023 09:00,Cedar,,Dear,Derby,\"£10,450\",None,,,Road safety,\n", TRUE);
  gint64 n = grants_find_application (db, "R1-001");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccApplication) application = NULL;

  g_assert_cmpint (result->added, ==, 1);
  g_assert_false (opcc_override_flag (db, n, "over-cap", " ", "Round lead", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (opcc_override_flag (db, n, "over-cap", "Two sites.", "Round lead", &error));
  application = grants_load_application (db, "R1-001");
  g_assert_cmpstr (application->stage, ==, "stopped"); /* still outside the area */
  g_clear_object (&application);
  g_assert_true (opcc_override_flag (db, n, "outside", "It serves Blaby.", "Round lead", &error));
  application = grants_load_application (db, "R1-001");
  g_assert_cmpstr (application->stage, ==, "checked");
  g_assert_nonnull (strstr (application->override_reason, "Two sites."));
  g_assert_nonnull (strstr (application->override_reason, "It serves Blaby."));
  g_assert_false (opcc_application_has_flag (application, "outside"));
  g_assert_false (opcc_override_flag (db, n, "outside", "Again.", "Round lead", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

static void
test_values (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  g_autoptr (OpccImportResult) result =
      take_in (db, fixture, round,
               "1,03/07/2023 09:00,Alder,,Nil match,Blaby,£8.05k,nil,,,young PEOPLE,42\n"
               "2,03/07/2023 09:00,Birch,,No answer,Blaby,\"£10,00\",,30/02/2024,,Young people,\n"
               "3,03/07/2023 09:00,,,No name,Blaby,100,,,,Young people,\n",
               TRUE);
  g_autoptr (OpccApplication) first = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) second = grants_load_application (db, "R1-002");
  const OpccProblem *amount = NULL;
  const OpccProblem *refused = NULL;

  g_assert_cmpint (first->asked, ==, 805000);
  g_assert_cmpint (first->match_funding, ==, 0);
  g_assert_cmpstr (first->priority, ==, "Young people");
  g_assert_cmpstr (first->other_answers, ==, "Shoe size: 42");
  g_assert_cmpint (second->asked, ==, OPCC_NO_MONEY);
  g_assert_cmpint (second->match_funding, ==, OPCC_NO_MONEY);
  g_assert_cmpint (second->starts, ==, OPCC_NO_DATE);
  g_assert_cmpint (result->refused, ==, 1);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (result->problems, i);

      if (g_strcmp0 (problem->value, "£10,00") == 0)
        amount = problem;
      if (problem->severity == OPCC_SEVERITY_ERROR)
        refused = problem;
    }
  g_assert_nonnull (amount);
  g_assert_cmpuint (amount->row, ==, 3);
  g_assert_cmpstr (amount->column, ==, "How much are you asking for?");
  g_assert_nonnull (strstr (amount->problem, "£10,00"));
  g_assert_nonnull (amount->remedy);
  g_assert_cmpuint (refused->row, ==, 4);
}

static void
test_organisations (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  g_autoptr (OpccImportResult) result = take_in (
      db, fixture, round,
      "1,03/07/2023 09:00,The Alder Trust Ltd,9990108,One,Blaby,1,,,,Young people,\n"
      "2,03/07/2023 09:00,ALDER TRUST,9990108,Two,Blaby,2,,,,Young people,\n"  /* the same */
      "3,03/07/2023 09:00,Alder Trust,,Three,Blaby,3,,,,Young people,\n"       /* by its name */
      "4,03/07/2023 09:00,Alder House,9990108,Four,Blaby,4,,,,Young people,\n" /* other name */
      "5,03/07/2023 09:00,Alder Trust,9990115,Five,Blaby,5,,,,Young people,\n" /* other number */
      "6,03/07/2023 09:00,Birch & Sons,n/a,Six,Blaby,6,,,,Young people,\n"
      "7,03/07/2023 09:00,Birch and Sons,N/A,Seven,Blaby,7,,,,Young people,\n",
      TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = opcc_merge_list_proposals (db, NULL, &error);
  const OpccMergeProposal *proposal;
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpint (result->added, ==, 7);
  g_assert_cmpint (result->organisations_added, ==, 4);
  g_assert_cmpint (result->merges_proposed, ==, 1);
  g_assert_cmpuint (proposals->len, ==, 1);
  proposal = g_ptr_array_index (proposals, 0);
  g_assert_cmpstr (proposal->first->name, ==, "The Alder Trust Ltd");
  g_assert_cmpstr (proposal->second->name, ==, "Alder House");
  g_assert_cmpuint (proposal->first_applications, ==, 3);
  g_assert_false (opcc_merge_organisations (
      db, opcc_record_get_n (OPCC_RECORD (proposal->first)),
      count (db, "SELECT n FROM organisation WHERE charity_number = '9990115'"), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (opcc_merge_organisations (db, opcc_record_get_n (OPCC_RECORD (proposal->first)),
                                           opcc_record_get_n (OPCC_RECORD (proposal->second)),
                                           &error));
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation"), ==, 3);
  g_assert_cmpint (count (db, "SELECT count(*) FROM application WHERE organisation = 1"), ==, 4);
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

/* A row that adds nothing but the number of a known group is still kept. */
static void
test_learns_number (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  g_autoptr (OpccImportResult) first =
      take_in (db, fixture, round, "1,03/07/2023 09:00,Alder,,One,Blaby,100,,,,Young people,\n",
               TRUE);
  g_autoptr (OpccImportResult) second =
      take_in (db, fixture, round,
               "1,03/07/2023 09:00,Alder,9990108,One,Blaby,100,,,,Young people,\n", TRUE);

  g_assert_cmpint (first->added, ==, 1);
  g_assert_cmpint (second->matched, ==, 1);
  g_assert_cmpstr (second->action, ==, "Import round-1.csv again");
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation"), ==, 1);
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation WHERE charity_number = '9990108'"),
                   ==, 1);
}

#define THREE                                                                                      \
  "1,03/07/2023 09:00,Alder,,One,Blaby,100,,,,Young people,\n"                                     \
  "2,03/07/2023 09:00,Birch,,Two,Blaby,200,,,,Young people,\n"                                     \
  "1,03/07/2023 09:00,Alder,,One,Blaby,100,,,,Young people,\n" /* the same response again */

static void
test_repeats_and_undo (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  g_autofree char *before = grants_hash_content (db);
  g_autoptr (OpccImportResult) preview = take_in (db, fixture, round, THREE, FALSE);
  g_autofree char *still = grants_hash_content (db);
  g_autoptr (OpccImportResult) result = take_in (db, fixture, round, THREE, TRUE);
  g_autoptr (OpccApplication) first = grants_load_application (db, "R1-001");
  g_autofree char *after = grants_hash_content (db);
  g_autoptr (OpccImportResult) again = take_in (db, fixture, round, THREE, TRUE);
  g_autofree char *same = grants_hash_content (db);
  g_autofree char *undone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *forth = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (preview->added, ==, 2);
  g_assert_cmpint (preview->matched, ==, 1);
  g_assert_cmpstr (before, ==, still);
  g_assert_cmpint (result->added, ==, 2);
  g_assert_cmpint (result->matched, ==, 1);
  g_assert_cmpint (result->flagged, ==, 1);
  g_assert_cmpstr (result->action, ==, "Import 2 applications from round-1.csv");
  g_assert_cmpstr (first->flags, ==, "applied-twice");
  g_assert_cmpint (again->added, ==, 0);
  g_assert_cmpint (again->matched, ==, 3);
  g_assert_null (again->action);
  g_assert_cmpstr (same, ==, after);
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, result->action);
  back = grants_hash_content (db);
  g_assert_cmpstr (back, ==, before);
  redone = opcc_db_redo (db, NULL, &error);
  g_assert_no_error (error);
  forth = grants_hash_content (db);
  g_assert_cmpstr (forth, ==, after);
}

/* Over several chunks, with a repeat that comes long after the row it repeats. */
static void
test_large (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = grants_add_round (db);
  GString *text = g_string_new (NULL);
  g_autoptr (OpccImportResult) result = NULL;
  g_autoptr (OpccApplication) first = NULL;
  g_autofree char *content = NULL;

  for (guint i = 1; i <= 9000; i++)
    g_string_append_printf (text,
                            "%u,03/07/2023 09:00,Group %u,%u,Project %u,Blaby,%u,,,,Young "
                            "people,\n",
                            i, i % 2000, 9000000 + i % 2000, i, i);
  g_string_append (text, "1,03/07/2023 09:00,Group 1,9000001,Project 1,Blaby,1,,,,Young people,\n");
  result = take_in (db, fixture, round, text->str, TRUE);
  g_string_free (text, TRUE);
  g_assert_cmpint (result->read, ==, 9001);
  g_assert_cmpint (result->added, ==, 9000);
  g_assert_cmpint (result->organisations_added, ==, 2000);
  g_assert_cmpint (count (db, "SELECT count(*) FROM application"), ==, 9000);
  g_assert_cmpint (count (db, "SELECT sum(asked) FROM application"), ==,
                   G_GINT64_CONSTANT (4050450000));
  g_assert_cmpint (count (db, "SELECT count(*) FROM application WHERE reference = "
                              "'R1-' || printf ('%03d', asked / 100)"),
                   ==, 9000);
  first = grants_load_application (db, "R1-001");
  g_assert_cmpstr (first->flags, ==, "applied-twice");
  content = grants_hash_content (db);
}

static void
test_name_keys (void)
{
  static const char *const keys[][2] = {
    { "", "" },
    { "  Mere   Hall, (Youth) ", "mere hall youth" },
    { "The Charity Ltd", "the charity ltd" },
    { "the and", "the and" },
    { "St. John’s & St Anne's", "st johns st annes" },
    { "Community Interest Company", "" },
    { "Gate Community Interest Company Arts Charitable Incorporated Organisation", "gate arts" },
    { "ગુજરાતી Café", "ગુજરાતી cafe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = opcc_organisation_make_name_key (keys[i][0]);

      g_assert_cmpstr (key, ==, keys[i][1]);
    }
}

static void
test_names (void)
{
  static const char *const alike[][2] = {
    { "The Alder Trust Ltd.", "ALDER TRUST" },
    { "Café Órganisation C.I.C.", "cafe organisation" },
    { "Saint Mary’s & Saint John’s", "Saint Marys and Saint Johns" },
    { "Open Gate Arts Community Interest Company", "Open Gate Arts CIC" },
  };
  static const char *const numbers[][2] = {
    { "1112223", "1112223" },
    { "112223", "112223" },
    { "12223", "12223" },
    { "11122233", NULL },
    { "No. 1112223", "1112223" },
    { "0234567", "234567" },
    { "1112223-1", "1112223" },
    { "SC012345", "SC012345" },
    { "n/a", NULL },
    { "none", NULL },
    { "12", NULL },
  };
  static const char *const companies[][2] = {
    { "1234567", "01234567" }, { "sc123456", "SC123456" }, { "01234567", "01234567" },
    { "n/a", NULL },           { "123456789", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *a = opcc_organisation_make_name_key (alike[i][0]);
      g_autofree char *b = opcc_organisation_make_name_key (alike[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  {
    g_autofree char *a = opcc_organisation_make_name_key ("Blaby Community Hub");
    g_autofree char *b = opcc_organisation_make_name_key ("Blaby Hub");

    g_assert_cmpstr (a, !=, b);
  }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *tidy = opcc_organisation_tidy_charity_number (numbers[i][0]);

      g_assert_cmpstr (tidy, ==, numbers[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      g_autofree char *tidy = opcc_organisation_tidy_company_number (companies[i][0]);

      g_assert_cmpstr (tidy, ==, companies[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/intake/door-rules", FALSE, test_door_rules);
  grants_test_add ("/intake/override", FALSE, test_override);
  grants_test_add ("/intake/values", FALSE, test_values);
  grants_test_add ("/intake/organisations", FALSE, test_organisations);
  grants_test_add ("/intake/learns-number", FALSE, test_learns_number);
  grants_test_add ("/intake/repeats-and-undo", FALSE, test_repeats_and_undo);
  grants_test_add ("/intake/large", FALSE, test_large);
  g_test_add_func ("/intake/names", test_names);
  g_test_add_func ("/intake/name-keys", test_name_keys);
  return g_test_run ();
}
