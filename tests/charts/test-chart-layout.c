/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where marks stand: in proportion, inside the picture, alike each time, and told as they are. */
#include "opcc-chart-layout.h"

#include <math.h>
#include <string.h>

#include "charts-fixture.h"
#include "opcc-chart-table.h"

/* The mark of a point; NULL where it has none. */
static const OpccChartItem *
find_mark (const OpccChartLayout *layout, guint series, guint category)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);
      const OpccChartPoint *point =
          item->point < 0 ? NULL : &g_array_index (layout->points, OpccChartPoint, item->point);

      if (point != NULL && point->series == series && point->category == category)
        return item;
    }
  return NULL;
}

static OpccChartLayout *
lay_out (const OpccChart *chart)
{
  return opcc_chart_layout_new (chart, 900, opcc_chart_layout_find_height (chart, 900, 1), 1);
}

/* Every mark and word stays within the picture, at sizes large, small and narrow. */
static void
assert_inside (const OpccChart *chart, double width, double height, double scale)
{
  g_autoptr (OpccChartLayout) layout = opcc_chart_layout_new (chart, width, height, scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      g_assert_true (isfinite (item->x) && isfinite (item->y));
      g_assert_true (isfinite (item->width) && isfinite (item->height));
      if (item->shape != OPCC_SHAPE_LINE)
        g_assert_cmpfloat (item->width, >=, 0);
    }
  opcc_chart_layout_draw (layout, cairo, opcc_chart_colours_get_paper ());
  g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static void
assert_sound (const OpccChart *chart)
{
  g_autoptr (OpccChartLayout) layout = lay_out (chart);

  assert_inside (chart, 900, opcc_chart_layout_find_height (chart, 900, 1), 1);
  assert_inside (chart, 300, opcc_chart_layout_find_height (chart, 300, 2), 2);
  assert_inside (chart, 1, 1, 1);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      if (item->x + item->width > layout->width + 1 || item->x < -1)
        g_test_message ("%s", item->text != NULL ? pango_layout_get_text (item->text) : "mark");
      g_assert_cmpfloat (item->x, >=, -1);
      g_assert_cmpfloat (item->x + item->width, <=, layout->width + 1);
      g_assert_cmpfloat (MIN (item->y, item->y + item->height), >=, -1);
      g_assert_cmpfloat (MAX (item->y, item->y + item->height), <=, layout->height + 1);
    }
}

static void
test_sound (gconstpointer data)
{
  TestChart which = (TestChart) GPOINTER_TO_INT (data);
  static const struct
  {
    guint n;
    double first;
    double step;
  } cases[] = { { 0, 0, 0 },  { 1, 7, 0 },    { 1, 0, 0 },    { 3, 0, 0 },
                { 4, -9, 3 }, { 4, -90, -7 }, { 200, 10, 3 }, { 9, 1e9, 1e7 } };
  g_autoptr (OpccChart) usual = test_chart_new (which);

  assert_sound (usual);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OpccChart) chart =
          test_chart_new_rising (which, cases[i].n, cases[i].first, cases[i].step);

      assert_sound (chart);
    }
}

/* Long words are cut or broken, not let out of the picture. */
static void
test_long (gconstpointer data)
{
  g_autoptr (OpccChart) chart = test_chart_new ((TestChart) GPOINTER_TO_INT (data));
  g_autofree char *word = g_strnfill (300, 'W');
  g_autofree char *phrase = g_strjoin (" ", word, "and", word, NULL);

  for (guint i = 0; i < OPCC_N_CHART_TEXTS; i++)
    opcc_chart_set_text (chart, (OpccChartText) i, phrase);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      OpccChartCategory *category = g_ptr_array_index (chart->categories, i);

      g_free (category->name);
      category->name = g_strdup (phrase);
    }
  assert_sound (chart);
}

