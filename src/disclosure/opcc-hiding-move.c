/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a move for a cell among all pairs of another row and another column, the likely ones first.
 */
#include "opcc-hiding-move.h"

/* Rows, and columns, tried first as corners; all of them only where none of these will do. */
#define FIRST_TRIED 10

#define COST_COUNT    16  /* a count that need not have been hidden */
#define COST_TOTAL    6   /* times that, for each side on which it is a total */
#define COST_NIL      400 /* a nought, which the rules leave standing */
#define COST_OTHER    40  /* a corner in another group, which reaches into more totals */
#define COST_SMALL    3   /* a corner that is small itself leaves less room */
#define NO_ROOM       G_MAXINT64
#define IMPOSSIBLE    G_MAXUINT
#define WIDTH_WEIGHED 3

typedef struct
{
  int at;
  guint cost;
} Candidate;

typedef struct
{
  guint layer;
  guint row;
  guint column;
  gint64 count;
  OpccMoveReach reach;
  gint64 width;
  int step; /* 1 or -1: any move that goes there will do; 0: one that is enough by itself */
} Wanted;

typedef struct
{
  OpccMoveReach reach;
  OpccHidingMove *move;
} Account;

typedef gboolean (*CellFunc) (
    OpccHiding *self, guint layer, guint row, guint column, int sign, gpointer user_data);

/* The row or column at which the totals of both meet; -1: nowhere. */
static int
find_meeting (const OpccForest *forest, int a, int b)
{
  if (b < 0)
    return -1;
  while (a >= 0 && b >= 0 && a != b)
    if (forest->depths[a] >= forest->depths[b])
      a = forest->parents[a];
    else
      b = forest->parents[b];
  return a == b ? a : -1;
}

static guint
weigh_cell (const OpccHiding *self, guint row, guint column, gint64 count)
{
  guint cost = COST_COUNT + MIN (15, g_bit_storage ((gulong) count));

  if (self->rows.depths[row] < self->rows.depths[self->rows.order[self->rows.n - 1]])
    cost *= COST_TOTAL;
  if (self->columns.depths[column] < self->columns.depths[self->columns.order[self->columns.n - 1]])
    cost *= COST_TOTAL;
  return cost;
}

/* Takes one cell into the account of a move that changes it by @sign; FALSE where it may not. */
static gboolean
take_cell (OpccHiding *self, guint layer, guint row, guint column, int sign, gpointer user_data)
{
  const OpccMoveReach reach = ((Account *) user_data)->reach;
  OpccHidingMove *move = ((Account *) user_data)->move;
  const guint at = row * self->columns.n + column;
  const gint64 count = self->counts[layer][at];
  gint64 least = 0, most = NO_ROOM;
  gint64 fewer, more;

  if (self->table->exact[at])
    return FALSE;
  switch ((OpccHidden) self->hidden[layer][at])
    {
    case OPCC_HIDDEN_ABSENT:
      /* A total that nobody knows binds nothing; a part that nobody knows cannot be moved. */
      return self->rows.is_total[row] || self->columns.is_total[column];
    case OPCC_HIDDEN_SMALL:
      least = 1;
      most = 4;
      break;
    case OPCC_HIDDEN_COMPLEMENT:
      least = 5;
      break;
    case OPCC_HIDDEN_NOT:
      if (count == 0 && reach != OPCC_MOVE_HIDES_NIL)
        return FALSE;
      least = count == 0 ? 0 : 5;
      move->cost += count == 0 ? COST_NIL : weigh_cell (self, row, column, count);
      break;
    case OPCC_HIDDEN_WHOLLY:
      break;
    }
  fewer = count - least;
  more = most == NO_ROOM ? NO_ROOM : most - count;
  move->up = MIN (move->up, sign > 0 ? more : fewer);
  move->down = MIN (move->down, sign > 0 ? fewer : more);
  if (sign > 0)
    move->free_down = MIN (move->free_down, count);
  else
    move->free_up = MIN (move->free_up, count);
  return TRUE;
}

/* The cells of a corner: itself and its totals, up to where those of both corners meet. */
static gboolean
walk_corner (OpccHiding *self,
             int row,
             int row_end,
             int column,
             int column_end,
             int sign,
             CellFunc func,
             gpointer user_data)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (int r = row; r != row_end; r = self->rows.parents[r])
      for (int c = column; c != column_end; c = self->columns.parents[c])
        if (!func (self, layer, (guint) r, (guint) c, sign * self->signs[layer], user_data))
          return FALSE;
  return TRUE;
}

/* All totals of one corner but those that are totals of the opposite one too. */
static gboolean
walk_apart (OpccHiding *self,
            int row,
            int column,
            int row_end,
            int column_end,
            int sign,
            CellFunc func,
            gpointer user_data)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    for (int r = row; r >= 0; r = self->rows.parents[r])
      for (int c = column; c >= 0; c = self->columns.parents[c])
        {
          const gboolean is_common =
              opcc_forest_is_under (&self->rows, row_end, r) && row_end >= 0 &&
              opcc_forest_is_under (&self->columns, column_end, c) && column_end >= 0;

          if (!is_common &&
              !func (self, layer, (guint) r, (guint) c, sign * self->signs[layer], user_data))
            return FALSE;
        }
  return TRUE;
}

