/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a payment. */
#include "opcc-payment.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-error.h"
#include "opcc-financial-year.h"

static const OpccChoice bases[] = {
  { "date", N_ ("On a day") },
  { "return", N_ ("On an accepted return") },
  { "balance", N_ ("Remaining balance") },
  { "clawback", N_ ("Claw-back") },
  { NULL },
};

static const OpccChoice states[] = {
  { "planned", N_ ("Planned") },
  { "approved", N_ ("Approved") },
  { "paid", N_ ("Paid") },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccPayment, award, LINK, N_("Award"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .target = "award"),
  OPCC_FIELD (OpccPayment, number, INTEGER, N_("Number"),
              .marks = OPCC_MARK_PARTNERS, .min = 1, .max = 999),
  OPCC_FIELD (OpccPayment, title, TEXT, N_("Payment"), .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccPayment, basis, CHOICE, N_("When"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .choices = bases),
  OPCC_FIELD (OpccPayment, due, DATE, N_("Due"), .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccPayment, grant_return, LINK, N_("After the return"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS, .target = "grant_return"),
  OPCC_FIELD (OpccPayment, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS,
              .min = 1, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccPayment, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .choices = states),
  OPCC_FIELD (OpccPayment, approved_by, TEXT, N_("Approved by"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccPayment, paid, DATE, N_("Paid"), .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccPayment, paid_to, TEXT, N_("Paid to"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccPayment, year, TEXT, N_("Financial year"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccPayment, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED),
};
/* clang-format on */

static void
complete_payment (gpointer record)
{
  OpccPayment *self = record;
  const OpccDate day = self->paid != OPCC_NO_DATE ? self->paid : self->due;

  g_free (self->title);
  g_free (self->year);
  self->title = opcc_payment_is_clawback (self)
                    ? g_strdup_printf (_ ("Claw-back %" PRId64), self->number)
                    : g_strdup_printf (_ ("Payment %" PRId64), self->number);
  self->year =
      day != OPCC_NO_DATE ? opcc_financial_year_format (opcc_financial_year_of (day)) : NULL;
}

static gboolean
check_payment (gpointer record, GError **error)
{
  const OpccPayment *self = record;
  const gboolean is_balance = g_strcmp0 (self->basis, "balance") == 0;

  if (self->amount == OPCC_NO_MONEY && !is_balance)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("Only a remaining balance can do without an amount. Nothing was saved. "
                            "Write the amount."));
  else if (g_strcmp0 (self->basis, "return") == 0 && self->grant_return == 0)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("It does not say which return the payment waits for. Nothing was "
                            "saved. Choose the return, or let it be paid on a day."));
  else if (g_strcmp0 (self->basis, "date") == 0 && self->due == OPCC_NO_DATE)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("A payment on a day needs the day. Nothing was saved. Write when it is "
                            "due."));
  else if (opcc_payment_is_paid (self) != (self->paid != OPCC_NO_DATE))
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("What is paid has a day on which it was paid, and nothing else has. "
                            "Nothing was saved. Look at the state and at the day."));
  else
    return TRUE;
  return FALSE;
}

const OpccKind opcc_payment_kind = {
  .name = "payment",
  .label = N_ ("Payment"),
  .plural = N_ ("Payments"),
  .title = "title",
  .detail = "award",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_payment_get_type,
  .complete = complete_payment,
  .check = check_payment,
};

OPCC_DEFINE_RECORD (OpccPayment, opcc_payment, opcc_payment_kind)

gboolean
opcc_payment_counts (const OpccPayment *self)
{
  return g_strcmp0 (self->state, "cancelled") != 0;
}

gboolean
opcc_payment_is_clawback (const OpccPayment *self)
{
  return g_strcmp0 (self->basis, "clawback") == 0;
}

gboolean
opcc_payment_is_paid (const OpccPayment *self)
{
  return g_strcmp0 (self->state, "paid") == 0;
}

gboolean
opcc_payment_is_open (const OpccPayment *self)
{
  return opcc_payment_counts (self) && !opcc_payment_is_paid (self);
}
