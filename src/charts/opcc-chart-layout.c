/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartLayout: where every mark and word of a chart stands. */
#include "opcc-chart-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"

static void
clear_item (gpointer data)
{
  OpccChartItem *item = data;

  g_clear_object (&item->text);
  g_clear_pointer (&item->outline, g_array_unref);
}

static void
clear_point (gpointer data)
{
  g_free (((OpccChartPoint *) data)->words);
}

/* Text is measured without the screen's grid, so that it breaks alike on paper. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
take_top (OpccPlot *plot, const OpccChartItem *item, double gap)
{
  double taken = item->height + gap;

  plot->y += taken;
  plot->height -= taken;
}

/* Title, subtitle, and the unit where the axis begins. */
static void
place_head (OpccPlot *plot)
{
  const OpccChart *chart = plot->chart;
  OpccTypeset set = { .points = OPCC_PLOT_TITLE,
                      .style = OPCC_TYPE_BOLD,
                      .ink = OPCC_INK_TEXT,
                      .width = plot->width,
                      .wrap = TRUE };
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);

  if (chart->texts[OPCC_CHART_TITLE] != NULL)
    take_top (plot,
              opcc_plot_add_text (plot, chart->texts[OPCC_CHART_TITLE], &set, plot->x, plot->y), 2);
  set.style = OPCC_TYPE_PLAIN;
  set.points = OPCC_PLOT_TEXT;
  set.ink = OPCC_INK_DIM;
  if (*subtitle != '\0')
    take_top (plot, opcc_plot_add_text (plot, subtitle, &set, plot->x, plot->y), 0);
  plot->y += 10;
  plot->height -= 10;
  set.points = OPCC_PLOT_CAPTION;
  if (chart->texts[OPCC_CHART_UNIT] != NULL)
    take_top (plot,
              opcc_plot_add_text (plot, chart->texts[OPCC_CHART_UNIT], &set, plot->x, plot->y), 4);
}

/* Note and source, from the bottom up. */
static void
place_foot (OpccPlot *plot)
{
  const OpccChart *chart = plot->chart;
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                      .ink = OPCC_INK_DIM,
                      .width = plot->width,
                      .y_align = 1,
                      .wrap = TRUE };

  if (chart->texts[OPCC_CHART_SOURCE] != NULL)
    {
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), chart->texts[OPCC_CHART_SOURCE]);

      plot->height -=
          opcc_plot_add_text (plot, source, &set, plot->x, plot->y + plot->height)->height + 2;
    }
  if (chart->texts[OPCC_CHART_NOTE] != NULL)
    plot->height -= opcc_plot_add_text (plot, chart->texts[OPCC_CHART_NOTE], &set, plot->x,
                                        plot->y + plot->height)
                        ->height +
                    2;
  plot->height -= 6;
}

static void
place_nothing (OpccPlot *plot)
{
  const OpccTypeset set = { .points = OPCC_PLOT_TEXT,
                            .style = OPCC_TYPE_ITALIC,
                            .ink = OPCC_INK_MISSING,
                            .width = plot->width };

  opcc_plot_add_text (plot, _ ("There are no figures yet."), &set, plot->x, plot->y + 6);
}

static void
place_marks (OpccPlot *plot)
{
  if (plot->chart->series->len == 0 || plot->chart->categories->len == 0)
    {
      place_nothing (plot);
      return;
    }
  switch (plot->chart->kind)
    {
    case OPCC_CHART_BARS:
    case OPCC_CHART_STACKED:
    case OPCC_CHART_DIVERGING:
      opcc_plot_bars (plot);
      break;
    case OPCC_CHART_LINES:
      opcc_plot_lines (plot);
      break;
    case OPCC_CHART_BULLET:
      opcc_plot_bullets (plot);
      break;
    case OPCC_CHART_TIMELINE:
      opcc_plot_timeline (plot);
      break;
    case OPCC_CHART_BANDS:
      opcc_plot_bands (plot);
      break;
    case OPCC_CHART_MULTIPLES:
      opcc_plot_multiples (plot);
      break;
    case OPCC_CHART_MAP:
      opcc_plot_map (plot);
      break;
    default:
      g_assert_not_reached ();
    }
}

static OpccChartLayout *
create_empty (double width, double height)
{
  OpccChartLayout *self = g_new0 (OpccChartLayout, 1);

  self->width = width;
  self->height = height;
  self->items = g_array_new (FALSE, FALSE, sizeof (OpccChartItem));
  g_array_set_clear_func (self->items, clear_item);
  self->points = g_array_new (FALSE, FALSE, sizeof (OpccChartPoint));
  g_array_set_clear_func (self->points, clear_point);
  return self;
}

