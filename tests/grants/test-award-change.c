/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Awards after the decision: released with what hangs on them, and given from the reserve list. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-award-change.h"
#include "opcc-reserve.h"
#include "opcc-decision.h"
#include "opcc-delivery-acts.h"
#include "opcc-delivery.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-letters.h"
#include "opcc-notice.h"
#include "opcc-override.h"
#include "opcc-award-plan.h"
#include "opcc-marking.h"
#include "opcc-round.h"
#include "opcc-round-paper.h"
#include "opcc-text.h"

#define DAY(year, month, day) opcc_date_from_ymd (year, month, day)

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

/* The winner of the highest rank. */
static gint64
find_winner (OpccDb *db)
{
  return count (db, "SELECT application FROM award WHERE state = 'approved' ORDER BY rank LIMIT 1");
}

static void
expect_refused (GError **error, const char *words)
{
  g_assert_error (*error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static char *
read_decision (OpccDb *db)
{
  g_autoptr (OpccDecision) decision = opcc_decision_load (db, 1, NULL);

  return g_strconcat (decision->summary, decision->recommendation, NULL);
}

static void
test_released (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (OpccDelivery) after = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *still = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  gint64 winner;
  gint64 award;

  grants_award_round (db);
  winner = find_winner (db);
  award =
      opcc_db_get_integer (db, "SELECT n FROM award WHERE application = $1", 0, NULL, "i", winner);
  g_assert_true (opcc_delivery_plan (db, award, 3, OPCC_PAYMENTS_BY_DATE, 0, &error));
  g_assert_cmpint (opcc_letters_make (db, 1, FALSE, NULL, &error), >, 0);
  decided = read_decision (db);
  before = grants_hash_content (db);
  g_assert_false (opcc_award_release (db, winner, " ", OPCC_NO_DATE, FALSE, &error));
  expect_refused (&error, "a reason is needed");
  g_assert_false (opcc_stage_set (db, &winner, 1, "withdrawn", &error));
  expect_refused (&error, "released together with its payments");
  g_assert_true (
      opcc_award_release (db, winner, "The group has closed.", DAY (2023, 11, 20), FALSE, &error));
  g_assert_no_error (error);
  grant = opcc_delivery_load (db, award, DAY (2023, 11, 21), &error);
  g_assert_cmpstr (grant->award->state, ==, "released");
  g_assert_cmpint (grant->award->varied, ==, DAY (2023, 11, 20));
  g_assert_cmpstr (grant->award->varied_reason, ==, "The group has closed.");
  g_assert_cmpint (grant->award->amount, >, 0);
  g_assert_cmpstr (grant->application->stage, ==, "withdrawn");
  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_WITHDRAWN);
  g_assert_cmpint (grant->to_pay, ==, 0);
  g_assert_cmpuint (grant->payments->len, ==, 3);
  g_assert_cmpint (count (db, "SELECT count(*) FROM payment WHERE state <> 'cancelled'"), ==, 0);
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM letter WHERE application = $1"
                                        " AND outcome = 'withdrawal' AND state = 'draft'",
                                        0, NULL, "i", winner),
                   ==, 1);
  still = read_decision (db);
  g_assert_cmpstr (still, ==, decided);
  g_assert_false (opcc_award_release (db, winner, "Again.", OPCC_NO_DATE, FALSE, &error));
  expect_refused (&error, "released already");
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_nonnull (strstr (undone, "release its award"));
  again = grants_hash_content (db);
  g_assert_cmpstr (again, ==, before);
}

/* What was paid stays paid: it is asked back, or nothing is released. */
static void
test_paid (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccPayment) paid = g_object_new (OPCC_TYPE_PAYMENT, NULL);
  g_autoptr (OpccDelivery) grant = NULL;
  gint64 winner;

  grants_award_round (db);
  winner = find_winner (db);
  action = opcc_action_begin (db, "Pay", &error);
  paid->award =
      opcc_db_get_integer (db, "SELECT n FROM award WHERE application = $1", 0, NULL, "i", winner);
  paid->number = 1;
  paid->basis = g_strdup ("date");
  paid->state = g_strdup ("paid");
  paid->due = DAY (2023, 11, 1);
  paid->amount = 100000;
  paid->paid = DAY (2023, 11, 1);
  opcc_db_save (db, paid, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_action_commit (action, &error));
  g_assert_false (opcc_award_release (db, winner, "Closed.", DAY (2023, 11, 20), FALSE, &error));
  expect_refused (&error, "£1,000 of the award");
  g_assert_true (opcc_award_release (db, winner, "Closed.", DAY (2023, 11, 20), TRUE, &error));
  g_assert_no_error (error);
  grant = opcc_delivery_load (db, paid->award, DAY (2023, 11, 21), &error);
  g_assert_cmpint (grant->to_claw_back, ==, 100000);
  g_assert_cmpint (count (db, "SELECT amount FROM payment WHERE basis = 'clawback'"
                              " AND state = 'planned'"),
                   ==, 100000);
}

