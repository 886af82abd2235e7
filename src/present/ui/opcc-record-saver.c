/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what was shown in a meeting: the document is made at once, and written on a thread. */
#include "opcc-record-saver.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-dialogs.h"
#include "opcc-document-file.h"
#include "opcc-file-writer.h"
#include "opcc-settings.h"

#define FOLDER_KEY "shown-folder"

/* From the question to the file. */
typedef struct
{
  OpccMeetingRecord *record; /* (owned) */
  OpccDocument *document;    /* (owned) (nullable) */
  char *folder;              /* (owned) (nullable) where a name is to be found for it */
  char *path;                /* (owned) (nullable) once it is known */
  OpccRecordSavedFunc saved;
  gpointer user_data;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  opcc_meeting_record_unref (saving->record);
  g_clear_pointer (&saving->document, opcc_document_free);
  g_free (saving->folder);
  g_free (saving->path);
  g_free (saving);
}

static Saving *
new_saving (OpccMeetingRecord *record, OpccRecordSavedFunc saved, gpointer user_data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->record = opcc_meeting_record_ref (record);
  saving->saved = saved;
  saving->user_data = user_data;
  return saving;
}

/* --- where ----------------------------------------------------------------------------------- */

/* The folder that was chosen last, as long as it is there: a stick may be pulled out. */
static char *
find_folder (void)
{
  g_autoptr (GSettings) settings = opcc_settings_find (FOLDER_KEY);
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, FOLDER_KEY) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&last);
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

static void
keep_folder (const char *path)
{
  g_autoptr (GSettings) settings = opcc_settings_find (FOLDER_KEY);
  g_autofree char *folder = g_path_get_dirname (path);

  /* Names of files are bytes; the settings keep text. */
  if (settings != NULL && g_utf8_validate (folder, -1, NULL))
    g_settings_set_string (settings, FOLDER_KEY, folder);
}

/* (transfer full): “Round 1 2023-10-12 14.05.pdf” in “Documents” */
static char *
describe_place (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_basename (folder);

  /* Translators: name of a file, name of its folder */
  return g_strdup_printf (_ ("“%s” in “%s”"), name, folder_name);
}

/* --- the file -------------------------------------------------------------------------------- */

/* A user who never had documents has no folder for them yet. */
static gboolean
reserve (Saving *saving, GError **error)
{
  g_autofree char *name = opcc_meeting_record_dup_name (saving->record);

  g_mkdir_with_parents (saving->folder, 0700);
  saving->path = opcc_file_writer_reserve (saving->folder, name, ".pdf", error);
  return saving->path != NULL;
}

static void
write_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if ((saving->path != NULL || reserve (saving, &error)) &&
      opcc_document_write (saving->document, saving->path, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (saving->folder != NULL && saving->path != NULL)
    g_unlink (saving->path);
  g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = saving->path != NULL ? describe_place (saving->path) : NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && saving->folder == NULL)
    keep_folder (saving->path);
  saving->saved (words, error, saving->user_data);
}

/* What is put up while a name is chosen belongs to it: it is made now. */
static void
start_writing (Saving *saving)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  saving->document = opcc_meeting_record_write_up (saving->record);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, write_thread_cb);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Saving *saving = user_data;

  if (file == NULL)
    {
      saving->saved (NULL, NULL, saving->user_data);
      free_saving (saving);
      return;
    }
  saving->path = g_file_get_path (file);
  start_writing (saving);
}

/**
 * opcc_record_saver_save:
 * @saved: told what came of it
 *
 * Writes what @record has now as PDF, without a question: into the folder that was chosen last,
 * else into the user's documents, under a name of its own. No file is replaced.
 */
void
opcc_record_saver_save (OpccMeetingRecord *record, OpccRecordSavedFunc saved, gpointer user_data)
{
  Saving *saving = new_saving (record, saved, user_data);

  saving->folder = find_folder ();
  start_writing (saving);
}

/**
 * opcc_record_saver_ask:
 * @from: a widget of the window that asks
 * @saved: told what came of it
 *
 * Asks for the name of a file and writes what @record has by then: as PDF, unless another form is
 * chosen. The next one is saved in the same folder.
 */
void
opcc_record_saver_ask (GtkWidget *from,
                       OpccMeetingRecord *record,
                       OpccRecordSavedFunc saved,
                       gpointer user_data)
{
  g_autofree char *name = opcc_meeting_record_dup_name (record);
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);

  opcc_dialog_save_document (from, _ ("Save what was shown"), file_name, chosen_cb,
                             new_saving (record, saved, user_data));
}
