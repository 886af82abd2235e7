/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardDraft: the award as it is being thought over: a rule, a threshold, and steps back. */
#pragma once

#include <glib-object.h>

#include "opcc-award-plan.h"
#include "opcc-best-use.h"

G_BEGIN_DECLS

/**
 * OpccAwardDraft:
 *
 * Nothing of it is in the office file. Signal "changed" after the plan was made anew.
 */
#define OPCC_TYPE_AWARD_DRAFT (opcc_award_draft_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardDraft, opcc_award_draft, OPCC, AWARD_DRAFT, GObject)

/* The rules that are laid side by side as scenarios: the first of OpccAwardRule. */
#define OPCC_AWARD_N_SCENARIOS (OPCC_AWARD_EACH_DISTRICT + 1)

OpccAwardDraft *opcc_award_draft_new (void);
/* Takes the marks, the pot and the limits of @plan. What was set by hand, and the rule and the
 * threshold a person chose, stay; else those of @plan are taken. */
void opcc_award_draft_set_base (OpccAwardDraft *self, const OpccAwardPlan *plan);
/* Shows @plan as it is, without steps back: what was decided. */
void opcc_award_draft_set_decided (OpccAwardDraft *self, const OpccAwardPlan *plan);

/* (transfer none) (nullable): as it stands now; another after each "changed". */
const OpccAwardPlan *opcc_award_draft_get_plan (OpccAwardDraft *self);
/* (transfer none): the plain rule with nothing set by hand. */
const OpccAwardPlan *opcc_award_draft_get_scenario (OpccAwardDraft *self, OpccAwardRule rule);
/* The scenario that the draft equals; OPCC_N_AWARD_RULES: none. */
OpccAwardRule opcc_award_draft_get_scenario_shown (OpccAwardDraft *self);

void opcc_award_draft_set_rule (OpccAwardDraft *self, OpccAwardRule rule);
/* The plain rule: what was set by hand is let go. */
void opcc_award_draft_take_scenario (OpccAwardDraft *self, OpccAwardRule rule);
/* @threshold: millionths of a point. */
void opcc_award_draft_set_threshold (OpccAwardDraft *self, gint64 threshold);

/* How many are above the line that a person moves. */
guint opcc_award_draft_get_line (OpccAwardDraft *self);
/* @same_step: part of the same move as the call before, one step to take back. */
void opcc_award_draft_set_line (OpccAwardDraft *self, guint line, gboolean same_step);

/* Whether @pence may be typed: not below nil, and over the cap only after a reason was given. */
gboolean opcc_award_draft_check_amount (OpccAwardDraft *self,
                                        gint64 application,
                                        gint64 pence,
                                        GError **error);
/* @pence OPCC_NO_MONEY: as the rule says. */
void opcc_award_draft_set_amount (OpccAwardDraft *self, gint64 application, gint64 pence);
/* Puts what was offered on the board as sums set by hand, in one step to take back. */
void opcc_award_draft_take_best_use (OpccAwardDraft *self, const OpccBestUse *use);
/* Rule, threshold, line and what is set by hand become those of @plan, in one step to take back. */
void opcc_award_draft_take_plan (OpccAwardDraft *self, const OpccAwardPlan *plan);
void opcc_award_draft_set_reason (OpccAwardDraft *self,
                                  gint64 application,
                                  const char *reason,
                                  const char *conditions);

gboolean opcc_award_draft_can_undo (OpccAwardDraft *self);
gboolean opcc_award_draft_can_redo (OpccAwardDraft *self);
void opcc_award_draft_undo (OpccAwardDraft *self);
void opcc_award_draft_redo (OpccAwardDraft *self);
/* Forgets the steps, not what they led to; a new base then starts from its own rule. */
void opcc_award_draft_clear_steps (OpccAwardDraft *self);

/* Another number after each change of who gets what; tells a late answer from a timely one. */
guint opcc_award_draft_get_serial (OpccAwardDraft *self);
/* Takes over how far each award holds up, from a plan made of this draft. */
void opcc_award_draft_take_holds_up (OpccAwardDraft *self, const OpccAwardPlan *plan);

G_END_DECLS
