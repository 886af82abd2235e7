/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best use of what is left against trying everything; pots of nothing; winners that withdraw.
 */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-award-plan.h"
#include "opcc-best-use.h"
#include "opcc-marking.h"
#include "opcc-override.h"
#include "opcc-robustness.h"

#define N_POTS 500
#define MOST   13

static void
test_equals_brute_force (void)
{
  for (guint pot = 0; pot < N_POTS; pot++)
    {
      const guint n = (guint) g_test_rand_int_range (0, MOST + 1);
      /* Some pots where everything asks for round sums, some to the penny, some all alike. */
      const gint64 step = pot % 3 == 0 ? 100000 : pot % 3 == 1 ? 1 : 500000;
      const gint64 room = g_test_rand_int_range (0, 4000000);
      gint64 costs[MOST + 1];
      gint64 values[MOST + 1];
      gboolean taken[MOST + 1];
      gint64 best = 0, least = 0, cost = 0, value = 0;

      for (guint i = 0; i < n; i++)
        {
          costs[i] = (g_test_rand_int_range (0, 1000001) / step) * step;
          values[i] = (gint64) g_test_rand_int_range (0, 41) * 2500000;
        }
      for (guint set = 0; set < 1u << n; set++)
        {
          gint64 set_cost = 0, set_value = 0;

          for (guint i = 0; i < n; i++)
            if ((set >> i & 1) != 0 && costs[i] > 0 && values[i] > 0)
              {
                set_cost += costs[i];
                set_value += values[i];
              }
          if (set_cost > room || set_value < best || (set_value == best && set_cost >= least))
            continue;
          best = set_value;
          least = set_cost;
        }
      opcc_best_use_solve (costs, values, n, room, taken);
      for (guint i = 0; i < n; i++)
        if (taken[i])
          {
            cost += costs[i];
            value += values[i];
          }
      g_assert_cmpint (value, ==, best);
      g_assert_cmpint (cost, ==, least);
    }
}

static OpccAwardPlan *
plan_round (OpccDb *db, OpccAwardRule rule, gint64 pot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan =
      opcc_award_plan_for_round (db, 1, rule, OPCC_NO_PERCENT, NULL, &error);
  g_autoptr (OpccAwardSettings) settings = NULL;

  g_assert_no_error (error);
  settings = opcc_award_settings_copy (plan->settings);
  if (pot != OPCC_NO_MONEY)
    settings->pot = pot;
  return opcc_award_plan_new (plan->ranking, settings);
}

static void
test_offer_fits (OpccDb *db, GrantsFixture *fixture)
{
  guint n_offers = 0;

  for (gint64 pot = 1000000; pot < 20000000; pot += 730000)
    {
      g_autoptr (OpccAwardPlan) plan = plan_round (db, OPCC_AWARD_WHOLE, pot);
      g_autoptr (OpccBestUse) use = opcc_best_use_find (plan);
      g_autofree char *words = opcc_best_use_explain (use, plan);
      gint64 cost = 0;

      g_assert_cmpint (use->left, ==, plan->left);
      g_assert_cmpint (use->rows->len > 0, ==, use->n_fit > 0);
      for (guint i = 0; i < use->rows->len; i++)
        {
          const OpccBestUseRow *row = &g_array_index (use->rows, OpccBestUseRow, i);
          const OpccAwardRow *planned = &g_array_index (plan->rows, OpccAwardRow, row->row);

          cost += row->amount;
          g_assert_cmpint (planned->amount, ==, 0);
          g_assert_true (planned->ranked->passes);
          g_assert_cmpint (row->amount, ==, MIN (planned->ranked->asked, plan->settings->cap));
          g_assert_nonnull (strstr (words, planned->ranked->reference));
        }
      g_assert_cmpint (cost, ==, use->cost);
      g_assert_cmpint (cost, <=, plan->left);
      n_offers += use->rows->len > 0;
    }
  g_assert_cmpuint (n_offers, >, 5);
}

