/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows an award: its plan, its rules, its money, and what it waits for next. */
#include "grants-fixture.h"

#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-delivery-acts.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-financial-split.h"
#include "opcc-history.h"
#include "opcc-output-measure.h"
#include "opcc-record-acts.h"
#include "opcc-return-dates.h"
#include "opcc-round.h"
#include "opcc-text.h"
#include "opcc-variation.h"

#define DAY(year, month, day) opcc_date_from_ymd (year, month, day)

/* --- pure ------------------------------------------------------------------------------------ */

static void
expect_split (gint64 pence, OpccDate first, OpccDate last, const gint64 *parts, guint n_parts)
{
  g_autoptr (GArray) split = opcc_financial_split (pence, first, last);
  gint64 sum = 0;

  g_assert_cmpuint (split->len, ==, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      g_assert_cmpint (g_array_index (split, OpccFinancialPart, i).pence, ==, parts[i]);
      sum += g_array_index (split, OpccFinancialPart, i).pence;
    }
  g_assert_cmpint (sum, ==, pence);
}

static void
test_split (void)
{
  const gint64 whole[] = { 1000000 };
  /* 183 of 366 days from 1 October 2023 to 30 September 2024. */
  const gint64 halves[] = { 500000, 500000 };
  /* Three days, one of them in the first year: a third of a penny too few is given to the first
   * year that lost most by rounding. */
  const gint64 thirds[] = { 33, 67 };
  const gint64 huge[] = { G_GINT64_CONSTANT (252054794521), G_GINT64_CONSTANT (747945205479) };

  expect_split (1000000, DAY (2023, 4, 1), DAY (2024, 3, 31), whole, 1);
  expect_split (1000000, DAY (2023, 10, 1), DAY (2024, 9, 30), halves, 2);
  expect_split (100, DAY (2024, 3, 31), DAY (2024, 4, 2), thirds, 2);
  expect_split (G_GINT64_CONSTANT (1000000000000), DAY (2023, 12, 31), DAY (2024, 12, 29), huge, 2);
}

/* Every sum over every period is parted without loss, in the order of the years. */
static void
test_split_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 2000; i++)
    {
      const OpccDate first = DAY (2020, 1, 1) + g_rand_int_range (rand, 0, 2000);
      const OpccDate last = first + g_rand_int_range (rand, 0, 2000);
      const gint64 pence = g_rand_int_range (rand, 0, G_MAXINT32);
      g_autoptr (GArray) split = opcc_financial_split (pence, first, last);
      gint64 sum = 0;

      for (guint k = 0; k < split->len; k++)
        {
          const OpccFinancialPart *part = &g_array_index (split, OpccFinancialPart, k);

          g_assert_cmpint (part->pence, >=, 0);
          g_assert_cmpint (part->year, ==,
                           g_array_index (split, OpccFinancialPart, 0).year + (int) k);
          sum += part->pence;
        }
      g_assert_cmpint (sum, ==, pence);
    }
}

static void
expect_dates (GArray *dates, const OpccDate *expected, guint n)
{
  g_assert_cmpuint (dates->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (dates, OpccDate, i), ==, expected[i]);
  g_array_unref (dates);
}

static void
test_return_dates (void)
{
  const OpccDate quarters[] = { DAY (2023, 12, 31), DAY (2024, 3, 31), DAY (2024, 6, 30),
                                DAY (2024, 9, 30) };
  /* The 12 days of September join the quarter behind them, those of July the one before. */
  const OpccDate stumps[] = { DAY (2023, 12, 31), DAY (2024, 3, 31), DAY (2024, 7, 12) };
  /* Reckoned from 31 January each time: the end of February does not stay for ever. */
  const OpccDate months[] = { DAY (2024, 2, 28), DAY (2024, 3, 30), DAY (2024, 4, 29),
                              DAY (2024, 5, 30) };
  const OpccDate one[] = { DAY (2024, 1, 9) };

  expect_dates (opcc_return_dates_by_quarter (DAY (2023, 10, 1), DAY (2024, 9, 30)), quarters, 4);
  expect_dates (opcc_return_dates_by_quarter (DAY (2023, 9, 19), DAY (2024, 7, 12)), stumps, 3);
  expect_dates (opcc_return_dates_from_start (DAY (2024, 1, 31), DAY (2024, 5, 30), 1), months, 4);
  expect_dates (opcc_return_dates_by_quarter (DAY (2024, 1, 3), DAY (2024, 1, 9)), one, 1);
}

