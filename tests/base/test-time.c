/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that times mean London's clock on every desk, also when the clocks change. */
#include "opcc-time.h"

#include <string.h>

#include "opcc-error.h"

#define DAY 86400

/* clang-format off */
static const struct
{
  const char *text;
  const char *iso; /* NULL if refused */
  const char *says; /* a part of the message */
} parsed[] = {
  { "2023-07-03T16:00:00Z", "2023-07-03T16:00:00Z", NULL },
  { "2023-07-03T17:00:00+01:00", "2023-07-03T16:00:00Z", NULL },
  { "2023-07-03T17:00:00.123+0100", "2023-07-03T16:00:00Z", NULL },
  { "2023-07-03T12:00:00-04:00", "2023-07-03T16:00:00Z", NULL },
  { "2023-07-03 17:00:00", "2023-07-03T16:00:00Z", NULL },
  { "03/07/2023 17:00", "2023-07-03T16:00:00Z", NULL },
  { "03/01/2023 17:00", "2023-01-03T17:00:00Z", NULL },
  { "3 July 2023 5:00 pm", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023 5pm", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023 5.00 p.m.", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023, 17:00", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023 1700 hrs", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023 noon", "2023-07-03T11:00:00Z", NULL },
  { "3 July 2023 12 noon", "2023-07-03T11:00:00Z", NULL },
  { "3 July 2023 12:30 am", "2023-07-02T23:30:00Z", NULL },
  { "3 July 2023 17:00 GMT", "2023-07-03T17:00:00Z", NULL },
  { "3 July 2023 17:00 BST", "2023-07-03T16:00:00Z", NULL },
  { "Mon Jul 03 2023 17:00:00 GMT+0100 (British Summer Time)", "2023-07-03T16:00:00Z", NULL },
  { "45110.7083333333", "2023-07-03T16:00:00Z", NULL },
  { "45110.999999999", "2023-07-03T23:00:00Z", NULL },
  { "45110,7083333333", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023 - 17:00", "2023-07-03T16:00:00Z", NULL },
  { "3 July 2023", "2023-07-02T23:00:00Z", NULL },
  { "25/10/2026 01:30 BST", "2026-10-25T00:30:00Z", NULL },
  { "25/10/2026 01:30 GMT", "2026-10-25T01:30:00Z", NULL },
  { "25/10/2026 00:59", "2026-10-24T23:59:00Z", NULL },
  { "25/10/2026 02:00", "2026-10-25T02:00:00Z", NULL },
  { "29/03/2026 00:59", "2026-03-29T00:59:00Z", NULL },
  { "29/03/2026 02:00", "2026-03-29T01:00:00Z", NULL },
  { "29/03/2026 01:30", NULL, "There is no 01:30 on 29 March 2026" },
  { "25/10/2026 01:30", NULL, "01:30 comes twice on 25 October 2026" },
  { "07/13/2023 17:00", NULL, "the month before the day" },
  { "3 July 2023 17:60", NULL, "is not a time" },
  { "3 July 2023 24:00", NULL, "is not a time" },
  { "3 July 2023 13:00 am", NULL, "is not a time" },
  { "3 July 2023 0:30 pm", NULL, "is not a time" },
  { "3 July 2023 5", NULL, "is not a time" },
  { "3 July 2023 17:00 CET", NULL, "is not a time" },
  { "3 July 2023 17:00+99", NULL, "is not a time" },
  { "", NULL, "There is no date" },
};
/* clang-format on */

/* In the hour that comes twice it says which, so that what is shown can be typed. */
static void
test_format_twice (void)
{
  static const struct
  {
    const char *iso;
    const char *shown;
  } times[] = { { "2026-10-24T23:59:00Z", "25 October 2026, 00:59" },
                { "2026-10-25T00:30:00Z", "25 October 2026, 01:30 BST" },
                { "2026-10-25T01:30:00Z", "25 October 2026, 01:30 GMT" },
                { "2026-10-25T02:00:00Z", "25 October 2026, 02:00" } };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      gint64 time = 0;
      gint64 again = 0;

      g_assert_true (opcc_time_from_iso (times[i].iso, &time));
      shown = opcc_time_format (time);
      g_assert_cmpstr (shown, ==, times[i].shown);
      opcc_time_parse (shown, &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, time);
    }
}

static void
test_parse (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (parsed); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 time = 77;
      gboolean read = opcc_time_parse (parsed[i].text, &time, &error);

      g_test_message ("%s: %s", parsed[i].text, error != NULL ? error->message : "read");
      if (parsed[i].iso != NULL)
        {
          g_autofree char *iso = opcc_time_to_iso (time);

          g_assert_no_error (error);
          g_assert_true (read);
          g_assert_cmpstr (iso, ==, parsed[i].iso);
        }
      else
        {
          g_assert_false (read);
          g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, parsed[i].says));
          g_assert_cmpint (time, ==, 77);
        }
    }
}

