/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides small counts, then other cells until every small count has room to be another. */
#include "opcc-hiding.h"

#include "opcc-hiding-move.h"

/* Values besides its own that a small count should leave open, and must. */
#define WISHED_WIDTH 2
#define NEEDED_WIDTH 1
/* A count of 4 is nobody's after four steps. */
#define MOST_STEPS 4

/* --- rows and columns ------------------------------------------------------------------------ */

static guint
count_depth (const int *parents, guint n, guint at)
{
  guint depth = 0;

  for (int up = parents[at]; up >= 0 && depth < n; up = parents[up])
    depth++;
  return depth;
}

static int
compare_depths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *depths = user_data;
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return depths[x] != depths[y] ? (depths[x] < depths[y] ? -1 : 1) : (x < y ? -1 : x > y);
}

static void
fill_forest (OpccForest *self, const int *parents, guint n)
{
  self->n = n;
  self->is_total = g_new0 (gboolean, n);
  self->parents = parents;
  self->depths = g_new (guint, n);
  self->order = g_new (guint, n);
  self->parts = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      self->depths[i] = count_depth (parents, n, i);
      self->order[i] = i;
      if (parents[i] >= 0)
        self->is_total[parents[i]] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    if (!self->is_total[i])
      self->parts[self->n_parts++] = i;
  g_qsort_with_data (self->order, (int) n, sizeof (guint), compare_depths, self->depths);
}

static void
clear_forest (OpccForest *self)
{
  g_free (self->depths);
  g_free (self->is_total);
  g_free (self->order);
  g_free (self->parts);
}

gboolean
opcc_forest_is_under (const OpccForest *self, int at, int total)
{
  while (at >= 0 && at != total)
    at = self->parents[at];
  return at == total;
}

/* --- what is hidden to begin with ------------------------------------------------------------ */

/**
 * opcc_count_is_small:
 *
 * Returns: TRUE for 1 to 4 people; nobody is not small
 */
gboolean
opcc_count_is_small (gint64 count)
{
  return count >= 1 && count <= 4;
}

static gboolean
is_in_small (
    const OpccHiding *self, const guint8 *inside, const gint64 *counts, int row, int column)
{
  const guint at = (guint) row * self->columns.n + (guint) column;

  return row >= 0 && column >= 0 && (inside[at] || opcc_count_is_small (counts[at]));
}

/* A total of fewer than 5 is not broken down at all: with all parts but one at 1, even "fewer than
 * 5" would tell each of them. */
static void
hide_small (OpccHiding *self, guint layer)
{
  const gint64 *counts = self->counts[layer];
  g_autofree guint8 *inside = g_new0 (guint8, self->rows.n * self->columns.n);

  for (guint i = 0; i < self->rows.n; i++)
    for (guint k = 0; k < self->columns.n; k++)
      {
        const int row = (int) self->rows.order[i], column = (int) self->columns.order[k];
        const guint at = (guint) row * self->columns.n + (guint) column;

        inside[at] = is_in_small (self, inside, counts, self->rows.parents[row], column) ||
                     is_in_small (self, inside, counts, row, self->columns.parents[column]);
        if (counts[at] == OPCC_NO_INTEGER)
          self->hidden[layer][at] = OPCC_HIDDEN_ABSENT;
        else if (self->table->exact[at])
          self->hidden[layer][at] = OPCC_HIDDEN_NOT;
        else if (inside[at])
          self->hidden[layer][at] = OPCC_HIDDEN_WHOLLY;
        else if (opcc_count_is_small (counts[at]))
          self->hidden[layer][at] = OPCC_HIDDEN_SMALL;
      }
}

/* Where the difference to the other year is known, a cell is hidden in both or in neither. */
static void
hide_twins (OpccHiding *self)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (guint at = 0; at < self->rows.n * self->columns.n; at++)
      {
        const guint8 other = self->hidden[1 - layer][at];

        if (self->hidden[layer][at] == OPCC_HIDDEN_NOT && !self->table->exact[at] &&
            other != OPCC_HIDDEN_NOT && other != OPCC_HIDDEN_ABSENT)
          self->hidden[layer][at] =
              self->counts[layer][at] == 0 ? OPCC_HIDDEN_WHOLLY : OPCC_HIDDEN_COMPLEMENT;
      }
}

/**
 * opcc_hiding_new:
 * @table: its rows, columns and headline totals
 * @counts: one year of it
 * @joined: (nullable): the other year, where readers know how the two belong together
 * @sign: 1 where they know the differences, -1 where they know the sums
 *
 * Returns: (transfer full): with the small counts hidden and nothing else
 */
OpccHiding *
opcc_hiding_new (const OpccCountTable *table, const gint64 *counts, const gint64 *joined, int sign)
{
  OpccHiding *self = g_new0 (OpccHiding, 1);

  self->table = table;
  fill_forest (&self->rows, table->row_parents, table->n_rows);
  fill_forest (&self->columns, table->column_parents, table->n_columns);
  self->n_layers = joined != NULL ? 2 : 1;
  self->counts[0] = g_memdup2 (counts, table->n_rows * table->n_columns * sizeof (gint64));
  if (joined != NULL)
    self->counts[1] = g_memdup2 (joined, table->n_rows * table->n_columns * sizeof (gint64));
  self->signs[0] = 1;
  self->signs[1] = sign;
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      self->hidden[layer] = g_new0 (guint8, table->n_rows * table->n_columns);
      hide_small (self, layer);
    }
  if (self->n_layers == 2)
    hide_twins (self);
  return self;
}

