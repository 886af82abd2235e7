/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over categories in order, with a target and with gaps; and small panels of them. */
#include <math.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"

#define MOST_DOTS 40

/* A frame in which lines are drawn. */
typedef struct
{
  OpccPlot *plot;
  OpccScale scale;
  double left;
  double top;
  double width;
  double height;
} Frame;

static double
find_x (const Frame *self, guint category)
{
  guint n = self->plot->chart->categories->len;

  return n < 2 ? self->left + self->width / 2 : self->left + self->width * category / (n - 1);
}

static double
find_y (const Frame *self, double value)
{
  return self->top +
         self->height * (self->scale.high - value) / (self->scale.high - self->scale.low);
}

static OpccScale
find_scale (OpccPlot *plot, guint most_ticks)
{
  double least;
  double most;

  opcc_plot_find_range (plot, &least, &most);
  if (plot->chart->kind == OPCC_CHART_LINES && isfinite (plot->chart->mark))
    {
      least = MIN (least, plot->chart->mark);
      most = MAX (most, plot->chart->mark);
    }
  /* A line need not begin at nil; it does where that costs it no more than half of its height. */
  return opcc_plot_make_scale (plot, least, most, most_ticks, least <= 0 || least < most / 2);
}

static void
place_grid (Frame *self, double label_right)
{
  OpccTypeset set = {
    .points = OPCC_PLOT_CAPTION, .ink = OPCC_INK_DIM, .x_align = 1, .y_align = 0.5
  };

  for (double at = self->scale.low; at <= self->scale.high + self->scale.step / 1000;
       at += self->scale.step)
    {
      g_autofree char *words =
          opcc_chart_words_short (self->plot->chart->number, fabs (at) < 1e-9 ? 0 : at);
      gboolean is_nil = fabs (at) < self->scale.step / 1000;

      opcc_plot_add (self->plot, OPCC_SHAPE_LINE, is_nil ? OPCC_INK_DIM : OPCC_INK_GRID, self->left,
                     find_y (self, at), self->width, 0);
      opcc_plot_add_text (self->plot, words, &set, label_right, find_y (self, at));
    }
}

/* Names under the axis, level, and as many as fit. */
static void
place_names (Frame *self)
{
  const OpccChart *chart = self->plot->chart;
  double widest = 0;
  guint n = chart->categories->len;
  guint every;

  for (guint i = 0; i < n; i += MAX (n / 12, 1))
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, i);

      widest = MAX (widest, opcc_plot_measure (self->plot, category->name, OPCC_PLOT_CAPTION,
                                               OPCC_TYPE_PLAIN));
    }
  /* The first and the last name stand inside the ends, half their width nearer to the next. */
  widest = MIN (1.5 * widest + 14, MAX (self->width / 2, 1));
  every = MAX ((guint) ceil (widest * MAX (n - 1, 1) / self->width), 1);
  for (guint i = 0; i < n; i += every)
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, i);
      OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                          .ink = OPCC_INK_DIM,
                          .x_align = n < 2                         ? 0.5
                                     : (double) i / (n - 1) > 0.98 ? 1
                                     : i == 0                      ? 0
                                                                   : 0.5,
                          .width = widest };

      opcc_plot_add_text (self->plot, category->name, &set, find_x (self, i),
                          self->top + self->height + 4);
    }
}

static void
place_dot (Frame *self, guint series, guint category, OpccInk ink, int point)
{
  static const OpccShape shapes[] = { OPCC_SHAPE_DOT, OPCC_SHAPE_SQUARE, OPCC_SHAPE_TRIANGLE,
                                      OPCC_SHAPE_DIAMOND };
  double value = opcc_chart_get_value (self->plot->chart, series, category);
  double side = self->plot->chart->categories->len > MOST_DOTS ? 3 : 7 * self->plot->scale;
  OpccChartItem *item;

  item = opcc_plot_add (self->plot,
                        self->plot->chart->kind == OPCC_CHART_MULTIPLES
                            ? OPCC_SHAPE_DOT
                            : shapes[series % G_N_ELEMENTS (shapes)],
                        ink, find_x (self, category) - side / 2, find_y (self, value) - side / 2,
                        side, side);
  item->size = 0;
  item->point = point;
}

/* A line from each value to the next; a missing one leaves a gap, and a value between two gaps is a
 * dot alone. */
