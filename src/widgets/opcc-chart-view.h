/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartView: a chart in the window, with its menu: as a table, to the clipboard, into a file.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart.h"

G_BEGIN_DECLS

/**
 * OpccChartView:
 *
 * Shows a chart as a drawing that is walked by keyboard, or as the table of its numbers, and
 * follows its signal "changed". Properties "chart" (OpccChart) and "shows-table". Actions, in the
 * menu of its button and of Shift+F10: "chart.copy-picture", "chart.copy-table" (Ctrl+C),
 * "chart.save", "chart.shows-table" (Ctrl+T). What leaves is light on white; a chart that lacks
 * title, unit, period or source is shown, but cannot leave, and says which it lacks.
 */
#define OPCC_TYPE_CHART_VIEW (opcc_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartView, opcc_chart_view, OPCC, CHART_VIEW, GtkWidget)

/* @chart: (nullable) */
GtkWidget *opcc_chart_view_new (OpccChart *chart);
/* (nullable) */
void opcc_chart_view_set_chart (OpccChartView *self, OpccChart *chart);
/* Whether the numbers stand there as a table. */
gboolean opcc_chart_view_get_shows_table (OpccChartView *self);
/* The focus goes along, from the drawing into the table and back. */
void opcc_chart_view_set_shows_table (OpccChartView *self, gboolean shows_table);
/* Writes it as the ending of the name says, on a thread, and says on the view what came of it. */
void opcc_chart_view_save (OpccChartView *self, GFile *file);

G_END_DECLS
