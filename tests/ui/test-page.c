/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests pages and what they ask of the window, toasts, dialogs, and the words of cells. */
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-format.h"
#include "opcc-page.h"
#include "opcc-test-groups.h"
#include "opcc-toaster.h"
#include "opcc-ui-test.h"

#include <math.h>

/* A window as pages know it, which writes down what it is asked. */
#define TEST_TYPE_HOST (test_host_get_type ())
G_DECLARE_FINAL_TYPE (TestHost, test_host, TEST, HOST, GtkWindow)

struct _TestHost
{
  GtkWindow parent_instance;
  GString *log;
};

static void
host_error (OpccPageHost *host, const GError *error)
{
  g_string_append_printf (TEST_HOST (host)->log, "error %s;", error->message);
}

static void
host_toast (OpccPageHost *host, const char *text, gboolean with_undo)
{
  g_string_append_printf (TEST_HOST (host)->log, "toast %s %d;", text, with_undo);
}

static void
init_host (OpccPageHostInterface *iface)
{
  iface->report_error = host_error;
  iface->toast = host_toast;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestHost,
                               test_host,
                               GTK_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_PAGE_HOST, init_host))

static void
show_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *words = g_variant_print (parameter, FALSE);

  g_string_append_printf (TEST_HOST (widget)->log, "%s %s;", action, words);
}

static void
test_host_finalize (GObject *object)
{
  g_string_free (TEST_HOST (object)->log, TRUE);
  G_OBJECT_CLASS (test_host_parent_class)->finalize (object);
}

static void
test_host_class_init (TestHostClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_host_finalize;
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_cb);
  gtk_widget_class_install_action (widget_class, "win.open-page", "s", show_record_cb);
}

static void
test_host_init (TestHost *self)
{
  self->log = g_string_new (NULL);
}

static void
test_page (void)
{
  g_autoptr (GError) error = g_error_new_literal (OPCC_ERROR, OPCC_ERROR_FAILED, OPCC_TEST_HOSTILE);
  g_autoptr (GError) cancelled =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  GtkWidget *label = gtk_label_new ("Inside");
  GtkWidget *page = opcc_page_new ("Round 1", label);
  TestHost *host = g_object_new (TEST_TYPE_HOST, NULL);

  g_assert_false (opcc_page_show_record (label, "application", 7));
  opcc_page_report_error (label, error);
  gtk_window_set_child (GTK_WINDOW (host), page);
  g_assert_true (opcc_page_show_record (label, "application", 7));
  g_assert_true (opcc_page_open (label, "rounds"));
  opcc_page_report_error (label, error);
  opcc_page_report_error (label, cancelled);
  opcc_page_report_error (label, NULL);
  opcc_page_toast (label, "39 applications added", TRUE);
  g_assert_cmpstr (host->log->str, ==,
                   "win.show-record ('application', 7);win.open-page 'rounds';"
                   "error " OPCC_TEST_HOSTILE ";toast 39 applications added 1;");

  g_assert_true (opcc_page_get_child (OPCC_PAGE (page)) == label);
  g_assert_false (opcc_page_focus_search (OPCC_PAGE (page)));
  g_assert_true (opcc_page_can_close (OPCC_PAGE (page)));
  opcc_page_refresh (OPCC_PAGE (page));
  opcc_page_set_subtitle (OPCC_PAGE (page), OPCC_TEST_RTL);
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (page)), ==, OPCC_TEST_RTL);
  opcc_page_set_title (OPCC_PAGE (page), NULL);
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (page)), ==, "");
  opcc_page_set_child (OPCC_PAGE (page), NULL);
  g_assert_null (gtk_widget_get_first_child (page));
  opcc_test_close (GTK_WIDGET (host), page);
}

