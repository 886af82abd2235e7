/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a deck. */
#include "opcc-deck.h"

#include <glib/gi18n-lib.h>

#include "opcc-text.h"

/* clang-format off */
/* The keys are the names of the audiences. */
static const OpccChoice audiences[] = {
  { "public", N_("Public") },
  { "partners", N_("Partners") },
  { "office", N_("Office") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccDeck, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC, .synonyms = "Deck|Name"),
  OPCC_FIELD (OpccDeck, meeting, TEXT, N_("Meeting"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccDeck, held, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLIC, .synonyms = "Held|Day"),
  OPCC_FIELD (OpccDeck, minutes, INTEGER, N_("Minutes in all"),
              .synonyms = "Minutes|Length", .min = 1, .max = 1440),
  OPCC_FIELD (OpccDeck, audience, CHOICE, N_("Audience"),
              .marks = OPCC_MARK_REQUIRED, .choices = audiences, .synonyms = "Level|For"),
  OPCC_FIELD (OpccDeck, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* A deck of which nobody says for whom it is may be put up before anybody. */
static void
complete (gpointer record)
{
  OpccDeck *self = record;

  if (self->audience == NULL)
    opcc_set_str (&self->audience, opcc_audience_get_name (OPCC_AUDIENCE_PUBLIC));
}

const OpccKind opcc_deck_kind = {
  .name = "deck",
  .label = N_ ("Deck"),
  .plural = N_ ("Decks"),
  .title = "title",
  .detail = "meeting",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_deck_get_type,
  .complete = complete,
  .parts = "deck_slide",
};

OPCC_DEFINE_RECORD (OpccDeck, opcc_deck, opcc_deck_kind)

OpccAudience
opcc_deck_get_level (const OpccDeck *self)
{
  OpccAudience level;

  return opcc_audience_from_name (self->audience, &level) ? level : OPCC_AUDIENCE_PUBLIC;
}
