/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a document as OpenDocument 1.2 text, with real headings, lists and tables. */
#include "opcc-document-odt.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-export.h"
#include "opcc-column-widths.h"
#include "opcc-odt-styles.h"
#include "opcc-zip-writer.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
/* Millimetres: of a letter of 10 points with room to spare, and at both sides of a cell. */
#define LETTER_WIDTH 2.1
#define CELL_PADDING 3.0

typedef struct
{
  const OpccDocument *document;
  OpccZipWriter *zip; /* (owned) */
  GString *styles;    /* (owned) widths of the columns of each table */
  GString *body;      /* (owned) */
  GString *manifest;  /* (owned) the lines of the pictures */
  guint n_tables;
} Odt;

static void
append_paragraph (GString *out, const char *style, const char *text)
{
  g_string_append_printf (out, "<text:p text:style-name=\"%s\">", style);
  opcc_odt_append_text (out, text);
  g_string_append (out, "</text:p>");
}

/* The list goes on through headings and tables, so that the numbers run through the document. */
static void
append_numbered (Odt *self, const OpccBlock *block)
{
  g_string_append_printf (self->body, "<text:list text:style-name=\"Numbered\"%s><text:list-item>",
                          block->number > 1 ? " text:continue-numbering=\"true\"" : "");
  append_paragraph (self->body, "Numbered_20_paragraph", block->text);
  g_string_append (self->body, "</text:list-item></text:list>\n");
}

static void
append_value (Odt *self, const OpccBlock *block)
{
  g_string_append (self->body, "<text:p text:style-name=\"Value\"><text:span "
                               "text:style-name=\"Strong_20_Emphasis\">");
  opcc_odt_append_text (self->body, block->label);
  g_string_append (self->body, "</text:span><text:tab/>");
  opcc_odt_append_text (self->body, block->text);
  g_string_append (self->body, "</text:p>\n");
}

/* Millimetres that the longest cell, and the longest word, of a column need: a guess from their
 * letters, since only the program that opens the document knows its typeface. */
static void
measure_column (const OpccBlock *block, guint column, double *wanted, double *least)
{
  glong longest = 0;
  glong longest_word = 0;

  for (guint i = 0; i <= block->rows->len; i++)
    {
      GStrv cells = i == 0 ? block->headings : g_ptr_array_index (block->rows, i - 1);
      const gboolean is_whole = i > 0 && block->types[column] == OPCC_COLUMN_NUMBER;
      g_auto (GStrv) words = g_strsplit_set (cells[column], is_whole ? "\n" : " \n", -1);

      longest = MAX (longest, g_utf8_strlen (cells[column], -1));
      for (guint k = 0; words[k] != NULL; k++)
        longest_word = MAX (longest_word, g_utf8_strlen (words[k], -1));
    }
  *wanted = longest * LETTER_WIDTH + CELL_PADDING;
  *least = longest_word * LETTER_WIDTH + CELL_PADDING;
}

static void
append_columns (Odt *self, const OpccBlock *block, guint n)
{
  g_autofree double *widths = g_new0 (double, n);
  g_autofree double *least = g_new0 (double, n);
  double all = 0;

  for (guint i = 0; i < n; i++)
    measure_column (block, i, &widths[i], &least[i]);
  opcc_column_widths_share (widths, least, n, OPCC_ODT_WIDTH);
  for (guint i = 0; i < n; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.1f", widths[i]);
      all += widths[i];
      g_string_append_printf (self->styles,
                              "<style:style style:name=\"Table%u.%u\" "
                              "style:family=\"table-column\"><style:table-column-properties "
                              "style:column-width=\"%smm\"/></style:style>\n",
                              self->n_tables, i + 1, width);
      g_string_append_printf (self->body, "<table:table-column table:style-name=\"Table%u.%u\"/>",
                              self->n_tables, i + 1);
    }
  g_string_append_printf (self->styles,
                          "<style:style style:name=\"Table%u\" style:family=\"table\">"
                          "<style:table-properties style:width=\"%dmm\" table:align=\"left\" "
                          "fo:margin-bottom=\"3mm\"/></style:style>\n",
                          self->n_tables, (int) all);
}

