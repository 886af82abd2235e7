/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring a table once, and printing it row by row over the pages. */
#include "opcc-page-table.h"

#include <string.h>

#include "opcc-column-widths.h"

#define GAP     8.0 /* points between columns, and above and below the text of a row */
#define PAD     3.0
#define CAPTION 30.0
/* So many rows stand at least below the head, and above a page's end. */
#define FEWEST_ROWS 2

/* What a table needs, found out when its pages are counted. */
typedef struct
{
  guint n_columns;
  double line;     /* points: height of a line */
  double *wanted;  /* (owned) a cell each, heads first: as wide as it would like to be */
  double *widths;  /* (owned) a column each */
  double *heights; /* (owned) a row each, heads first, with what is above and below the text */
} Plan;

static void
free_plan (gpointer data)
{
  Plan *plan = data;

  g_free (plan->wanted);
  g_free (plan->widths);
  g_free (plan->heights);
  g_free (plan);
}

static GStrv
get_cells (const OpccBlock *block, guint row)
{
  return row == 0 ? block->headings : g_ptr_array_index (block->rows, row - 1);
}

static gboolean
is_strong (const OpccBlock *block, guint row)
{
  return row == 0 || (block->has_total && row == block->rows->len);
}

static double
measure_width (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE + 0.5;
}

/* So wide must a column be that no word, and no number, is broken. */
static double
measure_least (PangoLayout *layout, const OpccBlock *block, const Plan *plan, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double least = 0;

  for (guint row = 0; row <= block->rows->len; row++)
    {
      const char *cell = get_cells (block, row)[column];
      const double wanted = plan->wanted[row * plan->n_columns + column];
      g_auto (GStrv) words = NULL;

      if (wanted <= least)
        continue;
      if (block->types[column] == OPCC_COLUMN_NUMBER && row > 0)
        {
          least = wanted;
          continue;
        }
      words = g_strsplit_set (cell, " \n", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (g_hash_table_add (seen, g_strdup (words[i])))
          least = MAX (least, measure_width (layout, words[i]));
    }
  return least;
}

static void
find_widths (PangoLayout *layout, const OpccBlock *block, Plan *plan)
{
  const guint n = plan->n_columns;
  const double room = OPCC_PAGE_TEXT_WIDTH - GAP * (n - 1);
  g_autofree double *least = g_new0 (double, n);
  double all_wanted = 0;

  for (guint i = 0; i < n; i++)
    {
      for (guint row = 0; row <= block->rows->len; row++)
        plan->widths[i] = MAX (plan->widths[i], plan->wanted[row * n + i]);
      all_wanted += plan->widths[i];
    }
  for (guint i = 0; all_wanted > room && i < n; i++)
    least[i] = measure_least (layout, block, plan, i);
  opcc_column_widths_share (plan->widths, least, n, room);
}

/* Most cells are one line, which is known from their width. */
static double
measure_height (OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan, guint row)
{
  GStrv cells = get_cells (block, row);
  double height = plan->line;

  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->wanted[row * plan->n_columns + i] > plan->widths[i] ||
        strchr (cells[i], '\n') != NULL)
      {
        g_autoptr (PangoLayout) layout =
            opcc_page_printer_make_layout (printer, cells[i],
                                           is_strong (block, row) ? OPCC_FONT_CELL_STRONG
                                                                  : OPCC_FONT_CELL,
                                           plan->widths[i]);

        height = MAX (height, opcc_page_layout_get_height (layout));
      }
  return height + 2 * PAD;
}

