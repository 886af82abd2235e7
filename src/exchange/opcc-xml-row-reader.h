/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of spreadsheets kept as XML have in common: rows come in batches as it is read.
 */
#pragma once

#include "opcc-row-batch.h"
#include "opcc-row-reader.h"
#include "opcc-xml-stream.h"

G_BEGIN_DECLS

#define OPCC_TYPE_XML_ROW_READER (opcc_xml_row_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    OpccXmlRowReader, opcc_xml_row_reader, OPCC, XML_ROW_READER, OpccRowReader)

/**
 * OpccXmlRowReaderClass:
 * @report: (nullable): says what there is to say of a sheet once it was read to its end
 */
struct _OpccXmlRowReaderClass
{
  OpccRowReaderClass parent_class;

  void (*report) (OpccXmlRowReader *self);
};

/* For the readers of each kind of file. */
OpccRowBatch *opcc_xml_row_reader_begin (OpccXmlRowReader *self, OpccZipPackage *package);
OpccXmlStream *opcc_xml_row_reader_open (OpccXmlRowReader *self,
                                         OpccZipPackage *package,
                                         const char *part,
                                         const OpccXmlHandler *handler,
                                         GError **error);
void opcc_xml_row_reader_take_note (OpccXmlRowReader *self, char *text);

G_END_DECLS
