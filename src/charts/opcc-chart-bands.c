/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip in bands: a dot for each value on one scale, a count over each band, a threshold. */
#include <math.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"

typedef struct
{
  OpccPlot *plot;
  OpccScale scale;
  double top;    /* of the strip */
  double ground; /* on which the dots stand */
} Strip;

static double
find_x (const Strip *self, double value)
{
  return self->plot->x +
         self->plot->width * (value - self->scale.low) / (self->scale.high - self->scale.low);
}

static guint
count_between (const OpccChart *chart, double from, double to)
{
  guint count = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      double value = opcc_chart_get_value (chart, 0, i);

      count += value >= from && value < to;
    }
  return count;
}

static void
place_bands (Strip *self)
{
  const OpccChart *chart = self->plot->chart;
  guint n = chart->edges->len;

  for (guint i = 0; i <= n; i++)
    {
      double from = i == 0 ? -INFINITY : g_array_index (chart->edges, double, i - 1);
      double to = i == n ? INFINITY : g_array_index (chart->edges, double, i);
      double left = find_x (self, MAX (from, self->scale.low));
      double right = find_x (self, MIN (to, self->scale.high));
      g_autofree char *count = g_strdup_printf ("%u", count_between (chart, from, to));
      OpccTypeset set = { .points = OPCC_PLOT_TEXT,
                          .style = OPCC_TYPE_BOLD,
                          .ink = OPCC_INK_TEXT,
                          .x_align = 0.5,
                          .y_align = 1 };

      if (right > left)
        opcc_plot_add_text (self->plot, count, &set, (left + right) / 2, self->top - 4);
      if (i < n && to > self->scale.low && to < self->scale.high)
        opcc_plot_add (self->plot, OPCC_SHAPE_LINE, OPCC_INK_GRID, right, self->top, 0,
                       self->ground - self->top);
    }
}

static void
place_axis (Strip *self)
{
  const OpccChart *chart = self->plot->chart;
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION, .ink = OPCC_INK_DIM };

  opcc_plot_add (self->plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, self->plot->x, self->ground,
                 self->plot->width, 0);
  for (guint i = 0; i <= chart->edges->len + 1; i++)
    {
      double at = i == 0                  ? self->scale.low
                  : i > chart->edges->len ? self->scale.high
                                          : g_array_index (chart->edges, double, i - 1);
      g_autofree char *words = opcc_chart_words_short (chart->number, at);

      set.x_align = i == 0 ? 0 : i > chart->edges->len ? 1 : 0.5;
      if (at >= self->scale.low && at <= self->scale.high)
        opcc_plot_add_text (self->plot, words, &set, find_x (self, at), self->ground + 4);
    }
}

/* Dots stand in columns counted outward from the threshold, so that none lies on both sides of it;
 * they grow smaller until the highest column fits. */
static void
place_dots (Strip *self)
{
  const OpccChart *chart = self->plot->chart;
  double origin = isfinite (chart->mark) ? chart->mark : self->scale.low;
  double step = 12 * self->plot->scale;
  guint tallest;

  do
    {
      g_autoptr (GHashTable) heights = g_hash_table_new (NULL, NULL);

      tallest = 1;
      for (guint i = 0; i < chart->categories->len; i++)
        {
          double value = opcc_chart_get_value (chart, 0, i);
          double away = isnan (value) ? 0 : (find_x (self, value) - find_x (self, origin)) / step;
          gpointer column = GINT_TO_POINTER ((int) floor (away + 1e-9));
          guint height = GPOINTER_TO_UINT (g_hash_table_lookup (heights, column)) + 1;

          g_hash_table_insert (heights, column, GUINT_TO_POINTER (height));
          tallest = MAX (tallest, height);
        }
      if (tallest * step > self->ground - self->top - 4)
        step *= 0.8;
    }
  while (tallest * step > self->ground - self->top - 4 && step > 1);

  {
    g_autoptr (GHashTable) heights = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < chart->categories->len; i++)
      {
        double value = opcc_chart_get_value (chart, 0, i);
        int column =
            isnan (value)
                ? 0
                : (int) floor ((find_x (self, value) - find_x (self, origin)) / step + 1e-9);
        gpointer key = GINT_TO_POINTER (column);
        guint height = GPOINTER_TO_UINT (g_hash_table_lookup (heights, key));
        double x =
            MIN (find_x (self, origin) + column * step, self->plot->x + self->plot->width - step);
        double y = self->ground - 2 - (height + 1) * step;
        int point = opcc_plot_add_point (self->plot, 0, i, isnan (value) ? self->plot->x : x,
                                         isnan (value) ? self->ground : y, step, step);
        gboolean below = isfinite (chart->mark) && value < chart->mark;
        OpccChartItem *item;

        if (isnan (value))
          continue;
        g_hash_table_insert (heights, key, GUINT_TO_POINTER (height + 1));
        item = opcc_plot_add (self->plot, OPCC_SHAPE_DOT, below ? OPCC_INK_PAST : OPCC_INK_DATA,
                              x + step * 0.08, y + step * 0.08, step * 0.84, step * 0.84);
        item->point = point;
      }
  }
}

void
opcc_plot_bands (OpccPlot *plot)
{
  const OpccChart *chart = plot->chart;
  double line = opcc_plot_get_line (plot, OPCC_PLOT_TEXT);
  double foot = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) + 6;
  Strip self = { plot };
  double least;
  double most;

  opcc_plot_find_range (plot, &least, &most);
  if (isfinite (chart->mark))
    {
      least = MIN (least, chart->mark);
      most = MAX (most, chart->mark);
    }
  self.scale = opcc_plot_make_scale (plot, least, most, 6, FALSE);
  self.top = plot->y + line + 4;
  self.ground = MAX (plot->y + plot->height - foot, self.top + 1);
  if (isfinite (chart->mark) && chart->mark_words != NULL)
    {
      OpccTypeset set = {
        .points = OPCC_PLOT_CAPTION, .style = OPCC_TYPE_BOLD, .ink = OPCC_INK_TEXT, .x_align = 1
      };

      opcc_plot_add_text (plot, chart->mark_words, &set, find_x (&self, chart->mark) - 6, self.top);
    }
  place_bands (&self);
  place_axis (&self);
  place_dots (&self);
  if (isfinite (chart->mark))
    opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_ALARM, find_x (&self, chart->mark), self.top, 0,
                   self.ground - self.top)
        ->size = 2;
}
