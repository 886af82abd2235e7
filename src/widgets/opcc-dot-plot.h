/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDotPlot: one dot an application, stacked by its mark, with the threshold and the bands. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccDotPlot:
 *
 * Marks in per cent from 30 (or the lowest) to 90 (or the highest). Role img; "summary" is its
 * accessible label, else one is made from the bands.
 */
#define OPCC_TYPE_DOT_PLOT (opcc_dot_plot_get_type ())
G_DECLARE_FINAL_TYPE (OpccDotPlot, opcc_dot_plot, OPCC, DOT_PLOT, GtkWidget)

GtkWidget *opcc_dot_plot_new (void);
/* @marks in per cent, in any order; copied. */
void opcc_dot_plot_set_marks (OpccDotPlot *self, const double *marks, guint n_marks);
/* @percent NAN: no line. */
void opcc_dot_plot_set_threshold (OpccDotPlot *self, double percent);
/* Inner edges of the bands in rising order: 40, 60, 70. */
void opcc_dot_plot_set_edges (OpccDotPlot *self, const double *edges, guint n_edges);
void opcc_dot_plot_set_summary (OpccDotPlot *self, const char *summary);

G_END_DECLS
