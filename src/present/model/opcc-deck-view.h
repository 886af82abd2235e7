/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckView: a deck as an audience gets it: its slides in their order with what each shows. */
#pragma once

#include <gio/gio.h>

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-deck-slide.h"
#include "opcc-deck.h"
#include "opcc-document.h"

G_BEGIN_DECLS

/* Why a slide shows nothing. */
typedef enum
{
  OPCC_DECK_GAP_NONE,
  OPCC_DECK_GAP_GONE,     /* the record, or the document, is no longer there */
  OPCC_DECK_GAP_PART,     /* the document has no such part, for this audience at least */
  OPCC_DECK_GAP_WITHHELD, /* the document is not meant for the audience */
} OpccDeckGap;

typedef struct
{
  OpccDeckSlide *slide;         /* (owned) */
  const OpccDocument *document; /* (nullable) of the view: NULL where there is a gap */
  OpccDeckGap gap;
} OpccDeckItem;

typedef struct
{
  OpccDeck *deck; /* (owned) */
  OpccAudience audience;
  GPtrArray *items;                      /* (owned) of OpccDeckItem */
  struct _OpccShownDocuments *documents; /* (owned) what the items borrow */
} OpccDeckView;

/**
 * opcc_deck_view_read:
 * @deck: its number
 * @audience: for whom the documents are built
 * @today: the day in London
 *
 * A job of the store. What a slide names and is no longer there makes a gap, no error.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDeckView *opcc_deck_view_read (OpccDb *db,
                                   gint64 deck,
                                   OpccAudience audience,
                                   OpccDate today,
                                   GCancellable *cancellable,
                                   GError **error);
/* The same for the audience that the deck itself is for, as of today. */
OpccDeckView *
opcc_deck_view_read_own (OpccDb *db, gint64 deck, GCancellable *cancellable, GError **error);
void opcc_deck_view_free (OpccDeckView *self);

/* (nullable): a gap in a few words for the office, translated; NULL for none. */
const char *opcc_deck_gap_get_label (OpccDeckGap self);
/* What the audience reads above the slide: the part, or the title of the document; NULL for a gap.
 * What the office calls the slide never leaves it. */
const char *opcc_deck_item_get_heading (const OpccDeckItem *self);
/* (transfer full) (nullable): what the document says of itself beside the marking of its audience:
 * "DRAFT: NOT DECIDED". */
char *opcc_deck_item_find_caution (const OpccDeckItem *self, OpccAudience audience);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDeckView, opcc_deck_view_free)

G_END_DECLS
