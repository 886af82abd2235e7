/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding what is in view to a deck: what can be chosen, and doing what was. */
#include "opcc-deck-adding.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-document-parts.h"
#include "opcc-error.h"

void
opcc_deck_offer_free (OpccDeckOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_strfreev (self->parts);
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_free (self);
}

OpccDeckOffer *
opcc_deck_offer_read (OpccDb *db, const char *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (document, error);
  g_autoptr (OpccDocument) built = NULL;
  g_autoptr (OpccDeckOffer) self = g_new0 (OpccDeckOffer, 1);

  if (order == NULL || !opcc_deck_slide_check_order (order, error))
    return NULL;
  built = opcc_document_order_build (order, db, OPCC_AUDIENCE_OFFICE, opcc_date_today (),
                                     cancellable, error);
  if (built == NULL)
    return NULL;
  self->title = g_strdup (opcc_document_get_text (built, OPCC_DOCUMENT_TITLE));
  self->parts = opcc_document_list_parts (built);
  self->decks = opcc_db_select (db, &opcc_deck_kind, "n > 0 ORDER BY n DESC", error, "");
  return self->decks != NULL ? g_steal_pointer (&self) : NULL;
}

void
opcc_deck_choice_free (OpccDeckChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->document);
  g_free (self->new_title);
  g_free (self->title);
  g_free (self->part);
  g_free (self->notes);
  g_free (self);
}

static OpccDeck *
find_deck (const OpccDeckChoice *self, OpccDb *db, GError **error)
{
  OpccDeck *deck;

  if (self->deck > 0)
    return opcc_db_load (db, &opcc_deck_kind, self->deck, error);
  deck = g_object_new (OPCC_TYPE_DECK, NULL);
  deck->title = g_strdup (self->new_title);
  return deck;
}

gint64
opcc_deck_choice_apply (const OpccDeckChoice *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccDeck) deck = find_deck (self, db, error);
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);

  if (deck == NULL)
    return 0;
  slide->title = g_strdup (self->title);
  slide->document = g_strdup (self->document);
  slide->part = g_strdup (self->part);
  slide->notes = g_strdup (self->notes);
  slide->minutes = self->minutes;
  return opcc_deck_add_slide (db, deck, slide, error) ? opcc_record_get_n (OPCC_RECORD (deck)) : 0;
}
