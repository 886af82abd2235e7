/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions and the forms of letters. */
#include "opcc-letter-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-page.h"
#include "opcc-record-form.h"

/* What is waited for, or what a question is about until it is answered. */
typedef struct
{
  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccApplyDialog *dialog;  /* (owned) (nullable) */
  gint64 round;
  gint64 letter;
} Waiting;

static Waiting *
create_waiting (GtkWidget *from, OpccWorkspace *workspace, gint64 round, gint64 letter)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->from = g_object_ref (from);
  waiting->workspace = g_object_ref (workspace);
  waiting->round = round;
  waiting->letter = letter;
  return waiting;
}

static void
free_waiting (Waiting *waiting)
{
  g_object_unref (waiting->from);
  g_object_unref (waiting->workspace);
  g_clear_object (&waiting->dialog);
  g_free (waiting);
}

static void
free_question (gpointer data, GClosure *closure)
{
  free_waiting (data);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (waiting->workspace, result, &error);

  if (sentence != NULL)
    opcc_page_toast (waiting->from, sentence, TRUE);
  if (waiting->dialog != NULL)
    opcc_apply_dialog_finish (waiting->dialog, error);
  else if (error != NULL)
    opcc_page_report_error (waiting->from, error);
  free_waiting (waiting);
}

static void
start_act (Waiting *waiting, OpccLetterAct *act)
{
  opcc_workspace_run (waiting->workspace, opcc_letter_job_act, act,
                      (GDestroyNotify) opcc_letter_act_free, g_free, NULL, acted_cb, waiting);
}

void
opcc_letter_act_run (GtkWidget *from, OpccWorkspace *workspace, OpccLetterAct *act)
{
  start_act (create_waiting (from, workspace, act->round, act->letter), act);
}

static void
answer (const Waiting *question, OpccAskDialog *dialog, OpccLetterAct *act)
{
  Waiting *waiting =
      create_waiting (question->from, question->workspace, question->round, question->letter);

  waiting->dialog = OPCC_APPLY_DIALOG (g_object_ref (dialog));
  start_act (waiting, act);
}

static void
issue_cb (OpccAskDialog *dialog, Waiting *question)
{
  g_autoptr (GError) error = NULL;
  OpccDate day;
  OpccLetterAct *act;

  if (!opcc_date_parse (opcc_ask_dialog_get_text (dialog, 0), &day, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  act = opcc_letter_act_new (OPCC_LETTER_ACT_ISSUE, question->round, question->letter);
  act->day = day;
  answer (question, dialog, act);
}

GtkWindow *
opcc_letter_ask_issue (
    GtkWidget *from, OpccWorkspace *workspace, gint64 round, gint64 letter, guint n)
{
  g_autofree char *today = opcc_date_format (opcc_date_today ());
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Issue %u letter", "Issue %u letters", n), n);
  OpccAskDialog *dialog = opcc_ask_dialog_new (
      from, title,
      _ ("Issued letters stay as they are, whatever is changed later. Nothing is sent; you can "
         "undo it."),
      _ ("Issue"));

  opcc_ask_dialog_add_text (dialog, _ ("Date of the letters"), today,
                            _ ("Letters need their day. Write it as 12 October 2023."));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (issue_cb),
                         create_waiting (from, workspace, round, letter), free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

static void
withdraw_cb (OpccAskDialog *dialog, Waiting *question)
{
  const gboolean replace = g_strcmp0 (opcc_ask_dialog_get_choice (dialog), "replace") == 0;
  OpccLetterAct *act =
      opcc_letter_act_new (replace ? OPCC_LETTER_ACT_REPLACE : OPCC_LETTER_ACT_WITHDRAW,
                           question->round, question->letter);

  act->text = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  answer (question, dialog, act);
}

GtkWindow *
opcc_letter_ask_withdraw (GtkWidget *from, OpccWorkspace *workspace, OpccLetter *letter)
{
  g_autofree char *title = g_strdup_printf (_ ("Take back the letter of %s"), letter->reference);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, title,
                           _ ("What was issued stays in the office file, marked as withdrawn, with "
                              "your reason."),
                           _ ("Take back"));

  opcc_ask_dialog_set_choice_title (dialog, _ ("In its place"));
  opcc_ask_dialog_add_choice (dialog, "replace", _ ("A new draft, as the decision stands now"));
  opcc_ask_dialog_add_choice (dialog, "none", _ ("Nothing"));
  opcc_ask_dialog_add_text (dialog, _ ("Why it is taken back"), NULL,
                            _ ("Say why the letter is taken back. Nothing was changed."));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (withdraw_cb),
                         create_waiting (from, workspace, 0,
                                         opcc_record_get_n (OPCC_RECORD (letter))),
                         free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
opcc_letter_edit (GtkWidget *from, OpccWorkspace *workspace, OpccLetter *letter)
{
  static const char *const fields[] = { "subject", "body",       "feedback", "recipient",
                                        "email",   "letterhead", "closing",  NULL };

  opcc_record_form_open (from, workspace, OPCC_RECORD (letter), fields, NULL, NULL);
}

static void
template_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const fields[] = { "subject", "body", NULL };
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) template = opcc_workspace_run_finish (waiting->workspace, result, &error);
  g_autofree char *title = template != NULL ? opcc_record_get_text (template, "used_for") : NULL;
  const OpccRecordFormWords words = { title, _ ("Save template") };

  if (template == NULL)
    opcc_page_report_error (waiting->from, error);
  else
    opcc_record_form_open (waiting->from, waiting->workspace, template, fields, &words, NULL);
  free_waiting (waiting);
}

void
opcc_letter_edit_template (GtkWidget *from, OpccWorkspace *workspace, const char *used_for)
{
  opcc_workspace_run (workspace, opcc_letter_job_template, g_strdup (used_for), g_free,
                      g_object_unref, NULL, template_read_cb,
                      create_waiting (from, workspace, 0, 0));
}
