/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solves the linear system of all published totals: exactly modulo a prime, and for its bounds. */
#include "attacker.h"

#include <math.h>
#include <string.h>

/* Coefficients are 0, 1 and -1: what is settled modulo this prime is settled. */
#define PRIME G_GUINT64_CONSTANT (2147483647)
#define TINY  1e-7

struct _Attacker
{
  guint n_cells;
  guint n_leaves; /* unknown counts that are totals of nothing, of all years */
  int *leaves[2]; /* (owned) number of the unknown, -1: printed or a total */
  guint n_years;
  OpccWhichYear first;
  GPtrArray *equations; /* (owned) double *: a coefficient each, and the right side */
  GPtrArray *bounds;    /* (owned) double *: a sum that is at most the right side */
  guint64 *reduced;     /* (owned) (nullable) equations, modulo the prime */
  int *leaders;         /* (owned) column of each reduced equation, -1: none */
  double *tableau;      /* (owned) (nullable) */
  guint n_lines;
  guint n_columns; /* with the right side */
  int *basis;      /* (owned) */
};

static gboolean
is_under (const int *parents, int at, int total)
{
  while (at >= 0 && at != total)
    at = parents[at];
  return at == total;
}

static gboolean
is_part (const int *parents, guint n, guint at)
{
  for (guint i = 0; i < n; i++)
    if (parents[i] == (int) at)
      return FALSE;
  return TRUE;
}

static const gint64 *
get_counts (const OpccCountTable *truth, OpccWhichYear year)
{
  return year == OPCC_THIS_YEAR ? truth->counts : truth->before;
}

/* Adds the unknowns of a cell, or of a total, times @factor; returns what is printed of it. */
static double
add_unknowns (const Attacker *self,
              const OpccCountTable *truth,
              guint year,
              guint row,
              guint column,
              double factor,
              double *line)
{
  const gint64 *counts = get_counts (truth, year + self->first);
  double printed = 0;

  for (guint r = 0; r < truth->n_rows; r++)
    for (guint c = 0; c < truth->n_columns; c++)
      {
        const guint at = r * truth->n_columns + c;

        if (!is_under (truth->row_parents, (int) r, (int) row) ||
            !is_under (truth->column_parents, (int) c, (int) column) ||
            !is_part (truth->row_parents, truth->n_rows, r) ||
            !is_part (truth->column_parents, truth->n_columns, c))
          continue;
        if (self->leaves[year][at] >= 0)
          line[self->leaves[year][at]] += factor;
        else
          printed += factor * (double) counts[at];
      }
  return printed;
}

static double *
add_line (Attacker *self, GPtrArray *lines)
{
  double *line = g_new0 (double, self->n_leaves + 1);

  g_ptr_array_add (lines, line);
  return line;
}

static void
take_bound (
    Attacker *self, const OpccCountTable *truth, guint year, guint at, double factor, double right)
{
  double *line = add_line (self, self->bounds);
  const double printed =
      add_unknowns (self, truth, year, at / truth->n_columns, at % truth->n_columns, factor, line);

  line[self->n_leaves] = right - printed;
}

static void
take_cell (Attacker *self,
           const OpccCountTable *truth,
           const OpccDisclosure *given,
           guint year,
           guint at,
           AttackerKnows knows)
{
  const guint row = at / truth->n_columns, column = at % truth->n_columns;
  const OpccCellState state = opcc_disclosure_get_state (given, year + self->first, row, column);

  if (state == OPCC_CELL_SHOWN && self->leaves[year][at] < 0)
    {
      double *line = add_line (self, self->equations);

      line[self->n_leaves] =
          (double) opcc_disclosure_get_count (given, year + self->first, row, column) -
          add_unknowns (self, truth, year, row, column, 1, line);
    }
  if (knows == ATTACKER_TOTALS || state == OPCC_CELL_SHOWN)
    return;
  if (state == OPCC_CELL_FEWER)
    {
      take_bound (self, truth, year, at, 1, 4);
      take_bound (self, truth, year, at, -1, -1);
    }
  else if (get_counts (truth, year + self->first)[at] >= 5 && !opcc_disclosure_is_withheld (given))
    take_bound (self, truth, year, at, -1, -5);
}

static void
number_leaves (Attacker *self, const OpccCountTable *truth, const OpccDisclosure *given, guint year)
{
  self->leaves[year] = g_new (int, self->n_cells);
  for (guint at = 0; at < self->n_cells; at++)
    {
      const guint row = at / truth->n_columns, column = at % truth->n_columns;

      self->leaves[year][at] = -1;
      if (is_part (truth->row_parents, truth->n_rows, row) &&
          is_part (truth->column_parents, truth->n_columns, column) &&
          opcc_disclosure_get_state (given, year + self->first, row, column) != OPCC_CELL_SHOWN)
        self->leaves[year][at] = (int) self->n_leaves++;
    }
}

