/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the handout of a deck: each slide's part as it stands in its document. */
#include "opcc-deck-handout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-deck-view.h"
#include "opcc-document-parts.h"
#include "opcc-record-finder.h"

static void
add_head (OpccDocument *document, const OpccDeckView *view)
{
  static const char *const names[] = { "meeting", "held" };

  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Handout"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_deck_kind, names[i]);
      g_autofree char *text = opcc_field_to_text (field, view->deck);

      if (*text != '\0' && opcc_audience_may_see_field (view->audience, field))
        opcc_document_add_value (document, opcc_field_get_label (field), text);
    }
}

/* What presenting it takes is for the office: what it names and is not there, and the notes. */
static void
add_for_office (OpccDocument *document, const OpccDeckItem *item)
{
  if (item->gap != OPCC_DECK_GAP_NONE)
    opcc_document_add_paragraph (document, opcc_deck_gap_get_label (item->gap));
  if (item->slide->notes != NULL)
    {
      g_autofree char *notes = g_strdup_printf (_ ("Notes: %s"), item->slide->notes);

      opcc_document_add_paragraph (document, notes);
    }
}

static void
add_item (OpccDocument *document, const OpccDeckView *view, const OpccDeckItem *item)
{
  const gboolean is_office = view->audience == OPCC_AUDIENCE_OFFICE;
  const char *heading = opcc_deck_item_get_heading (item);
  g_autofree char *caution = opcc_deck_item_find_caution (item, view->audience);

  if (heading == NULL && !is_office)
    return;
  opcc_document_add_heading (document, 2, heading != NULL ? heading : item->slide->title);
  if (caution != NULL)
    opcc_document_add_paragraph (document, caution);
  if (item->document != NULL)
    opcc_document_add_part (document, item->document, item->slide->part);
  if (is_office)
    add_for_office (document, item);
}

/* Each document says what was left out of it; what several say is said once. */
static void
say_withheld (OpccDocument *document, const OpccDeckView *view)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < view->items->len; i++)
    {
      const OpccDeckItem *item = g_ptr_array_index (view->items, i);
      const char *said = item->document != NULL
                             ? opcc_document_get_text (item->document, OPCC_DOCUMENT_WITHHELD)
                             : NULL;

      if (said != NULL && strstr (words->str, said) == NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", said);
    }
  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, words->str);
}

OpccDocument *
opcc_deck_handout_build (OpccDb *db,
                         const OpccDomainDocument *self,
                         GHashTable *choices,
                         OpccAudience audience,
                         OpccDate today,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (OpccDeck) deck =
      opcc_record_find (db, &opcc_deck_kind, g_hash_table_lookup (choices, "deck"), error);
  g_autoptr (OpccDeckView) view = NULL;
  g_autoptr (OpccDocument) document = NULL;

  if (deck == NULL)
    return NULL;
  view = opcc_deck_view_read (db, opcc_record_get_n (OPCC_RECORD (deck)), audience, today,
                              cancellable, error);
  if (view == NULL)
    return NULL;
  document = opcc_document_new (view->deck->title);
  add_head (document, view);
  for (guint i = 0; i < view->items->len; i++)
    add_item (document, view, g_ptr_array_index (view->items, i));
  say_withheld (document, view);
  return g_steal_pointer (&document);
}
