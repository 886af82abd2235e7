/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the letters tab: nothing before the decision, then from making to the files. */
#include "grants-test.h"

#include <string.h>

#include "opcc-document-view.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-letters-tab.h"
#include "opcc-letters.h"
#include "opcc-round-summary.h"
#include "opcc-round-words.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static int n_saved;
static gboolean last_saved;

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "letters");
  grants_test_wait_text (test.page, "No letters yet");
}

static void
tear_down (void)
{
  grants_test_close (&test);
}

static GtkWidget *
get_tab (void)
{
  return opcc_test_find (test.page, OPCC_TYPE_LETTERS_TAB, NULL);
}

static void
press (const char *label)
{
  GtkWidget *button;

  /* The overview speaks of the same step. */
  grants_test_wait_text (get_tab (), label);
  button = opcc_test_find (get_tab (), GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  opcc_test_press (button);
}

static void
decide_and_make (void)
{
  grants_test_decide (&test);
  press ("Make 54 letters");
  grants_test_wait_text (test.page, "Review feedback, 35 left");
}

static gpointer
summary_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_round_summary_compute (db, *(const gint64 *) data, cancellable, error);
}

/* What the overview asks for, and the tab it leads to. */
static void
assert_next (const char *title, const char *tab)
{
  g_autoptr (OpccRoundSummary) summary = grants_test_run (&test, summary_job, &test.round);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *label = NULL;
  g_autofree char *due = NULL;
  const char *target;

  steps = opcc_round_words_next (summary, &label, &target, &due);
  g_assert_cmpstr (((OpccNextStep *) g_ptr_array_index (steps, 0))->title, ==, title);
  g_assert_cmpstr (target, ==, tab);
  g_assert_nonnull (label);
}

/* Before the decision it says what to do first; after it, one step after the other. */
static void
check_empty (void)
{
  set_up ();
  g_assert_nonnull (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Go to the award board"));
  tear_down ();
}

static void
check_made (void)
{
  GtkWidget *view;

  set_up ();
  decide_and_make ();
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "54 letters made [Undo]");
  grants_test_wait_text (test.page,
                         "Award 15 · Part award 1 · Unsuccessful 28 · Reserve list 7 · Not "
                         "considered 3");
  view = opcc_test_find (get_tab (), OPCC_TYPE_DOCUMENT_VIEW, NULL);
  grants_test_wait_text (view, "Office of the Police and Crime Commissioner");
  grants_test_wait_text (view, "Our reference");
  opcc_test_save_picture (test.host, "letters.png");
  tear_down ();
}

static gpointer
review_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetters) letters = opcc_letters_read (db, test.round, cancellable, error);

  for (guint i = 0; letters != NULL && i < letters->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (letters->rows, i);
      const gint64 n = opcc_record_get_n (OPCC_RECORD (row->letter));

      if (strcmp (row->letter->state, "draft") == 0 && opcc_letter_needs_review (row->letter) &&
          !opcc_letters_review (db, &n, 1, error))
        return NULL;
    }
  return GINT_TO_POINTER (letters != NULL);
}

static gpointer
issue_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_letters_issue (db, test.round, NULL, 0,
                                              opcc_date_from_ymd (2023, 10, 16),
                                              error) == GPOINTER_TO_INT (data));
}

/* The first letter to review is in view, and the next one takes its place. */
static void
check_review (void)
{
  set_up ();
  grants_test_decide (&test);
  assert_next ("Make 54 letters", "letters");
  press ("Make 54 letters");
  grants_test_wait_text (test.page, "Review feedback, 35 left");
  assert_next ("Review the feedback of 35 letters", "letters");
  press ("Review feedback, 35 left");
  grants_test_wait_text (test.page,
                         "Read the feedback, edit it where it must be, and mark it as reviewed.");
  press ("Reviewed");
  grants_test_wait_text (test.page, "Review feedback, 34 left");
  gtk_widget_activate_action (get_tab (), "letters.review", NULL);
  grants_test_wait_text (test.page, "Review feedback, 33 left");
  grants_test_run (&test, review_job, &test.round);
  assert_next ("Issue 54 letters", "letters");
  grants_test_run (&test, issue_job, GINT_TO_POINTER (54));
  assert_next ("Look after 16 grants", "after");
  tear_down ();
}

static gboolean
has_error (gpointer data)
{
  return grants_test_get_error (&test) != NULL;
}

static void
saved_cb (OpccLettersTab *tab, gboolean saved)
{
  n_saved++;
  last_saved = saved;
}

static gboolean
is_saved (gpointer data)
{
  return n_saved >= GPOINTER_TO_INT (data);
}

/* What is issued can be saved, into a folder of its own and never over another. */
static void
check_issued_and_saved (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *mail = NULL;

  set_up ();
  decide_and_make ();
  grants_test_run (&test, issue_job, GINT_TO_POINTER (19));
  g_signal_connect (get_tab (), "saved", G_CALLBACK (saved_cb), NULL);
  folder = g_build_filename (test.folder, "letters", NULL);
  file = g_build_filename (folder, "R1-010-success.eml", NULL);
  opcc_letters_tab_save (OPCC_LETTERS_TAB (get_tab ()), folder);
  opcc_test_wait (is_saved, GINT_TO_POINTER (1));
  g_assert_true (last_saved);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "19 letters saved in the folder letters");
  g_assert_true (g_file_get_contents (file, &mail, NULL, NULL));
  g_assert_nonnull (strstr (mail, "X-Unsent: 1"));
  opcc_letters_tab_save (OPCC_LETTERS_TAB (get_tab ()), folder);
  opcc_test_wait (is_saved, GINT_TO_POINTER (2));
  g_assert_false (last_saved);
  g_assert_nonnull (strstr (grants_test_get_error (&test), "is there already"));
  tear_down ();
}

/* Its decision record opens from the menu of the round; before the decision it says what to do. */
static void
check_decision_record (void)
{
  GtkWidget *dialog;

  set_up ();
  gtk_widget_activate_action (test.page, "page.decision", NULL);
  opcc_test_wait (has_error, NULL);
  g_assert_nonnull (strstr (grants_test_get_error (&test), "has no decision record"));
  decide_and_make ();
  gtk_widget_activate_action (test.page, "page.decision", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  grants_test_wait_text (dialog, "Edit decision record");
  gtk_window_destroy (GTK_WINDOW (dialog));
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/letters-tab/empty", check_empty);
  g_test_add_func ("/letters-tab/made", check_made);
  g_test_add_func ("/letters-tab/review", check_review);
  g_test_add_func ("/letters-tab/decision-record", check_decision_record);
  g_test_add_func ("/letters-tab/issued-and-saved", check_issued_and_saved);
  return g_test_run ();
}
