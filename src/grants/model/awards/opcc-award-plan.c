/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a ranking and a rule to awards, running totals, lines and what each place gets. */
#include "opcc-award-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-award-share.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-robustness.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

static const OpccAwardChoice *
find_choice (const OpccAwardSettings *settings, gint64 application)
{
  for (guint i = 0; i < settings->by_hand->len; i++)
    {
      const OpccAwardChoice *choice = g_ptr_array_index (settings->by_hand, i);

      if (choice->application == application)
        return choice;
    }
  return NULL;
}

static gint64
get_wanted (const OpccRankingRow *row, gint64 cap)
{
  gint64 asked = row->asked == OPCC_NO_MONEY ? 0 : row->asked;

  return cap == OPCC_NO_MONEY ? asked : MIN (asked, cap);
}

static void
fill_amounts (OpccAwardPlan *self)
{
  g_autofree OpccAwardClaim *claims = g_new0 (OpccAwardClaim, self->rows->len + 1);
  g_autofree OpccAwardClaim *plain = NULL;
  OpccAwardSettings by_rank = *self->settings;
  guint last_funded = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);
      const OpccAwardChoice *choice = find_choice (self->settings, row->ranked->application);

      claims[i].wanted = get_wanted (row->ranked, self->settings->cap);
      claims[i].fixed = choice != NULL ? choice->amount : OPCC_NO_MONEY;
      claims[i].passes = row->ranked->passes;
      claims[i].district = opcc_award_number_district (row->ranked->district);
      row->by_hand = claims[i].fixed != OPCC_NO_MONEY;
      row->reason = choice != NULL ? choice->reason : NULL;
      row->conditions = choice != NULL ? choice->conditions : NULL;
    }
  plain = g_memdup2 (claims, self->rows->len * sizeof *claims);
  opcc_award_share_out (self->settings, claims, self->rows->len);
  by_rank.rule = OPCC_AWARD_PART_LAST;
  for (guint i = 0; i < self->rows->len; i++)
    {
      plain[i].fixed = OPCC_NO_MONEY;
      if (claims[i].amount > 0)
        last_funded = i;
    }
  opcc_award_share_out (&by_rank, plain, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);

      row->amount = claims[i].amount;
      row->part = row->amount > 0 && row->amount < row->ranked->asked;
      row->passed_over = row->amount == 0 && plain[i].amount > 0 && last_funded > i;
    }
}

static gboolean
has_tied_award (OpccAwardPlan *self, const OpccAwardRow *row)
{
  for (guint i = 0; row->ranked->tied && i < self->rows->len; i++)
    {
      const OpccAwardRow *other = &g_array_index (self->rows, OpccAwardRow, i);

      if (other->ranked->rank == row->ranked->rank && other->amount > 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill_order (OpccAwardPlan *self)
{
  const gint64 cap = self->settings->cap;
  guint best_unfunded = G_MAXUINT;

  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);

      if (row->amount == 0 && row->ranked->passes)
        best_unfunded = MIN (best_unfunded, row->ranked->rank);
      row->out_of_order = row->amount > 0 && best_unfunded < row->ranked->rank;
      row->needs_reason =
          row->passed_over ||
          (row->amount == 0 && row->ranked->passes && has_tied_award (self, row)) ||
          (row->amount > 0 && (!row->ranked->passes || row->amount > row->ranked->asked ||
                               (cap != OPCC_NO_MONEY && row->amount > cap)));
      self->n_passed_over += row->passed_over;
    }
}

static void
fill_totals (OpccAwardPlan *self)
{
  guint last_funded = 0;
  gint64 running = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);

      self->total += row->amount;
      self->n_awards += row->amount > 0;
      self->n_hold_up += row->amount > 0 && row->ranked->holds_up >= OPCC_ROBUSTNESS_HOLDS;
      if (row->amount > 0)
        last_funded = i + 1;
    }
  self->left = self->settings->pot - self->total;
  self->over_limit = self->settings->pot + self->settings->pot * self->settings->over_award / 100;
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);

      running += row->amount;
      if (i >= last_funded)
        running += get_wanted (row->ranked, self->settings->cap);
      row->running_total = running;
      if (running <= self->settings->pot)
        self->pot_row = i + 1;
      if (running <= self->over_limit)
        self->over_row = i + 1;
      if (self->ranking->threshold == OPCC_NO_PERCENT ||
          row->ranked->percent >= self->ranking->threshold)
        self->threshold_row = i + 1;
    }
}

static void
add_to_share (OpccAwardShare *share, const OpccAwardRow *row)
{
  share->n_asked++;
  share->asked += row->ranked->asked == OPCC_NO_MONEY ? 0 : row->ranked->asked;
  share->n_awarded += row->amount > 0;
  share->awarded += row->amount;
}

static void
fill_shares (OpccAwardPlan *self)
{
  self->by_district = opcc_award_shares_new (TRUE);
  self->by_priority = opcc_award_shares_new (FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (self->rows, OpccAwardRow, i);

      add_to_share (opcc_award_shares_get (self->by_district, row->ranked->district, NULL), row);
      add_to_share (opcc_award_shares_get (self->by_priority, row->ranked->priority,
                                           row->ranked->priority),
                    row);
    }
  g_ptr_array_sort (self->by_district, opcc_award_share_compare);
  g_ptr_array_sort (self->by_priority, opcc_award_share_compare);
  for (guint i = 0; i < self->by_district->len; i++)
    self->n_districts += ((OpccAwardShare *) self->by_district->pdata[i])->awarded > 0;
}

