/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Having what the slides of a deck show, and saying what is no longer there. */
#include "opcc-deck-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-domain-document.h"
#include "opcc-shown-documents.h"

static const char *const gaps[] = {
  [OPCC_DECK_GAP_NONE] = NULL,
  [OPCC_DECK_GAP_GONE] = N_ ("Gone: no longer in the office file"),
  [OPCC_DECK_GAP_PART] = N_ ("This part is not in it for the audience"),
  [OPCC_DECK_GAP_WITHHELD] = N_ ("Not meant for the audience"),
};

static void
free_item (OpccDeckItem *item)
{
  g_clear_object (&item->slide);
  g_free (item);
}

void
opcc_deck_view_free (OpccDeckView *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->deck);
  g_ptr_array_unref (self->items);
  opcc_shown_documents_free (self->documents);
  g_free (self);
}

OpccDeckView *
opcc_deck_view_read (OpccDb *db,
                     gint64 deck,
                     OpccAudience audience,
                     OpccDate today,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (OpccDeckView) self = g_new0 (OpccDeckView, 1);
  g_autoptr (GPtrArray) slides = NULL;

  self->audience = audience;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  self->documents = opcc_shown_documents_new (audience, today);
  self->deck = opcc_db_load (db, &opcc_deck_kind, deck, error);
  slides = self->deck != NULL ? opcc_deck_list_slides (db, deck, error) : NULL;
  if (slides == NULL)
    return NULL;
  for (guint i = 0; i < slides->len; i++)
    {
      OpccDeckItem *item = g_new0 (OpccDeckItem, 1);

      item->slide = g_object_ref (g_ptr_array_index (slides, i));
      g_ptr_array_add (self->items, item);
      if (!opcc_shown_documents_take (self->documents, db, item->slide->document, item->slide->part,
                                      &item->document, &item->gap, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

OpccDeckView *
opcc_deck_view_read_own (OpccDb *db, gint64 deck, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDeck) found = opcc_db_load (db, &opcc_deck_kind, deck, error);

  return found != NULL ? opcc_deck_view_read (db, deck, opcc_deck_get_level (found),
                                              opcc_date_today (), cancellable, error)
                       : NULL;
}

const char *
opcc_deck_gap_get_label (OpccDeckGap self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (gaps), NULL);

  return gaps[self] != NULL ? g_dgettext (GETTEXT_PACKAGE, gaps[self]) : NULL;
}

const char *
opcc_deck_item_get_heading (const OpccDeckItem *self)
{
  if (self->document == NULL)
    return NULL;
  return self->slide->part != NULL ? self->slide->part
                                   : opcc_document_get_text (self->document, OPCC_DOCUMENT_TITLE);
}

char *
opcc_deck_item_find_caution (const OpccDeckItem *self, OpccAudience audience)
{
  g_autofree char *plain = opcc_document_describe_marking (audience, NULL);
  g_autofree char *before = g_strconcat (plain, " · ", NULL);
  const char *whole = self->document != NULL
                          ? opcc_document_get_text (self->document, OPCC_DOCUMENT_MARKING)
                          : NULL;

  return whole != NULL && g_str_has_prefix (whole, before) ? g_strdup (whole + strlen (before))
                                                           : NULL;
}