static void
append_row (Odt *self, const OpccBlock *block, GStrv cells, gboolean bold)
{
  g_string_append (self->body, "<table:table-row table:style-name=\"Row\">");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const gboolean is_number = block->types[i] == OPCC_COLUMN_NUMBER;

      g_string_append_printf (self->body,
                              "<table:table-cell table:style-name=\"%s\" "
                              "office:value-type=\"string\">",
                              bold ? "HeadCell" : "Cell");
      append_paragraph (self->body,
                        bold        ? is_number ? "Table_20_Heading_20_Numbers" : "Table_20_Heading"
                        : is_number ? "Table_20_Numbers"
                                    : "Table_20_Contents",
                        cells[i]);
      g_string_append (self->body, "</table:table-cell>");
    }
  g_string_append (self->body, "</table:table-row>\n");
}

static void
append_table (Odt *self, const OpccBlock *block)
{
  self->n_tables++;
  if (block->label != NULL)
    {
      append_paragraph (self->body, "Caption", block->label);
      g_string_append_c (self->body, '\n');
    }
  g_string_append_printf (self->body,
                          "<table:table table:name=\"Table%u\" table:style-name=\"Table%u\">",
                          self->n_tables, self->n_tables);
  append_columns (self, block, g_strv_length (block->headings));
  g_string_append (self->body, "<table:table-header-rows>");
  append_row (self, block, block->headings, TRUE);
  g_string_append (self->body, "</table:table-header-rows>\n");
  for (guint i = 0; i < block->rows->len; i++)
    append_row (self, block, g_ptr_array_index (block->rows, i),
                block->has_total && i == block->rows->len - 1);
  g_string_append (self->body, "</table:table>\n");
}

/* As PNG: Word shows no SVG in OpenDocument. */
static gboolean
append_figure (Odt *self, const OpccBlock *block, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Pictures/figure-%d.png", block->number);
  g_autoptr (GBytes) picture = opcc_chart_make_file (block->chart, name, error);
  const guint8 *data;
  guint32 size[2];
  gsize length;

  if (picture == NULL)
    return FALSE;
  data = g_bytes_get_data (picture, &length);
  if (!opcc_zip_writer_add (self->zip, name, data, length, TRUE, error))
    return FALSE;
  memcpy (size, data + 16, sizeof size); /* width and height: PNG, 11.2.2 */
  g_string_append_printf (self->manifest,
                          "<manifest:file-entry manifest:full-path=\"%s\" "
                          "manifest:media-type=\"image/png\"/>\n",
                          name);
  append_paragraph (self->body, "Caption", block->label);
  g_string_append_printf (
      self->body,
      "\n<text:p text:style-name=\"Figure\"><draw:frame draw:name=\"Figure%d\" "
      "draw:style-name=\"Picture\" text:anchor-type=\"as-char\" svg:width=\"%dmm\" "
      "svg:height=\"%umm\"><draw:image xlink:href=\"%s\" xlink:type=\"simple\" "
      "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>",
      block->number, OPCC_ODT_WIDTH,
      OPCC_ODT_WIDTH * GUINT32_FROM_BE (size[1]) / GUINT32_FROM_BE (size[0]), name);
  opcc_odt_append_text (self->body, block->label);
  g_string_append (self->body, "</svg:title><svg:desc>");
  opcc_odt_append_text (self->body, block->text);
  g_string_append (self->body, "</svg:desc></draw:frame></text:p>\n");
  return TRUE;
}

static void
append_heading (GString *out, int level, const char *text)
{
  g_string_append_printf (out,
                          "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">",
                          level, level);
  opcc_odt_append_text (out, text);
  g_string_append (out, "</text:h>\n");
}

static void
append_body_text (Odt *self, const char *text)
{
  append_paragraph (self->body, "Text_20_body", text);
  g_string_append_c (self->body, '\n');
}

