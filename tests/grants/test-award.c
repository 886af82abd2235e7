/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding a round: what is refused, what is written, undo and redo; and how far awards hold up. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-award.h"
#include "opcc-award-plan.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-marking.h"
#include "opcc-robustness.h"
#include "opcc-round.h"

static OpccAwardPlan *
draw (OpccDb *db, OpccAwardRule rule)
{
  g_autoptr (GError) error = NULL;
  OpccAwardPlan *plan = opcc_award_plan_for_round (db, 1, rule, OPCC_NO_PERCENT, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static gboolean
decide (OpccDb *db, OpccAwardPlan *plan, const char *over_reason, GError **error)
{
  return opcc_award_round (db, 1, plan, "EXE0099-23", "It lowers the risk of harm.", over_reason,
                           opcc_date_from_ymd (2023, 10, 13), error);
}

static void
settle (OpccDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Agreed.", &error), ==, 3);
  g_assert_no_error (error);
}

static void
expect_refused (OpccDb *db, OpccAwardPlan *plan, const char *over_reason, const char *words)
{
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (decide (db, plan, over_reason, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  after = grants_hash_content (db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_moderation_first (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) plan = draw (db, OPCC_AWARD_PART_LAST);

  expect_refused (db, plan, NULL, "3 applications are still in moderation. Open moderation.");
}

static void
test_award_undo_redo (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autofree char *forth = NULL;
  gint64 sum = 0;
  guint n = 0;

  settle (db);
  plan = draw (db, OPCC_AWARD_PART_LAST);
  before = grants_hash_content (db);
  g_assert_true (decide (db, plan, NULL, &error));
  g_assert_no_error (error);
  awards = opcc_db_select (db, &opcc_award_kind, NULL, &error, "");
  g_assert_cmpuint (awards->len, ==, 51);
  for (guint i = 0; i < awards->len; i++)
    {
      const OpccAward *award = g_ptr_array_index (awards, i);

      sum += award->amount;
      n += strcmp (award->state, "approved") == 0;
      g_assert_nonnull (award->reasons);
      if (award->amount > 0)
        g_assert_null (award->refusal);
      else if (strcmp (award->refusal, OPCC_REFUSAL_CRITERIA) != 0)
        g_assert_cmpstr (award->refusal, ==,
                         award->score < 65 ? OPCC_REFUSAL_THRESHOLD : OPCC_REFUSAL_MONEY);
    }
  g_assert_cmpint (sum, ==, 12999000);
  g_assert_cmpuint (n, ==, 16);
  expect_refused (db, plan, NULL, "has been awarded already");
  after = grants_hash_content (db);
  name = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Award 16 applications in round 2023/24-1");
  back = grants_hash_content (db);
  g_assert_cmpstr (back, ==, before);
  again = opcc_db_redo (db, NULL, &error);
  g_assert_no_error (error);
  forth = grants_hash_content (db);
  g_assert_cmpstr (forth, ==, after);
}

static void
test_over_the_pot (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) all = NULL;
  g_autoptr (OpccAwardPlan) few = NULL;
  g_autoptr (OpccAwardPlan) base = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (GError) error = NULL;

  settle (db);
  all = draw (db, OPCC_AWARD_THRESHOLD);
  g_assert_cmpuint (all->n_awards, ==, 23);
  g_assert_cmpint (all->total, ==, 19389000);
  expect_refused (db, all, "We wish to.", "as far over the pot");
  base = draw (db, OPCC_AWARD_LINE);
  base->settings->line = 17;
  few = opcc_award_plan_new (base->ranking, base->settings);
  g_assert_cmpint (few->total, >, few->settings->pot);
  g_assert_cmpint (few->total, <=, few->over_limit);
  expect_refused (db, few, NULL, "give a reason for going over");
  g_assert_true (decide (db, few, "Projects underspend every year.", &error));
  round = opcc_round_load (db, 1, &error);
  g_assert_cmpstr (round->award_note, ==, "Projects underspend every year.");
}

static void
test_reasons (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) base = NULL;
  g_autoptr (OpccAwardPlan) by_hand = NULL;
  g_autoptr (OpccAwardPlan) explained = NULL;
  g_autoptr (OpccAwardPlan) dear = NULL;
  g_autoptr (GError) error = NULL;
  gint64 second;

  settle (db);
  base = draw (db, OPCC_AWARD_PART_LAST);
  second = g_array_index (base->rows, OpccAwardRow, 1).ranked->application;
  opcc_award_settings_choose (base->settings, second, 0, NULL, NULL);
  by_hand = opcc_award_plan_new (base->ranking, base->settings);
  g_assert_cmpuint (by_hand->n_passed_over, ==, 1);
  g_assert_cmpint (by_hand->total, <=, by_hand->settings->pot);
  expect_refused (db, by_hand, NULL, "is passed over");
  opcc_award_settings_choose (base->settings, second, 1045000, NULL, NULL);
  dear = opcc_award_plan_new (base->ranking, base->settings);
  expect_refused (db, dear, NULL, "£10,450 is over the cap of £10,000");
  opcc_award_settings_choose (base->settings, second, 0, "Funded elsewhere since.", NULL);
  explained = opcc_award_plan_new (base->ranking, base->settings);
  g_assert_true (decide (db, explained, NULL, &error));
  g_assert_no_error (error);
}

/* What holds for every plan, whatever the pot. */
static void
test_properties (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) base = draw (db, OPCC_AWARD_PART_LAST);

  for (OpccAwardRule rule = OPCC_AWARD_PART_LAST; rule <= OPCC_AWARD_EACH_DISTRICT; rule++)
    for (gint64 pot = 0; pot <= 25000000; pot += 777700)
      {
        g_autoptr (OpccAwardSettings) settings = opcc_award_settings_copy (base->settings);
        g_autoptr (OpccAwardPlan) plan = NULL;
        gint64 by_district = 0;
        gint64 total = 0;

        settings->rule = rule;
        settings->pot = pot;
        plan = opcc_award_plan_new (base->ranking, settings);
        for (guint i = 0; i < plan->rows->len; i++)
          {
            const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

            total += row->amount;
            g_assert_cmpint (row->amount, <=, row->ranked->asked);
            g_assert_true (row->amount == 0 || row->ranked->passes);
            g_assert_true (!row->part || rule == OPCC_AWARD_PART_LAST);
            g_assert_true (!row->passed_over || rule == OPCC_AWARD_EACH_DISTRICT);
          }
        for (guint i = 0; i < plan->by_district->len; i++)
          by_district += ((OpccAwardShare *) plan->by_district->pdata[i])->awarded;
        g_assert_cmpint (total, ==, plan->total);
        g_assert_cmpint (by_district, ==, total);
        g_assert_cmpint (total, <=, pot);
        g_assert_cmpint (plan->left, ==, pot - total);
      }
}

static void
test_robustness_is_steady (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccAwardPlan) first = draw (db, OPCC_AWARD_PART_LAST);
  g_autoptr (OpccAwardPlan) second = draw (db, OPCC_AWARD_PART_LAST);

  opcc_robustness_fill (first, OPCC_ROBUSTNESS_REDRAWS);
  opcc_robustness_fill (second, OPCC_ROBUSTNESS_REDRAWS);
  for (guint i = 0; i < first->rows->len; i++)
    {
      const OpccRankingRow *a = g_array_index (first->rows, OpccAwardRow, i).ranked;
      const OpccRankingRow *b = g_array_index (second->rows, OpccAwardRow, i).ranked;

      g_assert_cmpint (a->holds_up, ==, b->holds_up);
      g_assert_cmpint (a->holds_up, >=, 0);
      g_assert_cmpint (a->holds_up, <=, 100);
    }
  g_assert_cmpint (g_array_index (first->rows, OpccAwardRow, 0).ranked->holds_up, ==, 100);
  g_assert_cmpint (g_array_index (first->rows, OpccAwardRow, 50).ranked->holds_up, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/award/moderation-first", TRUE, test_moderation_first);
  grants_test_add ("/award/undo-redo", TRUE, test_award_undo_redo);
  grants_test_add ("/award/over-the-pot", TRUE, test_over_the_pot);
  grants_test_add ("/award/reasons", TRUE, test_reasons);
  grants_test_add ("/award/properties", TRUE, test_properties);
  grants_test_add ("/award/robustness-is-steady", TRUE, test_robustness_is_steady);
  return g_test_run ();
}
