/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a round has come: the stage a person set, or the later one that days and work show. */
#pragma once

#include "opcc-round.h"

G_BEGIN_DECLS

/* The applications of a round by how far they have come; those stopped or withdrawn do not count.
 */
typedef struct
{
  guint n_received;   /* nobody has checked them */
  guint n_unmarked;   /* checked, or with some of their marks */
  guint n_moderation; /* markers were far apart */
  guint n_marked;     /* marked and settled, or decided */
} OpccRoundTally;

/* Counts an application of that stage, a key such as "checked". */
void opcc_round_tally_add (OpccRoundTally *self, const char *stage, guint n);

/**
 * opcc_round_find_stage:
 * @now: UTC seconds
 *
 * A round whose first day has come is open, one that is closed is being checked, one whose
 * applications are all checked is being marked, and so on up to the award, which a person decides.
 * A stage that a person set is never taken back.
 *
 * Returns: (transfer none): the key of a stage, as in the field "stage" of the round
 */
const char *opcc_round_find_stage (OpccRound *round, const OpccRoundTally *tally, gint64 now);

G_END_DECLS
