/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting off what is due from the page: until when, and why. */
#include "opcc-today-snooze.h"

#include <glib/gi18n-lib.h>

#include "opcc-page.h"
#include "opcc-snooze.h"

/* Days for which a thing is put off unless the person says otherwise. */
#define USUAL_DAYS 7

/* One act, from its dialog to its toast. */
typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccAskDialog *dialog;    /* (unowned) (nullable), held while a job is under way */
  OpccDueItem *due;         /* (owned) what the store needs of it */
  OpccDate today;
  OpccDate until;
  gint64 snooze;
  char *reason; /* (owned) (nullable) */
  int n_refs;   /* the dialog, and the job under way */
} Act;

static Act *
make_act (GtkWidget *from, OpccWorkspace *workspace, const OpccTodayItem *item, OpccDate today)
{
  Act *act = g_new0 (Act, 1);

  act->from = g_object_ref (from);
  act->workspace = g_object_ref (workspace);
  act->due = opcc_due_item_new (item->due->domain, item->due->kind, item->due->n, item->due->due);
  act->due->title = g_strdup (item->due->title);
  act->today = today;
  act->snooze = item->snooze;
  act->n_refs = 1;
  return act;
}

static void
unref_act (gpointer data)
{
  Act *act = data;

  if (--act->n_refs > 0)
    return;
  g_clear_object (&act->workspace);
  g_clear_object (&act->from);
  opcc_due_item_free (act->due);
  g_free (act->reason);
  g_free (act);
}

static void
release_act_cb (gpointer data, GClosure *closure)
{
  unref_act (data);
}

/* --- putting off ----------------------------------------------------------------------------- */

static gpointer
snooze_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  return opcc_snooze_set (db, act->due, act->until, act->reason, act->today, error) ? act : NULL;
}

static void
snoozed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (OpccAskDialog) dialog = act->dialog;
  g_autoptr (GError) error = NULL;
  const gboolean done = opcc_workspace_run_finish (act->workspace, result, &error) != NULL;

  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
  if (done)
    {
      g_autofree char *day = opcc_date_format (act->until);
      g_autofree char *words = g_strdup_printf (_ ("Put off until %s"), day);

      opcc_page_toast (act->from, words, TRUE);
    }
  unref_act (act);
}

static void
apply_cb (OpccAskDialog *dialog, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;

  if (!opcc_date_parse (opcc_ask_dialog_get_text (dialog, 0), &act->until, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  g_free (act->reason);
  act->reason = g_strdup (opcc_ask_dialog_get_text (dialog, 1));
  act->n_refs++;
  g_object_ref (dialog);
  opcc_workspace_run (act->workspace, snooze_job, act, NULL, NULL, NULL, snoozed_cb, act);
}

OpccAskDialog *
opcc_today_snooze_ask (GtkWidget *from,
                       OpccWorkspace *workspace,
                       const OpccTodayItem *item,
                       OpccDate today)
{
  Act *act = make_act (from, workspace, item, today);
  g_autofree char *day = opcc_date_format (today + USUAL_DAYS);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Put off"), item->due->title, _ ("Put off"));

  act->dialog = dialog;
  opcc_ask_dialog_add_text (dialog, _ ("Until"), day, _ ("Say the day it comes back."));
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL, _ ("Say in a few words why it can wait."));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), act, release_act_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* --- bringing back --------------------------------------------------------------------------- */

static gpointer
wake_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  return opcc_snooze_wake (db, act->snooze, error) ? act : NULL;
}

static void
woken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;

  if (opcc_workspace_run_finish (act->workspace, result, &error) != NULL)
    opcc_page_toast (act->from, _ ("Stands in the list again"), TRUE);
  else
    opcc_page_report_error (act->from, error);
  unref_act (act);
}

void
opcc_today_snooze_wake (GtkWidget *from, OpccWorkspace *workspace, const OpccTodayItem *item)
{
  Act *act = make_act (from, workspace, item, OPCC_NO_DATE);

  opcc_workspace_run (workspace, wake_job, act, NULL, NULL, NULL, woken_cb, act);
}
