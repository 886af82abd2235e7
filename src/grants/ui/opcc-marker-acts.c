/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about the markers of a round: each asks first, then is one action. */
#include "opcc-marker-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-marking-jobs.h"
#include "opcc-page.h"

/* One act, from the question to its answer. */
typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccAskDialog *dialog;    /* (unowned) it owns the act; the job holds it while it runs */
  gint64 round;
} Act;

static Act *
make_act (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  Act *act = g_rc_box_new0 (Act);

  act->from = g_object_ref (from);
  act->workspace = g_object_ref (workspace);
  act->round = round;
  return act;
}

static void
clear_act (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->from);
  g_clear_object (&act->workspace);
}

static void
unref_act (gpointer data)
{
  g_rc_box_release_full (data, clear_act);
}

static void
release_act (gpointer data, GClosure *closure)
{
  unref_act (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, unref_act)

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (OpccAskDialog) dialog = act->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (act->workspace, result, &error);

  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
  if (sentence != NULL)
    opcc_page_toast (act->from, sentence, TRUE);
}

static void
run_job (Act *act, OpccJob job, OpccMarkingSetUp *wanted)
{
  wanted->round = act->round;
  g_object_ref (act->dialog);
  opcc_workspace_run (act->workspace, job, wanted, (GDestroyNotify) opcc_marking_set_up_free,
                      g_free, NULL, done_cb, g_rc_box_acquire (act));
}

static void
add_cb (OpccAskDialog *dialog, Act *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  wanted->role = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  run_job (act, opcc_marking_job_add_marker, wanted);
}

static void
share_out_cb (OpccAskDialog *dialog, Act *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  wanted->per_application =
      (guint) g_ascii_strtoull (opcc_ask_dialog_get_choice (dialog), NULL, 10);
  run_job (act, opcc_marking_job_assign, wanted);
}

/* The key of the choice is "17 Grants officer". */
static void
stand_down_cb (OpccAskDialog *dialog, Act *act)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);
  char *role = NULL;

  wanted->marker = g_ascii_strtoll (opcc_ask_dialog_get_choice (dialog), &role, 10);
  wanted->role = g_strdup (role + strspn (role, " "));
  wanted->reason = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  run_job (act, opcc_marking_job_stand_down, wanted);
}

static OpccAskDialog *
present_act (Act *act, OpccAskDialog *dialog, GCallback apply_cb)
{
  act->dialog = dialog;
  g_signal_connect_data (dialog, "apply", apply_cb, act, release_act, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

OpccAskDialog *
opcc_marker_ask_add (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Add a marker"),
                           _ ("Markers are known by the role they mark in."), _ ("Add marker"));

  opcc_ask_dialog_add_text (dialog, _ ("Role"), NULL, _ ("Say in which role the marker marks."));
  return present_act (make_act (from, workspace, round), dialog, G_CALLBACK (add_cb));
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
  return present_act (make_act (from, workspace, round), dialog, G_CALLBACK (share_out_cb));
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
  return present_act (make_act (from, workspace, round), dialog, G_CALLBACK (stand_down_cb));
}
