/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a table of counts and adds up its totals. */
#include "opcc-count-table.h"

static gint64 *
create_cells (guint n)
{
  gint64 *cells = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    cells[i] = OPCC_NO_INTEGER;
  return cells;
}

static int *
create_parents (guint n)
{
  int *parents = g_new (int, n);

  for (guint i = 0; i < n; i++)
    parents[i] = -1;
  return parents;
}

/**
 * opcc_count_table_new:
 *
 * Returns: (transfer full): with no figure in any cell and no totals
 */
OpccCountTable *
opcc_count_table_new (guint n_rows, guint n_columns)
{
  OpccCountTable *self = g_new0 (OpccCountTable, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->row_parents = create_parents (n_rows);
  self->column_parents = create_parents (n_columns);
  self->counts = create_cells (n_rows * n_columns);
  self->exact = g_new0 (gboolean, n_rows * n_columns);
  return self;
}

void
opcc_count_table_free (OpccCountTable *self)
{
  if (self == NULL)
    return;
  g_free (self->row_parents);
  g_free (self->column_parents);
  g_free (self->counts);
  g_free (self->before);
  g_free (self->exact);
  g_free (self);
}

/**
 * opcc_count_table_set_row_parent:
 * @parent: the row that is the total of this and others
 */
void
opcc_count_table_set_row_parent (OpccCountTable *self, guint row, guint parent)
{
  g_return_if_fail (row < self->n_rows && parent < self->n_rows && row != parent);

  self->row_parents[row] = (int) parent;
}

void
opcc_count_table_set_column_parent (OpccCountTable *self, guint column, guint parent)
{
  g_return_if_fail (column < self->n_columns && parent < self->n_columns && column != parent);

  self->column_parents[column] = (int) parent;
}

/**
 * opcc_count_table_set:
 * @count: people, not negative; OPCC_NO_INTEGER for no figure
 */
void
opcc_count_table_set (OpccCountTable *self, guint row, guint column, gint64 count)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns);
  g_return_if_fail (count >= 0 || count == OPCC_NO_INTEGER);

  self->counts[row * self->n_columns + column] = count;
}

/**
 * opcc_count_table_set_before:
 * @count: the same cell of the year before, under the same counting rule
 */
void
opcc_count_table_set_before (OpccCountTable *self, guint row, guint column, gint64 count)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns);
  g_return_if_fail (count >= 0 || count == OPCC_NO_INTEGER);

  if (self->before == NULL)
    self->before = create_cells (self->n_rows * self->n_columns);
  self->before[row * self->n_columns + column] = count;
}

/**
 * opcc_count_table_set_exact:
 *
 * Marks a headline total, which the office publishes as it is in both years.
 */
void
opcc_count_table_set_exact (OpccCountTable *self, guint row, guint column)
{
  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  self->exact[row * self->n_columns + column] = TRUE;
}

static gboolean
has_children (const int *parents, guint n, guint at)
{
  for (guint i = 0; i < n; i++)
    if (parents[i] == (int) at)
      return TRUE;
  return FALSE;
}

/* Adds a cell that is in no total itself into every total it belongs to. */
static void
add_cell (OpccCountTable *self, gint64 *cells, guint row, guint column)
{
  const gint64 count = cells[row * self->n_columns + column];

  for (int r = (int) row; r >= 0; r = self->row_parents[r])
    for (int c = (int) column; c >= 0; c = self->column_parents[c])
      {
        gint64 *cell = &cells[(guint) r * self->n_columns + (guint) c];

        if ((r != (int) row || c != (int) column) && count != OPCC_NO_INTEGER)
          *cell = *cell == OPCC_NO_INTEGER ? count : *cell + count;
      }
}

/**
 * opcc_count_table_add_up:
 *
 * Fills every total, of both years, from the cells that are totals of nothing.
 */
void
opcc_count_table_add_up (OpccCountTable *self)
{
  g_autofree gboolean *rows = g_new (gboolean, self->n_rows);
  g_autofree gboolean *columns = g_new (gboolean, self->n_columns);
  gint64 *const years[] = { self->counts, self->before };

  for (guint r = 0; r < self->n_rows; r++)
    rows[r] = has_children (self->row_parents, self->n_rows, r);
  for (guint c = 0; c < self->n_columns; c++)
    columns[c] = has_children (self->column_parents, self->n_columns, c);
  for (guint year = 0; year < G_N_ELEMENTS (years) && years[year] != NULL; year++)
    {
      for (guint i = 0; i < self->n_rows * self->n_columns; i++)
        if (rows[i / self->n_columns] || columns[i % self->n_columns])
          years[year][i] = OPCC_NO_INTEGER;
      for (guint i = 0; i < self->n_rows * self->n_columns; i++)
        if (!rows[i / self->n_columns] && !columns[i % self->n_columns])
          add_cell (self, years[year], i / self->n_columns, i % self->n_columns);
    }
}
