/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days the periods end of which a grant reports. */
#include "opcc-return-dates.h"

#include "opcc-financial-year.h"

/* The last period ends with the grant; a stump before it is no period of its own. */
static GArray *
end_with (GArray *dates, OpccDate last)
{
  while (dates->len > 0 &&
         g_array_index (dates, OpccDate, dates->len - 1) > last - OPCC_RETURN_STUMP)
    g_array_set_size (dates, dates->len - 1);
  g_array_append_val (dates, last);
  return dates;
}

/**
 * opcc_return_dates_by_quarter:
 *
 * Quarters end on 30 June, 30 September, 31 December and 31 March. Each is reckoned from the
 * calendar, never from the return before it, so that nothing drifts.
 *
 * Returns: (transfer full) (element-type OpccDate): at least one
 */
GArray *
opcc_return_dates_by_quarter (OpccDate first, OpccDate last)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (OpccDate));

  for (int year = opcc_financial_year_of (first); year <= opcc_financial_year_of (last); year++)
    for (int quarter = 1; quarter <= 4; quarter++)
      {
        const OpccDate end = opcc_financial_quarter_last_day (year, quarter);

        if (end >= first + OPCC_RETURN_STUMP - 1 && end < last)
          g_array_append_val (dates, end);
      }
  return end_with (dates, last);
}

/**
 * opcc_return_dates_from_start:
 *
 * The k-th period ends the day before the first day plus k times @months: reckoned from the start
 * each time. From 31 January by one month: 27 or 28 February, 30 March, 29 April, 30 May; chained,
 * it would stay at the 27th for ever.
 *
 * Returns: (transfer full) (element-type OpccDate): at least one
 */
GArray *
opcc_return_dates_from_start (OpccDate first, OpccDate last, int months)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (OpccDate));

  g_return_val_if_fail (months > 0, end_with (dates, last));

  for (int k = 1;; k++)
    {
      const OpccDate end = opcc_date_add_months (first, k * months) - 1;

      if (end >= last)
        return end_with (dates, last);
      g_array_append_val (dates, end);
    }
}
