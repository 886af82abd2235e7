/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions and the forms of letters. */
#include "opcc-letter-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-record-form.h"
#include "opcc-request.h"

/* The most letters that a question names one by one. */
#define MAX_NAMED 8

/* The first number of a request is the round, the other the letter. */
static OpccRequest *
create_request (GtkWidget *from, OpccWorkspace *workspace, gint64 round, gint64 letter)
{
  OpccRequest *request = opcc_request_new (from, workspace, &opcc_round_kind, round);

  request->other = letter;
  return request;
}

static void
run_act (OpccRequest *request, OpccAskDialog *dialog, OpccLetterAct *act)
{
  opcc_request_run (request, dialog != NULL ? OPCC_APPLY_DIALOG (dialog) : NULL,
                    opcc_letter_job_act, act, (GDestroyNotify) opcc_letter_act_free, NULL);
}

void
opcc_letter_act_run (GtkWidget *from, OpccWorkspace *workspace, OpccLetterAct *act)
{
  g_autoptr (OpccRequest) request = create_request (from, workspace, act->round, act->letter);

  run_act (request, NULL, act);
}

static void
issue_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  g_autoptr (GError) error = NULL;
  OpccDate day;
  OpccLetterAct *act;

  if (!opcc_date_parse (opcc_ask_dialog_get_text (dialog, 0), &day, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  act = opcc_letter_act_new (OPCC_LETTER_ACT_ISSUE, question->n, 0);
  act->letters = question->numbers != NULL ? g_array_ref (question->numbers) : NULL;
  act->day = day;
  run_act (question, dialog, act);
}

/* Which they are, where they are few enough to be read. */
static char *
name_letters (GPtrArray *rows)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; rows != NULL && rows->len <= MAX_NAMED && i < rows->len; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        ((OpccLetterRow *) g_ptr_array_index (rows, i))->application->reference);
  if (names->len > 0)
    g_string_append (names, "\n\n");
  return g_string_free (names, FALSE);
}

GtkWindow *
opcc_letter_ask_issue (
    GtkWidget *from, OpccWorkspace *workspace, gint64 round, GPtrArray *rows, guint n)
{
  g_autofree char *today = opcc_date_format (opcc_date_today ());
  const guint count = rows != NULL ? rows->len : n;
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Issue %u letter", "Issue %u letters", count),
                       count);
  g_autofree char *names = name_letters (rows);
  g_autofree char *body =
      g_strconcat (names,
                   _ ("Issued letters stay as they are, whatever is changed later. Nothing is "
                      "sent; you can undo it."),
                   NULL);
  OpccAskDialog *dialog = opcc_ask_dialog_new (from, title, body, _ ("Issue"));
  OpccRequest *request = create_request (from, workspace, round, 0);

  if (rows != NULL)
    request->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      OpccLetterRow *row = g_ptr_array_index (rows, i);
      const gint64 letter = opcc_record_get_n (OPCC_RECORD (row->letter));

      g_array_append_val (request->numbers, letter);
    }
  opcc_ask_dialog_add_text (dialog, _ ("Date of the letters"), today,
                            _ ("Letters need their day. Write it as 12 October 2023."));
  opcc_request_present (request, OPCC_APPLY_DIALOG (dialog), G_CALLBACK (issue_cb));
  return GTK_WINDOW (dialog);
}

static void
withdraw_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  const gboolean replace = g_strcmp0 (opcc_ask_dialog_get_choice (dialog), "replace") == 0;
  OpccLetterAct *act =
      opcc_letter_act_new (replace ? OPCC_LETTER_ACT_REPLACE : OPCC_LETTER_ACT_WITHDRAW,
                           question->n, question->other);

  act->text = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  run_act (question, dialog, act);
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
  opcc_request_present (create_request (from, workspace, 0,
                                        opcc_record_get_n (OPCC_RECORD (letter))),
                        OPCC_APPLY_DIALOG (dialog), G_CALLBACK (withdraw_cb));
  return GTK_WINDOW (dialog);
}

void
opcc_letter_edit (GtkWidget *from, OpccWorkspace *workspace, OpccLetter *letter)
{
  static const char *const fields[] = { "subject", "body",       "feedback", "recipient",
                                        "email",   "letterhead", "closing",  NULL };

  opcc_record_form_open (from, workspace, OPCC_RECORD (letter), fields, NULL, NULL);
}
