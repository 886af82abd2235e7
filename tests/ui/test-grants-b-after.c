/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what follows an award in the window: the tab of a round, and the page of a grant. */
#include "grants-test.h"

#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-after-tab.h"
#include "opcc-ask-dialog.h"
#include "opcc-attachment-acts.h"
#include "opcc-attachment-section.h"
#include "opcc-award.h"
#include "opcc-chart-card.h"
#include "opcc-chart-view.h"
#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-delivery-acts.h"
#include "opcc-form-dialog.h"
#include "opcc-grant-files.h"
#include "opcc-grants-pages.h"
#include "opcc-history.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static gint64 award;

/* --- the office ------------------------------------------------------------------------------ */

/* The first application of the round gets £5,000 for a year that began on 2 October 2023. */
static gpointer
award_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Award", error);
  g_autoptr (OpccAward) record = g_object_new (OPCC_TYPE_AWARD, NULL);
  g_autoptr (OpccApplication) application = NULL;

  record->application = opcc_db_get_integer (db, "SELECT min (n) FROM application WHERE round = $1",
                                             0, error, "i", test.round);
  application = opcc_db_load (db, &opcc_application_kind, record->application, error);
  if (action == NULL || application == NULL)
    return NULL;
  record->state = g_strdup ("approved");
  record->amount = 500000;
  record->decided = opcc_date_from_ymd (2023, 9, 27);
  application->starts = opcc_date_from_ymd (2023, 10, 2);
  application->ends = opcc_date_from_ymd (2024, 10, 1);
  if (!opcc_db_save (db, record, error) || !opcc_db_save (db, application, error) ||
      !opcc_action_commit (action, error))
    return NULL;
  award = opcc_record_get_n (OPCC_RECORD (record));
  return GINT_TO_POINTER (TRUE);
}

static gpointer
sign_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDelivery) grant = opcc_delivery_load (db, award, opcc_date_today (), error);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Sign", error);

  if (grant == NULL || action == NULL)
    return NULL;
  grant->agreement->signed_on = grant->agreement->sent;
  return GINT_TO_POINTER (opcc_delivery_save (db, grant->agreement, error) &&
                          opcc_action_commit (action, error));
}

static gpointer
load_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_delivery_load (db, award, opcc_date_today (), error);
}

/* --- helpers --------------------------------------------------------------------------------- */

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static gboolean
has_error (gpointer data)
{
  const char *error = grants_test_get_error (&test);

  return error != NULL && strstr (error, data) != NULL;
}

