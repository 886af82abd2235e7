/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as they are published, and an attacker who must not get a count of 1 to 4 out of them. */
#include <math.h>

#include "attacker.h"
#include "opcc-disclosure.h"

#define N_TABLES 1000

typedef struct
{
  guint n_small;  /* counts of 1 to 4 attacked */
  guint n_shown;  /* cells printed */
  guint n_cells;  /* all cells */
  guint n_needed; /* cells that are not small themselves */
  guint n_withheld;
} Tally;

/* --- small tables by hand --------------------------------------------------------------------- */

/* Rows of parts and their total at the end; the same for columns. */
static OpccCountTable *
make_square (guint n_rows, guint n_columns, const gint64 *counts)
{
  OpccCountTable *table = opcc_count_table_new (n_rows + 1, n_columns + 1);

  for (guint r = 0; r < n_rows; r++)
    opcc_count_table_set_row_parent (table, r, n_rows);
  for (guint c = 0; c < n_columns; c++)
    opcc_count_table_set_column_parent (table, c, n_columns);
  for (guint i = 0; i < n_rows * n_columns; i++)
    opcc_count_table_set (table, i / n_columns, i % n_columns, counts[i]);
  opcc_count_table_add_up (table);
  return table;
}

static void
test_small_count_takes_three_more_with_it (void)
{
  const gint64 counts[] = { 3, 20, 30, 40, 50, 60, 70, 80, 90 };
  g_autoptr (OpccCountTable) table = make_square (3, 3, counts);
  g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, NULL);
  g_autofree char *fewer = opcc_disclosure_format (given, OPCC_THIS_YEAR, 0, 0);
  g_autofree char *total = opcc_disclosure_format (given, OPCC_THIS_YEAR, 3, 3);
  g_autofree char *said = opcc_disclosure_say (given);

  g_assert_cmpstr (fewer, ==, "fewer than 5");
  g_assert_cmpstr (total, ==, "443");
  g_assert_cmpuint (opcc_disclosure_count_cells (given, OPCC_CELL_FEWER), ==, 1);
  g_assert_cmpuint (opcc_disclosure_count_cells (given, OPCC_CELL_HIDDEN), ==, 3);
  g_assert_cmpstr (said, ==,
                   "1 count of 1 to 4 is given as “fewer than 5”. 3 more are hidden, so that none "
                   "can be worked out from totals.");
}

static void
test_table_without_small_counts_stays (void)
{
  const gint64 counts[] = { 0, 20, 5, 40 };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, NULL);

  g_assert_cmpuint (opcc_disclosure_count_cells (given, OPCC_CELL_SHOWN), ==, 9);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 0, 0), ==, 0);
  g_assert_null (opcc_disclosure_say (given));
}

/* Nothing is said of headlines where nothing else was done. */
static void
test_headline_alone_is_not_spoken_of (void)
{
  const gint64 counts[] = { 10, 20, 5, 40 };
  const OpccDisclosureRule rule = { .round_to_5 = TRUE };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccCountTable) other = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) given = NULL;
  g_autoptr (OpccDisclosure) rounded = NULL;
  g_autofree char *said = NULL;

  opcc_count_table_set_exact (table, 2, 2);
  given = opcc_disclosure_control (table, NULL);
  g_assert_null (opcc_disclosure_say (given));
  /* Wherever it stands it is told, with what was done to the others. */
  opcc_count_table_set_exact (other, 0, 0);
  rounded = opcc_disclosure_control (other, &rule);
  said = opcc_disclosure_say (rounded);
  g_assert_cmpstr (
      said, ==, "Counts are rounded to the nearest 5, each by itself. Headline totals are exact.");
}

