/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartCard: a chart of a domain by its name, drawn from the office file and kept up to date.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-domain-chart.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccChartCard:
 *
 * An OpccChartView that follows the office file: whatever changes there, the chart is drawn anew.
 * What goes wrong is said in the banner of its page.
 */
#define OPCC_TYPE_CHART_CARD (opcc_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccChartCard, opcc_chart_card, OPCC, CHART_CARD, GtkWidget)

GtkWidget *opcc_chart_card_new (OpccWorkspace *workspace);
/* @order: (transfer full): what is shown from now on; "round-asked", "round", "2023/24-1" */
void opcc_chart_card_set_order (OpccChartCard *self, OpccChartOrder *order);

/* A chart in a column of them; a list of them is static and ends with { NULL }. */
typedef struct
{
  const char *name; /* "schemes-timeline" */
  int height;       /* pixels, at least */
} OpccChartPlace;

/* Charts one below the other, as what a tab shows; (transfer floating) */
GtkWidget *opcc_chart_card_new_column (OpccWorkspace *workspace, const OpccChartPlace *places);
/* The same side by side where there is room for two, else one below the other; (transfer floating)
 */
GtkWidget *opcc_chart_card_new_flow (OpccWorkspace *workspace, const OpccChartPlace *places);

G_END_DECLS
