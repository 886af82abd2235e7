/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what was shown in a meeting: the document is made at once, and written on a thread. */
#include "opcc-record-saver.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-document-file.h"

/* From the question to the file. */
typedef struct
{
  OpccMeetingRecord *record; /* (owned) */
  OpccDocument *document;    /* (owned) (nullable) */
  char *path;                /* (owned) (nullable) */
  OpccRecordSavedFunc saved;
  gpointer user_data;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  opcc_meeting_record_unref (saving->record);
  g_clear_pointer (&saving->document, opcc_document_free);
  g_free (saving->path);
  g_free (saving);
}

static void
write_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  GError *error = NULL;

  if (opcc_document_write (saving->document, saving->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (saving->path);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  saving->saved (name, error, saving->user_data);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    {
      saving->saved (NULL, NULL, saving->user_data);
      free_saving (saving);
      return;
    }
  saving->path = g_file_get_path (file);
  /* Not earlier: what is put up while a name is chosen belongs to it. */
  saving->document = opcc_meeting_record_write_up (saving->record);
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, write_thread_cb);
}

/**
 * opcc_record_saver_ask:
 * @from: a widget of the window that asks
 * @saved: told what came of it
 *
 * Asks for the name of a file and writes what @record has by then: as PDF, unless another form is
 * chosen.
 */
void
opcc_record_saver_ask (GtkWidget *from,
                       OpccMeetingRecord *record,
                       OpccRecordSavedFunc saved,
                       gpointer user_data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->record = opcc_meeting_record_ref (record);
  saving->saved = saved;
  saving->user_data = user_data;
  /* Translators: name of a file; keep the ending */
  opcc_dialog_save_document (from, _ ("Save what was shown"), _ ("what-was-shown.pdf"), chosen_cb,
                             saving);
}
