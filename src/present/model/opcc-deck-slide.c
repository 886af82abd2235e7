/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a slide of a deck. */
#include "opcc-deck-slide.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccDeckSlide, title, TEXT, N_("Slide"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED, .synonyms = "Title|Name"),
  OPCC_FIELD (OpccDeckSlide, deck, LINK, N_("Deck"),
              .marks = OPCC_MARK_REQUIRED, .target = "deck"),
  OPCC_FIELD (OpccDeckSlide, place, INTEGER, N_("Place"),
              .min = 1, .max = 10000, .synonyms = "Order"),
  OPCC_FIELD (OpccDeckSlide, document, TEXT, N_("Shows"),
              .marks = OPCC_MARK_REQUIRED, .synonyms = "Document"),
  OPCC_FIELD (OpccDeckSlide, part, TEXT, N_("Part"),
              .synonyms = "Section"),
  OPCC_FIELD (OpccDeckSlide, notes, LONG_TEXT, N_("Notes"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccDeckSlide, minutes, INTEGER, N_("Minutes"),
              .min = 1, .max = 1440),
};
/* clang-format on */

/* What it shows must be an order that can be read; that the record is there no slide can promise.
 */
static gboolean
check_slide (gpointer record, GError **error)
{
  const OpccDeckSlide *self = record;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (self->document, error);

  return order != NULL && opcc_deck_slide_check_order (order, error);
}

const OpccKind opcc_deck_slide_kind = {
  .name = "deck_slide",
  .label = N_ ("Slide"),
  .plural = N_ ("Slides"),
  .title = "title",
  .detail = "notes",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_deck_slide_get_type,
  .check = check_slide,
};

OPCC_DEFINE_RECORD (OpccDeckSlide, opcc_deck_slide, opcc_deck_slide_kind)

gboolean
opcc_deck_slide_check_order (const OpccDocumentOrder *order, GError **error)
{
  if (!g_str_equal (order->name, "handout") && !g_str_equal (order->name, "panel"))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("A slide cannot show what is made of a deck. Choose another page."));
  return FALSE;
}
