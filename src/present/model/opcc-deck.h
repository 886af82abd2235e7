/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeck: what is shown at one meeting, as a set of slides in an order. */
#pragma once

#include "opcc-audience.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DECK (opcc_deck_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeck, opcc_deck, OPCC, DECK, OpccRecord)

struct _OpccDeck
{
  OpccRecord parent_instance;
  char *title;
  char *meeting;
  OpccDate held;
  gint64 minutes; /* in all */
  char *audience; /* key: who sits in the room */
  char *note;
};

extern const OpccKind opcc_deck_kind;

/* Who sees its slides; anyone where it does not say. */
OpccAudience opcc_deck_get_level (const OpccDeck *self);

G_END_DECLS
