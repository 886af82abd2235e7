/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a deck: adds slides, puts them into an order, copies it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-deck-slide.h"
#include "opcc-deck.h"

G_BEGIN_DECLS

/* In the order in which they are shown: (transfer full) (element-type OpccDeckSlide); NULL on
 * error.
 */
GPtrArray *opcc_deck_list_slides (OpccDb *db, gint64 deck, GError **error);

/**
 * opcc_deck_find_slide:
 * @words: its place in the deck, 1 is the first, or its title
 *
 * Returns: (transfer full): OPCC_ERROR_NOT_FOUND where there is none, OPCC_ERROR_INVALID where more
 *   than one has that title
 */
OpccDeckSlide *opcc_deck_find_slide (OpccDb *db, gint64 deck, const char *words, GError **error);

/**
 * opcc_deck_add_slide:
 * @deck: one that was read, or a new one, which is then saved in the same action
 * @slide: new; its deck and place are set here
 *
 * Adds a slide behind the last one, as one action.
 */
gboolean opcc_deck_add_slide (OpccDb *db, OpccDeck *deck, OpccDeckSlide *slide, GError **error);

/**
 * opcc_deck_move_slide:
 * @slide: its number
 * @place: where it comes, 1 is the first; beyond the last means the last
 *
 * Puts a slide to another place, as one action; the others keep their order. Where it stands there
 * already nothing is written.
 */
gboolean opcc_deck_move_slide (OpccDb *db, gint64 slide, gint64 place, GError **error);

/**
 * opcc_deck_copy_as:
 * @title: (nullable): of the copy; NULL: "Copy of …"
 *
 * Copies a deck with its slides as one action, for the next meeting: its day is left out.
 *
 * Returns: number of the copy; 0 on error
 */
gint64 opcc_deck_copy_as (OpccDb *db, gint64 deck, const char *title, GError **error);

G_END_DECLS
