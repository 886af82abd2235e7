/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the decision record of a round. */
#include "opcc-decision-form.h"

#include <glib/gi18n-lib.h>

#include "opcc-decision.h"
#include "opcc-page.h"
#include "opcc-record-form.h"

typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
} Opening;

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_decision_load (db, *(gint64 *) data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const fields[] = {
    "reference",    "title",           "dated",          "officers",         "received",
    "summary",      "options",         "recommendation", "discussion",       "officer",
    "officer_date", "publish_record",  "record_reason",  "publish_contents", "contents_reason",
    "monitoring",   "monitoring_date", "decision",       "approved",         NULL,
  };
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) record = opcc_workspace_run_finish (opening->workspace, result, &error);

  if (record == NULL)
    opcc_page_report_error (opening->from, error);
  else
    opcc_record_form_open (opening->from, opening->workspace, record, fields, NULL, NULL);
  g_object_unref (opening->from);
  g_object_unref (opening->workspace);
  g_free (opening);
}

void
opcc_decision_form_open (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->from = g_object_ref (from);
  opening->workspace = g_object_ref (workspace);
  opcc_workspace_run (workspace, read_job, g_memdup2 (&round, sizeof round), g_free, g_object_unref,
                      NULL, read_cb, opening);
}