static void
test_missing_values (gconstpointer data)
{
  g_autoptr (OpccChart) chart = test_chart_new ((TestChart) GPOINTER_TO_INT (data));
  g_autoptr (OpccChartLayout) layout = NULL;

  for (guint i = 0; i < chart->series->len; i++)
    for (guint k = 0; k < chart->categories->len; k++)
      opcc_chart_set_value (chart, i, k, NAN);
  assert_sound (chart);
  layout = lay_out (chart);
  for (guint i = 0; i < layout->points->len; i++)
    {
      const char *words = g_array_index (layout->points, OpccChartPoint, i).words;

      g_assert_true (strstr (words, "not given") != NULL || strstr (words, "no dates") != NULL);
    }
}

/* A layout is a function of chart and size. */
static void
test_pure (gconstpointer data)
{
  g_autoptr (OpccChart) chart = test_chart_new ((TestChart) GPOINTER_TO_INT (data));
  g_autoptr (OpccChartLayout) first = lay_out (chart);
  g_autoptr (OpccChartLayout) second = lay_out (chart);

  g_assert_cmpuint (first->items->len, ==, second->items->len);
  for (guint i = 0; i < first->items->len; i++)
    {
      const OpccChartItem *a = &g_array_index (first->items, OpccChartItem, i);
      const OpccChartItem *b = &g_array_index (second->items, OpccChartItem, i);

      g_assert_true (a->shape == b->shape && a->ink == b->ink && a->x == b->x && a->y == b->y &&
                     a->width == b->width && a->height == b->height);
    }
}

/* The words of every mark stand in the text twin, and its numbers in the table twin. */
static void
test_twins (gconstpointer data)
{
  g_autoptr (OpccChart) chart = test_chart_new ((TestChart) GPOINTER_TO_INT (data));
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  g_autofree char *text = opcc_chart_make_text (chart);
  g_autoptr (GPtrArray) table = opcc_chart_make_table (chart, FALSE);
  guint n_values = 0;

  g_assert_cmpuint (table->len, ==, chart->categories->len + 1);
  for (guint i = 0; i < layout->points->len; i++)
    {
      const OpccChartPoint *point = &g_array_index (layout->points, OpccChartPoint, i);
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, point->category);
      GStrv row = g_ptr_array_index (table, point->category + 1);
      g_autofree char *line = g_strconcat ("\n", point->words, "\n", NULL);

      g_assert_nonnull (strstr (text, line));
      g_assert_cmpstr (row[0], ==, category->name);
      if (chart->kind != OPCC_CHART_TIMELINE)
        g_assert_nonnull (strstr (point->words, row[point->series + 1]));
      g_assert_true (isnan (point->value) ==
                         (find_mark (layout, point->series, point->category) == NULL) ||
                     chart->kind == OPCC_CHART_MAP || chart->kind == OPCC_CHART_TIMELINE ||
                     ((OpccChartSeries *) g_ptr_array_index (chart->series, point->series))->role ==
                         OPCC_SERIES_TARGET);
      n_values++;
    }
  g_assert_cmpuint (n_values, >=, chart->categories->len);
}

static void
test_proportion (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  double first = find_mark (layout, 0, 0)->width;

  for (guint i = 1; i < 8; i++)
    g_assert_cmpfloat_with_epsilon (find_mark (layout, 0, i)->width / first,
                                    opcc_chart_get_value (chart, 0, i) / 12634000, 1e-6);
  g_assert_null (find_mark (layout, 0, 8));
}

/* A line that bars are held against stands where a bar of that value would end, with its words. */
static void
test_marked_bars (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autoptr (OpccChartLayout) layout = NULL;
  const OpccChartItem *bar, *line = NULL;
  gboolean has_words = FALSE;

  opcc_chart_set_mark (chart, 20000000, "the pot");
  layout = lay_out (chart);
  bar = find_mark (layout, 0, 0);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      if (item->dashed)
        line = item;
      has_words |=
          item->text != NULL && strcmp (pango_layout_get_text (item->text), "the pot") == 0;
    }
  g_assert_nonnull (line);
  g_assert_true (has_words);
  g_assert_cmpfloat_with_epsilon ((line->x - bar->x) / bar->width,
                                  20000000 / opcc_chart_get_value (chart, 0, 0), 1e-6);
  assert_inside (chart, 900, opcc_chart_layout_find_height (chart, 900, 1), 1);
}

