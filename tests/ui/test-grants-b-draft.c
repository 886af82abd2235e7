/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the award as it is thought over: scenarios, the line, sums by hand, steps back. */
#include "grants-test.h"

#include "opcc-award-draft.h"
#include "opcc-award-jobs.h"
#include "opcc-award-words.h"
#include "opcc-best-use-card.h"
#include "opcc-error.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static OpccAwardDraft *draft;
static OpccAwardReading *reading;

#define POUNDS(n) (G_GINT64_CONSTANT (n) * 100)

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  reading = grants_test_run (&test, opcc_award_job_read, &test.round);
  draft = opcc_award_draft_new ();
  opcc_award_draft_set_base (draft, reading->plan);
}

static void
tear_down (void)
{
  g_assert_finalize_object (draft);
  g_clear_pointer (&reading, opcc_award_reading_free);
  grants_test_close (&test);
}

static const OpccAwardPlan *
plan (void)
{
  return opcc_award_draft_get_plan (draft);
}

static const OpccAwardRow *
row_at (guint rank)
{
  return &g_array_index (plan ()->rows, OpccAwardRow, rank - 1);
}

static void
assert_words (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
check_scenarios (void)
{
  static const gint64 totals[] = { POUNDS (129990), POUNDS (125590), POUNDS (126590) };
  static const char *const notes[] = { "16 awards · 6 districts", "15 awards · £4,410 unspent",
                                       "15 awards · 3 out of rank, reasons needed" };

  set_up ();
  for (guint rule = 0; rule < OPCC_AWARD_N_SCENARIOS; rule++)
    {
      const OpccAwardPlan *scenario = opcc_award_draft_get_scenario (draft, rule);

      g_assert_cmpint (scenario->total, ==, totals[rule]);
      assert_words (opcc_award_words_scenario_note (scenario), notes[rule]);
    }
  g_assert_cmpint (opcc_award_draft_get_scenario_shown (draft), ==, OPCC_AWARD_PART_LAST);
  g_assert_cmpuint (reading->n_conflicts, ==, 2);
  g_assert_cmpuint (reading->n_match_not_stated, ==, 5);
  tear_down ();
}

static void
check_words (void)
{
  set_up ();
  assert_words (opcc_award_words_pot (plan ()), "Pot £130,000 · 16 awards");
  assert_words (opcc_award_words_pot_note (plan ()), "£10 left");
  assert_words (opcc_award_words_over (plan ()), "10% over the pot · £143,000");
  assert_words (opcc_award_words_over_note (plan ()), "reaches rank 17");
  assert_words (opcc_award_words_threshold (plan ()), "Threshold 65% · 23 pass");
  assert_words (opcc_award_words_threshold_note (plan ()), "28 do not");
  assert_words (opcc_award_words_room (plan ()), "£10 left · £13,000 more within the over-award");
  assert_words (opcc_award_words_below (plan (), 18),
                "19 to 23 also pass the threshold; 28 applications do not.");
  assert_words (opcc_award_words_below (plan (), 22),
                "23 also reaches the threshold; 28 applications do not.");
  assert_words (opcc_award_words_holds_up (plan ()), "10 of 16 hold up whoever marked");
  tear_down ();
}

/* Pressed once, the offer is on the board as sums by hand; one step takes it back. */
static void
check_best_use (void)
{
  GtkWidget *card = g_object_ref_sink (g_object_new (OPCC_TYPE_BEST_USE_CARD, NULL));
  GtkWidget *button;
  g_autoptr (OpccBestUse) offer = NULL;

  set_up ();
  opcc_award_draft_take_scenario (draft, OPCC_AWARD_WHOLE);
  opcc_award_draft_set_threshold (draft, 64 * (gint64) OPCC_PERCENT);
  opcc_best_use_card_set_draft (OPCC_BEST_USE_CARD (card), draft);
  offer = opcc_best_use_find (plan ());
  g_assert_cmpint (offer->left, ==, POUNDS (4410));
  g_assert_cmpuint (offer->rows->len, ==, 1);
  g_assert_cmpint (offer->cost, ==, POUNDS (3200));
  button = opcc_test_find (card, GTK_TYPE_BUTTON, "Put on the board");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpint (plan ()->total, ==, POUNDS (125590));
  opcc_test_press (button);
  g_assert_cmpint (plan ()->total, ==, POUNDS (125590) + offer->cost);
  g_assert_true (row_at (g_array_index (offer->rows, OpccBestUseRow, 0).row + 1)->by_hand);
  g_assert_false (gtk_widget_get_visible (button));
  opcc_award_draft_undo (draft);
  g_assert_cmpint (plan ()->total, ==, POUNDS (125590));
  g_assert_true (gtk_widget_get_visible (button));
  assert_words (opcc_award_words_worlds (reading->plan),
                "11 hold without any one marker, 11 without any one criterion, 15 with weights a "
                "tenth more or less");
  assert_words (opcc_award_words_row_worlds (row_at (16)->ranked),
                "Still awarded in 54 of 100 redraws of its marks,\n50 of 100 without one of the "
                "markers,\n40 of 100 without one of the criteria,\n80 of 100 with a weight a tenth "
                "more or less;\nover all 56 of 100, each kind counting alike");
  g_assert_finalize_object (card);
  tear_down ();
}

static void
check_line (void)
{
  set_up ();
  g_assert_cmpuint (opcc_award_draft_get_line (draft), ==, 16);
  opcc_award_draft_set_line (draft, 17, FALSE);
  g_assert_cmpuint (plan ()->n_awards, ==, 17);
  g_assert_cmpint (plan ()->total, ==, POUNDS (139790));
  assert_words (opcc_award_words_left (plan ()), "£9,790 over the pot");
  assert_words (opcc_award_words_awards (plan ()), "17 awards · £139,790");
  assert_words (opcc_award_words_pot (plan ()), "Pot £130,000");
  g_assert_null (opcc_award_words_pot_note (plan ()));
  opcc_award_draft_set_line (draft, 18, TRUE);
  assert_words (opcc_award_words_left (plan ()), "£5,940 over the limit");
  g_assert_cmpint (opcc_award_draft_get_scenario_shown (draft), ==, OPCC_N_AWARD_RULES);
  /* Both moves were one step. */
  opcc_award_draft_undo (draft);
  g_assert_cmpint (plan ()->total, ==, POUNDS (129990));
  g_assert_false (opcc_award_draft_can_undo (draft));
  opcc_award_draft_redo (draft);
  g_assert_cmpuint (opcc_award_draft_get_line (draft), ==, 18);
  /* Nobody under the threshold comes above the line. */
  opcc_award_draft_set_line (draft, 99, FALSE);
  g_assert_cmpuint (opcc_award_draft_get_line (draft), ==, 23);
  opcc_award_draft_set_line (draft, 0, FALSE);
  g_assert_cmpint (plan ()->total, ==, 0);
  tear_down ();
}

static void
check_sums (void)
{
  g_autoptr (GError) error = NULL;
  gint64 last;

  set_up ();
  last = row_at (16)->ranked->application;
  g_assert_true (opcc_award_draft_check_amount (draft, last, POUNDS (10000), &error));
  g_assert_false (opcc_award_draft_check_amount (draft, last, POUNDS (10450), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "£10,450 is over the cap of £10,000. Enter £10,000 or less, or give a reason to "
                   "go over.");
  g_clear_error (&error);
  g_assert_false (opcc_award_draft_check_amount (draft, last, -100, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);

  opcc_award_draft_set_amount (draft, last, POUNDS (4000));
  g_assert_cmpint (row_at (16)->amount, ==, POUNDS (4000));
  g_assert_true (row_at (16)->by_hand);
  /* What is left goes to the next, in whole steps. */
  g_assert_cmpint (row_at (17)->amount, ==, POUNDS (400));
  g_assert_cmpint (plan ()->total, ==, POUNDS (129990));
  opcc_award_draft_set_reason (draft, last, "  The hall is smaller ", "Report in March");
  g_assert_cmpint (row_at (16)->amount, ==, POUNDS (4000));
  g_assert_nonnull (row_at (16)->reason);
  g_assert_cmpstr (row_at (16)->conditions, ==, "Report in March");
  g_assert_true (opcc_award_draft_check_amount (draft, last, POUNDS (10450), NULL));
  opcc_award_draft_set_amount (draft, last, OPCC_NO_MONEY);
  g_assert_cmpint (row_at (16)->amount, ==, POUNDS (4400));
  g_assert_nonnull (row_at (16)->reason);
  opcc_award_draft_set_reason (draft, last, " ", NULL);
  g_assert_null (row_at (16)->reason);
  for (guint i = 0; i < 4; i++)
    opcc_award_draft_undo (draft);
  g_assert_false (opcc_award_draft_can_undo (draft));
  g_assert_cmpint (plan ()->total, ==, POUNDS (129990));
  tear_down ();
}

static void
check_threshold (void)
{
  set_up ();
  opcc_award_draft_set_threshold (draft, 70 * OPCC_PERCENT);
  g_assert_cmpuint (plan ()->ranking->n_pass, ==, 15);
  g_assert_cmpuint (plan ()->n_awards, ==, 15);
  assert_words (opcc_award_words_threshold (plan ()), "Threshold 70% · 15 pass");
  opcc_award_draft_set_rule (draft, OPCC_AWARD_THRESHOLD);
  g_assert_cmpint (plan ()->total, ==, POUNDS (125590));
  opcc_award_draft_take_scenario (draft, OPCC_AWARD_WHOLE);
  g_assert_cmpint (opcc_award_draft_get_scenario_shown (draft), ==, OPCC_AWARD_WHOLE);
  tear_down ();
}

/* New marks come in under what a person chose; without a choice the board starts anew. */
static void
check_base (void)
{
  guint serial;

  set_up ();
  opcc_award_draft_set_line (draft, 15, FALSE);
  opcc_award_draft_set_base (draft, reading->plan);
  g_assert_cmpuint (plan ()->n_awards, ==, 15);
  opcc_award_draft_clear_steps (draft);
  opcc_award_draft_set_base (draft, reading->plan);
  g_assert_cmpuint (plan ()->n_awards, ==, 16);
  serial = opcc_award_draft_get_serial (draft);
  opcc_award_draft_take_holds_up (draft, reading->plan);
  g_assert_cmpuint (opcc_award_draft_get_serial (draft), ==, serial);
  opcc_award_draft_set_decided (draft, reading->plan);
  opcc_award_draft_set_line (draft, 3, FALSE);
  opcc_award_draft_set_amount (draft, row_at (1)->ranked->application, 0);
  g_assert_cmpuint (plan ()->n_awards, ==, 16);
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/award-draft/scenarios", check_scenarios);
  g_test_add_func ("/grants/award-draft/words", check_words);
  g_test_add_func ("/grants/award-draft/best-use", check_best_use);
  g_test_add_func ("/grants/award-draft/line", check_line);
  g_test_add_func ("/grants/award-draft/sums", check_sums);
  g_test_add_func ("/grants/award-draft/threshold", check_threshold);
  g_test_add_func ("/grants/award-draft/base", check_base);
  return g_test_run ();
}
