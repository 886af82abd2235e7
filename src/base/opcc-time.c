/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments, kept in UTC and shown and read by the clock of Europe/London on every desk. */
#include "opcc-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-date-reader.h"
#include "opcc-error.h"
#include "opcc-text.h"

#define DAY  86400
#define HOUR 3600

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/* The last Sunday on or before a day, at @hour o'clock UTC, as seconds. */
static gint64
find_sunday (int year, int month, int day, int hour)
{
  OpccDate date = opcc_date_from_ymd (year, month, day);

  date -= (int) opcc_date_get_weekday (date) % 7;
  return (gint64) date * DAY + hour * HOUR;
}

/**
 * opcc_time_london_offset_by_rule:
 * @time: UTC seconds
 *
 * Computes British Summer Time without any table: since 1996 from the last Sunday of March, 01:00
 * UTC, to the last Sunday of October, 01:00 UTC (Summer Time Act 1972 as amended by SI 2002/262);
 * from 1972 to 1995 as the Act and its yearly orders had it. It stands in where a computer lacks
 * the time zone database, and a test compares the two.
 *
 * Returns: seconds ahead of UTC, 0 or 3600; only right from 1972 on
 */
int
opcc_time_london_offset_by_rule (gint64 time)
{
  int year;
  int hour;
  gint64 begins;
  gint64 ends;

  opcc_date_get_ymd ((OpccDate) floor_divide (time, DAY), &year, NULL, NULL);
  /* Until 1980 the clocks were changed at two in the morning, GMT. */
  hour = year < 1981 ? 2 : 1;
  /* Until 1980 it was the Sunday after the third Saturday of March. */
  begins = find_sunday (year, 3, year < 1981 ? 22 : 31, hour);
  /* Until 1995 it was the Sunday after the fourth Saturday of October, but a week before in 1995.
   */
  ends = find_sunday (year, 10, year > 1995 ? 31 : year == 1995 ? 28 : 29, hour);
  return time >= begins && time < ends ? HOUR : 0;
}

static GTimeZone *
get_london (void)
{
  static gsize once;
  static GTimeZone *london; /* (nullable) where the computer has no time zone database */

  if (g_once_init_enter (&once))
    {
      london = g_time_zone_new_identifier ("Europe/London");
      g_once_init_leave (&once, 1);
    }
  return london;
}

static int
look_up_offset (gint64 time)
{
  GTimeZone *london = get_london ();
  int interval =
      london != NULL ? g_time_zone_find_interval (london, G_TIME_TYPE_UNIVERSAL, time) : -1;

  if (interval < 0)
    return opcc_time_london_offset_by_rule (time);
  return g_time_zone_get_offset (london, interval);
}

/**
 * opcc_time_london_offset:
 * @time: UTC seconds
 *
 * Asks the computer's time zone database, so that a change of the law arrives with its updates,
 * and falls back on opcc_time_london_offset_by_rule().
 *
 * Returns: seconds by which the clock of London is ahead of UTC at @time
 */
int
opcc_time_london_offset (gint64 time)
{
  /* The database is searched under a lock, which a file of 100,000 times would feel. Days on which
   * the clocks do not change are remembered, each in the place of its number. */
  static _Thread_local struct
  {
    gint64 day;
    gboolean known;
    int offset;
  } days[256];
  gint64 day = floor_divide (time, DAY);
  gsize place = (gsize) day & 255;
  int offset;

  if (days[place].known && days[place].day == day)
    return days[place].offset;
  offset = look_up_offset (day * DAY);
  if (offset != look_up_offset (day * DAY + DAY - 1))
    return look_up_offset (time);
  days[place].day = day;
  days[place].known = TRUE;
  days[place].offset = offset;
  return offset;
}

/**
 * opcc_time_from_london:
 * @date: a day, not %OPCC_NO_DATE
 * @seconds_of_day: what the clock shows, 0 to 86,399
 * @change: what to do when the clocks change at that time
 * @time: (out): the moment; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Finds the moment at which the clock of London shows a time, so that "closes at 17:00" is one
 * moment on every desk. Between 01:00 and 02:00 on the last Sundays of March and October there is
 * no such moment, or there are two; @change says what then.
 *
 * Returns: whether there is one moment, or @change chose one
 */
