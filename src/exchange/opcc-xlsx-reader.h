/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of one sheet of an Excel workbook. */
#pragma once

#include "opcc-xml-row-reader.h"
#include "opcc-xlsx-book.h"

G_BEGIN_DECLS

#define OPCC_TYPE_XLSX_READER (opcc_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccXlsxReader, opcc_xlsx_reader, OPCC, XLSX_READER, OpccXmlRowReader)

OpccRowReader *
opcc_xlsx_reader_new (OpccXlsxBook *book, guint sheet, GCancellable *cancellable, GError **error);

G_END_DECLS
