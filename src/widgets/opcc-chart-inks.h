/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a chart in the window: those the style sheet gives, light or dark. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chart-colours.h"

G_BEGIN_DECLS

/* What leaves the program is never drawn in them, but in opcc_chart_colours_get_paper (). */
void opcc_chart_inks_find (GtkWidget *widget, OpccChartColours *colours);

G_END_DECLS
