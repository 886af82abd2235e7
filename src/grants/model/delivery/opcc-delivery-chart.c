/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of grants after their award: what was awarded, paid and spent, quarter by quarter. */
#include "opcc-delivery-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-financial-year.h"
#include "opcc-variation.h"

#define MOST_QUARTERS 40 /* ten years; what a chart can still tell apart */

typedef enum
{
  AWARDED,
  PAID,
  SPENT,
} Series;

/* Returns and payments that count for it end here. */
static OpccDate
find_last_day (const GPtrArray *deliveries, OpccDate today)
{
  OpccDate last = OPCC_NO_DATE;

  for (guint i = 0; i < deliveries->len; i++)
    {
      const OpccDelivery *one = g_ptr_array_index (deliveries, i);

      last = last == OPCC_NO_DATE ? one->ends : MAX (last, one->ends);
      for (guint p = 0; p < one->payments->len; p++)
        {
          const OpccPayment *payment = g_ptr_array_index (one->payments, p);

          if (payment->paid != OPCC_NO_DATE)
            last = MAX (last, payment->paid);
        }
    }
  return last == OPCC_NO_DATE ? today : last;
}

static OpccDate
find_first_day (const GPtrArray *deliveries)
{
  OpccDate first = OPCC_NO_DATE;

  for (guint i = 0; i < deliveries->len; i++)
    {
      const OpccAward *award = ((OpccDelivery *) deliveries->pdata[i])->award;

      if (award->decided != OPCC_NO_DATE)
        first = first == OPCC_NO_DATE ? award->decided : MIN (first, award->decided);
    }
  return first;
}

/* Pence promised by the end of @day: the award as it was varied by then. */
static gint64
count_awarded (const OpccDelivery *one, OpccDate day)
{
  gint64 sum = one->award->amount;

  if (one->award->decided == OPCC_NO_DATE || one->award->decided > day ||
      (g_strcmp0 (one->award->state, "released") == 0 && one->award->varied <= day))
    return 0;
  for (guint i = 0; i < one->variations->len; i++)
    {
      const OpccVariation *variation = g_ptr_array_index (one->variations, i);

      if (variation->amount_change != OPCC_NO_MONEY && variation->agreed <= day)
        sum += variation->amount_change;
    }
  return sum;
}

/* Pence out by the end of @day, less what came back. */
static gint64
count_paid (const OpccDelivery *one, OpccDate day)
{
  gint64 sum = 0;

  for (guint i = 0; i < one->payments->len; i++)
    {
      const OpccPayment *payment = g_ptr_array_index (one->payments, i);

      if (opcc_payment_is_paid (payment) && payment->paid != OPCC_NO_DATE && payment->paid <= day)
        sum += opcc_payment_is_clawback (payment) ? -opcc_delivery_get_sum (one, payment)
                                                  : opcc_delivery_get_sum (one, payment);
    }
  return sum;
}

/* As the last return says whose period has ended by @day. @reported: the last such day so far. */
static gint64
count_spent (const OpccDelivery *one, OpccDate day, OpccDate *reported)
{
  gint64 sum = 0;

  for (guint i = 0; i < one->returns->len; i++)
    {
      const OpccGrantReturn *grant_return = g_ptr_array_index (one->returns, i);

      if (grant_return->received == OPCC_NO_DATE || grant_return->spent == OPCC_NO_MONEY)
        continue;
      if (*reported == OPCC_NO_DATE || grant_return->period_end > *reported)
        *reported = grant_return->period_end;
      if (grant_return->period_end <= day)
        sum = grant_return->spent;
    }
  return sum;
}

static void
add_quarter (OpccChart *chart, const GPtrArray *deliveries, int year, int quarter, OpccDate today)
{
  const OpccDate first = opcc_financial_quarter_first_day (year, quarter);
  const OpccDate last = opcc_financial_quarter_last_day (year, quarter);
  g_autofree char *words = opcc_financial_year_format (year);
  /* Translators: a quarter of a financial year: "Q2 2023/24". */
  g_autofree char *name = g_strdup_printf (_ ("Q%d %s"), quarter, words);
  const guint at = opcc_chart_add_category (chart, name, NULL);
  OpccDate reported = OPCC_NO_DATE;
  gint64 sums[3] = { 0 };

  for (guint i = 0; i < deliveries->len; i++)
    {
      const OpccDelivery *one = g_ptr_array_index (deliveries, i);

      sums[AWARDED] += count_awarded (one, last);
      sums[PAID] += count_paid (one, last);
      sums[SPENT] += count_spent (one, last, &reported);
    }
  opcc_chart_set_value (chart, AWARDED, at, sums[AWARDED]);
  opcc_chart_set_value (chart, PAID, at, first > today ? NAN : sums[PAID]);
  opcc_chart_set_value (chart, SPENT, at,
                        reported == OPCC_NO_DATE || reported < first ? NAN : sums[SPENT]);
}

static void
say (OpccChart *chart, const GPtrArray *deliveries, const char *period)
{
  gint64 paid = 0;
  gint64 spent = 0;
  gboolean is_said = FALSE;
  g_autofree char *paid_words = NULL;
  g_autofree char *spent_words = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < deliveries->len; i++)
    {
      const OpccDelivery *one = g_ptr_array_index (deliveries, i);

      paid += one->paid - one->clawed_back;
      spent += one->spent != OPCC_NO_MONEY ? one->spent : 0;
      is_said = is_said || one->spent != OPCC_NO_MONEY;
    }
  paid_words = opcc_money_format (paid);
  spent_words = opcc_money_format (spent);
  title = is_said
              ? g_strdup_printf (_ ("%s is paid and %s reported spent"), paid_words, spent_words)
              : g_strdup_printf (_ ("%s is paid; no spending reported yet"), paid_words);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, _ ("Awarded, paid and spent since the award"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "£");
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Quarter"));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("awards, payments and returns of the grants, as recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_NOTE,
                       _ ("In all by the end of each quarter of the financial year. What was spent "
                          "stands as the last return says; what came back is taken off what was "
                          "paid."));
}

/**
 * opcc_delivery_chart_new:
 * @deliveries: (element-type OpccDelivery): one grant, or those of a round
 * @period: "Round 1 · 2023/24", or the name of the grant
 *
 * Lines of money added up to the end of each quarter of the financial year, from the first
 * decision to the last day of the grants: the budget, which is the award as it was varied by then
 * and nil once it was released; what was paid less what came back; and what was spent as the last
 * return says. What has not happened yet, or was not reported, has no value.
 *
 * Returns: (transfer full)
 */
OpccChart *
opcc_delivery_chart_new (const GPtrArray *deliveries, const char *period, OpccDate today)
{
  OpccChart *chart = opcc_chart_new (OPCC_CHART_LINES, OPCC_NUMBER_MONEY);
  const OpccDate decided = find_first_day (deliveries);
  const OpccDate first = decided != OPCC_NO_DATE ? decided : today;
  const OpccDate last = find_last_day (deliveries, today);
  int year = opcc_financial_year_of (first);
  int quarter = opcc_financial_quarter_of (first);

  opcc_chart_add_series (chart, OPCC_SERIES_TARGET, _ ("Awarded"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Paid"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Reported spent"));
  for (guint i = 0;
       i < MOST_QUARTERS && (i == 0 || opcc_financial_quarter_first_day (year, quarter) <= last);
       i++)
    {
      add_quarter (chart, deliveries, year, quarter, today);
      year += quarter == 4;
      quarter = quarter % 4 + 1;
    }
  say (chart, deliveries, period);
  return chart;
}
