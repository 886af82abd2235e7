/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckSlide: what a deck shows in one place: a document or a part of it, by its name. */
#pragma once

#include "opcc-domain-document.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DECK_SLIDE (opcc_deck_slide_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckSlide, opcc_deck_slide, OPCC, DECK_SLIDE, OpccRecord)

struct _OpccDeckSlide
{
  OpccRecord parent_instance;
  char *title;    /* how the office knows it; others read what the document itself says */
  gint64 deck;    /* link */
  gint64 place;   /* they are shown by it, then by their number; OPCC_NO_INTEGER: last */
  char *document; /* text of an OpccDocumentOrder: "zone?zone=Braunstone" */
  char *part;     /* a heading of it; NULL: the whole document */
  char *notes;    /* for who presents */
  gint64 minutes; /* OPCC_NO_INTEGER: not planned */
};

extern const OpccKind opcc_deck_slide_kind;

/* FALSE with OPCC_ERROR_INVALID for what is made of a deck itself: its handout would hold itself.
 */
gboolean opcc_deck_slide_check_order (const OpccDocumentOrder *order, GError **error);

G_END_DECLS