static void
assert_london (const char *day, int hour, int minute, OpccClockChange change, const char *expected)
{
  OpccDate date = OPCC_NO_DATE;
  gint64 time = OPCC_NO_TIME;
  g_autofree char *iso = NULL;

  g_assert_true (opcc_date_from_iso (day, &date));
  g_assert_true (opcc_time_from_london (date, hour * 3600 + minute * 60, change, &time, NULL));
  iso = opcc_time_to_iso (time);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_clock_change (void)
{
  assert_london ("2026-03-29", 1, 30, OPCC_CLOCK_EARLIER, "2026-03-29T00:30:00Z");
  assert_london ("2026-03-29", 1, 30, OPCC_CLOCK_LATER, "2026-03-29T01:30:00Z");
  assert_london ("2026-10-25", 1, 30, OPCC_CLOCK_EARLIER, "2026-10-25T00:30:00Z");
  assert_london ("2026-10-25", 1, 30, OPCC_CLOCK_LATER, "2026-10-25T01:30:00Z");
  assert_london ("2026-03-28", 17, 0, OPCC_CLOCK_REFUSE, "2026-03-28T17:00:00Z");
  assert_london ("2026-03-29", 17, 0, OPCC_CLOCK_REFUSE, "2026-03-29T16:00:00Z");
  assert_london ("2026-03-30", 0, 0, OPCC_CLOCK_REFUSE, "2026-03-29T23:00:00Z");
  assert_london ("2026-10-24", 17, 0, OPCC_CLOCK_REFUSE, "2026-10-24T16:00:00Z");
  assert_london ("2026-10-25", 0, 30, OPCC_CLOCK_REFUSE, "2026-10-24T23:30:00Z");
  assert_london ("2026-10-25", 17, 0, OPCC_CLOCK_REFUSE, "2026-10-25T17:00:00Z");
}

/* The computed rule and the time zone database agree at every hour from 1972 to 2037. */
static void
test_rule (void)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  gint64 time = (gint64) opcc_date_from_ymd (1972, 1, 1) * DAY;
  gint64 last = (gint64) opcc_date_from_ymd (2038, 1, 1) * DAY;

  if (london == NULL)
    {
      g_test_skip ("This computer has no time zone database to compare with");
      return;
    }
  for (; time < last; time += 3600)
    {
      int offset = opcc_time_london_offset_by_rule (time);

      g_assert_cmpint (opcc_time_london_offset (time), ==, offset);
      g_assert_cmpint (opcc_time_london_offset_by_rule (time - 1), ==,
                       opcc_time_london_offset (time - 1));
    }
}

/* Before 1972 only the database knows: mean time of the place, and summer time all the year round.
 */
static void
test_long_ago (void)
{
  static const int years[] = { 1840, 1900, 1941, 1969, 1970, 1971 };
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  gsize i;

  if (london == NULL)
    {
      g_test_skip ("This computer has no time zone database to compare with");
      return;
    }
  for (i = 0; i < G_N_ELEMENTS (years); i++)
    {
      gint64 time = (gint64) opcc_date_from_ymd (years[i], 1, 15) * DAY;
      int interval = g_time_zone_find_interval (london, G_TIME_TYPE_UNIVERSAL, time);

      g_assert_cmpint (opcc_time_london_offset (time), ==,
                       g_time_zone_get_offset (london, interval));
    }
  g_assert_cmpint (opcc_time_london_offset (0), ==, 3600);
}

/* Moments before 1970, which are below nought, are written as any. */
static void
test_below_nought (void)
{
  static const struct
  {
    gint64 time;
    const char *iso;
  } rows[] = { { -1, "1969-12-31T23:59:59Z" },
               { -DAY, "1969-12-31T00:00:00Z" },
               { -DAY - 1, "1969-12-30T23:59:59Z" },
               { -10 * DAY + 3661, "1969-12-22T01:01:01Z" } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) iso = g_string_new (NULL);
      gint64 again = 0;

      opcc_time_append_iso (iso, rows[i].time);
      g_assert_cmpstr (iso->str, ==, rows[i].iso);
      g_assert_cmpuint (iso->len, ==, strlen (rows[i].iso));
      g_assert_true (opcc_time_from_iso (iso->str, &again));
      g_assert_cmpint (again, ==, rows[i].time);
    }
}