static gboolean
append_block (Odt *self, const OpccBlock *block, GError **error)
{
  g_autofree char *heading = NULL;

  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      heading = opcc_block_say_heading (block);
      append_heading (self->body, block->level, heading);
      return TRUE;
    case OPCC_BLOCK_PARAGRAPH:
      append_body_text (self, block->text);
      return TRUE;
    case OPCC_BLOCK_NUMBERED:
      append_numbered (self, block);
      return TRUE;
    case OPCC_BLOCK_VALUE:
      append_value (self, block);
      return TRUE;
    case OPCC_BLOCK_TABLE:
      append_table (self, block);
      return TRUE;
    case OPCC_BLOCK_FIGURE:
      return append_figure (self, block, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
add_part (Odt *self, const char *name, GString *text, GError **error)
{
  return opcc_zip_writer_add (self->zip, name, text->str, text->len, FALSE, error);
}

static gboolean
add_content (Odt *self, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                          "<office:document-content " OPCC_ODT_NAMESPACES ">\n"
                                          "<office:automatic-styles>\n");

  g_string_append (out, "<style:style style:name=\"Row\" style:family=\"table-row\">"
                        "<style:table-row-properties fo:keep-together=\"always\"/></style:style>\n"
                        "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding=\"1mm\" fo:border=\"none\" "
                        "fo:border-bottom=\"0.25pt solid #6b6b6b\"/></style:style>\n"
                        "<style:style style:name=\"HeadCell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding=\"1mm\" fo:border=\"none\" "
                        "fo:border-bottom=\"1pt solid #000000\" style:vertical-align=\"bottom\"/>"
                        "</style:style>\n"
                        "<style:style style:name=\"Picture\" style:family=\"graphic\">"
                        "<style:graphic-properties style:vertical-pos=\"top\" "
                        "style:vertical-rel=\"baseline\"/></style:style>\n");
  g_string_append (out, self->styles->str);
  g_string_append (out, "</office:automatic-styles>\n<office:body>\n<office:text>\n");
  g_string_append (out, self->body->str);
  g_string_append (out, "</office:text>\n</office:body>\n</office:document-content>\n");
  return add_part (self, "content.xml", out, error);
}

static void
append_meta (GString *out, const char *element, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "<%s>", element);
  opcc_odt_append_text (out, text);
  g_string_append_printf (out, "</%s>\n", element);
}

static gboolean
add_meta (Odt *self, GError **error)
{
  const OpccDocument *document = self->document;
  g_autoptr (GString) out =
      g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<office:document-meta " OPCC_ODT_NAMESPACES ">\n<office:meta>\n");

  append_meta (out, "meta:generator", "OPCC Desk");
  append_meta (out, "dc:title", opcc_document_get_text (document, OPCC_DOCUMENT_TITLE));
  append_meta (out, "dc:subject", opcc_document_get_text (document, OPCC_DOCUMENT_SUBJECT));
  append_meta (out, "meta:initial-creator",
               opcc_document_get_text (document, OPCC_DOCUMENT_AUTHOR));
  append_meta (out, "dc:language", opcc_document_get_text (document, OPCC_DOCUMENT_LANGUAGE));
  g_string_append (out, "</office:meta>\n</office:document-meta>\n");
  return add_part (self, "meta.xml", out, error);
}

static gboolean
add_manifest (Odt *self, GError **error)
{
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };
  g_autoptr (GString) out =
      g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                    "manifest:version=\"1.2\">\n<manifest:file-entry manifest:full-path=\"/\" "
                    "manifest:version=\"1.2\" manifest:media-type=\"" MEDIA_TYPE "\"/>\n");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (out,
                            "<manifest:file-entry manifest:full-path=\"%s\" "
                            "manifest:media-type=\"text/xml\"/>\n",
                            parts[i]);
  g_string_append (out, self->manifest->str);
  g_string_append (out, "</manifest:manifest>\n");
  return add_part (self, "META-INF/manifest.xml", out, error);
}

static gboolean
add_all (Odt *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self->document);
  const char *withheld = opcc_document_get_text (self->document, OPCC_DOCUMENT_WITHHELD);
  g_autoptr (GString) styles = g_string_new (NULL);

  if (!opcc_zip_writer_add (self->zip, "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), TRUE, error))
    return FALSE;
  append_heading (self->body, 1, opcc_document_get_text (self->document, OPCC_DOCUMENT_TITLE));
  for (guint i = 0; i < blocks->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !append_block (self, g_ptr_array_index (blocks, i), error))
      return FALSE;
  if (withheld != NULL)
    append_body_text (self, withheld);
  opcc_odt_append_styles (styles, self->document);
  return add_content (self, error) && add_part (self, "styles.xml", styles, error) &&
         add_meta (self, error) && add_manifest (self, error);
}

/**
 * opcc_document_make_odt:
 *
 * Returns: (transfer full): NULL on error, or when cancelled
 */
GBytes *
opcc_document_make_odt (const OpccDocument *self, GCancellable *cancellable, GError **error)
{
  Odt odt = {
    self, opcc_zip_writer_new (), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), 0
  };
  GBytes *bytes = add_all (&odt, cancellable, error) ? opcc_zip_writer_finish (odt.zip) : NULL;

  opcc_zip_writer_free (odt.zip);
  g_string_free (odt.styles, TRUE);
  g_string_free (odt.body, TRUE);
  g_string_free (odt.manifest, TRUE);
  return bytes;
}
