/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks bank holidays against the government's list, and counting in working days. */
#include "opcc-working-days.h"

#include <string.h>

#define ANY              OPCC_NATION_ANY
#define ENGLAND_WALES    OPCC_NATION_ENGLAND_WALES
#define SCOTLAND         OPCC_NATION_SCOTLAND
#define NORTHERN_IRELAND OPCC_NATION_NORTHERN_IRELAND

static OpccDate
read_day (const char *iso)
{
  OpccDate date = OPCC_NO_DATE;

  g_assert_true (opcc_date_from_iso (iso, &date));
  return date;
}

/* Due dates worked out by hand from the three calendars. */
static void
test_freedom_of_information (void)
{
  static const char *const rows[][2] = {
    { "2023-12-15", "2024-01-18" },
    { "2023-11-10", "2023-12-11" },
    { "2024-03-04", "2024-04-04" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OpccDate received = read_day (rows[i][0]);
      OpccDate due = opcc_add_working_days (received, 20, ANY);

      g_assert_cmpint (due, ==, read_day (rows[i][1]));
      g_assert_cmpint (opcc_count_working_days (received, due, ANY), ==, 20);
    }
  /* The calendar of England and Wales alone gives a day too early. */
  g_assert_cmpint (opcc_add_working_days (read_day ("2023-12-15"), 20, ENGLAND_WALES), ==,
                   read_day ("2024-01-17"));
}

static void
test_single_days (void)
{
  static const struct
  {
    const char *iso;
    OpccNation nations;
  } rows[] = {
    { "1981-07-29", ANY },
    { "1995-05-01", 0 },
    { "1995-05-08", ANY },
    { "1999-12-31", ANY },
    { "2000-04-24", ENGLAND_WALES | NORTHERN_IRELAND },
    { "2002-05-27", 0 },
    { "2002-06-03", ANY },
    { "2002-06-04", ANY },
    { "2006-11-30", 0 },
    { "2007-11-30", SCOTLAND },
    { "2008-03-21", ANY },
    { "2011-04-25", ENGLAND_WALES | NORTHERN_IRELAND },
    { "2011-04-29", ANY },
    { "2012-05-28", 0 },
    { "2012-06-04", ANY },
    { "2012-06-05", ANY },
    { "2018-05-07", ANY },
    { "2020-05-04", 0 },
    { "2020-05-08", ANY },
    { "2022-05-30", 0 },
    { "2022-09-19", ANY },
    { "2026-06-15", SCOTLAND },
    { "2027-06-15", 0 },
    { "2021-12-25", 0 },
    { "2021-12-27", ANY },
    { "2021-12-28", ANY },
    { "2038-04-26", ENGLAND_WALES | NORTHERN_IRELAND },
  };
  static const OpccNation each[] = { ENGLAND_WALES, SCOTLAND, NORTHERN_IRELAND };
  gsize i;
  gsize j;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OpccDate date = read_day (rows[i].iso);

      g_test_message ("%s", rows[i].iso);
      for (j = 0; j < G_N_ELEMENTS (each); j++)
        g_assert_cmpint (opcc_is_bank_holiday (date, each[j]), ==,
                         (rows[i].nations & each[j]) != 0);
      g_assert_cmpint (opcc_is_bank_holiday (date, ANY), ==, rows[i].nations != 0);
      g_assert_false (opcc_is_bank_holiday (date, 0));
    }
  g_assert_false (opcc_is_working_day (read_day ("2021-12-25"), ENGLAND_WALES));
  g_assert_true (opcc_is_working_day (read_day ("2024-01-02"), ENGLAND_WALES));
  g_assert_false (opcc_is_working_day (read_day ("2024-01-02"), ANY));
}

