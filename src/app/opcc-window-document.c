/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view as a document, saved in a file or copied as text, for an audience. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-finding-list.h"
#include "opcc-page.h"

/* From the question to the file. */
typedef struct
{
  OpccWindow *window;        /* (owned) */
  OpccWorkspace *workspace;  /* (owned) */
  OpccAskDialog *dialog;     /* (weak) (nullable) once it is gone: it holds what this is */
  OpccFindingList *findings; /* (unowned) in the dialog */
  OpccDocumentOrder *order;  /* (owned) */
  OpccAudience audience;
  gboolean copies; /* else it goes into a file */
  char *path;      /* (owned) (nullable) until it is chosen */
  grefcount references;
} Saving;

static Saving *
ref_saving (Saving *saving)
{
  g_ref_count_inc (&saving->references);
  return saving;
}

static void
unref_saving (Saving *saving)
{
  if (!g_ref_count_dec (&saving->references))
    return;
  g_object_unref (saving->window);
  g_object_unref (saving->workspace);
  g_clear_weak_pointer (&saving->dialog);
  opcc_document_order_free (saving->order);
  g_free (saving->path);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, unref_saving)

static OpccDocument *
build (OpccDb *db, const Saving *saving, GCancellable *cancellable, GError **error)
{
  return opcc_document_order_build (saving->order, db, saving->audience, opcc_date_today (),
                                    cancellable, error);
}

static gpointer
text_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocument) document = build (db, data, cancellable, error);

  return document != NULL ? opcc_document_to_text (document) : NULL;
}

static gpointer
write_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (OpccDocument) document = build (db, saving, cancellable, error);

  return GINT_TO_POINTER (document != NULL &&
                          opcc_document_write (document, saving->path, cancellable, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (saving->path);
  g_autofree char *words = g_strdup_printf (_ ("Saved %s"), name);

  opcc_workspace_run_finish (saving->workspace, result, &error);
  if (error != NULL)
    opcc_page_report_error (GTK_WIDGET (saving->window->view), error);
  else
    opcc_toaster_show (saving->window->toaster, words, NULL, NULL);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;

  if (file == NULL)
    return;
  saving->path = g_file_get_path (file);
  opcc_workspace_run (saving->workspace, write_job, ref_saving (saving),
                      (GDestroyNotify) unref_saving, NULL, NULL, written_cb, ref_saving (saving));
}

/* What the audience may not see at all is refused before a file is asked for. */
static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = opcc_workspace_run_finish (saving->workspace, result, &error);
  g_autofree char *name = NULL;

  if (saving->dialog == NULL)
    return;
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (saving->dialog), error);
  if (text == NULL)
    return;
  if (saving->copies)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (saving->window)), text);
      opcc_toaster_show (saving->window->toaster, _ ("The document is copied"), NULL, NULL);
      return;
    }
  name =
      g_strdup_printf ("%s-%s.pdf", saving->order->name, opcc_audience_get_name (saving->audience));
  opcc_dialog_save_document (GTK_WIDGET (saving->window->view), _ ("Save as document"), name,
                             chosen_cb, ref_saving (saving));
}

static void
apply_cb (OpccAskDialog *dialog, Saving *saving)
{
  opcc_audience_from_name (opcc_ask_dialog_get_choice (dialog), &saving->audience);
  opcc_workspace_run (saving->workspace, text_job, ref_saving (saving),
                      (GDestroyNotify) unref_saving, g_free, NULL, text_cb, ref_saving (saving));
}

/* For whoever is chosen: what they are not given cannot be wrong. */
static void
chosen_audience_cb (OpccAskDialog *dialog, Saving *saving)
{
  OpccAudience audience = OPCC_AUDIENCE_PUBLIC;

  opcc_audience_from_name (opcc_ask_dialog_get_choice (dialog), &audience);
  opcc_finding_list_check (saving->findings, saving->workspace, saving->order, audience);
}

static OpccAskDialog *
make_dialog (OpccWindow *self, gboolean copies)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (
      GTK_WIDGET (self->view), copies ? _ ("Copy as text") : _ ("Save as document"),
      _ ("What the reader may not see is left out, and the document says how much. It bears its "
         "marking on each page."),
      copies ? _ ("Copy") : _ ("Save…"));

  for (OpccAudience who = OPCC_AUDIENCE_OFFICE; who <= OPCC_AUDIENCE_PUBLIC; who++)
    opcc_ask_dialog_add_choice (dialog, opcc_audience_get_name (who),
                                opcc_audience_get_label (who));
  opcc_ask_dialog_set_choice_title (dialog, _ ("For"));
  opcc_ask_dialog_set_choice (dialog, opcc_audience_get_name (OPCC_AUDIENCE_PUBLIC));
  return dialog;
}

static void
unref_saving_cb (gpointer data, GClosure *closure)
{
  unref_saving (data);
}

static void
take_document_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  GtkWidget *page = opcc_window_get_page (self);
  const char *document = OPCC_IS_PAGE (page) ? opcc_page_get_document (OPCC_PAGE (page)) : NULL;
  OpccDocumentOrder *order = document != NULL ? opcc_document_order_parse (document, NULL) : NULL;
  Saving *saving;

  if (self->office == NULL || order == NULL)
    {
      opcc_document_order_free (order);
      opcc_toaster_show (self->toaster, _ ("This page has no document"), NULL, NULL);
      return;
    }
  saving = g_new0 (Saving, 1);
  g_ref_count_init (&saving->references);
  saving->window = g_object_ref (self);
  saving->workspace = g_object_ref (opcc_office_get_workspace (self->office));
  saving->order = order;
  saving->copies = g_str_equal (g_action_get_name (G_ACTION (action)), "copy-document");
  g_set_weak_pointer (&saving->dialog, make_dialog (self, saving->copies));
  saving->findings = OPCC_FINDING_LIST (opcc_finding_list_new ());
  opcc_ask_dialog_add_below (saving->dialog, GTK_WIDGET (saving->findings));
  g_signal_connect_data (saving->dialog, "apply", G_CALLBACK (apply_cb), saving, unref_saving_cb,
                         0);
  g_signal_connect_data (saving->dialog, "chosen", G_CALLBACK (chosen_audience_cb),
                         ref_saving (saving), unref_saving_cb, 0);
  chosen_audience_cb (saving->dialog, saving);
  gtk_window_present (GTK_WINDOW (saving->dialog));
}

/**
 * opcc_window_install_document_actions:
 *
 * Adds the actions that take the page in view out of the window for an audience.
 */
void
opcc_window_install_document_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "save-document", take_document_cb },
    { "copy-document", take_document_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
