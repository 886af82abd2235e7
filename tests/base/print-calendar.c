/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what the library makes of each "YYYY-MM-DD seconds months" line, for check-calendar.py. */
#include <stdio.h>

#include "opcc-financial-year.h"
#include "opcc-time.h"

int
main (void)
{
  char line[64];
  char day[16];
  int seconds;
  int months;

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      OpccDate date = OPCC_NO_DATE;
      gint64 time = OPCC_NO_TIME;
      int year;
      int quarter;

      if (sscanf (line, "%15s %d %d", day, &seconds, &months) != 3 ||
          !opcc_date_from_iso (day, &date) ||
          !opcc_time_from_london (date, seconds, OPCC_CLOCK_EARLIER, &time, NULL))
        return 1;
      year = opcc_financial_year_of (date);
      quarter = opcc_financial_quarter_of (date);
      {
        g_autofree char *label = opcc_financial_year_format (year);
        g_autofree char *first =
            opcc_date_to_iso (opcc_financial_quarter_first_day (year, quarter));
        g_autofree char *last = opcc_date_to_iso (opcc_financial_quarter_last_day (year, quarter));
        g_autofree char *year_first = opcc_date_to_iso (opcc_financial_year_first_day (year));
        g_autofree char *year_last = opcc_date_to_iso (opcc_financial_year_last_day (year));
        g_autofree char *later = opcc_date_to_iso (opcc_date_add_months (date, months));
        g_autofree char *moment = opcc_time_to_iso (time);

        printf ("%s %d %s %s %s %s %s %d %d %s\n", label, quarter, first, last, year_first,
                year_last, later, (int) opcc_date_get_weekday (date), date, moment);
      }
    }
  return 0;
}
