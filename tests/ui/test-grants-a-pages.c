/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the list of schemes, the page of an application, and the forms of both. */
#include "grants-test.h"

#include "opcc-application.h"
#include "opcc-application-page.h"
#include "opcc-banner.h"
#include "opcc-criteria-dialog.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-record-page.h"
#include "opcc-round.h"
#include "opcc-round-page.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static void
show_application (const char *words)
{
  gint64 n;

  grants_test_open (&test, TRUE);
  n = grants_test_find (&test, &opcc_application_kind, words);
  grants_test_show (&test, opcc_application_page_new (test.workspace, n), 1064, 800);
}

static void
check_schemes (void)
{
  g_autofree char *shown = NULL;
  GtkWidget *row;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_grants_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "Round 1 · 2023/24");
  g_assert_true (opcc_test_shows_text (test.page, "£400,000 for the year, £400,000 left"));
  g_assert_true (opcc_test_shows_text (test.page, "54"));
  g_assert_true (opcc_test_shows_text (test.page, "£380,040"));
  g_assert_true (opcc_test_shows_text (test.page, "1 scheme"));
  opcc_test_save_picture (test.page, "schemes.png");
  row = gtk_widget_get_ancestor (opcc_test_find (test.page, GTK_TYPE_LABEL, "Round 1 · 2023/24"),
                                 GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (row);
  opcc_test_settle ();
  shown = g_strdup_printf ("round %d", (int) test.round);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, shown);
  grants_test_close (&test);
}

static void
set_form (OpccFormDialog *dialog, const char *field, const char *typed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_record_set_typed (opcc_form_get_record (opcc_form_dialog_get_form (dialog)),
                                        field, typed, &error));
  g_assert_no_error (error);
}

static void
check_new_scheme (void)
{
  OpccFormDialog *dialog;

  grants_test_open (&test, FALSE);
  grants_test_show (&test, opcc_grants_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "No schemes yet");
  gtk_widget_activate_action (test.page, "page.new", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  set_form (dialog, "year", "2024/25");
  set_form (dialog, "title", "Fund & <b>friends</b>");
  set_form (dialog, "pot", "£250,000");
  g_signal_emit_by_name (dialog, "apply");
  /* Text of the user is no markup anywhere. */
  grants_test_wait_text (test.page, "Fund & <b>friends</b> · 2024/25");
  g_assert_true (g_str_has_suffix (grants_test_get_toast (&test), "saved [Undo]"));

  gtk_widget_activate_action (test.page, "page.new-round", "x", (gint64) 1);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  set_form (dialog, "closes", "31 July 2024");
  g_signal_emit_by_name (dialog, "apply");
  grants_test_wait_text (test.page, "Round 1 · 2024/25");
  grants_test_close (&test);
}

static void
check_application (void)
{
  show_application ("2023/24-1/R1-002");
  grants_test_wait_text (test.page, "Bus stop mentors");
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (test.page)), ==, "Tollgate Youth Project");
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (test.page)), ==,
                   "R1-002 · Round 1 · 2023/24");
  g_assert_true (opcc_test_shows_text (test.page, "Over 12 months"));
  g_assert_true (opcc_test_shows_text (test.page, "It lasts 17 months; the scheme allows 12."));
  gtk_widget_activate_action (test.page, "page.organisation", NULL);
  g_assert_true (g_str_has_prefix (grants_test_get_shown (&test), "organisation "));
  opcc_test_save_picture (test.page, "application.png");
  grants_test_close (&test);
}

static void
check_override (void)
{
  OpccAskDialog *dialog;
  GtkWidget *button;

  show_application ("2023/24-1/R1-007");
  grants_test_wait_text (test.page, "£10,450 is over the cap of £10,000.");
  button = opcc_test_find (test.page, GTK_TYPE_BUTTON, "Override…");
  g_assert_nonnull (button);
  opcc_test_press (button);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  /* Without a reason nothing is done, and it says why. */
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog),
                                       "Give the reason. It is kept with the application."));
  opcc_ask_dialog_set_text (dialog, 0, "The extra £450 is paid by the council");
  opcc_ask_dialog_set_text (dialog, 1, "Round lead");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (test.page,
                         "Set aside by Round lead: The extra £450 is paid by the council");
  g_assert_null (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Override…"));
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "“Over the cap” set aside [Undo]");
  grants_test_close (&test);
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static void
check_edit (void)
{
  OpccRecordPage *record;
  GtkWidget *row;

  show_application ("2023/24-1/R1-003");
  grants_test_wait_text (test.page, "Neighbours who notice");
  record = OPCC_RECORD_PAGE (opcc_test_find (test.page, OPCC_TYPE_RECORD_PAGE, NULL));
  gtk_widget_activate_action (test.page, "page.edit", NULL);
  row = opcc_test_find (GTK_WIDGET (record), ADW_TYPE_ENTRY_ROW, "Neighbours who notice");
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Neighbours & friends");
  gtk_widget_activate_action (GTK_WIDGET (record), "record.save", NULL);
  opcc_test_wait (has_toast, &test);
  grants_test_wait_text (test.page, "Neighbours & friends");
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Application saved [Undo]");
  grants_test_close (&test);
}

static void
check_criteria (void)
{
  OpccCriteriaDialog *dialog;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 800);
  gtk_widget_activate_action (test.page, "page.criteria", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_CRITERIA_DIALOG);
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "The weights add up to 100%. Applications have come, so every change is a "
                         "variation of the round, with its day and its reason.");
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "criteria.png");
  gtk_window_destroy (GTK_WINDOW (dialog));
  grants_test_wait_text (test.page, "£380,040");
  grants_test_close (&test);
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/pages/schemes", check_schemes);
  g_test_add_func ("/grants/pages/new-scheme", check_new_scheme);
  g_test_add_func ("/grants/pages/application", check_application);
  g_test_add_func ("/grants/pages/override", check_override);
  g_test_add_func ("/grants/pages/edit", check_edit);
  g_test_add_func ("/grants/pages/criteria", check_criteria);
  return g_test_run ();
}