static void
test_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) plan = opcc_payment_plan_new (1000001, 3, OPCC_PAYMENTS_BY_RETURN,
                                                   DAY (2023, 10, 1), DAY (2024, 9, 30), 4, &error);
  g_autoptr (GArray) dates =
      opcc_payment_plan_new (800000, 4, OPCC_PAYMENTS_BY_DATE, DAY (2024, 1, 31), DAY (2025, 1, 30),
                             0, &error);
  const OpccPlannedPayment *parts = (const OpccPlannedPayment *) (void *) plan->data;
  const OpccPlannedPayment *on = (const OpccPlannedPayment *) (void *) dates->data;

  g_assert_no_error (error);
  g_assert_cmpint (parts[0].amount, ==, 333300);
  g_assert_cmpint (parts[0].due, ==, DAY (2023, 10, 1));
  g_assert_cmpint (parts[1].amount, ==, 333300);
  g_assert_cmpuint (parts[1].after_return, ==, 1);
  g_assert_cmpint (parts[2].amount, ==, OPCC_NO_MONEY);
  g_assert_cmpuint (parts[2].after_return, ==, 4);
  g_assert_cmpint (on[1].due, ==, DAY (2024, 4, 30));
  g_assert_cmpint (on[2].due, ==, DAY (2024, 7, 31));
  g_assert_null (opcc_payment_plan_new (1000000, 3, OPCC_PAYMENTS_BY_RETURN, DAY (2023, 10, 1),
                                        DAY (2024, 9, 30), 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (opcc_payment_plan_new (1000000, 0, OPCC_PAYMENTS_BY_DATE, DAY (2023, 10, 1),
                                        DAY (2024, 9, 30), 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

/* --- with an office -------------------------------------------------------------------------- */

/* The first approved award, for a grant from 1 November 2023 to 31 October 2024. */
static gint64
award (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  grants_award_round (db);
  n = opcc_db_get_integer (db, "SELECT min (n) FROM award WHERE state = 'approved'", 0, &error, "");
  g_assert_no_error (error);
  return n;
}

static OpccDelivery *
load (OpccDb *db, gint64 n, OpccDate today)
{
  g_autoptr (GError) error = NULL;
  OpccDelivery *grant = opcc_delivery_load (db, n, today, &error);

  g_assert_no_error (error);
  return grant;
}

/* Sets attributes of a record and saves it as a form does: pairs end with NULL. */
static void
save (OpccDb *db, gpointer record, const char *refusal, ...)
{
  g_autoptr (GError) error = NULL;
  const char *field;
  gboolean saved;
  va_list pairs;

  va_start (pairs, refusal);
  while ((field = va_arg (pairs, const char *)) != NULL)
    g_assert_true (opcc_record_set_typed (record, field, va_arg (pairs, const char *), &error));
  va_end (pairs);
  saved = opcc_record_check (record, &error) && opcc_record_act_save (db, record, &error);
  if (refusal == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_false (saved);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusal));
    }
}

static gpointer
make (const OpccKind *kind, gint64 n)
{
  OpccRecord *record = opcc_record_new (kind);
  g_autofree char *number = g_strdup_printf ("%" PRId64, n);

  g_assert_true (opcc_record_set_typed (record, "award", number, NULL));
  return record;
}

/* An agreement signed in October 2023. */
static void
sign (OpccDb *db, gint64 n)
{
  g_autoptr (OpccAgreement) agreement = make (&opcc_agreement_kind, n);

  save (db, agreement, NULL, "sent", "2023-10-16", "signed_on", "2023-10-20", "payee", "V10027",
        NULL);
}

static void
test_payment_rules (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccDelivery) grant = load (db, n, DAY (2023, 10, 16));
  g_autoptr (OpccPayment) payment = make (&opcc_payment_kind, n);
  g_autoptr (OpccPayment) second = make (&opcc_payment_kind, n);
  g_autoptr (OpccPayment) back = make (&opcc_payment_kind, n);
  g_autofree char *over = opcc_money_to_decimal (grant->amount + 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_SEND);
  /* A payment over the award, one before it is agreed, a sum below nothing, a day outside. */
  save (db, payment, "and the award is", "basis", "date", "due", "2024-01-05", "state", "planned",
        "amount", over, NULL);
  save (db, payment, "there is no agreement", "amount", "2000", "state", "paid", "paid",
        "2023-10-30", NULL);
  g_assert_false (opcc_record_set_typed (OPCC_RECORD (payment), "amount", "-5", &error) &&
                  opcc_record_check (OPCC_RECORD (payment), &error));
  g_clear_error (&error);
  save (db, payment, "outside the grant", "amount", "2000", "state", "planned", "paid", "", "due",
        "2031-01-01", NULL);
  save (db, payment, NULL, "due", "2024-01-05", NULL);
  g_assert_cmpint (payment->number, ==, 1);
  g_assert_cmpstr (payment->year, ==, "2023/24");

  sign (db, n);
  save (db, payment, "day to come", "state", "paid", "paid", "2090-01-01", NULL);
  save (db, payment, "before the agreement was signed", "paid", "2023-10-19", NULL);
  save (db, payment, NULL, "paid", "2023-10-30", NULL);
  g_assert_cmpstr (payment->paid_to, ==, "V10027");
  g_assert_nonnull (payment->approved_by);
  /* Twice, or otherwise than it was. */
  g_assert_false (opcc_delivery_pay (db, opcc_record_get_n (OPCC_RECORD (payment)),
                                     DAY (2023, 10, 31), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  save (db, payment, "stays as it was", "amount", "1999", NULL);
  g_assert_false (opcc_record_act_delete (db, payment, &error));
  g_clear_error (&error);
  save (db, second, "is there already", "basis", "date", "due", "2024-02-01", "state", "planned",
        "amount", "10", "number", "1", NULL);
  save (db, back, "Claim back no more", "basis", "clawback", "amount", "2000.01", "state",
        "planned", NULL);
  save (db, back, NULL, "amount", "500", "state", "paid", "paid", "2024-01-09", NULL);
  g_clear_pointer (&grant, opcc_delivery_free);
  grant = load (db, n, DAY (2024, 1, 10));
  g_assert_cmpint (grant->paid, ==, 200000);
  g_assert_cmpint (grant->clawed_back, ==, 50000);
  g_assert_cmpint (grant->to_pay, ==, grant->amount - 200000);
}

static void
test_condition (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccAgreement) agreement = make (&opcc_agreement_kind, n);
  g_autoptr (OpccAgreement) second = make (&opcc_agreement_kind, n);
  g_autoptr (OpccPayment) payment = make (&opcc_payment_kind, n);
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (GError) error = NULL;

  save (db, agreement, "before it was sent", "sent", "2023-10-16", "signed_on", "2023-10-15", NULL);
  save (db, agreement, NULL, "signed_on", "2023-10-20", "conditions", "A safeguarding policy",
        "payee", "V1", NULL);
  save (db, second, "has an agreement already", "sent", "2023-10-16", NULL);
  save (db, payment, NULL, "basis", "date", "due", "2023-11-01", "state", "planned", "amount",
        "100", NULL);
  grant = load (db, n, DAY (2023, 11, 5));
  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_CONDITION);
  g_assert_cmpint (grant->held_back, ==, 10000);
  g_assert_false (
      opcc_delivery_pay (db, opcc_record_get_n (OPCC_RECORD (payment)), DAY (2023, 11, 5), &error));
  g_assert_nonnull (strstr (error->message, "a condition is not met: A safeguarding policy"));
  g_clear_error (&error);
  /* A payee that was changed waits for a second person, who is not the first. */
  save (db, agreement, NULL, "conditions_met", "2023-11-02", "payee", "V2", NULL);
  g_assert_false (
      opcc_delivery_pay (db, opcc_record_get_n (OPCC_RECORD (payment)), DAY (2023, 11, 5), &error));
  g_assert_nonnull (strstr (error->message, "a second person has to check"));
  g_clear_error (&error);
  g_assert_false (opcc_delivery_check_payee (db, n, &error));
  g_assert_nonnull (strstr (error->message, "another person"));
}

/* A year of a grant from plan to close: 60 of 100 are spent, the rest is claimed back. */
static void
test_year (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (OpccVariation) variation = make (&opcc_variation_kind, n);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 original;

  sign (db, n);
  g_assert_true (opcc_delivery_plan (db, n, 2, OPCC_PAYMENTS_BY_RETURN, 0, &error));
  g_assert_no_error (error);
  g_assert_false (opcc_delivery_plan (db, n, 2, OPCC_PAYMENTS_BY_RETURN, 0, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  name = opcc_db_undo (db, NULL, &error);
  g_assert_true (g_str_has_prefix (name, "Plan payments and returns of "));
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM payment", -1, &error, ""), ==, 0);
  g_assert_true (opcc_delivery_plan (db, n, 2, OPCC_PAYMENTS_BY_RETURN, 0, &error));
  grant = load (db, n, DAY (2023, 12, 1));
  original = grant->amount;
  g_assert_cmpuint (grant->payments->len, ==, 2);
  g_assert_cmpuint (grant->returns->len, >=, 4);
  g_assert_cmpint (grant->unplanned, ==, 0);
  g_assert_cmpint (opcc_delivery_get_sum (grant, g_ptr_array_index (grant->payments, 0)) +
                       opcc_delivery_get_sum (grant, g_ptr_array_index (grant->payments, 1)),
                   ==, original);

  /* The decision stays; more money and time come as a variation, and go into the balance. */
  save (db, grant->award, "stays as it was decided", "amount", "12345", NULL);
  save (db, variation, "changes the amount or the end", "agreed", "2024-02-01", "reason",
        "More young people came", NULL);
  save (db, variation, NULL, "amount_change", "500", NULL);
  g_clear_pointer (&grant, opcc_delivery_free);
  grant = load (db, n, DAY (2024, 2, 2));
  g_assert_cmpint (grant->award->amount, ==, original);
  g_assert_cmpint (grant->amount, ==, original + 50000);
  save (db, variation, "Less would be left", "amount_change", "-9000", NULL);
}

static OpccGrantReturn *
get_return (OpccDelivery *grant, guint index)
{
  return g_object_ref (g_ptr_array_index (grant->returns, index));
}

static void
test_returns (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (OpccGrantReturn) first = NULL;
  g_autoptr (OpccGrantReturn) last = NULL;
  g_autoptr (OpccPayment) back = make (&opcc_payment_kind, n);
  g_autoptr (OpccGrantReturn) outside = make (&opcc_grant_return_kind, n);
  g_autoptr (GError) error = NULL;
  g_autofree char *end = NULL;
  gint64 first_payment, balance;

  sign (db, n);
  g_assert_true (opcc_delivery_plan (db, n, 2, OPCC_PAYMENTS_BY_RETURN, 0, &error));
  grant = load (db, n, DAY (2024, 2, 1));
  first = get_return (grant, 0);
  last = get_return (grant, grant->returns->len - 1);
  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_CHASE);
  g_assert_cmpuint (grant->days_late, ==, DAY (2024, 2, 1) - first->due);
  g_assert_nonnull (strstr (grant->words, "days late"));
  save (db, outside, "ends outside the grant", "period_end", "2031-03-31", NULL);
  save (db, first, "once it was received", "accepted", "2024-01-20", NULL);
  save (db, first, "cannot be accepted", "received", "2024-01-10", NULL);
  save (db, first, "More than the award", "spent", "90000", NULL);
  save (db, first, NULL, "spent", "100", NULL);

  first_payment = opcc_record_get_n (g_ptr_array_index (grant->payments, 0));
  balance = opcc_record_get_n (g_ptr_array_index (grant->payments, 1));
  g_assert_true (opcc_delivery_pay (db, first_payment, DAY (2023, 12, 1), &error));
  g_assert_no_error (error);
  /* The balance waits for the last return. */
  g_assert_false (opcc_delivery_pay (db, balance, DAY (2024, 2, 1), &error));
  g_assert_nonnull (strstr (error->message, "is not accepted"));
  g_clear_error (&error);
  /* Spending of next to nothing is seen while there is time. */
  g_clear_pointer (&grant, opcc_delivery_free);
  grant = load (db, n, DAY (2024, 2, 1));
  save (db, last, "does not go together", "received", "2024-10-01", "spent", "50", NULL);
  save (db, last, NULL, "spent", "1000", "accepted", "2024-10-02", NULL);
  g_clear_pointer (&grant, opcc_delivery_free);
  grant = load (db, n, DAY (2024, 12, 1));
  g_assert_cmpint (grant->spent, ==, 100000);
  g_assert_cmpint (grant->to_claw_back, ==, grant->paid - 100000);
  g_assert_cmpint (grant->underspend, ==, grant->amount - grant->paid);
  /* No more than was spent is paid. */
  g_assert_false (opcc_delivery_pay (db, balance, DAY (2024, 10, 3), &error));
  g_assert_nonnull (strstr (error->message, "Nothing is left"));
  end = opcc_money_to_decimal (grant->to_claw_back);
  save (db, back, NULL, "basis", "clawback", "amount", end, "state", "paid", "paid", "2024-11-01",
        NULL);
  g_clear_pointer (&grant, opcc_delivery_free);
  grant = load (db, n, DAY (2024, 12, 1));
  g_assert_cmpint (grant->to_claw_back, ==, 0);
  g_assert_cmpint (grant->underspend, ==, grant->amount - 100000);
}

/* A return that nobody has, and one of another grant. */
static void
test_other_grant (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  const gint64 other =
      opcc_db_get_integer (db, "SELECT min (n) FROM award WHERE state = 'approved' AND n > $1", 0,
                           NULL, "i", n);
  const gint64 declined =
      opcc_db_get_integer (db, "SELECT min (n) FROM award WHERE state = 'declined'", 0, NULL, "");
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (OpccPayment) payment = make (&opcc_payment_kind, n);
  g_autoptr (OpccOutputMeasure) measure = make (&opcc_output_measure_kind, n);
  g_autoptr (OpccAgreement) none = make (&opcc_agreement_kind, declined);
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;

  g_assert_true (opcc_delivery_plan (db, other, 2, OPCC_PAYMENTS_BY_DATE, 6, &error));
  g_assert_no_error (error);
  grant = load (db, other, DAY (2023, 12, 1));
  theirs = g_strdup_printf ("%" G_GINT64_FORMAT,
                            opcc_record_get_n (g_ptr_array_index (grant->returns, 0)));
  save (db, payment, "belongs to another grant", "basis", "return", "grant_return", theirs,
        "amount", "100", "state", "planned", NULL);
  save (db, measure, "belongs to another grant", "title", "Sessions", "sort", "output", "unit",
        "sessions", "target", "12", "grant_return", theirs, NULL);
  save (db, measure, NULL, "grant_return", "", NULL);
  save (db, none, "was declined", "sent", "2023-10-20", NULL);
}

static void
test_withdrawn (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccDelivery) grant = load (db, n, DAY (2023, 12, 1));
  g_autoptr (OpccDelivery) after = NULL;
  g_autoptr (OpccAction) action = NULL;

  sign (db, n);
  opcc_set_str (&grant->application->stage, "withdrawn");
  save (db, grant->application, "is released together with its payments", NULL);
  action = opcc_action_begin (db, "Withdraw as an earlier version did", NULL);
  g_assert_true (opcc_db_save (db, grant->application, NULL));
  g_assert_true (opcc_action_commit (action, NULL));
  after = load (db, n, DAY (2023, 12, 1));
  g_assert_cmpint (after->step, ==, OPCC_DELIVERY_WITHDRAWN);
  g_assert_cmpint (after->to_pay, ==, 0);
  g_assert_cmpint (after->underspend, ==, after->amount);
}

static void
test_close (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (OpccAgreement) agreement = make (&opcc_agreement_kind, n);
  g_autoptr (OpccPayment) payment = make (&opcc_payment_kind, n);
  g_autoptr (OpccPayment) late = make (&opcc_payment_kind, n);
  g_autoptr (OpccDelivery) grant = NULL;

  save (db, agreement, NULL, "sent", "2023-10-16", "signed_on", "2023-10-20", NULL);
  save (db, payment, NULL, "basis", "balance", "state", "planned", NULL);
  save (db, agreement, "closed with what was learned", "closed", "2024-12-01", NULL);
  save (db, agreement, "A payment is open", "lessons", "Begin with the school.", NULL);
  save (db, payment, NULL, "state", "cancelled", NULL);
  save (db, agreement, NULL, NULL);
  grant = load (db, n, DAY (2024, 12, 2));
  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_CLOSED);
  g_assert_cmpint (grant->underspend, ==, grant->amount);
  save (db, late, "is closed", "basis", "balance", "state", "planned", NULL);
}

