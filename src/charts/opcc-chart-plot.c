/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPlot: a layout in the making, what the kinds of chart share when they place their marks. */
#include "opcc-chart-plot.h"

#include "opcc-chart-words.h"

#include <math.h>

#define FONT "Cantarell"

OpccChartItem *
opcc_plot_add (
    OpccPlot *self, OpccShape shape, OpccInk ink, double x, double y, double width, double height)
{
  OpccChartItem item = {
    shape, ink, OPCC_HATCH_NONE, FALSE, x, y, width, height, 1, NULL, NULL, -1
  };

  g_array_append_val (self->layout->items, item);
  return &g_array_index (self->layout->items, OpccChartItem, self->layout->items->len - 1);
}

static PangoLayout *
make_text (OpccPlot *self, const char *words, double points, OpccTypeStyle style)
{
  PangoLayout *text = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (points * self->scale * PANGO_SCALE));
  if (style == OPCC_TYPE_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style == OPCC_TYPE_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (text, attributes);
  pango_layout_set_text (text, words, -1);
  return text;
}

static void
get_size (PangoLayout *text, double *width, double *height)
{
  int w;
  int h;

  pango_layout_get_size (text, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

OpccChartItem *
opcc_plot_add_text (OpccPlot *self, const char *words, const OpccTypeset *set, double x, double y)
{
  PangoLayout *text = make_text (self, words, set->points, set->style);
  OpccChartItem *item;
  double width;
  double height;

  get_size (text, &width, &height);
  if (set->width > 0 && width > set->width)
    {
      pango_layout_set_width (text, (int) (MAX (set->width, 1) * PANGO_SCALE));
      if (set->wrap)
        pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
      else
        pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
      get_size (text, &width, &height);
    }
  item = opcc_plot_add (self, OPCC_SHAPE_TEXT, set->ink, x - width * set->x_align,
                        y - height * set->y_align, width, height);
  item->text = text;
  return item;
}

int
opcc_plot_add_point (
    OpccPlot *self, guint series, guint category, double x, double y, double width, double height)
{
  /* The words are made when they are first asked for: a chart is drawn oftener than it is walked.
   */
  OpccChartPoint point = { series, category, opcc_chart_get_value (self->chart, series, category),
                           x,      y,        width,
                           height, NULL };

  g_array_append_val (self->layout->points, point);
  return (int) self->layout->points->len - 1;
}

double
opcc_plot_measure (OpccPlot *self, const char *words, double points, OpccTypeStyle style)
{
  g_autoptr (PangoLayout) text = make_text (self, words, points, style);
  double width;
  double height;

  get_size (text, &width, &height);
  return width;
}

/* For the widest of what may stand where a value is missing. */
double
opcc_plot_measure_no_values (OpccPlot *self)
{
  OpccNoValue widest = OPCC_NO_VALUE_NOT_GIVEN;

  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint k = 0; k < self->chart->categories->len; k++)
      {
        double value = opcc_chart_get_value (self->chart, i, k);

        if (isnan (value) && opcc_no_value_get (value) == OPCC_NO_VALUE_FEWER)
          widest = OPCC_NO_VALUE_FEWER;
      }
  return opcc_plot_measure (self, opcc_chart_words_no_value (opcc_no_value_new (widest)),
                            OPCC_PLOT_TEXT, OPCC_TYPE_ITALIC);
}

double
opcc_plot_measure_names (OpccPlot *self, double share)
{
  double widest = 0;
  double most = self->width * share;

  for (guint i = 0; i < self->chart->categories->len && widest < most; i++)
    {
      const OpccChartCategory *category = g_ptr_array_index (self->chart->categories, i);

      widest =
          MAX (widest, opcc_plot_measure (self, category->name, OPCC_PLOT_TEXT, OPCC_TYPE_PLAIN));
    }
  return ceil (MIN (widest, most));
}

void
opcc_plot_add_name (
    OpccPlot *self, guint category, double width, double height, guint every, double middle)
{
  const OpccChartCategory *row = g_ptr_array_index (self->chart->categories, category);
  OpccTypeset set = {
    .points = OPCC_PLOT_TEXT, .ink = OPCC_INK_TEXT, .y_align = 0.5, .width = width
  };
  OpccChartItem *item;

  if (category % every != 0)
    return;
  item = opcc_plot_add_text (self, row->name, &set, self->x, middle);
  if (!pango_layout_is_ellipsized (item->text) || height < 2 * item->height)
    return;
  pango_layout_set_wrap (item->text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (item->text, (int) (height * PANGO_SCALE));
  get_size (item->text, &item->width, &item->height);
  item->y = middle - item->height / 2;
}

double
opcc_plot_get_line (const OpccPlot *self, double points)
{
  return ceil (points * self->scale * 96 / 72 * 1.35);
}

OpccInk
opcc_plot_get_ink (const OpccPlot *self, guint series, OpccHatch *hatch)
{
  const OpccChartSeries *line = g_ptr_array_index (self->chart->series, series);
  guint place = 0;
  guint count = 0;

  for (guint i = 0; i < self->chart->series->len; i++)
    {
      const OpccChartSeries *other = g_ptr_array_index (self->chart->series, i);

      if (other->role != OPCC_SERIES_VALUE)
        continue;
      place += i < series;
      count++;
    }
  *hatch = OPCC_HATCH_NONE;
  if (line->role == OPCC_SERIES_PAST)
    return OPCC_INK_PAST;
  if (line->role != OPCC_SERIES_VALUE)
    return OPCC_INK_DIM;
  if (count == 1)
    return OPCC_INK_DATA;
  *hatch = (OpccHatch) (place % 4);
  return (OpccInk) (OPCC_INK_CAT_1 + place % 4);
}

void
opcc_plot_add_key (OpccPlot *self)
{
  const double side = 10 * self->scale;
  const double line = opcc_plot_get_line (self, OPCC_PLOT_TEXT);
  double x = self->x;

  if (self->chart->series->len < 2)
    return;
  for (guint i = 0; i < self->chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (self->chart->series, i);
      OpccTypeset set = { .points = OPCC_PLOT_TEXT, .ink = OPCC_INK_TEXT, .y_align = 0.5 };
      OpccHatch hatch;
      OpccInk ink = opcc_plot_get_ink (self, i, &hatch);
      OpccChartItem *item;
      double wide = side + 6 * self->scale +
                    opcc_plot_measure (self, series->name, OPCC_PLOT_TEXT, OPCC_TYPE_PLAIN);

      if (i > 0 && x + wide > self->x + self->width)
        {
          x = self->x;
          self->y += line;
          self->height -= line;
        }
      item = opcc_plot_add (self, OPCC_SHAPE_BAR, ink, x, self->y + (line - side) / 2, side, side);
      item->hatch = hatch;
      item->size = 2;
      set.width = MAX (self->x + self->width - x - side - 6 * self->scale, 1);
      opcc_plot_add_text (self, series->name, &set, x + side + 6 * self->scale, self->y + line / 2);
      x += wide + 18 * self->scale;
    }
  self->y += line + 6;
  self->height -= line + 6;
}

/* 1, 2 or 5 times a power of ten: the steps people count in. */
static double
round_step (double step)
{
  double ten = pow (10, floor (log10 (step)));

  if (step <= ten * 1.0001)
    return ten;
  if (step <= ten * 2)
    return ten * 2;
  return step <= ten * 5 ? ten * 5 : ten * 10;
}

OpccScale
opcc_plot_make_scale (
    const OpccPlot *self, double least, double most, guint most_ticks, gboolean from_nil)
{
  OpccScale scale;

  if (from_nil)
    {
      least = MIN (least, 0);
      most = MAX (most, 0);
    }
  if (!(most > least))
    most = least + 1;
  scale.step = round_step ((most - least) / MAX (most_ticks, 1));
  if (self->chart->number == OPCC_NUMBER_COUNT)
    scale.step = MAX (scale.step, 1);
  scale.low = floor (least / scale.step + 1e-9) * scale.step;
  scale.high = ceil (most / scale.step - 1e-9) * scale.step;
  return scale;
}

void
opcc_plot_find_range (const OpccPlot *self, double *least, double *most)
{
  *least = INFINITY;
  *most = -INFINITY;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint k = 0; k < self->chart->categories->len; k++)
      {
        double value = opcc_chart_get_value (self->chart, i, k);

        if (isnan (value))
          continue;
        *least = MIN (*least, value);
        *most = MAX (*most, value);
      }
  if (!isnan (self->chart->least))
    *least = MIN (*least, self->chart->least);
  if (!isnan (self->chart->most))
    *most = MAX (*most, self->chart->most);
  if (*least > *most)
    *least = *most = 0;
}
