/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccConflictCard: two values for one thing, and a person who decides between them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccConflictCard:
 *
 * Signals: "keep-mine", "take-theirs". All plain text. CSS: .opcc-card.
 */
#define OPCC_TYPE_CONFLICT_CARD (opcc_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccConflictCard, opcc_conflict_card, OPCC, CONFLICT_CARD, GtkWidget)

/* @title: "Award changed on another desk". */
GtkWidget *opcc_conflict_card_new (const char *title);
/* One line a field. @field NULL where the title names it; @theirs_by: "Grants officer, 2 minutes
 * ago". */
void opcc_conflict_card_add (OpccConflictCard *self,
                             const char *field,
                             const char *mine,
                             const char *theirs,
                             const char *theirs_by);

G_END_DECLS
