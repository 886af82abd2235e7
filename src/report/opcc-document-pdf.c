/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a document on A4 pages with cairo, tagged so that a reader of the screen finds its way.
 */
#include "opcc-document-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "opcc-error.h"

/* Points of 1/72 inch; A4. */
#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89
#define MARGIN      56.0
#define WIDTH       (PAGE_WIDTH - 2 * MARGIN)
#define BOTTOM      (PAGE_HEIGHT - MARGIN - 18)
#define INDENT      24.0
#define CELL_GAP    8.0
#define CELL_PAD    3.0

typedef struct
{
  const OpccDocument *document;
  cairo_t *cairo;    /* (owned) */
  GByteArray *bytes; /* (unowned) */
  double y;          /* where the next line goes */
  int page;
} Printer;

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static PangoLayout *
make_layout (Printer *self, const char *text, const char *font, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
show_at (Printer *self, PangoLayout *layout, double x, double y)
{
  cairo_move_to (self->cairo, x, y);
  pango_cairo_show_layout (self->cairo, layout);
}

/* Head and foot are no part of what is read, so they stand outside the tags. */
static void
print_margins (Printer *self)
{
  const char *marking = opcc_document_get_marking (self->document);
  const char *footer = opcc_document_get_footer (self->document);
  g_autofree char *number = g_strdup_printf (_ ("Page %d"), self->page);
  g_autoptr (PangoLayout) right = make_layout (self, number, "Cantarell 8", WIDTH);
  g_autoptr (PangoLayout) left =
      make_layout (self, footer != NULL ? footer : opcc_document_get_title (self->document),
                   "Cantarell 8", WIDTH * 0.8);

  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  show_at (self, left, MARGIN, PAGE_HEIGHT - MARGIN);
  show_at (self, right, MARGIN, PAGE_HEIGHT - MARGIN);
  if (marking != NULL)
    {
      g_autoptr (PangoLayout) head = make_layout (self, marking, "Cantarell Bold 9", WIDTH);

      pango_layout_set_alignment (head, PANGO_ALIGN_CENTER);
      show_at (self, head, MARGIN, MARGIN / 2);
    }
}

static void
begin_page (Printer *self)
{
  self->page++;
  self->y = MARGIN;
  print_margins (self);
}

static void
break_page (Printer *self)
{
  cairo_show_page (self->cairo);
  begin_page (self);
}

static void
need_space (Printer *self, double height)
{
  if (self->y + height > BOTTOM && self->y > MARGIN)
    break_page (self);
}

/* Text of any length, line by line over the pages. */
static void
print_text (Printer *self, const char *tag, const char *text, const char *font, double x)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, font, WIDTH - (x - MARGIN));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double used = 0; /* height of the layout that stands on pages before */

  cairo_tag_begin (self->cairo, tag, NULL);
  do
    {
      PangoRectangle line;
      double top, bottom, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      top = (double) line.y / PANGO_SCALE;
      bottom = top + (double) line.height / PANGO_SCALE;
      if (self->y + bottom - used > BOTTOM && self->y + top - used > MARGIN)
        {
          break_page (self);
          used = top;
        }
      baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      cairo_move_to (self->cairo, x + (double) line.x / PANGO_SCALE, self->y + baseline - used);
      pango_cairo_show_layout_line (self->cairo, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  cairo_tag_end (self->cairo, tag);
  pango_layout_iter_free (iter);
  self->y += get_height (layout) - used;
}

static void
print_heading (Printer *self, const OpccBlock *block)
{
  static const char *const fonts[] = { "Cantarell Bold 16", "Cantarell Bold 13",
                                       "Cantarell Bold 11" };
  static const char *const tags[] = { "H1", "H2", "H3" };

  self->y += 12;
  need_space (self, 60); /* a heading stays with what it heads */
  print_text (self, tags[block->level - 1], block->text, fonts[block->level - 1], MARGIN);
  self->y += 4;
}

static void
print_numbered (Printer *self, const OpccBlock *block)
{
  g_autofree char *number = g_strdup_printf ("%d.", block->number);
  g_autoptr (PangoLayout) layout = make_layout (self, number, "Cantarell 10.5", INDENT);

  need_space (self, get_height (layout));
  show_at (self, layout, MARGIN, self->y);
  print_text (self, "P", block->text, "Cantarell 10.5", MARGIN + INDENT);
  self->y += 6;
}

static void
print_value (Printer *self, const OpccBlock *block)
{
  const double column = WIDTH * 0.32;
  g_autoptr (PangoLayout) label =
      make_layout (self, block->label, "Cantarell Bold 10.5", column - CELL_GAP);

  need_space (self, get_height (label));
  cairo_tag_begin (self->cairo, "P", NULL);
  show_at (self, label, MARGIN, self->y);
  cairo_tag_end (self->cairo, "P");
  print_text (self, "P", block->text, "Cantarell 10.5", MARGIN + column);
  self->y += 3;
}

static double
get_width (Printer *self, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, "Cantarell Bold 9", -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE + 1;
}

/* How wide a column would like to be, and how wide it must be so that no word, and no number, is
 * broken. */
static void
measure_column (Printer *self, const OpccBlock *block, guint column, double *wanted, double *least)
{
  *wanted = 0;
  *least = 0;
  for (guint j = 0; j <= block->rows->len; j++)
    {
      GStrv cells = j == 0 ? block->headings : g_ptr_array_index (block->rows, j - 1);
      g_auto (GStrv) words = g_strsplit (cells[column], " ", -1);

      *wanted = MAX (*wanted, get_width (self, cells[column]));
      for (guint i = 0; words[i] != NULL; i++)
        *least = MAX (*least, get_width (self, words[i]));
    }
  if (block->types[column] == OPCC_COLUMN_NUMBER)
    *least = *wanted;
}

/* Columns as wide as they like; where that is too much, what there is over the least goes to those
 * that lack most. */
static void
find_widths (Printer *self, const OpccBlock *block, double *widths)
{
  guint n = g_strv_length (block->headings);
  g_autofree double *least = g_new0 (double, n + 1);
  double room = WIDTH - CELL_GAP * (n - 1);
  double all_wanted = 0;
  double all_least = 0;

  for (guint i = 0; i < n; i++)
    {
      measure_column (self, block, i, &widths[i], &least[i]);
      all_wanted += widths[i];
      all_least += least[i];
    }
  for (guint i = 0; all_wanted > room && i < n; i++)
    if (all_least > room)
      widths[i] = least[i] * room / all_least;
    else
      widths[i] = least[i] + (widths[i] - least[i]) * (room - all_least) / (all_wanted - all_least);
}

static void
print_row (Printer *self, const OpccBlock *block, GStrv cells, const double *widths, gboolean bold)
{
  guint n = g_strv_length (block->headings);
  const char *tag = cells == block->headings ? "TH" : "TD";
  double height = 0;
  double x = MARGIN;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout =
          make_layout (self, cells[i], bold ? "Cantarell Bold 9" : "Cantarell 9", widths[i]);

      if (block->types[i] == OPCC_COLUMN_NUMBER)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      height = MAX (height, get_height (layout));
      g_ptr_array_add (layouts, layout);
    }
  cairo_tag_begin (self->cairo, "TR", NULL);
  for (guint i = 0; i < n; i++)
    {
      cairo_tag_begin (self->cairo, tag, NULL);
      show_at (self, g_ptr_array_index (layouts, i), x, self->y + CELL_PAD);
      cairo_tag_end (self->cairo, tag);
      x += widths[i] + CELL_GAP;
    }
  cairo_tag_end (self->cairo, "TR");
  self->y += height + 2 * CELL_PAD;
  cairo_set_line_width (self->cairo, bold ? 0.8 : 0.3);
  cairo_move_to (self->cairo, MARGIN, self->y);
  cairo_line_to (self->cairo, PAGE_WIDTH - MARGIN, self->y);
  cairo_stroke (self->cairo);
}