/**
 * opcc_award_plan_new:
 * @ranking: copied, with what was filled in for holding up
 * @settings: copied
 *
 * Returns: (transfer full): who would get how much
 */
OpccAwardPlan *
opcc_award_plan_new (const OpccRanking *ranking, const OpccAwardSettings *settings)
{
  OpccAwardPlan *self = g_new0 (OpccAwardPlan, 1);

  self->ranking = opcc_ranking_copy (ranking);
  self->settings = opcc_award_settings_copy (settings);
  self->rows = g_array_new (FALSE, TRUE, sizeof (OpccAwardRow));
  for (guint i = 0; i < self->ranking->rows->len; i++)
    {
      OpccAwardRow row = { .ranked = g_ptr_array_index (self->ranking->rows, i) };

      if (row.ranked->rank > 0)
        g_array_append_val (self->rows, row);
    }
  fill_amounts (self);
  fill_order (self);
  fill_totals (self);
  fill_shares (self);
  return self;
}

void
opcc_award_plan_free (OpccAwardPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  opcc_ranking_free (self->ranking);
  opcc_award_settings_free (self->settings);
  g_ptr_array_unref (self->by_district);
  g_ptr_array_unref (self->by_priority);
  g_free (self);
}

/**
 * opcc_award_plan_for_round:
 * @threshold: millionths of a point; OPCC_NO_PERCENT: that of the round
 *
 * Returns: (transfer full): NULL on error
 */
OpccAwardPlan *
opcc_award_plan_for_round (OpccDb *db,
                           gint64 round,
                           OpccAwardRule rule,
                           gint64 threshold,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (OpccScheme) scheme = NULL;
  g_autoptr (OpccRanking) ranking = NULL;
  g_autoptr (OpccAwardSettings) settings = NULL;
  gint64 pot;

  if (record == NULL)
    return NULL;
  scheme = opcc_db_load (db, &opcc_scheme_kind, record->scheme, error);
  pot = scheme != NULL ? opcc_round_get_available (db, round, error) : OPCC_NO_MONEY;
  if (pot == OPCC_NO_MONEY)
    return NULL;
  ranking = opcc_ranking_compute (db, round, cancellable, error);
  if (ranking == NULL)
    return NULL;
  if (threshold != OPCC_NO_PERCENT)
    opcc_ranking_set_threshold (ranking, threshold);
  settings = opcc_award_settings_new (pot, scheme->over_award, scheme->cap);
  settings->rule = rule;
  return opcc_award_plan_new (ranking, settings);
}

static gboolean
check_reason (const OpccAwardPlan *self, const OpccAwardRow *row, GError **error)
{
  const OpccRankingRow *ranked = row->ranked;
  const gint64 cap = self->settings->cap;
  g_autofree char *amount = opcc_money_format (row->amount);

  if (!row->needs_reason || (row->reason != NULL && *row->reason != '\0'))
    return TRUE;
  if (cap != OPCC_NO_MONEY && row->amount > cap)
    {
      g_autofree char *limit = opcc_money_format (cap);

      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s: %s is over the cap of %s. Enter %s or less, or give a reason to go "
                      "over."),
                   ranked->reference, amount, limit, limit);
    }
  else if (row->amount > 0 && row->amount > ranked->asked)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s: %s is more than was asked for. Enter less, or give a reason."),
                 ranked->reference, amount);
  else if (row->amount > 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s (%s) does not pass, and would get %s. Take the award out, or give a "
                    "reason."),
                 ranked->reference, ranked->organisation, amount);
  else if (row->passed_over)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s (%s, rank %u) is passed over for applications ranked below it. Give a "
                    "reason."),
                 ranked->reference, ranked->organisation, ranked->rank);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s (%s) has the same score as an application that gets money. Give a reason "
                    "why it gets none."),
                 ranked->reference, ranked->organisation);
  return FALSE;
}

/**
 * opcc_award_plan_check:
 * @over_reason: (nullable): why more than the pot is awarded
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED and the first reason why the plan cannot be decided
 */
gboolean
opcc_award_plan_check (const OpccAwardPlan *self, const char *over_reason, GError **error)
{
  g_autofree char *total = opcc_money_format (self->total);
  g_autofree char *pot = opcc_money_format (self->settings->pot);
  g_autofree char *limit = opcc_money_format (self->over_limit);

  if (self->rows->len == 0)
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_REFUSED,
          _ ("The award cannot be decided: no application is marked. Marks count once they "
             "are submitted."));
      return FALSE;
    }
  if (self->ranking->n_wide > 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The award cannot be decided: %u application is still in "
                                "moderation. Open moderation.",
                                "The award cannot be decided: %u applications are still in "
                                "moderation. Open moderation.",
                                self->ranking->n_wide),
                   self->ranking->n_wide);
      return FALSE;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (!check_reason (self, &g_array_index (self->rows, OpccAwardRow, i), error))
      return FALSE;
  if (self->total > self->over_limit)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The awards come to %s. That is more than %s, which is as far over the pot of "
                    "%s as the scheme allows. Move the line up or lower an award."),
                 total, limit, pot);
  else if (self->total > self->settings->pot && (over_reason == NULL || *over_reason == '\0'))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The awards come to %s, over the pot of %s. Move the line up, or give a reason "
                    "for going over."),
                 total, pot);
  else
    return TRUE;
  return FALSE;
}
