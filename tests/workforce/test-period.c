/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as reports write them. */
#include "opcc-period.h"

static void
expect (const char *text, const char *period, int year, int month, int day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;
  OpccDate end;

  g_assert_true (opcc_period_parse (text, &got, &end, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, period);
  g_assert_cmpint (end, ==, year > 0 ? opcc_date_from_ymd (year, month, day) : OPCC_NO_DATE);
}

static void
expect_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;
  OpccDate end;

  g_assert_false (opcc_period_parse (text, &got, &end, &error));
  g_assert_nonnull (error);
  g_assert_null (got);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_periods (void)
{
  expect ("2022/23", "2022-23", 2023, 3, 31);
  expect (" 2022-23 ", "2022-23", 2023, 3, 31);
  expect ("2009/10", "2009-10", 2010, 3, 31);
  expect ("1999/00", "1999-00", 2000, 3, 31);
  expect ("2022-10", "2022-10", 2022, 10, 31);
  expect ("2024-02", "2024-02", 2024, 2, 29);
  expect ("2018", "2018", 2018, 12, 31);
  expect ("31/03/2023", "2023-03-31", 2023, 3, 31);
  expect ("2023-03-31", "2023-03-31", 2023, 3, 31);
  expect ("last 10 years", "last 10 years", 0, 0, 0);
}

static void
test_refused (void)
{
  expect_refused ("");
  expect_refused ("  ");
  expect_refused (NULL);
  expect_refused ("2009-10"); /* a year, or October? */
  expect_refused ("2022-31");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/read", test_periods);
  g_test_add_func ("/period/refused", test_refused);
  return g_test_run ();
}