static void
test_what_stands_in_place_of_a_count (void)
{
  const gint64 counts[] = { OPCC_NO_INTEGER, 20, 25, 40 };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, NULL);

  g_assert_cmpstr (opcc_cell_state_get_label (OPCC_CELL_FEWER), ==, "fewer than 5");
  g_assert_cmpstr (opcc_cell_state_get_label (OPCC_CELL_HIDDEN), ==, "hidden");
  g_assert_null (opcc_cell_state_get_label (OPCC_CELL_SHOWN));
  g_assert_null (opcc_cell_state_get_label (OPCC_CELL_MISSING));
  g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 0, 0), ==, OPCC_CELL_MISSING);
  g_assert_null (opcc_disclosure_format (given, OPCC_THIS_YEAR, 0, 0));
}

static void
test_count_that_stands_alone (void)
{
  static const struct
  {
    double count;
    const char *words;
  } counts[] = {
    { 0, "0" },
    { 0.5, "fewer than 5" },
    { 1, "fewer than 5" },
    { 4, "fewer than 5" },
    { 5, "5" },
    { 7, "5" },
    { 8, "10" },
    { 172, "170" },
    { 173, "175" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *words = opcc_disclosure_round_count (counts[i].count);

      g_assert_cmpstr (words, ==, counts[i].words);
    }
}

/* Hidden cells of which the total says that each must be 1. */
static void
test_two_that_add_up_to_two_are_not_left_alone (void)
{
  const gint64 counts[] = { 1, 1, 0, 20, 30, 40, 25, 35, 45 };
  g_autoptr (OpccCountTable) table = make_square (3, 3, counts);
  g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, NULL);

  /* The total of 2 is small itself: nothing of that row may stand. */
  for (guint c = 0; c < 3; c++)
    g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 0, c), ==, OPCC_CELL_HIDDEN);
  g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 0, 3), ==, OPCC_CELL_FEWER);
  g_assert_cmpuint (opcc_disclosure_count_exposed (given), ==, 0);
}

static void
test_one_column_hides_a_second_row (void)
{
  g_autoptr (OpccCountTable) table = opcc_count_table_new (4, 1);
  const gint64 counts[] = { 2, 30, 40 };
  g_autoptr (OpccDisclosure) given = NULL;
  g_autofree char *said = NULL;

  for (guint r = 0; r < 3; r++)
    {
      opcc_count_table_set_row_parent (table, r, 3);
      opcc_count_table_set (table, r, 0, counts[r]);
    }
  opcc_count_table_add_up (table);
  opcc_count_table_set_exact (table, 3, 0);
  given = opcc_disclosure_control (table, NULL);
  g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 0, 0), ==, OPCC_CELL_FEWER);
  g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 1, 0), ==, OPCC_CELL_HIDDEN);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 2, 0), ==, 40);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 3, 0), ==, 72);
  said = opcc_disclosure_say (given);
  g_assert_cmpstr (
      said, ==,
      "1 count of 1 to 4 is given as “fewer than 5”. 1 more is hidden, so that none can "
      "be worked out from totals. Headline totals are exact.");
}

static void
test_headlines_stay_and_what_they_give_away_is_said (void)
{
  const gint64 counts[] = { 2, 3 };
  g_autoptr (OpccCountTable) table = make_square (1, 2, counts);
  g_autoptr (OpccDisclosure) given = NULL;
  g_autofree char *said = NULL;

  for (guint c = 0; c < 3; c++)
    opcc_count_table_set_exact (table, 1, c);
  given = opcc_disclosure_control (table, NULL);
  said = opcc_disclosure_say (given);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 1, 0), ==, 2);
  g_assert_cmpuint (opcc_disclosure_count_exposed (given), ==, 2);
  g_assert_true (g_str_has_suffix (said,
                                   " The headline totals leave no other way: the breakdown is "
                                   "withheld. Headline totals are exact."));
}

