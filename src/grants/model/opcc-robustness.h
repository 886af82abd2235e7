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

G_END_DECLS