static void
place_line (Frame *self, guint series, OpccInk ink, gboolean is_target)
{
  OpccPlot *plot = self->plot;
  guint n = plot->chart->categories->len;
  double wide = n > 1 ? self->width / (n - 1) : self->width;

  for (guint i = 0; i < n; i++)
    {
      double value = opcc_chart_get_value (plot->chart, series, i);
      double before = i > 0 ? opcc_chart_get_value (plot->chart, series, i - 1) : NAN;
      double y = isnan (value) ? self->top : find_y (self, value) - 8;
      int point = opcc_plot_add_point (plot, series, i, find_x (self, i) - wide / 2, y, wide,
                                       isnan (value) ? self->height : 16);

      if (isnan (value))
        continue;
      if (!isnan (before))
        {
          OpccChartItem *item =
              opcc_plot_add (plot, OPCC_SHAPE_LINE, ink, find_x (self, i - 1),
                             find_y (self, before), find_x (self, i) - find_x (self, i - 1),
                             find_y (self, value) - find_y (self, before));

          item->size = is_target ? 1.5 : 2.5;
          item->dashed = is_target;
        }
      if (!is_target)
        place_dot (self, series, i, ink, point);
    }
}

static int
find_last (const OpccChart *chart, guint series)
{
  for (int i = (int) chart->categories->len - 1; i >= 0; i--)
    if (!isnan (opcc_chart_get_value (chart, series, (guint) i)))
      return i;
  return -1;
}

/* The name of each line at its end, moved apart where they would meet. */
static void
place_ends (Frame *self, double room)
{
  OpccPlot *plot = self->plot;
  guint n = plot->chart->series->len;
  double line = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) * 2;
  g_autofree double *places = g_new (double, n);
  g_autofree guint *order = g_new (guint, n);
  double floor_y = self->top - line;

  for (guint i = 0; i < n; i++)
    {
      int last = find_last (plot->chart, i);
      guint at = i;

      places[i] =
          last < 0 ? self->top : find_y (self, opcc_chart_get_value (plot->chart, i, (guint) last));
      for (; at > 0 && places[order[at - 1]] > places[i]; at--)
        order[at] = order[at - 1];
      order[at] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (plot->chart->series, order[i]);
      int last = find_last (plot->chart, order[i]);
      g_autofree char *value = opcc_chart_words_full (
          plot->chart->number,
          last < 0 ? NAN : opcc_chart_get_value (plot->chart, order[i], (guint) last), FALSE);
      OpccHatch hatch;
      OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                          .style = OPCC_TYPE_BOLD,
                          .ink = OPCC_INK_TEXT,
                          .width = room - 10,
                          .y_align = 1 };
      double y = MAX (places[order[i]], floor_y + line);

      y = MIN (y, self->top + self->height - (n - 1 - i) * line);
      floor_y = y;
      opcc_plot_add_text (plot, value, &set, self->left + self->width + 10, y + line * 0.1);
      set.style = OPCC_TYPE_PLAIN;
      set.y_align = 0;
      set.ink = n > 1 ? OPCC_INK_TEXT : OPCC_INK_DIM;
      opcc_plot_get_ink (plot, order[i], &hatch);
      opcc_plot_add_text (plot, series->name, &set, self->left + self->width + 10, y);
    }
}

static double
measure_ends (OpccPlot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (plot->chart->series, i);
      int last = find_last (plot->chart, i);
      g_autofree char *value =
          opcc_chart_words_full (plot->chart->number,
                                 last < 0 ? NAN
                                          : opcc_chart_get_value (plot->chart, i, (guint) last),
                                 FALSE);

      widest =
          MAX (widest, opcc_plot_measure (plot, series->name, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN));
      widest = MAX (widest, opcc_plot_measure (plot, value, OPCC_PLOT_CAPTION, OPCC_TYPE_BOLD));
    }
  return MIN (widest + 12, plot->width * 0.3);
}

static double
measure_ticks (OpccPlot *plot, const OpccScale *scale)
{
  g_autofree char *low = opcc_chart_words_short (plot->chart->number, scale->low);
  g_autofree char *high = opcc_chart_words_short (plot->chart->number, scale->high);
  g_autofree char *step = opcc_chart_words_short (plot->chart->number, scale->low + scale->step);
  double wide = opcc_plot_measure (plot, low, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN);

  wide = MAX (wide, opcc_plot_measure (plot, step, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN));
  return MAX (wide, opcc_plot_measure (plot, high, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN)) + 8;
}

