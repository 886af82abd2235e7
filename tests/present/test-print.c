/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialog of print is given: where a file goes, which printer is chosen, and what its
 * Preview does. */
#include <glib/gstdio.h>

#include "opcc-document.h"
#include "opcc-print-operation.h"
#include "opcc-printers.h"
#include "opcc-ui-test.h"
#include "user.h"

static char *home;

static GtkPrintOperation *
make_operation (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Round 2: the summary");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentPages) pages = NULL;

  opcc_document_add_paragraph (document, "All that is printed.");
  pages = opcc_document_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  return opcc_print_operation_new (pages, 0);
}

static const char *
get_setting (GtkPrintOperation *operation, const char *name)
{
  return gtk_print_settings_get (gtk_print_operation_get_print_settings (operation), name);
}

/* A PDF with the name of what is printed, in the folder of documents; at home where there is none.
 */
static void
test_file (void)
{
  g_autofree char *documents = g_build_filename (home, "Papers", NULL);
  g_autoptr (GtkPrintOperation) before = make_operation ();
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_assert_cmpstr (get_setting (before, GTK_PRINT_SETTINGS_OUTPUT_DIR), ==, g_get_home_dir ());
  g_assert_cmpint (g_mkdir (documents, 0700), ==, 0);
  operation = make_operation ();
  g_assert_cmpstr (get_setting (operation, GTK_PRINT_SETTINGS_OUTPUT_DIR), ==, documents);
  g_assert_cmpstr (get_setting (operation, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT), ==, "pdf");
  g_assert_cmpstr (get_setting (operation, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   "Round 2 the summary");
  g_rmdir (documents);
}

static void
count_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, guint *n)
{
  (*n)++;
}

/* It leads back to our own, and prints nothing. */
static void
test_preview (void)
{
  g_autoptr (GtkPrintOperation) operation = make_operation ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_signal_connect (operation, "draw-page", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
}

typedef struct
{
  gboolean is_done;
  char *name;
} Found;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Found *found = data;

  found->name = opcc_printers_find_file_finish (result);
  found->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Found *) data)->is_done;
}

/* Whether or not the server of printers answers, the dialog does not wait for ever; without one,
 * what is found is no printer with paper. */
static void
test_printers (void)
{
  Found found = { FALSE, NULL };

  opcc_printers_find_file (found_cb, &found);
  g_assert_false (found.is_done);
  g_assert_true (user_wait_for (is_done, &found, 20000));
  g_test_message ("chosen: %s", found.name != NULL ? found.name : "none");
  if (found.name != NULL)
    g_assert_cmpstr (found.name, !=, "");
  g_free (found.name);
}

int
main (int argc, char **argv)
{
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;
  int status;

  /* Before anything asks where documents are kept. */
  home = g_dir_make_tmp ("opcc-print-XXXXXX", NULL);
  list = g_build_filename (home, "user-dirs.dirs", NULL);
  words = g_strdup_printf ("XDG_DOCUMENTS_DIR=\"%s/Papers\"\n", home);
  g_assert_true (g_file_set_contents (list, words, -1, NULL));
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("CUPS_SERVER", "/nowhere/cups.sock", TRUE);
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/print/file", test_file);
  g_test_add_func ("/print/preview", test_preview);
  g_test_add_func ("/print/printers", test_printers);
  status = g_test_run ();
  g_remove (list);
  g_rmdir (home);
  g_free (home);
  return status;
}
