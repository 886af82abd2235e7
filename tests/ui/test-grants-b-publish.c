/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the publish tab: nothing before the decision, then what is lacking, then the files. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-document-view.h"
#include "opcc-figure-grid.h"
#include "opcc-grants-pages.h"
#include "opcc-progress-card.h"
#include "opcc-publish-tab.h"
#include "opcc-record-marking.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static int n_written;
static gboolean last_written;

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "publish");
  grants_test_wait_text (test.page, "Nothing to publish yet");
}

static void
tear_down (void)
{
  grants_test_close (&test);
}

static OpccPublishTab *
get_tab (void)
{
  return OPCC_PUBLISH_TAB (opcc_test_find (test.page, OPCC_TYPE_PUBLISH_TAB, NULL));
}

static void
written_cb (OpccPublishTab *tab, gboolean written)
{
  n_written++;
  last_written = written;
}

static gboolean
is_written (gpointer data)
{
  return n_written >= GPOINTER_TO_INT (data);
}

/* (transfer full): what was written; NULL: it was refused. */
static char *
write_file (OpccPublishKind kind, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (test.folder, name, NULL);
  char *text = NULL;
  int before = n_written;

  opcc_publish_tab_write (get_tab (), kind, path);
  opcc_test_wait (is_written, GINT_TO_POINTER (before + 1));
  g_assert_cmpint (g_file_get_contents (path, &text, length, NULL), ==, last_written);
  return text;
}

static void
decide (void)
{
  grants_test_decide (&test);
  grants_test_wait_text (test.page, "Decision notice");
  grants_test_wait_text (test.page,
                         "Recipient, purpose, conditions, reasons, amount and date are there for "
                         "every award of the month.");
  g_signal_connect (get_tab (), "written", G_CALLBACK (written_cb), NULL);
}

static void
check_empty (void)
{
  set_up ();
  g_assert_nonnull (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Go to the award board"));
  tear_down ();
}

/* Words begin on the left, figures end on the right. */
static void
assert_side (const char *text, float xalign)
{
  GtkWidget *label = opcc_test_find (test.page, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (label)), ==, xalign);
}

/* The notice flows as it would be printed: a heading, sentences, a table of its own. */
static void
check_notice (void)
{
  GtkWidget *view;

  set_up ();
  decide ();
  view = opcc_test_find (GTK_WIDGET (get_tab ()), OPCC_TYPE_DOCUMENT_VIEW, NULL);
  g_assert_nonnull (view);
  g_assert_null (opcc_test_find (GTK_WIDGET (get_tab ()), GTK_TYPE_TEXT_VIEW, NULL));
  grants_test_wait_text (view, "How the decision was reached");
  grants_test_wait_text (view, "EXE0099-23");
  g_assert_nonnull (opcc_test_find (view, OPCC_TYPE_FIGURE_GRID, NULL));
  assert_side ("Harrowmere Youth Trust", 0);
  assert_side ("£9,850", 1);
  opcc_test_save_picture (test.host, "publish-notice.png");
  tear_down ();
}

static void
check_files (void)
{
  g_autofree char *notice = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *odt = NULL;
  g_autofree char *page = NULL;
  g_autofree char *rows = NULL;
  gsize length = 0;

  set_up ();
  decide ();
  notice = write_file (OPCC_PUBLISH_NOTICE, "notice.txt", NULL);
  g_assert_nonnull (strstr (notice, "EXE0099-23"));
  g_assert_nonnull (strstr (notice, "£129,990"));
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Saved as notice.txt");
  pdf = write_file (OPCC_PUBLISH_NOTICE, "notice.pdf", &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  odt = write_file (OPCC_PUBLISH_NOTICE, "notice.odt", &length);
  g_assert_true (g_str_has_prefix (odt, "PK"));
  page = write_file (OPCC_PUBLISH_NOTICE, "notice.html", NULL);
  g_assert_nonnull (strstr (page, "<td class=\"figure\">£129,990</td>"));
  rows = write_file (OPCC_PUBLISH_REGISTER, "register.csv", NULL);
  g_assert_nonnull (strstr (rows, "Linnet House"));
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "16 awards written to register.csv");
  opcc_test_save_picture (test.host, "publish.png");
  tear_down ();
}

static gpointer
mark_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_record_marking_set (db, &opcc_round_kind, test.round, data, NULL, error));
}

/* What is marked sensitive is not dropped without a word: the checks say it before, the toast
 * after. */
static void
check_marked (void)
{
  g_autofree char *rows = NULL;

  set_up ();
  decide ();
  grants_test_run (&test, mark_job, (gpointer) "OFFICIAL-SENSITIVE");
  grants_test_wait_text (
      test.page, "The law asks for every grant to be published. Take the marking off "
                 "before publishing, or have the Monitoring Officer agree to leave it out.");
  g_assert_nonnull (opcc_test_find (test.page, GTK_TYPE_LABEL,
                                    "R1-026 is left out: the round is marked OFFICIAL-SENSITIVE."));
  rows = write_file (OPCC_PUBLISH_REGISTER, "register.csv", NULL);
  g_assert_null (strstr (rows, "Linnet House"));
  g_assert_nonnull (strstr (rows, "16 grants withheld: OFFICIAL-SENSITIVE."));
  g_assert_cmpstr (grants_test_get_toast (&test), ==,
                   "0 awards written to register.csv. 16 grants withheld: OFFICIAL-SENSITIVE.");
  grants_test_run (&test, mark_job, (gpointer) "OFFICIAL");
  grants_test_wait_text (test.page,
                         "Recipient, purpose, conditions, reasons, amount and date are there for "
                         "every award of the month.");
  tear_down ();
}

