/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file somebody hands over: finds out what it is, which sheets it holds, and reads them. */
#pragma once

#include "opcc-sheet-reader.h"
#include "opcc-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_WORKBOOK_TEXT,
  OPCC_WORKBOOK_XLSX,
  OPCC_WORKBOOK_ODS,
  OPCC_WORKBOOK_JSON,
} OpccWorkbookKind;

#define OPCC_TYPE_WORKBOOK (opcc_workbook_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkbook, opcc_workbook, OPCC, WORKBOOK, GObject)

OpccWorkbook *opcc_workbook_open (const char *path, GCancellable *cancellable, GError **error);

OpccWorkbookKind opcc_workbook_get_kind (OpccWorkbook *self);
const char *opcc_workbook_get_path (OpccWorkbook *self);
const char *opcc_workbook_get_file_name (OpccWorkbook *self);
char *opcc_workbook_describe (OpccWorkbook *self);

guint opcc_workbook_get_n_sheets (OpccWorkbook *self);
const char *opcc_workbook_get_sheet_name (OpccWorkbook *self, guint sheet);
gboolean opcc_workbook_get_sheet_hidden (OpccWorkbook *self, guint sheet);
int opcc_workbook_find_sheet (OpccWorkbook *self, const char *name);
guint opcc_workbook_best_sheet (OpccWorkbook *self, GCancellable *cancellable);

OpccRowReader *opcc_workbook_read_rows (OpccWorkbook *self,
                                        guint sheet,
                                        GCancellable *cancellable,
                                        GError **error);
OpccSheetReader *
opcc_workbook_stream (OpccWorkbook *self, guint sheet, GCancellable *cancellable, GError **error);
OpccSheet *
opcc_workbook_read (OpccWorkbook *self, guint sheet, GCancellable *cancellable, GError **error);

G_END_DECLS