gboolean
opcc_time_from_london (
    OpccDate date, int seconds_of_day, OpccClockChange change, gint64 *time, GError **error)
{
  gint64 local = (gint64) date * DAY + seconds_of_day;
  int before;
  int after;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (date != OPCC_NO_DATE, FALSE);
  g_return_val_if_fail (seconds_of_day >= 0 && seconds_of_day < DAY, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  before = opcc_time_london_offset (local - DAY);
  after = opcc_time_london_offset (local + DAY);
  if (before != after)
    {
      gboolean fits_before = opcc_time_london_offset (local - before) == before;
      gboolean fits_after = opcc_time_london_offset (local - after) == after;

      if (fits_before == fits_after)
        {
          if (change != OPCC_CLOCK_REFUSE)
            {
              int offset = change == OPCC_CLOCK_EARLIER ? MAX (before, after) : MIN (before, after);

              *time = local - offset;
              return TRUE;
            }
          shown = opcc_date_format (date);
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       fits_before
                           /* Translators: a clock time (twice) and a date */
                           ? _ ("%02d:%02d comes twice on %s, when the clocks go back. Add BST for "
                                "the first or GMT for the second.")
                           /* Translators: a clock time and a date */
                           : _ ("There is no %02d:%02d on %s, when the clocks go forward. Give a "
                                "time before 01:00 or from 02:00 on."),
                       seconds_of_day / HOUR, seconds_of_day / 60 % 60, shown);
          return FALSE;
        }
      before = fits_before ? before : after;
    }
  *time = local - before;
  return TRUE;
}

/**
 * opcc_time_now:
 *
 * Returns: UTC seconds now; where OPCC_TODAY pins the day, what the clock of London shows now on
 *   that day
 */
gint64
opcc_time_now (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  OpccDate pinned = opcc_date_get_pinned_today ();

  if (pinned != OPCC_NO_DATE)
    opcc_time_from_london (pinned, opcc_time_get_seconds_of_day (now), OPCC_CLOCK_LATER, &now,
                           NULL);
  return now;
}

/**
 * opcc_time_get_date:
 * @time: UTC seconds, or %OPCC_NO_TIME
 *
 * Returns: the day in London at @time; %OPCC_NO_DATE for %OPCC_NO_TIME
 */
OpccDate
opcc_time_get_date (gint64 time)
{
  if (time == OPCC_NO_TIME)
    return OPCC_NO_DATE;
  return (OpccDate) floor_divide (time + opcc_time_london_offset (time), DAY);
}

/**
 * opcc_time_get_seconds_of_day:
 * @time: UTC seconds, not %OPCC_NO_TIME
 *
 * Returns: what the clock of London shows at @time, 0 to 86,399
 */
int
opcc_time_get_seconds_of_day (gint64 time)
{
  gint64 local;

  g_return_val_if_fail (time != OPCC_NO_TIME, 0);

  local = time + opcc_time_london_offset (time);
  return (int) (local - floor_divide (local, DAY) * DAY);
}

/**
 * opcc_time_parse:
 * @text: a date and time as people and programs write them
 * @time: (out): UTC seconds; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Reads every date that opcc_date_parse() reads, followed by "17:00", "17:00:00", "5:00 pm", "5pm"
 * or "noon", and then "Z", "+01:00", "GMT" or "BST" if need be; without those it is the clock of
 * London. A date alone is its first moment. A spreadsheet's number may have a fraction, rounded to
 * the second. An hour that does not exist, or comes twice without saying which, is refused.
 *
 * Returns: whether @text is one moment; if not, @error says why and what to write
 */
gboolean
opcc_time_parse (const char *text, gint64 *time, GError **error)
{
  return opcc_time_parse_with_base (text, OPCC_SERIAL_1900, time, error);
}

/**
 * opcc_time_parse_with_base:
 * @text: a date and time as people and programs write them
 * @base: how the workbook it comes from counts its days
 * @time: (out): UTC seconds; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Like opcc_time_parse(), for a cell of a workbook.
 *
 * Returns: whether @text is one moment
 */
gboolean
opcc_time_parse_with_base (const char *text, OpccSerialBase base, gint64 *time, GError **error)
{
  OpccDateReading reading;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  if (!opcc_date_read (text, base, &reading, error))
    return FALSE;
  if (!reading.has_offset)
    return opcc_time_from_london (reading.date, reading.seconds, OPCC_CLOCK_REFUSE, time, error);
  *time = (gint64) reading.date * DAY + reading.seconds - reading.offset;
  return TRUE;
}

