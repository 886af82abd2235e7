/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart holds, how its values read, its twins, and its colours. */
#include "opcc-chart.h"

#include <math.h>
#include <string.h>

#include "charts-fixture.h"
#include "opcc-chart-colours.h"
#include "opcc-chart-table.h"
#include "opcc-chart-words.h"
#include "opcc-date.h"

static void
assert_full (OpccChartNumber number, double value, gboolean is_signed, const char *expected)
{
  g_autofree char *words = opcc_chart_words_full (number, value, is_signed);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_full (OPCC_NUMBER_COUNT, 4435, FALSE, "4,435");
  assert_full (OPCC_NUMBER_COUNT, -14, TRUE, "−14");
  assert_full (OPCC_NUMBER_COUNT, 13, TRUE, "+13");
  assert_full (OPCC_NUMBER_COUNT, 0, TRUE, "0");
  assert_full (OPCC_NUMBER_COUNT, -0.2, FALSE, "0");
  assert_full (OPCC_NUMBER_COUNT, 1234567, FALSE, "1,234,567");
  assert_full (OPCC_NUMBER_DECIMAL, 2241.75, FALSE, "2,241.75");
  assert_full (OPCC_NUMBER_PERCENT, -12.886, FALSE, "−12.9%");
  assert_full (OPCC_NUMBER_PERCENT, 100, FALSE, "100%");
  assert_full (OPCC_NUMBER_MONEY, 96059134, FALSE, "£960,591.34");
  assert_full (OPCC_NUMBER_DATE, opcc_date_from_ymd (2023, 10, 31), FALSE, "31 October 2023");
  assert_full (OPCC_NUMBER_MONEY, NAN, FALSE, "not given");
}

static void
assert_plain (OpccChartNumber number, double value, const char *expected)
{
  g_autofree char *words = opcc_chart_words_plain (number, value);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_plain (void)
{
  assert_plain (OPCC_NUMBER_MONEY, 96059134, "960591.34");
  assert_plain (OPCC_NUMBER_COUNT, -14, "-14");
  assert_plain (OPCC_NUMBER_PERCENT, 65.25, "65.25");
  assert_plain (OPCC_NUMBER_DATE, opcc_date_from_ymd (2024, 2, 29), "2024-02-29");
  assert_plain (OPCC_NUMBER_COUNT, NAN, "");
}

static void
test_slip (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_TIMELINE);
  static const char *const expected[] = { "+2 months", NULL, "+3 months", NULL, "+1 month" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *slip = opcc_chart_words_slip (chart, i);

      g_assert_cmpstr (slip, ==, expected[i]);
    }
  opcc_chart_set_value (chart, 1, 0, opcc_chart_get_value (chart, 3, 0) + 9);
  {
    g_autofree char *days = opcc_chart_words_slip (chart, 0);

    g_assert_cmpstr (days, ==, "+9 days");
  }
}

static void
test_points_in_words (void)
{
  g_autoptr (OpccChart) bullet = test_chart_new (TEST_CHART_BULLET);
  g_autoptr (OpccChart) time = test_chart_new (TEST_CHART_TIMELINE);
  g_autoptr (OpccChart) grouped = test_chart_new (TEST_CHART_GROUPED);
  g_autofree char *budget = opcc_chart_words_point (bullet, 0, 1);
  g_autofree char *stretch = opcc_chart_words_point (time, 0, 4);
  g_autofree char *nothing = opcc_chart_words_point (time, 0, 1);
  g_autofree char *pair = opcc_chart_words_point (grouped, 1, 2);

  g_assert_cmpstr (budget, ==,
                   "Commercial freezers: Forecast £100,000, Plan £85,000, Budget £85,000");
  g_assert_cmpstr (nothing, ==, "Euston Street Cooling: no dates given");
  g_assert_true (g_str_has_prefix (stretch, "Gates: starts 4 April 2023, ends 3 July 2023"));
  g_assert_true (g_str_has_suffix (stretch, "+1 month, complete"));
  g_assert_cmpstr (pair, ==, "New Parks, September 2023: 17");
}

static void
test_values (void)
{
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, NULL);

  opcc_chart_add_category (chart, "a", NULL);
  opcc_chart_add_category (chart, "b", NULL);
  opcc_chart_set_value (chart, series, 1, 4);
  g_assert_true (isnan (opcc_chart_get_value (chart, series, 0)));
  g_assert_cmpfloat (opcc_chart_get_value (chart, series, 1), ==, 4);
  opcc_chart_set_value (chart, series, 1, INFINITY);
  g_assert_true (isnan (opcc_chart_get_value (chart, series, 1)));
  g_assert_cmpint (opcc_chart_find_role (chart, OPCC_SERIES_VALUE), ==, 0);
  g_assert_cmpint (opcc_chart_find_role (chart, OPCC_SERIES_TARGET), ==, -1);
}

