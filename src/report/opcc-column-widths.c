/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing the width of a page among columns. */
#include "opcc-column-widths.h"

/**
 * opcc_column_widths_share:
 * @widths: (inout) (array length=n_columns): how wide each would like to be; then how wide it is
 * @least: (array length=n_columns): how wide each must be so that no word and no number is broken
 * @room: for all of them
 *
 * Columns are as wide as they like; where that is too much, what there is over the least goes to
 * those that lack most.
 */
void
opcc_column_widths_share (double *widths, const double *least, guint n_columns, double room)
{
  double all_wanted = 0;
  double all_least = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      all_wanted += widths[i];
      all_least += least[i];
    }
  if (all_wanted <= room)
    return;
  for (guint i = 0; i < n_columns; i++)
    if (all_least >= room)
      widths[i] = least[i] * room / all_least;
    else
      widths[i] = least[i] + (widths[i] - least[i]) * (room - all_least) / (all_wanted - all_least);
}
