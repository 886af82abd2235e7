/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of counts without its small ones, and without the words that were made from them. */
#include <math.h>
#include <string.h>

#include "opcc-chart-disclosure.h"
#include "opcc-chart-layout.h"
#include "opcc-chart-table.h"

static OpccChart *
make_chart (OpccChartNumber number, const double *values, guint n)
{
  OpccChart *chart = opcc_chart_new (OPCC_CHART_BARS, number);

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "Only 3 joined in May");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Joiners by month");
  opcc_chart_set_text (chart, OPCC_CHART_ALTERNATIVE, "May: 3.");
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, "In May it was 3.");
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Joiners");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Month %u", i);

      opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, name, NULL), values[i]);
    }
  return chart;
}

static void
test_small_counts_and_their_words_go (void)
{
  const double values[] = { 40, 3, 25, 0, NAN };
  g_autoptr (OpccChart) chart = make_chart (OPCC_NUMBER_COUNT, values, G_N_ELEMENTS (values));
  g_autofree char *said = opcc_chart_control (chart, NULL);
  guint n_missing = 0;

  g_assert_nonnull (strstr (said, "fewer than 5"));
  g_assert_true (isnan (opcc_chart_get_value (chart, 0, 1)));
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 3), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    n_missing += isnan (opcc_chart_get_value (chart, 0, i));
  /* The small one, one that keeps it from being worked out, and the one that never was. */
  g_assert_cmpuint (n_missing, ==, 3);
  g_assert_cmpstr (chart->texts[OPCC_CHART_TITLE], ==, "Joiners by month");
  g_assert_cmpstr (chart->texts[OPCC_CHART_NOTE], ==, said);
  g_assert_null (chart->texts[OPCC_CHART_ALTERNATIVE]);
}

static void
test_what_is_missing_says_why (void)
{
  const double values[] = { 40, 3, 25, 0, NAN };
  g_autoptr (OpccChart) chart = make_chart (OPCC_NUMBER_COUNT, values, G_N_ELEMENTS (values));
  g_autofree char *said = opcc_chart_control (chart, NULL);
  g_autoptr (OpccChart) copy = opcc_chart_copy (chart);
  g_autoptr (GPtrArray) table = opcc_chart_make_table (copy, FALSE);
  g_autoptr (GPtrArray) plain = opcc_chart_make_table (copy, TRUE);
  const char *const words[] = { "40", "fewer than 5", "hidden", "0", "not given" };

  g_assert_nonnull (said);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpstr (((GStrv) g_ptr_array_index (table, i + 1))[1], ==, words[i]);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (plain, 2))[1], ==, "");
}

/* A sum of the parts that are left would be taken for the whole. */
static void
test_stack_with_a_hidden_part_has_no_sum (void)
{
  const double values[] = { 40, 3, 25, 12 }; /* June has 37 in all */
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT);
  g_autoptr (OpccChartLayout) layout = NULL;
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Joiners by month");
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "One");
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Other");
  for (guint i = 0; i < G_N_ELEMENTS (values); i += 2)
    {
      guint at = opcc_chart_add_category (chart, i == 0 ? "May" : "June", NULL);

      opcc_chart_set_value (chart, 0, at, values[i]);
      opcc_chart_set_value (chart, 1, at, values[i + 1]);
    }
  g_free (opcc_chart_control (chart, NULL));
  g_assert_true (isnan (opcc_chart_get_value (chart, 1, 0)));
  layout = opcc_chart_layout_new (chart, 900, 300, 1);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      if (item->text != NULL)
        g_ptr_array_add (said, (gpointer) pango_layout_get_text (item->text));
    }
  g_ptr_array_add (said, NULL);
  g_assert_true (g_strv_contains ((const char *const *) said->pdata, "hidden"));
  g_assert_false (g_strv_contains ((const char *const *) said->pdata, "37"));
}

static void
test_large_counts_stay (void)
{
  const double values[] = { 40, 30, 25 };
  g_autoptr (OpccChart) chart = make_chart (OPCC_NUMBER_COUNT, values, G_N_ELEMENTS (values));

  g_assert_null (opcc_chart_control (chart, NULL));
  g_assert_cmpstr (chart->texts[OPCC_CHART_TITLE], ==, "Only 3 joined in May");
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 2), ==, 25);
}

static void
test_rounded_where_wanted (void)
{
  const double values[] = { 41, 33, 28 };
  g_autoptr (OpccChart) chart = make_chart (OPCC_NUMBER_COUNT, values, G_N_ELEMENTS (values));
  g_autofree char *said = opcc_chart_control (chart, &(OpccDisclosureRule){ .round_to_5 = TRUE });

  g_assert_nonnull (strstr (said, "rounded to the nearest 5"));
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 0), ==, 40);
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 1), ==, 35);
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 2), ==, 30);
  g_assert_null (chart->texts[OPCC_CHART_ALTERNATIVE]);
}

static void
test_money_is_no_count (void)
{
  const double values[] = { 300, 3, 25 };
  g_autoptr (OpccChart) chart = make_chart (OPCC_NUMBER_MONEY, values, G_N_ELEMENTS (values));

  g_assert_null (opcc_chart_control (chart, NULL));
  g_assert_cmpfloat (opcc_chart_get_value (chart, 0, 1), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-disclosure/small", test_small_counts_and_their_words_go);
  g_test_add_func ("/chart-disclosure/rounded", test_rounded_where_wanted);
  g_test_add_func ("/chart-disclosure/says-why", test_what_is_missing_says_why);
  g_test_add_func ("/chart-disclosure/stack", test_stack_with_a_hidden_part_has_no_sum);
  g_test_add_func ("/chart-disclosure/large", test_large_counts_stay);
  g_test_add_func ("/chart-disclosure/money", test_money_is_no_count);
  return g_test_run ();
}
