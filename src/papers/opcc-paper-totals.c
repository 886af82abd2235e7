/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks tables: totals, differences, changes and rates that the cells should give. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-money.h"

/* Wider tables are not searched for one column that is the rate of two others. */
#define MAX_COLUMNS 30

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperBlock *table;
  guint n_rows, n_columns;
} Table;

static const char *
get_cell (const Table *self, guint row, guint column)
{
  return opcc_row_get_cell (self->table, row, column);
}

static gboolean
read_cell (const Table *self, guint row, guint column, OpccFigure *figure)
{
  return opcc_cell_read (get_cell (self, row, column), figure);
}

static gboolean
says (const char *label, const char *pattern)
{
  return g_regex_match_simple (pattern, label, G_REGEX_CASELESS, 0);
}

/* The words of a row's head: its first cells up to the first number. */
static char *
get_label (const Table *self, guint row)
{
  GString *label = g_string_new (NULL);
  OpccFigure figure;

  for (guint column = 0; column < self->n_columns; column++)
    {
      if (read_cell (self, row, column, &figure))
        break;
      g_string_append_printf (label, "%s%s", label->len > 0 ? " " : "",
                              get_cell (self, row, column));
    }
  return g_strstrip (g_string_free (label, FALSE));
}

/* Where a cell stands in the text of its block. */
static void
find_cell (const Table *self, guint row, guint column, guint *start, guint *end)
{
  const char *at = self->table->text;
  const char *line_end;
  const char *cell = get_cell (self, row, column);
  const char *found;

  for (guint i = 0; i < row; i++)
    at = strchr (at, '\n') + 1;
  line_end = at + strcspn (at, "\n");
  for (guint i = 0; i < column && (found = strpbrk (at, "\t|")) != NULL && found < line_end; i++)
    at = found + 1;
  found = strstr (at, cell);
  *start = (guint) ((found != NULL && found <= line_end ? found : at) - self->table->text);
  *end = *start + (guint) strlen (cell);
}

static char *
format_like (double value, const OpccFigure *like)
{
  int decimals = like->step < 1 ? (int) lround (-log10 (like->step)) : 0;

  if (like->kind == OPCC_FIGURE_MONEY)
    return opcc_money_format ((gint64) llround (value * 100));
  return g_strdup_printf ("%.*f%s", decimals, value, like->kind == OPCC_FIGURE_PERCENT ? " %" : "");
}

static void
add (const Table *self,
     guint row,
     guint column,
     double computed,
     const OpccFigure *shown,
     const char *why)
{
  g_autofree char *text = format_like (computed, shown);
  g_autofree char *label = get_label (self, row);
  guint start, end;

  find_cell (self, row, column, &start, &end);
  opcc_paper_check_add (self->check, "table-total", self->table, start, end,
                        g_strdup_printf (why, label, get_cell (self, row, column), text),
                        g_strdup_printf (_ ("Write %s, or correct the cells it is made from."),
                                         text));
}

/* --- totals ----------------------------------------------------------------------------------- */

static gboolean
is_total (const char *label)
{
  return says (label, "^(?:grand\\s+|sub-?)?totals?\\b|^sum\\b|\\btotal$");
}

/* A total of the numbers above it, from the row behind the last total or heading row. */
static void
check_total_row (const Table *self, guint row, guint first, guint column)
{
  OpccFigure shown, cell;
  double sum = 0, step;
  guint parts = 0;

  if (!read_cell (self, row, column, &shown) || shown.kind == OPCC_FIGURE_PERCENT)
    return;
  step = shown.step;
  for (guint i = first; i < row; i++)
    if (read_cell (self, i, column, &cell))
      {
        if (cell.kind == OPCC_FIGURE_PERCENT)
          return;
        sum += cell.value;
        step = MAX (step, cell.step);
        parts++;
      }
  /* Rounded parts may miss their total by half a step each. */
  if (parts < 2 || fabs (sum - shown.value) < MAX (step, shown.step) * 0.501 ||
      (step < 1 && fabs (sum - shown.value) < step * (0.5 * parts + 0.01)))
    return;
  add (self, row, column, sum, &shown, _ ("“%s” says %s; what is above it makes %s."));
}

