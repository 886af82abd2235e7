/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar as a number: reading, printing and reckoning with dates. */
#include "opcc-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-date-reader.h"
#include "opcc-error.h"
#include "opcc-time.h"

/* The last day a spreadsheet knows, 31 December 9999, in its own counting from 1900. */
#define LAST_SERIAL 2958465

/* Day 0 of each counting; in that of 1900 the days after 29 February 1900, which never was. */
#define SERIAL_1900_ZERO (-25569)
#define SERIAL_1904_ZERO (-24107)

static const char *const month_names[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};
static const char *const short_month_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};
static const char *const short_weekday_names[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                                   N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

/**
 * opcc_date_parse:
 * @text: a date as people type it
 * @date: (out): the day; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Reads "2023-07-03", "03/07/2023" (the day first, as in Britain), "3-7-2023", "3.7.2023",
 * "3 July 2023", "3rd Jul 23", "Mon 3 July 2023", "July 3, 2023", "20230703", any of these with a
 * time after it, which is ignored, and a spreadsheet's "45110" or "45110.7". Refused are days that
 * do not exist, the month first ("07/13/2023"), years of two figures with two readings
 * ("03/07/23"), a weekday that is not that day's, and dates without a day or a year.
 *
 * Returns: whether @text is one date; if not, @error says why and what to write
 */
gboolean
opcc_date_parse (const char *text, OpccDate *date, GError **error)
{
  return opcc_date_parse_with_base (text, OPCC_SERIAL_1900, date, error);
}

/**
 * opcc_date_parse_with_base:
 * @text: a date as people type it
 * @base: how the workbook it comes from counts its days
 * @date: (out): the day; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Like opcc_date_parse(), for a cell of a workbook.
 *
 * Returns: whether @text is one date
 */
gboolean
opcc_date_parse_with_base (const char *text, OpccSerialBase base, OpccDate *date, GError **error)
{
  OpccDateReading reading;
  OpccDate iso;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  /* The years that a person may mean stand here as in the careful reader. */
  if (strcmp (text, "1753") > 0 && strcmp (text, "2200") < 0 && opcc_date_from_iso (text, &iso))
    {
      *date = iso;
      return TRUE;
    }
  if (!opcc_date_read (text, base, &reading, error))
    return FALSE;
  *date = reading.date;
  return TRUE;
}

/**
 * opcc_date_from_serial:
 * @serial: a spreadsheet's days, with the time of day as a fraction
 * @base: how it counts
 * @date: (out): the day; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Reads a spreadsheet's number for a day (ECMA-376 part 1, §18.17.4.1). Counting from 1900, day 60
 * is a 29 February that never was, kept from Lotus 1-2-3, and is refused.
 *
 * Returns: whether there is such a day
 */
gboolean
opcc_date_from_serial (double serial, OpccSerialBase base, OpccDate *date, GError **error)
{
  gboolean from_1900 = base == OPCC_SERIAL_1900;
  int day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (!(serial >= (from_1900 ? 1 : 0) && serial < LAST_SERIAL + 1) ||
      (from_1900 && floor (serial) == 60))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("The number %.10g is not a date. Write it like 3 July 2023."), serial);
      return FALSE;
    }
  day = (int) floor (serial);
  if (from_1900)
    *date = SERIAL_1900_ZERO + day + (day < 60 ? 1 : 0);
  else
    *date = SERIAL_1904_ZERO + day;
  return TRUE;
}

/**
 * opcc_date_days_in_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: 28 to 31, or 0 if there is no such month
 */
int
opcc_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  if (month < 1 || month > 12)
    return 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/**
 * opcc_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Counts days from 1970 in years that begin in March, so that a leap day is the last of its year;
 * 400 such years have 146,097 days (H. Hinnant, "chrono-compatible low-level date algorithms").
 *
 * Returns: the day, or %OPCC_NO_DATE if the calendar has none such
 */