static void
test_rounding_and_percentages (void)
{
  const gint64 counts[] = { 0, 12, 13, 8, 50, 61, 70, 80, 90 };
  const OpccDisclosureRule rule = { .round_to_5 = TRUE };
  g_autoptr (OpccCountTable) table = make_square (3, 3, counts);
  g_autoptr (OpccDisclosure) given = NULL;
  g_autofree char *said = NULL;

  opcc_count_table_set_exact (table, 3, 3);
  given = opcc_disclosure_control (table, &rule);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 0, 0), ==, 0);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 0, 1), ==, 10);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 0, 2), ==, 15);
  g_assert_cmpint (opcc_disclosure_get_count (given, OPCC_THIS_YEAR, 3, 3), ==, 384);
  /* From what was counted, not from what is printed; 25 people are base enough, 12 are not. */
  g_assert_cmpfloat_with_epsilon (opcc_disclosure_get_percent (given, OPCC_THIS_YEAR, 0, 1, 0, 3),
                                  48.0, 0.001);
  g_assert_true (isnan (opcc_disclosure_get_percent (given, OPCC_THIS_YEAR, 0, 1, 0, 1)));
  said = opcc_disclosure_say (given);
  g_assert_cmpstr (said, ==,
                   "Percentages are not given of hidden counts or of fewer than 23 people. Counts "
                   "are rounded to the nearest 5, each by itself. Headline totals are exact.");
}

/* 23 people are base enough, 22 are not, where nobody says otherwise. */
static void
test_least_base (void)
{
  const gint64 counts[] = { 23, 22, 40, 40 };
  const OpccDisclosureRule rule = { .least_base = 22 };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, NULL);
  g_autoptr (OpccDisclosure) other = opcc_disclosure_control (table, &rule);

  g_assert_cmpfloat (opcc_disclosure_get_percent (given, OPCC_THIS_YEAR, 0, 0, 0, 0), ==, 100);
  g_assert_true (isnan (opcc_disclosure_get_percent (given, OPCC_THIS_YEAR, 0, 1, 0, 1)));
  g_assert_cmpfloat (opcc_disclosure_get_percent (other, OPCC_THIS_YEAR, 0, 1, 0, 1), ==, 100);
}

static void
test_difference_needs_both_years (void)
{
  const gint64 counts[] = { 3, 20, 30, 40 };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) apart = NULL;
  g_autoptr (OpccDisclosure) joined = NULL;
  const OpccDisclosureRule rule = { .years = OPCC_YEARS_DIFFERENCE };

  for (guint i = 0; i < 4; i++)
    opcc_count_table_set_before (table, i / 2, i % 2, counts[i] + 10);
  opcc_count_table_add_up (table);
  apart = opcc_disclosure_control (table, NULL);
  g_assert_cmpint (opcc_disclosure_get_count (apart, OPCC_YEAR_BEFORE, 0, 0), ==, 13);
  g_assert_cmpint (opcc_disclosure_get_difference (apart, 0, 0), ==, OPCC_NO_INTEGER);
  g_assert_cmpint (opcc_disclosure_get_difference (apart, 2, 2), ==, -40);
  g_assert_cmpuint (opcc_disclosure_count_cells (apart, OPCC_CELL_FEWER), ==, 1);
  g_assert_cmpuint (opcc_disclosure_count_cells (apart, OPCC_CELL_HIDDEN) +
                        opcc_disclosure_count_cells (apart, OPCC_CELL_SHOWN),
                    ==, 17);
  /* Who knows that it is 10 fewer must not read last year's 13. */
  joined = opcc_disclosure_control (table, &rule);
  g_assert_cmpint (opcc_disclosure_get_state (joined, OPCC_YEAR_BEFORE, 0, 0), ==,
                   OPCC_CELL_HIDDEN);
}

/* --- the attacker ----------------------------------------------------------------------------- */

static gint64
draw_count (GRand *rand)
{
  const int kind = g_rand_int_range (rand, 0, 10);

  if (kind < 2)
    return 0;
  if (kind < 4)
    return g_rand_int_range (rand, 1, 5);
  return kind < 7 ? g_rand_int_range (rand, 5, 25) : g_rand_int_range (rand, 25, 400);
}

