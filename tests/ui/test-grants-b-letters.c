/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the letters tab: nothing before the decision, then from making to the files. */
#include "grants-test.h"

#include <string.h>

#include "opcc-document-view.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-letters-tab.h"
#include "opcc-letters.h"
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

  grants_test_wait_text (test.page, label);
  button = opcc_test_find (test.page, GTK_TYPE_BUTTON, label);
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

/* The first letter to review is in view, and the next one takes its place. */
static void
check_review (void)
{
  set_up ();
  decide_and_make ();
  press ("Review feedback, 35 left");
  grants_test_wait_text (test.page,
                         "Read the feedback, edit it where it must be, and mark it as reviewed.");
  press ("Reviewed");
  grants_test_wait_text (test.page, "Review feedback, 34 left");
  gtk_widget_activate_action (get_tab (), "letters.review", NULL);
  grants_test_wait_text (test.page, "Review feedback, 33 left");
  tear_down ();
}

static gboolean
has_error (gpointer data)
{
  return grants_test_get_error (&test) != NULL;
}

static gpointer
issue_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *round = data;

  return GINT_TO_POINTER (
      opcc_letters_issue (db, *round, NULL, 0, opcc_date_from_ymd (2023, 10, 16), error) == 19);
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
  grants_test_run (&test, issue_job, &test.round);
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
