/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grants of a round come to, together and by financial year. */
#include "opcc-delivery.h"

#include "opcc-financial-split.h"
#include "opcc-financial-year.h"

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return ((const OpccDeliveryYear *) a)->year - ((const OpccDeliveryYear *) b)->year;
}

static OpccDeliveryYear *
need_year (OpccDeliveryTotals *self, int year)
{
  const OpccDeliveryYear fresh = { .year = year };

  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, OpccDeliveryYear, i).year == year)
      return &g_array_index (self->years, OpccDeliveryYear, i);
  g_array_append_val (self->years, fresh);
  return &g_array_index (self->years, OpccDeliveryYear, self->years->len - 1);
}

/* The day on which an open payment falls: its own, or that of the return it waits for, else the
 * last of the grant. */
static OpccDate
find_day (const OpccDelivery *one, const OpccPayment *payment)
{
  const OpccGrantReturn *waits = opcc_delivery_find_return (one, payment->grant_return);

  if (payment->paid != OPCC_NO_DATE)
    return payment->paid;
  if (payment->due != OPCC_NO_DATE)
    return payment->due;
  return waits != NULL && waits->due != OPCC_NO_DATE ? waits->due : one->ends;
}

static void
add_years (OpccDeliveryTotals *self, const OpccDelivery *one)
{
  g_autoptr (GArray) parts = one->starts != OPCC_NO_DATE && one->ends >= one->starts
                                 ? opcc_financial_split (one->amount, one->starts, one->ends)
                                 : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const OpccFinancialPart *part = &g_array_index (parts, OpccFinancialPart, i);

      need_year (self, part->year)->awarded += part->pence;
    }
  for (guint i = 0; i < one->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (one->payments, i);
      const OpccDate day = find_day (one, payment);
      const gint64 sum = opcc_delivery_get_sum (one, payment);
      OpccDeliveryYear *year;

      if (!opcc_payment_counts (payment) || day == OPCC_NO_DATE)
        continue;
      year = need_year (self, opcc_financial_year_of (day));
      if (opcc_payment_is_paid (payment))
        year->paid += opcc_payment_is_clawback (payment) ? -sum : sum;
      else if (!opcc_payment_is_clawback (payment) && one->to_pay > 0)
        year->planned += sum;
    }
}

/**
 * opcc_delivery_totals_new:
 * @deliveries: of OpccDelivery
 *
 * Returns: (transfer full)
 */
OpccDeliveryTotals *
opcc_delivery_totals_new (const GPtrArray *deliveries)
{
  OpccDeliveryTotals *self = g_new0 (OpccDeliveryTotals, 1);

  self->years = g_array_new (FALSE, FALSE, sizeof (OpccDeliveryYear));
  for (guint i = 0; i < deliveries->len; i++)
    {
      const OpccDelivery *one = g_ptr_array_index (deliveries, i);

      self->n_grants += g_strcmp0 (one->award->state, "approved") == 0;
      self->n_late += one->n_late;
      self->amount += one->amount;
      self->paid += one->paid;
      self->clawed_back += one->clawed_back;
      self->to_pay += one->to_pay;
      self->held_back += one->held_back;
      self->underspend += one->underspend;
      self->at_risk += one->at_risk;
      add_years (self, one);
    }
  g_array_sort (self->years, compare_years);
  return self;
}

void
opcc_delivery_totals_free (OpccDeliveryTotals *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->years);
  g_free (self);
}
