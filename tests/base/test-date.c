/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks reading, printing and reckoning with dates, against GLib's calendar where it can. */
#include "opcc-date.h"

#include <string.h>

#include "opcc-error.h"
#include "opcc-time.h"

/* clang-format off */
static const struct
{
  const char *text;
  const char *iso;
} readable[] = {
  { "2023-07-03", "2023-07-03" },
  { "2023-7-3", "2023-07-03" },
  { "2023/07/03", "2023-07-03" },
  { "20230703", "2023-07-03" },
  { "03/07/2023", "2023-07-03" },
  { "3/7/2023", "2023-07-03" },
  { "12/11/2023", "2023-11-12" },
  { "31/12/2023", "2023-12-31" },
  { "3-7-2023", "2023-07-03" },
  { "3.7.2023", "2023-07-03" },
  { "3 7 2023", "2023-07-03" },
  { "3 July 2023", "2023-07-03" },
  { "3 JULY, 2023", "2023-07-03" },
  { "3July2023", "2023-07-03" },
  { "3rd July 2023", "2023-07-03" },
  { "3rd Jul 23", "2023-07-03" },
  { "the 3rd of July 2023", "2023-07-03" },
  { "03-Jul-23", "2023-07-03" },
  { "03-Jul-2023", "2023-07-03" },
  { "3 July '23", "2023-07-03" },
  { "3 July ’23", "2023-07-03" },
  { "21st Sept. 2023", "2023-09-21" },
  { "1 aug 2023", "2023-08-01" },
  { "Mon 3 July 2023", "2023-07-03" },
  { "Monday, 3rd July 2023", "2023-07-03" },
  { "Mon 03/07/2023", "2023-07-03" },
  { "Thurs 5 Oct 2023", "2023-10-05" },
  { "July 3, 2023", "2023-07-03" },
  { "Jul 3rd 2023", "2023-07-03" },
  { "2023-Jul-03", "2023-07-03" },
  { "  3 July 2023 ", "2023-07-03" },
  { "3\302\240July\302\2402023", "2023-07-03" },
  { "\342\200\21603/07/2023", "2023-07-03" },
  { "3–7–2023", "2023-07-03" },
  { "2023-07-03T16:00:00Z", "2023-07-03" },
  { "2023-07-03 17:00", "2023-07-03" },
  { "03/07/2023 17:00:00", "2023-07-03" },
  { "3 July 2023 at 5pm", "2023-07-03" },
  { "3 July 2023, 17:00", "2023-07-03" },
  { "Mon Jul 03 2023 17:00:00 GMT+0100 (British Summer Time)", "2023-07-03" },
  { "Mon, 3 Jul 2023 17:00:00 +0100", "2023-07-03" },
  { "45110", "2023-07-03" },
  { "45110.7083333", "2023-07-03" },
  { "45110,7083333", "2023-07-03" },
  { "45110.0", "2023-07-03" },
  { "29 February 2024", "2024-02-29" },
  { "29/02/2000", "2000-02-29" },
  { "3/7/23", "2023-07-03" },
  { "31/07/98", "1998-07-31" },
  { "07/07/07", "2007-07-07" },
  { "1 May 1890", "1890-05-01" },
  { "1 January 1753", "1753-01-01" },
  { "31 December 2199", "2199-12-31" },
  { "January 3, 2023", "2023-01-03" },
  { "3 July 2023,", "2023-07-03" },
  { "3 July 2023, at 5pm", "2023-07-03" },
  { "3 July 2023 - 17:00", "2023-07-03" },
  { "2023-07-03T9:00", "2023-07-03" },
  { "21 Sept.2023", "2023-09-21" },
  { "3 / 7 / 2023", "2023-07-03" },
  { "3rd/7/2023", "2023-07-03" },
  { "3/07/23", "2023-07-03" },
  { "03/7/23", "2023-07-03" },
  { "07/08/07", "2007-08-07" },
  { "3 July 49", "2049-07-03" },
  { "3 July 70", "1970-07-03" },
  { "20000", "1954-10-03" },
  { "80000", "2119-01-11" },
  { "Mon Jul 03 2023 17:00:00 GMT+0100 (British Summer Time, of eighty letters in al)",
    "2023-07-03" },
};

