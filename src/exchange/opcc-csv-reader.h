/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads delimited text row by row, in place, as forgivingly as Excel and never silently. */
#pragma once

#include "opcc-row-reader.h"
#include "opcc-text-format.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CSV_READER (opcc_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccCsvReader, opcc_csv_reader, OPCC, CSV_READER, OpccRowReader)

OpccRowReader *opcc_csv_reader_new (const char *path, const OpccTextFormat *format, GError **error);

G_END_DECLS
