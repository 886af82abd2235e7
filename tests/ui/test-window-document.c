/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view is copied as a document for whoever is chosen, and refused to whom it is not
 * meant. */
#include "office-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-page.h"
#include "opcc-ui-test.h"

static gboolean
is_asking (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_ASK_DIALOG) != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return !is_asking (NULL);
}

static gboolean
is_refused (gpointer data)
{
  GtkWidget *verb = opcc_apply_dialog_get_verb (data);

  return gtk_widget_get_sensitive (verb);
}

static OpccAskDialog *
ask (OpccWindow *window, const char *action)
{
  office_test_act (window, action, NULL);
  opcc_test_wait (is_asking, NULL);
  return office_test_find_window (OPCC_TYPE_ASK_DIALOG);
}

typedef struct
{
  char *text;
  gboolean done;
} Pasted;

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pasted *pasted = user_data;

  pasted->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  pasted->done = TRUE;
}

static gboolean
is_pasted (gpointer data)
{
  return ((Pasted *) data)->done;
}

/* What somebody would paste after the copy for an audience. */
static char *
copy (OpccWindow *window, const char *audience)
{
  OpccAskDialog *dialog = ask (window, "copy-document");
  Pasted pasted = { NULL, FALSE };

  if (audience != NULL)
    opcc_ask_dialog_set_choice (dialog, audience);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (is_answered, NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, pasted_cb,
                                 &pasted);
  opcc_test_wait (is_pasted, &pasted);
  return pasted.text;
}

static void
test_copy (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autofree char *public = NULL;
  g_autofree char *office = NULL;

  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), "list?kind=organisation");
  public = copy (window, NULL);
  g_assert_nonnull (strstr (public, "OFFICIAL · may be shown in public"));
  g_assert_null (strstr (public, OFFICE_TEST_ORGANISATION));
  g_assert_nonnull (strstr (public, "withheld: "));
  g_assert_cmpstr (office_test_last_toast (window), ==, "The document is copied");
  office = copy (window, "office");
  g_assert_nonnull (strstr (office, "OFFICIAL · for the office only"));
  g_assert_nonnull (strstr (office, OFFICE_TEST_ORGANISATION));
  office_test_close (window);
  office_test_remove (path);
}

/* It stays in the dialog why, and no file is asked for. */
static void
test_refused (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccAskDialog *dialog;

  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), "today");
  dialog = ask (window, "save-document");
  g_assert_cmpstr (opcc_ask_dialog_get_choice (dialog), ==, "public");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  g_assert_false (is_refused (dialog));
  opcc_test_wait (is_refused, dialog);
  g_assert_true (
      opcc_test_shows_text (GTK_WIDGET (dialog),
                            "What is due is not for this audience: Public. Nothing was made."));
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_wait (is_answered, NULL);
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), NULL);
  office_test_act (window, "save-document", NULL);
  g_assert_cmpstr (office_test_last_toast (window), ==, "This page has no document");
  g_assert_false (is_asking (NULL));
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char *argv[])
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/window-document/copy", test_copy);
  g_test_add_func ("/window-document/refused", test_refused);
  return g_test_run ();
}
