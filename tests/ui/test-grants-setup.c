/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of how a year is set up in the window: copies with their days to be put right. */
#include "grants-test.h"

#include "opcc-ask-dialog.h"
#include "opcc-criteria-dialog.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-round.h"
#include "opcc-round-next.h"
#include "opcc-round-page.h"
#include "opcc-scheme.h"
#include "opcc-setup-copy-dialog.h"
#include "opcc-tab-page.h"
#include "opcc-ui-test.h"
#include "user.h"

static GrantsTest test;

/* Types into the row of that title in the form with that heading, of those that stand below each
 * other. */
static void
type (GtkWidget *dialog, const char *heading, const char *title, const char *words)
{
  GtkWidget *label = opcc_test_find (dialog, GTK_TYPE_LABEL, heading);
  GtkWidget *form = label != NULL ? gtk_widget_get_ancestor (label, OPCC_TYPE_FORM) : NULL;
  GtkWidget *row = form != NULL ? opcc_test_find (form, ADW_TYPE_ENTRY_ROW, title) : NULL;

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), words);
}

static void
check_copy_scheme (void)
{
  GtkWidget *dialog;
  GtkWidget *button;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_grants_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "Round 1 · 2023/24");
  button = opcc_test_find (test.page, GTK_TYPE_BUTTON, "Copy scheme…");
  g_assert_nonnull (button);
  opcc_test_press (button);
  dialog = grants_test_wait_window (OPCC_TYPE_SETUP_COPY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==,
                   "Copy scheme 2023/24 as 2024/25");
  type (dialog, "2024/25", "Pot for the year", "£420,000");
  /* A round that would close before it opens: refused, and what was typed stays. */
  type (dialog, "Round 2", "Closes", "1 January 2024");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (dialog, "The round would close (1 January 2024, 17:00) before it opens "
                                 "(2 September 2024, 09:00). Give a later closing date.");
  type (dialog, "Round 2", "Closes", "30 September 2024 12:00");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (test.page, "£420,000 for the year, £420,000 left");
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Scheme 2024/25 made [Undo]");
  g_assert_true (opcc_test_shows_text (test.page, "2 schemes"));
  g_assert_true (opcc_test_shows_text (test.page, "Round 3 · 2024/25"));
  grants_test_close (&test);
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static void
check_copy_round (void)
{
  GtkWidget *dialog;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 800);
  gtk_widget_activate_action (test.page, "page.copy-round", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_SETUP_COPY_DIALOG);
  g_assert_true (opcc_test_shows_text (dialog, "Round 4"));
  type (dialog, "Round 4", "Opens", "5 February 2024 09:00");
  type (dialog, "Round 4", "Closes", "1 March 2024");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Round 2023/24-4 made [Undo]");
  g_assert_cmpint (grants_test_find (&test, &opcc_round_kind, "2023/24-4"), !=, 0);
  grants_test_close (&test);
}

/* The dialog of the criteria of round 1, once they are read. */
static GtkWidget *
open_criteria (void)
{
  GtkWidget *dialog;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 800);
  gtk_widget_activate_action (test.page, "page.criteria", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_CRITERIA_DIALOG);
  grants_test_wait_text (dialog, "5. Reach and deliverability");
  grants_test_wait_text (dialog, "The weights add up to 100%. Applications have come, so every "
                                 "change is a variation of the round, with its day and its "
                                 "reason.");
  return dialog;
}

static void
check_take_out (void)
{
  GtkWidget *dialog = open_criteria ();
  GtkWidget *ask;
  GtkWidget *row = opcc_test_find (dialog, ADW_TYPE_ACTION_ROW, "2. Evidence of need");

  g_assert_nonnull (row);
  opcc_test_press (opcc_test_find (row, GTK_TYPE_BUTTON, NULL));
  ask = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  g_assert_true (opcc_test_shows_text (ask, "Evidence of need"));
  g_assert_true (opcc_test_shows_text (
      ask, "120 marks given for it would no longer count; they stay in the record. The other "
           "weights grow in proportion, so that they add up to 100%."));
  /* Without a reason it stays. */
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (ask));
  grants_test_wait_text (ask, "Say why, for the record. Nothing was changed.");
  opcc_ask_dialog_set_text (OPCC_ASK_DIALOG (ask), 0, "It was asked twice.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (ask));
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Criterion taken out [Undo]");
  grants_test_wait_text (dialog, "2. Evidence of need");
  grants_test_wait_text (dialog, "30.77% of the mark · 0 to 5 · an award needs 2");
  gtk_window_destroy (GTK_WINDOW (dialog));
  grants_test_close (&test);
}

static void
check_add_criterion (void)
{
  GtkWidget *dialog = open_criteria ();
  g_autoptr (OpccRecord) record = NULL;
  GtkWidget *form;
  OpccForm *rows;

  opcc_test_press (opcc_test_find (dialog, GTK_TYPE_BUTTON, "Add criterion…"));
  form = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  grants_test_wait_text (
      form, "51 applications have no mark for it yet. Marking re-opens for 120 submitted sets of "
            "marks: Commissioning officer 31, Community safety officer 30, Grants officer 30, "
            "Partnerships officer 29. The other weights shrink in proportion, so that all add up "
            "to 100%.");
  rows = opcc_form_dialog_get_form (OPCC_FORM_DIALOG (form));
  record = opcc_record_copy (opcc_form_get_record (rows));
  g_assert_true (opcc_record_set_typed (record, "title", "Partners", NULL));
  g_assert_true (opcc_record_set_typed (record, "weight", "20", NULL));
  g_assert_true (opcc_record_set_typed (record, "reason", "The panel asked for it.", NULL));
  opcc_form_set_record (rows, record);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (form));
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "“Partners” saved [Undo]");
  grants_test_wait_text (dialog, "6. Partners");
  gtk_window_destroy (GTK_WINDOW (dialog));
  grants_test_wait_text (test.page, "Varied since applications came");
  /* However much is written there, the column beside the districts is no wider. */
  user_wait_drawn (test.page);
  g_assert_cmpint (gtk_widget_get_width (opcc_test_find (test.page, OPCC_TYPE_ROUND_NEXT, NULL)),
                   <=, 300);
  grants_test_close (&test);
}

/* The checks of the program become records of the office, to be changed there. */
static void
check_take_over (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test,
                    opcc_grant_scheme_page_new (test.workspace,
                                                grants_test_find (&test, &opcc_scheme_kind,
                                                                  "2023/24")),
                    1064, 800);
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (test.page), "checks");
  grants_test_wait_text (test.page, "The checks of the program are asked");
  opcc_test_press (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Take over the program’s checks"));
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Checks taken over [Undo]");
  grants_test_wait_text (test.page, "Safeguarding policy");
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants-setup/copy-scheme", check_copy_scheme);
  g_test_add_func ("/grants-setup/copy-round", check_copy_round);
  g_test_add_func ("/grants-setup/take-out", check_take_out);
  g_test_add_func ("/grants-setup/add-criterion", check_add_criterion);
  g_test_add_func ("/grants-setup/take-over", check_take_over);
  return g_test_run ();
}