static Plan *
create_plan (OpccPagePrinter *printer, const OpccBlock *block)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (PangoLayout) layout =
      opcc_page_printer_make_layout (printer, "X", OPCC_FONT_CELL_STRONG, -1);
  const guint n = g_strv_length (block->headings);

  plan->n_columns = n;
  plan->line = opcc_page_layout_get_height (layout);
  plan->wanted = g_new0 (double, (gsize) n *(block->rows->len + 1));
  plan->widths = g_new0 (double, n);
  plan->heights = g_new0 (double, block->rows->len + 1);
  for (guint row = 0; row <= block->rows->len; row++)
    for (guint i = 0; i < n; i++)
      plan->wanted[row * n + i] = measure_width (layout, get_cells (block, row)[i]);
  find_widths (layout, block, plan);
  for (guint row = 0; row <= block->rows->len; row++)
    plan->heights[row] = measure_height (printer, block, plan, row);
  return plan;
}

static const Plan *
need_plan (OpccPagePrinter *printer, const OpccBlock *block)
{
  Plan *plan;

  if (printer->tables == NULL)
    printer->tables = g_hash_table_new_full (NULL, NULL, NULL, free_plan);
  plan = g_hash_table_lookup (printer->tables, block);
  if (plan == NULL)
    {
      plan = create_plan (printer, block);
      g_hash_table_insert (printer->tables, (gpointer) block, plan);
    }
  return plan;
}

/* --- printing -------------------------------------------------------------------------------- */

static void
print_rule (OpccPagePrinter *printer, const Plan *plan, gboolean strong)
{
  double width = -GAP;

  if (printer->cairo == NULL)
    return;
  cairo_set_line_width (printer->cairo, strong ? 0.8 : 0.3);
  for (guint i = 0; i < plan->n_columns; i++)
    width += plan->widths[i] + GAP;
  cairo_move_to (printer->cairo, OPCC_PAGE_MARGIN, printer->y);
  cairo_rel_line_to (printer->cairo, width, 0);
  cairo_stroke (printer->cairo);
}

static void
begin_cell (OpccPagePrinter *printer, const OpccBlock *block, guint row, guint column)
{
  if (row == 0)
    opcc_page_printer_begin_tag (printer, "TH", "/A << /O /Table /Scope /Column >>");
  else if ((int) column == opcc_block_find_row_heads (block))
    opcc_page_printer_begin_tag (printer, "TH", "/A << /O /Table /Scope /Row >>");
  else
    opcc_page_printer_begin_tag (printer, "TD", NULL);
}

static void
end_cell (OpccPagePrinter *printer, const OpccBlock *block, guint row, guint column)
{
  const gboolean is_head = row == 0 || (int) column == opcc_block_find_row_heads (block);

  opcc_page_printer_end_tag (printer, is_head ? "TH" : "TD");
}

static GPtrArray *
make_layouts (OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan, guint row)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  GStrv cells = get_cells (block, row);

  for (guint i = 0; i < plan->n_columns; i++)
    {
      PangoLayout *layout =
          opcc_page_printer_make_layout (printer, cells[i],
                                         is_strong (block, row) ? OPCC_FONT_CELL_STRONG
                                                                : OPCC_FONT_CELL,
                                         plan->widths[i]);

      if (block->types[i] == OPCC_COLUMN_NUMBER)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      g_ptr_array_add (layouts, layout);
    }
  return layouts;
}

/* Lines from @first to before @last of each cell; @tagged: no, where a head is said again. */
static void
print_lines (OpccPagePrinter *printer,
             const OpccBlock *block,
             const Plan *plan,
             GPtrArray *layouts,
             guint row,
             int first,
             int last,
             gboolean tagged)
{
  double x = OPCC_PAGE_MARGIN;

  if (tagged)
    opcc_page_printer_begin_tag (printer, "TR", NULL);
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      if (tagged)
        begin_cell (printer, block, row, i);
      opcc_page_printer_show_lines (printer, layout, x, printer->y + PAD, first,
                                    MIN (last, pango_layout_get_line_count (layout)));
      if (tagged)
        end_cell (printer, block, row, i);
      x += plan->widths[i] + GAP;
    }
  if (tagged)
    opcc_page_printer_end_tag (printer, "TR");
}