static void
check_360giving (void)
{
  static const char *const names[] = { "grants.json", "grants.csv", "grants.xlsx" };
  OpccAskDialog *dialog;

  set_up ();
  decide ();
  g_assert_null (write_file (OPCC_PUBLISH_360GIVING, "grants.json", NULL));
  g_assert_nonnull (strstr (grants_test_get_error (&test), "360Giving prefix"));
  gtk_widget_activate_action (GTK_WIDGET (get_tab ()), "publish.publisher", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "no prefix");
  opcc_ask_dialog_set_text (dialog, 1, "Office of tests");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "“no prefix” is no 360Giving prefix. Write it as 360G-example, without "
                         "spaces.");
  opcc_ask_dialog_set_text (dialog, 0, "360G-tests");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *toast = g_strdup_printf ("16 awards written to %s", names[i]);
      g_autofree char *text = write_file (OPCC_PUBLISH_360GIVING, names[i], NULL);

      g_assert_nonnull (text);
      g_assert_cmpstr (grants_test_get_toast (&test), ==, toast);
    }
  tear_down ();
}

static void
check_month (void)
{
  GtkWidget *month;

  set_up ();
  decide ();
  month = opcc_test_find (test.page, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (month)), ==, 1);
  grants_test_wait_text (test.page, "October 2023");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (month), 2);
  grants_test_wait_text (test.page, "September 2023");
  opcc_test_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (month)), ==, 2);
  tear_down ();
}

/* Registers, calendar and bundles say how they stand, and are written from here. */
static void
check_after (void)
{
  g_autofree char *council = NULL;
  g_autofree char *calendar = NULL;
  g_autofree char *bundles = NULL;
  GtkWidget *card;
  gsize length = 0;

  set_up ();
  decide ();
  grants_test_wait_text (test.page, "16 grants have a bundle each.");
  grants_test_wait_text (test.page, "16 grants have money that no payment is planned for.");
  council = write_file (OPCC_PUBLISH_COUNCIL, "council.csv", NULL);
  g_assert_nonnull (strstr (council, "Awarding department"));
  g_assert_true (g_str_has_suffix (grants_test_get_toast (&test), "written to council.csv"));
  calendar = write_file (OPCC_PUBLISH_CALENDAR, "round.ics", NULL);
  g_assert_true (g_str_has_prefix (calendar, "BEGIN:VCALENDAR"));
  card = opcc_test_find (test.page, OPCC_TYPE_PROGRESS_CARD, NULL);
  g_assert_false (gtk_widget_get_visible (card));
  bundles = write_file (OPCC_PUBLISH_BUNDLES, "round.zip", &length);
  g_assert_true (g_str_has_prefix (bundles, "PK"));
  g_assert_cmpuint (length, >, 16 * 1000);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "16 grants written to round.zip");
  g_assert_false (gtk_widget_get_visible (card));
  tear_down ();
}

static GMutex gate;

static gpointer
wait_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  return data;
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_nonnull (opcc_workspace_run_finish (test.workspace, result, NULL));
}

/* Cancelled, nothing is written and nothing is said; then it can be asked for again. */
static void
check_cancel (void)
{
  g_autofree char *path = NULL;
  GtkWidget *card;
  int before = n_written;

  set_up ();
  decide ();
  path = g_build_filename (test.folder, "round.zip", NULL);
  /* Before it come others: it has not begun when Cancel is pressed. */
  g_mutex_lock (&gate);
  opcc_workspace_run (test.workspace, wait_job, &gate, NULL, NULL, NULL, waited_cb, NULL);
  opcc_publish_tab_write (get_tab (), OPCC_PUBLISH_BUNDLES, path);
  card = opcc_test_find (test.page, OPCC_TYPE_PROGRESS_CARD, NULL);
  g_assert_true (gtk_widget_get_visible (card));
  g_signal_emit_by_name (opcc_test_find (card, GTK_TYPE_BUTTON, NULL), "clicked");
  g_mutex_unlock (&gate);
  opcc_test_wait (is_written, GINT_TO_POINTER (before + 1));
  g_assert_false (last_written);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (gtk_widget_get_visible (card));
  g_free (write_file (OPCC_PUBLISH_BUNDLES, "round.zip", NULL));
  g_assert_true (last_written);
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/publish-tab/empty", check_empty);
  g_test_add_func ("/grants/publish-tab/notice", check_notice);
  g_test_add_func ("/grants/publish-tab/files", check_files);
  g_test_add_func ("/grants/publish-tab/360giving", check_360giving);
  g_test_add_func ("/grants/publish-tab/marked", check_marked);
  g_test_add_func ("/grants/publish-tab/month", check_month);
  g_test_add_func ("/grants/publish-tab/after", check_after);
  g_test_add_func ("/grants/publish-tab/cancel", check_cancel);
  return g_test_run ();
}
