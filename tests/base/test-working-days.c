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

/* Collects the days of one nation as "01/01/2019" and so on, in the order of the list. */
static GHashTable *
collect_listed (const char *text, const char *nation)
{
  GHashTable *listed = g_hash_table_new (NULL, NULL);
  g_autofree char *key = g_strdup_printf ("\"common.nations.%s_slug\": {", nation);
  const char *start = strstr (text, key);
  const char *end;
  const char *p;

  g_assert_nonnull (start);
  end = strstr (start + strlen (key), "_slug\": {");
  for (p = start; (p = strstr (p, "\"date\": \"")) != NULL && (end == NULL || p < end);)
    {
      g_autofree char *day = NULL;
      OpccDate date;

      p += strlen ("\"date\": \"");
      day = g_strndup (p, 10);
      g_assert_true (opcc_date_parse (day, &date, NULL));
      g_hash_table_add (listed, GINT_TO_POINTER (date));
    }
  return listed;
}

/* Each day of ten years is in the government's list when and only when it is computed. */
static void
test_official_list (void)
{
  static const struct
  {
    const char *name;
    OpccNation nation;
  } nations[] = { { "england-and-wales", ENGLAND_WALES },
                  { "scotland", SCOTLAND },
                  { "northern-ireland", NORTHERN_IRELAND } };
  const char *shared = g_getenv ("OPCC_SHARED");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize i;

  path = g_build_filename (shared != NULL ? shared : "../shared", "open-data",
                           "uk-bank-holidays-2019-2028.json", NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The government's list of bank holidays is not beside the project");
      return;
    }
  for (i = 0; i < G_N_ELEMENTS (nations); i++)
    {
      g_autoptr (GHashTable) listed = collect_listed (text, nations[i].name);
      OpccDate date;

      g_assert_cmpuint (g_hash_table_size (listed), >=, 80);
      for (date = read_day ("2019-01-01"); date <= read_day ("2028-12-31"); date++)
        {
          g_autofree char *iso = opcc_date_to_iso (date);

          g_test_message ("%s %s", nations[i].name, iso);
          g_assert_cmpint (opcc_is_bank_holiday (date, nations[i].nation), ==,
                           g_hash_table_contains (listed, GINT_TO_POINTER (date)));
        }
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
  g_test_add_func ("/base/working-days/add-and-count", test_add_and_count);
  return g_test_run ();
}
