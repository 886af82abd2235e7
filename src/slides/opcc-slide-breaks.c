/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table goes on on the next slide: rows shared out evenly, the total never alone. */
#include "opcc-slide-breaks.h"

#define ROUNDS 16

/**
 * opcc_slide_breaks_find:
 * @heights: (array length=n_rows): of the rows
 * @has_total: the last row is one, and does not stand alone
 * @from: the first row of a slide
 * @most: height that the rows of a slide may have together
 *
 * Returns: the first row of the slide after that; at least one row stands on each
 */
guint
opcc_slide_breaks_find (
    const double *heights, guint n_rows, gboolean has_total, guint from, double most)
{
  double used = heights[from];
  guint to = from + 1;

  while (to < n_rows && used + heights[to] <= most)
    used += heights[to++];
  if (has_total && to == n_rows - 1 && to - from > 1)
    to--;
  return to;
}

static guint
count_slides (const double *heights, guint n_rows, gboolean has_total, double most)
{
  guint n = 0;

  for (guint from = 0; from < n_rows; n++)
    from = opcc_slide_breaks_find (heights, n_rows, has_total, from, most);
  return n;
}

/**
 * opcc_slide_breaks_share:
 * @most: height that the rows of a slide may have together
 *
 * Returns: the least height that needs no more slides than @most does: with it each has about as
 *   many rows as the others
 */
double
opcc_slide_breaks_share (const double *heights, guint n_rows, gboolean has_total, double most)
{
  const guint n = count_slides (heights, n_rows, has_total, most);
  double low = 0;
  double high = most;

  for (guint i = 0; i < ROUNDS && n > 1; i++)
    {
      const double middle = (low + high) / 2;

      if (count_slides (heights, n_rows, has_total, middle) > n)
        low = middle;
      else
        high = middle;
    }
  return high;
}
