/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of one row a category: bullets, and bars on a time line. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"
#include "opcc-date.h"

#define GAP        8.0
#define NAME_SHARE 0.35
#define MOST_TICKS 60

/* Rows beside their names, on one scale from left to right. */
typedef struct
{
  OpccPlot *plot;
  double names;
  double left;
  double width;
  double low;
  double high;
  double row;
  guint label_k;
} Rows;

static double
find_x (const Rows *self, double value)
{
  return self->left + self->width * (value - self->low) / (self->high - self->low);
}

static void
find_rows (Rows *self, double right)
{
  OpccPlot *plot = self->plot;

  self->names = opcc_plot_measure_names (plot, NAME_SHARE);
  self->left = plot->x + self->names + 12;
  self->width = MAX (plot->width - self->names - 12 - right, 1);
  self->row = MIN (plot->height / plot->chart->categories->len, 44 * plot->scale);
  self->label_k = MAX ((guint) ceil (opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) * 0.8 /
                                     MAX (self->row, 0.01)),
                       1);
}

static void
place_words (Rows *self, const char *words, OpccTypeStyle style, OpccInk ink, double x, double y)
{
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION, .style = style, .ink = ink, .y_align = 0.5 };

  set.width = MAX (self->plot->x + self->plot->width - x, 1);
  if (self->label_k == 1)
    opcc_plot_add_text (self->plot, words, &set, x, y);
}

/* --- bullets --------------------------------------------------------------------------------- */

static double
get_role (const OpccChart *chart, OpccSeriesRole role, guint category)
{
  int series = opcc_chart_find_role (chart, role);

  return series < 0 ? NAN : opcc_chart_get_value (chart, (guint) series, category);
}

/* What is over the budget is red, and said beside it. */
static void
place_bullet (Rows *self, guint category, double middle)
{
  OpccPlot *plot = self->plot;
  const OpccChart *chart = plot->chart;
  double value = get_role (chart, OPCC_SERIES_VALUE, category);
  double target = get_role (chart, OPCC_SERIES_TARGET, category);
  double budget = get_role (chart, OPCC_SERIES_BUDGET, category);
  double high = MIN (self->row * 0.5, 14 * plot->scale);
  double zero = find_x (self, MAX (self->low, MIN (0, self->high)));
  double within = !isnan (budget) && value > budget ? budget : value;
  gboolean is_over = within < value;
  int value_series = MAX (opcc_chart_find_role (chart, OPCC_SERIES_VALUE), 0);
  int point = opcc_plot_add_point (plot, (guint) value_series, category, plot->x,
                                   middle - self->row / 2, plot->width, self->row);
  g_autofree char *words = opcc_chart_words_full (chart->number, value, FALSE);

  if (!isnan (budget))
    opcc_plot_add (plot, OPCC_SHAPE_BAR, OPCC_INK_TRACK, zero, middle - high / 2,
                   find_x (self, budget) - zero, high)
        ->size = 3;
  if (!isnan (value))
    {
      double end = find_x (self, within);
      OpccChartItem *item = opcc_plot_add (plot, OPCC_SHAPE_BAR, OPCC_INK_DATA, MIN (zero, end),
                                           middle - high * 0.3, fabs (end - zero), high * 0.6);

      item->size = 3;
      item->point = point;
    }
  if (is_over)
    {
      OpccChartItem *item =
          opcc_plot_add (plot, OPCC_SHAPE_BAR, OPCC_INK_BAD, find_x (self, within),
                         middle - high * 0.3, find_x (self, value) - find_x (self, within),
                         high * 0.6);

      item->size = 0;
      item->hatch = OPCC_HATCH_RISING;
      item->point = point;
    }
  if (!isnan (target))
    opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_TEXT, find_x (self, target),
                   middle - high / 2 - 3, 0, high + 6)
        ->size = 2;
  place_words (self, words, isnan (value) ? OPCC_TYPE_ITALIC : OPCC_TYPE_BOLD,
               isnan (value) ? OPCC_INK_MISSING
               : is_over     ? OPCC_INK_BAD
                             : OPCC_INK_TEXT,
               self->left + self->width + GAP, middle);
}

