/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReserveCard: beside a decided award board, who is offered money next. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccReserveCard:
 *
 * Its button is the action page.reserve. Hidden until it is given a list.
 */
#define OPCC_TYPE_RESERVE_CARD (opcc_reserve_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccReserveCard, opcc_reserve_card, OPCC, RESERVE_CARD, GtkWidget)

/* @list (nullable) (element-type OpccReserve): not kept; NULL: nothing is decided yet. */
void opcc_reserve_card_set_list (OpccReserveCard *self, GPtrArray *list);

G_END_DECLS
