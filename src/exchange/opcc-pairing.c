/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs things of two kinds so that the sum of the pairs' scores is as large as it can be. */
#include "opcc-pairing.h"

#include <math.h>

/* State of the method; all arrays count from 1, as 0 means "no one yet". */
typedef struct
{
  const double *scores;
  guint n_rows;
  guint n_columns; /* real ones; as many as rows follow that score nothing */
  guint n_all;
  double *row_price;    /* (owned) */
  double *column_price; /* (owned) */
  guint *row_of;        /* (owned) */
  guint *way;           /* (owned) */
  double *slack;        /* (owned) */
  gboolean *used;       /* (owned) */
} Solver;

static double
get_cost (const Solver *self, guint row, guint column)
{
  if (column > self->n_columns)
    return 0.0;
  return -self->scores[(gsize) (row - 1) * self->n_columns + column - 1];
}

/* Extends the tree of tight pairs by one column, and returns that column. */
static guint
grow (Solver *self, guint column)
{
  const guint row = self->row_of[column];
  double least = INFINITY;
  guint next = 0;

  self->used[column] = TRUE;
  for (guint j = 1; j <= self->n_all; j++)
    {
      double slack = 0.0;

      if (self->used[j])
        continue;
      slack = get_cost (self, row, j) - self->row_price[row] - self->column_price[j];
      if (slack < self->slack[j])
        {
          self->slack[j] = slack;
          self->way[j] = column;
        }
      if (self->slack[j] < least)
        {
          least = self->slack[j];
          next = j;
        }
    }
  for (guint j = 0; j <= self->n_all; j++)
    {
      if (self->used[j])
        {
          self->row_price[self->row_of[j]] += least;
          self->column_price[j] -= least;
        }
      else
        self->slack[j] -= least;
    }
  return next;
}

static void
place_row (Solver *self, guint row)
{
  guint column = 0;

  self->row_of[0] = row;
  for (guint j = 0; j <= self->n_all; j++)
    {
      self->slack[j] = INFINITY;
      self->used[j] = FALSE;
    }
  do
    column = grow (self, column);
  while (self->row_of[column] != 0);
  while (column != 0)
    {
      const guint before = self->way[column];

      self->row_of[column] = self->row_of[before];
      column = before;
    }
}

/**
 * opcc_pairing_find:
 * @scores: n_rows × n_columns, row after row, none negative; 0 means that the pair is no pair
 *
 * The Hungarian method with prices (Kuhn 1955, Munkres 1957), n_rows² × (n_rows + n_columns)
 * steps.
 *
 * Returns: (transfer full) (array length=n_rows): the column of each row, or -1
 */
int *
opcc_pairing_find (const double *scores, guint n_rows, guint n_columns)
{
  int *columns = g_new (int, MAX (n_rows, 1));
  Solver self = { .scores = scores, .n_rows = n_rows, .n_columns = n_columns };

  self.n_all = n_columns + n_rows;
  self.row_price = g_new0 (double, n_rows + 1);
  self.column_price = g_new0 (double, self.n_all + 1);
  self.row_of = g_new0 (guint, self.n_all + 1);
  self.way = g_new0 (guint, self.n_all + 1);
  self.slack = g_new0 (double, self.n_all + 1);
  self.used = g_new0 (gboolean, self.n_all + 1);
  for (guint i = 1; i <= n_rows; i++)
    place_row (&self, i);
  for (guint i = 0; i < n_rows; i++)
    columns[i] = -1;
  for (guint j = 1; j <= n_columns; j++)
    {
      if (self.row_of[j] > 0 && get_cost (&self, self.row_of[j], j) < 0.0)
        columns[self.row_of[j] - 1] = (int) j - 1;
    }
  g_free (self.row_price);
  g_free (self.column_price);
  g_free (self.row_of);
  g_free (self.way);
  g_free (self.slack);
  g_free (self.used);
  return columns;
}