static void
check_total_rows (const Table *self)
{
  guint first = 0, totals = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *label = get_label (self, row);

      totals += is_total (label) ? 1 : 0;
    }
  /* Where all rows are called totals, the word tells nothing. */
  if (totals * 2 > self->n_rows)
    return;
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *label = get_label (self, row);
      gboolean has_number = FALSE;
      OpccFigure figure;

      for (guint column = 1; column < self->n_columns; column++)
        has_number = read_cell (self, row, column, &figure) || has_number;
      if (is_total (label))
        for (guint column = 1; column < self->n_columns; column++)
          check_total_row (self, row, first, column);
      if (is_total (label) || !has_number)
        first = row + 1;
    }
}

/* The last column headed "Total": the numbers before it in the row. */
static void
check_total_columns (const Table *self)
{
  guint column = self->n_columns - 1;
  guint header = 0;

  while (header < MIN (self->n_rows, 3) && !is_total (get_cell (self, header, column)))
    header++;
  if (header == MIN (self->n_rows, 3) || self->n_columns < 4)
    return;
  for (guint row = header + 1; row < self->n_rows; row++)
    {
      OpccFigure shown, cell;
      double sum = 0, step = 0;
      guint parts = 0;
      gboolean mixed = FALSE;

      if (!read_cell (self, row, column, &shown))
        continue;
      for (guint i = 1; i < column; i++)
        if (read_cell (self, row, i, &cell))
          {
            sum += cell.value;
            step = MAX (step, cell.step);
            parts++;
            mixed = mixed || cell.kind != shown.kind;
          }
      if (!mixed && parts >= 2 && fabs (sum - shown.value) > MAX (step, shown.step) * 0.501 &&
          !(step < 1 && fabs (sum - shown.value) < step * (0.5 * parts + 0.01)))
        add (self, row, column, sum, &shown,
             _ ("The total of “%s” is printed as %s; its cells make %s."));
    }
}

/* --- differences and changes ------------------------------------------------------------------ */

static void
check_difference (const Table *self, guint row, guint column, gboolean as_change)
{
  OpccFigure shown, from, to;
  guint back = as_change ? 3 : 2;
  double computed;

  /* A change in percent may stand under the difference, or in its place. */
  if (as_change)
    {
      g_autofree char *above = get_label (self, row - 1);

      back = says (above, "differen|change|variance") ? 3 : 2;
    }
  if (row < back || !read_cell (self, row, column, &shown) ||
      !read_cell (self, row - back, column, &from) ||
      !read_cell (self, row - back + 1, column, &to) || from.kind != to.kind ||
      (as_change && from.value == 0) || as_change != (shown.kind == OPCC_FIGURE_PERCENT))
    return;
  computed = as_change ? (to.value - from.value) / from.value * 100 : to.value - from.value;
  if (fabs (fabs (computed) - fabs (shown.value)) >
      MAX (shown.step, as_change ? 0 : from.step) * 0.51)
    add (self, row, column, computed, &shown, _ ("“%s” says %s; the rows above it make %s."));
}

static void
check_difference_rows (const Table *self)
{
  for (guint row = 2; row < self->n_rows; row++)
    {
      g_autofree char *label = get_label (self, row);

      for (guint column = 1; column < self->n_columns; column++)
        if (says (label, "%\\s*(?:change|difference)|(?:change|difference)\\s*\\(?%"))
          check_difference (self, row, column, TRUE);
        else if (says (label, "\\bdifference\\b|\\bvariance\\b"))
          check_difference (self, row, column, FALSE);
    }
}

/* What a column of changes is made from: two columns of its own row, or one column and the row
 * above. */
typedef struct
{
  guint column;
  guint from;
  guint to;
  gboolean above;
  gboolean percent;
} Change;

