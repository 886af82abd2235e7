/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list does with one of its records: change it in a form, or take it out. */
#include "opcc-record-row.h"

#include <glib/gi18n-lib.h>

#include "opcc-page.h"
#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-record-form.h"
#include "opcc-record-links.h"

/* A record on its way out of the office file, or back into it. */
typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  const OpccKind *kind;
  gint64 n;
  const char *const *fields; /* (nullable) */
} Row;

static Row *
new_row (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  Row *row = g_new0 (Row, 1);

  row->from = g_object_ref (from);
  row->workspace = g_object_ref (workspace);
  row->kind = kind;
  row->n = n;
  return row;
}

static void
free_row (Row *row)
{
  g_object_unref (row->from);
  g_object_unref (row->workspace);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, free_row)

static gpointer
load_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Row *row = data;

  return opcc_record_find_row (db, row->kind, row->n, error);
}

static gpointer
delete_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccListRow) row = load_job (db, data, cancellable, error);
  g_autofree char *title = NULL;

  if (row == NULL || !opcc_record_act_delete (db, row->record, error))
    return NULL;
  title = opcc_record_get_title (row->record);
  return title != NULL ? g_steal_pointer (&title) : g_strdup ("");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Row) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccListRow) found = opcc_workspace_run_finish (row->workspace, result, &error);
  OpccFormDialog *dialog;

  if (found == NULL)
    {
      opcc_page_report_error (row->from, error);
      return;
    }
  dialog =
      opcc_record_form_open (row->from, row->workspace, found->record, row->fields, NULL, NULL);
  if (dialog != NULL)
    opcc_record_links_show (opcc_form_dialog_get_form (dialog), found);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Row) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = opcc_workspace_run_finish (row->workspace, result, &error);
  g_autofree char *words = NULL;

  if (title == NULL)
    {
      opcc_page_report_error (row->from, error);
      return;
    }
  words = g_strdup_printf (_ ("“%s” deleted"),
                           *title != '\0' ? title : g_dgettext (GETTEXT_PACKAGE, row->kind->label));
  opcc_page_toast (row->from, words, TRUE);
}

/* The job reads from @row, which the callback frees: it comes after the job. */
void
opcc_record_row_edit (GtkWidget *from,
                      OpccWorkspace *workspace,
                      const OpccKind *kind,
                      gint64 n,
                      const char *const *fields)
{
  Row *row = new_row (from, workspace, kind, n);

  row->fields = fields;
  opcc_workspace_run (workspace, load_job, row, NULL, (GDestroyNotify) opcc_list_row_free, NULL,
                      loaded_cb, row);
}

void
opcc_record_row_delete (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  Row *row;

  if (opcc_workspace_is_read_only (workspace))
    return;
  row = new_row (from, workspace, kind, n);
  opcc_workspace_run (workspace, delete_job, row, NULL, g_free, NULL, deleted_cb, row);
}