static const struct
{
  const char *text;
  const char *says; /* a part of the message */
} refused[] = {
  { "", "There is no date" },
  { " \302\240", "There is no date" },
  { "soon", "“soon” is not a date. Write it like 3 July 2023 or 03/07/2023." },
  { "30 February 2023", "is not a day of the calendar" },
  { "29/02/2023", "is not a day of the calendar" },
  { "29/02/1900", "is not a day of the calendar" },
  { "31/06/2023", "is not a day of the calendar" },
  { "2023-02-30", "is not a day of the calendar" },
  { "2023-13-07", "is not a day of the calendar" },
  { "0/7/2023", "is not a day of the calendar" },
  { "32/13/2023", "is not a day of the calendar" },
  { "07/13/2023", "“07/13/2023” has the month before the day" },
  { "7/31/2023", "has the month before the day" },
  { "03/07/23", "“03/07/23” can be read in two ways" },
  { "31-12-23", "can be read in two ways" },
  { "3 July 55", "can be read in two ways" },
  { "3 July", "has no year" },
  { "3 July 17:00", "has no year" },
  { "3rd of July", "has no year" },
  { "July 2023", "has no day" },
  { "2023 July", "has no day" },
  { "3 July 0203", "The year of “3 July 0203” cannot be right" },
  { "0023-07-03", "cannot be right" },
  { "3 July 2923", "cannot be right" },
  { "Tue 3 July 2023", "names the wrong day of the week" },
  { "3 July 2023 late", "is not a time" },
  { "3 July 2023 25:00", "is not a time" },
  { "3 July 2023 midnight", "is not a time" },
  { "3 July 20233", "is not a date" },
  { "Mon 3 July 20233", "is not a date" },
  { ",", "is not a date" },
  { "3/7-2023", "is not a date" },
  { "3/7", "is not a date" },
  { "3//2023", "is not a date" },
  { "2023", "is not a date" },
  { "10000", "is not a date" },
  { "90000", "is not a date" },
  { "45110.", "is not a date" },
  { "99999999", "is not a date" },
  { "3 Jly 2023", "is not a date" },
  { "3 Octobe 2023", "is not a date" },
  { "3/7/203", "is not a date" },
  { "3/007/2023", "is not a date" },
  { "003/7/2023", "is not a date" },
  { "2023-07-003", "is not a date" },
  { "2023/07/2023", "is not a date" },
  { "2023 July 003", "is not a date" },
  { "003 July 2023", "is not a date" },
  { "3 July 2023x", "is not a date" },
  { "3 July 2023x5pm", "is not a date" },
  { "19999", "is not a date" },
  { "80001", "is not a date" },
  { "July 2023 5", "has no day" },
  { "Mon 4 July 2023", "names the wrong day of the week" },
  { "31 December 1752", "cannot be right" },
  { "1/1/2200", "cannot be right" },
  { "12/13/2023", "has the month before the day" },
  { "0/12/2023", "is not a day of the calendar" },
  { "07/32/2023", "is not a day of the calendar" },
  { "13/13/2023", "is not a day of the calendar" },
  { "3 July 50", "can be read in two ways" },
  { "3 July 69", "can be read in two ways" },
  { "03/07/55", "can be read in two ways" },
  { "Mon Jul 03 2023 17:00:00 GMT+0100 (British Summer Time, of eighty letters and on)",
    "is not a date" },
  { "3 Ju 2023", "is not a date" },
  { "£45110", "is not a date" },
  { "\xa3", "is not a date" },
  { "٣/٧/٢٠٢٣", "is not a date" },
};
/* clang-format on */

static void
test_readable (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      OpccDate date = OPCC_NO_DATE;

      g_test_message ("%s", readable[i].text);
      g_assert_true (opcc_date_parse (readable[i].text, &date, &error));
      g_assert_no_error (error);
      iso = opcc_date_to_iso (date);
      g_assert_cmpstr (iso, ==, readable[i].iso);
    }
}

static void
test_refused (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      OpccDate date = 77;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (opcc_date_parse (refused[i].text, &date, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].says));
      g_assert_cmpint (date, ==, 77);
    }
}

static void
test_serials (void)
{
  static const struct
  {
    double serial;
    OpccSerialBase base;
    const char *iso; /* NULL if refused */
  } rows[] = {
    { 1, OPCC_SERIAL_1900, "1900-01-01" },
    { 59, OPCC_SERIAL_1900, "1900-02-28" },
    { 60, OPCC_SERIAL_1900, NULL },
    { 60.5, OPCC_SERIAL_1900, NULL },
    { 61, OPCC_SERIAL_1900, "1900-03-01" },
    { 25569, OPCC_SERIAL_1900, "1970-01-01" },
    { 45110, OPCC_SERIAL_1900, "2023-07-03" },
    { 45110.99, OPCC_SERIAL_1900, "2023-07-03" },
    { 0, OPCC_SERIAL_1900, NULL },
    { -1, OPCC_SERIAL_1904, NULL },
    { 0, OPCC_SERIAL_1904, "1904-01-01" },
    { 43648, OPCC_SERIAL_1904, "2023-07-03" },
    { 2958465, OPCC_SERIAL_1900, "9999-12-31" },
    { 2958466, OPCC_SERIAL_1900, NULL },
  };
  gsize i;
  OpccDate date;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean read = opcc_date_from_serial (rows[i].serial, rows[i].base, &date, &error);

      if (rows[i].iso == NULL)
        {
          g_assert_false (read);
          g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
        }
      else
        {
          g_autofree char *iso = opcc_date_to_iso (date);

          g_assert_no_error (error);
          g_assert_cmpstr (iso, ==, rows[i].iso);
        }
    }
  g_assert_false (opcc_date_from_serial (0.0 / 0.0, OPCC_SERIAL_1900, &date, NULL));
  g_assert_true (opcc_date_parse_with_base ("43648", OPCC_SERIAL_1904, &date, NULL));
  g_assert_cmpint (date, ==, opcc_date_from_ymd (2023, 7, 3));
}

