/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks financial years and quarters at their edges, and how they are read and printed. */
#include "opcc-financial-year.h"

#include <string.h>

#include "opcc-error.h"

static void
test_edges (void)
{
  static const struct
  {
    const char *iso;
    int year;
    int quarter;
  } rows[] = {
    { "2023-03-31", 2022, 4 }, { "2023-04-01", 2023, 1 }, { "2023-06-30", 2023, 1 },
    { "2023-07-01", 2023, 2 }, { "2023-09-30", 2023, 2 }, { "2023-10-01", 2023, 3 },
    { "2023-12-31", 2023, 3 }, { "2024-01-01", 2023, 4 }, { "2028-02-29", 2027, 4 },
    { "2024-03-31", 2023, 4 }, { "2024-04-01", 2024, 1 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OpccDate date = OPCC_NO_DATE;

      g_assert_true (opcc_date_from_iso (rows[i].iso, &date));
      g_assert_cmpint (opcc_financial_year_of (date), ==, rows[i].year);
      g_assert_cmpint (opcc_financial_quarter_of (date), ==, rows[i].quarter);
    }
  g_assert_cmpint (opcc_financial_year_of (OPCC_NO_DATE), ==, OPCC_NO_FINANCIAL_YEAR);
  g_assert_cmpint (opcc_financial_quarter_of (OPCC_NO_DATE), ==, 0);
}

/* Years and quarters cover every day once, without a gap. */
static void
test_cover (void)
{
  OpccDate next = opcc_financial_year_first_day (1990);
  int year;
  int quarter;

  for (year = 1990; year < 2100; year++)
    {
      g_assert_cmpint (opcc_financial_year_first_day (year), ==, next);
      for (quarter = 1; quarter <= 4; quarter++)
        {
          OpccDate first = opcc_financial_quarter_first_day (year, quarter);
          OpccDate last = opcc_financial_quarter_last_day (year, quarter);
          OpccDate day;

          g_assert_cmpint (first, ==, next);
          for (day = first; day <= last; day++)
            {
              g_assert_cmpint (opcc_financial_year_of (day), ==, year);
              g_assert_cmpint (opcc_financial_quarter_of (day), ==, quarter);
            }
          next = last + 1;
        }
      g_assert_cmpint (opcc_financial_year_last_day (year), ==, next - 1);
    }
  g_assert_cmpint (opcc_financial_year_first_day (OPCC_NO_FINANCIAL_YEAR), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_financial_year_last_day (OPCC_NO_FINANCIAL_YEAR), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_financial_quarter_last_day (OPCC_NO_FINANCIAL_YEAR, 4), ==, OPCC_NO_DATE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int year; /* 0 if refused */
    const char *says;
  } rows[] = {
    { "2023/24", 2023, NULL },
    { "2023-24", 2023, NULL },
    { "2023–24", 2023, NULL },
    { "2023/2024", 2023, NULL },
    { " 2023 / 24 ", 2023, NULL },
    { "FY 2023/24", 2023, NULL },
    { "fy2023-24", 2023, NULL },
    { "23/24", 2023, NULL },
    { "1999/00", 1999, NULL },
    { "1999/2000", 1999, NULL },
    { "2023", 0, "“2023” can be either of two financial years" },
    { "FY 2023", 0, "either of two" },
    { "2023/25", 0, "do not follow" },
    { "2024/23", 0, "do not follow" },
    { "2023/2025", 0, "do not follow" },
    { "0023/24", 0, "do not follow" },
    { "1900/01", 1900, NULL },
    { "1899/00", 0, "do not follow" },
    { "2199/00", 2199, NULL },
    { "2200/01", 0, "do not follow" },
    { "23/2024", 0, "is not a financial year" },
    { "2023/24/25", 0, "is not a financial year" },
    { "2023/4", 0, "is not a financial year" },
    { "2023 24", 0, "is not a financial year" },
    { "23", 0, "is not a financial year" },
    { "", 0, "is not a financial year" },
    { "next", 0, "is not a financial year" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      int year = 77;
      gboolean read = opcc_financial_year_parse (rows[i].text, &year, &error);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (read, ==, rows[i].year != 0);
      g_assert_cmpint (year, ==, read ? rows[i].year : 77);
      if (!read)
        {
          g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, rows[i].says));
        }
    }
}

static void
test_format (void)
{
  g_autofree char *plain = opcc_financial_year_format (2023);
  g_autofree char *century = opcc_financial_year_format (1999);
  g_autofree char *none = opcc_financial_year_format (OPCC_NO_FINANCIAL_YEAR);

  g_assert_cmpstr (plain, ==, "2023/24");
  g_assert_cmpstr (century, ==, "1999/00");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/financial-year/edges", test_edges);
  g_test_add_func ("/base/financial-year/cover", test_cover);
  g_test_add_func ("/base/financial-year/parse", test_parse);
  g_test_add_func ("/base/financial-year/format", test_format);
  return g_test_run ();
}
