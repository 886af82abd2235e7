/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartBelow: a list that is seldom long, and where there is room a chart below it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart-card.h"

G_BEGIN_DECLS

/**
 * OpccChartBelow:
 *
 * The list goes before: in a window that is too low for both, the chart is left out.
 */
#define OPCC_TYPE_CHART_BELOW (opcc_chart_below_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartBelow, opcc_chart_below, OPCC, CHART_BELOW, GtkWidget)

/* @list: (transfer floating); @list_height: pixels that it needs to be of use. */
GtkWidget *opcc_chart_below_new (OpccWorkspace *workspace,
                                 GtkWidget *list,
                                 int list_height,
                                 const OpccChartPlace *place);
GtkWidget *opcc_chart_below_get_list (OpccChartBelow *self);

G_END_DECLS
