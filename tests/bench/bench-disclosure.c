/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to make a table of 5,000 counts fit to be published. */
#include "bench-figures.h"
#include "opcc-disclosure.h"

#define RUNS      51
#define N_ROWS    100
#define N_COLUMNS 50
#define N_GROUPS  9

/* Rows in nine groups under a total, columns under a total; a fifth of the counts are 1 to 4. */
static OpccCountTable *
make_table (GRand *rand)
{
  OpccCountTable *table = opcc_count_table_new (N_ROWS, N_COLUMNS);
  const guint first_group = N_ROWS - 1 - N_GROUPS;

  for (guint r = 0; r < N_ROWS - 1; r++)
    opcc_count_table_set_row_parent (table, r,
                                     r < first_group ? first_group + r * N_GROUPS / first_group
                                                     : N_ROWS - 1);
  for (guint c = 0; c < N_COLUMNS - 1; c++)
    opcc_count_table_set_column_parent (table, c, N_COLUMNS - 1);
  for (guint r = 0; r < first_group; r++)
    for (guint c = 0; c < N_COLUMNS - 1; c++)
      opcc_count_table_set (table, r, c,
                            g_rand_int_range (rand, 0, 5) == 0 ? g_rand_int_range (rand, 1, 5)
                                                               : g_rand_int_range (rand, 5, 300));
  opcc_count_table_add_up (table);
  opcc_count_table_set_exact (table, N_ROWS - 1, N_COLUMNS - 1);
  return table;
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5000);
  g_autoptr (OpccCountTable) table = make_table (rand);
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 begin = g_get_monotonic_time ();

      opcc_disclosure_free (opcc_disclosure_control (table, NULL));
      times[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  bench_print ("disclosure control of a 5,000-cell table", "ms", bench_median (times, RUNS), 0, 0,
               50);
  return 0;
}
