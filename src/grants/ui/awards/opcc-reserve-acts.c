/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releasing the award of a winner who withdrew, giving it to who is next on the reserve list, and
 * putting that list into another order by hand. */
#include "opcc-reserve-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>

#include "opcc-ask-dialog.h"
#include "opcc-award-change.h"
#include "opcc-error.h"
#include "opcc-request.h"
#include "opcc-reserve.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* What was answered. */
typedef struct
{
  gint64 application;
  gint64 round;
  gint64 amount;
  gint64 place;
  gboolean claw_back;
  char *words;        /* (owned) the reason, or why it will help */
  char *order_reason; /* (owned) (nullable) */
} Answer;

static void
free_answer (Answer *answer)
{
  g_free (answer->words);
  g_free (answer->order_reason);
  g_free (answer);
}

static void
run (OpccAskDialog *dialog, OpccRequest *question, OpccJob job, Answer *answer)
{
  opcc_request_run (question, OPCC_APPLY_DIALOG (dialog), job, answer, (GDestroyNotify) free_answer,
                    NULL);
}

/* --- released -------------------------------------------------------------------------------- */

static gpointer
release_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;
  g_autoptr (GPtrArray) list = NULL;
  const OpccReserve *next;
  g_autofree char *sum = NULL;

  if (!opcc_award_release (db, answer->application, answer->words, OPCC_NO_DATE, answer->claw_back,
                           error))
    return NULL;
  list = opcc_reserve_list (db, answer->round, error);
  if (list == NULL)
    return NULL;
  if (list->len == 0)
    return g_strdup (_ ("Award released; nobody is on the reserve list"));
  next = g_ptr_array_index (list, 0);
  sum = opcc_money_format (next->amount);
  return g_strdup_printf (_ ("Award released; next on the reserve list: %s, %s"), next->reference,
                          sum);
}

static void
release (OpccAskDialog *dialog, OpccRequest *question, gboolean claw_back)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->application = question->other;
  answer->round = question->n;
  answer->claw_back = claw_back;
  answer->words = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  run (dialog, question, release_job, answer);
}

static void
release_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  release (dialog, question, FALSE);
}

static void
release_and_claim_back_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  release (dialog, question, TRUE);
}

static char *
explain_release (const OpccDelivery *grant)
{
  const gint64 out = grant->paid - grant->clawed_back;
  g_autofree char *sum = opcc_money_format (grant->award->amount);
  g_autofree char *paid = opcc_money_format (out);
  g_autofree char *back =
      out > 0 ? g_strdup_printf (_ (" %s was paid and is asked back with a claw-back."), paid)
              : g_strdup ("");

  return g_strdup_printf (
      _ ("%s is free for the reserve list, planned payments are cancelled and a "
         "letter of withdrawal is drafted.%s The decision record stays as it "
         "was."),
      sum, back);
}

void
opcc_reserve_ask_release (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  g_autofree char *title = g_strdup_printf (_ ("Withdraw %s"), grant->application->reference);
  g_autofree char *body = explain_release (grant);
  OpccAskDialog *dialog = opcc_ask_dialog_new (from, title, body, _ ("Release the award"));
  OpccRequest *question =
      opcc_request_new (from, workspace, &opcc_round_kind, grant->application->round);

  question->other = grant->award->application;
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Say why; the register and the notice give the reason."));
  opcc_request_present (question, OPCC_APPLY_DIALOG (dialog),
                        grant->paid > grant->clawed_back ? G_CALLBACK (release_and_claim_back_cb)
                                                         : G_CALLBACK (release_cb));
}

/* --- from the reserve list ------------------------------------------------------------------- */

static gpointer
award_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;

  return opcc_award_from_reserve (db, answer->application, answer->amount, answer->words,
                                  answer->order_reason, OPCC_NO_DATE, error)
             ? g_strdup (_ ("Awarded from the reserve list"))
             : NULL;
}

static void
award_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  const char *amount = opcc_ask_dialog_get_text (dialog, 0);
  g_autoptr (GError) error = NULL;
  Answer *answer = g_new0 (Answer, 1);

  answer->application = strtoll (opcc_ask_dialog_get_choice (dialog), NULL, 10);
  answer->amount = OPCC_NO_MONEY;
  answer->words = g_strdup (opcc_ask_dialog_get_text (dialog, 1));
  answer->order_reason = g_strdup (opcc_ask_dialog_get_text (dialog, 2));
  if (amount != NULL && *amount != '\0' && !opcc_money_parse (amount, &answer->amount, &error))
    {
      free_answer (answer);
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  run (dialog, question, award_job, answer);
}

