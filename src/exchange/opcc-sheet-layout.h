/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a sheet the table stands: its heading rows and its columns. */
#pragma once

#include "opcc-row-reader.h"

G_BEGIN_DECLS

/* One row kept for a second look. Owned throughout. */
typedef struct
{
  guint number;
  guint n_cells;
  char **cells;   /* (owned) n_cells entries, NULL for blank ones */
  guint8 *joined; /* (owned) (nullable) */
  guint n_filled; /* cells that are not blank and not the continuation of a merged one */
} OpccKeptRow;

OpccKeptRow *opcc_kept_row_new (const OpccRow *row);
void opcc_kept_row_free (OpccKeptRow *self);

/**
 * OpccSheetLayout:
 * @n_columns: columns of the table
 * @headings: (owned) (array zero-terminated=1): unique
 * @columns: (owned): where each stands in the sheet, from 0
 * @heading_row: number of the last heading row, 0 if there is none
 * @top: (nullable): the upper of two heading rows
 * @bottom: (nullable): the heading row, or the lower of two
 * @first_data: index in the sample of the first row after the headings
 */
typedef struct
{
  guint n_columns;
  char **headings;
  guint *columns;
  guint heading_row;
  const OpccKeptRow *top;
  const OpccKeptRow *bottom;
  guint first_data;
} OpccSheetLayout;

gboolean opcc_sheet_layout_find (OpccSheetLayout *self, GPtrArray *sample);
gboolean opcc_sheet_layout_take (OpccSheetLayout *self, GPtrArray *sample);
void opcc_sheet_layout_clear (OpccSheetLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccKeptRow, opcc_kept_row_free)

G_END_DECLS