/* Parts first, then their groups, then the total of the groups; returns how many lines that is. */
static guint
draw_lines (GRand *rand, guint *n_parts, guint *n_groups)
{
  *n_parts = (guint) g_rand_int_range (rand, 2, 8);
  *n_groups = *n_parts >= 4 && g_rand_boolean (rand) ? 2 : 0;
  return *n_parts + *n_groups + 1;
}

static OpccCountTable *
draw_table (GRand *rand)
{
  guint parts[2], groups[2];
  const guint n_rows = draw_lines (rand, &parts[0], &groups[0]);
  const guint n_columns = draw_lines (rand, &parts[1], &groups[1]);
  OpccCountTable *table = opcc_count_table_new (n_rows, n_columns);

  for (guint r = 0; r + 1 < n_rows; r++)
    opcc_count_table_set_row_parent (table, r,
                                     r < parts[0] && groups[0] > 0 ? parts[0] + r * 2 / parts[0]
                                                                   : n_rows - 1);
  for (guint c = 0; c + 1 < n_columns; c++)
    opcc_count_table_set_column_parent (table, c,
                                        c < parts[1] && groups[1] > 0 ? parts[1] + c * 2 / parts[1]
                                                                      : n_columns - 1);
  for (guint r = 0; r < parts[0]; r++)
    for (guint c = 0; c < parts[1]; c++)
      {
        const gint64 count = draw_count (rand);
        const gint64 change = g_rand_int_range (rand, -3, 4);

        opcc_count_table_set (table, r, c, count);
        opcc_count_table_set_before (table, r, c,
                                     g_rand_boolean (rand) ? draw_count (rand)
                                                           : MAX (0, count + change));
      }
  opcc_count_table_add_up (table);
  if (g_rand_boolean (rand) && table->counts[n_rows * n_columns - 1] >= 5)
    opcc_count_table_set_exact (table, n_rows - 1, n_columns - 1);
  return table;
}

static const gint64 *
get_year (const OpccCountTable *table, OpccWhichYear year)
{
  return year == OPCC_THIS_YEAR ? table->counts : table->before;
}

static void
attack (const OpccCountTable *table,
        const OpccDisclosure *given,
        OpccWhichYear first,
        OpccYearsKnown years,
        Tally *tally)
{
  g_autoptr (Attacker) totals = attacker_new (table, given, first, years, ATTACKER_TOTALS);
  g_autoptr (Attacker) labels = attacker_new (table, given, first, years, ATTACKER_LABELS);

  for (guint year = 0; year < (years == OPCC_YEARS_APART ? 1 : 2); year++)
    for (guint at = 0; at < table->n_rows * table->n_columns; at++)
      {
        const guint row = at / table->n_columns, column = at % table->n_columns;
        const gint64 count = get_year (table, year + first)[at];
        double least, most;

        if (count < 1 || count > 4 || table->exact[at])
          continue;
        tally->n_small++;
        g_assert_cmpint (opcc_disclosure_get_state (given, year + first, row, column), !=,
                         OPCC_CELL_SHOWN);
        g_assert_false (attacker_settles (totals, table, year, row, column));
        attacker_find_bounds (totals, table, year, row, column, &least, &most);
        g_assert_cmpfloat (least, <=, (double) count + 1e-4);
        g_assert_cmpfloat (most, >=, (double) count - 1e-4);
        g_assert_true (least < 1 - 1e-4 || most > 4 + 1e-4);
        attacker_find_bounds (labels, table, year, row, column, &least, &most);
        g_assert_cmpfloat (most - least, >=, 1 - 1e-4);
      }
}

