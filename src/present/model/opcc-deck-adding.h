/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to choose when something is added to a deck or a panel report: which of them there
 * are, the parts of a document. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;        /* (owned) of the document */
  GStrv parts;        /* (owned) its headings */
  GPtrArray *decks;   /* (owned) of OpccDeck, the newest first */
  GPtrArray *reports; /* (owned) of OpccReport, the newest first */
} OpccDeckOffer;

/**
 * opcc_deck_offer_read:
 * @document: text of an OpccDocumentOrder
 *
 * A job of the store: builds the document for the office to see what it has.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDeckOffer *
opcc_deck_offer_read (OpccDb *db, const char *document, GCancellable *cancellable, GError **error);
void opcc_deck_offer_free (OpccDeckOffer *self);

/* What was chosen. */
typedef struct
{
  char *document; /* (owned) */
  gboolean to_report;
  gint64 owner;    /* number of the deck or the report; 0: a new one … */
  char *new_title; /* (owned) (nullable) … of this title */
  char *title;     /* (owned) of the slide or the section */
  char *part;      /* (owned) (nullable) the whole document */
  char *notes;     /* (owned) (nullable) for who presents; words of the section in a report */
  gint64 minutes;  /* OPCC_NO_INTEGER: not planned */
} OpccDeckChoice;

/* Adds what was chosen, as one action. Returns: number of the deck or report; 0 on error */
gint64 opcc_deck_choice_apply (const OpccDeckChoice *self, OpccDb *db, GError **error);
void opcc_deck_choice_free (OpccDeckChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDeckOffer, opcc_deck_offer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDeckChoice, opcc_deck_choice_free)

G_END_DECLS