static void
test_toaster (void)
{
  GtkWidget *toaster = opcc_toaster_new ();
  GtkWidget *window;

  opcc_toaster_set_child (OPCC_TOASTER (toaster), gtk_label_new ("Page"));
  window = opcc_test_show (toaster, 500, 300);
  for (guint i = 0; opcc_test_hostile ()[i] != NULL; i++)
    {
      const char *text = opcc_test_hostile ()[i];

      opcc_toaster_show (OPCC_TOASTER (toaster), text, "Undo", "win.undo");
      opcc_test_settle ();
      /* In the toast, where the title is markup, and in the label that is read aloud. */
      g_assert_true (
          opcc_test_shows_text (opcc_test_find (toaster, ADW_TYPE_TOAST_OVERLAY, NULL), text));
      g_assert_cmpstr (opcc_toaster_get_last (OPCC_TOASTER (toaster)), ==, text);
      g_assert_cmpint (gtk_widget_get_width (window), ==, 500);
    }
  opcc_toaster_dismiss (OPCC_TOASTER (toaster));
  opcc_toaster_dismiss (OPCC_TOASTER (toaster));
  opcc_test_settle ();
  g_assert_null (opcc_test_find (toaster, GTK_TYPE_BUTTON, "Undo"));
  opcc_test_close (window, toaster);
}

static void
answered_cb (gboolean yes, gpointer user_data)
{
  g_string_append (user_data, yes ? "yes;" : "no;");
}

static void
test_questions (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *parent = opcc_test_show (gtk_label_new ("Page"), 300, 200);
  GtkWindow *dialog;

  dialog = opcc_dialog_ask (parent, OPCC_TEST_HOSTILE, OPCC_TEST_HOSTILE, "Delete",
                            OPCC_VERB_DESTRUCTIVE, answered_cb, log);
  opcc_test_settle ();
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (parent));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), OPCC_TEST_HOSTILE));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "cancel");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  gtk_window_destroy (dialog);
  dialog =
      opcc_dialog_ask (parent, "Decide?", NULL, "Decide", OPCC_VERB_SUGGESTED, answered_cb, log);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "yes");
  gtk_window_close (dialog);
  opcc_test_settle ();
  g_assert_cmpstr (log->str, ==, "yes;no;");
  dialog = opcc_dialog_tell (parent, "Round 2", OPCC_TEST_RTL);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), OPCC_TEST_RTL));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
  opcc_test_settle ();
}

static void
test_about_and_shortcuts (void)
{
  static const OpccShortcutLine lines[] = {
    { "Everywhere" },          { "Search", "win.search", "<Control>k" },
    { "Undo", "win.undo" },    { "Lists" },
    { "Tick", NULL, "space" }, { NULL },
  };
  GtkWidget *parent = opcc_test_show (gtk_label_new ("Page"), 300, 200);
  GtkWindow *window = opcc_dialog_show_about (parent);

  opcc_test_settle ();
  g_assert_cmpstr (adw_about_window_get_version (ADW_ABOUT_WINDOW (window)), ==, OPCC_VERSION);
  gtk_window_destroy (window);
  window = opcc_dialog_show_shortcuts (parent, lines);
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (window), "Lists"));
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (window), GTK_TYPE_SHORTCUTS_SHORTCUT, "Tick"));
  gtk_window_destroy (window);
  gtk_window_destroy (GTK_WINDOW (parent));
  opcc_test_settle ();
}

static void
assert_cell (OpccCellText *cell, const char *text, const char *css_class)
{
  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpstr (cell->css_class, ==, css_class);
}