/* The differences, or sums, of the years are known for every cell. */
static void
join_years (Attacker *self, const OpccCountTable *truth, double sign)
{
  for (guint at = 0; at < self->n_cells; at++)
    {
      double *line = add_line (self, self->equations);
      const guint row = at / truth->n_columns, column = at % truth->n_columns;
      const double known = (double) truth->counts[at] + sign * (double) truth->before[at];
      double printed = add_unknowns (self, truth, 0, row, column, 1, line);

      printed += add_unknowns (self, truth, 1, row, column, sign, line);
      line[self->n_leaves] = known - printed;
    }
}

Attacker *
attacker_new (const OpccCountTable *truth,
              const OpccDisclosure *given,
              OpccWhichYear first,
              OpccYearsKnown years,
              AttackerKnows knows)
{
  Attacker *self = g_new0 (Attacker, 1);

  self->n_cells = truth->n_rows * truth->n_columns;
  self->first = first;
  self->n_years = years == OPCC_YEARS_APART ? 1 : 2;
  self->equations = g_ptr_array_new_with_free_func (g_free);
  self->bounds = g_ptr_array_new_with_free_func (g_free);
  for (guint year = 0; year < self->n_years; year++)
    number_leaves (self, truth, given, year);
  for (guint year = 0; year < self->n_years; year++)
    for (guint at = 0; at < self->n_cells; at++)
      take_cell (self, truth, given, year, at, knows);
  if (years != OPCC_YEARS_APART)
    join_years (self, truth, years == OPCC_YEARS_DIFFERENCE ? -1 : 1);
  return self;
}

void
attacker_free (Attacker *self)
{
  if (self == NULL)
    return;
  g_free (self->leaves[0]);
  g_free (self->leaves[1]);
  g_ptr_array_unref (self->equations);
  g_ptr_array_unref (self->bounds);
  g_free (self->reduced);
  g_free (self->leaders);
  g_free (self->tableau);
  g_free (self->basis);
  g_free (self);
}

guint
attacker_count_unknown (const Attacker *self)
{
  return self->n_leaves;
}

/* --- exactly ---------------------------------------------------------------------------------- */

static guint64
invert (guint64 value)
{
  guint64 result = 1;

  for (guint64 power = PRIME - 2; power > 0; power >>= 1, value = value * value % PRIME)
    if (power & 1)
      result = result * value % PRIME;
  return result;
}

/* Takes @factor times one line from another. */
static void
subtract (guint64 *from, const guint64 *line, guint64 factor, guint n)
{
  for (guint i = 0; i < n && factor != 0; i++)
    from[i] = (from[i] + (PRIME - factor) * line[i]) % PRIME;
}

static void
reduce_equations (Attacker *self)
{
  const guint n = self->n_leaves, n_lines = self->equations->len;

  self->reduced = g_new0 (guint64, MAX (1, n_lines * n));
  self->leaders = g_new (int, MAX (1, n_lines));
  for (guint i = 0; i < n_lines; i++)
    {
      guint64 *line = self->reduced + i * n;
      const double *equation = g_ptr_array_index (self->equations, i);
      guint lead = 0;

      for (guint k = 0; k < n; k++)
        line[k] = (guint64) ((gint64) equation[k] + (gint64) PRIME) % PRIME;
      for (guint k = 0; k < i; k++)
        if (self->leaders[k] >= 0)
          subtract (line, self->reduced + k * n, line[self->leaders[k]], n);
      while (lead < n && line[lead] == 0)
        lead++;
      self->leaders[i] = lead < n ? (int) lead : -1;
      if (lead == n)
        continue;
      for (guint64 k = 0, inverse = invert (line[lead]); k < n; k++)
        line[k] = line[k] * inverse % PRIME;
    }
}

gboolean
attacker_settles (Attacker *self, const OpccCountTable *truth, guint year, guint row, guint column)
{
  const guint n = self->n_leaves;
  g_autofree double *wanted = g_new0 (double, n + 1);
  g_autofree guint64 *line = g_new0 (guint64, MAX (1, n));

  if (self->reduced == NULL)
    reduce_equations (self);
  add_unknowns (self, truth, year, row, column, 1, wanted);
  for (guint k = 0; k < n; k++)
    line[k] = (guint64) wanted[k];
  for (guint i = 0; i < self->equations->len; i++)
    if (self->leaders[i] >= 0)
      subtract (line, self->reduced + i * n, line[self->leaders[i]], n);
  for (guint k = 0; k < n; k++)
    if (line[k] != 0)
      return FALSE;
  return TRUE;
}

/* --- bounds: the simplex method, by the rule of Bland ------------------------------------------
 */

