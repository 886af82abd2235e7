/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the dialog that takes in any file: read, shown, restated when asked, taken in, undone.
 */
#include "grants-test.h"

#include "opcc-db.h"
#include "opcc-import-dialog.h"
#include "opcc-ui-test.h"
#include "opcc-workforce-model.h"

#define HEADINGS "measure,rule,unit,period,group,value\n"

static GrantsTest test;

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (test.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static OpccImportDialog *
open_dialog (const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return opcc_import_dialog_show (test.page, test.workspace, opcc_file_import_find ("observations"),
                                  file);
}

static void
open_office (void)
{
  grants_test_open (&test, FALSE);
  grants_test_show (&test, opcc_page_new ("Figures", gtk_label_new ("Figures")), 900, 600);
}

static gboolean
is_shown (gpointer data)
{
  return g_strcmp0 (opcc_import_window_get_step (data), "preview") == 0;
}

static gboolean
is_refused (gpointer data)
{
  return opcc_import_window_get_error (data) != NULL;
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static gpointer
count_figures (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) opcc_db_get_integer (db, data, 0, error, ""));
}

static int
ask (const char *sql)
{
  return GPOINTER_TO_INT (grants_test_run (&test, count_figures, (gpointer) sql));
}

static void
take_in (const char *path)
{
  OpccImportDialog *dialog = open_dialog (path);

  opcc_test_wait (is_shown, dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  opcc_test_wait (has_toast, &test);
}

static void
check_problems_before_anything_is_kept (void)
{
  g_autofree char *path = NULL;
  OpccImportDialog *dialog;
  const OpccImportResult *preview;

  open_office ();
  path = write_file ("figures.csv", HEADINGS "Headcount,head count,people,2021-22,Staff,100\n"
                                             "Headcount,head count,people,2021-22,Total,200\n"
                                             "Headcount,head count,people,2022-23,Staff,12%\n");
  dialog = open_dialog (path);
  opcc_test_wait (is_shown, dialog);
  preview = opcc_import_window_get_preview (OPCC_IMPORT_WINDOW (dialog));
  g_assert_cmpint (preview->read, ==, 3);
  g_assert_cmpint (preview->added, ==, 1);
  g_assert_cmpint (preview->refused, ==, 2);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), "Problems (2)"));
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (dialog), "Organisation"));
  g_assert_cmpint (ask ("SELECT count (*) FROM observation"), ==, 0);
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "import-dialog.png");
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Import"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==,
                   "1 added, 0 already there, 0 flagged, 2 refused. [Undo]");
  g_assert_cmpint (ask ("SELECT count (*) FROM observation"), ==, 1);
  grants_test_close (&test);
}

static void
check_restatement_is_asked_about (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  OpccImportDialog *dialog;

  open_office ();
  first = write_file ("first.csv", HEADINGS "Headcount,head count,people,2021-22,Staff,100\n");
  second = write_file ("second.csv", HEADINGS "Headcount,head count,people,2021-22,Staff,101\n");
  take_in (first);
  dialog = open_dialog (second);
  opcc_test_wait (is_shown, dialog);
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Nothing to import"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  opcc_test_spin (200);
  g_assert_cmpint (ask ("SELECT sum (value) FROM observation"), ==, 100);
  gtk_check_button_set_active (opcc_import_dialog_get_restate (dialog), TRUE);
  opcc_test_wait (is_shown, dialog);
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Import"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  for (int i = 0; i < 50 && ask ("SELECT sum (value) FROM observation") != 101; i++)
    opcc_test_spin (100);
  g_assert_cmpint (ask ("SELECT sum (value) FROM observation"), ==, 101);
  grants_test_close (&test);
}

static void
check_what_cannot_be_read (void)
{
  OpccImportDialog *dialog;
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://example.org/list.csv");

  open_office ();
  dialog = open_dialog ("/nowhere/at-all.csv");
  opcc_test_wait (is_refused, dialog);
  g_assert_cmpstr (opcc_import_window_get_step (OPCC_IMPORT_WINDOW (dialog)), ==, "file");
  opcc_import_window_open (OPCC_IMPORT_WINDOW (dialog), far);
  g_assert_nonnull (
      strstr (opcc_import_window_get_error (OPCC_IMPORT_WINDOW (dialog)), "not on this computer"));
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "import-dialog-file.png");
  gtk_window_destroy (GTK_WINDOW (dialog));
  grants_test_close (&test);
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  opcc_domain_model_register (&opcc_workforce_model);
  g_test_add_func ("/import-dialog/problems", check_problems_before_anything_is_kept);
  g_test_add_func ("/import-dialog/restatement", check_restatement_is_asked_about);
  g_test_add_func ("/import-dialog/unreadable", check_what_cannot_be_read);
  return g_test_run ();
}