/* Beyond the tables the rule goes on. */
static void
test_far_future (void)
{
  assert_london ("2050-07-01", 17, 0, OPCC_CLOCK_REFUSE, "2050-07-01T16:00:00Z");
  assert_london ("2050-01-01", 17, 0, OPCC_CLOCK_REFUSE, "2050-01-01T17:00:00Z");
}

/* Every moment has a day and a clock time that lead back to it. */
static void
test_there_and_back (void)
{
  int i;

  for (i = 0; i < 50000; i++)
    {
      gint64 time =
          (gint64) g_test_rand_int_range (0, 70 * 365) * DAY + g_test_rand_int_range (0, DAY);
      OpccDate date = opcc_time_get_date (time);
      int seconds = opcc_time_get_seconds_of_day (time);
      g_autofree char *iso = opcc_time_to_iso (time);
      gint64 first;
      gint64 second;
      gint64 again = 0;

      g_assert_true (opcc_time_from_london (date, seconds, OPCC_CLOCK_EARLIER, &first, NULL));
      g_assert_true (opcc_time_from_london (date, seconds, OPCC_CLOCK_LATER, &second, NULL));
      g_assert_true (time == first || time == second);
      g_assert_true (opcc_time_from_iso (iso, &again));
      g_assert_cmpint (again, ==, time);
    }
}

static void
test_format (void)
{
  gint64 time = 0;
  g_autofree char *full = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *none = opcc_time_format (OPCC_NO_TIME);
  g_autofree char *no_clock = opcc_time_format_clock (OPCC_NO_TIME);
  g_autofree char *no_iso = opcc_time_to_iso (OPCC_NO_TIME);

  g_assert_true (opcc_time_from_iso ("2023-07-03T16:00:59Z", &time));
  full = opcc_time_format (time);
  clock = opcc_time_format_clock (time);
  g_assert_cmpstr (full, ==, "3 July 2023, 17:00");
  g_assert_cmpstr (clock, ==, "17:00");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (no_clock, ==, "");
  g_assert_cmpstr (no_iso, ==, "");
  g_assert_cmpint (opcc_time_get_date (OPCC_NO_TIME), ==, OPCC_NO_DATE);
}

static void
test_from_iso_is_strict (void)
{
  static const char *const bad[] = {
    "2023-07-03",           "2023-07-03T16:00:00",  "2023-07-03 16:00:00Z",
    "2023-07-03T24:00:00Z", "2023-07-03T16:60:00Z", "2023-07-03T16:00:60Z",
    "2023-02-30T16:00:00Z", "2023-07-03T16-00-00Z", ""
  };
  gint64 time = 77;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (opcc_time_from_iso (bad[i], &time));
  g_assert_false (opcc_time_from_iso (NULL, &time));
  g_assert_cmpint (time, ==, 77);
}

/* Today and now tell of the same day, and now goes on within it. */
static void
test_now (void)
{
  gint64 real = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = opcc_time_now ();
  int shown = opcc_time_get_seconds_of_day (real);

  g_assert_cmpint (opcc_time_get_date (now), ==, opcc_date_from_ymd (2023, 10, 9));
  g_assert_cmpint ((opcc_time_get_seconds_of_day (now) - shown + DAY) % DAY, <=, 5);
}

int
main (int argc, char *argv[])
{
  g_setenv ("OPCC_TODAY", "2023-10-09", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/parse", test_parse);
  g_test_add_func ("/base/time/format-twice", test_format_twice);
  g_test_add_func ("/base/time/clock-change", test_clock_change);
  g_test_add_func ("/base/time/rule", test_rule);
  g_test_add_func ("/base/time/long-ago", test_long_ago);
  g_test_add_func ("/base/time/below-nought", test_below_nought);
  g_test_add_func ("/base/time/far-future", test_far_future);
  g_test_add_func ("/base/time/there-and-back", test_there_and_back);
  g_test_add_func ("/base/time/format", test_format);
  g_test_add_func ("/base/time/from-iso-is-strict", test_from_iso_is_strict);
  g_test_add_func ("/base/time/now", test_now);
  return g_test_run ();
}