static void
press (const char *label)
{
  GtkWidget *button = opcc_test_find (test.page, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  opcc_test_press (button);
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
check_tab (void)
{
  GtkWidget *row;
  g_autofree char *shown = NULL;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "after");
  grants_test_wait_text (test.page, "No grants yet");
  g_assert_nonnull (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Go to the award board"));

  /* The tab follows the office file. */
  grants_test_run (&test, award_job, NULL);
  grants_test_wait_text (test.page, "Send the agreement");
  g_assert_true (opcc_test_shows_text (test.page, "£5,000"));
  g_assert_true (opcc_test_shows_text (test.page, "2023/24"));
  grants_test_wait_text (test.page,
                         "Nothing is paid yet. With the first payment, a chart here shows "
                         "what was awarded, paid and spent by quarter.");
  g_assert_null (opcc_test_find (test.page, OPCC_TYPE_CHART_CARD, NULL));
  row = opcc_test_find (opcc_test_find (test.page, OPCC_TYPE_AFTER_TAB, NULL),
                        GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  shown = g_strdup_printf ("award %" PRId64, award);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, shown);
  opcc_test_save_picture (test.host, "after.png");
  grants_test_close (&test);
}

static gboolean
shows_spend (gpointer data)
{
  GtkWidget *tab = opcc_test_find (test.page, OPCC_TYPE_AFTER_TAB, NULL);
  GtkWidget *card = tab != NULL ? opcc_test_find (tab, OPCC_TYPE_CHART_CARD, NULL) : NULL;

  if (card == NULL)
    return FALSE;
  opcc_chart_view_set_shows_table (OPCC_CHART_VIEW (
                                       opcc_test_find (card, OPCC_TYPE_CHART_VIEW, NULL)),
                                   TRUE);
  return opcc_test_shows_text (card, "Reported spent") && opcc_test_shows_text (card, "£2,500");
}

static void
check_grant (void)
{
  OpccApplyDialog *dialog;
  OpccDelivery *grant;

  grants_test_open (&test, TRUE);
  grants_test_run (&test, award_job, NULL);
  grants_test_show (&test, opcc_grant_page_new (test.workspace, award), 1064, 753);
  grants_test_wait_text (test.page, "Send the agreement");
  press ("New agreement…");
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  opcc_apply_dialog_apply (dialog);
  grants_test_wait_text (test.page, "Agreement…");
  /* It has no name of its own, and had no number when it was added. */
  g_assert_cmpstr (opcc_store_get_undo_name (test.store), ==, "Add grant agreement");
  grants_test_run (&test, sign_job, NULL);
  grants_test_wait_text (test.page, "Plan how £5,000 is paid");
  press ("Plan payments…");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (dialog);
  opcc_test_wait (has_toast, (gpointer) "Payments and returns planned [Undo]");
  grants_test_wait_text (test.page, "Payment 1 of £2,500 can be made");
  press ("Pay…");
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  opcc_apply_dialog_apply (dialog);
  grants_test_wait_text (test.page, "Return…");
  grant = grants_test_run (&test, load_job, NULL);
  g_assert_cmpint (grant->paid, ==, 250000);
  g_assert_cmpint (grant->to_pay, ==, 250000);
  g_assert_cmpint (grant->payments->len, ==, 2);
  g_assert_cmpint (grant->step, ==, OPCC_DELIVERY_RETURN);
  opcc_delivery_free (grant);
  opcc_test_save_picture (test.host, "grant.png");
  grants_test_leave (&test);

  /* What is paid is drawn on the tab of the round. */
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "after");
  opcc_test_wait (shows_spend, NULL);
  g_assert_false (opcc_test_shows_text (test.page, "Nothing is paid yet. With the first payment, a "
                                                   "chart here shows what was awarded, paid and "
                                                   "spent by quarter."));
  grants_test_close (&test);
}

static void
check_files (void)
{
  g_autofree char *calendar = NULL;
  g_autofree char *bundle = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *text = NULL;
  gint64 application;
  OpccDelivery *grant;

  grants_test_open (&test, TRUE);
  grants_test_run (&test, award_job, NULL);
  grants_test_show (&test, opcc_grant_page_new (test.workspace, award), 1064, 753);
  grants_test_wait_text (test.page, "Auditor’s bundle…");
  grant = grants_test_run (&test, load_job, NULL);
  application = grant->award->application;
  opcc_delivery_free (grant);
  bundle = g_build_filename (test.folder, "grant.zip", NULL);
  opcc_grant_file_save (test.page, test.workspace, OPCC_GRANT_FILE_BUNDLE, application, bundle);
  opcc_test_wait (has_toast, (gpointer) "10 parts written to grant.zip");
  g_assert_true (g_file_get_contents (bundle, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "PK"));
  calendar = g_build_filename (test.folder, "round.ics", NULL);
  opcc_grant_file_save (test.page, test.workspace, OPCC_GRANT_FILE_CALENDAR, test.round, calendar);
  opcc_test_wait (has_toast, (gpointer) "6 days written to round.ics");
  nowhere = g_build_filename (test.folder, "not-there", "round.ics", NULL);
  opcc_grant_file_save (test.page, test.workspace, OPCC_GRANT_FILE_CALENDAR, test.round, nowhere);
  opcc_test_wait (has_error, (gpointer) "There is no such folder");
  grants_test_close (&test);
}

/* --- awards that change ---------------------------------------------------------------------- */

static gpointer
first_award_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  award =
      opcc_db_get_integer (db, "SELECT min (n) FROM award WHERE state = 'approved'", 0, error, "");
  return GINT_TO_POINTER (award != 0);
}

/* How many are approved, and whether the first of them was released. */
static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup_printf (
      "%" PRId64 " %" PRId64,
      opcc_db_get_integer (db, "SELECT count(*) FROM award WHERE state = 'approved'", 0, error, ""),
      opcc_db_get_integer (db, "SELECT count(*) FROM award WHERE n = $1 AND state = 'released'", 0,
                           error, "i", award));
}

static void
assert_awards (const char *expected)
{
  g_autofree char *counts = grants_test_run (&test, count_job, NULL);

  g_assert_cmpstr (counts, ==, expected);
}

static gboolean
has_released (gpointer data)
{
  const char *toast = grants_test_get_toast (&test);

  return toast != NULL && g_str_has_prefix (toast, "Award released; next on the reserve list: R1-");
}

/* A winner withdraws with a reason; who is next on the reserve list gets the money, with another.
 */
