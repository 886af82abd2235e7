/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting a round. */
#include "opcc-round-summary.h"

#include <string.h>

#include "opcc-application.h"
#include "opcc-award-share.h"
#include "opcc-blind.h"
#include "opcc-db.h"
#include "opcc-letter.h"
#include "opcc-round-stage.h"
#include "opcc-round-variation.h"
#include "opcc-time.h"

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  const OpccAwardShare *x = *(OpccAwardShare *const *) a;
  const OpccAwardShare *y = *(OpccAwardShare *const *) b;

  if (x->asked != y->asked)
    return x->asked > y->asked ? -1 : 1;
  return strcmp (x->label, y->label);
}

static void
count_money (OpccRoundSummary *self, OpccApplication *application)
{
  OpccAwardShare *district = opcc_award_shares_get (self->by_district, application->district, NULL);
  OpccAwardShare *priority =
      opcc_award_shares_get (self->by_priority, application->priority, application->priority);

  district->n_asked++;
  priority->n_asked++;
  if (application->asked == OPCC_NO_MONEY)
    self->n_asked_missing++;
  else
    {
      self->asked += application->asked;
      district->asked += application->asked;
      priority->asked += application->asked;
    }
  if (application->match_funding == OPCC_NO_MONEY)
    self->n_match_missing++;
  else if (application->match_funding == 0)
    self->n_match_none++;
  else
    self->match += application->match_funding;
}

static void
count_application (OpccRoundSummary *self, OpccApplication *application)
{
  self->n_applications++;
  self->n_stopped += strcmp (application->stage, "stopped") == 0;
  self->n_withdrawn += strcmp (application->stage, "withdrawn") == 0;
  self->n_flagged += application->flags != NULL;
  count_money (self, application);
}

static gboolean
count_awards (OpccDb *db, OpccRoundSummary *self, gint64 round, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (db,
                                             "SELECT a.amount, p.district, p.priority FROM award a"
                                             " JOIN application p ON p.n = a.application"
                                             " WHERE p.round = $1 AND a.state = 'approved'",
                                             error, "i", round);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccAwardShare *district;
      OpccAwardShare *priority;
      gint64 amount;

      if (!row)
        return TRUE;
      amount = opcc_stmt_get_integer (stmt, 0);
      district = opcc_award_shares_get (self->by_district, opcc_stmt_get_text (stmt, 1), NULL);
      priority = opcc_award_shares_get (self->by_priority, opcc_stmt_get_text (stmt, 2),
                                        opcc_stmt_get_text (stmt, 2));
      self->n_approved++;
      self->approved += amount;
      district->awarded += amount;
      district->n_awarded++;
      priority->awarded += amount;
      priority->n_awarded++;
    }
  return FALSE;
}

static void
count_ranking (OpccRoundSummary *self)
{
  g_autoptr (OpccAwardSettings) settings =
      opcc_award_settings_new (self->available, self->scheme->over_award, self->scheme->cap);
  g_autoptr (OpccAwardPlan) plan = opcc_award_plan_new (self->ranking, settings);

  self->n_marked = self->ranking->n_marked;
  self->n_to_settle = self->ranking->n_wide;
  self->n_pass = self->ranking->n_pass;
  self->n_would_fit = plan->n_awards;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;

      if (row->passes && row->asked != OPCC_NO_MONEY)
        self->pass_asked += row->asked;
    }
}

/* What is left to do once it is decided: the same as the tab of letters counts. */
static gboolean
count_follow_up (OpccDb *db, OpccRoundSummary *self, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) letters =
      opcc_db_select (db, &opcc_letter_kind,
                      "application IN (SELECT n FROM application WHERE round = $1)"
                      " AND (state = 'draft' OR state = 'reviewed')",
                      error, "i", round);
  gint64 to_make;
  gint64 open;

  if (letters == NULL)
    return FALSE;
  for (guint i = 0; i < letters->len; i++)
    {
      OpccLetter *letter = g_ptr_array_index (letters, i);

      if (strcmp (letter->state, "draft") == 0 && opcc_letter_needs_review (letter))
        self->n_letters_to_review++;
      else
        self->n_letters_to_issue++;
    }
  to_make = opcc_db_get_integer (
      db,
      "SELECT count(*) FROM application p LEFT JOIN award a ON a.application = p.n"
      " WHERE p.round = $1 AND (p.stage = 'withdrawn' OR p.stage = 'stopped'"
      "  OR a.state = 'approved' OR a.state = 'declined')"
      " AND NOT EXISTS (SELECT 1 FROM letter l"
      "  WHERE l.application = p.n AND l.state <> 'withdrawn')",
      -1, error, "i", round);
  open = opcc_db_get_integer (db,
                              "SELECT count(*) FROM award a JOIN application p"
                              " ON p.n = a.application WHERE p.round = $1"
                              " AND a.state = 'approved' AND NOT EXISTS (SELECT 1"
                              "  FROM agreement g WHERE g.award = a.n AND g.closed IS NOT NULL)",
                              -1, error, "i", round);
  self->n_letters_to_make = (guint) MAX (to_make, 0);
  self->n_grants_open = (guint) MAX (open, 0);
  return to_make >= 0 && open >= 0;
}

/**
 * opcc_round_summary_compute:
 *
 * Returns: (transfer full): NULL on error
 */
OpccRoundSummary *
opcc_round_summary_compute (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRoundSummary) self = g_new0 (OpccRoundSummary, 1);
  g_autoptr (GPtrArray) applications = NULL;
  OpccRoundTally tally = { 0 };

  self->by_district = opcc_award_shares_new (TRUE);
  self->by_priority = opcc_award_shares_new (FALSE);
  self->round = opcc_round_load (db, round, error);
  if (self->round == NULL)
    return NULL;
  self->scheme = opcc_db_load (db, &opcc_scheme_kind, self->round->scheme, error);
  if (self->scheme == NULL)
    return NULL;
  self->available = opcc_round_get_available (db, round, error);
  if (self->available == OPCC_NO_MONEY)
    return NULL;
  applications = opcc_application_list (db, round, error);
  if (applications == NULL)
    return NULL;
  self->ranking = opcc_ranking_compute_of (db, self->round, applications, cancellable, error);
  if (self->ranking == NULL || !count_awards (db, self, round, error) ||
      (self->round->decided != OPCC_NO_DATE && !count_follow_up (db, self, round, error)))
    return NULL;
  self->variations = opcc_round_variation_list (db, round, error);
  self->lifts = self->variations != NULL ? opcc_blind_list (db, round, error) : NULL;
  if (self->lifts == NULL)
    return NULL;
  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);

      count_application (self, application);
      opcc_round_tally_add (&tally, application->stage, 1);
    }
  self->stage = opcc_round_find_stage (self->round, &tally, opcc_time_now ());
  count_ranking (self);
  g_ptr_array_sort (self->by_district, compare_asked);
  g_ptr_array_sort (self->by_priority, compare_asked);
  return g_steal_pointer (&self);
}

void
opcc_round_summary_free (OpccRoundSummary *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->scheme);
  g_clear_object (&self->round);
  g_clear_pointer (&self->ranking, opcc_ranking_free);
  g_ptr_array_unref (self->by_district);
  g_ptr_array_unref (self->by_priority);
  g_clear_pointer (&self->variations, g_ptr_array_unref);
  g_clear_pointer (&self->lifts, g_ptr_array_unref);
  g_free (self);
}