static void
test_words_of_cells (void)
{
  g_auto (OpccCellText) cell = { NULL };

  opcc_format_money (985000, &cell);
  assert_cell (&cell, "£9,850", NULL);
  opcc_format_money (0, &cell);
  assert_cell (&cell, "None", "opcc-dim");
  opcc_format_money (OPCC_NO_MONEY, &cell);
  assert_cell (&cell, "Not stated", "opcc-missing");
  opcc_format_money_with (0, NULL, "not given", &cell);
  assert_cell (&cell, "£0", NULL);
  opcc_format_percent (62, "Not marked", &cell);
  assert_cell (&cell, "62.0%", NULL);
  opcc_format_percent (-17.85, "Not marked", &cell);
  assert_cell (&cell, "−17.9%", NULL);
  opcc_format_percent (NAN, "Not marked", &cell);
  assert_cell (&cell, "Not marked", "opcc-dim");
  opcc_format_date (opcc_date_from_ymd (2023, 7, 3), "no date", &cell);
  assert_cell (&cell, "3 July 2023", NULL);
  opcc_format_date (OPCC_NO_DATE, "no date", &cell);
  assert_cell (&cell, "no date", "opcc-missing");
}

static void
test_words_of_fields (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (5);
  const OpccKind *kind = opcc_test_group_kind ();
  g_auto (OpccCellText) cell = { NULL };
  OpccField number;

  opcc_format_field (opcc_kind_find_field (kind, "district"), record, NULL, &cell);
  assert_cell (&cell, "Melton", NULL);
  opcc_format_field (opcc_kind_find_field (kind, "stage"), record, NULL, &cell);
  assert_cell (&cell, "Marked", NULL);
  opcc_format_field (opcc_kind_find_field (kind, "match"), record, NULL, &cell);
  assert_cell (&cell, "Not stated", "opcc-missing");
  /* What the program alone writes was not asked of anybody. */
  g_assert_true (opcc_field_is_missing (opcc_kind_find_field (kind, "seen"), record));
  opcc_format_field (opcc_kind_find_field (kind, "seen"), record, NULL, &cell);
  assert_cell (&cell, "–", "opcc-dim");
  number = *opcc_kind_find_field (kind, "score");
  opcc_record_set_typed (record, "score", "2.5", NULL);
  opcc_format_field (&number, record, NULL, &cell);
  assert_cell (&cell, "2.5", NULL);
  /* A column of figures with places after the point has them in each line, and rounds none. */
  number.decimals = 3;
  opcc_format_field (&number, record, NULL, &cell);
  assert_cell (&cell, "2.500", NULL);
  opcc_record_set_typed (record, "score", "30", NULL);
  opcc_format_field (&number, record, NULL, &cell);
  assert_cell (&cell, "30.000", NULL);
  number.decimals = 1;
  opcc_record_set_typed (record, "score", "2.125", NULL);
  opcc_format_field (&number, record, NULL, &cell);
  assert_cell (&cell, "2.125", NULL);
  opcc_record_set_typed (record, "parent", "12", NULL);
  opcc_format_field (opcc_kind_find_field (kind, "parent"), record, NULL, &cell);
  assert_cell (&cell, "12", "opcc-dim");
  g_assert_cmpfloat (opcc_format_get_xalign (opcc_kind_find_field (kind, "asked")), ==, 1);
  g_assert_cmpfloat (opcc_format_get_xalign (opcc_kind_find_field (kind, "name")), ==, 0);
}

static void
assert_and_free (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_counts (void)
{
  assert_and_free (opcc_format_count (0), "0");
  assert_and_free (opcc_format_count (999), "999");
  assert_and_free (opcc_format_count (1000), "1,000");
  assert_and_free (opcc_format_count (-1234567), "−1,234,567");
  assert_and_free (opcc_format_change (13), "+13");
  assert_and_free (opcc_format_change (-38), "−38");
  assert_and_free (opcc_format_change (0), "0");
  assert_and_free (opcc_format_money_change (1500000), "+£15,000");
  assert_and_free (opcc_format_money_change (-100), "−£1");
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/page/page", test_page);
  g_test_add_func ("/page/toaster", test_toaster);
  g_test_add_func ("/page/questions", test_questions);
  g_test_add_func ("/page/about-and-shortcuts", test_about_and_shortcuts);
  g_test_add_func ("/page/words-of-cells", test_words_of_cells);
  g_test_add_func ("/page/words-of-fields", test_words_of_fields);
  g_test_add_func ("/page/counts", test_counts);
  return g_test_run ();
}
