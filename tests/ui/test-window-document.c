/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view is copied as a document for whoever is chosen, and refused to whom it is not
 * meant. */
#include "office-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-domain-table.h"
#include "opcc-finding-list.h"
#include "opcc-page.h"
#include "opcc-print-preview.h"
#include "opcc-registry.h"
#include "opcc-store.h"
#include "opcc-ui-test.h"
#include "secrets-office.h"

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

/* Of every kind of record, each with a secret in all that is not public. */
static void
test_copy_gives_no_secret (void)
{
  SecretsOffice *office = secrets_office_new ();
  OpccWindow *window = office_test_open (office->office);
  OpccPage *page = OPCC_PAGE (opcc_window_get_page (window));
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *order = g_strdup_printf ("record?kind=%s&n=1", kinds[i]->name);
      g_autofree char *text = NULL;

      opcc_page_set_document (page, order);
      text = copy (window, "public");
      g_assert_nonnull (strstr (text, "OFFICIAL · may be shown in public"));
      secrets_office_expect_none (office, order, FALSE, text);
    }
  office_test_close (window);
  secrets_office_free (office);
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

/* --- what is to be looked at ------------------------------------------------------------------ */

static gboolean
has_findings (GtkWidget *window)
{
  return gtk_widget_get_visible (opcc_test_find (window, OPCC_TYPE_FINDING_LIST, NULL));
}

static gboolean
is_found (gpointer data)
{
  return opcc_test_shows_text (data, "Progress of Approved Schemes · Paragraph 4: “£1,307m”");
}

static gboolean
is_ready (gpointer data)
{
  return opcc_print_preview_get_pages (data) != NULL;
}

static gboolean
is_asked_to_print (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_PRINT_PREVIEW) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return office_test_find_window (*(GType *) data) == NULL;
}

static gpointer
idle_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* All that was asked of the office file is answered. */
static void
wait_for_office (OpccWindow *window)
{
  opcc_store_run_wait (opcc_office_get_store (opcc_window_get_office (window)), idle_job, NULL,
                       NULL, NULL);
  opcc_test_settle ();
}

/* Which paper the page in view is, and what was found in it for the public. */
static void
assert_found (OpccWindow *window, const char *document, gboolean found)
{
  GType preview_type = OPCC_TYPE_PRINT_PREVIEW;
  OpccAskDialog *dialog;
  GtkWidget *preview;

  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), document);
  dialog = ask (window, "save-document");
  wait_for_office (window);
  if (found)
    opcc_test_wait (is_found, dialog);
  g_assert_true (found == has_findings (GTK_WIDGET (dialog)));
  /* It is said, and nobody is kept from anything. */
  g_assert_true (
      gtk_widget_get_sensitive (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (dialog))));
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_wait (is_answered, NULL);

  office_test_act (window, "print", NULL);
  opcc_test_wait (is_asked_to_print, NULL);
  preview = office_test_find_window (preview_type);
  opcc_test_wait (is_ready, preview);
  wait_for_office (window);
  if (found)
    opcc_test_wait (is_found, preview);
  g_assert_true (found == has_findings (preview));
  gtk_window_close (GTK_WINDOW (preview));
  opcc_test_wait (is_gone, &preview_type);
}

static void
test_findings (void)
{
  char *path = office_test_make_sample ();
  OpccWindow *window = office_test_open (path);

  assert_found (window, "estates", TRUE);
  assert_found (window, "round?round=2023/24-1", FALSE);
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char *argv[])
{
  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  g_test_add_func ("/window-document/copy", test_copy);
  g_test_add_func ("/window-document/refused", test_refused);
  g_test_add_func ("/window-document/secrets", test_copy_gives_no_secret);
  g_test_add_func ("/window-document/findings", test_findings);
  return g_test_run ();
}
