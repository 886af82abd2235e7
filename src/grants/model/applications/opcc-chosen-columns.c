/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds the chosen columns of a table, and of each row the cells that stand in them. */
#include "opcc-chosen-columns.h"

void
opcc_chosen_columns_begin (const OpccChosenColumns *self)
{
  const char *headings[OPCC_MOST_CHOSEN_COLUMNS];
  OpccColumnType types[OPCC_MOST_CHOSEN_COLUMNS];
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->columns[i].shown)
      {
        headings[n] = self->columns[i].heading;
        types[n++] = self->columns[i].type;
      }
  opcc_document_add_table (self->document, NULL, headings, types, n);
}

/**
 * opcc_chosen_columns_add_row:
 * @cells: one for each column, chosen or not
 * @is_total: it is the last row, which sums the others up
 */
void
opcc_chosen_columns_add_row (const OpccChosenColumns *self,
                             const char *const *cells,
                             gboolean is_total)
{
  const char *chosen[OPCC_MOST_CHOSEN_COLUMNS];
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->columns[i].shown)
      chosen[n++] = cells[i];
  if (is_total)
    opcc_document_add_total (self->document, chosen);
  else
    opcc_document_add_row (self->document, chosen);
}
