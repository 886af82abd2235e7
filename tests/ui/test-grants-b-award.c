/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the award board on the sample office: its figures, the line, the decision, the lock. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-award-board-row.h"
#include "opcc-award-board.h"
#include "opcc-award-divider.h"
#include "opcc-award-side.h"
#include "opcc-banner.h"
#include "opcc-bullet-meter.h"
#include "opcc-db.h"
#include "opcc-grants-pages.h"
#include "opcc-history.h"
#include "opcc-marking.h"
#include "opcc-money-entry.h"
#include "opcc-round.h"
#include "opcc-scenario-weights.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
settle_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *round = data;

  return GINT_TO_POINTER (opcc_marking_settle_all (db, *round, "Talked through", error) >= 0);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static gpointer
redo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_redo (db, cancellable, error);
}

static gpointer
read_round_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_round_load (db, *(const gint64 *) data, error);
}

static void
set_up (int width, int height, gboolean settled)
{
  grants_test_open (&test, TRUE);
  if (settled)
    grants_test_run (&test, settle_job, &test.round);
  opcc_test_settle ();
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), width, height);
  gtk_widget_activate_action (test.page, "page.tab", "s", "awards");
  grants_test_wait_text (test.page, "£129,990");
}

static void
tear_down (void)
{
  grants_test_close (&test);
}

static void
assert_shown (const char *text)
{
  if (!opcc_test_shows_text (test.page, text))
    g_error ("“%s” is not shown", text);
}

/* A part of what a label says. */
typedef struct
{
  GtkWidget *root;
  const char *part;
} Part;

static gboolean
shows_part (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_part (child, part))
      return TRUE;
  return FALSE;
}

static gboolean
is_part_shown (gpointer data)
{
  const Part *part = data;

  return shows_part (part->root, part->part);
}

static void
wait_part (GtkWidget *root, const char *text)
{
  Part part = { root, text };

  opcc_test_wait (is_part_shown, &part);
}

static void
act (const char *name)
{
  g_assert_true (gtk_widget_activate_action (test.page, name, NULL));
  opcc_test_settle ();
}

static OpccAwardBoard *
get_board (void)
{
  return OPCC_AWARD_BOARD (opcc_test_find (test.page, OPCC_TYPE_AWARD_BOARD, NULL));
}

/* The line between rows that says @words; with NULL any, and how many there are. */
static GtkWidget *
find_line (GtkWidget *root, const char *words, guint *n_lines)
{
  GtkWidget *found = NULL;

  if (OPCC_IS_AWARD_DIVIDER (root))
    {
      *n_lines += 1;
      return words == NULL || opcc_test_shows_text (root, words) ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *line = find_line (child, words, n_lines);

      found = found != NULL ? found : line;
    }
  return found;
}

static void
assert_line (const char *words, const char *note)
{
  guint n_lines = 0;
  GtkWidget *line = find_line (test.page, words, &n_lines);

  g_assert_nonnull (line);
  if (note != NULL)
    g_assert_true (opcc_test_shows_text (line, note));
  else
    g_assert_null (opcc_test_find (line, GTK_TYPE_IMAGE, NULL));
}

static guint
count_lines (void)
{
  guint n_lines = 0;

  find_line (test.page, NULL, &n_lines);
  return n_lines;
}

static void
check_picture (void)
{
  static const char *const texts[] = {
    "Rank order, part-fund the last",
    "Linnet House",
    "86.0%",
    "Foundry Youth Kitchen",
    "Part",
    "£129,990",
    "of £130,000",
    "£10 left · £13,000 more within the over-award",
    "10 of 16 hold up whoever marked",
    "Show 6",
    "£61,840",
    "£58,540",
    "£125,590",
    "£126,590",
    "15 awards · 3 out of rank, reasons needed",
    NULL,
  };
  GtkWidget *meter;
  g_autofree char *sentence = NULL;

  set_up (1064, 753, FALSE);
  for (guint i = 0; texts[i] != NULL; i++)
    assert_shown (texts[i]);
  assert_line ("Pot £130,000 · 16 awards", "£10 left");
  assert_line ("10% over the pot · £143,000", "reaches rank 17");
  assert_line ("Threshold 65% · 23 pass", "28 do not");
  g_assert_cmpuint (count_lines (), ==, 3);
  meter = opcc_test_find (test.page, OPCC_TYPE_BULLET_METER, NULL);
  sentence = opcc_bullet_meter_dup_sentence (OPCC_BULLET_METER (meter));
  g_assert_nonnull (strstr (sentence, "£129,990 of a pot of £130,000"));
  opcc_test_save_picture (test.host, "award-board.png");
  opcc_test_set_dark (TRUE);
  opcc_test_settle ();
  opcc_test_save_picture (test.host, "award-board-dark.png");
  opcc_test_set_dark (FALSE);
  tear_down ();
}

