/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an OpenDocument spreadsheet: as the package itself, or as the tables in it. */
#include "fuzz.h"

#include <string.h>

#define NS "urn:oasis:names:tc:opendocument:xmlns:"

static const char *const names[] = { "content.xml", "META-INF/manifest.xml", "mimetype", NULL };
static const char *const defaults[] = { "<x/>", "<manifest/>",
                                        "application/vnd.oasis.opendocument.spreadsheet" };

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"" NS
    "office:1.0\" xmlns:style=\"" NS "style:1.0\" xmlns:table=\"" NS "table:1.0\" xmlns:text=\"" NS
    "text:1.0\"><office:automatic-styles><style:style style:name=\"h\" style:family=\"table\">"
    "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
    "<office:body><office:spreadsheet>";
static const char tail[] = "</office:spreadsheet></office:body></office:document-content>";

/* Beginning with "<?" it is the whole part; else what stands between head and tail. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const gboolean is_whole =
      size >= 2 && (memcmp (data, "PK", 2) == 0 || memcmp (data, "<?", 2) == 0);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  if (!is_whole)
    g_byte_array_append (content, (const guint8 *) head, sizeof head - 1);
  g_byte_array_append (content, data, (guint) size);
  if (!is_whole)
    g_byte_array_append (content, (const guint8 *) tail, sizeof tail - 1);
  fuzz_read_workbook (fuzz_write_package (content->data, content->len, names, defaults));
  return 0;
}
