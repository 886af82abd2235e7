/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding a plan: awards written, applications and round moved on, all in one action. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-action.h"
#include "opcc-award-plan.h"
#include "opcc-award.h"
#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-decision.h"
#include "opcc-error.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* A plan is drawn on the marks as they were read; other marks need another look. */
static gboolean
check_current (OpccDb *db, gint64 round, const OpccAwardPlan *plan, GError **error)
{
  g_autoptr (OpccRanking) now = opcc_ranking_compute (db, round, NULL, error);
  gboolean same;

  if (now == NULL)
    return FALSE;
  same = now->n_marked == plan->rows->len && now->n_wide == plan->ranking->n_wide;
  for (guint i = 0; same && i < plan->rows->len; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;
      const OpccRankingRow *current = opcc_ranking_find (now, row->application);

      same = current != NULL && current->percent == row->percent && current->asked == row->asked;
    }
  if (!same)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
                 _ ("Marks or applications of this round were changed since the board was drawn. "
                    "Nothing was decided. Look at the board again."));
  return same;
}

static gboolean
check_not_awarded (OpccDb *db, OpccRound *round, GError **error)
{
  gint64 n = opcc_db_get_integer (db,
                                  "SELECT count(*) FROM award a"
                                  " JOIN application p ON p.n = a.application WHERE p.round = $1",
                                  -1, error, "i", opcc_record_get_n (OPCC_RECORD (round)));

  /* Not known is not none: it would be awarded twice. */
  if (n <= 0)
    return n == 0;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("Round %s has been awarded already. Nothing was changed. Undo that award first."),
               round->code);
  return FALSE;
}

static const char *
find_refusal (const OpccAwardRow *row)
{
  if (row->amount > 0)
    return NULL;
  if (row->ranked->below_minimum || row->ranked->failed)
    return OPCC_REFUSAL_CRITERIA;
  if (!row->ranked->passes)
    return OPCC_REFUSAL_THRESHOLD;
  return row->reason != NULL ? OPCC_REFUSAL_JUDGEMENT : OPCC_REFUSAL_MONEY;
}

static char *
explain_declined (const OpccAwardPlan *plan, const OpccAwardRow *row)
{
  g_autofree char *threshold = opcc_percent_format (plan->ranking->threshold);
  const char *refusal = find_refusal (row);

  if (row->reason != NULL)
    return g_strdup (row->reason);
  if (g_strcmp0 (refusal, OPCC_REFUSAL_CRITERIA) == 0)
    return g_strdup (_ ("It does not meet every criterion."));
  if (g_strcmp0 (refusal, OPCC_REFUSAL_THRESHOLD) == 0)
    return g_strdup_printf (_ ("Its score is under the threshold of %s."), threshold);
  return g_strdup (_ ("The money of the round went to applications with higher scores."));
}

static gboolean
save_award (OpccDb *db,
            const OpccAwardPlan *plan,
            const OpccAwardRow *row,
            const char *decision_ref,
            const char *reasons,
            OpccDate decided,
            GError **error)
{
  g_autoptr (OpccAward) award = g_object_new (OPCC_TYPE_AWARD, NULL);
  g_autoptr (OpccApplication) application =
      opcc_db_load (db, &opcc_application_kind, row->ranked->application, error);

  if (application == NULL)
    return FALSE;
  award->application = row->ranked->application;
  award->state = g_strdup (row->amount > 0 ? "approved" : "declined");
  award->amount = row->amount;
  award->part = row->part;
  award->rank = row->ranked->rank;
  award->score = (double) row->ranked->percent / OPCC_PERCENT;
  award->conditions = row->amount > 0 ? g_strdup (row->conditions) : NULL;
  award->reasons = row->amount == 0      ? explain_declined (plan, row)
                   : row->reason != NULL ? g_strdup (row->reason)
                                         : g_strdup (reasons);
  award->refusal = g_strdup (find_refusal (row));
  award->decision_ref = g_strdup (decision_ref);
  award->decided = decided;
  opcc_set_str (&application->stage, row->amount > 0 ? "awarded" : "declined");
  return opcc_db_save (db, award, error) && opcc_db_save (db, application, error);
}

static gboolean
save_round (OpccDb *db,
            OpccRound *round,
            const OpccAwardPlan *plan,
            const char *decision_ref,
            const char *over_reason,
            OpccDate decided,
            GError **error)
{
  if (plan->ranking->threshold != OPCC_NO_PERCENT)
    round->threshold = (double) plan->ranking->threshold / OPCC_PERCENT;
  opcc_set_str (&round->stage, "letters");
  opcc_set_str (&round->decision_ref, decision_ref);
  if (plan->left < 0)
    opcc_set_str (&round->award_note, over_reason);
  round->decided = decided;
  return opcc_db_save (db, round, error);
}

/**
 * opcc_award_round:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED or OPCC_ERROR_CONFLICT; nothing is then written
 */
gboolean
opcc_award_round (OpccDb *db,
                  gint64 round,
                  const OpccAwardPlan *plan,
                  const char *decision_ref,
                  const char *reasons,
                  const char *over_reason,
                  OpccDate decided,
                  GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;

  if (record == NULL || !check_not_awarded (db, record, error) ||
      !opcc_award_plan_check (plan, over_reason, error) || !check_current (db, round, plan, error))
    return FALSE;
  copy = opcc_db_backup (db, "award", NULL, error);
  if (copy == NULL)
    return FALSE;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Award %u application in round %s",
                                       "Award %u applications in round %s", plan->n_awards),
                          plan->n_awards, record->code);
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    if (!save_award (db, plan, &g_array_index (plan->rows, OpccAwardRow, i), decision_ref, reasons,
                     decided, error))
      return FALSE;
  return save_round (db, record, plan, decision_ref, over_reason, decided, error) &&
         opcc_decision_write (db, round, plan, decision_ref, reasons, over_reason, decided,
                              error) &&
         opcc_action_commit (action, error);
}
