/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes small counts out of a chart, and every word that was made from them. */
#include "opcc-chart-disclosure.h"

#include <math.h>

#include "opcc-disclosure.h"

/* The totals that readers have from elsewhere: of each series, of a stack the one of all. */
static void
add_totals (OpccCountTable *table, guint n_rows, guint n_columns, gboolean is_stacked)
{
  for (guint r = 0; r < n_rows; r++)
    opcc_count_table_set_row_parent (table, r, n_rows);
  for (guint c = 0; is_stacked && c < n_columns; c++)
    opcc_count_table_set_column_parent (table, c, n_columns);
  opcc_count_table_add_up (table);
  for (guint c = is_stacked ? n_columns : 0; c < table->n_columns; c++)
    if (table->counts[n_rows * table->n_columns + c] >= 5)
      opcc_count_table_set_exact (table, n_rows, c);
}

static OpccCountTable *
make_table (const OpccChart *self)
{
  const guint n_rows = self->categories->len, n_columns = self->series->len;
  const gboolean is_stacked = self->kind == OPCC_CHART_STACKED;
  OpccCountTable *table = opcc_count_table_new (n_rows + 1, n_columns + is_stacked);

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        const double value = fabs (opcc_chart_get_value (self, c, r));

        if (!isnan (value))
          opcc_count_table_set (table, r, c, (gint64) ceil (value));
      }
  add_totals (table, n_rows, n_columns, is_stacked);
  return table;
}

/* What is not shown leaves its reason in its place. @rounds: what is shown stands to the nearest 5
 */
static void
put_back (OpccChart *self, OpccDisclosure *given, gboolean rounds, guint row, guint column)
{
  const double value = opcc_chart_get_value (self, column, row);

  switch (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, row, column))
    {
    case OPCC_CELL_FEWER:
      opcc_chart_set_value (self, column, row, opcc_no_value_new (OPCC_NO_VALUE_FEWER));
      break;
    case OPCC_CELL_HIDDEN:
      opcc_chart_set_value (self, column, row, opcc_no_value_new (OPCC_NO_VALUE_HIDDEN));
      break;
    case OPCC_CELL_SHOWN:
      if (rounds)
        opcc_chart_set_value (self, column, row,
                              copysign ((double) opcc_disclosure_get_count (given, OPCC_THIS_YEAR,
                                                                            row, column),
                                        value));
      break;
    case OPCC_CELL_MISSING:
      break;
    }
}

/**
 * opcc_chart_control:
 * @rule: (nullable): what is wanted; NULL: the rule of this office, without rounding
 *
 * Puts a chart of counts through disclosure control: what is small, or hidden so that it cannot be
 * worked out, is missing from it, from its table and from the text for those who cannot see it.
 * The totals of its series, of a stack the total of all, are taken as known. Where anything was
 * taken out, the message gives way to the measure and the alternative is made anew, for both may
 * have been written from the counts; the note says what was done. The chart lets go of the rows it
 * was made from.
 *
 * Returns: (transfer full) (nullable): what was done, in sentences; NULL where nothing had to be,
 *   and for a chart of money, percentages or dates
 */
char *
opcc_chart_control (OpccChart *self, const OpccDisclosureRule *rule)
{
  g_autoptr (OpccCountTable) table = NULL;
  g_autoptr (OpccDisclosure) given = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (OPCC_IS_CHART (self), NULL);

  opcc_chart_bind_rows (self, NULL, NULL, NULL);
  if (self->number != OPCC_NUMBER_COUNT || self->categories->len == 0 || self->series->len == 0)
    return NULL;
  table = make_table (self);
  given = opcc_disclosure_control (table, rule);
  said = opcc_disclosure_say (given);
  if (said == NULL)
    return NULL;
  for (guint r = 0; r < self->categories->len; r++)
    for (guint c = 0; c < self->series->len; c++)
      put_back (self, given, rule != NULL && rule->round_to_5, r, c);
  opcc_chart_set_text (self, OPCC_CHART_TITLE, self->texts[OPCC_CHART_MEASURE]);
  opcc_chart_set_text (self, OPCC_CHART_ALTERNATIVE, NULL);
  opcc_chart_set_text (self, OPCC_CHART_NOTE, said);
  return g_steal_pointer (&said);
}