/* What the parts of a bullet mean, in their own look. */
static void
place_bullet_key (OpccPlot *plot)
{
  double x = plot->x;
  double line = opcc_plot_get_line (plot, OPCC_PLOT_TEXT);

  for (guint i = 0; i < plot->chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (plot->chart->series, i);
      OpccTypeset set = { .points = OPCC_PLOT_TEXT, .ink = OPCC_INK_TEXT, .y_align = 0.5 };

      if (series->role == OPCC_SERIES_TARGET)
        opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_TEXT, x + 8, plot->y + line / 2 - 7, 0, 14)
            ->size = 2;
      else
        opcc_plot_add (plot, OPCC_SHAPE_BAR,
                       series->role == OPCC_SERIES_BUDGET ? OPCC_INK_TRACK : OPCC_INK_DATA, x,
                       plot->y + line / 2 - 4, 16, 8)
            ->size = 3;
      x += 22;
      x += opcc_plot_add_text (plot, series->name, &set, x, plot->y + line / 2)->width + 18;
    }
  plot->y += line + 6;
  plot->height = MAX (plot->height - line - 6, 1);
}

void
opcc_plot_bullets (OpccPlot *plot)
{
  Rows self = { plot };
  double most;
  double least;
  g_autofree char *longest = NULL;
  double right;

  place_bullet_key (plot);
  opcc_plot_find_range (plot, &least, &most);
  longest = opcc_chart_words_full (plot->chart->number, MAX (most, fabs (least)), FALSE);
  right = opcc_plot_measure (plot, longest, OPCC_PLOT_TEXT, OPCC_TYPE_BOLD);
  right = MAX (right, opcc_plot_measure_no_values (plot));
  self.low = MIN (least, 0);
  self.high = MAX (most, self.low + 1e-9);
  find_rows (&self, right + GAP);
  opcc_plot_add (plot, OPCC_SHAPE_LINE, OPCC_INK_DIM, find_x (&self, MIN (0, self.high)), plot->y,
                 0, self.row * plot->chart->categories->len);
  for (guint i = 0; i < plot->chart->categories->len; i++)
    {
      double middle = plot->y + self.row * (i + 0.5);

      opcc_plot_add_name (plot, i, self.names, self.row, self.label_k, middle);
      place_bullet (&self, i, middle);
    }
}

/* --- time line ------------------------------------------------------------------------------- */

static void
place_stretch (Rows *self, guint category, double middle)
{
  OpccPlot *plot = self->plot;
  const OpccChart *chart = plot->chart;
  const OpccChartCategory *row = g_ptr_array_index (chart->categories, category);
  double start = get_role (chart, OPCC_SERIES_START, category);
  double end = get_role (chart, OPCC_SERIES_END, category);
  double first_start = get_role (chart, OPCC_SERIES_FIRST_START, category);
  double first_end = get_role (chart, OPCC_SERIES_FIRST_END, category);
  OpccInk ink = row->done ? OPCC_INK_PAST : OPCC_INK_DATA;
  int point = opcc_plot_add_point (plot, 0, category, plot->x, middle - self->row / 2, plot->width,
                                   self->row);
  g_autofree char *slip = opcc_chart_words_slip (chart, category);
  double side = MIN (self->row * 0.45, 12 * plot->scale);
  OpccChartItem *item;

  if (isnan (first_start) && !isnan (first_end))
    first_start = start;
  if (!isnan (first_start) && !isnan (first_end))
    opcc_plot_add (plot, OPCC_SHAPE_OUTLINE, OPCC_INK_DIM, find_x (self, first_start),
                   middle - side * 0.65, find_x (self, first_end) - find_x (self, first_start),
                   side * 1.3)
        ->dashed = TRUE;
  if (isnan (start) && isnan (end))
    {
      place_words (self, _ ("no dates given"), OPCC_TYPE_ITALIC, OPCC_INK_MISSING,
                   isfinite (chart->mark) ? find_x (self, chart->mark) + GAP : self->left + GAP,
                   middle);
      return;
    }
  if (!isnan (start) && !isnan (end))
    {
      item = opcc_plot_add (plot, OPCC_SHAPE_BAR, ink, find_x (self, start), middle - side / 3,
                            find_x (self, end) - find_x (self, start), side * 2 / 3);
      item->size = side / 3;
      item->point = point;
    }
  item = opcc_plot_add (plot, isnan (end) ? OPCC_SHAPE_TRIANGLE : OPCC_SHAPE_DIAMOND, ink,
                        find_x (self, isnan (end) ? start : end) - side / 2, middle - side / 2,
                        side, side);
  item->point = point;
  if (slip != NULL)
    place_words (self, slip, OPCC_TYPE_BOLD, OPCC_INK_MISSING, find_x (self, end) + side, middle);
}

