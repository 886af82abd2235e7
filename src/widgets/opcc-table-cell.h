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
  GHashTable *pills;     /* (owned) what a pill says → its drawing, for the present theme */
  GHashTable *styles;    /* (owned) style class → attributes of a text, for the present theme */
  GtkWidget *view;       /* (unowned) (nullable) holds the cells */
} OpccTableShared;

OpccTableShared *opcc_table_shared_new (void);
/* Counted, for cells may outlive the table. */
OpccTableShared *opcc_table_shared_ref (OpccTableShared *shared);
/* Frees it with the last reference. */
void opcc_table_shared_unref (OpccTableShared *shared);
/* Colours have changed: forgets what was made of them. */
void opcc_table_shared_forget (OpccTableShared *shared);

#define OPCC_TYPE_TABLE_CELL (opcc_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableCell, opcc_table_cell, OPCC, TABLE_CELL, GtkWidget)

GtkWidget *opcc_table_cell_new (OpccTableShared *shared, const OpccColumn *column);
void opcc_table_cell_set_slot (OpccTableCell *self, OpccSlot *slot);
OpccSlot *opcc_table_cell_get_slot (OpccTableCell *self);
/* Runs the cell function again. */
void opcc_table_cell_update (OpccTableCell *self);
OpccTableCell *opcc_table_cell_find_below (GtkWidget *widget);
/* Updates every cell in @widget. */
void opcc_table_cell_update_below (GtkWidget *widget);

G_END_DECLS