static void
check_changes (void)
{
  OpccAskDialog *dialog;

  grants_test_open (&test, TRUE);
  grants_test_decide (&test);
  grants_test_run (&test, first_award_job, NULL);
  grants_test_show (&test, opcc_grant_page_new (test.workspace, award), 1064, 753);
  grants_test_wait_text (test.page, "Send the agreement");
  gtk_widget_activate_action (test.page, "page.release", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog), "Say why; the register and the notice give the "
                                              "reason.");
  assert_awards ("16 0");
  opcc_ask_dialog_set_text (dialog, 0, "The group has closed.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_released, NULL);
  assert_awards ("15 1");
  grants_test_leave (&test);

  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "after");
  grants_test_wait_text (test.page, "Award from the reserve…");
  press ("Award from the reserve…");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "Give the reasons: the register has to publish them.");
  assert_awards ("15 1");
  opcc_ask_dialog_set_text (dialog, 1, "Less harm.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, (gpointer) "Awarded from the reserve list [Undo]");
  assert_awards ("16 1");
  grants_test_close (&test);
}

/* --- evidence -------------------------------------------------------------------------------- */

static gpointer
find_return_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = data;

  if (!opcc_delivery_plan (db, award, 2, OPCC_PAYMENTS_BY_RETURN, 0, error))
    return NULL;
  *n = opcc_db_get_integer (db, "SELECT min(n) FROM grant_return WHERE award = $1", 0, error, "i",
                            award);
  return GINT_TO_POINTER (*n > 0);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static void
attach (OpccAttachmentSection *section, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  opcc_attachment_section_attach (section, files);
}

static gboolean
has_no_rows (gpointer table)
{
  return opcc_test_shows_text (table, "Nothing yet: drop receipts, photographs or "
                                      "reports here");
}

static gpointer
find_file_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = data;

  *n = opcc_db_get_integer (db, "SELECT max(n) FROM attachment", 0, error, "");
  return GINT_TO_POINTER (*n > 0);
}

/* The row is there once the list was read again. */
static gboolean
has_cursor (gpointer data)
{
  OpccAttachmentSection *section = data;
  gint64 n = 0;

  grants_test_run (&test, find_file_job, &n);
  return opcc_table_show_n (opcc_record_section_get_table (
                                opcc_attachment_section_get_list (section)),
                            n);
}

static gboolean
is_written (gpointer path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_str_equal (text, "Rent, £12");
}

/* Attached, undone, done again, saved elsewhere and deleted; a folder is no evidence. */
static void
check_evidence (void)
{
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;
  OpccAttachmentSection *section;
  OpccTable *table;
  gint64 n = 0;

  grants_test_open (&test, TRUE);
  grants_test_run (&test, award_job, NULL);
  grants_test_run (&test, find_return_job, &n);
  path = g_build_filename (test.folder, "receipt.txt", NULL);
  out = g_build_filename (test.folder, "copy.txt", NULL);
  g_assert_true (g_file_set_contents (path, "Rent, £12", -1, NULL));
  grants_test_show (&test, opcc_record_file_new (test.workspace, &opcc_grant_return_record, n),
                    1064, 753);
  grants_test_wait_text (test.page, "Evidence");
  section =
      OPCC_ATTACHMENT_SECTION (opcc_test_find (test.page, OPCC_TYPE_ATTACHMENT_SECTION, NULL));
  table = opcc_record_section_get_table (opcc_attachment_section_get_list (section));
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (section), GTK_TYPE_BUTTON, "Attach…"));
  opcc_test_wait (has_no_rows, table);

  attach (section, path);
  opcc_test_wait (has_toast, (gpointer) "1 file attached [Undo]");
  grants_test_wait_text (GTK_WIDGET (table), "receipt.txt");
  opcc_test_save_picture (test.host, "evidence.png");
  g_free (grants_test_run (&test, undo_job, NULL));
  opcc_test_wait (has_no_rows, table);
  attach (section, path);
  grants_test_wait_text (GTK_WIDGET (table), "receipt.txt");

  attach (section, test.folder);
  opcc_test_wait (has_error, (gpointer) "is a folder");
  opcc_test_wait (has_cursor, section);
  opcc_attachment_act_write (GTK_WIDGET (section), test.workspace, opcc_table_get_cursor_n (table),
                             out);
  opcc_test_wait (is_written, out);
  gtk_widget_activate_action (GTK_WIDGET (opcc_attachment_section_get_list (section)),
                              "section.delete", NULL);
  opcc_test_wait (has_toast, (gpointer) "“receipt.txt” deleted [Undo]");
  opcc_test_wait (has_no_rows, table);
  grants_test_close (&test);
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/after/tab", check_tab);
  g_test_add_func ("/grants/after/grant", check_grant);
  g_test_add_func ("/grants/after/files", check_files);
  g_test_add_func ("/after/changes", check_changes);
  g_test_add_func ("/after/evidence", check_evidence);
  return g_test_run ();
}
