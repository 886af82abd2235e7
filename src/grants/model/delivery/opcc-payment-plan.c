/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which parts an award is paid, and when, before anything is written. */
#include "opcc-payment-plan.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-money.h"

#define POUND 100

static gboolean
check_plan (gint64 pence, guint n_parts, OpccPaymentsBy by, guint n_returns, GError **error)
{
  if (n_parts < 1 || n_parts > OPCC_PAYMENT_PARTS)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_REFUSED,
        _ ("An award is paid in 1 to %d parts, not in %u. Nothing was planned. Give another "
           "number."),
        OPCC_PAYMENT_PARTS, n_parts);
  else if (pence < (gint64) n_parts * POUND)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_REFUSED,
        _ ("There is not a pound for each of %u parts. Nothing was planned. Give a smaller "
           "number."),
        n_parts);
  else if (by == OPCC_PAYMENTS_BY_RETURN && n_parts > n_returns + 1)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%u parts need %u returns to wait for, and the grant has %u. Nothing was "
                    "planned. Plan more returns, or fewer parts."),
                 n_parts, n_parts - 1, n_returns);
  else
    return TRUE;
  return FALSE;
}

GArray *
opcc_payment_plan_new (gint64 pence,
                       guint n_parts,
                       OpccPaymentsBy by,
                       OpccDate first,
                       OpccDate last,
                       guint n_returns,
                       GError **error)
{
  GArray *parts;
  int months = 0;

  if (!check_plan (pence, n_parts, by, n_returns, error))
    return NULL;
  while (opcc_date_add_months (first, months + 1) <= last + 1)
    months++;
  parts = g_array_new (FALSE, FALSE, sizeof (OpccPlannedPayment));
  for (guint i = 0; i < n_parts; i++)
    {
      OpccPlannedPayment part = { OPCC_NO_MONEY, OPCC_NO_DATE, 0 };

      if (i + 1 < n_parts || n_parts == 1)
        part.amount = n_parts == 1 ? pence : pence / n_parts / POUND * POUND;
      /* Each from the first day, so that the end of a short month does not move the rest. */
      if (by == OPCC_PAYMENTS_BY_DATE || i == 0)
        part.due = opcc_date_add_months (first, (int) i * months / (int) n_parts);
      else if (i + 1 == n_parts)
        part.after_return = n_returns;
      else
        part.after_return = i;
      g_array_append_val (parts, part);
    }
  return parts;
}
