/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who applies again: what is open of their earlier grants, of those they share something with, and
 * of the papers they show. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-applicant-paper.h"
#include "opcc-applicant.h"
#include "opcc-award.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-grant-return.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation.h"
#include "opcc-record-acts.h"

#define TODAY opcc_date_from_ymd (2024, 9, 1)

static OpccApplicant *
load (OpccDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  OpccApplicant *applicant = opcc_applicant_load (db, application, TODAY, &error);

  g_assert_no_error (error);
  return applicant;
}

static gint64
get (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, 0, NULL, "");
}

static void
save (OpccDb *db, gpointer record)
{
  g_autoptr (GError) error = NULL;

  opcc_record_act_save (db, record, &error);
  g_assert_no_error (error);
}

/* An application of round 2 of that organisation. */
static gint64
apply_again (OpccDb *db, gint64 organisation, const char *reference)
{
  g_autoptr (OpccApplication) application = g_object_new (OPCC_TYPE_APPLICATION, NULL);

  application->round = 2;
  application->organisation = organisation;
  application->reference = g_strdup (reference);
  application->title = g_strdup ("Another year");
  application->stage = g_strdup ("checked");
  save (db, application);
  return opcc_record_get_n (OPCC_RECORD (application));
}

static void
add_return (OpccDb *db, gint64 award, OpccDate period_end, OpccDate received)
{
  g_autoptr (OpccGrantReturn) one = g_object_new (OPCC_TYPE_GRANT_RETURN, NULL);

  one->award = award;
  one->number = received == OPCC_NO_DATE ? 2 : 1;
  one->period_end = period_end;
  one->received = received;
  save (db, one);
}

static void
assert_says (OpccDb *db, gint64 application, const char *words)
{
  g_autoptr (OpccApplicant) applicant = load (db, application);
  g_autofree char *said = opcc_applicant_say_earlier (applicant);

  g_assert_cmpstr (said, ==, words);
}

#define FIRST_AWARD "(SELECT min (n) FROM award WHERE state = 'approved')"

/* A return of the earlier grant that does not come, and one that came too late. */
static void
check_own (OpccDb *db, gint64 award, gint64 again, const char *grant)
{
  g_autofree char *came = g_strdup_printf ("%s: 1 return came late", grant);
  g_autofree char *both = g_strdup_printf ("%s: 1 return is late, 1 return came late", grant);

  assert_says (db, again, NULL);
  add_return (db, award, opcc_date_from_ymd (2024, 3, 31), opcc_date_from_ymd (2024, 7, 1));
  assert_says (db, again, came);
  add_return (db, award, opcc_date_from_ymd (2024, 6, 30), OPCC_NO_DATE);
  assert_says (db, again, both);
}

/* It is said to who decides: on the board's list, in the paper, and nowhere for other rounds. */
static void
check_shown (OpccDb *db, gint64 award, gint64 again)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = opcc_applicant_list (db, 2, TODAY, &error);
  const OpccApplicant *one = opcc_applicant_find (list, again);
  g_autoptr (OpccDocument) office =
      opcc_applicant_paper_build (db, again, OPCC_AUDIENCE_OFFICE, TODAY, NULL, &error);
  g_autoptr (OpccDocument) partners =
      opcc_applicant_paper_build (db, again, OPCC_AUDIENCE_PARTNERS, TODAY, NULL, &error);
  g_autofree char *ours = opcc_document_to_text (office);
  g_autofree char *theirs = opcc_document_to_text (partners);

  g_assert_no_error (error);
  g_assert_cmpuint (one->earlier->len, ==, 1);
  g_assert_cmpint (((OpccEarlierGrant *) g_ptr_array_index (one->earlier, 0))->award, ==, award);
  g_assert_nonnull (strstr (ours, "1 return is late"));
  g_assert_null (strstr (theirs, "late"));
  g_assert_null (strstr (theirs, one->name));
  for (guint i = 0; i < list->len; i++)
    {
      const OpccApplicant *each = g_ptr_array_index (list, i);

      g_assert_true (opcc_applicant_find (list, each->application) == each);
    }
  g_assert_null (opcc_applicant_find (list, 0));
  g_assert_null (opcc_applicant_find (list, G_MAXINT64));
  /* The grant itself is not earlier than its own application. */
  assert_says (db, get (db, "SELECT application FROM award WHERE n = " FIRST_AWARD), NULL);
}

