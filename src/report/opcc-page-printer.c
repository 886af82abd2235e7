/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting lines of text on pages, and what stands on every page. */
#include "opcc-page-printer.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Fewer lines of a paragraph than these stand alone neither at the foot of a page nor at its head.
 */
#define FEWEST_LINES 2

/* No text is under 9 points; what is read in sentences has 11. */
static const char *const font_names[OPCC_N_PAGE_FONTS] = {
  [OPCC_FONT_TITLE] = "Cantarell Bold 19",
  [OPCC_FONT_HEADING] = "Cantarell Bold 14",
  [OPCC_FONT_SUBHEADING] = "Cantarell Bold 12",
  [OPCC_FONT_BODY] = "Cantarell 11",
  [OPCC_FONT_STRONG] = "Cantarell Bold 11",
  [OPCC_FONT_CELL] = "Cantarell 9.5",
  [OPCC_FONT_CELL_STRONG] = "Cantarell Bold 9.5",
  [OPCC_FONT_MARKING] = "Cantarell Bold 11",
  [OPCC_FONT_FOOTER] = "Cantarell 9",
};

void
opcc_page_printer_init (OpccPagePrinter *self, const OpccDocument *document)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  *self = (OpccPagePrinter){ .document = document };
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* A point is a point, and a letter stands where its outline says, as paper wants it. */
  pango_cairo_context_set_resolution (self->context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  for (guint i = 0; i < OPCC_N_PAGE_FONTS; i++)
    self->fonts[i] = pango_font_description_from_string (font_names[i]);
  /* Without ligatures, so that "office" is found, copied and read out as it is written. */
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  self->tag_words = g_ptr_array_new_with_free_func (g_free);
}

void
opcc_page_printer_clear (OpccPagePrinter *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  for (guint i = 0; i < OPCC_N_PAGE_FONTS; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->tag_words, g_ptr_array_unref);
}

/* --- text ------------------------------------------------------------------------------------ */

/* @width: in points; negative: one line a paragraph, as long as it is */
PangoLayout *
opcc_page_printer_make_layout (OpccPagePrinter *self,
                               const char *text,
                               OpccPageFont font,
                               double width)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[font]);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
opcc_page_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Pango draws no blank where it breaks a line; who listens to the words would hear them as one. */
static void
show_blank (OpccPagePrinter *self, PangoLayout *layout, PangoLayoutLine *line)
{
  const int last = line->start_index + line->length - 1;
  g_autoptr (PangoLayout) blank = NULL;

  if (last < line->start_index || pango_layout_get_text (layout)[last] != ' ')
    return;
  blank = pango_layout_new (self->context);
  pango_layout_set_font_description (blank, pango_layout_get_font_description (layout));
  pango_layout_set_text (blank, " ", 1);
  pango_cairo_show_layout_line (self->cairo, pango_layout_get_line_readonly (blank, 0));
}

/* For who cannot see the page. */
static void
say_line (OpccPagePrinter *self, PangoLayout *layout, const PangoLayoutLine *line)
{
  if (self->said == NULL)
    return;
  g_string_append_len (self->said, pango_layout_get_text (layout) + line->start_index,
                       line->length);
  g_string_append_c (self->said, '\n');
}

/**
 * opcc_page_printer_show_lines:
 * @y: where the first of these lines has its top
 * @last: the line after the last
 */
