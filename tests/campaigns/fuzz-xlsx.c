/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an Excel workbook: as the package itself, or as the parts in it. */
#include "fuzz.h"

#define MAIN_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define REL_NS  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define LINKS                                                                                      \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static const char *const names[] = { "xl/worksheets/sheet1.xml",   "xl/workbook.xml",
                                     "xl/sharedStrings.xml",       "xl/styles.xml",
                                     "xl/_rels/workbook.xml.rels", "_rels/.rels",
                                     "[Content_Types].xml",        NULL };

static const char *const defaults[] = {
  "<worksheet " MAIN_NS "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
  "</sheetData></worksheet>",
  "<workbook " MAIN_NS " xmlns:r=\"" REL_NS "\"><sheets>"
  "<sheet name=\"Bids\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
  "<sst " MAIN_NS "><si><t>Name</t></si><si><r><t>Youth</t></r><r><t> club</t></r></si></sst>",
  "<styleSheet " MAIN_NS "><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
  "formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
  "<xf numFmtId=\"10\"/></cellXfs></styleSheet>",
  LINKS "<Relationship Id=\"rId1\" Type=\"" REL_NS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" REL_NS "/styles\" Target=\"styles.xml\"/>"
        "<Relationship Id=\"rId3\" Type=\"" REL_NS "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "</Relationships>",
  LINKS "<Relationship Id=\"r1\" Type=\"" REL_NS "/officeDocument\" Target=\"xl/workbook.xml\"/>"
        "</Relationships>",
  "<Types/>",
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_read_workbook (fuzz_write_package (data, size, names, defaults));
  return 0;
}
