/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the award board: reading a round, redrawing its marks, recording the decision. */
#include "opcc-award-jobs.h"

#include <glib/gi18n-lib.h>

#include "opcc-award.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-marking.h"
#include "opcc-reserve.h"
#include "opcc-robustness.h"
#include "opcc-scenario.h"

static gboolean
count_conflicts (OpccDb *db, OpccAwardReading *self, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) progress = opcc_marking_get_progress (db, round, error);

  for (guint i = 0; progress != NULL && i < progress->len; i++)
    self->n_conflicts += ((OpccMarkerProgress *) progress->pdata[i])->conflicts;
  return progress != NULL;
}

static void
count_missing (OpccAwardReading *self)
{
  for (guint i = 0; i < self->plan->ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (self->plan->ranking->rows, i);

      self->n_match_not_stated += row->match_funding == OPCC_NO_MONEY;
    }
}

/* What was decided, row by row, as sums set by hand over a rule that gives nothing. */
static OpccAwardPlan *
read_decided (OpccDb *db, OpccRound *round, const OpccAwardPlan *plan, GError **error)
{
  g_autoptr (OpccAwardSettings) settings = opcc_award_settings_copy (plan->settings);

  settings->rule = OPCC_AWARD_LINE;
  settings->line = 0;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;
      g_autofree char *words = g_strdup_printf ("%s/%s", round->code, row->reference);
      g_autoptr (GError) local = NULL;
      g_autoptr (OpccAward) award = opcc_record_find (db, &opcc_award_kind, words, &local);

      if (award != NULL)
        opcc_award_settings_choose (settings, row->application, award->amount,
                                    award->amount > 0 ? award->reasons : NULL, award->conditions);
      else if (!g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  /* The pot of the day of the decision: what is left of the year has these awards taken off. */
  settings->pot = round->budget != OPCC_NO_MONEY ? round->budget : settings->pot;
  return opcc_award_plan_new (plan->ranking, settings);
}

gpointer
opcc_award_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 round = *(const gint64 *) data;
  g_autoptr (OpccAwardReading) self = g_new0 (OpccAwardReading, 1);

  self->round = opcc_round_load (db, round, error);
  if (self->round == NULL)
    return NULL;
  self->decided = self->round->decided != OPCC_NO_DATE;
  self->scheme = opcc_scheme_load (db, self->round->scheme, error);
  if (self->scheme == NULL)
    return NULL;
  self->plan = self->decided ? opcc_award_plan_for_round (db, round, OPCC_AWARD_PART_LAST,
                                                          OPCC_NO_PERCENT, cancellable, error)
                             : opcc_scenario_draw_board (db, round, cancellable, error);
  if (self->plan == NULL || !count_conflicts (db, self, round, error))
    return NULL;
  self->applicants = opcc_applicant_list (db, round, opcc_date_today (), error);
  if (self->applicants == NULL)
    return NULL;
  count_missing (self);
  if (!opcc_robustness_fill_round (db, self->plan, NULL, error))
    return NULL;
  if (self->decided)
    {
      OpccAwardPlan *decided = read_decided (db, self->round, self->plan, error);

      if (decided == NULL)
        return NULL;
      opcc_award_plan_free (self->plan);
      self->plan = decided;
      self->reserve = opcc_reserve_list (db, round, error);
      if (self->reserve == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
opcc_award_reading_free (OpccAwardReading *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_object (&self->scheme);
  opcc_award_plan_free (self->plan);
  g_clear_pointer (&self->applicants, g_ptr_array_unref);
  g_clear_pointer (&self->reserve, g_ptr_array_unref);
  g_free (self);
}

gpointer
opcc_award_job_redraw (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccAwardPlan *plan = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !opcc_robustness_fill_round (db, plan, NULL, error))
    return NULL;
  return opcc_award_plan_new (plan->ranking, plan->settings);
}

gpointer
opcc_award_job_decide (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccAwardDecision *decision = data;
  g_autofree char *total = opcc_money_format (decision->plan->total);

  if (!opcc_award_round (db, decision->round, decision->plan, decision->decision_ref,
                         decision->reasons, decision->over_reason, decision->decided, error))
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Decision recorded: %u award of %s",
                                       "Decision recorded: %u awards of %s",
                                       decision->plan->n_awards),
                          decision->plan->n_awards, total);
}

void
opcc_award_decision_free (OpccAwardDecision *self)
{
  if (self == NULL)
    return;
  opcc_award_plan_free (self->plan);
  g_free (self->decision_ref);
  g_free (self->reasons);
  g_free (self->over_reason);
  g_free (self);
}