OpccDate
opcc_date_from_ymd (int year, int month, int day)
{
  int from_march = month > 2 ? month - 3 : month + 9;
  int era;
  int year_of_era;
  int day_of_year;

  if (year < 1 || year > 9999 || day < 1 || day > opcc_date_days_in_month (year, month))
    return OPCC_NO_DATE;
  if (month <= 2)
    year--;
  era = year / 400;
  year_of_era = year % 400;
  day_of_year = (153 * from_march + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

/**
 * opcc_date_get_ymd:
 * @date: a day, not %OPCC_NO_DATE
 * @year: (out) (optional): its year
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 *
 * The reverse of opcc_date_from_ymd().
 */
void
opcc_date_get_ymd (OpccDate date, int *year, int *month, int *day)
{
  gint64 days = (gint64) date + 719468;
  gint64 era = (days >= 0 ? days : days - 146096) / 146097;
  int of_era = (int) (days - era * 146097);
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * day_of_year + 2) / 153;
  int m = from_march < 10 ? from_march + 3 : from_march - 9;

  g_return_if_fail (date != OPCC_NO_DATE);

  if (year != NULL)
    *year = (int) (era * 400) + year_of_era + (m <= 2 ? 1 : 0);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = day_of_year - (153 * from_march + 2) / 5 + 1;
}

/**
 * opcc_date_get_weekday:
 * @date: a day, not %OPCC_NO_DATE
 *
 * Returns: %G_DATE_MONDAY (1) to %G_DATE_SUNDAY (7)
 */
GDateWeekday
opcc_date_get_weekday (OpccDate date)
{
  g_return_val_if_fail (date != OPCC_NO_DATE, G_DATE_BAD_WEEKDAY);

  /* 1 January 1970 was a Thursday. */
  return (GDateWeekday) ((((gint64) date + 3) % 7 + 7) % 7 + 1);
}

/**
 * opcc_date_add_months:
 * @date: a day, or %OPCC_NO_DATE
 * @months: how many months later; negative is earlier
 *
 * The same day of another month, or that month's last day where it is shorter: a month after
 * 31 January is 28 or 29 February.
 *
 * Returns: the day; %OPCC_NO_DATE for none, and beyond the years 1 to 9999
 */
OpccDate
opcc_date_add_months (OpccDate date, int months)
{
  int year;
  int month;
  int day;
  gint64 count;

  if (date == OPCC_NO_DATE)
    return OPCC_NO_DATE;
  opcc_date_get_ymd (date, &year, &month, &day);
  count = (gint64) year * 12 + month - 1 + months;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return opcc_date_from_ymd (year, month, MIN (day, opcc_date_days_in_month (year, month)));
}

/**
 * opcc_date_format:
 * @date: a day, or %OPCC_NO_DATE
 *
 * Returns: (transfer full): "3 July 2023"; empty for %OPCC_NO_DATE
 */
char *
opcc_date_format (OpccDate date)
{
  int year;
  int month;
  int day;

  if (date == OPCC_NO_DATE)
    return g_strdup ("");
  opcc_date_get_ymd (date, &year, &month, &day);
  /* Translators: a date: day, month, year */
  return g_strdup_printf (_ ("%d %s %d"), day, _ (month_names[month - 1]), year);
}

/**
 * opcc_date_format_near:
 * @date: a day, or %OPCC_NO_DATE
 *
 * Prints a day near today with its weekday, "Tue 10 Oct". Half a year (183 days) or more away the
 * year follows, "Tue 10 Oct 2023", since the reader would take the nearer one.
 *
 * Returns: (transfer full): the text; empty for %OPCC_NO_DATE
 */
char *
opcc_date_format_near (OpccDate date)
{
  const char *weekday;
  const char *name;
  int year;
  int month;
  int day;

  if (date == OPCC_NO_DATE)
    return g_strdup ("");
  opcc_date_get_ymd (date, &year, &month, &day);
  weekday = _ (short_weekday_names[opcc_date_get_weekday (date) - 1]);
  name = g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_month_names[month - 1]);
  if (ABS ((gint64) date - opcc_date_today ()) < 183)
    /* Translators: a date near today: weekday, day, month */
    return g_strdup_printf (_ ("%s %d %s"), weekday, day, name);
  /* Translators: a date: weekday, day, month, year */
  return g_strdup_printf (_ ("%s %d %s %d"), weekday, day, name, year);
}

/**
 * opcc_date_format_range:
 * @first: the first day, or %OPCC_NO_DATE
 * @last: the last day, or %OPCC_NO_DATE
 *
 * Prints a span of days and says the month and year once where they are the same: "3 to 31 July
 * 2023", "3 July to 4 August 2023", "from 3 July 2023", "until 31 July 2023".
 *
 * Returns: (transfer full): the text; empty if both are missing
 */