static void
pivot (Attacker *self, guint line, guint column)
{
  double *from = self->tableau + line * self->n_columns;
  const double lead = from[column];

  for (guint k = 0; k < self->n_columns; k++)
    from[k] /= lead;
  for (guint i = 0; i <= self->n_lines; i++)
    {
      double *to = self->tableau + i * self->n_columns;
      const double factor = to[column];

      if (i == line || fabs (factor) < TINY)
        continue;
      for (guint k = 0; k < self->n_columns; k++)
        to[k] -= factor * from[k];
      to[column] = 0;
    }
  self->basis[line] = (int) column;
}

/* Makes the last line, the goal, as small as can be; FALSE where there is no end to it. */
static gboolean
descend (Attacker *self, guint n_allowed)
{
  const guint right = self->n_columns - 1;
  const double *goal = self->tableau + self->n_lines * self->n_columns;

  while (TRUE)
    {
      guint column = 0;
      int line = -1;
      double best = 0;

      while (column < n_allowed && goal[column] > -TINY)
        column++;
      if (column == n_allowed)
        return TRUE;
      for (guint i = 0; i < self->n_lines; i++)
        {
          const double *at = self->tableau + i * self->n_columns;
          const double ratio = at[column] > TINY ? at[right] / at[column] : INFINITY;

          if (at[column] > TINY && (line < 0 || ratio < best - TINY ||
                                    (ratio < best + TINY && self->basis[i] < self->basis[line])))
            {
              line = (int) i;
              best = ratio;
            }
        }
      if (line < 0)
        return FALSE;
      pivot (self, (guint) line, column);
    }
}

/* Unknowns, then what bounds leave over, then a stop-gap for each line, then the right side. */
static void
set_up (Attacker *self)
{
  const guint n = self->n_leaves, n_slack = self->bounds->len;
  double *goal;

  self->n_lines = self->equations->len + n_slack;
  self->n_columns = n + n_slack + self->n_lines + 1;
  self->tableau = g_new0 (double, (self->n_lines + 1) * self->n_columns);
  self->basis = g_new (int, self->n_lines);
  goal = self->tableau + self->n_lines * self->n_columns;
  for (guint i = 0; i < self->n_lines; i++)
    {
      double *line = self->tableau + i * self->n_columns;
      const gboolean is_bound = i >= self->equations->len;
      const double *from = is_bound ? g_ptr_array_index (self->bounds, i - self->equations->len)
                                    : g_ptr_array_index (self->equations, i);

      memcpy (line, from, n * sizeof (double));
      line[self->n_columns - 1] = from[n];
      if (is_bound)
        line[n + i - self->equations->len] = 1;
      for (guint k = 0; line[self->n_columns - 1] < 0 && k < n + n_slack; k++)
        line[k] = -line[k];
      line[self->n_columns - 1] = fabs (line[self->n_columns - 1]);
      line[n + n_slack + i] = 1;
      self->basis[i] = (int) (n + n_slack + i);
      for (guint k = 0; k < self->n_columns; k++)
        goal[k] -= k < n + n_slack || k == self->n_columns - 1 ? line[k] : 0;
    }
  g_assert_true (descend (self, n + n_slack));
  g_assert_cmpfloat (fabs (goal[self->n_columns - 1]), <, 1e-4);
  /* Stop-gaps that are still there stand at nil; out with them. */
  for (guint i = 0; i < self->n_lines; i++)
    for (guint k = 0; self->basis[i] >= (int) (n + n_slack) && k < n + n_slack; k++)
      if (fabs (self->tableau[i * self->n_columns + k]) > 1e-5)
        pivot (self, i, k);
}

static double
find_least (Attacker *self, const double *wanted, double factor)
{
  const guint n = self->n_leaves, n_slack = self->bounds->len, right = self->n_columns - 1;
  double *goal = self->tableau + self->n_lines * self->n_columns;

  memset (goal, 0, self->n_columns * sizeof (double));
  for (guint k = 0; k < n; k++)
    goal[k] = factor * wanted[k];
  for (guint i = 0; i < self->n_lines; i++)
    {
      const double at = self->basis[i] < (int) n ? factor * wanted[self->basis[i]] : 0;

      for (guint k = 0; at != 0 && k < self->n_columns; k++)
        goal[k] -= at * self->tableau[i * self->n_columns + k];
    }
  return descend (self, n + n_slack) ? -goal[right] : -INFINITY;
}

void
attacker_find_bounds (Attacker *self,
                      const OpccCountTable *truth,
                      guint year,
                      guint row,
                      guint column,
                      double *least,
                      double *most)
{
  g_autofree double *wanted = g_new0 (double, self->n_leaves + 1);
  const double printed = add_unknowns (self, truth, year, row, column, 1, wanted);

  if (self->tableau == NULL)
    set_up (self);
  *least = printed + find_least (self, wanted, 1);
  *most = printed - find_least (self, wanted, -1);
}