static void
tally_cells (const OpccCountTable *table, const OpccDisclosure *given, Tally *tally)
{
  const guint n = table->n_rows * table->n_columns;

  tally->n_shown += opcc_disclosure_count_cells (given, OPCC_CELL_SHOWN);
  tally->n_cells += 2 * n;
  for (guint at = 0; at < n; at++)
    tally->n_needed += (table->counts[at] < 1 || table->counts[at] > 4) +
                       (table->before[at] < 1 || table->before[at] > 4);
  for (guint at = 0; at < n; at++)
    if (table->counts[at] == 0)
      tally->n_withheld += opcc_disclosure_get_state (given, OPCC_THIS_YEAR, at / table->n_columns,
                                                      at % table->n_columns) == OPCC_CELL_HIDDEN;
}

static void
test_attacker_recovers_nothing (void)
{
  static const char *const names[] = { "apart", "difference known", "sum known" };
  Tally tallies[3] = { { 0 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20231012);

  for (guint i = 0; i < N_TABLES; i++)
    {
      const OpccDisclosureRule rule = { .years = i % 3 };
      g_autoptr (OpccCountTable) table = draw_table (rand);
      g_autoptr (OpccDisclosure) given = opcc_disclosure_control (table, &rule);

      g_assert_cmpuint (opcc_disclosure_count_exposed (given), ==, 0);
      attack (table, given, OPCC_THIS_YEAR, rule.years, &tallies[i % 3]);
      if (rule.years == OPCC_YEARS_APART)
        attack (table, given, OPCC_YEAR_BEFORE, rule.years, &tallies[i % 3]);
      tally_cells (table, given, &tallies[i % 3]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      const Tally *one = &tallies[i];

      g_test_message ("years %s: %u counts of 1 to 4 attacked, none recovered; %.1f %% of %u cells "
                      "kept (hiding everything: 0 %%), %.1f %% of those that are not small; %u "
                      "noughts hidden",
                      names[i], one->n_small, 100.0 * one->n_shown / one->n_cells, one->n_cells,
                      100.0 * one->n_shown / one->n_needed, one->n_withheld);
      g_assert_cmpuint (one->n_small, >, 1000);
    }
  g_assert_cmpfloat ((double) tallies[0].n_shown / tallies[0].n_needed, >, 0.6);
}

/* An attacker that finds nothing must be able to find something: primary suppression alone. */
static void
test_attacker_solves_what_is_left_open (void)
{
  const gint64 counts[] = { 3, 20, 30, 40 };
  g_autoptr (OpccCountTable) table = make_square (2, 2, counts);
  g_autoptr (OpccCountTable) shut = make_square (2, 2, counts);
  g_autoptr (OpccDisclosure) given = NULL;
  g_autoptr (Attacker) attacker = NULL;
  double least, most;

  /* Marked as headlines, the three complements stay in print. */
  for (guint at = 0; at < 9; at++)
    if (at != 0)
      shut->exact[at] = TRUE;
  given = opcc_disclosure_control (shut, NULL);
  g_assert_cmpuint (opcc_disclosure_count_exposed (given), ==, 1);
  attacker = attacker_new (table, given, OPCC_THIS_YEAR, OPCC_YEARS_APART, ATTACKER_TOTALS);
  g_assert_cmpuint (attacker_count_unknown (attacker), ==, 1);
  g_assert_true (attacker_settles (attacker, table, 0, 0, 0));
  attacker_find_bounds (attacker, table, 0, 0, 0, &least, &most);
  g_assert_cmpfloat_with_epsilon (least, 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (most, 3, 1e-6);
}

static void
test_big_table_is_done_at_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5000);
  g_autofree gint64 *counts = g_new (gint64, 99 * 49);
  g_autoptr (OpccCountTable) table = NULL;
  g_autoptr (OpccDisclosure) given = NULL;
  gint64 began, took;

  for (guint i = 0; i < 99 * 49; i++)
    counts[i] = draw_count (rand);
  table = make_square (99, 49, counts);
  began = g_get_monotonic_time ();
  given = opcc_disclosure_control (table, NULL);
  took = g_get_monotonic_time () - began;
  g_test_message ("5,000 cells in %.1f ms; %u small, %u hidden with them", (double) took / 1000,
                  opcc_disclosure_count_cells (given, OPCC_CELL_FEWER),
                  opcc_disclosure_count_cells (given, OPCC_CELL_HIDDEN));
  g_assert_cmpint (took, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (opcc_disclosure_get_state (given, OPCC_THIS_YEAR, 99, 49), ==, OPCC_CELL_SHOWN);
}

static void
expect_counts (const gint64 *counts, const gint64 *expected)
{
  for (guint i = 0; i < 9; i++)
    g_assert_cmpint (counts[i], ==, expected[i]);
}

/* The totals stand first here, and hold something old: they are reckoned anew in both years. Where
 * there is no figure to add there is none in the total, and it is not taken for nought. */
static void
test_totals_are_reckoned_anew (void)
{
  static const gint64 none = OPCC_NO_INTEGER;
  g_autoptr (OpccCountTable) table = opcc_count_table_new (3, 3);
  g_autoptr (OpccCountTable) empty = opcc_count_table_new (3, 3);
  g_autoptr (OpccCountTable) one = opcc_count_table_new (2, 1);
  const gint64 expected[] = { 12, 5, 7, 3, 3, none, 9, 2, 7 };
  const gint64 before[] = { 40, 20, 20, 20, 10, 10, 20, 10, 10 };
  const gint64 nothing[] = { none, none, none, none, none, none, none, none, none };

  expect_counts (empty->counts, nothing);
  for (guint i = 1; i < 3; i++)
    {
      opcc_count_table_set_row_parent (table, i, 0);
      opcc_count_table_set_column_parent (table, i, 0);
    }
  for (guint i = 0; i < 9; i++)
    {
      opcc_count_table_set (table, i / 3, i % 3, 99);
      opcc_count_table_set_before (table, i / 3, i % 3, i / 3 > 0 && i % 3 > 0 ? 10 : 99);
    }
  opcc_count_table_set (table, 1, 1, 3);
  opcc_count_table_set (table, 1, 2, none);
  opcc_count_table_set (table, 2, 1, 2);
  opcc_count_table_set (table, 2, 2, 7);
  opcc_count_table_add_up (table);
  expect_counts (table->counts, expected);
  expect_counts (table->before, before);
  /* A total of one row alone, which stands before it. */
  opcc_count_table_set_row_parent (one, 0, 1);
  opcc_count_table_set (one, 0, 0, 4);
  opcc_count_table_set (one, 1, 0, 99);
  opcc_count_table_add_up (one);
  g_assert_cmpint (one->counts[1], ==, 4);
  opcc_count_table_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disclosure/totals", test_totals_are_reckoned_anew);
  g_test_add_func ("/disclosure/small-count", test_small_count_takes_three_more_with_it);
  g_test_add_func ("/disclosure/nothing-to-do", test_table_without_small_counts_stays);
  g_test_add_func ("/disclosure/headline-alone", test_headline_alone_is_not_spoken_of);
  g_test_add_func ("/disclosure/in-place", test_what_stands_in_place_of_a_count);
  g_test_add_func ("/disclosure/stands-alone", test_count_that_stands_alone);
  g_test_add_func ("/disclosure/two-of-one", test_two_that_add_up_to_two_are_not_left_alone);
  g_test_add_func ("/disclosure/one-column", test_one_column_hides_a_second_row);
  g_test_add_func ("/disclosure/headlines", test_headlines_stay_and_what_they_give_away_is_said);
  g_test_add_func ("/disclosure/rounding", test_rounding_and_percentages);
  g_test_add_func ("/disclosure/least-base", test_least_base);
  g_test_add_func ("/disclosure/years", test_difference_needs_both_years);
  g_test_add_func ("/disclosure/attacker/finds", test_attacker_solves_what_is_left_open);
  g_test_add_func ("/disclosure/attacker/random", test_attacker_recovers_nothing);
  g_test_add_func ("/disclosure/big", test_big_table_is_done_at_once);
  return g_test_run ();
}
