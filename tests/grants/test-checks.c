/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due diligence: what each kind of organisation has to show, and which paper counts on a day. */
#include "grants-fixture.h"

#include "opcc-action.h"
#include "opcc-check-rule.h"
#include "opcc-check-state.h"
#include "opcc-eligibility.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-organisation.h"
#include "opcc-record-acts.h"

static gint64
add_organisation (OpccDb *db, const char *name, const char *kind)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  g_autoptr (GError) error = NULL;

  organisation->name = g_strdup (name);
  organisation->kind = g_strdup (kind);
  opcc_record_act_save (db, organisation, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (organisation));
}

static gboolean
add_check (
    OpccDb *db, gint64 n, const char *what, const char *seen, const char *expires, gboolean fine)
{
  g_autoptr (OpccOrganisationCheck) check = g_object_new (OPCC_TYPE_ORGANISATION_CHECK, NULL);

  check->organisation = n;
  check->what = g_strdup (what);
  check->result = g_strdup (fine ? "in-order" : "not-in-order");
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (check), "seen", seen, NULL));
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (check), "expires", expires, NULL));
  return opcc_record_check (OPCC_RECORD (check), NULL) && opcc_record_act_save (db, check, NULL);
}

static char *
say (OpccDb *db, gint64 n, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) states = NULL;
  OpccDate today;

  g_assert_true (opcc_date_from_iso (day, &today));
  states = opcc_check_state_list (db, n, today, &error);
  g_assert_no_error (error);
  return opcc_check_state_say (states);
}

static void
assert_says (OpccDb *db, gint64 n, const char *day, const char *words)
{
  g_autofree char *said = say (db, n, day);

  g_assert_cmpstr (said, ==, words);
}

static void
test_states (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = add_organisation (db, "Invented Hall", "charity");

  assert_says (db, n, "2023-10-01",
               "Missing: Constitution, Accounts, Safeguarding policy, Insurance, Bank letter.");
  add_check (db, n, "constitution", "2021-01-04", "", TRUE);
  add_check (db, n, "accounts", "2023-01-04", "2023-10-01", TRUE);
  add_check (db, n, "safeguarding", "2023-01-04", "2023-09-30", TRUE);
  add_check (db, n, "insurance", "2023-01-04", "2024-06-30", FALSE);
  add_check (db, n, "bank-letter", "2023-01-04", "2023-11-30", TRUE);
  assert_says (
      db, n, "2023-10-01",
      "Expired: Safeguarding policy. Not in order: Insurance. Ends soon: Accounts, Bank letter.");
  /* The last day holds, the day after does not. */
  assert_says (
      db, n, "2023-10-02",
      "Expired: Accounts, Safeguarding policy. Not in order: Insurance. Ends soon: Bank letter.");
  /* The better paper counts, whichever came first. */
  add_check (db, n, "safeguarding", "2023-09-01", "2025-09-01", TRUE);
  add_check (db, n, "safeguarding", "2020-09-01", "2021-09-01", TRUE);
  add_check (db, n, "insurance", "2023-09-01", "2025-09-01", TRUE);
  add_check (db, n, "accounts", "2023-09-01", "2025-09-01", TRUE);
  add_check (db, n, "bank-letter", "2023-09-01", "", TRUE);
  assert_says (db, n, "2023-10-02", "All that is asked of an organisation of this kind holds.");
  /* Sixty days before the end is soon, sixty-one is not. */
  assert_says (db, n, "2025-07-02", "All that is asked of an organisation of this kind holds.");
  assert_says (db, n, "2025-07-03", "Ends soon: Accounts, Safeguarding policy, Insurance.");
  g_assert_false (add_check (db, n, "accounts", "2023-09-01", "2022-09-01", TRUE));
}

static void
test_kinds (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 council = add_organisation (db, "Invented Parish Council", "parish-council");
  const gint64 school = add_organisation (db, "Invented Primary School", "school");
  const gint64 unknown = add_organisation (db, "Whoever", NULL);

  assert_says (db, council, "2023-10-01", "Missing: Insurance, Bank letter.");
  assert_says (db, school, "2023-10-01", "Missing: Safeguarding policy, Insurance, Bank letter.");
  assert_says (db, unknown, "2023-10-01",
               "Missing: Constitution, Accounts, Safeguarding policy, Insurance, Bank letter.");
}

