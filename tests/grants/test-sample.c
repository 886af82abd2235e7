/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample office shows the figures that the pictures of the screens show. */
#include "grants-fixture.h"

#include "opcc-error.h"
#include "opcc-robustness.h"
#include "opcc-round-summary.h"
#include "opcc-sample.h"

static OpccRoundSummary *
summarise (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  OpccRoundSummary *summary = opcc_round_summary_compute (db, 1, NULL, &error);

  g_assert_no_error (error);
  return summary;
}

static void
test_overview (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccRoundSummary) summary = summarise (db);
  static const struct
  {
    const char *key;
    gint64 asked;
    guint n;
  } districts[] = {
    { "leicester", 12634000, 16 },
    { "charnwood", 6160000, 9 },
    { "nw-leicestershire", 4760000, 6 },
    { "hinckley-bosworth", 3450000, 5 },
    { "harborough", 2980000, 4 },
    { "oadby-wigston", 2405000, 4 },
    { "melton", 2240000, 3 },
    { "blaby", 1800000, 4 },
    { "rutland", 1575000, 3 },
  };

  g_assert_cmpuint (summary->n_applications, ==, 54);
  g_assert_cmpuint (summary->n_marked, ==, 51);
  g_assert_cmpuint (summary->n_stopped, ==, 3);
  g_assert_cmpuint (summary->n_flagged, ==, 12);
  g_assert_cmpuint (summary->n_to_settle, ==, 3);
  g_assert_cmpint (summary->asked, ==, 38004000);
  g_assert_cmpint (summary->match, ==, 8390000);
  g_assert_cmpuint (summary->n_match_none, ==, 10);
  g_assert_cmpuint (summary->n_match_missing, ==, 5);
  g_assert_cmpuint (summary->n_pass, ==, 23);
  g_assert_cmpint (summary->pass_asked, ==, 19389000);
  g_assert_cmpuint (summary->n_would_fit, ==, 16);
  g_assert_cmpint (summary->available, ==, 13000000);
  g_assert_cmpuint (summary->ranking->bands[OPCC_BAND_LOW], ==, 4);
  g_assert_cmpuint (summary->ranking->bands[OPCC_BAND_40], ==, 18);
  g_assert_cmpuint (summary->ranking->bands[OPCC_BAND_60], ==, 14);
  g_assert_cmpuint (summary->ranking->bands[OPCC_BAND_70], ==, 15);
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (summary->by_district, i);

      g_assert_cmpstr (share->key, ==, districts[i].key);
      g_assert_cmpint (share->asked, ==, districts[i].asked);
      g_assert_cmpuint (share->n_asked, ==, districts[i].n);
    }
}

static void
test_flags (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const expected[][3] = {
    { "R1-002", "too-long", "marked" },
    { "R1-007", "over-cap", "stopped" },
    { "R1-053", "late", "stopped" },
    { "R1-054", "late", "stopped" },
    { "R1-008", "return-overdue", "marked" },
    { "R1-009", "applied-twice", "marked" },
    { "R1-010", "in-zone", "marked" },
    { "R1-030", "in-zone", "marked" },
    { "R1-049", "other-spelling", "marked" },
    { "R1-006", "wide-spread", "moderation" },
    { "R1-043", "wide-spread", "moderation" },
    { "R1-050", "wide-spread", "moderation" },
    { "R1-052", NULL, "marked" },
    { "R1-001", NULL, "marked" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (OpccApplication) application = grants_load_application (db, expected[i][0]);

      g_test_message ("%s", expected[i][0]);
      g_assert_cmpstr (application->flags, ==, expected[i][1]);
      g_assert_cmpstr (application->stage, ==, expected[i][2]);
    }
}

static void
test_board (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan =
      opcc_award_plan_for_round (db, 1, OPCC_AWARD_PART_LAST, 65 * (gint64) OPCC_PERCENT, NULL,
                                 &error);
  const OpccAwardRow *row;

  g_assert_no_error (error);
  opcc_robustness_fill (plan, OPCC_ROBUSTNESS_REDRAWS);
  g_assert_cmpint (plan->total, ==, 12999000);
  g_assert_cmpint (plan->left, ==, 1000);
  g_assert_cmpuint (plan->n_awards, ==, 16);
  g_assert_cmpuint (plan->n_districts, ==, 6);
  g_assert_cmpuint (plan->n_hold_up, ==, 10);
  g_assert_cmpuint (plan->pot_row, ==, 16);
  g_assert_cmpuint (plan->over_row, ==, 17);
  g_assert_cmpuint (plan->threshold_row, ==, 23);
  row = &g_array_index (plan->rows, OpccAwardRow, 0);
  g_assert_cmpstr (row->ranked->organisation, ==, "Linnet House");
  g_assert_cmpint (row->ranked->percent, ==, 86 * (gint64) OPCC_PERCENT);
  row = &g_array_index (plan->rows, OpccAwardRow, 15);
  g_assert_cmpstr (row->ranked->organisation, ==, "Foundry Youth Kitchen");
  g_assert_cmpint (row->amount, ==, 440000);
  g_assert_true (row->part);
  g_assert_cmpint (row->running_total, ==, 12999000);
  row = &g_array_index (plan->rows, OpccAwardRow, 16);
  g_assert_cmpint (row->amount, ==, 0);
  g_assert_cmpint (row->running_total, ==, 13834000);
  row = &g_array_index (plan->rows, OpccAwardRow, 22);
  g_assert_cmpint (row->running_total, ==, 19244000);
}

static void
test_scenarios (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) whole =
      opcc_award_plan_for_round (db, 1, OPCC_AWARD_WHOLE, OPCC_NO_PERCENT, NULL, &error);
  g_autoptr (OpccAwardPlan) district =
      opcc_award_plan_for_round (db, 1, OPCC_AWARD_EACH_DISTRICT, OPCC_NO_PERCENT, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (whole->total, ==, 12559000);
  g_assert_cmpuint (whole->n_awards, ==, 15);
  g_assert_cmpint (whole->left, ==, 441000);
  g_assert_cmpint (district->total, ==, 12659000);
  g_assert_cmpuint (district->n_awards, ==, 15);
  g_assert_cmpuint (district->n_passed_over, ==, 3);
}

static void
test_second_fill_is_refused (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (opcc_sample_fill (db, SAMPLE_DIR, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  after = grants_hash_content (db);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/sample/overview", TRUE, test_overview);
  grants_test_add ("/sample/flags", TRUE, test_flags);
  grants_test_add ("/sample/board", TRUE, test_board);
  grants_test_add ("/sample/scenarios", TRUE, test_scenarios);
  grants_test_add ("/sample/second-fill-is-refused", TRUE, test_second_fill_is_refused);
  return g_test_run ();
}