static void
test_subtitle (void)
{
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  g_autofree char *none = opcc_chart_make_subtitle (chart);
  g_autofree char *some = NULL;

  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, "2022/23");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Headcount");
  some = opcc_chart_make_subtitle (chart);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (some, ==, "Headcount, 2022/23");
}

static void
test_alternative (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_LINES);
  g_autoptr (OpccChart) empty = opcc_chart_new (OPCC_CHART_LINES, OPCC_NUMBER_COUNT);
  g_autofree char *made = opcc_chart_make_alternative (chart);
  g_autofree char *nothing = opcc_chart_make_alternative (empty);
  g_autofree char *given = NULL;

  g_assert_nonnull (strstr (made, "Highest is Mar, Officers: 2,338; lowest is Apr, Officers: "
                                  "2,230. 1 value is not given."));
  g_assert_cmpstr (nothing, ==, "There are no figures yet.");
  opcc_chart_set_text (chart, OPCC_CHART_ALTERNATIVE, "A line that rises.");
  given = opcc_chart_make_alternative (chart);
  g_assert_cmpstr (given, ==, "A line that rises.");
}

static void
test_tsv (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_DIVERGING);
  g_autofree char *text = NULL;

  opcc_chart_add_category (chart, "+44\t1", NULL);
  text = opcc_chart_make_tsv (chart);
  g_assert_true (g_str_has_prefix (text, "Fewer community support officers, more police officers\n"
                                         "Change in headcount by group, Leicestershire Police, "
                                         "2021/22 to 2022/23\npeople (headcount)\n"
                                         "Category\tChange\nSpecial constables\t13\n"));
  g_assert_nonnull (strstr (text, "\nVolunteers\t-19\n"));
  g_assert_true (g_str_has_suffix (text, "\n'+44 1\t\nSource: annual report, paragraph 5\n"));
}

/* --- colours: WCAG 2.2, relative luminance and contrast ----------------------------------------
 */

static double
get_light (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_contrast (OpccInk a, OpccInk b)
{
  const OpccInk inks[] = { a, b };
  double light[2];

  for (guint i = 0; i < 2; i++)
    {
      const OpccChartColour *colour = &opcc_chart_colours_get_paper ()->inks[inks[i]];

      light[i] = 0.2126 * get_light (colour->red) + 0.7152 * get_light (colour->green) +
                 0.0722 * get_light (colour->blue);
    }
  return (MAX (light[0], light[1]) + 0.05) / (MIN (light[0], light[1]) + 0.05);
}

static void
test_contrast (void)
{
  static const OpccInk words[] = { OPCC_INK_TEXT, OPCC_INK_DIM, OPCC_INK_MISSING, OPCC_INK_BAD };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpfloat (get_contrast (words[i], OPCC_INK_CARD), >=, 4.5);
  for (int i = OPCC_INK_CAT_1; i <= OPCC_INK_CAT_4; i++)
    {
      g_assert_cmpfloat (get_contrast ((OpccInk) i, OPCC_INK_CARD), >=, 3);
      if (i > OPCC_INK_CAT_1)
        g_assert_cmpfloat (get_contrast ((OpccInk) i, (OpccInk) (i - 1)), >=, 3);
    }
  g_assert_cmpfloat (get_contrast (OPCC_INK_DATA, OPCC_INK_CARD), >=, 3);
  g_assert_cmpfloat (get_contrast (OPCC_INK_ALARM, OPCC_INK_CARD), >=, 3);
  for (int i = 0; i < 5; i++)
    g_assert_cmpfloat (get_contrast ((OpccInk) (OPCC_INK_STEP_1 + i),
                                     (OpccInk) (OPCC_INK_STEP_1_TEXT + i)),
                       >=, 4.5);
  g_assert_cmpfloat (get_contrast (OPCC_INK_TRACK, OPCC_INK_DIM), >=, 4.5);
}

/* The Analysis Function's order, exactly. */
static void
test_palette (void)
{
  static const int expected[][3] = {
    { 0x12, 0x43, 0x6d }, { 0x28, 0xa1, 0x97 }, { 0x80, 0x16, 0x50 }, { 0xf4, 0x6a, 0x25 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const OpccChartColour *colour = &opcc_chart_colours_get_paper ()->inks[OPCC_INK_CAT_1 + i];

      g_assert_cmpint ((int) round (colour->red * 255), ==, expected[i][0]);
      g_assert_cmpint ((int) round (colour->green * 255), ==, expected[i][1]);
      g_assert_cmpint ((int) round (colour->blue * 255), ==, expected[i][2]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/plain", test_plain);
  g_test_add_func ("/chart/slip", test_slip);
  g_test_add_func ("/chart/points-in-words", test_points_in_words);
  g_test_add_func ("/chart/values", test_values);
  g_test_add_func ("/chart/subtitle", test_subtitle);
  g_test_add_func ("/chart/alternative", test_alternative);
  g_test_add_func ("/chart/tsv", test_tsv);
  g_test_add_func ("/chart/contrast", test_contrast);
  g_test_add_func ("/chart/palette", test_palette);
  return g_test_run ();
}
