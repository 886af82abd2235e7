/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDelivery: one grant after its award, with all that belongs to it and how it stands. */
#include "opcc-delivery.h"

#include <glib/gi18n-lib.h>

#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-delivery-step.h"
#include "opcc-output-measure.h"
#include "opcc-variation.h"

/* Spending is flagged where it leaves more than this share of the award, once this share of the
 * grant was reported of, both in per cent. */
#define RISK_LEAST     20
#define RISK_REPORTED  25
#define DEFAULT_MONTHS 12

void
opcc_delivery_free (OpccDelivery *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->award);
  g_clear_object (&self->application);
  g_clear_object (&self->organisation);
  g_clear_object (&self->agreement);
  g_clear_pointer (&self->payments, g_ptr_array_unref);
  g_clear_pointer (&self->returns, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->variations, g_ptr_array_unref);
  g_free (self->words);
  g_free (self);
}

/* --- the money ------------------------------------------------------------------------------- */

static gboolean
is_released (const OpccDelivery *self)
{
  return g_strcmp0 (self->award->state, "released") == 0;
}

/* The days the grant runs, and the award, with every variation. */
static void
apply_variations (OpccDelivery *self)
{
  const OpccApplication *application = self->application;

  self->amount = is_released (self) ? 0 : self->award->amount;
  self->starts = application->starts != OPCC_NO_DATE ? application->starts : self->award->decided;
  self->ends = application->ends;
  if (self->ends == OPCC_NO_DATE && self->starts != OPCC_NO_DATE)
    self->ends = opcc_date_add_months (self->starts, DEFAULT_MONTHS) - 1;
  for (guint i = 0; i < self->variations->len; i++)
    {
      const OpccVariation *variation = g_ptr_array_index (self->variations, i);

      if (variation->amount_change != OPCC_NO_MONEY && !is_released (self))
        self->amount += variation->amount_change;
      if (variation->new_end != OPCC_NO_DATE)
        self->ends = variation->new_end;
    }
}

static gboolean
is_over (const OpccDelivery *self)
{
  return (self->agreement != NULL && self->agreement->closed != OPCC_NO_DATE) ||
         g_strcmp0 (self->application->stage, "withdrawn") == 0 ||
         g_strcmp0 (self->award->state, "approved") != 0;
}

static void
add_payments (OpccDelivery *self)
{
  gint64 planned = 0;
  gboolean has_balance = FALSE;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (self->payments, i);
      const gboolean is_paid = opcc_payment_is_paid (payment);

      if (!opcc_payment_counts (payment))
        continue;
      if (opcc_payment_is_clawback (payment))
        self->clawed_back += is_paid ? payment->amount : 0;
      else if (is_paid)
        self->paid += payment->amount;
      else if (payment->amount == OPCC_NO_MONEY)
        has_balance = TRUE;
      else
        planned += payment->amount;
    }
  self->to_pay = is_over (self) ? 0 : MAX (self->amount - self->paid, 0);
  self->unplanned = has_balance ? 0 : MAX (self->to_pay - planned, 0);
}

static gboolean
is_in_time (const OpccDelivery *self, const OpccPayment *payment, OpccDate today)
{
  return payment->due == OPCC_NO_DATE || payment->due <= today;
}

static void
add_held_back (OpccDelivery *self, OpccDate today)
{
  for (guint i = 0; !is_over (self) && i < self->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (self->payments, i);
      g_autofree char *hold = NULL;

      if (!opcc_payment_is_open (payment) || opcc_payment_is_clawback (payment) ||
          payment->due == OPCC_NO_DATE || !is_in_time (self, payment, today))
        continue;
      hold = opcc_delivery_explain_hold (self, payment);
      if (hold != NULL)
        self->held_back += opcc_delivery_get_sum (self, payment);
    }
}

/* --- what was spent -------------------------------------------------------------------------- */

static const OpccGrantReturn *
find_last_spent (const OpccDelivery *self)
{
  const OpccGrantReturn *last = NULL;

  for (guint i = 0; i < self->returns->len; i++)
    {
      const OpccGrantReturn *one = g_ptr_array_index (self->returns, i);

      if (one->received != OPCC_NO_DATE && one->spent != OPCC_NO_MONEY)
        last = one;
    }
  return last;
}