static gboolean
read_change (
    const Table *self, guint row, const Change *change, OpccFigure *shown, double *computed)
{
  OpccFigure from, to;

  if (row == 0 || !read_cell (self, row, change->column, shown) ||
      !read_cell (self, change->above ? row - 1 : row, change->from, &from) ||
      !read_cell (self, row, change->to, &to) || from.kind == OPCC_FIGURE_PERCENT ||
      from.kind != to.kind || (shown->kind == OPCC_FIGURE_PERCENT) != change->percent ||
      (change->percent && from.value == 0))
    return FALSE;
  *computed = to.value - from.value;
  if (change->percent)
    *computed *= 100 / from.value;
  return TRUE;
}

static gboolean
is_change (const OpccFigure *shown, double computed)
{
  return fabs (computed - shown->value) <= shown->step * 0.51;
}

/* How many rows a column of changes agrees with, of @known that can be told. */
static guint
count_agreeing (const Table *self, const Change *change, guint *known)
{
  guint agree = 0;

  *known = 0;
  for (guint row = 1; row < self->n_rows; row++)
    {
      OpccFigure shown;
      double computed;

      if (!read_change (self, row, change, &shown, &computed))
        continue;
      ++*known;
      agree += is_change (&shown, computed) ? 1 : 0;
    }
  return agree;
}

static void
check_change_column (const Table *self, guint column, gboolean percent)
{
  Change ways[2] = { { column, column - 1, column - 1, TRUE, percent },
                     { column, 0, 0, FALSE, percent } };
  guint agree[2], known[2], best;

  for (guint i = column; i-- > 1 && ways[1].from == 0;)
    if (!says (get_cell (self, 0, i), "change|differen|varian"))
      *(ways[1].to == 0 ? &ways[1].to : &ways[1].from) = i;
  for (guint i = 0; i < 2; i++)
    agree[i] = count_agreeing (self, &ways[i], &known[i]);
  best = agree[1] > agree[0] && ways[1].from != 0 ? 1 : 0;
  /* Where hardly a row agrees, it is made from something else. */
  if (agree[best] == 0 || agree[best] * 2 < known[best])
    return;
  for (guint row = 1; row < self->n_rows; row++)
    {
      OpccFigure shown;
      double computed;

      if (read_change (self, row, &ways[best], &shown, &computed) && !is_change (&shown, computed))
        add (self, row, column, computed, &shown,
             best == 0 ? _ ("“%s” says %s; against the row above it is %s.")
                       : _ ("“%s” says %s; the cells before it make %s."));
    }
}

static void
check_change_columns (const Table *self)
{
  for (guint column = 1; column < self->n_columns; column++)
    if (says (get_cell (self, 0, column), "%\\s*change|change\\s*\\(?%"))
      check_change_column (self, column, TRUE);
    else if (says (get_cell (self, 0, column), "^(?:change|difference|variance)$"))
      check_change_column (self, column, FALSE);
}

/* --- rates ------------------------------------------------------------------------------------ */

static gboolean
is_rate_of (const Table *self, guint row, guint column, guint over, guint under, gboolean *known)
{
  OpccFigure rate, a, b;

  *known = read_cell (self, row, column, &rate) && read_cell (self, row, over, &a) &&
           read_cell (self, row, under, &b) && rate.kind == OPCC_FIGURE_PERCENT &&
           a.kind == OPCC_FIGURE_COUNT && b.kind == OPCC_FIGURE_COUNT && b.value > 0;
  return *known && fabs (a.value / b.value * 100 - rate.value) <= rate.step * 0.51;
}

/* A column of percentages that is one column over another in nearly every row: the others are
 * wrong. */
static void
check_rates (const Table *self, guint column, guint over, guint under)
{
  guint agree = 0, known_rows = 0;
  gboolean known;

  for (guint row = 1; row < self->n_rows; row++)
    {
      agree += is_rate_of (self, row, column, over, under, &known) ? 1 : 0;
      known_rows += known ? 1 : 0;
    }
  if (known_rows < 4 || agree == known_rows || agree * 10 < known_rows * 7)
    return;
  for (guint row = 1; row < self->n_rows; row++)
    if (!is_rate_of (self, row, column, over, under, &known) && known)
      {
        OpccFigure rate, a, b;

        read_cell (self, row, column, &rate);
        read_cell (self, row, over, &a);
        read_cell (self, row, under, &b);
        add (self, row, column, a.value / b.value * 100, &rate,
             _ ("In the row “%s” the rate is printed as %s; its cells make %s."));
      }
}

