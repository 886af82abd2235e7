/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what stands beside a figure, and holds its numbers against those of a table. */
#include "opcc-figure-numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-table.h"
#include "opcc-chart-words.h"

guint
opcc_figure_pass_notes (const GPtrArray *blocks, guint figure)
{
  const OpccChart *chart = ((const OpccBlock *) g_ptr_array_index (blocks, figure))->chart;
  const char *from = chart->texts[OPCC_CHART_SOURCE];
  g_autofree char *source = from != NULL ? g_strdup_printf (_ ("Source: %s"), from) : NULL;
  guint i = figure + 1;

  for (; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (block->type != OPCC_BLOCK_PARAGRAPH ||
          (g_strcmp0 (block->text, chart->texts[OPCC_CHART_NOTE]) != 0 &&
           g_strcmp0 (block->text, source) != 0))
        break;
    }
  return i;
}

static gboolean
is_at (const OpccBlock *table, GStrv row, guint column, const char *name)
{
  const int head = opcc_block_find_row_heads (table);

  return (head >= 0 && g_strcmp0 (row[head], name) == 0) ||
         g_strcmp0 (table->headings[column], name) == 0;
}

/* Whether a cell of @category and, where there are several, of @series holds @value; either may
 * name the row. */
static gboolean
says_value (const OpccBlock *table, const char *category, const char *series, const char *value)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv row = g_ptr_array_index (table->rows, i);

      for (guint k = 0; row[k] != NULL; k++)
        if (g_str_equal (row[k], value) && is_at (table, row, k, category) &&
            (series == NULL || is_at (table, row, k, series)))
          return TRUE;
    }
  return FALSE;
}

/* What nobody has given needs no word in a table. @numbers: those of the chart, as
 * opcc_chart_make_table () gives them */
static gboolean
says_all (const OpccBlock *table, const GPtrArray *numbers)
{
  GStrv series = g_ptr_array_index (numbers, 0);
  const gboolean is_one = g_strv_length (series) <= 2;

  for (guint i = 1; i < numbers->len; i++)
    {
      GStrv row = g_ptr_array_index (numbers, i);

      for (guint k = 1; row[k] != NULL; k++)
        if (!g_str_equal (row[k], opcc_chart_words_no_value (NAN)) &&
            !says_value (table, row[0], is_one ? NULL : series[k], row[k]))
          return FALSE;
    }
  return TRUE;
}

/**
 * opcc_figure_find_table:
 * @blocks: those of a document
 * @figure: the place of a figure among them
 *
 * Returns: (transfer none) (nullable): the table below it that says each of its numbers; NULL where
 *   there is none before the next figure or heading
 */
const OpccBlock *
opcc_figure_find_table (const GPtrArray *blocks, guint figure)
{
  const OpccChart *chart = ((const OpccBlock *) g_ptr_array_index (blocks, figure))->chart;
  g_autoptr (GPtrArray) numbers = opcc_chart_make_table (chart, FALSE);

  for (guint i = figure + 1; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == OPCC_BLOCK_FIGURE || block->type == OPCC_BLOCK_HEADING)
        break;
      if (block->type == OPCC_BLOCK_TABLE && says_all (block, numbers))
        return block;
    }
  return NULL;
}