/* The government's list (gov.uk/bank-holidays, 24 November 2025), months and days. */
static const struct
{
  int year;
  const char *everywhere;
  const char *not_scotland;
  const char *scotland;
  const char *northern_ireland;
} listed[] = {
  { 2019, "0101 0419 0506 0527 1225 1226", "0422 0826", "0102 0805 1202", "0318 0712" },
  { 2020, "0101 0410 0508 0525 1225 1228", "0413 0831", "0102 0803 1130", "0317 0713" },
  { 2021, "0101 0402 0503 0531 1227 1228", "0405 0830", "0104 0802 1130", "0317 0712" },
  { 2022, "0103 0415 0502 0602 0603 0919 1226 1227", "0418 0829", "0104 0801 1130", "0317 0712" },
  { 2023, "0102 0407 0501 0508 0529 1225 1226", "0410 0828", "0103 0807 1130", "0317 0712" },
  { 2024, "0101 0329 0506 0527 1225 1226", "0401 0826", "0102 0805 1202", "0318 0712" },
  { 2025, "0101 0418 0505 0526 1225 1226", "0421 0825", "0102 0804 1201", "0317 0714" },
  { 2026, "0101 0403 0504 0525 1225 1228", "0406 0831", "0102 0615 0803 1130", "0317 0713" },
  { 2027, "0101 0326 0503 0531 1227 1228", "0329 0830", "0104 0802 1130", "0317 0712" },
  { 2028, "0103 0414 0501 0529 1225 1226", "0417 0828", "0104 0807 1130", "0317 0712" },
};

/* Each day of ten years is in the government's list when and only when it is computed. */
static void
test_official_list (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      OpccDate last = opcc_date_from_ymd (listed[i].year, 12, 31);
      OpccDate date;

      for (date = opcc_date_from_ymd (listed[i].year, 1, 1); date <= last; date++)
        {
          g_autofree char *iso = opcc_date_to_iso (date);
          const char key[] = { iso[5], iso[6], iso[8], iso[9], '\0' };
          gboolean everywhere = strstr (listed[i].everywhere, key) != NULL;
          gboolean not_scotland = everywhere || strstr (listed[i].not_scotland, key) != NULL;

          g_test_message ("%s", iso);
          g_assert_cmpint (opcc_is_bank_holiday (date, ENGLAND_WALES), ==, not_scotland);
          g_assert_cmpint (opcc_is_bank_holiday (date, NORTHERN_IRELAND), ==,
                           not_scotland || strstr (listed[i].northern_ireland, key) != NULL);
          g_assert_cmpint (opcc_is_bank_holiday (date, SCOTLAND), ==,
                           everywhere || strstr (listed[i].scotland, key) != NULL);
        }
    }
}

/* Easter by another way of reckoning it (J.-M. Oudin, 1940), through all the centuries' cases. */
static void
test_easter (void)
{
  int year;

  for (year = 1583; year < 6000; year++)
    {
      int g = year % 19;
      int c = year / 100;
      int h = (c - c / 4 - (8 * c + 13) / 25 + 19 * g + 15) % 30;
      int i = h - h / 28 * (1 - 29 / (h + 1) * ((21 - g) / 11));
      int l = i - (year + year / 4 + i + 2 - c + c / 4) % 7;
      int month = 3 + (l + 40) / 44;
      OpccDate easter = opcc_date_from_ymd (year, month, l + 28 - 31 * (month / 4));

      g_test_message ("%d", year);
      g_assert_true (opcc_is_bank_holiday (easter - 2, SCOTLAND));
      g_assert_true (opcc_is_bank_holiday (easter + 1, ENGLAND_WALES));
    }
}

/* Adding and counting are each other's reverse, forwards and backwards. */
static void
test_add_and_count (void)
{
  int i;

  for (i = 0; i < 2000; i++)
    {
      OpccDate date = g_test_rand_int_range (10000, 30000);
      int days = g_test_rand_int_range (-60, 61);
      OpccNation nations = (OpccNation) g_test_rand_int_range (1, 8);
      OpccDate then = opcc_add_working_days (date, days, nations);

      g_assert_cmpint (opcc_count_working_days (date, then, nations), ==, days);
      if (days != 0)
        g_assert_true (opcc_is_working_day (then, nations));
      else
        g_assert_cmpint (then, ==, date);
    }
  g_assert_cmpint (opcc_add_working_days (OPCC_NO_DATE, 5, ANY), ==, OPCC_NO_DATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/working-days/freedom-of-information", test_freedom_of_information);
  g_test_add_func ("/base/working-days/single-days", test_single_days);
  g_test_add_func ("/base/working-days/official-list", test_official_list);
  g_test_add_func ("/base/working-days/easter", test_easter);
  g_test_add_func ("/base/working-days/add-and-count", test_add_and_count);
  return g_test_run ();
}
