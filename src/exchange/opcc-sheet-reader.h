/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one table as a careful clerk would: finds the headings, hands over only rows of data. */
#pragma once

#include "opcc-row-reader.h"
#include "opcc-sheet.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SHEET_READER (opcc_sheet_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccSheetReader, opcc_sheet_reader, OPCC, SHEET_READER, GObject)

OpccSheetReader *opcc_sheet_reader_new (OpccRowReader *rows,
                                        const char *file_name,
                                        const char *sheet_name,
                                        GCancellable *cancellable,
                                        GError **error);

const char *opcc_sheet_reader_get_file_name (OpccSheetReader *self);
const char *opcc_sheet_reader_get_sheet_name (OpccSheetReader *self);
const char *const *opcc_sheet_reader_get_headings (OpccSheetReader *self, guint *n_headings);
guint opcc_sheet_reader_get_heading_row (OpccSheetReader *self);
gboolean opcc_sheet_reader_next (OpccSheetReader *self,
                                 OpccRow *row,
                                 GCancellable *cancellable,
                                 GError **error);
double opcc_sheet_reader_get_fraction (OpccSheetReader *self);
GPtrArray *opcc_sheet_reader_get_notes (OpccSheetReader *self);
GPtrArray *opcc_sheet_reader_get_problems (OpccSheetReader *self);

/* Drains the reader into a sheet held in memory. */
OpccSheet *
opcc_sheet_reader_read_all (OpccSheetReader *self, GCancellable *cancellable, GError **error);

G_END_DECLS
