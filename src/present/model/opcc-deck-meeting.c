/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the slides of a meeting from a deck. */
#include "opcc-deck-meeting.h"

#include "opcc-deck-view.h"
#include "opcc-document-parts.h"
#include "opcc-record-finder.h"

/* The notes stand beside the first slide of the item; its minutes are those of all of them. */
static void
add_slide (
    GPtrArray *made, OpccSlide *slide, const OpccDeckItem *item, guint number, gboolean first)
{
  const char *title = slide != NULL ? opcc_slide_get_title (slide) : item->slide->title;
  OpccMeetingSlide *shown =
      opcc_meeting_slide_new (slide, title != NULL && *title != '\0' ? title : item->slide->title);

  shown->item = number;
  shown->minutes = item->slide->minutes != OPCC_NO_INTEGER ? (guint) item->slide->minutes : 0;
  shown->notes = first ? g_strdup (item->slide->notes) : NULL;
  shown->withheld = g_strdup (item->document != NULL
                                  ? opcc_document_get_text (item->document, OPCC_DOCUMENT_WITHHELD)
                                  : opcc_deck_gap_get_label (item->gap));
  g_ptr_array_add (made, shown);
}

/* (transfer full) (nullable): nothing is to be seen of a gap. */
static GPtrArray *
make_slides (const OpccDeckItem *item, double aspect)
{
  g_autoptr (OpccDocument) part = NULL;

  if (item->document == NULL)
    return NULL;
  if (item->slide->part == NULL)
    return opcc_slides_from_document (item->document, aspect);
  part = opcc_document_take_part (item->document, item->slide->part);
  return opcc_slides_from_part (part, aspect);
}

/* Where nothing is to be seen the wall stays empty, and the presenter knows why. */
static void
add_item (GPtrArray *made, const OpccDeckItem *item, guint number, double aspect)
{
  g_autoptr (GPtrArray) slides = make_slides (item, aspect);

  if (slides == NULL || slides->len == 0)
    add_slide (made, NULL, item, number, TRUE);
  for (guint i = 0; slides != NULL && i < slides->len; i++)
    add_slide (made, g_ptr_array_index (slides, i), item, number, i == 0);
}

GPtrArray *
opcc_deck_meeting_make_slides (OpccDb *db,
                               const OpccDocumentOrder *order,
                               OpccAudience audience,
                               double aspect,
                               OpccDate today,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (OpccDeck) deck =
      opcc_record_find (db, &opcc_deck_kind, opcc_domain_order_get (order, "deck"), error);
  g_autoptr (OpccDeckView) view = NULL;
  GPtrArray *made;

  if (deck == NULL)
    return NULL;
  /* The later in the list of audiences sees less. */
  view =
      opcc_deck_view_read (db, opcc_record_get_n (OPCC_RECORD (deck)),
                           MAX (audience, opcc_deck_get_level (deck)), today, cancellable, error);
  if (view == NULL)
    return NULL;
  made = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_meeting_slide_free);
  for (guint i = 0; i < view->items->len; i++)
    add_item (made, g_ptr_array_index (view->items, i), i, aspect);
  return made;
}
