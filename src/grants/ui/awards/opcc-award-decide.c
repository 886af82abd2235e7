/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the award board: why this one, and whether to record the decision. */
#include "opcc-award-decide.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-award-jobs.h"
#include "opcc-award-words.h"
#include "opcc-page.h"

/* What a question is about, until it is answered. */
typedef struct
{
  GtkWidget *from;          /* (owned) to show what was done */
  OpccWorkspace *workspace; /* (owned) (nullable) */
  OpccAwardDraft *draft;    /* (owned) */
  gint64 round;
  gint64 application;
  GArray *to_explain; /* (owned) gint64: applications whose reasons are asked for, in order */
  gboolean over;      /* a reason for going over the pot is asked for */
} Question;

static Question *
create_question (GtkWidget *from, OpccAwardDraft *draft)
{
  Question *question = g_new0 (Question, 1);

  question->from = g_object_ref (from);
  question->draft = g_object_ref (draft);
  question->to_explain = g_array_new (FALSE, FALSE, sizeof (gint64));
  return question;
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->from);
  g_clear_object (&question->workspace);
  g_object_unref (question->draft);
  g_array_unref (question->to_explain);
  g_free (question);
}

/* The answer of the store has to find the dialog and the page. */
typedef struct
{
  OpccAskDialog *dialog;    /* (owned) */
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
} Waiting;

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (waiting->workspace, result, &error);

  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (waiting->dialog), error);
  if (sentence != NULL)
    opcc_page_toast (waiting->from, sentence, TRUE);
  g_object_unref (waiting->dialog);
  g_object_unref (waiting->from);
  g_object_unref (waiting->workspace);
  g_free (waiting);
}

static char *
get_text (OpccAskDialog *dialog, guint index)
{
  return g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, index)));
}

static void
explain_rows (OpccAskDialog *dialog, const Question *question, guint first)
{
  for (guint i = 0; i < question->to_explain->len; i++)
    {
      g_autofree char *reason = get_text (dialog, first + i);

      opcc_award_draft_set_reason (question->draft, g_array_index (question->to_explain, gint64, i),
                                   reason, NULL);
    }
}

