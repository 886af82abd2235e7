/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableRow: one row of a table; draws its cells, and follows its slot from record to record. */
#pragma once

#include "opcc-table-shared.h"

G_BEGIN_DECLS

/* CSS name: opcc-row. A widget for each cell would cost ten times as much when a list moves. */
#define OPCC_TYPE_TABLE_ROW (opcc_table_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableRow, opcc_table_row, OPCC, TABLE_ROW, GtkWidget)

/* @item: is to hold the row, and is not held. */
GtkWidget *opcc_table_row_new (OpccTableShared *shared, GtkListItem *item);
void opcc_table_row_set_slot (OpccTableRow *self, OpccSlot *slot);
OpccSlot *opcc_table_row_get_slot (OpccTableRow *self);

/* As many as columns are shown. */
guint opcc_table_row_get_n_cells (OpccTableRow *self);
/* What stands in a cell, counted from 0 among the columns shown; NULL where nothing does. */
const char *opcc_table_row_get_text (OpccTableRow *self, guint index);
/* Where a text stands among the columns shown; -1: in none. */
int opcc_table_row_find_text (OpccTableRow *self, const char *text);
void opcc_table_row_get_bounds (OpccTableRow *self, guint index, graphene_rect_t *bounds);

/* After something that the cells are made of has changed. */
void opcc_table_row_refill (OpccTableRow *self);
/* After the columns have changed. */
void opcc_table_row_resize (OpccTableRow *self);
/* After other rows came in sight. */
void opcc_table_row_show (OpccTableRow *self);

G_END_DECLS
