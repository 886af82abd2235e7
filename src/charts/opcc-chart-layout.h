/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartLayout: where every mark and word of a chart stands; it depends on chart and size alone.
 */
#pragma once

#include <pango/pangocairo.h>

#include "opcc-chart-colours.h"
#include "opcc-chart.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_SHAPE_BAR,     /* a filled rectangle; @size rounds its corners */
  OPCC_SHAPE_LINE,    /* from (x, y) to (x + width, y + height), @size wide */
  OPCC_SHAPE_OUTLINE, /* a broken rectangle */
  OPCC_SHAPE_DOT,     /* these four fill their rectangle */
  OPCC_SHAPE_SQUARE,
  OPCC_SHAPE_TRIANGLE,
  OPCC_SHAPE_DIAMOND,
  OPCC_SHAPE_AREA, /* closed rings of @outline */
  OPCC_SHAPE_TEXT, /* @text with its upper left corner in (x, y) */
} OpccShape;

/* A second way to tell series apart, for who sees no colours. */
typedef enum
{
  OPCC_HATCH_NONE,
  OPCC_HATCH_RISING,
  OPCC_HATCH_LEVEL,
  OPCC_HATCH_FALLING,
} OpccHatch;

/* One thing to draw, in pixels of 1/96 inch from the upper left. */
typedef struct
{
  OpccShape shape;
  OpccInk ink;
  OpccHatch hatch;
  gboolean dashed;
  double x;
  double y;
  double width;
  double height;
  double size;
  PangoLayout *text; /* (owned) (nullable) */
  GArray *outline;   /* (owned) (nullable) double: x, y pairs; NAN, NAN between rings */
  int point;         /* the point it is the mark of, -1: of none */
} OpccChartItem;

/* One value that can be walked to, hovered and said. */
typedef struct
{
  guint series;
  guint category;
  double value; /* NAN: missing */
  double x;     /* where it is touched */
  double y;
  double width;
  double height;
  char *words; /* (owned) */
} OpccChartPoint;

typedef struct
{
  double width;
  double height;
  GArray *items;  /* (owned) OpccChartItem in the order of drawing */
  GArray *points; /* (owned) OpccChartPoint in the order of walking */
} OpccChartLayout;

/* The size of text: 1 is that of the window's own, 2 twice as large. */
OpccChartLayout *
opcc_chart_layout_new (const OpccChart *chart, double width, double height, double scale);
void opcc_chart_layout_free (OpccChartLayout *self);
/* The height in which each row has the room it likes. */
double opcc_chart_layout_find_height (const OpccChart *chart, double width, double scale);
/* The point at a place, the nearest one of lines; -1: none. */
int opcc_chart_layout_find_point (const OpccChartLayout *self, double x, double y);
/* The box about the mark of a point, x, y, width and height: of what is drawn for it, else of where
 * it would stand. */
void opcc_chart_layout_find_mark (const OpccChartLayout *self, guint point, double box[4]);
/* Draws all of it with its upper left corner in the origin; fills no ground. */
void opcc_chart_layout_draw (const OpccChartLayout *self,
                             cairo_t *cairo,
                             const OpccChartColours *colours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccChartLayout, opcc_chart_layout_free)

G_END_DECLS
