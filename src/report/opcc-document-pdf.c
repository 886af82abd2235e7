/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a document on A4 pages with cairo, tagged so that a reader of the screen finds its way.
 */
#include "opcc-document-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "opcc-chart-layout.h"
#include "opcc-error.h"
#include "opcc-page-printer.h"
#include "opcc-page-table.h"
#include "opcc-pdf-structure.h"

/* Points: numbers of paragraphs, labels of values; and heights that are kept together. */
#define INDENT         26.0
#define LABEL_WIDTH    (OPCC_PAGE_TEXT_WIDTH * 0.32)
#define TWO_LINES      34.0
#define HEADING_HEIGHT 28.0
#define FIGURE_CAPTION 38.0
/* A pixel of a chart is 1/96 inch, 0.75 points; a little less, and its words are as large as those
 * of a table. */
#define POINTS_A_PIXEL 0.68

typedef struct
{
  OpccPagePrinter printer;
  cairo_surface_t *surface; /* (owned) (nullable): NULL while pages are counted */
  GArray *outline;          /* (owned) int: where the last entry of each level is */
} Pdf;

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The entry stands below the last one of the level above it. */
static void
add_outline (Pdf *self, int level, const char *text)
{
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *where = NULL;
  int parent;
  int entry;

  if (self->surface == NULL)
    return;
  parent = level > 1 ? g_array_index (self->outline, int, level - 2) : CAIRO_PDF_OUTLINE_ROOT;
  g_ascii_formatd (y, sizeof y, "%.2f", self->printer.y);
  where = g_strdup_printf ("page=%d pos=[0 %s]", self->printer.page, y);
  entry = cairo_pdf_surface_add_outline (self->surface, parent, text, where,
                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = (guint) level - 1; i < self->outline->len; i++)
    g_array_index (self->outline, int, i) = entry;
}

static void
print_title (Pdf *self)
{
  const char *title = opcc_document_get_text (self->printer.document, OPCC_DOCUMENT_TITLE);

  add_outline (self, 1, title);
  opcc_page_printer_print (&self->printer, "H1", title, OPCC_FONT_TITLE, OPCC_PAGE_MARGIN);
  self->printer.y += 10;
}

/* (transfer full): as wide as the text, and no higher than a page. */
static OpccChartLayout *
lay_out_figure (const OpccBlock *block)
{
  const double width = OPCC_PAGE_TEXT_WIDTH / POINTS_A_PIXEL;
  const double most =
      (OPCC_PAGE_TEXT_BOTTOM - OPCC_PAGE_TEXT_TOP - 2 * FIGURE_CAPTION) / POINTS_A_PIXEL;

  return opcc_chart_layout_new (block->chart, width,
                                MIN (opcc_chart_layout_find_height (block->chart, width, 1), most),
                                1);
}

/* What the block after a heading wants at least on the page of its heading. */
static double
find_first_height (Pdf *self, guint at)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self->printer.document);
  const OpccBlock *block = at < blocks->len ? g_ptr_array_index (blocks, at) : NULL;

  if (block == NULL)
    return 0;
  if (block->type == OPCC_BLOCK_HEADING)
    return HEADING_HEIGHT + find_first_height (self, at + 1);
  if (block->type == OPCC_BLOCK_TABLE)
    return opcc_page_table_find_first_height (&self->printer, block);
  if (block->type == OPCC_BLOCK_FIGURE)
    {
      g_autoptr (OpccChartLayout) layout = lay_out_figure (block);

      return layout->height * POINTS_A_PIXEL + FIGURE_CAPTION;
    }
  return TWO_LINES;
}

static void
print_heading (Pdf *self, const OpccBlock *block, guint at)
{
  g_autofree char *heading = opcc_block_say_heading (block);
  const gboolean is_main = block->level == 2;

  self->printer.y += is_main ? 14 : 9;
  opcc_page_printer_need_space (&self->printer, HEADING_HEIGHT + find_first_height (self, at + 1));
  add_outline (self, block->level, heading);
  opcc_page_printer_print (&self->printer, is_main ? "H2" : "H3", heading,
                           is_main ? OPCC_FONT_HEADING : OPCC_FONT_SUBHEADING, OPCC_PAGE_MARGIN);
  self->printer.y += 4;
}