void
opcc_hiding_free (OpccHiding *self)
{
  if (self == NULL)
    return;
  clear_forest (&self->rows);
  clear_forest (&self->columns);
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      g_free (self->counts[layer]);
      g_free (self->hidden[layer]);
    }
  g_free (self);
}

/* --- complements ----------------------------------------------------------------------------- */

static gboolean
needs_room (const OpccHiding *self, guint layer, guint at)
{
  return self->hidden[layer][at] != OPCC_HIDDEN_ABSENT && !self->table->exact[at] &&
         opcc_count_is_small (self->counts[layer][at]);
}

/* Where no move is enough by itself (a small total of several parts has to lose them one by one),
 * one step is made, and a move looked for from there. The counts come back as they were. */
static gboolean
protect_by_steps (
    OpccHiding *self, guint layer, guint row, guint column, OpccMoveReach reach, int step)
{
  const guint at = row * self->columns.n + column;
  OpccHidingMove made[MOST_STEPS], move;
  gint64 by[MOST_STEPS];
  guint n = 0;
  gboolean found = FALSE;

  while (n < MOST_STEPS && opcc_hiding_find_step (self, layer, row, column, reach, step, &made[n]))
    {
      const gint64 before = self->counts[layer][at];

      by[n] = step * self->signs[layer];
      opcc_hiding_make_move (self, &made[n]);
      opcc_hiding_shift (self, &made[n], by[n]);
      g_assert (self->counts[layer][at] == before + step);
      n++;
      found = opcc_hiding_find_move (self, layer, row, column, reach, 0, &move);
      if (found)
        break;
    }
  if (found)
    opcc_hiding_make_move (self, &move);
  while (n-- > 0)
    opcc_hiding_shift (self, &made[n], -by[n]);
  return found;
}

/* Cheapest first: by what is hidden or may be, then with less room, then with noughts. */
static gboolean
try_protecting (OpccHiding *self, guint layer, guint row, guint column)
{
  static const struct
  {
    OpccMoveReach reach;
    gint64 width;
  } tries[] = {
    { OPCC_MOVE_HIDES, WISHED_WIDTH },
    { OPCC_MOVE_HIDES, NEEDED_WIDTH },
    { OPCC_MOVE_HIDES_NIL, NEEDED_WIDTH },
  };
  OpccHidingMove move;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    if (opcc_hiding_find_move (self, layer, row, column, tries[i].reach, tries[i].width, &move))
      {
        opcc_hiding_make_move (self, &move);
        return TRUE;
      }
  return protect_by_steps (self, layer, row, column, OPCC_MOVE_HIDES_NIL, -1) ||
         protect_by_steps (self, layer, row, column, OPCC_MOVE_HIDES_NIL, 1);
}

/* "fewer than 5" tells more than "hidden" does: sometimes too much. */
static void
unlabel (OpccHiding *self, guint at)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    if (self->hidden[layer][at] == OPCC_HIDDEN_SMALL)
      self->hidden[layer][at] = OPCC_HIDDEN_WHOLLY;
}

static gboolean
protect_cell (OpccHiding *self, guint layer, guint row, guint column)
{
  if (try_protecting (self, layer, row, column))
    return TRUE;
  unlabel (self, row * self->columns.n + column);
  if (try_protecting (self, layer, row, column))
    return TRUE;
  for (guint at = 0; at < self->rows.n * self->columns.n; at++)
    unlabel (self, at);
  return try_protecting (self, layer, row, column);
}

static gboolean
protect_all (OpccHiding *self)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (guint i = 0; i < self->rows.n; i++)
      for (guint k = 0; k < self->columns.n; k++)
        {
          const guint row = self->rows.order[i], column = self->columns.order[k];

          if (needs_room (self, layer, row * self->columns.n + column) &&
              !protect_cell (self, layer, row, column))
            return FALSE;
        }
  return TRUE;
}

/* The headline totals leave no other way: everything below them is hidden, nought and all. */
static void
withhold_all (OpccHiding *self)
{
  self->is_withheld = TRUE;
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (guint at = 0; at < self->rows.n * self->columns.n; at++)
      if (self->hidden[layer][at] != OPCC_HIDDEN_ABSENT && !self->table->exact[at])
        self->hidden[layer][at] = OPCC_HIDDEN_WHOLLY;
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (guint at = 0; at < self->rows.n * self->columns.n; at++)
      if (needs_room (self, layer, at) &&
          !protect_cell (self, layer, at / self->columns.n, at % self->columns.n))
        self->n_exposed++;
}

/**
 * opcc_hiding_complete:
 *
 * Hides other cells until every small count could be another: for each of them there is a move, a
 * table with other counts in which everything printed is the same. A cell once hidden stays so,
 * hence a move found early holds to the end.
 */
void
opcc_hiding_complete (OpccHiding *self)
{
  if (!protect_all (self))
    withhold_all (self);
}
