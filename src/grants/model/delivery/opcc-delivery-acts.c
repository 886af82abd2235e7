/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of a grant after its award, each one action. */
#include "opcc-delivery-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-delivery-rules.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-record-acts.h"
#include "opcc-return-dates.h"
#include "opcc-text.h"

gboolean
opcc_delivery_save (OpccDb *db, gpointer record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);

  if (!opcc_record_check (record, error) || !opcc_delivery_judge (db, record, FALSE, error))
    return FALSE;
  if (kind->complete != NULL)
    kind->complete (record);
  return opcc_db_save (db, record, error);
}

/* --- planning -------------------------------------------------------------------------------- */

static gboolean
plan_returns (OpccDb *db, const OpccDelivery *grant, int months, GError **error)
{
  g_autoptr (GArray) dates = months > 0
                                 ? opcc_return_dates_from_start (grant->starts, grant->ends, months)
                                 : opcc_return_dates_by_quarter (grant->starts, grant->ends);

  for (guint i = 0; i < dates->len; i++)
    {
      g_autoptr (OpccGrantReturn) one = g_object_new (OPCC_TYPE_GRANT_RETURN, NULL);

      one->award = opcc_record_get_n (OPCC_RECORD (grant->award));
      one->number = i + 1;
      one->period_end = g_array_index (dates, OpccDate, i);
      if (!opcc_delivery_save (db, one, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_payment (OpccDb *db,
              const OpccDelivery *grant,
              const OpccPlannedPayment *part,
              guint number,
              GError **error)
{
  g_autoptr (OpccPayment) payment = g_object_new (OPCC_TYPE_PAYMENT, NULL);

  payment->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  payment->number = number;
  payment->basis = g_strdup (part->amount == OPCC_NO_MONEY ? "balance"
                             : part->after_return > 0      ? "return"
                                                           : "date");
  payment->due = part->due;
  payment->amount = part->amount;
  payment->state = g_strdup ("planned");
  if (part->after_return > 0 && part->after_return <= grant->returns->len)
    payment->grant_return =
        opcc_record_get_n (g_ptr_array_index (grant->returns, part->after_return - 1));
  return opcc_delivery_save (db, payment, error);
}

static gboolean
check_unplanned (const OpccDelivery *grant, GError **error)
{
  if (grant->payments->len == 0 && g_strcmp0 (grant->award->state, "approved") == 0 &&
      grant->starts != OPCC_NO_DATE && grant->ends > grant->starts)
    return TRUE;
  if (grant->payments->len > 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The payments of %s are planned already. Nothing was changed. Change them one "
                    "by one, or delete those that are not paid."),
                 grant->application->reference);
  else if (g_strcmp0 (grant->award->state, "approved") != 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s was declined: there is nothing to pay. Nothing was changed."),
                 grant->application->reference);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s does not say when it begins and ends. Nothing was changed. Write the days "
                    "into the application."),
                 grant->application->reference);
  return FALSE;
}

gboolean
opcc_delivery_plan (
    OpccDb *db, gint64 award, guint n_parts, OpccPaymentsBy by, int months, GError **error)
{
  const OpccDate today = opcc_date_today ();
  g_autoptr (OpccDelivery) grant = opcc_delivery_load (db, award, today, error);
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GArray) parts = NULL;
  g_autofree char *name = NULL;

  if (grant == NULL || !check_unplanned (grant, error))
    return FALSE;
  name = g_strdup_printf (_ ("Plan payments and returns of %s"), grant->application->reference);
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  if (grant->returns->len == 0)
    {
      if (!plan_returns (db, grant, months, error))
        return FALSE;
      g_clear_pointer (&grant, opcc_delivery_free);
      grant = opcc_delivery_load (db, award, today, error);
      if (grant == NULL)
        return FALSE;
    }
  parts = opcc_payment_plan_new (grant->amount, n_parts, by, grant->starts, grant->ends,
                                 grant->returns->len, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!plan_payment (db, grant, &g_array_index (parts, OpccPlannedPayment, i), i + 1, error))
      return FALSE;
  return parts != NULL && opcc_action_commit (action, error);
}

/* --- paying ---------------------------------------------------------------------------------- */

gboolean
opcc_delivery_pay (OpccDb *db, gint64 payment, OpccDate day, GError **error)
{
  g_autoptr (OpccPayment) record = opcc_db_load (db, &opcc_payment_kind, payment, error);

  if (record == NULL)
    return FALSE;
  if (opcc_payment_is_paid (record))
    {
      g_autofree char *when = opcc_date_format (record->paid);

      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s was paid on %s. Nothing was paid again."), record->title, when);
      return FALSE;
    }
  opcc_set_str (&record->state, "paid");
  record->paid = day;
  return opcc_record_check (OPCC_RECORD (record), error) &&
         opcc_record_act_save (db, record, error);
}

gboolean
opcc_delivery_check_payee (OpccDb *db, gint64 award, GError **error)
{
  g_autoptr (OpccDelivery) grant = opcc_delivery_load (db, award, opcc_date_today (), error);
  const char *who = opcc_db_get_who (db);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (grant == NULL)
    return FALSE;
  if (grant->agreement == NULL || grant->agreement->payee_by == NULL ||
      grant->agreement->payee_checked_by != NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The payee of %s waits for no check. Nothing was changed."),
                   grant->application->reference);
      return FALSE;
    }
  if (g_strcmp0 (grant->agreement->payee_by, who) == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s changed the payee of %s, so another person has to check it. Nothing was "
                      "changed. Ask a colleague to check it at their own desk."),
                   who, grant->application->reference);
      return FALSE;
    }
  name = g_strdup_printf (_ ("Check the payee of %s"), grant->application->reference);
  action = opcc_action_begin (db, name, error);
  opcc_set_str (&grant->agreement->payee_checked_by, who);
  return action != NULL && opcc_db_save (db, grant->agreement, error) &&
         opcc_action_commit (action, error);
}
