/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles by which whoever opens the document changes all of its headings, paragraphs and tables
 * at once (OpenDocument 1.2, part 1, chapters 16 to 20). */
#include "opcc-odt-styles.h"

#include <glib/gi18n-lib.h>

#include "opcc-markup.h"

#define PARAGRAPH(name, shown, parent, paragraph, text)                                            \
  "<style:style style:name=\"" name "\" style:display-name=\"" shown                               \
  "\" style:family=\"paragraph\" style:parent-style-name=\"" parent                                \
  "\" style:class=\"text\"><style:paragraph-properties " paragraph                                 \
  "/><style:text-properties " text "/></style:style>\n"
#define HEADING(level, paragraph, text)                                                            \
  "<style:style style:name=\"Heading_20_" level "\" style:display-name=\"Heading " level           \
  "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" "                            \
  "style:next-style-name=\"Text_20_body\" style:default-outline-level=\"" level                    \
  "\" style:class=\"text\"><style:paragraph-properties fo:keep-with-next=\"always\" " paragraph    \
  "/><style:text-properties fo:font-weight=\"bold\" " text "/></style:style>\n"

/* clang-format off */
static const char named_styles[] =
    "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>\n"
    PARAGRAPH ("Text_20_body", "Text body", "Standard",
               "fo:margin-bottom=\"2.5mm\" fo:orphans=\"2\" fo:widows=\"2\"", "")
    HEADING ("1", "fo:margin-bottom=\"4mm\"", "fo:font-size=\"20pt\"")
    HEADING ("2", "fo:margin-top=\"6mm\" fo:margin-bottom=\"2mm\"", "fo:font-size=\"15pt\"")
    HEADING ("3", "fo:margin-top=\"4mm\" fo:margin-bottom=\"1.5mm\"", "fo:font-size=\"12.5pt\"")
    PARAGRAPH ("Numbered_20_paragraph", "Numbered paragraph", "Text_20_body", "", "")
    PARAGRAPH ("Value", "Value", "Standard",
               "fo:margin-left=\"55mm\" fo:text-indent=\"-55mm\" fo:margin-bottom=\"1mm\"", "")
    PARAGRAPH ("Caption", "Caption", "Standard",
               "fo:keep-with-next=\"always\" fo:margin-top=\"2.5mm\" fo:margin-bottom=\"1mm\"",
               "fo:font-weight=\"bold\"")
    PARAGRAPH ("Figure", "Figure", "Standard", "fo:margin-bottom=\"2.5mm\"", "")
    PARAGRAPH ("Table_20_Contents", "Table Contents", "Standard", "", "fo:font-size=\"10pt\"")
    PARAGRAPH ("Table_20_Numbers", "Table Numbers", "Table_20_Contents", "fo:text-align=\"end\"",
               "")
    PARAGRAPH ("Table_20_Heading", "Table Heading", "Table_20_Contents", "",
               "fo:font-weight=\"bold\"")
    PARAGRAPH ("Table_20_Heading_20_Numbers", "Table Heading Numbers", "Table_20_Heading",
               "fo:text-align=\"end\"", "")
    PARAGRAPH ("Marking", "Marking", "Standard", "fo:text-align=\"center\"",
               "fo:font-weight=\"bold\" fo:font-size=\"11pt\"")
    PARAGRAPH ("Footer", "Footer", "Standard", "", "fo:font-size=\"9pt\"")
    "<style:style style:name=\"Strong_20_Emphasis\" style:display-name=\"Strong Emphasis\" "
    "style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
    "<text:list-style style:name=\"Numbered\"><text:list-level-style-number text:level=\"1\" "
    "style:num-format=\"1\" style:num-suffix=\".\"><style:list-level-properties "
    "text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment "
    "text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"10mm\" "
    "fo:text-indent=\"-10mm\" fo:margin-left=\"10mm\"/></style:list-level-properties>"
    "</text:list-level-style-number></text:list-style>\n";
/* clang-format on */

