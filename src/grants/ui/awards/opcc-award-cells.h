/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardCells: one row of cells laid out in the columns of the award board. */
#pragma once

#include "opcc-award-columns.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AWARD_CELLS (opcc_award_cells_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardCells, opcc_award_cells, OPCC, AWARD_CELLS, GtkWidget)

GtkWidget *opcc_award_cells_new (void);
/* The headings, for the row above the board. */
GtkWidget *opcc_award_cells_new_head (void);
/* @cell (transfer floating): the next of OpccAwardColumn. */
void opcc_award_cells_append (OpccAwardCells *self, GtkWidget *cell);
void opcc_award_cells_set_wide (OpccAwardCells *self, gboolean wide);

G_END_DECLS
