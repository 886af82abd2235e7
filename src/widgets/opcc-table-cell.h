/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableCell: one cell of a table; follows its slot from record to record. */
#pragma once

#include "opcc-table-shared.h"

G_BEGIN_DECLS

#define OPCC_TYPE_TABLE_CELL (opcc_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableCell, opcc_table_cell, OPCC, TABLE_CELL, GtkWidget)

GtkWidget *opcc_table_cell_new (OpccTableShared *shared, const OpccColumn *column);
void opcc_table_cell_set_slot (OpccTableCell *self, OpccSlot *slot);
OpccSlot *opcc_table_cell_get_slot (OpccTableCell *self);
const char *opcc_table_cell_get_text (OpccTableCell *self);
/* Runs the cell function again. */
void opcc_table_cell_update (OpccTableCell *self);
OpccTableCell *opcc_table_cell_find_below (GtkWidget *widget);
/* Updates every cell in @widget. */
void opcc_table_cell_update_below (GtkWidget *widget);

G_END_DECLS
