/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProgressCard: work that takes a while: how far it is, and Cancel. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccProgressCard:
 *
 * Properties: "title", "detail", "fraction" (0 to 1; negative: not known), "cancellable" (Cancel
 * cancels it). Signal "cancel". CSS: .opcc-card.
 */
#define OPCC_TYPE_PROGRESS_CARD (opcc_progress_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccProgressCard, opcc_progress_card, OPCC, PROGRESS_CARD, GtkWidget)

GtkWidget *opcc_progress_card_new (const char *title, GCancellable *cancellable);
void opcc_progress_card_set (OpccProgressCard *self, double fraction, const char *detail);

G_END_DECLS
