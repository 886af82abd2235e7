/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list does with one of its records: change it in a form, or take it out. */
#include "opcc-record-row.h"

#include <glib/gi18n-lib.h>

#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-record-form.h"
#include "opcc-record-links.h"
#include "opcc-request.h"

static gpointer
load_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *request = data;

  return opcc_record_find_row (db, request->kind, request->n, error);
}

/* What the toast says, or NULL with an error. */
static gpointer
delete_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *request = data;
  g_autoptr (OpccListRow) row = load_job (db, data, cancellable, error);
  g_autofree char *title = NULL;

  if (row == NULL || !opcc_record_act_delete (db, row->record, error))
    return NULL;
  title = opcc_record_get_title (row->record);
  return g_strdup_printf (_ ("“%s” deleted"),
                          title != NULL && *title != '\0'
                              ? title
                              : g_dgettext (GETTEXT_PACKAGE, request->kind->label));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccListRow) found = opcc_workspace_run_finish (request->workspace, result, &error);
  OpccFormDialog *dialog;

  if (found == NULL)
    opcc_request_report_error (request, error);
  if (found == NULL || request->from == NULL)
    return;
  dialog = opcc_record_form_open (request->from, request->workspace, found->record, request->fields,
                                  NULL, NULL);
  if (dialog != NULL)
    opcc_record_links_show (opcc_form_dialog_get_form (dialog), found);
}

/* The job reads from the request, which the callback gives up: it comes after the job. */
void
opcc_record_row_edit (GtkWidget *from,
                      OpccWorkspace *workspace,
                      const OpccKind *kind,
                      gint64 n,
                      const char *const *fields)
{
  OpccRequest *request = opcc_request_new (from, workspace, kind, n);

  request->fields = fields;
  opcc_workspace_run (workspace, load_job, request, NULL, (GDestroyNotify) opcc_list_row_free, NULL,
                      loaded_cb, request);
}

void
opcc_record_row_delete (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  g_autoptr (OpccRequest) request = NULL;

  if (opcc_workspace_is_read_only (workspace))
    return;
  request = opcc_request_new (from, workspace, kind, n);
  opcc_request_run (request, NULL, delete_job, request, NULL, NULL);
}
