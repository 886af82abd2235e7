/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRequest: who asked for what, from a dialog or a click until the office file has answered. */
#include "opcc-request.h"

#include "opcc-page.h"

/**
 * opcc_request_new:
 * @from: the widget that asks, inside of a page
 * @kind: (nullable): what kind of record it is about
 * @n: which one, or 0
 *
 * Returns: (transfer full): the request, not asked yet
 */
OpccRequest *
opcc_request_new (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n)
{
  OpccRequest *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from) && OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_rc_box_new0 (OpccRequest);
  g_set_weak_pointer (&self->from, from);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->n = n;
  return self;
}

static void
clear_request (gpointer data)
{
  OpccRequest *self = data;

  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->numbers, g_array_unref);
}

OpccRequest *
opcc_request_ref (OpccRequest *self)
{
  return g_rc_box_acquire (self);
}

void
opcc_request_unref (OpccRequest *self)
{
  g_rc_box_release_full (self, clear_request);
}

static void
release_request (gpointer data, GClosure *closure)
{
  opcc_request_unref (data);
}

/**
 * opcc_request_present:
 * @self: (transfer full): goes with the dialog
 * @dialog: the question
 * @apply: (dialog, request), when its verb is pressed
 *
 * Shows the question that stands between the request and its answer.
 */
void
opcc_request_present (OpccRequest *self, OpccApplyDialog *dialog, GCallback apply)
{
  g_signal_connect_data (dialog, "apply", apply, self, release_request, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A job of a request, until it has run. */
typedef struct
{
  OpccRequest *request;    /* (owned) */
  OpccApplyDialog *dialog; /* (owned) (nullable) that waits for it */
  char *done;              /* (owned) (nullable) */
  gpointer data;           /* (owned) (nullable) */
  GDestroyNotify free_data;
} Run;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  OpccRequest *request = run->request;
  g_autoptr (GError) error = NULL;
  gpointer answer = opcc_workspace_run_finish (request->workspace, result, &error);
  g_autofree char *sentence = run->done == NULL ? answer : g_steal_pointer (&run->done);

  if (run->dialog != NULL)
    opcc_apply_dialog_finish (run->dialog, error);
  else
    opcc_request_report_error (request, error);
  if (error == NULL && sentence != NULL)
    opcc_request_toast (request, sentence, !request->for_good);
  if (run->free_data != NULL)
    run->free_data (run->data);
  g_clear_object (&run->dialog);
  g_free (run->done);
  opcc_request_unref (request);
  g_free (run);
}

/**
 * opcc_request_run:
 * @dialog: (nullable): waits, and then closes, or keeps what was typed and shows the error; without
 *   it, the page shows that
 * @data: (transfer full): for the job, or @self, which lasts as long, with no @free_data
 * @free_data: (nullable): runs here, on the main loop, so that @data may hold widgets
 * @done: (nullable): the toast, where the job only says whether it worked; NULL: the job answers
 *   with the sentence of the toast, (transfer full), or with NULL and an error
 *
 * Does what was asked for, one action that the toast offers to undo unless it is for good.
 */
void
opcc_request_run (OpccRequest *self,
                  OpccApplyDialog *dialog,
                  OpccJob job,
                  gpointer data,
                  GDestroyNotify free_data,
                  const char *done)
{
  Run *run = g_new0 (Run, 1);

  run->request = opcc_request_ref (self);
  run->dialog = dialog != NULL ? g_object_ref (dialog) : NULL;
  run->done = g_strdup (done);
  run->data = data;
  run->free_data = free_data;
  opcc_workspace_run (self->workspace, job, data, NULL, done == NULL ? g_free : NULL, NULL, ran_cb,
                      run);
}

/* As opcc_page_toast (), where the page is still there. */
void
opcc_request_toast (OpccRequest *self, const char *sentence, gboolean with_undo)
{
  if (self->from != NULL)
    opcc_page_toast (self->from, sentence, with_undo);
}

/* As opcc_page_report_error (), where the page is still there. */
void
opcc_request_report_error (OpccRequest *self, const GError *error)
{
  if (self->from != NULL)
    opcc_page_report_error (self->from, error);
}
