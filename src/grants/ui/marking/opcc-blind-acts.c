/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a marker who applied, in a round that is marked blind: asks for the reason first. */
#include "opcc-blind-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-request.h"

static void
apply_cb (OpccAskDialog *dialog, OpccRequest *request)
{
  opcc_request_run (request, OPCC_APPLY_DIALOG (dialog), opcc_marking_job_lift_blind,
                    opcc_marking_act_new (request->n, request->other, 0, 0,
                                          opcc_ask_dialog_get_text (dialog, 0)),
                    (GDestroyNotify) opcc_marking_act_free,
                    _ ("The applicant is shown, and that is logged"));
}

GtkWindow *
opcc_blind_ask_lift (GtkWidget *from,
                     OpccWorkspace *workspace,
                     const OpccMarkingReading *reading,
                     guint index)
{
  const OpccMarkingView *view = reading != NULL && index < reading->views->len
                                    ? g_ptr_array_index (reading->views, index)
                                    : NULL;
  g_autofree char *title = NULL;
  OpccAskDialog *dialog;
  OpccRequest *request;

  if (view == NULL || !view->blind || view->fixed)
    return NULL;
  title = g_strdup_printf (_ ("Applicant of %s"), view->application->reference);
  dialog = opcc_ask_dialog_new (
      from, title,
      _ ("The round is marked blind. Who saw the applicant, when and why is kept with the round "
         "and cannot be taken back."),
      _ ("Show and log it"));
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Say why, for the record. Nothing was changed."));
  request = opcc_request_new (from, workspace, &opcc_application_kind,
                              opcc_record_get_n (OPCC_RECORD (view->application)));
  request->other = reading->marker;
  request->for_good = TRUE; /* what was seen stays seen */
  opcc_request_present (request, OPCC_APPLY_DIALOG (dialog), G_CALLBACK (apply_cb));
  return GTK_WINDOW (dialog);
}

void
opcc_blind_tell_hidden (GtkWidget *from)
{
  opcc_dialog_tell (from, _ ("What is hidden"),
                    _ ("The applicant’s name, wherever it stands in the text, the district, the "
                       "contact and earlier grants. They come into view once you submit your "
                       "marks. In a file on your own computer this rests on trust."));
}