/* Every day of 500 years agrees with GLib's calendar, there and back. */
static void
test_calendar (void)
{
  GDate other;
  OpccDate date = opcc_date_from_ymd (1752, 1, 1);
  OpccDate last = opcc_date_from_ymd (2252, 1, 1);

  g_assert_cmpint (opcc_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (date, <, 0);
  g_date_clear (&other, 1);
  g_date_set_dmy (&other, 1, G_DATE_JANUARY, 1752);
  for (; date <= last; date++, g_date_add_days (&other, 1))
    {
      int year;
      int month;
      int day;

      opcc_date_get_ymd (date, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&other));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&other));
      g_assert_cmpint (day, ==, g_date_get_day (&other));
      g_assert_cmpint (opcc_date_from_ymd (year, month, day), ==, date);
      g_assert_cmpint (opcc_date_get_weekday (date), ==, g_date_get_weekday (&other));
    }
  g_assert_cmpint (opcc_date_from_ymd (2023, 2, 29), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_from_ymd (2023, 13, 1), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_from_ymd (0, 1, 1), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_from_ymd (10000, 1, 1), ==, OPCC_NO_DATE);
  g_assert_false (opcc_date_from_iso (NULL, &date));
}

/* The first and the last day there is, the last of each month, and numbers that lie before. */
static void
test_edges (void)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  static const struct
  {
    OpccDate date;
    int year;
    int month;
    int day;
  } rows[] = { { -719162, 1, 1, 1 },
               { 2932896, 9999, 12, 31 },
               { -719468, 0, 3, 1 },
               { -719469, 0, 2, 29 },
               { -719468 - 146097, -400, 3, 1 } };
  int i;

  for (i = 0; i < 12; i++)
    {
      g_assert_cmpint (opcc_date_days_in_month (2023, i + 1), ==, days[i]);
      g_assert_cmpint (opcc_date_from_ymd (2023, i + 1, days[i] + 1), ==, OPCC_NO_DATE);
    }
  for (i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    {
      int year;
      int month;
      int day;

      opcc_date_get_ymd (rows[i].date, &year, &month, &day);
      g_assert_cmpint (year, ==, rows[i].year);
      g_assert_cmpint (month, ==, rows[i].month);
      g_assert_cmpint (day, ==, rows[i].day);
      g_assert_cmpint (opcc_date_from_ymd (year, month, day), ==,
                       year >= 1 ? rows[i].date : OPCC_NO_DATE);
    }
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } rows[] = {
    { "2023-01-31", 1, "2023-02-28" },  { "2024-01-31", 1, "2024-02-29" },
    { "2023-07-03", 12, "2024-07-03" }, { "2024-02-29", 12, "2025-02-28" },
    { "2023-01-15", -1, "2022-12-15" }, { "2023-03-31", -13, "2022-02-28" },
    { "2023-05-31", 0, "2023-05-31" },  { "2023-12-31", 2, "2024-02-29" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OpccDate date;
      g_autofree char *iso = NULL;

      g_assert_true (opcc_date_from_iso (rows[i].from, &date));
      iso = opcc_date_to_iso (opcc_date_add_months (date, rows[i].months));
      g_assert_cmpstr (iso, ==, rows[i].to);
    }
  g_assert_cmpint (opcc_date_add_months (OPCC_NO_DATE, 1), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_add_months (opcc_date_from_ymd (9999, 12, 1), 1), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_add_months (opcc_date_from_ymd (1, 1, 31), -1), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_add_months (0, G_MAXINT), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_date_add_months (0, G_MININT), ==, OPCC_NO_DATE);
}

