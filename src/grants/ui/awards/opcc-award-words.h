/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines of the award board, its foot and its scenarios say, from the plan alone. */
#pragma once

#include "opcc-award-plan.h"

G_BEGIN_DECLS

/* Below how many rows the last award lies. */
guint opcc_award_words_get_last_row (const OpccAwardPlan *plan);

/* All (transfer full); the notes are (nullable). */
char *opcc_award_words_pot (const OpccAwardPlan *plan);
char *opcc_award_words_pot_note (const OpccAwardPlan *plan);
/* "17 awards · £138,340" */
char *opcc_award_words_awards (const OpccAwardPlan *plan);
/* "£10 left", "£8,340 over the pot", "£1,000 over the limit" */
char *opcc_award_words_left (const OpccAwardPlan *plan);
char *opcc_award_words_over (const OpccAwardPlan *plan);
char *opcc_award_words_over_note (const OpccAwardPlan *plan);
char *opcc_award_words_threshold (const OpccAwardPlan *plan);
char *opcc_award_words_threshold_note (const OpccAwardPlan *plan);
/* "£10 left · £13,000 more within the over-award" */
char *opcc_award_words_room (const OpccAwardPlan *plan);
/* "19 to 23 also pass the threshold; 28 applications do not." @n_seen rows are in view. */
char *opcc_award_words_below (const OpccAwardPlan *plan, guint n_seen);
/* "10 of 16 hold up whoever marked" */
char *opcc_award_words_holds_up (const OpccAwardPlan *plan);
/* How many awards hold in every world of each kind; NULL where that is not computed. */
/* (transfer full) (nullable): in how many rounds that might have been one gets money, by kind of
 * round and over all; NULL: not computed. */
char *opcc_award_words_row_worlds (const OpccRankingRow *row);
char *opcc_award_words_worlds (const OpccAwardPlan *plan);
/* The short name of a scenario (transfer none), and what is to be known of it. */
const char *opcc_award_words_scenario (OpccAwardRule rule);
char *opcc_award_words_scenario_note (const OpccAwardPlan *plan);

G_END_DECLS