static void
test_stack (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_STACKED);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);

  for (guint i = 0; i < chart->categories->len; i++)
    for (guint k = 1; k < chart->series->len; k++)
      {
        const OpccChartItem *before = find_mark (layout, k - 1, i);
        const OpccChartItem *mark = find_mark (layout, k, i);

        g_assert_cmpfloat_with_epsilon (before->x + before->width, mark->x, 1e-6);
        g_assert_cmpfloat_with_epsilon (mark->width / before->width,
                                        opcc_chart_get_value (chart, k, i) /
                                            opcc_chart_get_value (chart, k - 1, i),
                                        1e-6);
        g_assert_cmpint (mark->hatch, !=, before->hatch);
      }
}

static void
test_diverging (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_DIVERGING);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  const OpccChartItem *more = find_mark (layout, 0, 0);
  const OpccChartItem *fewer = find_mark (layout, 0, 4);

  g_assert_cmpfloat_with_epsilon (fewer->x + fewer->width, more->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (fewer->width / more->width, 25.0 / 13, 1e-6);
  g_assert_cmpint (fewer->ink, ==, OPCC_INK_ALARM);
}

/* The line is broken where a value is missing: of twelve months with one gap nine joins are left.
 */
static void
test_gap (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_LINES);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  guint joins = 0;

  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      joins += item->shape == OPCC_SHAPE_LINE && item->ink == OPCC_INK_DATA;
    }
  g_assert_cmpuint (joins, ==, 9);
}

static void
test_tiles (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_TILES);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  const OpccChartItem *city = find_mark (layout, 0, 0);
  const OpccChartItem *charnwood = find_mark (layout, 0, 1);
  const OpccChartItem *rutland = find_mark (layout, 0, 8);

  g_assert_cmpfloat (city->width, ==, city->height);
  g_assert_cmpfloat (charnwood->x, ==, city->x);
  g_assert_cmpfloat (charnwood->y, <, city->y);
  g_assert_cmpfloat (rutland->x, >, city->x);
  g_assert_cmpint (city->ink, ==, OPCC_INK_STEP_5);
  g_assert_cmpint (charnwood->ink, ==, OPCC_INK_STEP_4);
  g_assert_cmpint (rutland->ink, ==, OPCC_INK_TRACK);
}

static void
test_find_point (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_TILES);
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  const OpccChartItem *city = find_mark (layout, 0, 0);
  int found = opcc_chart_layout_find_point (layout, city->x + 5, city->y + 5);

  g_assert_cmpint (found, ==, city->point);
  g_assert_cmpstr (g_array_index (layout->points, OpccChartPoint, found).words, ==,
                   "Leicester: £126,340");
  g_assert_cmpint (opcc_chart_layout_find_point (layout, -5, -5), ==, -1);
}

static guint
count_texts (const OpccChartLayout *layout, const char *words)
{
  guint count = 0;

  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      count += item->text != NULL && strcmp (pango_layout_get_text (item->text), words) == 0;
    }
  return count;
}

/* Of what is counted there are no halves: no number stands twice at an axis. */
static void
test_whole_ticks (void)
{
  g_autoptr (OpccChart) lines = test_chart_new_rising (TEST_CHART_LINES, 12, 0, 0);
  g_autoptr (OpccChartLayout) layout = lay_out (lines);

  g_assert_cmpuint (count_texts (layout, "1"), ==, 1);
  g_assert_cmpuint (count_texts (layout, "0"), ==, 2); /* the other is the value */
}