/* --- shares and blanks ------------------------------------------------------------------------ */

/* A column of percentages that nearly make 100 must make it, but for rounding. */
static void
check_shares (const Table *self, guint column)
{
  double sum = 0, step = 0;
  guint parts = 0, start, end, last = 0;

  for (guint row = 1; row < self->n_rows; row++)
    {
      OpccFigure cell;
      g_autofree char *label = get_label (self, row);

      if (!read_cell (self, row, column, &cell) || is_total (label))
        continue;
      if (cell.kind != OPCC_FIGURE_PERCENT || cell.value < 0)
        return;
      sum += cell.value;
      step = MAX (step, cell.step);
      parts++;
      last = row;
    }
  if (parts < 3 || sum < 90 || sum > 110 || fabs (sum - 100) <= step * (0.5 * parts + 0.01))
    return;
  find_cell (self, last, column, &start, &end);
  opcc_paper_check_add (self->check, "percentage-shares", self->table, start, end,
                        g_strdup_printf (_ ("The shares in column “%s” make %g %%, not 100 %%."),
                                         get_cell (self, 0, column), round (sum * 100) / 100),
                        g_strdup (_ ("Correct the shares, or say why they do not make 100 %.")));
}

/* A row of words over a row of numbers, which go together in all columns but one. */
static void
check_heads (const Table *self, guint row)
{
  guint both = 0, odd = 0, odd_column = 0, start, end;

  for (guint column = 1; column < self->n_columns; column++)
    {
      OpccFigure figure;
      gboolean head = *get_cell (self, row, column) != '\0';
      gboolean number = read_cell (self, row + 1, column, &figure);

      if (head && read_cell (self, row, column, &figure))
        return;
      if (head && number)
        both++;
      else if (head && *get_cell (self, row + 1, column) == '\0')
        {
          odd++;
          odd_column = column;
        }
    }
  if (both < 5 || odd != 1 || row == 0)
    return;
  find_cell (self, row, odd_column, &start, &end);
  opcc_paper_check_add (
      self->check, "table-gap", self->table, start, end,
      g_strdup_printf (_ ("“%s” stands over a blank in column “%s”; everywhere else there is a "
                          "number under it."),
                       get_cell (self, row, odd_column), get_cell (self, 0, odd_column)),
      g_strdup (_ ("Take the word out, or put in the number.")));
}

static void
check_table (OpccPaperCheck *check, const OpccPaperBlock *block)
{
  Table self = { .check = check, .table = block, .n_rows = block->rows->len };

  for (guint row = 0; row < self.n_rows; row++)
    self.n_columns = MAX (self.n_columns, g_strv_length (g_ptr_array_index (block->rows, row)));
  if (self.n_rows < 3 || self.n_columns < 2)
    return;
  check_total_rows (&self);
  check_total_columns (&self);
  check_difference_rows (&self);
  check_change_columns (&self);
  for (guint column = 1; column < self.n_columns; column++)
    {
      check_shares (&self, column);
      for (guint over = 1; over < column && self.n_columns <= MAX_COLUMNS; over++)
        for (guint under = 1; under < column; under++)
          if (over != under)
            check_rates (&self, column, over, under);
    }
  for (guint row = 0; row + 1 < self.n_rows; row++)
    check_heads (&self, row);
}

/**
 * opcc_paper_check_totals:
 *
 * Recomputes what tables say of themselves: totals, differences, changes, rates and shares.
 */
void
opcc_paper_check_totals (OpccPaperCheck *check)
{
  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind == OPCC_PAPER_TABLE)
        check_table (check, block);
    }
}