void
opcc_page_printer_show_lines (
    OpccPagePrinter *self, PangoLayout *layout, double x, double y, int first, int last)
{
  PangoLayoutIter *iter;
  double top = 0;

  if (self->cairo == NULL)
    return;
  iter = pango_layout_get_iter (layout);
  for (int i = 0; i < last; i++)
    {
      PangoRectangle line;
      const double baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if (i == first)
        top = (double) line.y / PANGO_SCALE;
      if (i >= first)
        {
          PangoLayoutLine *words = pango_layout_iter_get_line_readonly (iter);

          cairo_move_to (self->cairo, x + (double) line.x / PANGO_SCALE, y + baseline - top);
          pango_cairo_show_layout_line (self->cairo, words);
          say_line (self, layout, words);
          if (i + 1 < last)
            {
              cairo_move_to (self->cairo, x + (double) (line.x + line.width) / PANGO_SCALE,
                             y + baseline - top);
              show_blank (self, layout, words);
            }
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

/**
 * opcc_page_printer_begin_tag:
 * @tag: of the structure tree, such as "P" (ISO 32000-1, 14.8.4)
 * @attributes: (nullable): entries of a dictionary of PDF that cairo does not write, kept for
 *   opcc_pdf_structure_complete ()
 *
 * cairo marks what is drawn within the innermost tag alone; what is drawn between the tags of a
 * table is in no tag, and is passed over by who listens.
 */
void
opcc_page_printer_begin_tag (OpccPagePrinter *self, const char *tag, const char *attributes)
{
  if (self->cairo == NULL || self->untagged)
    return;
  cairo_tag_begin (self->cairo, tag, NULL);
  if (attributes != NULL)
    g_ptr_array_add (self->tag_words, g_strdup_printf ("%s %s", tag, attributes));
}

void
opcc_page_printer_end_tag (OpccPagePrinter *self, const char *tag)
{
  if (self->cairo != NULL && !self->untagged)
    cairo_tag_end (self->cairo, tag);
}

/**
 * opcc_page_printer_begin_aside:
 *
 * What is drawn until opcc_page_printer_end_aside () is no part of what is read: the head and foot
 * of a page, the head of a table that is said again. Since cairo 1.18 whatever is drawn between the
 * tags of a table is in the table, so that it needs a mark, which cairo before does not know.
 */
void
opcc_page_printer_begin_aside (OpccPagePrinter *self)
{
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0))
    opcc_page_printer_begin_tag (self, "Artifact", NULL);
}

void
opcc_page_printer_end_aside (OpccPagePrinter *self)
{
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0))
    opcc_page_printer_end_tag (self, "Artifact");
}

/* --- pages ----------------------------------------------------------------------------------- */

static void
show_words (OpccPagePrinter *self,
            const char *text,
            OpccPageFont font,
            PangoAlignment alignment,
            double width,
            double y)
{
  g_autoptr (PangoLayout) layout = opcc_page_printer_make_layout (self, text, font, width);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  opcc_page_printer_show_lines (self, layout, OPCC_PAGE_MARGIN, y, 0, 1);
}

static void
print_furniture (OpccPagePrinter *self)
{
  const char *marking = opcc_document_get_text (self->document, OPCC_DOCUMENT_MARKING);
  g_autofree char *page = g_strdup_printf ("%d", self->page);
  g_autofree char *pages = g_strdup_printf ("%d", self->n_pages);
  /* Translators: "Page 3 of 7" at the foot of a document. */
  g_autofree char *number = g_strdup_printf (_ ("Page %s of %s"), page, pages);

  if (self->cairo == NULL)
    return;
  opcc_page_printer_begin_aside (self);
  cairo_set_source_rgb (self->cairo, 0, 0, 0);
  show_words (self, opcc_document_get_text (self->document, OPCC_DOCUMENT_FOOTER), OPCC_FONT_FOOTER,
              PANGO_ALIGN_LEFT, OPCC_PAGE_TEXT_WIDTH - 90, OPCC_PAGE_HEIGHT - 64);
  show_words (self, number, OPCC_FONT_FOOTER, PANGO_ALIGN_RIGHT, OPCC_PAGE_TEXT_WIDTH,
              OPCC_PAGE_HEIGHT - 64);
  if (marking != NULL)
    {
      show_words (self, marking, OPCC_FONT_MARKING, PANGO_ALIGN_CENTER, OPCC_PAGE_TEXT_WIDTH, 28);
      show_words (self, marking, OPCC_FONT_MARKING, PANGO_ALIGN_CENTER, OPCC_PAGE_TEXT_WIDTH,
                  OPCC_PAGE_HEIGHT - 44);
    }
  opcc_page_printer_end_aside (self);
}