static void
check_wide (void)
{
  static const char *const texts[] = { "Before deciding",
                                       "3 scores are still to be settled",
                                       "5 applications state no match funding",
                                       "6 awards depend on who marked",
                                       "Hinckley & Bosworth",
                                       "Safe steps home",
                                       NULL };

  set_up (1064, 753, FALSE);
  /* Wider than the screen of the test. */
  gtk_widget_set_size_request (test.page, 1704, 989);
  grants_test_wait_text (test.page, "Before deciding");
  for (guint i = 0; texts[i] != NULL; i++)
    assert_shown (texts[i]);
  opcc_test_save_picture (test.host, "award-board-1080.png");
  tear_down ();
}

static void
check_move (void)
{
  set_up (1064, 753, FALSE);
  act ("page.line-down");
  assert_shown ("£139,790");
  assert_shown ("£9,790 over the pot · £3,210 more within the over-award");
  assert_line ("17 awards · £139,790", "£9,790 over the pot");
  assert_line ("Pot £130,000", NULL);
  act ("page.line-up");
  act ("page.line-up");
  assert_shown ("£4,410 left · £13,000 more within the over-award");
  act ("page.board-undo");
  act ("page.board-undo");
  act ("page.board-undo");
  assert_line ("Pot £130,000 · 16 awards", "£10 left");
  act ("page.board-redo");
  assert_shown ("£139,790");
  tear_down ();
}

/* How far awards hold up follows the line, a moment later. */
static void
check_redraw (void)
{
  set_up (1064, 753, FALSE);
  for (guint i = 0; i < 6; i++)
    act ("page.line-up");
  grants_test_wait_text (test.page, "10 of 10 hold up whoever marked");
  tear_down ();
}

static void
check_cap (void)
{
  GtkWidget *entry;
  gint64 cursor;

  set_up (1064, 753, FALSE);
  cursor = opcc_award_board_get_cursor (get_board ());
  g_assert_cmpint (cursor, !=, 0);
  opcc_award_board_edit (get_board ());
  opcc_test_settle ();
  entry = opcc_test_find (test.page, OPCC_TYPE_MONEY_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "10450");
  g_assert_false (opcc_money_entry_commit (OPCC_MONEY_ENTRY (entry)));
  assert_shown ("£10,450 is over the cap of £10,000. Enter £10,000 or less, or give a reason to "
                "go over.");
  assert_shown ("£10 left · £13,000 more within the over-award");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "4000");
  g_assert_true (opcc_money_entry_commit (OPCC_MONEY_ENTRY (entry)));
  opcc_test_settle ();
  g_assert_false (shows_part (test.page, "is over the cap"));
  assert_shown ("£4,000");
  assert_shown ("£400");
  assert_shown ("As set on the board");
  tear_down ();
}

static void
apply_decision (const char *reasons)
{
  OpccAskDialog *dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);

  opcc_ask_dialog_set_text (dialog, 0, "EXE0099-23");
  opcc_ask_dialog_set_text (dialog, 1, reasons);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (&test) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !opcc_test_shows_text (test.page, data);
}