/* By a straight line from the first day to the end of the last return, drawn on to the last day. */
static gint64
forecast_rest (const OpccDelivery *self, const OpccGrantReturn *last)
{
  const gint64 all = (gint64) self->ends - self->starts + 1;
  const gint64 reported = CLAMP ((gint64) last->period_end - self->starts + 1, 1, all);
  const double by_then = (double) last->spent * (double) all / (double) reported;
  const gint64 rest = self->amount - (gint64) MIN (by_then, (double) self->amount);

  if (reported * 100 < all * RISK_REPORTED || rest * 100 <= self->amount * RISK_LEAST)
    return 0;
  /* A forecast is no exacter than pounds. */
  return rest / 100 * 100;
}

static void
add_spending (OpccDelivery *self)
{
  const OpccGrantReturn *last = find_last_spent (self);
  const gint64 out = self->paid - self->clawed_back;

  self->spent = last != NULL ? last->spent : OPCC_NO_MONEY;
  /* What an award that is released leaves is the round's again. */
  if (is_released (self))
    self->to_claw_back = MAX (out, 0);
  if (g_strcmp0 (self->award->state, "approved") != 0)
    return;
  if (g_strcmp0 (self->application->stage, "withdrawn") == 0)
    {
      self->to_claw_back = MAX (out - (last != NULL ? last->spent : 0), 0);
      self->underspend = self->amount - out;
    }
  else if (last != NULL && last->accepted != OPCC_NO_DATE && last->period_end >= self->ends)
    {
      self->to_claw_back = MAX (out - last->spent, 0);
      self->underspend = MAX (self->amount - MAX (out, last->spent), 0);
    }
  else if (is_over (self))
    self->underspend = MAX (self->amount - out, 0);
  else if (last != NULL)
    self->at_risk = forecast_rest (self, last);
}

static void
compute (OpccDelivery *self, OpccDate today)
{
  apply_variations (self);
  add_payments (self);
  add_held_back (self, today);
  add_spending (self);
  opcc_delivery_find_step (self, today);
}

/* --- asking ---------------------------------------------------------------------------------- */

OpccGrantReturn *
opcc_delivery_find_return (const OpccDelivery *self, gint64 n)
{
  for (guint i = 0; i < self->returns->len; i++)
    if (opcc_record_get_n (g_ptr_array_index (self->returns, i)) == n)
      return g_ptr_array_index (self->returns, i);
  return NULL;
}

/**
 * opcc_delivery_explain_hold:
 *
 * A claw-back waits for nothing. Anything else waits for a signed agreement, its conditions, a
 * checked payee, and for the return it names.
 *
 * Returns: (transfer full) (nullable): words that follow "Held back: "
 */
char *
opcc_delivery_explain_hold (const OpccDelivery *self, const OpccPayment *payment)
{
  const OpccGrantReturn *waits = opcc_delivery_find_return (self, payment->grant_return);

  if (opcc_payment_is_clawback (payment))
    return NULL;
  if (g_strcmp0 (self->application->stage, "withdrawn") == 0)
    return g_strdup (_ ("the recipient has withdrawn"));
  if (self->agreement == NULL)
    return g_strdup (_ ("there is no agreement"));
  if (self->agreement->closed != OPCC_NO_DATE)
    return g_strdup (_ ("the grant is closed"));
  if (waits != NULL && waits->accepted == OPCC_NO_DATE)
    return g_strdup_printf (_ ("%s is not accepted"), waits->title);
  return opcc_agreement_explain_hold (self->agreement);
}

/**
 * opcc_delivery_get_sum:
 *
 * A balance is what is left of the award after every other payment, paid or planned; once the last
 * return is accepted, no more than was spent.
 *
 * Returns: pence, not less than 0
 */
