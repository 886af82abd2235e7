/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an Excel workbook that all its sheets share. */
#pragma once

#include "opcc-cell-number.h"
#include "opcc-zip-package.h"

G_BEGIN_DECLS

typedef struct _OpccXlsxBook OpccXlsxBook;

OpccXlsxBook *
opcc_xlsx_book_open (OpccZipPackage *package, GCancellable *cancellable, GError **error);
OpccXlsxBook *opcc_xlsx_book_ref (OpccXlsxBook *self);
void opcc_xlsx_book_unref (OpccXlsxBook *self);

OpccZipPackage *opcc_xlsx_book_get_package (OpccXlsxBook *self);
guint opcc_xlsx_book_get_n_sheets (OpccXlsxBook *self);
const char *opcc_xlsx_book_get_sheet_name (OpccXlsxBook *self, guint sheet);
const char *opcc_xlsx_book_get_sheet_part (OpccXlsxBook *self, guint sheet);
gboolean opcc_xlsx_book_get_sheet_hidden (OpccXlsxBook *self, guint sheet);
gboolean opcc_xlsx_book_get_base_1904 (OpccXlsxBook *self);

gboolean opcc_xlsx_book_load_texts (OpccXlsxBook *self, GCancellable *cancellable, GError **error);
OpccNumberFormat opcc_xlsx_book_get_format (OpccXlsxBook *self, guint style);
const char *opcc_xlsx_book_get_text (OpccXlsxBook *self, guint index, gsize *length);

void opcc_xlsx_unescape (GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccXlsxBook, opcc_xlsx_book_unref)

G_END_DECLS
