/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the cards of a zone: an indicator before and after, a line of the plan, a visit. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-plan-line.h"
#include "opcc-visit.h"
#include "opcc-zone-figures.h"

G_BEGIN_DECLS

/* Writes the headings into row 0 of the grid, or an indicator into row @row. */
void opcc_zone_rows_add_heads (GtkGrid *grid);
void opcc_zone_rows_add_indicator (GtkGrid *grid, int row, const OpccIndicatorState *state);

/* (transfer floating) */
GtkWidget *opcc_zone_rows_make_line (OpccPlanLine *line, OpccDate today);
GtkWidget *opcc_zone_rows_make_visit (OpccVisit *visit);

G_END_DECLS
