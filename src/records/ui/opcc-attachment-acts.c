/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and saves attached files: read in a job, shown or asked for on the main loop. */
#include "opcc-attachment-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-attachment-copy.h"
#include "opcc-attachment.h"
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-request.h"

/* --- opening --------------------------------------------------------------------------------- */

static gpointer
copy_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *request = data;

  return opcc_attachment_copy_make (db, request->n, cancellable, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &local))
    return;
  error = g_error_new (OPCC_ERROR, OPCC_ERROR_FAILED,
                       _ ("No program could open the file: %s. Save it, and open it from there."),
                       local->message);
  opcc_request_report_error (request, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = opcc_workspace_run_finish (request->workspace, result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb,
                                             opcc_request_ref (request));
  else
    opcc_request_report_error (request, error);
}

void
opcc_attachment_act_open (GtkWidget *from, OpccWorkspace *workspace, gint64 n)
{
  OpccRequest *request = opcc_request_new (from, workspace, &opcc_attachment_kind, n);

  opcc_workspace_run (workspace, copy_job, request, NULL, g_free, NULL, copied_cb, request);
}

/* --- saving ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64 n;
  char *path; /* (owned) */
} Saving;

static void
free_saving (gpointer data)
{
  g_free (((Saving *) data)->path);
  g_free (data);
}

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autofree char *name = g_path_get_basename (saving->path);

  if (!opcc_attachment_save_as (db, saving->n, saving->path, cancellable, error))
    return NULL;
  return g_strdup_printf (_ ("Saved as %s"), name);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (request->workspace, result, &error);

  if (sentence != NULL)
    opcc_request_toast (request, sentence, FALSE);
  else
    opcc_request_report_error (request, error);
}

void
opcc_attachment_act_write (GtkWidget *from, OpccWorkspace *workspace, gint64 n, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->n = n;
  saving->path = g_strdup (path);
  opcc_workspace_run (workspace, save_job, saving, free_saving, g_free, NULL, saved_cb,
                      opcc_request_new (from, workspace, &opcc_attachment_kind, n));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && request->from != NULL)
    opcc_attachment_act_write (request->from, request->workspace, request->n, path);
}

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *request = data;

  return opcc_record_find_row (db, request->kind, request->n, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccListRow) row = opcc_workspace_run_finish (request->workspace, result, &error);

  if (row == NULL)
    opcc_request_report_error (request, error);
  else if (request->from != NULL)
    opcc_dialog_save_file (request->from, _ ("Save a copy of the file"),
                           OPCC_ATTACHMENT (row->record)->file_name, NULL, chosen_cb,
                           opcc_request_ref (request));
}

void
opcc_attachment_act_save (GtkWidget *from, OpccWorkspace *workspace, gint64 n)
{
  OpccRequest *request = opcc_request_new (from, workspace, &opcc_attachment_kind, n);

  opcc_workspace_run (workspace, find_job, request, NULL, (GDestroyNotify) opcc_list_row_free, NULL,
                      found_cb, request);
}
