/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a careful clerk makes of one row under the headings: an entry, a total, a remark. */
#include "opcc-row-judge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-cell-text.h"

/* How a row looks from the table's columns. */
typedef struct
{
  guint filled;
  guint figures; /* counted only up to the third text that is none */
  guint texts;
  const char *label; /* the first text among them that is no figure */
  guint joined;
} RowShape;

/**
 * opcc_row_judge_pick:
 * @texts: (out caller-allocates): one place a column of the table
 *
 * Picks the table's cells out of the row; mere spaces count as nothing.
 */
void
opcc_row_judge_pick (const OpccSheetLayout *layout, const OpccRow *row, const char **texts)
{
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const guint column = layout->columns[i];
      const char *text = column < row->n_cells ? row->cells[column] : NULL;

      if (text != NULL && (*text == ' ' || *text == '\xC2') && opcc_cell_text_is_blank (text))
        text = NULL;
      texts[i] = text;
    }
}

static void
shape_row (const OpccSheetLayout *layout,
           const OpccRow *row,
           const char *const *texts,
           RowShape *shape)
{
  memset (shape, 0, sizeof *shape);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const guint column = layout->columns[i];

      if (row->joined != NULL && column < row->n_cells && row->joined[column] != 0)
        shape->joined++;
      if (texts[i] == NULL)
        continue;
      shape->filled++;
      if (shape->texts >= 3)
        continue;
      if (opcc_cell_text_is_figure (texts[i]))
        shape->figures++;
      else if (shape->texts++ == 0)
        shape->label = texts[i];
    }
}

static gboolean
matches_headings (const OpccRow *row, const OpccKeptRow *headings)
{
  guint filled = 0;
  guint same = 0;

  if (headings == NULL)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *heading = NULL;

      if (opcc_cell_text_is_blank (row->cells[i]))
        continue;
      filled++;
      if (i >= headings->n_cells || headings->cells[i] == NULL)
        continue;
      text = opcc_cell_text_to_heading (row->cells[i]);
      heading = opcc_cell_text_to_heading (headings->cells[i]);
      same += g_ascii_strcasecmp (text, heading) == 0;
    }
  return filled >= 2 && same * 10 >= filled * 8 && same * 2 >= headings->n_filled;
}

/* A repeated heading begins like the heading: one comparison rules out most rows. */
static gboolean
is_heading_again (const OpccSheetLayout *layout, const OpccRow *row, const char *const *texts)
{
  const OpccKeptRow *top = layout->top;
  const OpccKeptRow *bottom = layout->bottom;
  gboolean maybe = FALSE;

  if (bottom == NULL)
    return FALSE;
  for (guint i = 0; i < layout->n_columns && !maybe; i++)
    {
      const guint column = layout->columns[i];

      if (texts[i] == NULL)
        continue;
      maybe = (column < bottom->n_cells && bottom->cells[column] != NULL &&
               g_ascii_tolower (*bottom->cells[column]) == g_ascii_tolower (*texts[i])) ||
              (top != NULL && column < top->n_cells && top->cells[column] != NULL &&
               g_ascii_tolower (*top->cells[column]) == g_ascii_tolower (*texts[i]));
      break;
    }
  return maybe && (matches_headings (row, bottom) || matches_headings (row, top));
}

/**
 * opcc_row_judge:
 * @texts: (out caller-allocates): as opcc_row_judge_pick()
 * @why: (out): for %OPCC_VERDICT_OUT the reason, part of a sentence
 *
 * A total is a row whose only words are its label ("Leicester total"); a line of words across the
 * table is a merged cell over at least half of it; a row that fills at most a quarter of the table
 * has to wait for what follows.
 *
 * Returns: what the row is
 */
OpccVerdict
opcc_row_judge (const OpccSheetLayout *layout,
                const OpccRow *row,
                const char **texts,
                const char **why)
{
  const guint n = layout->n_columns;
  RowShape shape;
  gboolean total = FALSE;

  opcc_row_judge_pick (layout, row, texts);
  shape_row (layout, row, texts, &shape);
  *why = NULL;
  if (shape.filled == 0)
    return OPCC_VERDICT_BLANK;
  total = shape.label != NULL && shape.texts <= 2 && opcc_cell_text_is_total (shape.label);
  if (shape.label != NULL && is_heading_again (layout, row, texts))
    *why = _ ("it repeats the headings");
  else if (total && shape.figures > 0 && (shape.texts == 1 || shape.filled * 2 <= n))
    *why = _ ("it is a total");
  else if (total && n >= 3 && shape.filled == 1)
    *why = _ ("it labels a total");
  else if (n >= 3 && shape.filled - MIN (shape.joined, shape.filled) <= 1 && shape.texts >= 1 &&
           shape.joined * 2 >= n)
    *why = _ ("it is a line of words across the table");
  if (*why != NULL)
    return OPCC_VERDICT_OUT;
  if (n >= 3 && shape.filled <= MAX (1, n / 4) && shape.texts <= 2)
    return OPCC_VERDICT_WAIT;
  return OPCC_VERDICT_DATA;
}
