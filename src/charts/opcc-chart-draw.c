/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a layout with cairo, alike on the screen, in PDF, SVG and PNG. */
#include <math.h>

#include "opcc-chart-layout.h"

#define HATCH_GAP 5.0

static void
set_ink (cairo_t *cairo, const OpccChartColours *colours, OpccInk ink, double strength)
{
  const OpccChartColour *colour = &colours->inks[ink];

  cairo_set_source_rgba (cairo, colour->red, colour->green, colour->blue, colour->alpha * strength);
}

static void
trace_bar (cairo_t *cairo, const OpccChartItem *item)
{
  double radius = MIN (item->size, MIN (item->width, item->height) / 2);
  double right = item->x + item->width;
  double bottom = item->y + item->height;

  if (radius < 0.5)
    {
      cairo_rectangle (cairo, item->x, item->y, item->width, item->height);
      return;
    }
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - radius, item->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cairo, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cairo, item->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cairo, item->x + radius, item->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
}

static void
trace_corners (cairo_t *cairo, const OpccChartItem *item, const double (*corners)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cairo, item->x + corners[i][0] * item->width,
                   item->y + corners[i][1] * item->height);
  cairo_close_path (cairo);
}

static void
trace_area (cairo_t *cairo, const GArray *outline)
{
  gboolean begun = FALSE;

  for (guint i = 0; i + 1 < outline->len; i += 2)
    {
      double x = g_array_index (outline, double, i);
      double y = g_array_index (outline, double, i + 1);

      if (isnan (x))
        cairo_close_path (cairo);
      else if (begun)
        cairo_line_to (cairo, x, y);
      else
        cairo_move_to (cairo, x, y);
      begun = !isnan (x);
    }
}

static void
draw_hatch (cairo_t *cairo, const OpccChartColours *colours, const OpccChartItem *item)
{
  double lean = item->hatch == OPCC_HATCH_LEVEL ? 0 : item->height;
  double last = item->hatch == OPCC_HATCH_LEVEL ? item->height : item->width + item->height;

  cairo_save (cairo);
  trace_bar (cairo, item);
  cairo_clip (cairo);
  for (double at = HATCH_GAP; at < last; at += HATCH_GAP)
    if (item->hatch == OPCC_HATCH_LEVEL)
      {
        cairo_move_to (cairo, item->x, item->y + at);
        cairo_line_to (cairo, item->x + item->width, item->y + at);
      }
    else
      {
        double top = item->hatch == OPCC_HATCH_RISING ? at : at - lean;

        cairo_move_to (cairo, item->x + top, item->y);
        cairo_line_to (cairo, item->x + (item->hatch == OPCC_HATCH_RISING ? at - lean : at),
                       item->y + item->height);
      }
  set_ink (cairo, colours, OPCC_INK_CARD, 0.6);
  cairo_set_line_width (cairo, 1);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
draw_line (cairo_t *cairo, const OpccChartItem *item)
{
  static const double dashes[] = { 4, 3 };

  cairo_set_dash (cairo, dashes, item->dashed ? 2 : 0, 0);
  cairo_set_line_width (cairo, item->size);
  if (item->shape == OPCC_SHAPE_OUTLINE)
    cairo_rectangle (cairo, item->x, item->y, item->width, item->height);
  else
    {
      cairo_move_to (cairo, item->x, item->y);
      cairo_line_to (cairo, item->x + item->width, item->y + item->height);
    }
  cairo_stroke (cairo);
}

static void
draw_area (cairo_t *cairo, const OpccChartColours *colours, const OpccChartItem *item)
{
  trace_area (cairo, item->outline);
  cairo_set_fill_rule (cairo, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill_preserve (cairo);
  set_ink (cairo, colours, OPCC_INK_DIM, 1);
  cairo_set_line_width (cairo, item->size);
  cairo_stroke (cairo);
}

static void
draw_item (cairo_t *cairo, const OpccChartColours *colours, const OpccChartItem *item)
{
  static const double triangle[][2] = { { 0.5, 0 }, { 1, 1 }, { 0, 1 } };
  static const double diamond[][2] = { { 0.5, 0 }, { 1, 0.5 }, { 0.5, 1 }, { 0, 0.5 } };

  cairo_new_path (cairo);
  set_ink (cairo, colours, item->ink, 1);
  switch (item->shape)
    {
    case OPCC_SHAPE_BAR:
    case OPCC_SHAPE_SQUARE:
      trace_bar (cairo, item);
      cairo_fill (cairo);
      if (item->hatch != OPCC_HATCH_NONE)
        draw_hatch (cairo, colours, item);
      break;
    case OPCC_SHAPE_LINE:
    case OPCC_SHAPE_OUTLINE:
      draw_line (cairo, item);
      break;
    case OPCC_SHAPE_DOT:
      cairo_new_sub_path (cairo);
      cairo_arc (cairo, item->x + item->width / 2, item->y + item->height / 2, item->width / 2, 0,
                 2 * G_PI);
      cairo_fill (cairo);
      break;
    case OPCC_SHAPE_TRIANGLE:
      trace_corners (cairo, item, triangle, G_N_ELEMENTS (triangle));
      cairo_fill (cairo);
      break;
    case OPCC_SHAPE_DIAMOND:
      trace_corners (cairo, item, diamond, G_N_ELEMENTS (diamond));
      cairo_fill (cairo);
      break;
    case OPCC_SHAPE_AREA:
      draw_area (cairo, colours, item);
      break;
    case OPCC_SHAPE_TEXT:
      cairo_move_to (cairo, item->x, item->y);
      pango_cairo_show_layout (cairo, item->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
opcc_chart_layout_draw (const OpccChartLayout *self,
                        cairo_t *cairo,
                        const OpccChartColours *colours)
{
  cairo_save (cairo);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->items->len; i++)
    draw_item (cairo, colours, &g_array_index (self->items, OpccChartItem, i));
  cairo_restore (cairo);
}