static void
check_decide (void)
{
  g_autoptr (OpccRound) round = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *entry;

  set_up (1064, 753, TRUE);
  act ("page.decide");
  apply_decision ("They stop harm before it is done");
  opcc_test_wait (has_toast, NULL);
  g_assert_cmpstr (grants_test_get_toast (&test), ==,
                   "Decision recorded: 16 awards of £129,990 [Undo]");
  grants_test_wait_text (test.page,
                         "EXE0099-23 of 10 October 2023. The board shows what was decided.");
  round = grants_test_run (&test, read_round_job, &test.round);
  g_assert_cmpstr (round->decision_ref, ==, "EXE0099-23");
  assert_shown ("£129,990");
  assert_line ("Pot £130,000 · 16 awards", "£10 left");
  g_assert_true (gtk_widget_activate_action (test.page, "page.line-down", NULL));
  opcc_test_settle ();
  assert_shown ("£129,990");
  entry = opcc_test_find (test.page, OPCC_TYPE_MONEY_ENTRY, NULL);
  g_assert_true (entry == NULL || !gtk_widget_get_visible (entry));
  opcc_test_save_picture (test.host, "award-board-decided.png");

  undone = grants_test_run (&test, undo_job, NULL);
  opcc_test_wait (is_gone, (gpointer) "EXE0099-23 of 10 October 2023. The board shows what was "
                                      "decided.");
  act ("page.line-down");
  assert_shown ("£139,790");
  tear_down ();
}

static gboolean
has_come (gpointer data)
{
  return g_get_monotonic_time () > *(const gint64 *) data;
}

/* A redraw that was planned for the draft is not made of what was decided meanwhile. */
static void
check_decided_while_redrawing (void)
{
  const char *decided = "EXE0099-23 of 10 October 2023. The board shows what was decided.";
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 later;

  set_up (1064, 753, TRUE);
  act ("page.decide");
  apply_decision ("They stop harm before it is done");
  grants_test_wait_text (test.page, decided);
  assert_shown ("10 of 16 hold up whoever marked");
  undone = grants_test_run (&test, undo_job, NULL);
  opcc_test_wait (is_gone, (gpointer) decided);
  redone = grants_test_run (&test, redo_job, NULL);
  grants_test_wait_text (test.page, decided);
  later = g_get_monotonic_time () + G_USEC_PER_SEC;
  opcc_test_wait (has_come, &later);
  assert_shown ("10 of 16 hold up whoever marked");
  tear_down ();
}

/* Refused while marks are open, and without reasons where rank order or the pot is broken. */
static void
check_refused (void)
{
  OpccAskDialog *dialog;

  set_up (1064, 753, FALSE);
  act ("page.decide");
  apply_decision ("They stop harm before it is done");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  wait_part (GTK_WIDGET (dialog), "still in moderation");
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_settle ();
  act ("page.line-down");
  act ("page.decide");
  apply_decision ("They stop harm before it is done");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  wait_part (GTK_WIDGET (dialog), "The awards are over the pot. Give the reason");
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_settle ();
  g_assert_null (grants_test_get_toast (&test));
  tear_down ();
}

static void
check_unsure (void)
{
  gint64 before;

  set_up (1064, 753, FALSE);
  before = opcc_award_board_get_cursor (get_board ());
  opcc_award_board_show_next_unsure (get_board ());
  opcc_test_settle ();
  g_assert_cmpint (opcc_award_board_get_cursor (get_board ()), !=, before);
  opcc_award_board_show_threshold (get_board ());
  opcc_test_settle ();
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_board ()), "board.open-application", NULL));
  g_assert_true (g_str_has_prefix (grants_test_get_shown (&test), "application"));
  tear_down ();
}

static gboolean
says (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static void
check_scenarios (void)
{
  OpccAskDialog *dialog;
  GtkWidget *body;

  set_up (1064, 753, TRUE);
  act ("page.save-scenario");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "All the money");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (says, (char *) "Scenario “All the money” saved [Undo]");
  act ("page.line-up");
  grants_test_wait_text (test.page, "£125,590");
  act ("page.compare-scenarios");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  body = gtk_window_get_child (GTK_WINDOW (dialog));
  wait_part (body, "All the money");
  wait_part (body, "As on the board");
  wait_part (body, "£129,990 · 16");
  wait_part (body, "£125,590 · 15");
  wait_part (body, "Differ (1)");
  wait_part (body, "The same in all (53)");
  wait_part (body, "R1-030 · Foundry Youth Kitchen");
  wait_part (body, "First grant known to the office");
  opcc_test_save_picture (body, "scenarios.png");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (says, (char *) "The scenario is on the board [Undo]");
  grants_test_wait_text (test.page, "£129,990");
  act ("page.board-undo");
  grants_test_wait_text (test.page, "£125,590");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  tear_down ();
}

