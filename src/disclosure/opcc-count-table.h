/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCountTable: counts of people in rows and columns with their totals, and of the year before.
 */
#pragma once

#include "opcc-field.h"

G_BEGIN_DECLS

/**
 * OpccCountTable:
 *
 * Totals are rows and columns like others: a row is the total of those whose parent it is, and
 * groups nest as deep as need be. A row or column without a parent is added into nothing.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  int *row_parents;    /* (owned) -1: none */
  int *column_parents; /* (owned) -1: none */
  gint64 *counts;      /* (owned) row by row; OPCC_NO_INTEGER where there is no figure */
  gint64 *before;      /* (owned) (nullable) the same of the year before */
  gboolean *exact;     /* (owned) headline totals, which stay as they are */
} OpccCountTable;

OpccCountTable *opcc_count_table_new (guint n_rows, guint n_columns);
void opcc_count_table_free (OpccCountTable *self);
void opcc_count_table_set_row_parent (OpccCountTable *self, guint row, guint parent);
void opcc_count_table_set_column_parent (OpccCountTable *self, guint column, guint parent);
void opcc_count_table_set (OpccCountTable *self, guint row, guint column, gint64 count);
void opcc_count_table_set_before (OpccCountTable *self, guint row, guint column, gint64 count);
void opcc_count_table_set_exact (OpccCountTable *self, guint row, guint column);
void opcc_count_table_add_up (OpccCountTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCountTable, opcc_count_table_free)

G_END_DECLS
