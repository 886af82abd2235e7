/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of awards after the decision: one is released, another comes from the reserve list.
 */
#include "opcc-award-change.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-delivery-acts.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-letters.h"
#include "opcc-reserve.h"
#include "opcc-text.h"

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autoptr (GString) words = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED, words->str);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static OpccAward *
find_award (OpccDb *db, gint64 application, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccAward) award =
      opcc_db_find (db, &opcc_award_kind, "application = $1", &local, "i", application);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (award == NULL)
    refuse (error, _ ("Nothing is decided on this application. Nothing was changed. Set its stage "
                      "to “Withdrawn” if it was taken back."));
  return g_steal_pointer (&award);
}

/* --- released -------------------------------------------------------------------------------- */

/* Money out that no claw-back stands for, in pence. */
static gint64
get_outstanding (const OpccDelivery *grant)
{
  gint64 sum = grant->paid - grant->clawed_back;

  for (guint i = 0; i < grant->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (grant->payments, i);

      if (opcc_payment_is_clawback (payment) && opcc_payment_is_open (payment))
        sum -= payment->amount;
    }
  return MAX (sum, 0);
}

static gboolean
check_release (const OpccDelivery *grant, const char *reason, gboolean claw_back, GError **error)
{
  const char *reference = grant->application->reference;
  g_autofree char *sum = opcc_money_format (get_outstanding (grant));

  if (g_strcmp0 (grant->award->state, "released") == 0)
    return refuse (error, _ ("The award of %s was released already. Nothing was changed."),
                   reference);
  if (g_strcmp0 (grant->award->state, "approved") != 0)
    return refuse (error,
                   _ ("%s has no award to release. Nothing was changed. Set its stage to "
                      "“Withdrawn” if it was taken back."),
                   reference);
  if (is_blank (reason))
    return refuse (error,
                   _ ("The award of %s was not released: a reason is needed for the record."),
                   reference);
  if (get_outstanding (grant) > 0 && !claw_back)
    return refuse (error,
                   _ ("%s of the award of %s was paid, and what is paid stays paid. Nothing was "
                      "changed. Ask for the money back with it, or close the grant in its "
                      "agreement instead."),
                   sum, reference);
  return TRUE;
}

