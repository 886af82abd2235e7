/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about the markers of a round: each asks first, then is one action. */
#include "opcc-marker-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-marking-jobs.h"
#include "opcc-request.h"

static void
run_job (OpccRequest *act, OpccAskDialog *dialog, OpccJob job, OpccMarkingSetUp *wanted)
{
  wanted->round = act->n;
  opcc_request_run (act, OPCC_APPLY_DIALOG (dialog), job, wanted,
                    (GDestroyNotify) opcc_marking_set_up_free, NULL);
}

static void
add_cb (OpccAskDialog *dialog, OpccRequest *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  wanted->role = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  run_job (act, dialog, opcc_marking_job_add_marker, wanted);
}

static void
share_out_cb (OpccAskDialog *dialog, OpccRequest *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  wanted->per_application =
      (guint) g_ascii_strtoull (opcc_ask_dialog_get_choice (dialog), NULL, 10);
  run_job (act, dialog, opcc_marking_job_assign, wanted);
}

/* The key of the choice is "17 Grants officer". */
static void
stand_down_cb (OpccAskDialog *dialog, OpccRequest *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);
  char *role = NULL;

  wanted->marker = g_ascii_strtoll (opcc_ask_dialog_get_choice (dialog), &role, 10);
  wanted->role = g_strdup (role + strspn (role, " "));
  wanted->reason = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  run_job (act, dialog, opcc_marking_job_stand_down, wanted);
}

static OpccAskDialog *
present_act (OpccRequest *act, OpccAskDialog *dialog, GCallback apply_cb)
{
  opcc_request_present (act, OPCC_APPLY_DIALOG (dialog), apply_cb);
  return dialog;
}

OpccAskDialog *
opcc_marker_ask_add (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Add a marker"),
                           _ ("Markers are known by the role they mark in."), _ ("Add marker"));

  opcc_ask_dialog_add_text (dialog, _ ("Role"), NULL, _ ("Say in which role the marker marks."));
  return present_act (opcc_request_new (from, workspace, &opcc_round_kind, round), dialog,
                      G_CALLBACK (add_cb));
}

OpccAskDialog *
opcc_marker_ask_share_out (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Share applications out"),
                           _ ("Evenly, and never to a marker who declared a conflict. What is "
                              "shared out already stays."),
                           _ ("Share out"));

  opcc_ask_dialog_set_choice_title (dialog, _ ("Markers for each application"));
  opcc_ask_dialog_add_choice (dialog, "2", _ ("Two"));
  opcc_ask_dialog_add_choice (dialog, "3", _ ("Three"));
  opcc_ask_dialog_add_choice (dialog, "1", _ ("One"));
  opcc_ask_dialog_add_choice (dialog, "0", _ ("All of them"));
  return present_act (opcc_request_new (from, workspace, &opcc_round_kind, round), dialog,
                      G_CALLBACK (share_out_cb));
}

OpccAskDialog *
opcc_marker_ask_stand_down (GtkWidget *from,
                            OpccWorkspace *workspace,
                            gint64 round,
                            GPtrArray *progress)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Stand a marker down"),
                           _ ("What they submitted counts. What they have not goes to the other "
                              "markers at once, never to one who declared a conflict."),
                           _ ("Stand down"));

  opcc_ask_dialog_set_choice_title (dialog, _ ("Marker"));
  for (guint i = 0; i < progress->len; i++)
    {
      OpccMarker *marker = ((OpccMarkerProgress *) g_ptr_array_index (progress, i))->marker;
      g_autofree char *key =
          g_strdup_printf ("%" PRId64 " %s", opcc_record_get_n (OPCC_RECORD (marker)),
                           marker->role);

      if (marker->stood_down != OPCC_NO_DATE)
        continue;
      opcc_ask_dialog_add_choice (dialog, key, marker->role);
    }
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Say why, for the record. Nothing was changed."));
  return present_act (opcc_request_new (from, workspace, &opcc_round_kind, round), dialog,
                      G_CALLBACK (stand_down_cb));
}
