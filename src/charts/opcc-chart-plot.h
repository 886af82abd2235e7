/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPlot: a layout in the making, what the kinds of chart share when they place their marks. */
#pragma once

#include "opcc-chart-layout.h"

G_BEGIN_DECLS

typedef struct
{
  const OpccChart *chart;  /* (unowned) */
  OpccChartLayout *layout; /* (unowned) */
  PangoContext *context;   /* (unowned) */
  double scale;
  double x; /* what is left for the marks */
  double y;
  double width;
  double height;
} OpccPlot;

/* Sizes of type in points (screens.md, 2). */
#define OPCC_PLOT_TITLE   13.0
#define OPCC_PLOT_TEXT    10.0
#define OPCC_PLOT_CAPTION 9.0

typedef enum
{
  OPCC_TYPE_PLAIN,
  OPCC_TYPE_BOLD,
  OPCC_TYPE_ITALIC,
} OpccTypeStyle;

/* How a word is set. @x_align and @y_align: which part of it, 0 to 1, stands in the place given. */
typedef struct
{
  double points;
  OpccTypeStyle style;
  OpccInk ink;
  double x_align;
  double y_align;
  double width; /* the most it may take; 0: any */
  gboolean wrap;
} OpccTypeset;

/* An axis from @low to @high with a tick every @step. */
typedef struct
{
  double low;
  double high;
  double step;
} OpccScale;

/* Each adds one item, which may be changed until the next is added. */
OpccChartItem *opcc_plot_add (
    OpccPlot *self, OpccShape shape, OpccInk ink, double x, double y, double width, double height);
OpccChartItem *
opcc_plot_add_text (OpccPlot *self, const char *words, const OpccTypeset *set, double x, double y);
/* Returns its number, for the item that is its mark. */
int opcc_plot_add_point (
    OpccPlot *self, guint series, guint category, double x, double y, double width, double height);
/* How wide words are, in pixels. */
double opcc_plot_measure (OpccPlot *self, const char *words, double points, OpccTypeStyle style);
/* The widest name of a category, but no more than @share of the width. */
double opcc_plot_measure_no_values (OpccPlot *self);
double opcc_plot_measure_names (OpccPlot *self, double share);
/* The name of a category at the left, about @middle, in as many lines as its row of @height has
 * room for; of many that stand close, one in @every. */
void opcc_plot_add_name (
    OpccPlot *self, guint category, double width, double height, guint every, double middle);
/* The height of a line of text of that size. */
double opcc_plot_get_line (const OpccPlot *self, double points);
/* Ink and hatch of the series: one series is plain data. */
OpccInk opcc_plot_get_ink (const OpccPlot *self, guint series, OpccHatch *hatch);
/* The names of the series beside their look, where there are several; takes a line off the top. */
void opcc_plot_add_key (OpccPlot *self);
/* A scale of round numbers about the values, with nil on it where @from_nil; of what is counted it
 * has no halves. */
OpccScale opcc_plot_make_scale (
    const OpccPlot *self, double least, double most, guint most_ticks, gboolean from_nil);
/* The least and the most of the values of all series that are drawn on the axis. */
void opcc_plot_find_range (const OpccPlot *self, double *least, double *most);

/* One for each kind, in what is left of the plot. */
void opcc_plot_bars (OpccPlot *self);
void opcc_plot_lines (OpccPlot *self);
void opcc_plot_multiples (OpccPlot *self);
void opcc_plot_bullets (OpccPlot *self);
void opcc_plot_timeline (OpccPlot *self);
void opcc_plot_bands (OpccPlot *self);
void opcc_plot_map (OpccPlot *self);

G_END_DECLS
