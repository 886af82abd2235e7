/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars: plain, grouped, stacked, and to both sides of nil. */
#include <math.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"

#define GAP 8.0

/* Where bars stand, and how thick they are. */
typedef struct
{
  OpccPlot *plot;
  OpccScale scale;
  double names; /* width of the names of categories */
  double left;  /* of the axis */
  double width;
  double row;    /* height of a category */
  guint n_bars;  /* in a row */
  double thick;  /* of one bar */
  guint label_k; /* every how many rows are labelled */
} Bars;

static double
find_x (const Bars *self, double value)
{
  return self->left +
         self->width * (value - self->scale.low) / (self->scale.high - self->scale.low);
}

static double
sum_row (const OpccChart *chart, guint category)
{
  double sum = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      double value = opcc_chart_get_value (chart, i, category);

      sum += isnan (value) ? 0 : MAX (value, 0);
    }
  return sum;
}

static double
measure_values (OpccPlot *plot, gboolean is_signed)
{
  const OpccChart *chart = plot->chart;
  double least;
  double most;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  double wide = opcc_plot_measure_no_values (plot);

  opcc_plot_find_range (plot, &least, &most);
  first = opcc_chart_words_full (chart->number, least, is_signed);
  last = opcc_chart_words_full (chart->number, most, is_signed);
  wide = MAX (wide, opcc_plot_measure (plot, first, OPCC_PLOT_TEXT, OPCC_TYPE_BOLD));
  return ceil (MAX (wide, opcc_plot_measure (plot, last, OPCC_PLOT_TEXT, OPCC_TYPE_BOLD)));
}

static OpccScale
find_scale (OpccPlot *plot)
{
  const OpccChart *chart = plot->chart;
  double least;
  double most;

  opcc_plot_find_range (plot, &least, &most);
  for (guint i = 0; chart->kind == OPCC_CHART_STACKED && i < chart->categories->len; i++)
    most = MAX (most, sum_row (chart, i));
  if (chart->kind == OPCC_CHART_STACKED)
    return opcc_plot_make_scale (plot, 0, most, 6, TRUE);
  if (isfinite (chart->mark))
    {
      least = MIN (least, chart->mark);
      most = MAX (most, chart->mark);
    }
  /* Bars that carry their value need no round end of an axis. */
  return (OpccScale){ MIN (least, 0), MAX (most, MIN (least, 0) < 0 ? 0 : 1e-9), 0 };
}

static void
place_value (Bars *self, double value, double middle, double zero, double end)
{
  const OpccChart *chart = self->plot->chart;
  gboolean is_signed = chart->kind == OPCC_CHART_DIVERGING;
  g_autofree char *words = opcc_chart_words_full (chart->number, value, is_signed);
  OpccTypeset set = {
    .points = OPCC_PLOT_TEXT, .style = OPCC_TYPE_BOLD, .ink = OPCC_INK_TEXT, .y_align = 0.5
  };

  if (isnan (value))
    {
      set.style = OPCC_TYPE_ITALIC;
      set.ink = OPCC_INK_MISSING;
    }
  set.x_align = value < 0 ? 1 : 0;
  opcc_plot_add_text (self->plot, words, &set,
                      isnan (value) ? MAX (zero, end) + GAP
                      : value < 0   ? end - GAP
                                    : end + GAP,
                      middle);
}

static void
place_bar (Bars *self, guint series, guint category, double y)
{
  OpccPlot *plot = self->plot;
  double value = opcc_chart_get_value (plot->chart, series, category);
  double zero = find_x (self, 0);
  double end = isnan (value) ? zero : find_x (self, value);
  int point =
      opcc_plot_add_point (plot, series, category, plot->x, y - 1, plot->width, self->thick + 2);

  if (!isnan (value))
    {
      OpccHatch hatch;
      OpccInk ink = opcc_plot_get_ink (plot, series, &hatch);
      OpccChartItem *item;

      if (plot->chart->kind == OPCC_CHART_DIVERGING && value < 0)
        ink = OPCC_INK_ALARM;
      item = opcc_plot_add (plot, OPCC_SHAPE_BAR, ink, MIN (zero, end), y, fabs (end - zero),
                            self->thick);
      item->hatch = hatch;
      item->size = MIN (self->thick / 2, 4);
      item->point = point;
    }
  if (self->label_k == 1)
    place_value (self, value, y + self->thick / 2, zero, end);
}

/* A word inside its part where it fits; the ink for words on pale and dark parts in turn is the
 * card's, which the hatch leaves readable because it is cut out behind the word. */
static void
place_part_value (Bars *self, double value, const OpccChartItem *bar)
{
  OpccPlot *plot = self->plot;
  g_autofree char *words = opcc_chart_words_full (plot->chart->number, value, FALSE);
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                      .style = OPCC_TYPE_BOLD,
                      .ink = OPCC_INK_TEXT,
                      .x_align = 0.5,
                      .y_align = 0.5 };
  double wide = opcc_plot_measure (plot, words, OPCC_PLOT_CAPTION, OPCC_TYPE_BOLD) + 8;
  double high = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) - 2;
  double x = bar->x + bar->width / 2;
  double y = bar->y + bar->height / 2;

  if (bar->width < wide + 8 || bar->height < high)
    return;
  opcc_plot_add (plot, OPCC_SHAPE_BAR, OPCC_INK_CARD, x - wide / 2, y - high / 2, wide, high)
      ->size = high / 2;
  opcc_plot_add_text (plot, words, &set, x, y);
}