char *
opcc_date_format_range (OpccDate first, OpccDate last)
{
  g_autofree char *from = opcc_date_format (first);
  g_autofree char *until = opcc_date_format (last);
  int years[2];
  int months[2];
  int day;

  if (first == last)
    return g_steal_pointer (&from);
  if (last == OPCC_NO_DATE)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("from %s"), from);
  if (first == OPCC_NO_DATE)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("until %s"), until);
  opcc_date_get_ymd (first, &years[0], &months[0], &day);
  opcc_date_get_ymd (last, &years[1], &months[1], NULL);
  if (years[0] != years[1])
    /* Translators: a span of days: "3 July 2023 to 4 January 2024" */
    return g_strdup_printf (_ ("%s to %s"), from, until);
  if (months[0] != months[1])
    /* Translators: a span of days: first day, its month, last day with month and year */
    return g_strdup_printf (_ ("%d %s to %s"), day, _ (month_names[months[0] - 1]), until);
  /* Translators: a span of days in one month: first day, last day with month and year */
  return g_strdup_printf (_ ("%d to %s"), day, until);
}

/**
 * opcc_date_append_iso:
 * @out: where to write
 * @date: a day, or %OPCC_NO_DATE, which writes nothing
 *
 * Appends a day as files and the store carry it, "2023-07-03".
 */
void
opcc_date_append_iso (GString *out, OpccDate date)
{
  char buffer[10];
  int year;
  int month;
  int day;

  g_return_if_fail (out != NULL);

  if (date == OPCC_NO_DATE)
    return;
  opcc_date_get_ymd (date, &year, &month, &day);
  buffer[0] = (char) ('0' + year / 1000 % 10);
  buffer[1] = (char) ('0' + year / 100 % 10);
  buffer[2] = (char) ('0' + year / 10 % 10);
  buffer[3] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  g_string_append_len (out, buffer, sizeof buffer);
}

/**
 * opcc_date_to_iso:
 * @date: a day, or %OPCC_NO_DATE
 *
 * Returns: (transfer full): "2023-07-03"; empty for %OPCC_NO_DATE
 */
char *
opcc_date_to_iso (OpccDate date)
{
  GString *out = g_string_sized_new (12);

  opcc_date_append_iso (out, date);
  return g_string_free (out, FALSE);
}

/**
 * opcc_date_from_iso:
 * @text: (nullable): what opcc_date_to_iso() wrote
 * @date: (out): the day; left alone if @text is not one
 *
 * Reads exactly "YYYY-MM-DD", fast, for the store and for files of ours. What people type goes
 * through opcc_date_parse().
 *
 * Returns: whether @text is such a day
 */
gboolean
opcc_date_from_iso (const char *text, OpccDate *date)
{
  static const char shape[] = "0000-00-00";
  int numbers[3] = { 0, 0, 0 };
  int part = 0;
  OpccDate found;
  int i;

  if (text == NULL)
    return FALSE;
  for (i = 0; shape[i] != '\0'; i++)
    {
      if (shape[i] == '-')
        {
          if (text[i] != '-')
            return FALSE;
          part++;
          continue;
        }
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      numbers[part] = numbers[part] * 10 + (text[i] - '0');
    }
  found = opcc_date_from_ymd (numbers[0], numbers[1], numbers[2]);
  if (text[i] != '\0' || found == OPCC_NO_DATE)
    return FALSE;
  *date = found;
  return TRUE;
}

/**
 * opcc_date_get_pinned_today:
 *
 * The day that the environment variable OPCC_TODAY (YYYY-MM-DD) makes today, for the sample office
 * and for tests. It is read once.
 *
 * Returns: that day, or %OPCC_NO_DATE
 */
OpccDate
opcc_date_get_pinned_today (void)
{
  static gsize once;
  static OpccDate pinned = OPCC_NO_DATE;

  if (g_once_init_enter (&once))
    {
      const char *text = g_getenv ("OPCC_TODAY");

      if (text != NULL && *text != '\0' && !opcc_date_from_iso (text, &pinned))
        g_error ("OPCC_TODAY is “%s”, which is not a date like 2023-10-10.", text);
      g_once_init_leave (&once, 1);
    }
  return pinned;
}

/**
 * opcc_date_today:
 *
 * Returns: today by the clock of London, wherever the computer stands, or the day that OPCC_TODAY
 *   names
 */
OpccDate
opcc_date_today (void)
{
  OpccDate pinned = opcc_date_get_pinned_today ();

  return pinned != OPCC_NO_DATE ? pinned : opcc_time_get_date (opcc_time_now ());
}
