/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a grant waits for next: the first of its steps that is not done, what is late before the
 * rest.
 */
#include "opcc-delivery-step.h"

#include <glib/gi18n-lib.h>

static void
set_step (OpccDelivery *self, OpccDeliveryStep step, OpccDate due, OpccDate today, char *words)
{
  self->step = step;
  self->step_due = due;
  self->days_late = due != OPCC_NO_DATE && today > due ? (guint) (today - due) : 0;
  g_free (self->words);
  self->words = words;
}

static char *
say_late (const char *title, guint days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is %u day late", "%s is %u days late",
                                       days),
                          title, days);
}

/* --- the agreement --------------------------------------------------------------------------- */

static gboolean
find_agreement_step (OpccDelivery *self, OpccDate today)
{
  const OpccAgreement *agreement = self->agreement;

  if (agreement == NULL ||
      (agreement->sent == OPCC_NO_DATE && agreement->signed_on == OPCC_NO_DATE))
    set_step (self, OPCC_DELIVERY_SEND, OPCC_NO_DATE, today, g_strdup (_ ("Send the agreement")));
  else if (agreement->signed_on == OPCC_NO_DATE)
    {
      g_autofree char *sent = opcc_date_format_near (agreement->sent);

      set_step (self, OPCC_DELIVERY_SIGN, OPCC_NO_DATE, today,
                g_strdup_printf (_ ("Agreement to be signed, sent %s"), sent));
    }
  else if (agreement->conditions != NULL && agreement->conditions_met == OPCC_NO_DATE)
    set_step (self, OPCC_DELIVERY_CONDITION, OPCC_NO_DATE, today,
              g_strdup_printf (_ ("Condition to be met: %s"), agreement->conditions));
  else if (agreement->payee_by != NULL && agreement->payee_checked_by == NULL)
    set_step (self, OPCC_DELIVERY_CHECK, OPCC_NO_DATE, today,
              g_strdup (_ ("A second person has to check the payee")));
  else
    return FALSE;
  return TRUE;
}

/* --- the returns ----------------------------------------------------------------------------- */

static OpccGrantReturn *
find_return (const OpccDelivery *self, OpccGrantReturnState state, OpccDate today)
{
  for (guint i = 0; i < self->returns->len; i++)
    if (opcc_grant_return_get_state (g_ptr_array_index (self->returns, i), today) == state)
      return g_ptr_array_index (self->returns, i);
  return NULL;
}

static gboolean
find_late_return (OpccDelivery *self, OpccDate today)
{
  const OpccGrantReturn *late = find_return (self, OPCC_GRANT_RETURN_LATE, today);

  for (guint i = 0; i < self->returns->len; i++)
    self->n_late += opcc_grant_return_get_state (g_ptr_array_index (self->returns, i), today) ==
                    OPCC_GRANT_RETURN_LATE;
  if (late == NULL)
    return FALSE;
  set_step (self, OPCC_DELIVERY_CHASE, late->due, today,
            say_late (late->title, (guint) (today - late->due)));
  return TRUE;
}

static gboolean
find_waiting_return (OpccDelivery *self, OpccDate today)
{
  const OpccGrantReturn *received = find_return (self, OPCC_GRANT_RETURN_RECEIVED, today);
  const OpccGrantReturn *queried = find_return (self, OPCC_GRANT_RETURN_QUERIED, today);

  if (received != NULL)
    set_step (self, OPCC_DELIVERY_READ, OPCC_NO_DATE, today,
              g_strdup_printf (_ ("%s is to be accepted or queried"), received->title));
  else if (queried != NULL)
    set_step (self, OPCC_DELIVERY_READ, OPCC_NO_DATE, today,
              g_strdup_printf (_ ("%s was queried"), queried->title));
  return received != NULL || queried != NULL;
}

static gboolean
find_next_return (OpccDelivery *self, OpccDate today)
{
  const OpccGrantReturn *next = find_return (self, OPCC_GRANT_RETURN_DUE, today);
  g_autofree char *day = NULL;

  if (next == NULL)
    next = find_return (self, OPCC_GRANT_RETURN_LATER, today);
  if (next == NULL)
    return FALSE;
  day = opcc_date_format_near (next->due);
  set_step (self, OPCC_DELIVERY_RETURN, next->due, today,
            g_strdup_printf (_ ("%s due %s"), next->title, day));
  return TRUE;
}

