/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartCanvas: the drawing of a chart alone, made anew only when the chart, its size or the
 * theme is another. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart-layout.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CHART_CANVAS (opcc_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartCanvas, opcc_chart_canvas, OPCC, CHART_CANVAS, GtkWidget)

GtkWidget *opcc_chart_canvas_new (void);
/* (nullable) */
void opcc_chart_canvas_set_chart (OpccChartCanvas *self, OpccChart *chart);
OpccChart *opcc_chart_canvas_get_chart (OpccChartCanvas *self);
/* (transfer none) (nullable): where all stands at the size the canvas has now; NULL without a chart
 * or a size. */
const OpccChartLayout *opcc_chart_canvas_get_layout (OpccChartCanvas *self);
/* How often the chart was drawn so far, for those who make sure that it is not drawn oftener than
 * it must be. */
guint opcc_chart_canvas_get_draws (OpccChartCanvas *self);

G_END_DECLS
