/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriterionCard: one criterion with its score keys, its guidance and the comment on it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-criterion.h"

G_BEGIN_DECLS

/**
 * OpccCriterionCard:
 *
 * Signals: "chosen" when it is pressed or gets the focus; "scored" (gint64 score) when a key of it
 * is pressed; "commented" when the comment was changed and left. CSS: .opcc-crit with .now, .idle.
 */
#define OPCC_TYPE_CRITERION_CARD (opcc_criterion_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccCriterionCard, opcc_criterion_card, OPCC, CRITERION_CARD, GtkWidget)

GtkWidget *opcc_criterion_card_new (OpccCriterion *criterion);
/* @score OPCC_NO_INTEGER: none yet. @comment (nullable). */
void opcc_criterion_card_set_mark (OpccCriterionCard *self, gint64 score, const char *comment);
gint64 opcc_criterion_card_get_score (OpccCriterionCard *self);
/* (transfer full) (nullable): NULL for none. */
char *opcc_criterion_card_get_comment (OpccCriterionCard *self);
/* The criterion in hand: the only one that shows guidance and comment. */
void opcc_criterion_card_set_now (OpccCriterionCard *self, gboolean now);
void opcc_criterion_card_set_guidance (OpccCriterionCard *self, gboolean shown);
/* @others (nullable): what other markers gave, once that may be seen. */
void opcc_criterion_card_set_fixed (OpccCriterionCard *self, gboolean fixed, const char *others);
/* Puts the focus on the score keys, or into the comment. */
void opcc_criterion_card_focus (OpccCriterionCard *self);
void opcc_criterion_card_comment (OpccCriterionCard *self);
/* Whether the comment is being written. */
gboolean opcc_criterion_card_is_writing (OpccCriterionCard *self);

G_END_DECLS