static double
measure_row (Printer *self, GStrv cells, const double *widths)
{
  double height = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, cells[i], "Cantarell Bold 9", widths[i]);

      height = MAX (height, get_height (layout));
    }
  return height + 2 * CELL_PAD;
}

static void
print_table (Printer *self, const OpccBlock *block)
{
  g_autofree double *widths = g_new0 (double, g_strv_length (block->headings) + 1);

  if (block->label != NULL)
    {
      need_space (self, 60);
      print_text (self, "P", block->label, "Cantarell Bold 10.5", MARGIN);
      self->y += 2;
    }
  find_widths (self, block, widths);
  need_space (self, 3 * measure_row (self, block->headings, widths));
  cairo_tag_begin (self->cairo, "Table", NULL);
  print_row (self, block, block->headings, widths, TRUE);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);

      if (self->y + measure_row (self, cells, widths) > BOTTOM)
        {
          break_page (self);
          print_row (self, block, block->headings, widths, TRUE);
        }
      print_row (self, block, cells, widths, block->has_total && i == block->rows->len - 1);
    }
  cairo_tag_end (self->cairo, "Table");
  self->y += 6;
}

static void
print_block (Printer *self, const OpccBlock *block)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      print_heading (self, block);
      break;
    case OPCC_BLOCK_PARAGRAPH:
      print_text (self, "P", block->text, "Cantarell 10.5", MARGIN);
      self->y += 6;
      break;
    case OPCC_BLOCK_NUMBERED:
      print_numbered (self, block);
      break;
    case OPCC_BLOCK_VALUE:
      print_value (self, block);
      break;
    case OPCC_BLOCK_TABLE:
      print_table (self, block);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
print_all (Printer *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self->document);

  begin_page (self);
  cairo_tag_begin (self->cairo, "Document", NULL);
  print_text (self, "H1", opcc_document_get_title (self->document), "Cantarell Bold 16", MARGIN);
  self->y += 10;
  for (guint i = 0; i < blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      print_block (self, g_ptr_array_index (blocks, i));
    }
  cairo_tag_end (self->cairo, "Document");
  return TRUE;
}

/**
 * opcc_document_write_pdf:
 *
 * Headings, paragraphs and tables are tagged. cairo cannot yet name the language, so the text form
 * is the one to offer where that matters.
 *
 * Returns: FALSE on error or when cancelled
 */
gboolean
opcc_document_write_pdf (const OpccDocument *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  Printer printer = { self, cairo_create (surface), bytes, 0, 0 };
  cairo_status_t status;
  gboolean printed;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  opcc_document_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "OPCC Desk");
  printed = print_all (&printer, cancellable, error);
  cairo_destroy (printer.cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!printed)
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("The document could not be set on pages: %s. Nothing was written."),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644, error);
}
