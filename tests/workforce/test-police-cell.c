/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of tables made for print: days with the mark of a footnote, names, numbers with commas. */
#include "opcc-police-cell.h"

#include <math.h>

static void
expect_day (const char *text, const char *day)
{
  char period[OPCC_POLICE_PERIOD] = "";

  g_assert_true (opcc_police_cell_read_period (text, period));
  g_assert_cmpstr (period, ==, day);
}

static void
test_periods (void)
{
  static const char *const others[] = { "", "number", "%", "Sep-2018", "As at:" };
  char period[OPCC_POLICE_PERIOD];

  expect_day ("Sep-17", "2017-09-30");
  expect_day ("Feb-20", "2020-02-29");
  expect_day ("2018-03-31", "2018-03-31");
  expect_day ("30 September 2006", "2006-09-30");
  expect_day ("30 September 20123", "2012-09-30");
  expect_day (" 1 September 201212", "2012-09-30");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (opcc_police_cell_read_period (others[i], period));
}

static void
expect_name (const char *text, const char *name)
{
  g_autofree char *got = opcc_police_cell_read_name (text);

  g_assert_cmpstr (got, ==, name);
}

static void
test_names (void)
{
  expect_name ("Cleveland2,3", "Cleveland");
  expect_name ("Police officers1", "Police officers");
  expect_name ("London, City of", "London, City of");
  expect_name ("Gwent *", "Gwent");
  expect_name ("12", "");
}

static void
test_numbers (void)
{
  static const char *const cells[] = { "1,234.5", "..", NULL, "0", "-151", "12 people" };
  const OpccRow row = { .number = 1, .n_cells = G_N_ELEMENTS (cells), .cells = cells };

  g_assert_cmpfloat (opcc_police_cell_read_number (&row, 0), ==, 1234.5);
  g_assert_true (isnan (opcc_police_cell_read_number (&row, 1)));
  g_assert_true (isnan (opcc_police_cell_read_number (&row, 2)));
  g_assert_cmpfloat (opcc_police_cell_read_number (&row, 3), ==, 0);
  g_assert_cmpfloat (opcc_police_cell_read_number (&row, 4), ==, -151);
  g_assert_true (isnan (opcc_police_cell_read_number (&row, 5)));
  g_assert_true (isnan (opcc_police_cell_read_number (&row, 6)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/police-cell/periods", test_periods);
  g_test_add_func ("/police-cell/names", test_names);
  g_test_add_func ("/police-cell/numbers", test_numbers);
  return g_test_run ();
}
