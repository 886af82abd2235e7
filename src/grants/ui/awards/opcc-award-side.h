/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardSide: beside the award board: the pot, who gets it, the scenarios, and the decision. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/**
 * OpccAwardSide:
 *
 * Its button does "page.decide". Signal "show-unsure": the next award that depends on who marked.
 */
#define OPCC_TYPE_AWARD_SIDE (opcc_award_side_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardSide, opcc_award_side, OPCC, AWARD_SIDE, GtkWidget)

GtkWidget *opcc_award_side_new (OpccAwardDraft *draft);
/* Gives the plan priorities their short names. */
void opcc_award_side_set_scheme (OpccAwardSide *self, OpccScheme *scheme);
/* What cannot be counted from the draft. */
void opcc_award_side_set_counts (OpccAwardSide *self, guint n_conflicts, guint n_match_not_stated);
/* @applicants: of OpccApplicant: what is open of those who get money. */
/* (nullable) (element-type OpccReserve): not kept; NULL where nothing is decided. */
void opcc_award_side_set_reserve (OpccAwardSide *self, GPtrArray *list);
void opcc_award_side_set_applicants (OpccAwardSide *self, GPtrArray *applicants);
/* Also the checks before deciding. */
void opcc_award_side_set_wide (OpccAwardSide *self, gboolean wide);
void opcc_award_side_set_locked (OpccAwardSide *self, gboolean locked);

G_END_DECLS