/* Names under an axis keep clear of one another, those at its ends too. */
static void
test_level_names (void)
{
  for (guint n = 2; n < 30; n++)
    {
      g_autoptr (OpccChart) lines = test_chart_new_rising (TEST_CHART_LINES, n, 5, 1);
      g_autoptr (OpccChartLayout) layout = lay_out (lines);
      const OpccChartItem *before = NULL;

      for (guint i = 0; i < layout->items->len; i++)
        {
          const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

          if (item->text == NULL ||
              !g_str_has_prefix (pango_layout_get_text (item->text), "Category "))
            continue;
          if (before != NULL)
            g_assert_cmpfloat (item->x, >, before->x + before->width + 2);
          before = item;
        }
      g_assert_nonnull (before);
    }
}

#define SQUARE "[[%g,52.0],[%g,52.0],[%g,52.2],[%g,52.2],[%g,52.0]]"
/* Open to the east: the middle of its weight lies in the gap. */
#define HOOK "[[-3,52],[-2,52],[-2,52.3],[-2.7,52.3],[-2.7,52.7],[-2,52.7],[-2,53],[-3,53],[-3,52]]"

/* By the rule of even and odd. */
static gboolean
is_in (const GArray *outline, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i + 3 < outline->len; i += 2)
    {
      const double *p = &g_array_index (outline, double, i);

      if (!isnan (p[0]) && !isnan (p[2]) && (p[1] > y) != (p[3] > y) &&
          p[0] + (p[2] - p[0]) * (y - p[1]) / (p[3] - p[1]) < x)
        inside = !inside;
    }
  return inside;
}

/* The name of an area stands in it, wherever its middle may be. */
static void
test_map_labels (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_TILES);
  g_autoptr (OpccBoundaries) boundaries = opcc_boundaries_new ();
  g_autoptr (OpccChartLayout) layout = NULL;
  const OpccChartItem *blaby = NULL;

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      double west = -1.9 + 0.2 * i;
      const char *key = opcc_place_get (i)->key;
      g_autofree char *ring = g_strdup_printf (SQUARE, west, west + 0.2, west + 0.2, west, west);
      g_autofree char *outline = g_strdup_printf ("{\"type\":\"Polygon\",\"coordinates\":[%s]}",
                                                  strcmp (key, "blaby") == 0 ? HOOK : ring);

      g_assert_true (opcc_boundaries_add (boundaries, key, outline));
    }
  g_assert_true (opcc_boundaries_is_whole (boundaries));
  opcc_chart_set_boundaries (chart, boundaries);
  layout = opcc_chart_layout_new (chart, 900, 700, 1);
  for (guint i = 0; i < layout->points->len; i++)
    {
      const OpccChartPoint *point = &g_array_index (layout->points, OpccChartPoint, i);
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, point->category);

      if (g_strcmp0 (category->key, "blaby") != 0)
        continue;
      blaby = find_mark (layout, 0, point->category);
      g_assert_true (
          is_in (blaby->outline, point->x + point->width / 2, point->y + point->height / 2));
    }
  g_assert_nonnull (blaby);
}

static void
add (const char *name, GTestDataFunc function)
{
  for (int i = 0; i < N_TEST_CHARTS; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/chart-layout/%s/%s", name, test_chart_get_name ((TestChart) i));

      g_test_add_data_func (path, GINT_TO_POINTER (i), function);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("sound", test_sound);
  add ("long", test_long);
  add ("missing-values", test_missing_values);
  add ("pure", test_pure);
  add ("twins", test_twins);
  g_test_add_func ("/chart-layout/proportion", test_proportion);
  g_test_add_func ("/chart-layout/marked-bars", test_marked_bars);
  g_test_add_func ("/chart-layout/stack", test_stack);
  g_test_add_func ("/chart-layout/diverging", test_diverging);
  g_test_add_func ("/chart-layout/gap", test_gap);
  g_test_add_func ("/chart-layout/tiles", test_tiles);
  g_test_add_func ("/chart-layout/whole-ticks", test_whole_ticks);
  g_test_add_func ("/chart-layout/level-names", test_level_names);
  g_test_add_func ("/chart-layout/map-labels", test_map_labels);
  g_test_add_func ("/chart-layout/find-point", test_find_point);
  return g_test_run ();
}
