/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about the markers of a round: each asks first, then is one action. */
#include "opcc-marker-acts.h"

#include <glib/gi18n-lib.h>

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
run_job (Act *act, OpccJob job, const char *role, guint per_application)
{
  OpccMarkingSetUp *wanted = g_new0 (OpccMarkingSetUp, 1);

  wanted->round = act->round;
  wanted->role = g_strdup (role);
  wanted->per_application = per_application;
  g_object_ref (act->dialog);
  opcc_workspace_run (act->workspace, job, wanted, (GDestroyNotify) opcc_marking_set_up_free,
                      g_free, NULL, done_cb, g_rc_box_acquire (act));
}

static void
add_cb (OpccAskDialog *dialog, Act *act)
{
  run_job (act, opcc_marking_job_add_marker, opcc_ask_dialog_get_text (dialog, 0), 0);
}

static void
share_out_cb (OpccAskDialog *dialog, Act *act)
{
  run_job (act, opcc_marking_job_assign, NULL,
           (guint) g_ascii_strtoull (opcc_ask_dialog_get_choice (dialog), NULL, 10));
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
