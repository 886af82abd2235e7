/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHistoryDialog: the history of one record, in sentences. */
#include "opcc-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-history.h"
#include "opcc-office-jobs.h"

struct _OpccHistoryDialog
{
  AdwWindow parent_instance;
  GCancellable *cancellable; /* (owned) of the reading */
  AdwWindowTitle *title;     /* in the header bar */
  OpccHistoryList *list;     /* child */
};

G_DEFINE_FINAL_TYPE (OpccHistoryDialog, opcc_history_dialog, ADW_TYPE_WINDOW)

static void
finish_list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      opcc_history_list_set_error (self->list, error->message);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const OpccHistoryEntry *entry = g_ptr_array_index (entries, i);

      opcc_history_list_add (self->list, entry->sentence, entry->name, entry->who, entry->at);
    }
  opcc_history_list_end (self->list, FALSE);
}

static void
opcc_history_dialog_dispose (GObject *object)
{
  OpccHistoryDialog *self = OPCC_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (opcc_history_dialog_parent_class)->dispose (object);
}

static void
opcc_history_dialog_finalize (GObject *object)
{
  OpccHistoryDialog *self = OPCC_HISTORY_DIALOG (object);

  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (opcc_history_dialog_parent_class)->finalize (object);
}

static void
opcc_history_dialog_class_init (OpccHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_history_dialog_dispose;
  object_class->finalize = opcc_history_dialog_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
opcc_history_dialog_init (OpccHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new (_ ("History"), "");
  GtkWidget *list = opcc_history_list_new (_ ("History of this record"), _ ("No change is known"),
                                           _ ("The record is as it was when the log began."));

  self->cancellable = g_cancellable_new ();
  self->title = ADW_WINDOW_TITLE (title);
  self->list = OPCC_HISTORY_LIST (list);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
}

/**
 * opcc_history_dialog_new:
 * @parent: the window that asks
 * @store: (transfer none): the office file
 * @kind: kind of the record
 * @n: its number
 * @title: what people call the record; plain text
 *
 * Returns: (transfer none): the dialog, which begins to read at once
 */
GtkWindow *
opcc_history_dialog_new (
    GtkWindow *parent, OpccStore *store, const OpccKind *kind, gint64 n, const char *title)
{
  OpccHistoryDialog *self = g_object_new (OPCC_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  adw_window_title_set_subtitle (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), _ ("History"));
  opcc_store_run (store, opcc_job_list_history, opcc_record_key_new (kind, n), g_free,
                  (GDestroyNotify) g_ptr_array_unref, self->cancellable, finish_list_cb,
                  g_object_ref (self));
  return GTK_WINDOW (self);
}

OpccHistoryList *
opcc_history_dialog_get_list (OpccHistoryDialog *self)
{
  g_return_val_if_fail (OPCC_IS_HISTORY_DIALOG (self), NULL);

  return self->list;
}
