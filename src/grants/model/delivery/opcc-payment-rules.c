/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for a payment, which need the whole grant. */
#include "opcc-payment-rules.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-text.h"

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list list;

  va_start (list, format);
  words = g_strdup_vprintf (format, list);
  va_end (list);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED, words);
  return FALSE;
}

/* What was paid stays as it was paid; only a note may be added. */
static gboolean
check_paid_stays (const OpccPayment *payment, const OpccPayment *was, GError **error)
{
  g_autofree char *day = NULL;

  if (was == NULL || !opcc_payment_is_paid (was) ||
      (payment->amount == was->amount && payment->paid == was->paid &&
       payment->award == was->award && payment->grant_return == was->grant_return &&
       payment->due == was->due && g_strcmp0 (payment->state, was->state) == 0 &&
       g_strcmp0 (payment->basis, was->basis) == 0))
    return TRUE;
  day = opcc_date_format (was->paid);
  return refuse (error,
                 _ ("%s was paid on %s and stays as it was. Nothing was saved. Undo the payment if "
                    "it was entered by mistake, or add a claw-back."),
                 was->title, day);
}

static gboolean
check_return (const OpccDelivery *grant, const OpccPayment *payment, GError **error)
{
  if (payment->grant_return == 0 ||
      opcc_delivery_find_return (grant, payment->grant_return) != NULL)
    return TRUE;
  return refuse (error,
                 _ ("The return belongs to another grant than %s. Nothing was saved. Choose a "
                    "return of this grant."),
                 grant->application->reference);
}

/* All that counts, this one as it is to be. */
static gint64
add_up (const OpccDelivery *grant, const OpccPayment *payment, gboolean clawbacks)
{
  gint64 sum = payment->amount != OPCC_NO_MONEY ? payment->amount : 0;

  for (guint i = 0; i < grant->payments->len; i++)
    {
      const OpccPayment *one = g_ptr_array_index (grant->payments, i);

      if (opcc_payment_counts (one) && one->amount != OPCC_NO_MONEY &&
          opcc_payment_is_clawback (one) == clawbacks &&
          opcc_record_get_n (OPCC_RECORD ((OpccPayment *) one)) !=
              opcc_record_get_n (OPCC_RECORD ((OpccPayment *) payment)))
        sum += one->amount;
    }
  return sum;
}

static gboolean
check_sums (const OpccDelivery *grant, const OpccPayment *payment, GError **error)
{
  const gboolean clawback = opcc_payment_is_clawback (payment);
  const gint64 most = clawback ? grant->paid : grant->amount;
  const gint64 sum = add_up (grant, payment, clawback);
  g_autofree char *most_words = NULL;
  g_autofree char *sum_words = NULL;

  if (sum <= most)
    return TRUE;
  most_words = opcc_money_format (most);
  sum_words = opcc_money_format (sum);
  if (clawback)
    return refuse (error,
                   _ ("Claw-backs would come to %s, and %s was paid. Nothing was saved. Claim back "
                      "no more than was paid."),
                   sum_words, most_words);
  return refuse (
      error,
      _ ("Payments would come to %s, and the award is %s. Nothing was saved. Pay less, or "
         "add a variation for more money first."),
      sum_words, most_words);
}

static gboolean
check_due (const OpccDelivery *grant, const OpccPayment *payment, GError **error)
{
  g_autofree char *period = NULL;

  if (payment->due == OPCC_NO_DATE || grant->starts == OPCC_NO_DATE ||
      (payment->due >= grant->award->decided &&
       (payment->due <= grant->ends || g_strcmp0 (payment->basis, "date") != 0)))
    return TRUE;
  period = opcc_date_format_range (grant->award->decided != OPCC_NO_DATE ? grant->award->decided
                                                                         : grant->starts,
                                   grant->ends);
  return refuse (
      error,
      _ ("The day the payment is due lies outside the grant, %s. Nothing was saved. Look "
         "at the day, or add a variation for a later end first."),
      period);
}

static gboolean
check_paid_day (const OpccDelivery *grant, const OpccPayment *payment, GError **error)
{
  const OpccDate first = grant->agreement != NULL ? grant->agreement->signed_on : OPCC_NO_DATE;

  if (payment->paid > opcc_date_today ())
    return refuse (error, _ ("A payment cannot have been made on a day to come. Nothing was saved. "
                             "Look at the day."));
  if (first != OPCC_NO_DATE && payment->paid < first)
    return refuse (error, _ ("A payment cannot have been made before the agreement was signed. "
                             "Nothing was saved. Look at the day."));
  return TRUE;
}

/* Approved or paid now, and not before. */
static gboolean
move_on (OpccDb *db,
         const OpccDelivery *grant,
         OpccPayment *payment,
         const OpccPayment *was,
         GError **error)
{
  const gboolean approved = g_strcmp0 (payment->state, "approved") == 0;
  const gboolean paid = opcc_payment_is_paid (payment);
  g_autofree char *hold = NULL;

  if ((!approved && !paid) || (was != NULL && g_strcmp0 (was->state, payment->state) == 0))
    return TRUE;
  hold = opcc_delivery_explain_hold (grant, payment);
  if (hold != NULL)
    return refuse (error, _ ("The payment is held back: %s. Nothing was saved."), hold);
  if (payment->approved_by == NULL)
    payment->approved_by = g_strdup (opcc_db_get_who (db));
  if (!paid)
    return TRUE;
  if (payment->amount == OPCC_NO_MONEY)
    payment->amount = opcc_delivery_get_sum (grant, payment);
  if (payment->amount == 0)
    return refuse (error, _ ("Nothing is left of the award to pay. Nothing was saved. Cancel the "
                             "payment of the balance instead."));
  if (grant->agreement != NULL)
    opcc_set_str (&payment->paid_to, grant->agreement->payee);
  return check_paid_day (grant, payment, error);
}

static void
number_payment (const OpccDelivery *grant, OpccPayment *payment)
{
  gint64 last = 0;

  for (guint i = 0; i < grant->payments->len; i++)
    last = MAX (last, ((const OpccPayment *) g_ptr_array_index (grant->payments, i))->number);
  if (payment->number == OPCC_NO_INTEGER)
    payment->number = last + 1;
}

static gboolean
check_number (const OpccDelivery *grant, OpccPayment *payment, GError **error)
{
  for (guint i = 0; i < grant->payments->len; i++)
    {
      OpccPayment *one = g_ptr_array_index (grant->payments, i);

      if (one->number == payment->number &&
          opcc_record_get_n (OPCC_RECORD (one)) != opcc_record_get_n (OPCC_RECORD (payment)))
        return refuse (error, _ ("%s is there already. Nothing was saved. Leave the number out."),
                       one->title);
    }
  return TRUE;
}

gboolean
opcc_payment_judge (OpccDb *db,
                    const OpccDelivery *grant,
                    OpccPayment *payment,
                    const OpccPayment *was,
                    GError **error)
{
  number_payment (grant, payment);
  return check_paid_stays (payment, was, error) && check_number (grant, payment, error) &&
         check_return (grant, payment, error) && check_due (grant, payment, error) &&
         move_on (db, grant, payment, was, error) &&
         (!opcc_payment_counts (payment) || check_sums (grant, payment, error));
}

gboolean
opcc_payment_judge_deleted (const OpccPayment *payment, GError **error)
{
  if (!opcc_payment_is_paid (payment))
    return TRUE;
  return refuse (error,
                 _ ("%s was paid. Nothing was deleted. Undo the payment if it was entered by "
                    "mistake, or add a claw-back."),
                 payment->title);
}
