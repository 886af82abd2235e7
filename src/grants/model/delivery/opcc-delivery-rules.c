/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for what is written down of a grant after its award. */
#include "opcc-delivery-rules.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-output-measure.h"
#include "opcc-payment-rules.h"
#include "opcc-text.h"
#include "opcc-variation.h"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED, sentence);
  return FALSE;
}

/* A payment over what is left, a clawback, a note: all else waits for the grant to be open. */
static gboolean
check_open (const OpccDelivery *grant, gboolean even_closed, GError **error)
{
  if (g_strcmp0 (grant->award->state, "released") == 0 && !even_closed)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The award of %s was released, so nothing follows from it but a claw-back. "
                    "Nothing was saved."),
                 grant->application->reference);
  else if (g_strcmp0 (grant->award->state, "declined") == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s was declined, so nothing follows from it. Nothing was saved."),
                 grant->application->reference);
  else if (!even_closed && grant->agreement != NULL && grant->agreement->closed != OPCC_NO_DATE)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The grant %s is closed. Nothing was saved. Clear the day in its agreement to "
                    "open it again."),
                 grant->application->reference);
  else
    return TRUE;
  return FALSE;
}

/* --- the agreement --------------------------------------------------------------------------- */

/* The first payee comes with the agreement; a later one is somebody's change. */
static void
note_payee (OpccDb *db, OpccAgreement *agreement, const OpccAgreement *was)
{
  if (was == NULL || g_strcmp0 (agreement->payee, was->payee) == 0 || was->payee == NULL)
    return;
  opcc_set_str (&agreement->payee_by, opcc_db_get_who (db));
  opcc_set_str (&agreement->payee_checked_by, NULL);
}

static gboolean
check_closing (const OpccDelivery *grant, GError **error)
{
  g_autofree char *sum = NULL;

  for (guint i = 0; i < grant->payments->len; i++)
    if (opcc_payment_is_open (g_ptr_array_index (grant->payments, i)) &&
        opcc_delivery_get_sum (grant, g_ptr_array_index (grant->payments, i)) > 0)
      return refuse (error,
                     _ ("A payment is open. Nothing was saved. Pay it or cancel it before the "
                        "grant is closed."));
  for (guint i = 0; i < grant->returns->len; i++)
    if (((const OpccGrantReturn *) g_ptr_array_index (grant->returns, i))->accepted == OPCC_NO_DATE)
      return refuse (error, _ ("A return is not accepted. Nothing was saved. Accept or delete it "
                               "before the grant is closed."));
  if (grant->to_claw_back == 0)
    return TRUE;
  sum = opcc_money_format (grant->to_claw_back);
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      _ ("%s was paid and not spent. Nothing was saved. Add the claw-back before the grant "
         "is closed."),
      sum);
  return FALSE;
}

static gboolean
judge_agreement (OpccDb *db, const OpccDelivery *grant, OpccAgreement *agreement, GError **error)
{
  const OpccAgreement *was = grant->agreement;

  if (opcc_record_get_n (OPCC_RECORD (agreement)) == 0 && was != NULL)
    return refuse (error, _ ("The award has an agreement already. Nothing was saved. Change that "
                             "one."));
  if (agreement->sent != OPCC_NO_DATE && grant->award->decided != OPCC_NO_DATE &&
      agreement->sent < grant->award->decided)
    return refuse (error,
                   _ ("The agreement cannot be sent before the award was decided. Nothing was "
                      "saved. Look at the day."));
  if (was != NULL && grant->paid > 0 && agreement->signed_on == OPCC_NO_DATE)
    return refuse (error, _ ("Money was paid under this agreement, so it stays signed. Nothing was "
                             "saved."));
  note_payee (db, agreement, was);
  if (agreement->closed == OPCC_NO_DATE || (was != NULL && was->closed != OPCC_NO_DATE))
    return TRUE;
  return check_closing (grant, error);
}

/* --- returns --------------------------------------------------------------------------------- */