/* The footer has its own tab at the right margin. */
static const char page_layout[] =
    "<style:style style:name=\"FooterLine\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Footer\"><style:paragraph-properties fo:padding-top=\"1mm\" "
    "fo:border-top=\"0.5pt solid #6b6b6b\" fo:border-bottom=\"none\" fo:border-left=\"none\" "
    "fo:border-right=\"none\"><style:tab-stops><style:tab-stop style:position=\"170mm\" "
    "style:type=\"right\"/></style:tab-stops></style:paragraph-properties></style:style>\n"
    "<style:page-layout style:name=\"Page\"><style:page-layout-properties "
    "fo:page-width=\"210mm\" fo:page-height=\"297mm\" style:print-orientation=\"portrait\" "
    "fo:margin-top=\"12mm\" fo:margin-bottom=\"12mm\" fo:margin-left=\"20mm\" "
    "fo:margin-right=\"20mm\"/><style:header-style><style:header-footer-properties "
    "fo:min-height=\"8mm\" fo:margin-bottom=\"4mm\"/></style:header-style><style:footer-style>"
    "<style:header-footer-properties fo:min-height=\"8mm\" fo:margin-top=\"4mm\"/>"
    "</style:footer-style></style:page-layout>\n";

void
opcc_odt_append_text (GString *out, const char *text)
{
  opcc_markup_append (out, text, "<text:line-break/>");
}

/* Language and country are parted in OpenDocument: "en-GB". */
static void
append_defaults (GString *out, const OpccDocument *document)
{
  g_auto (GStrv) parts =
      g_strsplit (opcc_document_get_text (document, OPCC_DOCUMENT_LANGUAGE), "-", 2);

  g_string_append (out, "<style:default-style style:family=\"paragraph\"><style:text-properties "
                        "style:font-name=\"Cantarell\" fo:font-family=\"Cantarell, Arial\" "
                        "fo:font-size=\"12pt\" fo:color=\"#000000\" fo:language=\"");
  opcc_odt_append_text (out, parts[0] != NULL ? parts[0] : "none");
  g_string_append (out, "\" fo:country=\"");
  opcc_odt_append_text (out, parts[0] != NULL && parts[1] != NULL ? parts[1] : "none");
  g_string_append (out, "\"/></style:default-style>\n"
                        "<style:default-style style:family=\"table-row\">"
                        "<style:table-row-properties fo:keep-together=\"always\"/>"
                        "</style:default-style>\n");
}

/* "Page 3 of 7", with the fields where a translation puts them. */
static void
append_page_numbers (GString *out)
{
  g_autofree char *words = g_strdup_printf (_ ("Page %s of %s"), "\001", "\002");

  for (const char *p = words; *p != '\0'; p++)
    if (*p == '\001')
      g_string_append (out, "<text:page-number text:select-page=\"current\">1</text:page-number>");
    else if (*p == '\002')
      g_string_append (out, "<text:page-count>1</text:page-count>");
    else
      {
        const char letter[] = { *p, '\0' };

        opcc_odt_append_text (out, letter);
      }
}

static void
append_marking (GString *out, const char *marking)
{
  if (marking == NULL)
    return;
  g_string_append (out, "<text:p text:style-name=\"Marking\">");
  opcc_odt_append_text (out, marking);
  g_string_append (out, "</text:p>");
}

/**
 * opcc_odt_append_styles:
 *
 * Appends the whole of styles.xml.
 */
void
opcc_odt_append_styles (GString *out, const OpccDocument *document)
{
  const char *marking = opcc_document_get_text (document, OPCC_DOCUMENT_MARKING);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<office:document-styles " OPCC_ODT_NAMESPACES ">\n"
                        "<office:font-face-decls><style:font-face style:name=\"Cantarell\" "
                        "svg:font-family=\"Cantarell, Arial\" "
                        "style:font-family-generic=\"swiss\"/></office:font-face-decls>\n"
                        "<office:styles>\n");
  append_defaults (out, document);
  g_string_append (out, named_styles);
  g_string_append (out, "</office:styles>\n<office:automatic-styles>\n");
  g_string_append (out, page_layout);
  g_string_append (out, "</office:automatic-styles>\n<office:master-styles>\n<style:master-page "
                        "style:name=\"Standard\" style:page-layout-name=\"Page\">\n");
  if (marking != NULL)
    {
      g_string_append (out, "<style:header>");
      append_marking (out, marking);
      g_string_append (out, "</style:header>\n");
    }
  g_string_append (out, "<style:footer><text:p text:style-name=\"FooterLine\">");
  opcc_odt_append_text (out, opcc_document_get_text (document, OPCC_DOCUMENT_FOOTER));
  g_string_append (out, "<text:tab/>");
  append_page_numbers (out);
  g_string_append (out, "</text:p>");
  append_marking (out, marking);
  g_string_append (out, "</style:footer>\n</style:master-page>\n</office:master-styles>\n"
                        "</office:document-styles>\n");
}