OpccChartLayout *
opcc_chart_layout_new (const OpccChart *chart, double width, double height, double scale)
{
  OpccChartLayout *self = create_empty (width, height);
  PangoContext *context = create_context ();
  OpccPlot plot = { chart, self, context, scale, 0, 0, MAX (width, 1), MAX (height, 1) };

  place_head (&plot);
  place_foot (&plot);
  plot.height = MAX (plot.height, 1);
  place_marks (&plot);
  for (guint i = 0; i < self->points->len; i++)
    {
      OpccChartPoint *point = &g_array_index (self->points, OpccChartPoint, i);

      point->words = opcc_chart_words_point (chart, point->series, point->category);
    }
  g_object_unref (context);
  return self;
}

void
opcc_chart_layout_free (OpccChartLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_array_unref (self->points);
  g_free (self);
}

/* What the marks like to have, without head and foot. */
static double
find_marks_height (const OpccChart *chart, double width, double scale)
{
  guint rows = chart->categories->len;
  double key = chart->series->len > 1 ? 26 * scale : 0;

  switch (chart->kind)
    {
    case OPCC_CHART_BARS:
      return key + rows * MAX (28, 14 * chart->series->len + 10) * scale;
    case OPCC_CHART_STACKED:
      return key + (rows * 30 + 24) * scale;
    case OPCC_CHART_DIVERGING:
      return (rows * 30 + 12) * scale;
    case OPCC_CHART_BULLET:
      return key + rows * 32 * scale;
    case OPCC_CHART_TIMELINE:
      return (36 + rows * 30) * scale;
    case OPCC_CHART_BANDS:
      return 150 * scale;
    case OPCC_CHART_MULTIPLES:
      return ceil (chart->series->len / MAX (floor (width / (220 * scale)), 1)) * 130 * scale;
    case OPCC_CHART_MAP:
      return MIN (width, (chart->boundaries != NULL ? 420 : 300) * scale) + 28 * scale;
    case OPCC_CHART_LINES:
    default:
      return 240 * scale;
    }
}

double
opcc_chart_layout_find_height (const OpccChart *chart, double width, double scale)
{
  OpccChartLayout *empty = create_empty (width, 1000);
  PangoContext *context = create_context ();
  OpccPlot plot = { chart, empty, context, scale, 0, 0, MAX (width, 1), 1000 };

  place_head (&plot);
  place_foot (&plot);
  opcc_chart_layout_free (empty);
  g_object_unref (context);
  return ceil (1000 - plot.height + find_marks_height (chart, width, scale));
}

int
opcc_chart_layout_find_point (const OpccChartLayout *self, double x, double y)
{
  int nearest = -1;
  double distance = INFINITY;

  for (guint i = 0; i < self->points->len; i++)
    {
      const OpccChartPoint *point = &g_array_index (self->points, OpccChartPoint, i);
      double away = hypot (x - point->x - point->width / 2, y - point->y - point->height / 2);

      if (x < point->x || x > point->x + point->width || y < point->y ||
          y > point->y + point->height || away >= distance)
        continue;
      nearest = (int) i;
      distance = away;
    }
  return nearest;
}

/* Grows a box of left, top, right and bottom until a place is in it. */
static void
take_in (double edges[4], double x, double y)
{
  edges[0] = MIN (edges[0], x);
  edges[1] = MIN (edges[1], y);
  edges[2] = MAX (edges[2], x);
  edges[3] = MAX (edges[3], y);
}

void
opcc_chart_layout_find_mark (const OpccChartLayout *self, guint point, double box[4])
{
  const OpccChartPoint *place = &g_array_index (self->points, OpccChartPoint, point);
  double edges[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < self->items->len; i++)
    {
      const OpccChartItem *item = &g_array_index (self->items, OpccChartItem, i);

      if (item->point != (int) point)
        continue;
      for (guint k = 0; item->outline != NULL && k + 1 < item->outline->len; k += 2)
        if (!isnan (g_array_index (item->outline, double, k)))
          take_in (edges, g_array_index (item->outline, double, k),
                   g_array_index (item->outline, double, k + 1));
      if (item->outline != NULL)
        continue;
      take_in (edges, item->x, item->y);
      take_in (edges, item->x + item->width, item->y + item->height);
    }
  if (edges[0] > edges[2])
    {
      take_in (edges, place->x, place->y);
      take_in (edges, place->x + place->width, place->y + place->height);
    }
  box[0] = edges[0];
  box[1] = edges[1];
  box[2] = edges[2] - edges[0];
  box[3] = edges[3] - edges[1];
}