static gboolean
check_period (const OpccDelivery *grant, const OpccGrantReturn *one, GError **error)
{
  g_autofree char *period = NULL;

  if (grant->starts == OPCC_NO_DATE ||
      (one->period_end >= grant->starts && one->period_end <= grant->ends))
    return TRUE;
  period = opcc_date_format_range (grant->starts, grant->ends);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("The period of the return ends outside the grant, %s. Nothing was saved. Look at "
                  "the day, or add a variation for a later end first."),
               period);
  return FALSE;
}

/* Spending is counted from the beginning, so it never falls, and never passes the award. */
static gboolean
check_spent (const OpccDelivery *grant, OpccGrantReturn *one, GError **error)
{
  for (guint i = 0; one->spent != OPCC_NO_MONEY && i < grant->returns->len; i++)
    {
      OpccGrantReturn *other = g_ptr_array_index (grant->returns, i);

      if (other->spent == OPCC_NO_MONEY ||
          opcc_record_get_n (OPCC_RECORD (other)) == opcc_record_get_n (OPCC_RECORD (one)))
        continue;
      if ((other->period_end < one->period_end && other->spent > one->spent) ||
          (other->period_end > one->period_end && other->spent < one->spent))
        {
          g_autofree char *sum = opcc_money_format (other->spent);

          g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("%s says that %s was spent since the grant began, which does not go "
                          "together with this sum. Nothing was saved. Write what was spent since "
                          "the beginning."),
                       other->title, sum);
          return FALSE;
        }
    }
  if (one->spent == OPCC_NO_MONEY || one->spent <= grant->amount)
    return TRUE;
  return refuse (error,
                 _ ("More than the award cannot be spent of it. Nothing was saved. Write what "
                    "was spent of this grant, without other money."));
}

static gboolean
judge_return (const OpccDelivery *grant, OpccGrantReturn *one, GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < grant->returns->len; i++)
    {
      OpccGrantReturn *other = g_ptr_array_index (grant->returns, i);

      last = MAX (last, other->number);
      if (opcc_record_get_n (OPCC_RECORD (other)) == opcc_record_get_n (OPCC_RECORD (one)))
        continue;
      if (other->number == one->number || other->period_end == one->period_end)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("%s has that number or that period already. Nothing was saved. Change "
                          "that one."),
                       other->title);
          return FALSE;
        }
    }
  if (one->number == OPCC_NO_INTEGER)
    one->number = last + 1;
  if (one->received != OPCC_NO_DATE && one->received > opcc_date_today ())
    return refuse (error,
                   _ ("A return cannot have come on a day to come. Nothing was saved. Look at "
                      "the day."));
  return check_period (grant, one, error) && check_spent (grant, one, error);
}

/* --- the rest -------------------------------------------------------------------------------- */

static gboolean
judge_measure (const OpccDelivery *grant, const OpccOutputMeasure *measure, GError **error)
{
  if (measure->grant_return == 0 ||
      opcc_delivery_find_return (grant, measure->grant_return) != NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("The return belongs to another grant than %s. Nothing was saved. Choose a return "
                  "of this grant."),
               grant->application->reference);
  return FALSE;
}

static gboolean
judge_variation (const OpccDelivery *grant, OpccVariation *variation, GError **error)
{
  gint64 amount = grant->award->amount;
  gint64 planned = 0;

  if (grant->award->decided != OPCC_NO_DATE && variation->agreed < grant->award->decided)
    return refuse (error,
                   _ ("A variation cannot be agreed before the award was decided. Nothing was "
                      "saved. Look at the day."));
  if (variation->new_end != OPCC_NO_DATE && variation->new_end < grant->starts)
    return refuse (error,
                   _ ("The grant cannot end before it begins. Nothing was saved. Look at the "
                      "day."));
  for (guint i = 0; i < grant->variations->len; i++)
    {
      OpccVariation *one = g_ptr_array_index (grant->variations, i);

      if (one->amount_change != OPCC_NO_MONEY &&
          opcc_record_get_n (OPCC_RECORD (one)) != opcc_record_get_n (OPCC_RECORD (variation)))
        amount += one->amount_change;
    }
  if (variation->amount_change != OPCC_NO_MONEY)
    amount += variation->amount_change;
  for (guint i = 0; i < grant->payments->len; i++)
    {
      const OpccPayment *one = g_ptr_array_index (grant->payments, i);

      if (opcc_payment_counts (one) && !opcc_payment_is_clawback (one) &&
          one->amount != OPCC_NO_MONEY)
        planned += one->amount;
    }
  if (amount > 0 && amount >= planned)
    return TRUE;
  return refuse (error, _ ("Less would be left of the award than is planned or paid. Nothing was "
                           "saved. Cancel or change payments first."));
}