/* Two texts beside each other, the first of them a short one: "3." or "Fund". */
static void
print_pair (Pdf *self,
            const char *const tags[3],
            const char *label,
            OpccPageFont font,
            double width,
            const char *text)
{
  OpccPagePrinter *printer = &self->printer;
  g_autoptr (PangoLayout) left = opcc_page_printer_make_layout (printer, label, font, width - 6);
  const int n = pango_layout_get_line_count (left);
  const double height = opcc_page_layout_get_height (left);
  double bottom;
  int page;

  /* Two lines at least, so that the text does not leave its label behind. */
  opcc_page_printer_need_space (printer, MAX (height, TWO_LINES));
  page = printer->page;
  bottom = printer->y + height;
  opcc_page_printer_begin_tag (printer, tags[0], NULL);
  opcc_page_printer_begin_tag (printer, tags[1], NULL);
  opcc_page_printer_show_lines (printer, left, OPCC_PAGE_MARGIN, printer->y, 0, n);
  opcc_page_printer_end_tag (printer, tags[1]);
  opcc_page_printer_print (printer, tags[2], text, OPCC_FONT_BODY, OPCC_PAGE_MARGIN + width);
  opcc_page_printer_end_tag (printer, tags[0]);
  if (printer->page == page)
    printer->y = MAX (printer->y, bottom);
}

static void
print_numbered (Pdf *self, const OpccBlock *block)
{
  static const char *const tags[] = { "P", "Span", "Span" };
  g_autofree char *number = g_strdup_printf ("%d.", block->number);

  print_pair (self, tags, number, OPCC_FONT_BODY, INDENT, block->text);
  self->printer.y += 6;
}

static void
print_value (Pdf *self, const OpccBlock *block)
{
  static const char *const tags[] = { "LI", "Lbl", "LBody" };

  print_pair (self, tags, block->label, OPCC_FONT_STRONG, LABEL_WIDTH, block->text);
  self->printer.y += 3;
}

/* As an entry of a dictionary: UTF-16, which holds any letter (ISO 32000-1, 7.9.2.2). */
static char *
say_alternative (const char *text)
{
  glong n;
  g_autofree gunichar2 *letters = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  GString *out = g_string_new ("/Alt <FEFF");

  for (glong i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", letters[i]);
  g_string_append_c (out, '>');
  return g_string_free (out, FALSE);
}

static gboolean
print_figure (Pdf *self, const OpccBlock *block, GError **error)
{
  OpccPagePrinter *printer = &self->printer;
  g_autoptr (OpccChartLayout) layout = NULL;
  g_autofree char *alternative = say_alternative (block->text);

  if (!opcc_chart_check (block->chart, error))
    return FALSE;
  layout = lay_out_figure (block);
  opcc_page_printer_need_space (printer, layout->height * POINTS_A_PIXEL + FIGURE_CAPTION);
  printer->y += 4;
  opcc_page_printer_print (printer, "P", block->label, OPCC_FONT_STRONG, OPCC_PAGE_MARGIN);
  printer->y += 4;
  opcc_page_printer_begin_tag (printer, "Figure", alternative);
  if (printer->cairo != NULL)
    {
      cairo_save (printer->cairo);
      cairo_translate (printer->cairo, OPCC_PAGE_MARGIN, printer->y);
      cairo_scale (printer->cairo, POINTS_A_PIXEL, POINTS_A_PIXEL);
      opcc_chart_layout_draw (layout, printer->cairo, opcc_chart_colours_get_paper ());
      cairo_restore (printer->cairo);
    }
  opcc_page_printer_end_tag (printer, "Figure");
  printer->y += layout->height * POINTS_A_PIXEL + 8;
  return TRUE;
}

static void
print_paragraph (Pdf *self, const char *text)
{
  opcc_page_printer_print (&self->printer, "P", text, OPCC_FONT_BODY, OPCC_PAGE_MARGIN);
  self->printer.y += 6;
}

static gboolean
print_block (Pdf *self, const OpccBlock *block, guint at, GError **error)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      print_heading (self, block, at);
      return TRUE;
    case OPCC_BLOCK_PARAGRAPH:
      print_paragraph (self, block->text);
      return TRUE;
    case OPCC_BLOCK_NUMBERED:
      print_numbered (self, block);
      return TRUE;
    case OPCC_BLOCK_VALUE:
      print_value (self, block);
      return TRUE;
    case OPCC_BLOCK_TABLE:
      opcc_page_table_print (&self->printer, block);
      return TRUE;
    case OPCC_BLOCK_FIGURE:
      return print_figure (self, block, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
print_all (Pdf *self, GCancellable *cancellable, GError **error)
{
  OpccPagePrinter *printer = &self->printer;
  const GPtrArray *blocks = opcc_document_get_blocks (printer->document);
  const char *withheld = opcc_document_get_text (printer->document, OPCC_DOCUMENT_WITHHELD);
  gboolean in_values = FALSE;

  printer->page = 0;
  opcc_page_printer_begin_page (printer);
  opcc_page_printer_begin_tag (printer, "Document", NULL);
  print_title (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);
      const gboolean is_value = block->type == OPCC_BLOCK_VALUE;

      if (is_value && !in_values)
        opcc_page_printer_begin_tag (printer, "L", NULL);
      else if (in_values && !is_value)
        opcc_page_printer_end_tag (printer, "L");
      in_values = is_value;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !print_block (self, block, i, error))
        return FALSE;
    }
  if (in_values)
    opcc_page_printer_end_tag (printer, "L");
  if (withheld != NULL)
    print_paragraph (self, withheld);
  opcc_page_printer_end_tag (printer, "Document");
  return TRUE;
}