/* Every cell a move changes; stops, with FALSE, where @func says so. */
static gboolean
walk_move (OpccHiding *self, OpccHidingCorners at, CellFunc func, gpointer user_data)
{
  const int row_end = find_meeting (&self->rows, at.row, at.other_row);
  const int column_end = find_meeting (&self->columns, at.column, at.other_column);

  if (at.is_straight)
    return walk_apart (self, at.row, at.column, row_end, column_end, 1, func, user_data) &&
           walk_apart (self, at.other_row, at.other_column, row_end, column_end, -1, func,
                       user_data);
  return walk_corner (self, at.row, row_end, at.column, column_end, 1, func, user_data) &&
         (at.other_row < 0 ||
          walk_corner (self, at.other_row, row_end, at.column, column_end, -1, func, user_data)) &&
         (at.other_column < 0 ||
          walk_corner (self, at.row, row_end, at.other_column, column_end, -1, func, user_data)) &&
         (at.other_row < 0 || at.other_column < 0 ||
          walk_corner (self, at.other_row, row_end, at.other_column, column_end, 1, func,
                       user_data));
}

static gboolean
weigh_move (OpccHiding *self, OpccMoveReach reach, OpccHidingMove *move)
{
  Account account = { reach, move };

  move->up = move->down = move->free_up = move->free_down = NO_ROOM;
  move->cost = 0;
  return walk_move (self, move->corners, take_cell, &account);
}

/* How many other values the move leaves open, and whether some lie outside 1 to 4 for a reader of
 * totals. In a layer that moves the other way, more is fewer. */
static gboolean
is_enough (const OpccHiding *self, const Wanted *wanted, OpccHidingMove *move)
{
  const gboolean turned = self->signs[wanted->layer] < 0;
  const gint64 up = turned ? move->free_down : move->free_up;
  const gint64 down = turned ? move->free_up : move->free_down;

  move->up = MIN (move->up, WIDTH_WEIGHED);
  move->down = MIN (move->down, WIDTH_WEIGHED);
  if (wanted->step != 0)
    return (turned == (wanted->step > 0) ? move->down : move->up) > 0;
  return move->up + move->down >= wanted->width &&
         (up >= 5 - wanted->count || down >= wanted->count);
}

static gboolean
is_better (const OpccHidingMove *move, const OpccHidingMove *best)
{
  return move->cost < best->cost ||
         (move->cost == best->cost && move->up + move->down > best->up + best->down);
}

/* A first look at a corner: its own cell alone. */
static guint
glance (const OpccHiding *self, const Wanted *wanted, guint row, guint column, gboolean is_near)
{
  guint cost = is_near ? 0 : COST_OTHER;

  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      const guint at = row * self->columns.n + column;
      const gint64 count = self->counts[layer][at];

      if (self->table->exact[at] || self->hidden[layer][at] == OPCC_HIDDEN_ABSENT)
        return IMPOSSIBLE;
      if (self->hidden[layer][at] == OPCC_HIDDEN_SMALL)
        cost += COST_SMALL;
      if (self->hidden[layer][at] != OPCC_HIDDEN_NOT)
        continue;
      if (count == 0 && wanted->reach == OPCC_MOVE_HIDES)
        return IMPOSSIBLE;
      /* 5 and 6 have no room to become fewer. */
      cost += count == 0 ? COST_NIL : weigh_cell (self, row, column, count) + (count < 7 ? 8 : 0);
    }
  return cost;
}

static void
keep_candidate (Candidate *list, guint *n, guint most, Candidate one)
{
  guint at = *n < most ? (*n)++ : most;

  if (at == most && list[most - 1].cost <= one.cost)
    return;
  if (at == most)
    at = most - 1;
  for (; at > 0 && list[at - 1].cost > one.cost; at--)
    list[at] = list[at - 1];
  list[at] = one;
}

/* Other rows (or columns) for a corner, the cheapest first, and at the end none. */
static guint
list_others (const OpccHiding *self,
             const Wanted *wanted,
             int row,
             int column,
             gboolean of_rows,
             guint most,
             Candidate *list)
{
  const OpccForest *forest = of_rows ? &self->rows : &self->columns;
  const int own = of_rows ? row : column;
  const int total = (int) (of_rows ? wanted->row : wanted->column);
  guint n = 0;

  for (guint i = 0; i < forest->n_parts; i++)
    {
      const int other = (int) forest->parts[i];
      const gboolean is_near = forest->parents[other] == forest->parents[own];
      Candidate one = { other, IMPOSSIBLE };

      if (opcc_forest_is_under (forest, other, total))
        continue;
      one.cost = of_rows ? glance (self, wanted, (guint) other, (guint) column, is_near)
                         : glance (self, wanted, (guint) row, (guint) other, is_near);
      if (one.cost != IMPOSSIBLE)
        keep_candidate (list, &n, most, one);
    }
  list[n++] = (Candidate){ -1, 0 };
  return n;
}

