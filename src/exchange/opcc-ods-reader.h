/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the sheets of an OpenDocument spreadsheet, as LibreOffice writes them. */
#pragma once

#include "opcc-xml-row-reader.h"
#include "opcc-zip-package.h"

G_BEGIN_DECLS

/* One sheet of a document; owned throughout. */
typedef struct
{
  char *name;
  gboolean hidden;
} OpccOdsSheet;

GPtrArray *
opcc_ods_list_sheets (OpccZipPackage *package, GCancellable *cancellable, GError **error);

#define OPCC_TYPE_ODS_READER (opcc_ods_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccOdsReader, opcc_ods_reader, OPCC, ODS_READER, OpccXmlRowReader)

OpccRowReader *opcc_ods_reader_new (OpccZipPackage *package, guint sheet, GError **error);

G_END_DECLS
