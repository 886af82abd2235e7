/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableCell: one cell of a table; follows its slot from record to record. */
#pragma once

#include "opcc-table.h"

G_BEGIN_DECLS

/* What all cells of a table share; counted, because cells may outlive their table. */
typedef struct
{
  gpointer user_data;    /* for the cell functions */
  const OpccKind *kind;  /* (nullable) */
  guint n_waiting;       /* cells in view whose record is not there yet */
  guint wait_id;         /* 0 unless the shapes are to come */
  gboolean shapes_shown; /* the wait is long enough to be seen */
  GtkWidget *view;       /* (unowned) (nullable) holds the cells */
} OpccTableShared;

OpccTableShared *opcc_table_shared_new (void);
OpccTableShared *opcc_table_shared_ref (OpccTableShared *shared);
void opcc_table_shared_unref (OpccTableShared *shared);

#define OPCC_TYPE_TABLE_CELL (opcc_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableCell, opcc_table_cell, OPCC, TABLE_CELL, GtkWidget)

GtkWidget *opcc_table_cell_new (OpccTableShared *shared, const OpccColumn *column);
void opcc_table_cell_set_slot (OpccTableCell *self, OpccSlot *slot);
OpccSlot *opcc_table_cell_get_slot (OpccTableCell *self);
void opcc_table_cell_update (OpccTableCell *self);

G_END_DECLS
