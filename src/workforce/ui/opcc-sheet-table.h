/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSheetTable: a sheet of figures as a table that keys walk; what is missing stands as missing.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workforce-sheet.h"

G_BEGIN_DECLS

/* Signal "row-activated" (guint): Enter or double click on a row of the sheet. */
#define OPCC_TYPE_SHEET_TABLE (opcc_sheet_table_get_type ())
G_DECLARE_FINAL_TYPE (OpccSheetTable, opcc_sheet_table, OPCC, SHEET_TABLE, GtkWidget)

/* @name: for who cannot see it */
GtkWidget *opcc_sheet_table_new (const char *name);
/* @sheet: (transfer full) (nullable) */
void opcc_sheet_table_take_sheet (OpccSheetTable *self, OpccWorkforceSheet *sheet);
/* (nullable): the row with the cursor. */
const OpccSheetRow *opcc_sheet_table_get_cursor_row (OpccSheetTable *self);

G_END_DECLS