gint64
opcc_delivery_get_sum (const OpccDelivery *self, const OpccPayment *payment)
{
  const OpccGrantReturn *last = find_last_spent (self);
  gint64 most = self->amount;
  gint64 others = 0;

  if (payment->amount != OPCC_NO_MONEY)
    return payment->amount;
  if (last != NULL && last->accepted != OPCC_NO_DATE && last->period_end >= self->ends)
    most = MIN (most, last->spent);
  for (guint i = 0; i < self->payments->len; i++)
    {
      const OpccPayment *one = g_ptr_array_index (self->payments, i);

      if (opcc_payment_counts (one) && !opcc_payment_is_clawback (one) &&
          opcc_record_get_n (OPCC_RECORD ((OpccPayment *) one)) !=
              opcc_record_get_n (OPCC_RECORD ((OpccPayment *) payment)) &&
          one->amount != OPCC_NO_MONEY)
        others += one->amount;
    }
  return MAX (most - others, 0);
}

/* --- reading --------------------------------------------------------------------------------- */

/* A warning, and no more: some of what is reported leaves nothing to attach. */
static gboolean
count_unproved (OpccDelivery *self, OpccDb *db, GError **error)
{
  for (guint i = 0; i < self->returns->len; i++)
    {
      OpccGrantReturn *one = g_ptr_array_index (self->returns, i);
      gint64 n_files;

      if (one->received == OPCC_NO_DATE || one->accepted != OPCC_NO_DATE)
        continue;
      n_files = opcc_attachments_count (db, &opcc_grant_return_kind,
                                        opcc_record_get_n (OPCC_RECORD (one)), error);
      if (n_files < 0)
        return FALSE;
      self->n_unproved += n_files == 0 ? 1 : 0;
    }
  return TRUE;
}

/* Takes the award over. */
static OpccDelivery *
load_with (OpccDb *db, OpccAward *award, OpccDate today, GError **error)
{
  g_autoptr (OpccDelivery) self = g_new0 (OpccDelivery, 1);
  const gint64 n = opcc_record_get_n (OPCC_RECORD (award));
  g_autoptr (GPtrArray) agreements = NULL;

  self->award = award;
  self->application = opcc_db_load (db, &opcc_application_kind, award->application, error);
  if (self->application == NULL)
    return NULL;
  self->organisation =
      opcc_db_load (db, &opcc_organisation_kind, self->application->organisation, error);
  if (self->organisation == NULL)
    return NULL;
  agreements = opcc_db_select (db, &opcc_agreement_kind, "award = $1", error, "i", n);
  self->payments =
      opcc_db_select (db, &opcc_payment_kind, "award = $1 ORDER BY number, n", error, "i", n);
  self->returns = opcc_db_select (db, &opcc_grant_return_kind,
                                  "award = $1 ORDER BY period_end, number, n", error, "i", n);
  self->measures =
      opcc_db_select (db, &opcc_output_measure_kind, "award = $1 ORDER BY n", error, "i", n);
  self->variations =
      opcc_db_select (db, &opcc_variation_kind, "award = $1 ORDER BY agreed, n", error, "i", n);
  if (agreements == NULL || self->payments == NULL || self->returns == NULL ||
      self->measures == NULL || self->variations == NULL || !count_unproved (self, db, error))
    return NULL;
  if (agreements->len > 0)
    self->agreement = g_object_ref (g_ptr_array_index (agreements, 0));
  compute (self, today);
  return g_steal_pointer (&self);
}

OpccDelivery *
opcc_delivery_load (OpccDb *db, gint64 award, OpccDate today, GError **error)
{
  OpccAward *record = opcc_db_load (db, &opcc_award_kind, award, error);

  return record != NULL ? load_with (db, record, today, error) : NULL;
}

GPtrArray *
opcc_delivery_list (
    OpccDb *db, gint64 round, OpccDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) awards = opcc_db_select (
      db, &opcc_award_kind,
      "state <> 'declined' AND application IN (SELECT p.n FROM application p WHERE p.round = $1)"
      " ORDER BY (SELECT q.reference FROM application q WHERE q.n = application), n",
      error, "i", round);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_delivery_free);

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      OpccDelivery *one;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      one = load_with (db, g_object_ref (g_ptr_array_index (awards, i)), today, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
    }
  return awards != NULL ? g_steal_pointer (&list) : NULL;
}
