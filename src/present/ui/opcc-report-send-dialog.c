/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question belongs to its dialog; the job holds both while it runs. */
#include "opcc-report-send-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-page.h"
#include "opcc-report-sending.h"

typedef struct
{
  OpccAskDialog *dialog;    /* (unowned): it owns this; held while the job runs */
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *page;          /* (owned) */
  gint64 report;
} Question;

/* What the job is given. */
typedef struct
{
  gint64 report;
  OpccDate sent;
  char *to; /* (owned) */
} Sending;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_object_unref (question->page);
  g_free (question);
}

static void
free_sending (gpointer data)
{
  g_free (((Sending *) data)->to);
  g_free (data);
}

static gpointer
send_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Sending *sending = data;

  return GINT_TO_POINTER (opcc_report_send (db, sending->report, sending->sent, sending->to,
                                            opcc_date_today (), cancellable, error));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (OpccAskDialog) dialog = question->dialog;
  g_autoptr (GtkWidget) page = g_object_ref (question->page);
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (question->workspace, result, &error);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
  if (error == NULL)
    opcc_page_toast (page, _ ("Marked as sent; it is kept as it is"), TRUE);
}

static void
apply_cb (OpccAskDialog *dialog, Question *question)
{
  g_autoptr (GError) error = NULL;
  Sending *sending;
  OpccDate sent;

  if (!opcc_date_parse (opcc_ask_dialog_get_text (dialog, 1), &sent, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  sending = g_new0 (Sending, 1);
  sending->report = question->report;
  sending->sent = sent;
  sending->to = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  g_object_ref (dialog);
  opcc_workspace_run (question->workspace, send_job, sending, free_sending, NULL, NULL, sent_cb,
                      question);
}

/**
 * opcc_report_send_dialog_present:
 * @page: of the report, which shows what came of it
 */
void
opcc_report_send_dialog_present (GtkWidget *page, OpccWorkspace *workspace, gint64 report)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (page, _ ("Mark as sent?"),
                                               _ ("Words, sections and figures are kept as they "
                                                  "are now and no longer change. Only undo takes "
                                                  "it back; a new version is a copy."),
                                               _ ("Mark as sent"));
  Question *question = g_new0 (Question, 1);
  g_autofree char *today = opcc_date_format (opcc_date_today ());

  question->dialog = dialog;
  question->workspace = g_object_ref (workspace);
  question->page = g_object_ref (page);
  question->report = report;
  opcc_ask_dialog_add_text (dialog, _ ("To whom"), NULL, _ ("Say to whom it was sent."));
  opcc_ask_dialog_add_text (dialog, _ ("Sent on"), today, _ ("Give the day on which it was sent."));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
