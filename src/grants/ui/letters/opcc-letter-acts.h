/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to letters from the window: its questions and its forms. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-letter-jobs.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Does it, and says so in a toast with undo, or shows why not. @act (transfer full) */
void opcc_letter_act_run (GtkWidget *from, OpccWorkspace *workspace, OpccLetterAct *act);
/* @rows (nullable): the letters, OpccLetterRow; NULL: all @n that are ready. (transfer none): the
 * dialog, presented */
GtkWindow *opcc_letter_ask_issue (
    GtkWidget *from, OpccWorkspace *workspace, gint64 round, GPtrArray *rows, guint n);
/* Asks why, and whether another takes its place. (transfer none): the dialog, presented */
GtkWindow *opcc_letter_ask_withdraw (GtkWidget *from, OpccWorkspace *workspace, OpccLetter *letter);
/* Opens the words of a draft. */
void opcc_letter_edit (GtkWidget *from, OpccWorkspace *workspace, OpccLetter *letter);

/* What is to be done next with the letters of a round. */
typedef enum
{
  OPCC_LETTER_STEP_MAKE,
  OPCC_LETTER_STEP_REVIEW,
  OPCC_LETTER_STEP_ISSUE,
  OPCC_LETTER_STEP_LOOK,
  OPCC_LETTER_STEP_SAVE,
  OPCC_LETTER_STEP_NONE,
} OpccLetterStep;

/* The first thing that keeps the letters from being all out and saved. */
OpccLetterStep opcc_letter_step_find (const OpccLetters *letters);
/* (transfer none): why, in a sentence. */
const char *opcc_letter_step_explain (OpccLetterStep step);
/* (transfer full): the words of its button. */
char *opcc_letter_step_get_verb (OpccLetterStep step, const OpccLetters *letters);

G_END_DECLS