/* The order in which freed money is offered is set by hand, with a reason, and can be undone. */
static void
check_reserve (void)
{
  OpccAskDialog *dialog;

  set_up (1064, 753, TRUE);
  act ("page.decide");
  apply_decision ("They stop harm before it is done");
  grants_test_wait_text (test.page, "1. R1-039 · Hopewell Victims’ Fund");
  act ("page.reserve");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "first");
  opcc_ask_dialog_set_text (dialog, 1, "Local need");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  wait_part (GTK_WIDGET (dialog), "“first” is not a place");
  opcc_ask_dialog_set_text (dialog, 0, "2");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (says, (char *) "The reserve list is in the new order [Undo]");
  grants_test_wait_text (test.page, "2. R1-039 · Hopewell Victims’ Fund, by hand: Local need");
  opcc_test_save_picture (test.host, "award-board-reserve.png");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  tear_down ();
}

static gboolean
has_weights (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (data));
}

/* Weights of a scenario's own: refused unless they add up, compared, and never decided on. */
static void
check_weights (void)
{
  OpccAskDialog *dialog;
  GtkWidget *weights;
  GtkWidget *body;

  set_up (1064, 753, TRUE);
  act ("page.save-scenario");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  body = GTK_WIDGET (dialog);
  weights = opcc_test_find (body, OPCC_TYPE_SCENARIO_WEIGHTS, NULL);
  opcc_test_wait (has_weights, weights);
  opcc_ask_dialog_set_text (dialog, 0, "Need first");
  g_assert_null (opcc_scenario_weights_get (OPCC_SCENARIO_WEIGHTS (weights)));
  opcc_scenario_weights_set (OPCC_SCENARIO_WEIGHTS (weights), 1, "4");
  wait_part (body, "not to 100%.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  wait_part (body, "The weights of the criteria add up to");
  opcc_scenario_weights_set (OPCC_SCENARIO_WEIGHTS (weights), 2, "42");
  wait_part (body, "They add up to 100%.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (says, (char *) "Scenario “Need first” saved [Undo]");
  act ("page.compare-scenarios");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  body = GTK_WIDGET (dialog);
  wait_part (body, "Need first (other weights, to compare only)");
  wait_part (body, "Weights of the criteria");
  wait_part (body, "42%");
  opcc_test_save_picture (body, "scenarios-weights.png");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  wait_part (body, "The award is decided on the weights that were announced");
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_settle ();
  tear_down ();
}

static void
check_empty (void)
{
  gint64 round_2;

  grants_test_open (&test, TRUE);
  round_2 = grants_test_find (&test, &opcc_round_kind, "2023/24-2");
  grants_test_show (&test, opcc_round_page_new (test.workspace, round_2), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "awards");
  grants_test_wait_text (test.page, "Nothing to rank yet");
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/award-tab/picture", check_picture);
  g_test_add_func ("/grants/award-tab/wide", check_wide);
  g_test_add_func ("/grants/award-tab/move", check_move);
  g_test_add_func ("/grants/award-tab/redraw", check_redraw);
  g_test_add_func ("/grants/award-tab/cap", check_cap);
  g_test_add_func ("/grants/award-tab/decide", check_decide);
  g_test_add_func ("/grants/award-tab/decided-while-redrawing", check_decided_while_redrawing);
  g_test_add_func ("/grants/award-tab/refused", check_refused);
  g_test_add_func ("/grants/award-tab/unsure", check_unsure);
  g_test_add_func ("/grants/award-tab/scenarios", check_scenarios);
  g_test_add_func ("/grants/award-tab/weights", check_weights);
  g_test_add_func ("/grants/award-tab/reserve", check_reserve);
  g_test_add_func ("/grants/award-tab/empty", check_empty);
  return g_test_run ();
}
