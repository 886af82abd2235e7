/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table read whole from a file: headings, rows, and what was left out and why. */
#pragma once

#include "opcc-row-reader.h"

G_BEGIN_DECLS

/**
 * OpccNote:
 * @row: the row it is about, 0 where it is about the whole sheet
 * @text: a whole sentence
 *
 * Something the reader did that a careful clerk would mention: a subtotal left out, a title above
 * the headings, a merged cell carried down.
 */
typedef struct
{
  guint row;
  char *text;
} OpccNote;

OpccNote *opcc_note_new (guint row, char *text);
void opcc_note_free (OpccNote *self);

#define OPCC_TYPE_SHEET (opcc_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OpccSheet, opcc_sheet, OPCC, SHEET, GObject)

OpccSheet *opcc_sheet_new (const char *file_name,
                           const char *name,
                           const char *const *headings,
                           guint n_headings,
                           guint heading_row);
void opcc_sheet_append_row (OpccSheet *self, const OpccRow *row);

const char *opcc_sheet_get_file_name (OpccSheet *self);
const char *opcc_sheet_get_name (OpccSheet *self);
const char *const *opcc_sheet_get_headings (OpccSheet *self, guint *n_headings);
guint opcc_sheet_get_n_columns (OpccSheet *self);
guint opcc_sheet_get_heading_row (OpccSheet *self);
guint opcc_sheet_get_n_rows (OpccSheet *self);
guint opcc_sheet_get_row_number (OpccSheet *self, guint index);
const char *opcc_sheet_get_cell (OpccSheet *self, guint index, guint column);
const char *const *opcc_sheet_get_cells (OpccSheet *self, guint index);
int opcc_sheet_find_column (OpccSheet *self, const char *heading);
GPtrArray *opcc_sheet_get_notes (OpccSheet *self);
GPtrArray *opcc_sheet_get_problems (OpccSheet *self);

G_END_DECLS