static void
place_stack (Bars *self, guint category, double y)
{
  OpccPlot *plot = self->plot;
  double sum = 0;
  double hidden = 0;
  guint n_given = 0;

  for (guint i = 0; i < plot->chart->series->len; i++)
    {
      double value = opcc_chart_get_value (plot->chart, i, category);
      double length = isnan (value) ? 0 : MAX (value, 0);
      double x = find_x (self, sum);
      double end = find_x (self, sum + length);
      int point =
          opcc_plot_add_point (plot, i, category, x, y - 2, MAX (end - x, 2), self->thick + 4);
      OpccHatch hatch;
      OpccInk ink = opcc_plot_get_ink (plot, i, &hatch);
      OpccChartItem bar;
      OpccChartItem *item;

      n_given += !isnan (value);
      if (isnan (value) && opcc_no_value_get (value) != OPCC_NO_VALUE_NOT_GIVEN)
        hidden = opcc_no_value_new (OPCC_NO_VALUE_HIDDEN);
      if (length <= 0)
        continue;
      item = opcc_plot_add (plot, OPCC_SHAPE_BAR, ink, x, y, end - x, self->thick);
      item->hatch = hatch;
      item->size = 0;
      item->point = point;
      bar = *item;
      /* A gap, since neighbours of like lightness would run together. */
      opcc_plot_add (plot, OPCC_SHAPE_BAR, OPCC_INK_CARD, end - 1, y, 1, self->thick)->size = 0;
      if (self->label_k == 1)
        place_part_value (self, value, &bar);
      sum += length;
    }
  if (self->label_k == 1)
    place_value (self,
                 isnan (hidden) ? hidden
                 : n_given > 0  ? sum
                                : NAN,
                 y + self->thick / 2, find_x (self, 0), find_x (self, sum));
}

static void
place_axis (Bars *self)
{
  OpccPlot *plot = self->plot;
  double zero = find_x (self, 0);
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION, .ink = OPCC_INK_DIM, .x_align = 0.5 };

  for (double at = self->scale.low; self->scale.step > 0 && at <= self->scale.high * 1.0001;
       at += self->scale.step)
    {
      g_autofree char *words = opcc_chart_words_short (plot->chart->number, at);

      opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_GRID, find_x (self, at), plot->y, 0,
                     plot->height);
      opcc_plot_add_text (plot, words, &set, find_x (self, at), plot->y + plot->height + 2);
    }
  opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, zero, plot->y, 0, plot->height);
}

/* The line that bars are held against stands behind them, with its words under the last. */
static void
place_mark (Bars *self)
{
  OpccPlot *plot = self->plot;
  OpccTypeset set = {
    .points = OPCC_PLOT_CAPTION, .style = OPCC_TYPE_BOLD, .ink = OPCC_INK_DIM, .x_align = 0.5
  };
  const double x = find_x (self, plot->chart->mark);
  OpccChartItem *item;

  item = opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, x, plot->y, 0, plot->height);
  item->dashed = TRUE;
  item->size = 1.5;
  if (plot->chart->mark_words != NULL)
    opcc_plot_add_text (plot, plot->chart->mark_words, &set, x, plot->y + plot->height + 2);
}

void
opcc_plot_bars (OpccPlot *plot)
{
  const OpccChart *chart = plot->chart;
  gboolean stacked = chart->kind == OPCC_CHART_STACKED;
  gboolean marked = chart->kind == OPCC_CHART_BARS && isfinite (chart->mark);
  double values = measure_values (plot, chart->kind == OPCC_CHART_DIVERGING) + GAP;
  Bars self = { plot };

  opcc_plot_add_key (plot);
  self.scale = find_scale (plot);
  self.names = opcc_plot_measure_names (plot, 0.35);
  self.left = plot->x + self.names + 12;
  self.width = plot->width - self.names - 12 - values;
  if (self.scale.low < 0) /* their values stand left of the bars */
    {
      self.left += values;
      self.width -= values;
    }
  self.width = MAX (self.width, 1);
  if (self.scale.step > 0 || marked)
    plot->height = MAX (plot->height - opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) - 2, 1);
  self.row = MIN (plot->height / chart->categories->len, 56 * plot->scale);
  plot->height = self.row * chart->categories->len;
  self.n_bars = stacked ? 1 : chart->series->len;
  self.thick = MIN (self.row * (self.n_bars > 1 ? 0.84 : 0.6) / self.n_bars,
                    (stacked ? 22 : 16) * plot->scale);
  self.label_k = MAX ((guint) ceil (opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) * 0.8 /
                                    MAX (self.row / self.n_bars, 0.01)),
                      1);
  place_axis (&self);
  if (marked)
    place_mark (&self);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      double middle = plot->y + self.row * (i + 0.5);

      opcc_plot_add_name (plot, i, self.names, self.row, self.label_k, middle);
      if (stacked)
        place_stack (&self, i, middle - self.thick / 2);
      for (guint k = 0; !stacked && k < self.n_bars; k++)
        place_bar (&self, k, i, middle + self.thick * (k - self.n_bars / 2.0));
    }
}