static void
place_mark (Frame *self)
{
  const OpccChart *chart = self->plot->chart;
  OpccTypeset set = {
    .points = OPCC_PLOT_CAPTION, .style = OPCC_TYPE_BOLD, .ink = OPCC_INK_DIM, .y_align = 1
  };
  OpccChartItem *item;

  if (!isfinite (chart->mark))
    return;
  item = opcc_plot_add (self->plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, self->left,
                        find_y (self, chart->mark), self->width, 0);
  item->dashed = TRUE;
  item->size = 1.5;
  if (chart->mark_words != NULL)
    opcc_plot_add_text (self->plot, chart->mark_words, &set, self->left + 4,
                        find_y (self, chart->mark) - 1);
}

void
opcc_plot_lines (OpccPlot *plot)
{
  Frame self = { plot, find_scale (plot, 5) };
  double ticks = measure_ticks (plot, &self.scale);
  double ends = measure_ends (plot);

  self.left = plot->x + ticks;
  self.top = plot->y + 10;
  self.width = MAX (plot->width - ticks - ends, 1);
  self.height = MAX (plot->height - 10 - opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) - 6, 1);
  place_grid (&self, self.left - 8);
  place_names (&self);
  place_mark (&self);
  for (guint i = 0; i < plot->chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (plot->chart->series, i);
      OpccHatch hatch;
      OpccInk ink = opcc_plot_get_ink (plot, i, &hatch);

      place_line (&self, i, ink, series->role == OPCC_SERIES_TARGET);
    }
  place_ends (&self, ends);
}

/* --- small multiples ------------------------------------------------------------------------- */

static void
place_panel (
    OpccPlot *plot, OpccScale scale, guint series, double x, double y, double width, double height)
{
  const OpccChart *chart = plot->chart;
  const OpccChartSeries *line = g_ptr_array_index (chart->series, series);
  const OpccChartCategory *first = g_ptr_array_index (chart->categories, 0);
  const OpccChartCategory *end = g_ptr_array_index (chart->categories, chart->categories->len - 1);
  double head = opcc_plot_get_line (plot, OPCC_PLOT_TEXT);
  double foot = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION);
  Frame self = {
    plot, scale, x + 4, y + head + 6, MAX (width - 8, 1), MAX (height - head - foot - 8, 1)
  };
  int last = find_last (chart, series);
  g_autofree char *value =
      opcc_chart_words_full (chart->number,
                             last < 0 ? NAN : opcc_chart_get_value (chart, series, (guint) last),
                             FALSE);
  OpccTypeset set = { .points = OPCC_PLOT_TEXT,
                      .style = OPCC_TYPE_BOLD,
                      .ink = last < 0 ? OPCC_INK_MISSING : OPCC_INK_TEXT,
                      .x_align = 1 };
  double value_width = opcc_plot_add_text (plot, value, &set, x + width, y)->width;

  set.x_align = 0;
  set.style = OPCC_TYPE_PLAIN;
  set.ink = OPCC_INK_TEXT;
  set.width = MAX (width - value_width - 8, 1);
  opcc_plot_add_text (plot, line->name, &set, x, y);
  opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_GRID, x, self.top, width, 0);
  opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, x, self.top + self.height, width, 0);
  place_line (&self, series, OPCC_INK_DATA, FALSE);
  set.points = OPCC_PLOT_CAPTION;
  set.ink = OPCC_INK_DIM;
  set.width = width / 2 - 4;
  opcc_plot_add_text (plot, first->name, &set, x, self.top + self.height + 3);
  set.x_align = 1;
  opcc_plot_add_text (plot, end->name, &set, x + width, self.top + self.height + 3);
}

void
opcc_plot_multiples (OpccPlot *plot)
{
  guint n = plot->chart->series->len;
  guint columns = (guint) CLAMP (floor (plot->width / (220 * plot->scale)), 1, n);
  guint rows = (n + columns - 1) / columns;
  double gap = 24;
  double width = MAX ((plot->width - gap * (columns - 1)) / columns, 1);
  double height = plot->height / rows;
  OpccScale scale = find_scale (plot, 2);

  for (guint i = 0; i < n; i++)
    {
      const guint row = i / columns;

      place_panel (plot, scale, i, plot->x + (width + gap) * (i % columns), plot->y + height * row,
                   width, MAX (height - 14, 1));
    }
}