static void
try_move (OpccHiding *self, const Wanted *wanted, OpccHidingMove move, OpccHidingMove *best)
{
  if (weigh_move (self, wanted->reach, &move) && is_enough (self, wanted, &move) &&
      is_better (&move, best))
    *best = move;
}

static void
try_corners (
    OpccHiding *self, const Wanted *wanted, int row, int column, guint most, OpccHidingMove *best)
{
  g_autofree Candidate *rows = g_new0 (Candidate, most + 1);
  g_autofree Candidate *columns = g_new0 (Candidate, most + 1);
  const guint n_rows = list_others (self, wanted, row, column, TRUE, most, rows);
  const guint n_columns = list_others (self, wanted, row, column, FALSE, most, columns);

  for (guint c = 0; c < n_columns; c++)
    for (guint r = 0; r < n_rows && best->cost > 0; r++)
      {
        OpccHidingMove move = { { row, rows[r].at, column, columns[c].at, FALSE } };

        try_move (self, wanted, move, best);
        move.corners.is_straight = TRUE;
        if (wanted->reach == OPCC_MOVE_HIDES_NIL && rows[r].at >= 0 && columns[c].at >= 0)
          try_move (self, wanted, move, best);
      }
}

/* Through every cell that is added into the wanted one, with somebody in it or with nobody. */
static void
try_cells (
    OpccHiding *self, const Wanted *wanted, gboolean has_people, guint most, OpccHidingMove *best)
{
  for (guint i = 0; i < self->rows.n_parts; i++)
    {
      const guint row = self->rows.parts[i];

      if (!opcc_forest_is_under (&self->rows, (int) row, (int) wanted->row))
        continue;
      for (guint k = 0; k < self->columns.n_parts; k++)
        {
          const guint column = self->columns.parts[k];
          const gint64 count = self->counts[wanted->layer][row * self->columns.n + column];

          if ((count > 0) == has_people &&
              opcc_forest_is_under (&self->columns, (int) column, (int) wanted->column))
            try_corners (self, wanted, (int) row, (int) column, most, best);
        }
    }
}

static gboolean
find_move (OpccHiding *self, const Wanted *wanted, OpccHidingMove *best)
{
  const guint all = MAX (self->rows.n_parts, self->columns.n_parts);
  const gboolean is_total =
      self->rows.is_total[wanted->row] || self->columns.is_total[wanted->column];

  *best = (OpccHidingMove){ .cost = IMPOSSIBLE };
  try_cells (self, wanted, TRUE, MIN (FIRST_TRIED, all), best);
  if (best->cost == IMPOSSIBLE && all > FIRST_TRIED)
    try_cells (self, wanted, TRUE, all, best);
  if (best->cost == IMPOSSIBLE && is_total)
    try_cells (self, wanted, FALSE, all, best);
  return best->cost != IMPOSSIBLE;
}

gboolean
opcc_hiding_find_move (OpccHiding *self,
                       guint layer,
                       guint row,
                       guint column,
                       OpccMoveReach reach,
                       gint64 width,
                       OpccHidingMove *best)
{
  const gint64 count = self->counts[layer][row * self->columns.n + column];
  const Wanted wanted = { layer, row, column, count, reach, width, 0 };

  return find_move (self, &wanted, best);
}

gboolean
opcc_hiding_find_step (OpccHiding *self,
                       guint layer,
                       guint row,
                       guint column,
                       OpccMoveReach reach,
                       int step,
                       OpccHidingMove *best)
{
  const gint64 count = self->counts[layer][row * self->columns.n + column];
  const Wanted wanted = { layer, row, column, count, reach, 0, step };

  return find_move (self, &wanted, best);
}

static gboolean
hide_cell (OpccHiding *self, guint layer, guint row, guint column, int sign, gpointer user_data)
{
  const guint at = row * self->columns.n + column;

  if (self->hidden[layer][at] == OPCC_HIDDEN_NOT)
    self->hidden[layer][at] =
        self->counts[layer][at] == 0 ? OPCC_HIDDEN_WHOLLY : OPCC_HIDDEN_COMPLEMENT;
  return TRUE;
}

void
opcc_hiding_make_move (OpccHiding *self, const OpccHidingMove *move)
{
  walk_move (self, move->corners, hide_cell, NULL);
}

static gboolean
shift_cell (OpccHiding *self, guint layer, guint row, guint column, int sign, gpointer user_data)
{
  gint64 *count = &self->counts[layer][row * self->columns.n + column];

  if (*count != OPCC_NO_INTEGER)
    *count += sign * *(const gint64 *) user_data;
  return TRUE;
}

void
opcc_hiding_shift (OpccHiding *self, const OpccHidingMove *move, gint64 by)
{
  walk_move (self, move->corners, shift_cell, &by);
}
