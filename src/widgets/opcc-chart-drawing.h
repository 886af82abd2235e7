/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartDrawing: a chart that is walked by keyboard point by point, and says what is pointed at.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart.h"

G_BEGIN_DECLS

/**
 * OpccChartDrawing:
 *
 * Role img. Its accessible label is the title of the chart, or the point that has the focus; its
 * description is the chart as text. Arrow keys, Home and End walk; a ring stands about the mark.
 */
#define OPCC_TYPE_CHART_DRAWING (opcc_chart_drawing_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartDrawing, opcc_chart_drawing, OPCC, CHART_DRAWING, GtkWidget)

GtkWidget *opcc_chart_drawing_new (void);
/* (nullable) */
void opcc_chart_drawing_set_chart (OpccChartDrawing *self, OpccChart *chart);
OpccChart *opcc_chart_drawing_get_chart (OpccChartDrawing *self);
/* The place of the point that was walked to last, -1: none yet. */
int opcc_chart_drawing_get_point (OpccChartDrawing *self);
/* Goes to a point, as the arrow keys do; beyond the ends it is the first or the last. */
void opcc_chart_drawing_set_point (OpccChartDrawing *self, int point);
guint opcc_chart_drawing_get_n_points (OpccChartDrawing *self);
/* How often the chart was drawn so far. */
guint opcc_chart_drawing_get_draws (OpccChartDrawing *self);

G_END_DECLS