void
opcc_page_printer_begin_page (OpccPagePrinter *self)
{
  self->page++;
  self->y = OPCC_PAGE_TEXT_TOP;
  print_furniture (self);
}

/* No tag may be open that holds text itself: it would mark what stands on every page. */
void
opcc_page_printer_break_page (OpccPagePrinter *self)
{
  if (self->turn_page != NULL)
    self->turn_page (self);
  else if (self->cairo != NULL)
    cairo_show_page (self->cairo);
  opcc_page_printer_begin_page (self);
}

double
opcc_page_printer_get_room (const OpccPagePrinter *self)
{
  return OPCC_PAGE_TEXT_BOTTOM - self->y;
}

void
opcc_page_printer_need_space (OpccPagePrinter *self, double height)
{
  if (height > opcc_page_printer_get_room (self) && self->y > OPCC_PAGE_TEXT_TOP)
    opcc_page_printer_break_page (self);
}

/* How many of the lines from @first on stand on this page; @height: that of these. */
static int
count_fitting (OpccPagePrinter *self, PangoLayout *layout, int first, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const int n = pango_layout_get_line_count (layout);
  const gboolean fresh = self->y <= OPCC_PAGE_TEXT_TOP;
  g_autofree double *tops = g_new0 (double, n + 1);
  int i = 0;
  int fitting;

  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      tops[i] = (double) line.y / PANGO_SCALE;
      tops[i + 1] = (double) (line.y + line.height) / PANGO_SCALE;
      i++;
    }
  while (i < n && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  for (fitting = 0; first + fitting < n; fitting++)
    if (tops[first + fitting + 1] - tops[first] > opcc_page_printer_get_room (self))
      break;
  if (first + fitting < n)
    {
      if (n - first - fitting < FEWEST_LINES && fitting > FEWEST_LINES)
        fitting = n - first - FEWEST_LINES;
      if (fitting < FEWEST_LINES && !fresh)
        fitting = 0;
      else if (fitting == 0)
        fitting = 1;
    }
  *height = tops[first + fitting] - tops[first];
  return fitting;
}

/* Lines that go on on another page are parts of the one element. */
static void
print_parts (OpccPagePrinter *self, PangoLayout *layout, double x)
{
  const int n = pango_layout_get_line_count (layout);

  for (int first = 0; first < n;)
    {
      double height;
      const int fitting = count_fitting (self, layout, first, &height);

      if (fitting > 0)
        {
          opcc_page_printer_begin_tag (self, "Span", NULL);
          opcc_page_printer_show_lines (self, layout, x, self->y, first, first + fitting);
          opcc_page_printer_end_tag (self, "Span");
        }
      first += fitting;
      self->y += height;
      if (first < n)
        opcc_page_printer_break_page (self);
    }
}

/**
 * opcc_page_printer_print:
 * @tag: of the structure tree
 * @x: where it begins, from the left of the page; it ends at the right margin
 *
 * Prints text of any length, line by line over the pages.
 */
void
opcc_page_printer_print (
    OpccPagePrinter *self, const char *tag, const char *text, OpccPageFont font, double x)
{
  g_autoptr (PangoLayout) layout =
      opcc_page_printer_make_layout (self, text, font, OPCC_PAGE_WIDTH - OPCC_PAGE_MARGIN - x);
  const int n = pango_layout_get_line_count (layout);
  double height;

  if (count_fitting (self, layout, 0, &height) == 0)
    opcc_page_printer_break_page (self);
  opcc_page_printer_begin_tag (self, tag, NULL);
  if (count_fitting (self, layout, 0, &height) == n)
    {
      opcc_page_printer_show_lines (self, layout, x, self->y, 0, n);
      self->y += height;
    }
  else
    print_parts (self, layout, x);
  opcc_page_printer_end_tag (self, tag);
}