/**
 * opcc_time_format_clock:
 * @time: UTC seconds, or %OPCC_NO_TIME
 *
 * Returns: (transfer full): what the clock of London shows, "17:00"; empty for %OPCC_NO_TIME
 */
char *
opcc_time_format_clock (gint64 time)
{
  int seconds;

  if (time == OPCC_NO_TIME)
    return g_strdup ("");
  seconds = opcc_time_get_seconds_of_day (time);
  return g_strdup_printf ("%02d:%02d", seconds / HOUR, seconds / 60 % 60);
}

/**
 * opcc_time_format:
 * @time: UTC seconds, or %OPCC_NO_TIME
 *
 * Returns: (transfer full): "3 July 2023, 17:00" by the clock of London, with BST or GMT in the
 * hour that comes twice; empty for %OPCC_NO_TIME
 */
char *
opcc_time_format (gint64 time)
{
  const OpccDate day = opcc_time_get_date (time);
  g_autofree char *date = opcc_date_format (day);
  g_autofree char *clock = opcc_time_format_clock (time);
  gint64 same;

  if (time == OPCC_NO_TIME)
    return g_strdup ("");
  if (!opcc_time_from_london (day, opcc_time_get_seconds_of_day (time), OPCC_CLOCK_REFUSE, &same,
                              NULL))
    /* Translators: a date, a clock time, and BST or GMT */
    return g_strdup_printf (_ ("%s, %s %s"), date, clock,
                            opcc_time_london_offset (time) > 0 ? "BST" : "GMT");
  /* Translators: a date and a clock time */
  return g_strdup_printf (_ ("%s, %s"), date, clock);
}

/**
 * opcc_time_append_iso:
 * @out: where to write
 * @time: UTC seconds, or %OPCC_NO_TIME, which writes nothing
 *
 * Appends a moment as files and the store carry it, "2023-07-03T16:00:00Z".
 */
void
opcc_time_append_iso (GString *out, gint64 time)
{
  gint64 date;
  int seconds;
  char clock[] = "T00:00:00Z";

  g_return_if_fail (out != NULL);

  if (time == OPCC_NO_TIME)
    return;
  date = floor_divide (time, DAY);
  seconds = (int) (time - date * DAY);
  opcc_date_append_iso (out, (OpccDate) date);
  clock[1] = (char) ('0' + seconds / HOUR / 10);
  clock[2] = (char) ('0' + seconds / HOUR % 10);
  clock[4] = (char) ('0' + seconds / 600 % 6);
  clock[5] = (char) ('0' + seconds / 60 % 10);
  clock[7] = (char) ('0' + seconds % 60 / 10);
  clock[8] = (char) ('0' + seconds % 10);
  g_string_append_len (out, clock, sizeof clock - 1);
}

/**
 * opcc_time_to_iso:
 * @time: UTC seconds, or %OPCC_NO_TIME
 *
 * Returns: (transfer full): "2023-07-03T16:00:00Z"; empty for %OPCC_NO_TIME
 */
char *
opcc_time_to_iso (gint64 time)
{
  GString *out = g_string_sized_new (24);

  opcc_time_append_iso (out, time);
  return g_string_free (out, FALSE);
}

/**
 * opcc_time_from_iso:
 * @text: (nullable): what opcc_time_to_iso() wrote
 * @time: (out): UTC seconds; left alone if @text is not one
 *
 * Reads exactly "YYYY-MM-DDTHH:MM:SSZ", fast, for the store and for files of ours.
 *
 * Returns: whether @text is such a moment
 */
gboolean
opcc_time_from_iso (const char *text, gint64 *time)
{
  static const char shape[] = "T00:00:00Z";
  char day[11];
  int numbers[3] = { 0, 0, 0 };
  int part = 0;
  OpccDate date;
  int i;

  if (text == NULL || strlen (text) != 20)
    return FALSE;
  g_strlcpy (day, text, sizeof day);
  if (!opcc_date_from_iso (day, &date))
    return FALSE;
  for (i = 0; shape[i] != '\0'; i++)
    {
      char c = text[10 + i];

      if (shape[i] == '0' ? !g_ascii_isdigit (c) : c != shape[i])
        return FALSE;
      if (shape[i] == '0')
        numbers[part] = numbers[part] * 10 + (c - '0');
      else if (shape[i] == ':')
        part++;
    }
  if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 59)
    return FALSE;
  *time = (gint64) date * DAY + numbers[0] * HOUR + numbers[1] * 60 + numbers[2];
  return TRUE;
}