static void
test_pot_of_nothing (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) plan = plan_round (db, OPCC_AWARD_PART_LAST, 0);
  g_autoptr (OpccBestUse) use = opcc_best_use_find (plan);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = opcc_best_use_explain (use, plan);

  g_assert_cmpuint (plan->n_awards, ==, 0);
  g_assert_cmpuint (use->rows->len, ==, 0);
  g_assert_cmpstr (words, ==, "Nothing is left of the pot.");
  g_assert_true (opcc_robustness_fill_round (db, plan, NULL, &error));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;

      g_assert_cmpint (row->holds_up, ==, 0);
      for (guint kind = 0; kind < OPCC_N_WORLD_KINDS; kind++)
        g_assert_cmpint (row->worlds[kind], ==, 0);
    }
}

/* The money of a winner that withdraws goes down the ranking; nobody else loses theirs. */
static void
test_withdrawn_winner (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) before = plan_round (db, OPCC_AWARD_WHOLE, OPCC_NO_MONEY);
  const gint64 winner = g_array_index (before->rows, OpccAwardRow, 2).ranked->application;
  g_autoptr (OpccAwardPlan) after = NULL;

  g_assert_cmpint (g_array_index (before->rows, OpccAwardRow, 2).amount, >, 0);
  g_assert_true (opcc_stage_set (db, &winner, 1, "withdrawn", &error));
  g_assert_no_error (error);
  after = plan_round (db, OPCC_AWARD_WHOLE, OPCC_NO_MONEY);
  g_assert_cmpuint (after->rows->len, ==, before->rows->len - 1);
  for (guint i = 0; i < before->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (before->rows, OpccAwardRow, i);
      const OpccAwardRow *now = NULL;

      for (guint j = 0; j < after->rows->len; j++)
        if (g_array_index (after->rows, OpccAwardRow, j).ranked->application ==
            row->ranked->application)
          now = &g_array_index (after->rows, OpccAwardRow, j);
      g_assert_cmpint (now == NULL, ==, row->ranked->application == winner);
      if (now != NULL)
        g_assert_cmpint (now->amount, >=, row->amount);
    }
}

/* Of two with equal totals at the line one gets money: a tie that asks for a reason. */
static void
test_tie_at_the_line (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) before = plan_round (db, OPCC_AWARD_THRESHOLD, OPCC_NO_MONEY);
  g_autoptr (OpccAwardPlan) whole = NULL;
  guint n_ties = 0;

  for (guint i = 4; i < 6; i++)
    g_assert_true (
        opcc_marking_settle (db, g_array_index (before->rows, OpccAwardRow, i).ranked->application,
                             79, "Alike.", NULL));
  whole = plan_round (db, OPCC_AWARD_THRESHOLD, OPCC_NO_MONEY);
  for (guint i = 0; i + 1 < whole->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (whole->rows, OpccAwardRow, i);

      if (row->ranked->rank == row[1].ranked->rank && row[1].ranked->passes)
        {
          g_autoptr (OpccAwardPlan) cut = plan_round (db, OPCC_AWARD_WHOLE, row->running_total);
          const OpccAwardRow *first = &g_array_index (cut->rows, OpccAwardRow, i);

          g_assert_cmpint (first->amount, >, 0);
          g_assert_cmpint (first[1].amount, ==, 0);
          g_assert_true (first[1].needs_reason);
          n_ties++;
        }
    }
  g_assert_cmpuint (n_ties, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/best-use/equals-brute-force", test_equals_brute_force);
  grants_test_add ("/best-use/offer-fits", TRUE, test_offer_fits);
  grants_test_add ("/best-use/pot-of-nothing", TRUE, test_pot_of_nothing);
  grants_test_add ("/best-use/withdrawn-winner", TRUE, test_withdrawn_winner);
  grants_test_add ("/best-use/tie-at-the-line", TRUE, test_tie_at_the_line);
  return g_test_run ();
}
