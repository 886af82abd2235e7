/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts that fill the slide: drawn as in the window, with type for the wall. */
#include "opcc-slide-chart.h"

#include <math.h>

#include "opcc-chart-layout.h"
#include "opcc-place.h"
#include "opcc-slide-table.h"

/* Rows are drawn in this much of the height that they like before a chart is parted. */
#define SQUEEZE      0.8
#define LEAST_HEIGHT 420.0
/* Width by height, with room for its key. */
#define MAP_SHAPE 1.1
#define MAP_GAP   72.0

/* What is drawn: head and foot are the slide's. */
static OpccChart *
copy_marks (const OpccChart *chart)
{
  OpccChart *copy = opcc_chart_copy (chart);

  opcc_chart_set_text (copy, OPCC_CHART_TITLE, NULL);
  opcc_chart_set_text (copy, OPCC_CHART_MEASURE, NULL);
  opcc_chart_set_text (copy, OPCC_CHART_PLACE, NULL);
  opcc_chart_set_text (copy, OPCC_CHART_PERIOD, NULL);
  opcc_chart_set_text (copy, OPCC_CHART_SOURCE, NULL);
  opcc_chart_set_text (copy, OPCC_CHART_NOTE, NULL);
  return copy;
}

static gboolean
has_rows (const OpccChart *chart)
{
  return chart->kind == OPCC_CHART_BARS || chart->kind == OPCC_CHART_STACKED ||
         chart->kind == OPCC_CHART_DIVERGING || chart->kind == OPCC_CHART_BULLET ||
         chart->kind == OPCC_CHART_TIMELINE;
}

/* The least and the most that any part shows; of parts end to end their sum. */
static void
keep_range (OpccChart *part, const OpccChart *chart)
{
  double least = INFINITY;
  double most = -INFINITY;

  for (guint k = 0; k < chart->categories->len; k++)
    {
      double sum = 0;

      for (guint i = 0; i < chart->series->len; i++)
        {
          const double value = opcc_chart_get_value (chart, i, k);

          if (isnan (value))
            continue;
          sum += MAX (value, 0);
          least = MIN (least, value);
          most = MAX (most, value);
        }
      if (chart->kind == OPCC_CHART_STACKED)
        most = MAX (most, sum);
    }
  if (least <= most)
    opcc_chart_set_range (part, least, most);
}

/* (transfer full): rows or, of small multiples, panels from @from to before @to. */
static OpccChart *
copy_part (const OpccChart *chart, guint from, guint to)
{
  OpccChart *part = copy_marks (chart);
  const gboolean by_row = has_rows (chart);

  opcc_chart_clear (part);
  opcc_chart_set_mark (part, chart->mark, chart->mark_words);
  opcc_chart_set_edges (part, (const double *) (void *) chart->edges->data, chart->edges->len);
  keep_range (part, chart);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (chart->series, i);

      if (by_row || (i >= from && i < to))
        opcc_chart_add_series (part, series->role, series->name);
    }
  for (guint k = 0; k < chart->categories->len; k++)
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, k);
      guint place;

      if (by_row && (k < from || k >= to))
        continue;
      place = opcc_chart_add_category (part, category->name, category->key);
      opcc_chart_set_done (part, place, category->done);
      for (guint i = 0; i < part->series->len; i++)
        opcc_chart_set_value (part, i, place,
                              opcc_chart_get_value (chart, by_row ? i : from + i, k));
    }
  return part;
}

/* A name that is cut would stand whole if its row had room for a second line. */
static gboolean
cuts_names (const OpccChart *chart, double width, double height)
{
  g_autoptr (OpccChartLayout) layout =
      opcc_chart_layout_new (chart, width, height, OPCC_SLIDE_CHART_SCALE);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (layout->items, OpccChartItem, i);

      if (item->shape == OPCC_SHAPE_TEXT && pango_layout_is_ellipsized (item->text))
        return TRUE;
    }
  return FALSE;
}

