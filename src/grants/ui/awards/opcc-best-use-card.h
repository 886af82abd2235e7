/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBestUseCard: beside the award board: what is left of the pot, and an offer for it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"

G_BEGIN_DECLS

/**
 * OpccBestUseCard:
 *
 * Says which applications would make the best use of what is left. They get on the board only by
 * its button, as sums set by hand. Hidden where nothing is left.
 */
#define OPCC_TYPE_BEST_USE_CARD (opcc_best_use_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccBestUseCard, opcc_best_use_card, OPCC, BEST_USE_CARD, GtkWidget)

/* Follows @draft. */
void opcc_best_use_card_set_draft (OpccBestUseCard *self, OpccAwardDraft *draft);

G_END_DECLS