static void
assert_and_free (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_format (void)
{
  OpccDate july = opcc_date_from_ymd (2023, 7, 3);
  g_autoptr (GString) iso = g_string_new (NULL);

  opcc_date_append_iso (iso, july);
  g_assert_cmpuint (iso->len, ==, strlen ("2023-07-03"));
  assert_and_free (opcc_date_format (july), "3 July 2023");
  assert_and_free (opcc_date_format (OPCC_NO_DATE), "");
  assert_and_free (opcc_date_to_iso (OPCC_NO_DATE), "");
  assert_and_free (opcc_date_format_near (opcc_date_from_ymd (2023, 10, 10)), "Tue 10 Oct");
  assert_and_free (opcc_date_format_near (opcc_date_from_ymd (2024, 1, 5)), "Fri 5 Jan");
  assert_and_free (opcc_date_format_near (opcc_date_from_ymd (2024, 10, 10)), "Thu 10 Oct 2024");
  assert_and_free (opcc_date_format_near (opcc_date_today () + 182), "Mon 8 Apr");
  assert_and_free (opcc_date_format_near (opcc_date_today () + 183), "Tue 9 Apr 2024");
  assert_and_free (opcc_date_format_near (opcc_date_today () - 182), "Mon 10 Apr");
  assert_and_free (opcc_date_format_near (opcc_date_today () - 183), "Sun 9 Apr 2023");
  assert_and_free (opcc_date_format_near (OPCC_NO_DATE), "");
  assert_and_free (opcc_date_format_range (july, july + 28), "3 to 31 July 2023");
  assert_and_free (opcc_date_format_range (july, july + 32), "3 July to 4 August 2023");
  assert_and_free (opcc_date_format_range (july, july + 185), "3 July 2023 to 4 January 2024");
  assert_and_free (opcc_date_format_range (july, july), "3 July 2023");
  assert_and_free (opcc_date_format_range (july, OPCC_NO_DATE), "from 3 July 2023");
  assert_and_free (opcc_date_format_range (OPCC_NO_DATE, july), "until 3 July 2023");
  assert_and_free (opcc_date_format_range (OPCC_NO_DATE, OPCC_NO_DATE), "");
}

static void
test_today (void)
{
  g_assert_cmpint (opcc_date_today (), ==, opcc_date_from_ymd (2023, 10, 9));
  g_assert_cmpint (opcc_date_get_pinned_today (), ==, opcc_date_today ());
}

/* Read once in a program, so each in one of its own: no day pinned, and what is no day. */
static void
test_not_pinned (void)
{
  if (g_test_subprocess ())
    {
      OpccDate before;
      OpccDate today;

      g_unsetenv ("OPCC_TODAY");
      before = opcc_time_get_date (g_get_real_time () / G_USEC_PER_SEC);
      today = opcc_date_today ();
      g_assert_cmpint (opcc_date_get_pinned_today (), ==, OPCC_NO_DATE);
      g_assert_true (today == before || today == before + 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, (GTestSubprocessFlags) 0);
  g_test_trap_assert_passed ();
}

static void
test_pinned_wrong (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("OPCC_TODAY", "next Tuesday", TRUE);
      opcc_date_today ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, (GTestSubprocessFlags) 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*which is not a date like*");
}

/* Whatever is printed is read back as the same day; noise is refused or read, without a crash. */
static void
test_round_trip_and_noise (void)
{
  static const char *const parts[] = { "3", "07", "2023", "23", "/",   "-", " ",
                                       ".", ":",  "july", "th", "Mon", "T", "pm",
                                       "Z", "+1", "of ",  "'",  "at " };
  int i;

  for (i = 0; i < 20000; i++)
    {
      OpccDate date = g_test_rand_int_range (-70000, 80000);
      g_autofree char *full = opcc_date_format (date);
      g_autofree char *iso = opcc_date_to_iso (date);
      g_autoptr (GString) noise = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      OpccDate again;
      int n = g_test_rand_int_range (0, 12);

      g_assert_true (opcc_date_parse (full, &again, NULL));
      g_assert_cmpint (again, ==, date);
      g_assert_true (opcc_date_parse (iso, &again, NULL));
      g_assert_cmpint (again, ==, date);
      while (n-- > 0)
        g_string_append (noise, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      if (!opcc_date_parse (noise->str, &again, &error))
        g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("OPCC_TODAY", "2023-10-09", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/readable", test_readable);
  g_test_add_func ("/base/date/refused", test_refused);
  g_test_add_func ("/base/date/serials", test_serials);
  g_test_add_func ("/base/date/calendar", test_calendar);
  g_test_add_func ("/base/date/add-months", test_add_months);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/edges", test_edges);
  g_test_add_func ("/base/date/today", test_today);
  g_test_add_func ("/base/date/not-pinned", test_not_pinned);
  g_test_add_func ("/base/date/pinned-wrong", test_pinned_wrong);
  g_test_add_func ("/base/date/round-trip-and-noise", test_round_trip_and_noise);
  return g_test_run ();
}
