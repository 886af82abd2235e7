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
take_marker (OpccMarkingSetUp *wanted, OpccAskDialog *dialog)
{
  char *role = NULL;

  wanted->marker = g_ascii_strtoll (opcc_ask_dialog_get_choice (dialog), &role, 10);
  wanted->role = g_strdup (role + strspn (role, " "));
}

static void
stand_down_cb (OpccAskDialog *dialog, OpccRequest *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  take_marker (wanted, dialog);
  wanted->reason = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  run_job (act, dialog, opcc_marking_job_stand_down, wanted);
}

static void
conflict_cb (OpccAskDialog *dialog, OpccRequest *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  take_marker (wanted, dialog);
  wanted->application = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  wanted->reason = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 1)));
  run_job (act, dialog, opcc_marking_job_record_conflict, wanted);
}

static OpccAskDialog *
create_add (GtkWidget *from)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Add a marker"),
                           _ ("Markers are known by the role they mark in."), _ ("Add marker"));

  opcc_ask_dialog_add_text (dialog, _ ("Role"), NULL, _ ("Say in which role the marker marks."));
  return dialog;
}

static OpccAskDialog *
create_share_out (GtkWidget *from)
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
  return dialog;
}

static void
offer_markers (OpccAskDialog *dialog, GPtrArray *progress)
{
  opcc_ask_dialog_set_choice_title (dialog, _ ("Marker"));
  for (guint i = 0; i < progress->len; i++)
    {
      OpccMarker *marker = ((OpccMarkerProgress *) g_ptr_array_index (progress, i))->marker;
      g_autofree char *key =
          g_strdup_printf ("%" PRId64 " %s", opcc_record_get_n (OPCC_RECORD (marker)),
                           marker->role);

      if (marker->stood_down == OPCC_NO_DATE)
        opcc_ask_dialog_add_choice (dialog, key, marker->role);
    }
}

static OpccAskDialog *
create_conflict (GtkWidget *from)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Record a conflict of interest"),
                           _ ("The marker does not get the application. Where it was shared out to "
                              "them their marks on it go, and another marker gets it."),
                           _ ("Record conflict"));

  opcc_ask_dialog_add_text (dialog, _ ("Application"), NULL,
                            _ ("Type the reference of the application, such as R2-014. Nothing was "
                               "changed."));
  opcc_ask_dialog_add_text (dialog, _ ("What the conflict is"), NULL,
                            _ ("Say what the conflict is. Nothing was changed."));
  return dialog;
}

static OpccAskDialog *
create_stand_down (GtkWidget *from)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Stand a marker down"),
                           _ ("What they submitted counts. What they have not goes to the other "
                              "markers at once, never to one who declared a conflict."),
                           _ ("Stand down"));

  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Say why, for the record. Nothing was changed."));
  return dialog;
}

static const struct
{
  const char *act;
  OpccAskDialog *(*create) (GtkWidget *from);
  void (*apply_cb) (OpccAskDialog *dialog, OpccRequest *act);
  gboolean of_marker; /* one is chosen */
} acts[] = {
  { "add-marker", create_add, add_cb, FALSE },
  { "share-out", create_share_out, share_out_cb, FALSE },
  { "record-conflict", create_conflict, conflict_cb, TRUE },
  { "stand-down", create_stand_down, stand_down_cb, TRUE },
};

OpccAskDialog *
opcc_marker_ask (
    GtkWidget *from, OpccWorkspace *workspace, gint64 round, const char *act, GPtrArray *progress)
{
  OpccAskDialog *dialog;
  guint i = 0;

  while (i < G_N_ELEMENTS (acts) && strcmp (acts[i].act, act) != 0)
    i++;
  g_return_val_if_fail (i < G_N_ELEMENTS (acts), NULL);
  dialog = acts[i].create (from);
  if (acts[i].of_marker)
    offer_markers (dialog, progress);
  opcc_request_present (opcc_request_new (from, workspace, &opcc_round_kind, round),
                        OPCC_APPLY_DIALOG (dialog), G_CALLBACK (acts[i].apply_cb));
  return dialog;
}