static void
test_totals (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 n = award (db);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (OpccDeliveryTotals) totals = NULL;
  gint64 awarded = 0;

  sign (db, n);
  g_assert_true (opcc_delivery_plan (db, n, 3, OPCC_PAYMENTS_BY_DATE, 3, &error));
  list = opcc_delivery_list (db, 1, DAY (2023, 12, 1), NULL, &error);
  g_assert_no_error (error);
  totals = opcc_delivery_totals_new (list);
  g_assert_cmpuint (totals->n_grants, ==, 16);
  g_assert_cmpint (totals->amount, ==, 12999000);
  for (guint i = 0; i < totals->years->len; i++)
    awarded += g_array_index (totals->years, OpccDeliveryYear, i).awarded;
  g_assert_cmpint (awarded, ==, 12999000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery/split", test_split);
  g_test_add_func ("/delivery/split-whole", test_split_whole);
  g_test_add_func ("/delivery/return-dates", test_return_dates);
  g_test_add_func ("/delivery/plan", test_plan);
  grants_test_add ("/delivery/payment-rules", TRUE, test_payment_rules);
  grants_test_add ("/delivery/condition", TRUE, test_condition);
  grants_test_add ("/delivery/year", TRUE, test_year);
  grants_test_add ("/delivery/returns", TRUE, test_returns);
  grants_test_add ("/delivery/other-grant", TRUE, test_other_grant);
  grants_test_add ("/delivery/withdrawn", TRUE, test_withdrawn);
  grants_test_add ("/delivery/close", TRUE, test_close);
  grants_test_add ("/delivery/totals", TRUE, test_totals);
  return g_test_run ();
}