/* A check belongs to the organisation: seen for one round, it counts for the next. */
static void
test_rounds (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccApplication) application = grants_load_application (db, "R1-001");
  g_autoptr (GPtrArray) before = opcc_check_state_list_round (db, 1, 19600, &error);
  g_autoptr (GPtrArray) after = NULL;
  guint n_missing[2] = { 0, 0 };

  g_assert_no_error (error);
  g_assert_true (
      add_check (db, application->organisation, "insurance", "2022-09-01", "2030-09-01", TRUE));
  after = opcc_check_state_list_round (db, 1, 19600, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      n_missing[0] +=
          ((OpccCheckState *) g_ptr_array_index (before, i))->verdict == OPCC_CHECK_MISSING;
      n_missing[1] +=
          ((OpccCheckState *) g_ptr_array_index (after, i))->verdict == OPCC_CHECK_MISSING;
    }
  g_assert_cmpuint (n_missing[1], ==, n_missing[0] - 1);
}

/* The day of an answer is that on which it was given. */
static void
test_trail (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccEligibility) answer = g_object_new (OPCC_TYPE_ELIGIBILITY, NULL);
  g_autoptr (GError) error = NULL;

  answer->application = grants_find_application (db, "R1-001");
  answer->rule = g_strdup ("Works in the area");
  answer->answer = g_strdup ("yes");
  opcc_record_act_save (db, answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->answered, ==, opcc_date_today ());
}

/* The office's own rules take the place of the program's, check by check, and so does one of its
 * own; undo brings back what was. */
static void
test_rules (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 school = add_organisation (db, "Invented Primary School", "school");
  const gint64 unknown = add_organisation (db, "Whoever", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCheckRule) insurance = g_object_new (OPCC_TYPE_CHECK_RULE, NULL);
  g_autoptr (OpccCheckRule) dbs = g_object_new (OPCC_TYPE_CHECK_RULE, NULL);
  g_autoptr (OpccOrganisationCheck) seen = g_object_new (OPCC_TYPE_ORGANISATION_CHECK, NULL);
  g_autoptr (GPtrArray) all = NULL;

  insurance->what = g_strdup ("insurance");
  insurance->months = 12;
  insurance->school = TRUE;
  opcc_record_act_save (db, insurance, &error);
  g_assert_no_error (error);
  assert_says (db, school, "2023-10-01", "Missing: Safeguarding policy, Insurance, Bank letter.");
  assert_says (db, unknown, "2023-10-01",
               "Missing: Constitution, Accounts, Safeguarding policy, Bank letter.");
  /* Seen without an end, it holds for the months of the rule. */
  g_assert_true (add_check (db, school, "insurance", "2023-01-10", "", TRUE));
  assert_says (db, school, "2023-10-01", "Missing: Safeguarding policy, Bank letter.");
  assert_says (db, school, "2024-01-11",
               "Missing: Safeguarding policy, Bank letter. Expired: Insurance.");
  dbs->what = g_strdup ("other");
  g_assert_false (opcc_record_check (OPCC_RECORD (dbs), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  dbs->named = g_strdup ("Training record");
  dbs->school = TRUE;
  opcc_record_act_save (db, dbs, &error);
  g_assert_no_error (error);
  assert_says (db, school, "2023-10-01",
               "Missing: Safeguarding policy, Bank letter, Training record.");
  seen->organisation = school;
  seen->what = g_strdup ("other");
  seen->named = g_strdup ("TRAINING record");
  seen->result = g_strdup ("in-order");
  opcc_record_act_save (db, seen, &error);
  g_assert_no_error (error);
  assert_says (db, school, "2023-10-01", "Missing: Safeguarding policy, Bank letter.");
  /* Taken over, nothing of what is asked changes, and there is nothing more to take. */
  opcc_check_rule_adopt (db, &error);
  g_assert_no_error (error);
  all = opcc_check_rule_list (db, &error);
  g_assert_cmpuint (all->len, ==, 6);
  assert_says (db, school, "2023-10-01", "Missing: Safeguarding policy, Bank letter.");
  g_assert_false (opcc_check_rule_adopt (db, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM check_rule", -1, NULL, ""), ==,
                   2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/checks/states", FALSE, test_states);
  grants_test_add ("/checks/kinds", FALSE, test_kinds);
  grants_test_add ("/checks/rounds", TRUE, test_rounds);
  grants_test_add ("/checks/trail", TRUE, test_trail);
  grants_test_add ("/checks/rules", FALSE, test_rules);
  return g_test_run ();
}