/* Quarters with the month they begin in, and years above them. */
static void
place_calendar (Rows *self, double top, double bottom)
{
  int year;
  int month;
  int day;
  double month_width = self->width / MAX ((self->high - self->low) / 30.4, 1);
  int every = month_width > 40 * self->plot->scale   ? 1
              : month_width > 14 * self->plot->scale ? 3
                                                     : 12;
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION, .ink = OPCC_INK_DIM, .x_align = 0 };
  double label = opcc_plot_get_line (self->plot, OPCC_PLOT_CAPTION);
  gboolean is_first = TRUE;

  /* The calendar's reckoning ends with the year 9999, and begins with the year 1. */
  if (self->low < opcc_date_from_ymd (1, 1, 1) || self->high > opcc_date_from_ymd (9999, 12, 1))
    return;
  while ((self->high - self->low) / 30.4 / every > MOST_TICKS)
    every *= 10;
  opcc_date_get_ymd ((OpccDate) self->low, &year, &month, &day);
  for (OpccDate date = opcc_date_from_ymd (year, 1, 1); date != OPCC_NO_DATE && date <= self->high;
       date = opcc_date_add_months (date, every))
    {
      g_autoptr (GDateTime) time = NULL;
      g_autofree char *name = NULL;

      if (date < self->low)
        continue;
      opcc_date_get_ymd (date, &year, &month, &day);
      time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
      name = g_date_time_format (time, month == 1 || every == 12 ? "%Y"
                                       : is_first                ? "%b ’%y"
                                                                 : "%b");
      is_first = FALSE;
      set.style = month == 1 ? OPCC_TYPE_BOLD : OPCC_TYPE_PLAIN;
      opcc_plot_add (self->plot, OPCC_SHAPE_LINE, OPCC_INK_GRID, find_x (self, date), top + label,
                     0, bottom - top - label);
      set.width = MAX (self->plot->x + self->plot->width - find_x (self, date) - 2, 1);
      opcc_plot_add_text (self->plot, name, &set, find_x (self, date) + 2, top);
    }
}

static void
place_today (Rows *self, double top, double bottom)
{
  const OpccChart *chart = self->plot->chart;
  double label = opcc_plot_get_line (self->plot, OPCC_PLOT_CAPTION);
  OpccTypeset set = {
    .points = OPCC_PLOT_CAPTION, .style = OPCC_TYPE_BOLD, .ink = OPCC_INK_BAD, .x_align = 0.5
  };

  if (!isfinite (chart->mark))
    return;
  opcc_plot_add (self->plot, OPCC_SHAPE_LINE, OPCC_INK_BAD, find_x (self, chart->mark),
                 top + label * 2, 0, bottom - top - label * 2)
      ->size = 2;
  if (chart->mark_words != NULL)
    opcc_plot_add_text (self->plot, chart->mark_words, &set, find_x (self, chart->mark),
                        top + label);
}

void
opcc_plot_timeline (OpccPlot *plot)
{
  Rows self = { plot };
  double head = 2 * opcc_plot_get_line (plot, OPCC_PLOT_CAPTION);
  double top = plot->y;
  double bottom;

  opcc_plot_find_range (plot, &self.low, &self.high);
  if (isfinite (plot->chart->mark))
    {
      gboolean empty = self.high <= self.low;

      self.low = empty ? plot->chart->mark : MIN (self.low, plot->chart->mark);
      self.high = empty ? plot->chart->mark : MAX (self.high, plot->chart->mark);
    }
  self.low -= 15;
  self.high += 15;
  plot->y += head;
  plot->height = MAX (plot->height - head, 1);
  /* Room for the words of a slip behind the last bar. */
  find_rows (&self, 72 * plot->scale);
  bottom = plot->y + self.row * plot->chart->categories->len;
  place_calendar (&self, top, bottom);
  for (guint i = 0; i < plot->chart->categories->len; i++)
    {
      double middle = plot->y + self.row * (i + 0.5);

      opcc_plot_add_name (plot, i, self.names, self.row, self.label_k, middle);
      place_stretch (&self, i, middle);
    }
  place_today (&self, top, bottom);
}