/* Ten awards, so that others who passed are on the reserve list. */
static void
award_ten (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan = NULL;
  g_autoptr (OpccAwardPlan) ten = NULL;

  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Agreed.", &error), >=, 0);
  plan = opcc_award_plan_for_round (db, 1, OPCC_AWARD_LINE, OPCC_NO_PERCENT, NULL, &error);
  g_assert_no_error (error);
  plan->settings->line = 10;
  ten = opcc_award_plan_new (plan->ranking, plan->settings);
  opcc_award_round (db, 1, ten, "EXE0099-23", "It lowers the risk of harm.", NULL,
                    DAY (2023, 10, 13), &error);
  g_assert_no_error (error);
}

static void
test_from_reserve (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) full = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (OpccDocument) notice = NULL;
  g_autoptr (OpccDocument) paper = NULL;
  g_autofree char *notice_text = NULL;
  g_autofree char *paper_text = NULL;
  g_autofree char *undone = NULL;
  const OpccReserve *next;
  gint64 winner;
  gint64 sum;

  award_ten (db);
  winner = find_winner (db);
  sum = count (db, "SELECT sum (amount) FROM award WHERE state = 'approved'");
  full = opcc_reserve_list (db, 1, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_award_release (db, winner, "Closed.", DAY (2023, 11, 20), FALSE, &error));
  /* Offered, and nothing taken. */
  g_assert_cmpint (count (db, "SELECT count(*) FROM award WHERE state = 'approved'"), ==, 9);
  list = opcc_reserve_list (db, 1, &error);
  g_assert_cmpuint (list->len, ==, full->len);
  g_assert_cmpuint (list->len, >, 0);
  next = g_ptr_array_index (list, 0);
  g_assert_cmpint (next->amount, >, 0);
  g_assert_false (opcc_award_from_reserve (db, winner, OPCC_NO_MONEY, "Less harm.", NULL,
                                           DAY (2023, 11, 22), &error));
  expect_refused (&error, "not on the reserve list");
  g_assert_false (opcc_award_from_reserve (db, next->application, OPCC_NO_MONEY, NULL, NULL,
                                           DAY (2023, 11, 22), &error));
  expect_refused (&error, "the register needs the reasons");
  g_assert_false (opcc_award_from_reserve (db, next->application, sum, "Less harm.", NULL,
                                           DAY (2023, 11, 22), &error));
  expect_refused (&error, "of the round is left");
  g_assert_true (opcc_award_from_reserve (db, next->application, OPCC_NO_MONEY, "Less harm.", NULL,
                                          DAY (2023, 11, 22), &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "SELECT count(*) FROM award WHERE state = 'approved'"), ==, 10);
  g_assert_cmpint (count (db, "SELECT sum (amount) FROM award WHERE state = 'approved'"), <=,
                   13000000);
  rest = opcc_reserve_list (db, 1, &error);
  g_assert_cmpuint (rest->len, ==, list->len - 1);
  notice = opcc_notice_build_published (db, 1, NULL, &error);
  notice_text = opcc_document_to_text (notice);
  g_assert_nonnull (strstr (notice_text, "was released on 20 November 2023. Closed."));
  g_assert_nonnull (strstr (notice_text, "was awarded from the reserve list on 22 November 2023"));
  paper = opcc_round_paper_build (db, 1, OPCC_AUDIENCE_OFFICE, DAY (2023, 12, 1), NULL, &error);
  paper_text = opcc_document_to_text (paper);
  g_assert_nonnull (strstr (paper_text, "Awards changed since the decision"));
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_nonnull (strstr (undone, "from the reserve list"));
  g_assert_cmpint (count (db, "SELECT count(*) FROM award WHERE state = 'approved'"), ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/award-change/released", TRUE, test_released);
  grants_test_add ("/award-change/paid", TRUE, test_paid);
  grants_test_add ("/award-change/from-reserve", TRUE, test_from_reserve);
  return g_test_run ();
}