/* --- the payments ---------------------------------------------------------------------------- */

static char *
say_sum (const OpccDelivery *self, const OpccPayment *payment)
{
  return opcc_money_format (opcc_delivery_get_sum (self, payment));
}

/* One that can be made now; a payment of nothing is none. */
static gboolean
find_due_payment (OpccDelivery *self, OpccDate today)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (self->payments, i);
      g_autofree char *hold = NULL;
      g_autofree char *sum = NULL;

      if (!opcc_payment_is_open (payment) || (payment->due != OPCC_NO_DATE && payment->due > today))
        continue;
      hold = opcc_delivery_explain_hold (self, payment);
      if (hold != NULL || opcc_delivery_get_sum (self, payment) == 0)
        continue;
      sum = say_sum (self, payment);
      set_step (self, OPCC_DELIVERY_PAY, payment->due, today,
                g_strdup_printf (_ ("%s of %s can be made"), payment->title, sum));
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_next_payment (OpccDelivery *self, OpccDate today)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (self->payments, i);
      g_autofree char *sum = NULL;
      g_autofree char *day = NULL;

      if (!opcc_payment_is_open (payment) || opcc_delivery_get_sum (self, payment) == 0)
        continue;
      sum = say_sum (self, payment);
      day = payment->due != OPCC_NO_DATE ? opcc_date_format_near (payment->due) : NULL;
      set_step (self, OPCC_DELIVERY_PAYMENT, payment->due, today,
                day != NULL ? g_strdup_printf (_ ("%s of %s on %s"), payment->title, sum, day)
                            : g_strdup_printf (_ ("%s of %s to come"), payment->title, sum));
      return TRUE;
    }
  return FALSE;
}

/* --- all together ---------------------------------------------------------------------------- */

static gboolean
find_end (OpccDelivery *self, OpccDate today)
{
  const gboolean withdrawn = g_strcmp0 (self->application->stage, "withdrawn") == 0;

  if (g_strcmp0 (self->award->state, "declined") == 0)
    set_step (self, OPCC_DELIVERY_DECLINED, OPCC_NO_DATE, today, g_strdup (_ ("Declined")));
  else if (self->agreement != NULL && self->agreement->closed != OPCC_NO_DATE)
    {
      g_autofree char *day = opcc_date_format_near (self->agreement->closed);

      set_step (self, OPCC_DELIVERY_CLOSED, OPCC_NO_DATE, today,
                g_strdup_printf (_ ("Closed %s"), day));
    }
  else if (withdrawn && self->to_claw_back == 0)
    set_step (self, OPCC_DELIVERY_WITHDRAWN, OPCC_NO_DATE, today,
              g_strdup (_ ("Withdrawn: nothing is paid")));
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_clawback (OpccDelivery *self, OpccDate today)
{
  g_autofree char *sum = NULL;

  if (self->to_claw_back == 0)
    return FALSE;
  sum = opcc_money_format (self->to_claw_back);
  set_step (self, OPCC_DELIVERY_CLAW_BACK, OPCC_NO_DATE, today,
            g_strdup_printf (_ ("Claim %s back: it was not spent"), sum));
  return TRUE;
}

static gboolean
find_gap (OpccDelivery *self, OpccDate today)
{
  g_autofree char *sum = NULL;

  if (self->unplanned - self->underspend <= 0)
    return FALSE;
  sum = opcc_money_format (self->unplanned);
  set_step (self, OPCC_DELIVERY_PLAN, OPCC_NO_DATE, today,
            g_strdup_printf (_ ("Plan how %s is paid"), sum));
  return TRUE;
}

void
opcc_delivery_find_step (OpccDelivery *self, OpccDate today)
{
  if (find_end (self, today) ||
      (g_strcmp0 (self->application->stage, "withdrawn") != 0 &&
       find_agreement_step (self, today)) ||
      find_late_return (self, today) || find_waiting_return (self, today) ||
      find_due_payment (self, today) || find_clawback (self, today) || find_gap (self, today) ||
      find_next_return (self, today) || find_next_payment (self, today))
    return;
  set_step (self, OPCC_DELIVERY_CLOSE, OPCC_NO_DATE, today,
            g_strdup (_ ("Close it with what was learned")));
}