static guint
count_pages (const OpccSlideStack *stack, const OpccChart *chart)
{
  const double room = opcc_slide_stack_get_left_over (stack);
  const double head = opcc_chart_layout_find_height (chart, stack->room, OPCC_SLIDE_CHART_SCALE);
  guint pages;

  if (!has_rows (chart) && chart->kind != OPCC_CHART_MULTIPLES)
    return 1;
  pages = (guint) MAX (ceil (head * SQUEEZE / room), 1);
  if (pages == 1 && has_rows (chart) && cuts_names (chart, stack->room, room) &&
      !cuts_names (chart, stack->room, 2 * room))
    return 2;
  return pages;
}

static void
add_drawing (OpccSlideStack *stack, OpccChart *drawn, OpccSlideBox box)
{
  stack->slide->drawn = drawn;
  opcc_slide_add (stack->slide, OPCC_SLIDE_CHART, OPCC_INK_TEXT, box);
  opcc_slide_add_part (stack->slide, box);
  stack->y = stack->bottom;
}

/* What lies in no district is listed beside the map. */
static gboolean
has_list (const OpccChart *map)
{
  for (guint i = 0; i < map->categories->len; i++)
    if (opcc_place_by_key (((OpccChartCategory *) g_ptr_array_index (map->categories, i))->key) ==
        NULL)
      return TRUE;
  return FALSE;
}

/* A map is as wide as it is high, and stands in the middle. */
static void
add_page (OpccSlideStack *stack, OpccChart *drawn)
{
  OpccSlideBox box;

  opcc_slide_stack_need (stack);
  box =
      (OpccSlideBox){ stack->left, stack->y, stack->room, opcc_slide_stack_get_left_over (stack) };
  if (drawn->kind == OPCC_CHART_MAP && !has_list (drawn))
    {
      box.width = MIN (box.width, box.height * MAP_SHAPE);
      box.x += (stack->room - box.width) / 2;
    }
  add_drawing (stack, drawn, box);
}

/**
 * opcc_slide_map_add:
 * @table: of the numbers of the map
 *
 * Adds the map and its numbers at its right.
 *
 * Returns: FALSE where there is no room for them; nothing is added then
 */
gboolean
opcc_slide_map_add (OpccSlideStack *stack, const OpccChart *chart, const OpccBlock *table)
{
  const double left = stack->left;
  const double room = stack->room;
  OpccSlideBox box;
  gboolean ok;

  if (chart->kind != OPCC_CHART_MAP || has_list (chart))
    return FALSE;
  opcc_slide_stack_need (stack);
  box = (OpccSlideBox){ left, stack->y, 0, opcc_slide_stack_get_left_over (stack) };
  box.width = MIN (box.height * MAP_SHAPE, room / 2);
  stack->left += box.width + MAP_GAP;
  stack->room -= box.width + MAP_GAP;
  ok = opcc_slide_table_add_whole (stack, table);
  stack->left = left;
  stack->room = room;
  if (ok)
    add_drawing (stack, copy_marks (chart), box);
  return ok;
}

/**
 * opcc_slide_chart_add:
 *
 * Parts of one chart have one scale.
 */
void
opcc_slide_chart_add (OpccSlideStack *stack, const OpccChart *chart)
{
  g_autoptr (OpccChart) marks = copy_marks (chart);
  const guint n = has_rows (chart) ? chart->categories->len : chart->series->len;
  guint pages;
  guint page;

  opcc_slide_stack_need_room (stack, LEAST_HEIGHT);
  pages = MIN (count_pages (stack, marks), MAX (n, 1));
  if (pages <= 1)
    {
      add_page (stack, g_steal_pointer (&marks));
      return;
    }
  page = (n + pages - 1) / pages;
  for (guint from = 0; from < n; from += page)
    {
      if (from > 0)
        opcc_slide_stack_break (stack);
      add_page (stack, copy_part (chart, from, MIN (from + page, n)));
    }
}
