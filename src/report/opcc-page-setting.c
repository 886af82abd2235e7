/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the blocks of a document on pages: headings with what follows them, pairs, figures. */
#include "opcc-page-setting.h"

#include <glib/gi18n-lib.h>

#include "opcc-chart-layout.h"
#include "opcc-page-table.h"

/* Points: numbers of paragraphs, labels of values; and heights that are kept together. */
#define INDENT         26.0
#define LABEL_WIDTH    (OPCC_PAGE_TEXT_WIDTH * 0.32)
#define TWO_LINES      34.0
#define HEADING_HEIGHT 28.0
#define FIGURE_CAPTION 38.0
/* A pixel of a chart is 1/96 inch, 0.75 points; a little less, and its words are as large as those
 * of a table. */
#define POINTS_A_PIXEL 0.68

/* Where @text stands now, for the bookmarks of a file. */
static void
add_outline (OpccPagePrinter *printer, int level, const char *text)
{
  if (printer->add_outline != NULL)
    printer->add_outline (printer, level, text);
}

static void
print_title (OpccPagePrinter *printer)
{
  const char *title = opcc_document_get_text (printer->document, OPCC_DOCUMENT_TITLE);

  add_outline (printer, 1, title);
  opcc_page_printer_print (printer, "H1", title, OPCC_FONT_TITLE, OPCC_PAGE_MARGIN);
  printer->y += 10;
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
find_first_height (OpccPagePrinter *printer, guint at)
{
  const GPtrArray *blocks = opcc_document_get_blocks (printer->document);
  const OpccBlock *block = at < blocks->len ? g_ptr_array_index (blocks, at) : NULL;

  if (block == NULL)
    return 0;
  if (block->type == OPCC_BLOCK_HEADING)
    return HEADING_HEIGHT + find_first_height (printer, at + 1);
  if (block->type == OPCC_BLOCK_TABLE)
    return opcc_page_table_find_first_height (printer, block);
  if (block->type == OPCC_BLOCK_FIGURE)
    {
      g_autoptr (OpccChartLayout) layout = lay_out_figure (block);

      return layout->height * POINTS_A_PIXEL + FIGURE_CAPTION;
    }
  return TWO_LINES;
}

static void
print_heading (OpccPagePrinter *printer, const OpccBlock *block, guint at)
{
  g_autofree char *heading = opcc_block_say_heading (block);
  const gboolean is_main = block->level == 2;

  printer->y += is_main ? 14 : 9;
  opcc_page_printer_need_space (printer, HEADING_HEIGHT + find_first_height (printer, at + 1));
  add_outline (printer, block->level, heading);
  opcc_page_printer_print (printer, is_main ? "H2" : "H3", heading,
                           is_main ? OPCC_FONT_HEADING : OPCC_FONT_SUBHEADING, OPCC_PAGE_MARGIN);
  printer->y += 4;
}

/* Two texts beside each other, the first of them a short one: "3." or "Fund". */
static void
print_pair (OpccPagePrinter *printer,
            const char *const tags[3],
            const char *label,
            OpccPageFont font,
            double width,
            const char *text)
{
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
print_numbered (OpccPagePrinter *printer, const OpccBlock *block)
{
  static const char *const tags[] = { "P", "Span", "Span" };
  g_autofree char *number = g_strdup_printf ("%d.", block->number);

  print_pair (printer, tags, number, OPCC_FONT_BODY, INDENT, block->text);
  printer->y += 6;
}

static void
print_value (OpccPagePrinter *printer, const OpccBlock *block)
{
  static const char *const tags[] = { "LI", "Lbl", "LBody" };

  print_pair (printer, tags, block->label, OPCC_FONT_STRONG, LABEL_WIDTH, block->text);
  printer->y += 3;
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
print_figure (OpccPagePrinter *printer, const OpccBlock *block, GError **error)
{
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
print_paragraph (OpccPagePrinter *printer, const char *text)
{
  g_autoptr (GString) words = g_string_new (text);

  /* Who listens hears no end of a line: without the space its words would run into the next. */
  g_string_replace (words, "\n", " \n", 0);
  opcc_page_printer_print (printer, "P", words->str, OPCC_FONT_BODY, OPCC_PAGE_MARGIN);
  printer->y += 6;
}

static gboolean
print_block (OpccPagePrinter *printer, const OpccBlock *block, guint at, GError **error)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      print_heading (printer, block, at);
      return TRUE;
    case OPCC_BLOCK_PARAGRAPH:
      print_paragraph (printer, block->text);
      return TRUE;
    case OPCC_BLOCK_NUMBERED:
      print_numbered (printer, block);
      return TRUE;
    case OPCC_BLOCK_VALUE:
      print_value (printer, block);
      return TRUE;
    case OPCC_BLOCK_TABLE:
      opcc_page_table_print (printer, block);
      return TRUE;
    case OPCC_BLOCK_FIGURE:
      return print_figure (printer, block, error);
    default:
      g_assert_not_reached ();
    }
}

gboolean
opcc_page_setting_print (OpccPagePrinter *printer, GCancellable *cancellable, GError **error)
{
  const GPtrArray *blocks = opcc_document_get_blocks (printer->document);
  const char *withheld = opcc_document_get_text (printer->document, OPCC_DOCUMENT_WITHHELD);
  gboolean in_values = FALSE;

  printer->page = 0;
  opcc_page_printer_begin_page (printer);
  opcc_page_printer_begin_tag (printer, "Document", NULL);
  print_title (printer);
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
          !print_block (printer, block, i, error))
        return FALSE;
    }
  if (in_values)
    opcc_page_printer_end_tag (printer, "L");
  if (withheld != NULL)
    print_paragraph (printer, withheld);
  opcc_page_printer_end_tag (printer, "Document");
  return TRUE;
}