static gboolean
cancel_payments (OpccDb *db, const OpccDelivery *grant, GError **error)
{
  for (guint i = 0; i < grant->payments->len; i++)
    {
      OpccPayment *payment = g_ptr_array_index (grant->payments, i);

      if (!opcc_payment_is_open (payment) || opcc_payment_is_clawback (payment))
        continue;
      opcc_set_str (&payment->state, "cancelled");
      if (!opcc_db_save (db, payment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
claim_back (OpccDb *db, const OpccDelivery *grant, OpccDate day, GError **error)
{
  g_autoptr (OpccPayment) payment = g_object_new (OPCC_TYPE_PAYMENT, NULL);

  if (get_outstanding (grant) == 0)
    return TRUE;
  payment->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  payment->basis = g_strdup ("clawback");
  payment->state = g_strdup ("planned");
  payment->due = day;
  payment->amount = get_outstanding (grant);
  return opcc_delivery_save (db, payment, error);
}

static gboolean
note_change (OpccDb *db,
             OpccAward *award,
             OpccApplication *application,
             const char *stage,
             OpccDate day,
             const char *reason,
             GError **error)
{
  award->varied = day;
  opcc_set_str (&application->stage, stage);
  return opcc_record_set_typed (OPCC_RECORD (award), "varied_reason", reason, error) &&
         opcc_db_save (db, award, error) && opcc_db_save (db, application, error) &&
         opcc_letters_rewrite (db, application, reason, error);
}

/**
 * opcc_award_release:
 * @reason: why; needed
 * @day: OPCC_NO_DATE: today
 * @claw_back: ask for what was paid already, all of it
 *
 * A winner has withdrawn: the award is released with its day and reason, what is planned to be paid
 * is cancelled, and a letter of withdrawal is drafted where the round has letters, all as one
 * action. The amount that was decided and the decision record stay as they were; nothing is taken
 * from the reserve list by itself.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where there is nothing to release, or money was paid and
 *   is not asked back
 */
gboolean
opcc_award_release (OpccDb *db,
                    gint64 application,
                    const char *reason,
                    OpccDate day,
                    gboolean claw_back,
                    GError **error)
{
  g_autoptr (OpccAward) award = find_award (db, application, error);
  g_autoptr (OpccDelivery) grant = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (award == NULL)
    return FALSE;
  day = day != OPCC_NO_DATE ? day : opcc_date_today ();
  grant = opcc_delivery_load (db, opcc_record_get_n (OPCC_RECORD (award)), day, error);
  if (grant == NULL || !check_release (grant, reason, claw_back, error))
    return FALSE;
  if (award->decided != OPCC_NO_DATE && day < award->decided)
    return refuse (error, _ ("An award cannot be released before it was decided. Nothing was "
                             "changed. Look at the day."));
  name = g_strdup_printf (_ ("Withdraw %s and release its award"), grant->application->reference);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !claim_back (db, grant, day, error) || !cancel_payments (db, grant, error))
    return FALSE;
  opcc_set_str (&award->state, "released");
  return note_change (db, award, grant->application, "withdrawn", day, reason, error) &&
         opcc_action_commit (action, error);
}

/* --- from the reserve list ------------------------------------------------------------------- */

static const OpccReserve *
find_reserve (GPtrArray *list, gint64 application)
{
  for (guint i = 0; i < list->len; i++)
    if (((OpccReserve *) g_ptr_array_index (list, i))->application == application)
      return g_ptr_array_index (list, i);
  return NULL;
}

static gboolean
check_amount (const OpccReserve *reserve, gint64 amount, gint64 left, GError **error)
{
  g_autofree char *left_words = opcc_money_format (MAX (left, 0));
  g_autofree char *asked = opcc_money_format (reserve->asked);

  if (amount <= 0 || amount > left)
    return refuse (error,
                   _ ("%s of the round is left, so %s cannot have that. Nothing was changed. "
                      "Give less, or release an award first."),
                   left_words, reserve->reference);
  if (amount > reserve->asked)
    return refuse (error,
                   _ ("%s can have %s at most: what it asked, under the cap. Nothing was changed. "
                      "Give less."),
                   reserve->reference, asked);
  return TRUE;
}

static gboolean
check_reserve (const OpccReserve *reserve,
               const OpccReserve *first,
               const char *reasons,
               const char *order_reason,
               GError **error)
{
  if (reserve == NULL)
    return refuse (error, _ ("This application is not on the reserve list. Nothing was changed. "
                             "The list is of those over the threshold that got no money."));
  if (is_blank (reasons))
    return refuse (error,
                   _ ("%s was not awarded: the register needs the reasons why it will help to "
                      "reduce crime and disorder."),
                   reserve->reference);
  if (first->application != reserve->application && is_blank (order_reason))
    return refuse (error,
                   _ ("%s stands higher on the reserve list than %s. Nothing was changed. Award "
                      "it first, or say why it is passed over."),
                   first->reference, reserve->reference);
  return TRUE;
}

static gboolean
write_award (OpccDb *db,
             gint64 application,
             gint64 amount,
             const char *reasons,
             const char *order_reason,
             OpccDate day,
             GError **error)
{
  g_autoptr (OpccAward) award = find_award (db, application, error);
  g_autoptr (OpccApplication) record =
      award != NULL ? opcc_db_load (db, &opcc_application_kind, application, error) : NULL;
  g_autofree char *why = is_blank (order_reason)
                             ? g_strdup (_ ("Next on the reserve list."))
                             : g_strdup_printf (_ ("From the reserve list. %s"), order_reason);

  if (record == NULL)
    return FALSE;
  if (award->decided != OPCC_NO_DATE && day < award->decided)
    return refuse (error, _ ("An award from the reserve list cannot come before the decision. "
                             "Nothing was changed. Look at the day."));
  opcc_set_str (&award->state, "approved");
  award->amount = amount;
  award->part = record->asked != OPCC_NO_MONEY && amount < record->asked;
  award->decided = day;
  opcc_set_str (&award->refusal, NULL);
  return opcc_record_set_typed (OPCC_RECORD (award), "reasons", reasons, error) &&
         note_change (db, award, record, "awarded", day, why, error);
}

/**
 * opcc_award_from_reserve:
 * @amount: pence; OPCC_NO_MONEY: what is offered
 * @reasons: why it will help to reduce crime and disorder; needed for the register
 * @order_reason: (nullable): why one that stands higher is passed over; needed then
 * @day: OPCC_NO_DATE: today
 *
 * Gives money to an application on the reserve list, as one action. The award bears its own day,
 * by which it is published; the decision record of the round stays as it was.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED
 */
gboolean
opcc_award_from_reserve (OpccDb *db,
                         gint64 application,
                         gint64 amount,
                         const char *reasons,
                         const char *order_reason,
                         OpccDate day,
                         GError **error)
{
  g_autoptr (OpccApplication) record =
      opcc_db_load (db, &opcc_application_kind, application, error);
  g_autoptr (GPtrArray) list = record != NULL ? opcc_reserve_list (db, record->round, error) : NULL;
  const OpccReserve *reserve = list != NULL ? find_reserve (list, application) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  gint64 left;

  if (list == NULL || !check_reserve (reserve, list->len > 0 ? g_ptr_array_index (list, 0) : NULL,
                                      reasons, order_reason, error))
    return FALSE;
  left = opcc_reserve_get_left (db, record->round, error);
  amount = amount != OPCC_NO_MONEY ? amount : reserve->amount;
  if (left == OPCC_NO_MONEY || !check_amount (reserve, amount, left, error))
    return FALSE;
  name = g_strdup_printf (_ ("Award %s from the reserve list"), record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL &&
         write_award (db, application, amount, reasons, order_reason,
                      day != OPCC_NO_DATE ? day : opcc_date_today (), error) &&
         opcc_action_commit (action, error);
}

/* --- said ------------------------------------------------------------------------------------ */

GPtrArray *
opcc_award_list_changes (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_award_kind,
                         "varied IS NOT NULL AND application IN (SELECT p.n FROM application p"
                         " WHERE p.round = $1) ORDER BY varied, n",
                         error, "i", round);
}

/**
 * opcc_award_say_change:
 *
 * Returns: (transfer full): "R1-007: the award of £8,000 was released on 3 May 2024. The group has
 *   closed."; NULL on error
 */
char *
opcc_award_say_change (OpccDb *db, const OpccAward *award, GError **error)
{
  g_autoptr (OpccApplication) application =
      opcc_db_load (db, &opcc_application_kind, award->application, error);
  g_autofree char *day = opcc_date_format (award->varied);
  g_autofree char *sum = opcc_money_format (award->amount);

  if (application == NULL)
    return NULL;
  /* Translators: a reference, an amount, a day, and the reason as a sentence. */
  return g_strdup_printf (g_strcmp0 (award->state, "released") == 0
                              ? _ ("%s: the award of %s was released on %s. %s")
                              : _ ("%s: %s was awarded from the reserve list on %s. %s"),
                          application->reference, sum, day,
                          award->varied_reason != NULL ? award->varied_reason : "");
}

/**
 * opcc_award_may_change:
 * @record: about to be saved by hand
 *
 * The rule of the grants domain over changes by hand: who has an award is not withdrawn by their
 * stage alone, and an award is not released by its state alone.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where that would break it
 */
gboolean
opcc_award_may_change (OpccDb *db, OpccRecord *record, GError **error)
{
  const gint64 n = opcc_record_get_n (record);
  gint64 bad = 0;

  if (n == 0)
    return TRUE;
  if (OPCC_IS_APPLICATION (record) && strcmp (OPCC_APPLICATION (record)->stage, "withdrawn") == 0)
    bad = opcc_db_get_integer (
        db, "SELECT count(*) FROM award WHERE application = $1 AND state = 'approved'", 0, NULL,
        "i", n);
  else if (OPCC_IS_AWARD (record))
    bad = opcc_db_get_integer (db,
                               "SELECT count(*) FROM award WHERE n = $1 AND state <> $2"
                               " AND (state = 'released' OR $2 = 'released')",
                               0, NULL, "is", n, OPCC_AWARD (record)->state);
  return bad == 0 ||
         refuse (error, _ ("An award is released together with its payments and letter. Nothing "
                           "was changed. Choose “Withdraw and release…” on the page of the award, "
                           "or opcc award withdraw."));
}