/* The texts stand in this order: reference, reasons, day, reason to go over, reasons of rows. */
static void
decide_cb (OpccAskDialog *dialog, Question *question)
{
  g_autoptr (OpccAwardDecision) decision = g_new0 (OpccAwardDecision, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = get_text (dialog, 2);
  const OpccAwardPlan *plan;
  Waiting *waiting;

  decision->decision_ref = get_text (dialog, 0);
  decision->reasons = get_text (dialog, 1);
  if (!opcc_date_parse (day, &decision->decided, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  if (question->over)
    decision->over_reason = get_text (dialog, 3);
  explain_rows (dialog, question, question->over ? 4 : 3);
  plan = opcc_award_draft_get_plan (question->draft);
  decision->round = question->round;
  decision->plan = opcc_award_plan_new (plan->ranking, plan->settings);
  waiting = g_new0 (Waiting, 1);
  waiting->dialog = g_object_ref (dialog);
  waiting->from = g_object_ref (question->from);
  waiting->workspace = g_object_ref (question->workspace);
  opcc_workspace_run (question->workspace, opcc_award_job_decide, g_steal_pointer (&decision),
                      (GDestroyNotify) opcc_award_decision_free, g_free, NULL, decided_cb, waiting);
}

static void
add_rows (OpccAskDialog *dialog, Question *question, const OpccAwardPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);
      g_autofree char *title = NULL;
      g_autofree char *needed = NULL;

      if (!row->needs_reason || row->reason != NULL)
        continue;
      title = g_strdup_printf (row->amount == 0 ? _ ("Why %s (rank %u) is passed over")
                                                : _ ("Why %s (rank %u) gets this award"),
                               row->ranked->organisation, row->ranked->rank);
      needed = g_strdup_printf (_ ("%s needs a reason of its own: rank order or a limit is broken. "
                                   "Nothing was recorded."),
                                row->ranked->organisation);
      opcc_ask_dialog_add_text (dialog, title, NULL, needed);
      g_array_append_val (question->to_explain, row->ranked->application);
    }
}

static char *
describe (const OpccAwardPlan *plan)
{
  g_autofree char *total = opcc_money_format (plan->total);
  g_autofree char *pot = opcc_money_format (plan->settings->pot);
  g_autofree char *left = opcc_award_words_left (plan);

  /* Translators: sums awarded and in the pot, and "£10 left" or "£10 over the pot". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u award of %s in all, from a pot of %s: %s. One record "
                                       "is made; you can undo it. Nothing is sent.",
                                       "%u awards of %s in all, from a pot of %s: %s. One record "
                                       "is made; you can undo it. Nothing is sent.",
                                       plan->n_awards),
                          plan->n_awards, total, pot, left);
}

GtkWindow *
opcc_award_decide (GtkWidget *from,
                   OpccWorkspace *workspace,
                   gint64 round,
                   OpccAwardDraft *draft,
                   const GPtrArray *applicants)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (draft);
  g_autofree char *sums = describe (plan);
  g_autofree char *open = opcc_applicant_say_plan (applicants, plan);
  g_autofree char *body =
      open != NULL ? g_strdup_printf ("%s\n\n%s.", sums, open) : g_strdup (sums);
  g_autofree char *today = opcc_date_format (opcc_date_today ());
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Decide the awards"), body, _ ("Record decision"));
  Question *question = create_question (from, draft);

  question->workspace = g_object_ref (workspace);
  question->round = round;
  question->over = plan->left < 0;
  opcc_ask_dialog_add_text (dialog, _ ("Decision reference"), NULL, NULL);
  opcc_ask_dialog_add_text (dialog, _ ("Why these awards help to reduce crime and disorder"), NULL,
                            _ ("The law asks for the reasons of each award. Give them once for "
                               "all; nothing was recorded."));
  opcc_ask_dialog_add_text (dialog, _ ("Decided on"), today,
                            _ ("The decision needs its day. Write it as 12 October 2023."));
  if (question->over)
    opcc_ask_dialog_add_text (dialog, _ ("Why more than the pot is awarded"), NULL,
                              _ ("The awards are over the pot. Give the reason, or move the line "
                                 "up; nothing was recorded."));
  add_rows (dialog, question, plan);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (decide_cb), question, free_question, 0);
  return GTK_WINDOW (dialog);
}

static void
explain_cb (OpccAskDialog *dialog, Question *question)
{
  g_autofree char *reason = get_text (dialog, 0);
  g_autofree char *conditions = get_text (dialog, 1);

  opcc_award_draft_set_reason (question->draft, question->application, reason, conditions);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
}

GtkWindow *
opcc_award_ask_reason (GtkWidget *from, OpccAwardDraft *draft, gint64 application)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (draft);
  OpccAskDialog *dialog = NULL;
  Question *question = create_question (from, draft);

  question->application = application;
  for (guint i = 0; i < plan->rows->len && dialog == NULL; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      if (row->ranked->application != application)
        continue;
      dialog = opcc_ask_dialog_new (from, _ ("Reason"), NULL, _ ("Keep reason and conditions"));
      opcc_ask_dialog_set_heading (dialog, row->ranked->organisation);
      opcc_ask_dialog_add_text (dialog, _ ("Reason"), row->reason, NULL);
      opcc_ask_dialog_add_text (dialog, _ ("Conditions"), row->conditions, NULL);
    }
  if (dialog == NULL)
    dialog = opcc_ask_dialog_new (from, _ ("Reason"), NULL, _ ("Keep reason and conditions"));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (explain_cb), question, free_question, 0);
  return GTK_WINDOW (dialog);
}