static void
add_choices (OpccAskDialog *dialog, GPtrArray *list)
{
  opcc_ask_dialog_set_choice_title (dialog, _ ("Reserve list, who is next first"));
  for (guint i = 0; i < list->len; i++)
    {
      const OpccReserve *one = g_ptr_array_index (list, i);
      g_autofree char *key = g_strdup_printf ("%" PRId64, one->application);
      g_autofree char *sum = opcc_money_format (one->amount);
      /* Translators: a rank, a reference, an organisation, and what it can have. */
      g_autofree char *label = g_strdup_printf (_ ("%" PRId64 " · %s · %s · %s"), one->rank,
                                                one->reference, one->organisation, sum);

      opcc_ask_dialog_add_choice (dialog, key, label);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = opcc_workspace_run_finish (question->workspace, result, &error);
  OpccAskDialog *dialog;

  if (list == NULL || list->len == 0)
    {
      if (list == NULL)
        opcc_request_report_error (question, error);
      else
        opcc_request_toast (question, _ ("Nobody is on the reserve list"), FALSE);
      return;
    }
  dialog = opcc_ask_dialog_new (
      question->from, _ ("Award from the reserve"),
      _ ("Each is offered what it asked, no more than the round has left. The award bears today’s "
         "date; the decision record stays as it was."),
      _ ("Award"));
  add_choices (dialog, list);
  opcc_ask_dialog_add_text (dialog, _ ("Amount, where it is not what is offered"), NULL, NULL);
  opcc_ask_dialog_add_text (dialog, _ ("Why it will help to reduce crime and disorder"), NULL,
                            _ ("Give the reasons: the register has to publish them."));
  opcc_ask_dialog_add_text (dialog, _ ("Why one that stands higher is passed over, if so"), NULL,
                            NULL);
  opcc_request_present (opcc_request_ref (question), OPCC_APPLY_DIALOG (dialog),
                        G_CALLBACK (award_cb));
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_reserve_list (db, *(gint64 *) data, error);
}

void
opcc_reserve_ask_award (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  opcc_workspace_run (workspace, read_job, g_memdup2 (&round, sizeof round), g_free,
                      (GDestroyNotify) g_ptr_array_unref, NULL, read_cb,
                      opcc_request_new (from, workspace, &opcc_round_kind, round));
}

/* --- by hand --------------------------------------------------------------------------------- */

/* Who is on the list, in its order, and who could be. */
typedef struct
{
  GPtrArray *list;   /* (owned) OpccReserve */
  GPtrArray *others; /* (owned) OpccReserve */
} Lists;

static void
free_lists (Lists *lists)
{
  g_clear_pointer (&lists->list, g_ptr_array_unref);
  g_clear_pointer (&lists->others, g_ptr_array_unref);
  g_free (lists);
}

static gpointer
place_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;

  if (!opcc_reserve_set_place (db, answer->application, answer->place, answer->words, error))
    return NULL;
  return g_strdup (answer->place > 0 ? _ ("The reserve list is in the new order")
                                     : _ ("Taken off the reserve list"));
}

static void
place_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  g_autofree char *typed = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  g_autoptr (GError) error = NULL;
  Answer *answer = g_new0 (Answer, 1);

  answer->application = strtoll (opcc_ask_dialog_get_choice (dialog), NULL, 10);
  answer->words = g_strdup (opcc_ask_dialog_get_text (dialog, 1));
  if (!g_ascii_string_to_signed (typed, 10, 0, 100000, &answer->place, NULL))
    {
      g_set_error (&error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is not a place. Give 1 for the first, 2 for the second, or 0 to take "
                      "it off."),
                   typed);
      free_answer (answer);
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  run (dialog, question, place_job, answer);
}

static void
add_places (OpccAskDialog *dialog, const Lists *lists)
{
  opcc_ask_dialog_set_choice_title (dialog, _ ("Application"));
  for (guint i = 0; i < lists->list->len + lists->others->len; i++)
    {
      const gboolean on = i < lists->list->len;
      const OpccReserve *one =
          on ? lists->list->pdata[i] : lists->others->pdata[i - lists->list->len];
      g_autofree char *key = g_strdup_printf ("%" PRId64, one->application);
      g_autofree char *label =
          on ? g_strdup_printf (_ ("%u · %s · %s"), i + 1, one->reference, one->organisation)
             : g_strdup_printf (_ ("Not on it · %s · %s"), one->reference, one->organisation);

      opcc_ask_dialog_add_choice (dialog, key, label);
    }
}

static void
read_places_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) question = user_data;
  g_autoptr (GError) error = NULL;
  Lists *lists = opcc_workspace_run_finish (question->workspace, result, &error);
  OpccAskDialog *dialog;

  if (lists == NULL)
    {
      opcc_request_report_error (question, error);
      return;
    }
  if (lists->list->len + lists->others->len == 0)
    opcc_request_toast (question, _ ("Nobody could be on the reserve list"), FALSE);
  else
    {
      dialog = opcc_ask_dialog_new (
          question->from, _ ("Change the reserve list"),
          _ ("Money that comes free is offered in this order. The reason is kept with the award, "
             "and "
             "in the decision record until that is approved; the letter is written anew where "
             "another is due."),
          _ ("Change"));
      add_places (dialog, lists);
      opcc_ask_dialog_add_text (dialog, _ ("Its place on the list, from 1; 0 takes it off"), NULL,
                                _ ("Give its place: 1 for the first, or 0 to take it off."));
      opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL, _ ("Say why, for the record."));
      opcc_request_present (opcc_request_ref (question), OPCC_APPLY_DIALOG (dialog),
                            G_CALLBACK (place_cb));
    }
  free_lists (lists);
}

static gpointer
read_places_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->list = opcc_reserve_list (db, *(gint64 *) data, error);
  lists->others =
      lists->list != NULL ? opcc_reserve_list_others (db, *(gint64 *) data, error) : NULL;
  if (lists->others == NULL)
    g_clear_pointer (&lists, free_lists);
  return lists;
}

void
opcc_reserve_ask_place (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  opcc_workspace_run (workspace, read_places_job, g_memdup2 (&round, sizeof round), g_free,
                      (GDestroyNotify) free_lists, NULL, read_places_cb,
                      opcc_request_new (from, workspace, &opcc_round_kind, round));
}