static void
print_row (
    OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan, guint row, gboolean tagged)
{
  if (printer->cairo != NULL)
    {
      g_autoptr (GPtrArray) layouts = make_layouts (printer, block, plan, row);

      print_lines (printer, block, plan, layouts, row, 0, G_MAXINT, tagged);
    }
  printer->y += plan->heights[row];
  print_rule (printer, plan, is_strong (block, row));
}

static void
repeat_head (OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan)
{
  opcc_page_printer_break_page (printer);
  opcc_page_printer_begin_aside (printer);
  print_row (printer, block, plan, 0, FALSE);
  opcc_page_printer_end_aside (printer);
}

/* A row that is higher than a page goes on on the next, so many whole lines on each. */
static void
print_tall_row (OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan, guint row)
{
  g_autoptr (GPtrArray) layouts = make_layouts (printer, block, plan, row);
  int n = 0;

  for (guint i = 0; i < layouts->len; i++)
    n = MAX (n, pango_layout_get_line_count (g_ptr_array_index (layouts, i)));
  for (int first = 0; first < n;)
    {
      const int room = (int) ((opcc_page_printer_get_room (printer) - 2 * PAD) / plan->line);
      const int last = MIN (n, first + MAX (room, 1));

      print_lines (printer, block, plan, layouts, row, first, last, TRUE);
      printer->y += (last - first) * plan->line + 2 * PAD;
      first = last;
      if (first < n)
        repeat_head (printer, block, plan);
    }
  print_rule (printer, plan, is_strong (block, row));
}

/* The height that must be left for this row, so that the total does not stand alone. */
static double
find_needed (const OpccBlock *block, const Plan *plan, guint row)
{
  const gboolean before_total = block->has_total && row + 1 == block->rows->len;

  return plan->heights[row] + (before_total ? plan->heights[row + 1] : 0);
}

/**
 * opcc_page_table_find_first_height:
 *
 * Returns: points that a table wants at least on the page on which it begins
 */
double
opcc_page_table_find_first_height (OpccPagePrinter *printer, const OpccBlock *block)
{
  const Plan *plan = need_plan (printer, block);
  double needed = block->label != NULL ? CAPTION : 0;

  for (guint row = 0; row <= MIN (block->rows->len, FEWEST_ROWS); row++)
    needed += plan->heights[row];
  return MIN (needed, (OPCC_PAGE_TEXT_BOTTOM - OPCC_PAGE_TEXT_TOP) / 2);
}

static void
begin_table (OpccPagePrinter *printer, const OpccBlock *block, const Plan *plan)
{
  opcc_page_printer_need_space (printer, opcc_page_table_find_first_height (printer, block));
  opcc_page_printer_begin_tag (printer, "Table", NULL);
  if (block->label != NULL)
    {
      opcc_page_printer_print (printer, "Caption", block->label, OPCC_FONT_STRONG,
                               OPCC_PAGE_MARGIN);
      printer->y += 2;
    }
  print_row (printer, block, plan, 0, TRUE);
}

/**
 * opcc_page_table_print:
 *
 * Prints a table that was added with opcc_document_add_table(). Its head stands on every page it
 * comes to, but is said once; a row is parted only where no page would hold it.
 */
void
opcc_page_table_print (OpccPagePrinter *printer, const OpccBlock *block)
{
  const Plan *plan = need_plan (printer, block);
  const double page = OPCC_PAGE_TEXT_BOTTOM - OPCC_PAGE_TEXT_TOP - plan->heights[0];

  begin_table (printer, block, plan);
  for (guint row = 1; row <= block->rows->len; row++)
    {
      if (plan->heights[row] > page)
        {
          print_tall_row (printer, block, plan, row);
          continue;
        }
      if (MIN (find_needed (block, plan, row), page) > opcc_page_printer_get_room (printer))
        repeat_head (printer, block, plan);
      print_row (printer, block, plan, row, TRUE);
    }
  opcc_page_printer_end_tag (printer, "Table");
  printer->y += 8;
}