static void
set_metadata (Pdf *self)
{
  static const struct
  {
    OpccDocumentText text;
    cairo_pdf_metadata_t entry;
  } entries[] = {
    { OPCC_DOCUMENT_TITLE, CAIRO_PDF_METADATA_TITLE },
    { OPCC_DOCUMENT_AUTHOR, CAIRO_PDF_METADATA_AUTHOR },
    { OPCC_DOCUMENT_SUBJECT, CAIRO_PDF_METADATA_SUBJECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *text = opcc_document_get_text (self->printer.document, entries[i].text);

      if (text != NULL)
        cairo_pdf_surface_set_metadata (self->surface, entries[i].entry, text);
    }
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "OPCC Desk");
}

/* Once to count the pages, once to draw them. */
static gboolean
draw (Pdf *self, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  cairo_status_t status;
  gboolean printed;

  if (!print_all (self, cancellable, error))
    return FALSE;
  self->printer.n_pages = self->printer.page;
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, OPCC_PAGE_WIDTH,
                                                       OPCC_PAGE_HEIGHT);
  /* Newer ones keep objects in streams, where opcc_pdf_structure_complete() does not find them. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self);
  self->printer.cairo = cairo_create (self->surface);
  printed = print_all (self, cancellable, error);
  cairo_destroy (self->printer.cairo);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  if (printed && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("The document could not be set on pages: %s. Nothing was written."),
                 cairo_status_to_string (status));
  return printed && status == CAIRO_STATUS_SUCCESS;
}

/**
 * opcc_document_make_pdf:
 *
 * Tagged, with bookmarks, its language, the alternative text of figures, the scope of table heads
 * and embedded fonts. It is not certified as PDF/UA: the HTML form is the one to offer beside it.
 *
 * Returns: (transfer full): NULL on error, or when cancelled
 */
GBytes *
opcc_document_make_pdf (const OpccDocument *self, GCancellable *cancellable, GError **error)
{
  static const int none[3] = { CAIRO_PDF_OUTLINE_ROOT };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Pdf pdf = { .outline = g_array_new (FALSE, FALSE, sizeof (int)) };
  GBytes *whole = NULL;

  g_array_append_vals (pdf.outline, none, G_N_ELEMENTS (none));
  opcc_page_printer_init (&pdf.printer, self);
  if (draw (&pdf, bytes, cancellable, error))
    whole = opcc_pdf_structure_complete (bytes, pdf.printer.tag_words,
                                         opcc_document_get_text (self, OPCC_DOCUMENT_LANGUAGE));
  opcc_page_printer_clear (&pdf.printer);
  g_array_unref (pdf.outline);
  return whole;
}