/* One that shares the contact's address counts, and says why; once merged it is one's own. */
static void
check_linked (OpccDb *db, gint64 organisation, const char *grant)
{
  g_autoptr (OpccOrganisation) first =
      opcc_db_load (db, &opcc_organisation_kind, organisation, NULL);
  g_autoptr (OpccOrganisation) twin = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  g_autofree char *shared = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;
  gint64 again;

  twin->name = g_strdup ("Invented Twin");
  save (db, twin);
  again = apply_again (db, opcc_record_get_n (OPCC_RECORD (twin)), "R2-902");
  assert_says (db, again, NULL);
  opcc_record_set_typed (OPCC_RECORD (twin), "contact_email", "twins@twins.example.org", NULL);
  save (db, twin);
  opcc_record_set_typed (OPCC_RECORD (first), "contact_email", "twins@twins.example.org", NULL);
  save (db, first);
  shared = g_strdup_printf ("%s of %s (the same e-mail address): 1 return is late, 1 return came "
                            "late",
                            grant, first->name);
  assert_says (db, again, shared);
  opcc_merge_organisations (db, organisation, opcc_record_get_n (OPCC_RECORD (twin)), &error);
  g_assert_no_error (error);
  own = g_strdup_printf ("%s: 1 return is late, 1 return came late", grant);
  assert_says (db, again, own);
}

static void
test_earlier (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAward) award = NULL;
  g_autoptr (OpccApplication) application = NULL;
  g_autofree char *grant = NULL;
  gint64 n;
  gint64 again;

  grants_award_round (db);
  n = get (db, "SELECT " FIRST_AWARD);
  award = opcc_db_load (db, &opcc_award_kind, n, NULL);
  application = opcc_db_load (db, &opcc_application_kind, award->application, NULL);
  grant = g_strdup_printf ("2023/24-1/%s", application->reference);
  again = apply_again (db, application->organisation, "R2-901");
  check_own (db, n, again, grant);
  check_shown (db, n, again);
  check_linked (db, application->organisation, grant);
}

/* What is said before the decision counts those alone who get money. */
static void
test_plan (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan =
      opcc_award_plan_for_round (db, 1, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, NULL, &error);
  g_autoptr (GPtrArray) list = opcc_applicant_list (db, 1, TODAY, &error);
  g_autofree char *before = opcc_applicant_say_plan (list, plan);
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *after = NULL;
  const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, 0);
  const OpccApplicant *top = opcc_applicant_find_open (list, row);

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, "16 awards wait for papers");
  g_assert_null (opcc_applicant_find_open (list, &g_array_index (plan->rows, OpccAwardRow,
                                                                 plan->rows->len - 1)));
  for (guint i = 0; opcc_organisation_check_list[i].key != NULL; i++)
    {
      g_autoptr (OpccOrganisationCheck) check = g_object_new (OPCC_TYPE_ORGANISATION_CHECK, NULL);

      check->organisation = top->organisation;
      check->what = g_strdup (opcc_organisation_check_list[i].key);
      check->result = g_strdup ("in-order");
      check->seen = TODAY;
      save (db, check);
    }
  later = opcc_applicant_list (db, 1, TODAY, &error);
  after = opcc_applicant_say_plan (later, plan);
  g_assert_cmpstr (after, ==, "15 awards wait for papers");
  g_assert_null (opcc_applicant_find_open (later, row));
}

static void
test_gone (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_applicant_load (db, 4711, TODAY, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/applicant/earlier", TRUE, test_earlier);
  grants_test_add ("/applicant/plan", TRUE, test_plan);
  grants_test_add ("/applicant/gone", FALSE, test_gone);
  return g_test_run ();
}
