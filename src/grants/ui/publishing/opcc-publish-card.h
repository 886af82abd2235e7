/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPublishCard: one thing that is published, with what it says and the ways to save it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccPublishCard:
 *
 * Properties: "title", "note" (what it is, in a sentence), "head" (beside the title, nullable) and
 * "content". Its children in a .ui file are the buttons below.
 */
#define OPCC_TYPE_PUBLISH_CARD (opcc_publish_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccPublishCard, opcc_publish_card, OPCC, PUBLISH_CARD, GtkWidget)

G_END_DECLS