/* What was decided stays once money hangs on it; changes are variations. */
static gboolean
judge_award (OpccDb *db, const OpccAward *award, GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD ((OpccAward *) award));
  g_autoptr (OpccDelivery) grant = NULL;

  if (n == 0)
    return TRUE;
  grant = opcc_delivery_load (db, n, opcc_date_today (), error);
  if (grant == NULL)
    return FALSE;
  if (g_strcmp0 (grant->award->state, "approved") != 0 ||
      (grant->agreement == NULL && grant->payments->len == 0) ||
      (grant->award->amount == award->amount && grant->award->application == award->application &&
       grant->award->decided == award->decided &&
       g_strcmp0 (grant->award->state, award->state) == 0))
    return TRUE;
  return refuse (error, _ ("The award has an agreement or payments, so it stays as it was decided. "
                           "Nothing was saved. Add a variation instead."));
}

static gboolean
judge_saved (OpccDb *db, OpccDelivery *grant, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);

  if (kind == &opcc_payment_kind)
    {
      const OpccPayment *was = NULL;

      for (guint i = 0; i < grant->payments->len; i++)
        if (opcc_record_get_n (g_ptr_array_index (grant->payments, i)) ==
            opcc_record_get_n (record))
          was = g_ptr_array_index (grant->payments, i);
      return opcc_payment_judge (db, grant, OPCC_PAYMENT (record), was, error);
    }
  if (kind == &opcc_agreement_kind)
    return judge_agreement (db, grant, OPCC_AGREEMENT (record), error);
  if (kind == &opcc_grant_return_kind)
    return judge_return (grant, OPCC_GRANT_RETURN (record), error);
  if (kind == &opcc_output_measure_kind)
    return judge_measure (grant, OPCC_OUTPUT_MEASURE (record), error);
  return judge_variation (grant, OPCC_VARIATION (record), error);
}

static gboolean
judge_deleted (const OpccDelivery *grant, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);

  if (kind == &opcc_payment_kind)
    return opcc_payment_judge_deleted (OPCC_PAYMENT (record), error);
  if (kind == &opcc_agreement_kind && grant->paid > 0)
    return refuse (error, _ ("Money was paid under this agreement. Nothing was deleted."));
  if (kind == &opcc_grant_return_kind && OPCC_GRANT_RETURN (record)->accepted != OPCC_NO_DATE)
    return refuse (error, _ ("The return was accepted. Nothing was deleted. Clear the day it was "
                             "accepted on first."));
  return TRUE;
}

gboolean
opcc_delivery_judge (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const OpccField *field = opcc_kind_find_field (kind, "award");
  g_autoptr (OpccDelivery) grant = NULL;
  OpccStored award;
  gboolean even_closed;

  if (kind == &opcc_award_kind)
    return is_deleted || judge_award (db, OPCC_AWARD (record), error);
  if (field == NULL || field->type != OPCC_VALUE_LINK || g_strcmp0 (field->target, "award") != 0)
    return TRUE;
  opcc_field_get_stored (field, record, &award);
  grant = opcc_delivery_load (db, award.integer, opcc_date_today (), error);
  if (grant == NULL)
    return FALSE;
  even_closed = kind == &opcc_agreement_kind ||
                (kind == &opcc_payment_kind && opcc_payment_is_clawback (OPCC_PAYMENT (record)));
  if (is_deleted)
    return judge_deleted (grant, record, error);
  return check_open (grant, even_closed, error) && judge_saved (db, grant, record, error);
}
