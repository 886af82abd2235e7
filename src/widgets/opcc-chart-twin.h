/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartTwin: the numbers of a chart as a table, with its title, subtitle and source. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CHART_TWIN (opcc_chart_twin_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartTwin, opcc_chart_twin, OPCC, CHART_TWIN, GtkWidget)

GtkWidget *opcc_chart_twin_new (void);
/* (nullable) */
void opcc_chart_twin_set_chart (OpccChartTwin *self, OpccChart *chart);

G_END_DECLS
