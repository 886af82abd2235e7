/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far awards depend on who happened to mark. */
#pragma once

#include "opcc-award-plan.h"

G_BEGIN_DECLS

#define OPCC_ROBUSTNESS_REDRAWS 1000

/* An award counts as safe from who marked if it holds in so many of 100 redraws. */
#define OPCC_ROBUSTNESS_HOLDS 90

/**
 * opcc_robustness_fill:
 * @n_redraws: how often, usually OPCC_ROBUSTNESS_REDRAWS
 *
 * Writes into each ranked row of the plan in how many of 100 redraws it still gets money under the
 * plan's rule and pot. A redraw is a bootstrap: each application gets as many marker totals as it
 * has, drawn with replacement from its own; the round is ranked and shared out anew. What
 * moderation settled on is not redrawn, and what was set by hand is left out of account. The
 * numbers are drawn from a fixed seed, so that the same marks always give the same answer.
 */
void opcc_robustness_fill (OpccAwardPlan *plan, guint n_redraws);

/**
 * OpccWorldKind: rounds that might as well have been, each ranked and shared out anew.
 * @OPCC_WORLDS_MARKERS: one for each marker, without their marks
 * @OPCC_WORLDS_CRITERIA: one for each criterion that carries weight, without it
 * @OPCC_WORLDS_WEIGHTS: two for each such criterion, its weight a tenth more and a tenth less
 */
typedef enum
{
  OPCC_WORLDS_MARKERS,
  OPCC_WORLDS_CRITERIA,
  OPCC_WORLDS_WEIGHTS,
  OPCC_N_WORLD_KINDS,
} OpccWorldKind;

/* How many worlds of each kind there were. */
typedef struct
{
  guint n[OPCC_N_WORLD_KINDS];
} OpccWorldCounts;

/* Writes into each ranked row in how many of 100 worlds of each kind it still gets money.
 * @scores: of OpccScore, @criteria: of OpccCriterion. */
OpccWorldCounts
opcc_robustness_fill_worlds (OpccAwardPlan *plan, GPtrArray *criteria, const GArray *scores);
/* Redraws and worlds of the round that the plan is of, read from the office file. */
gboolean opcc_robustness_fill_round (OpccDb *db,
                                     OpccAwardPlan *plan,
                                     OpccWorldCounts *counts,
                                     GError **error);
int opcc_robustness_get_overall (const OpccRankingRow *row);
/* Of the awards of the plan, how many get money in every world of a kind; -1: not computed. */
int opcc_robustness_count_safe (const OpccAwardPlan *plan, OpccWorldKind kind);

G_END_DECLS
