/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Having the documents of a deck built, each of them once, and finding what is no longer there. */
#include "opcc-deck-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-document-parts.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"

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
  g_hash_table_unref (self->documents);
  g_free (self);
}

/* FALSE where it is an error that no slide can help. */
static gboolean
judge_error (const GError *error, OpccDeckGap *gap)
{
  if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_REFUSED))
    *gap = OPCC_DECK_GAP_WITHHELD;
  else if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND) ||
           g_error_matches (error, OPCC_ERROR, OPCC_ERROR_INVALID))
    *gap = OPCC_DECK_GAP_GONE;
  else
    return FALSE;
  return TRUE;
}

static OpccDocument *
build (OpccDb *db,
       const OpccDeckSlide *slide,
       OpccAudience audience,
       OpccDate today,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (slide->document, error);

  /* The rule of the kind keeps such slides out; a file of another program may still have one. */
  if (order == NULL || !opcc_deck_slide_check_order (order, error))
    return NULL;
  return opcc_document_order_build (order, db, audience, today, cancellable, error);
}

/* FALSE on error. */
static gboolean
fill_item (OpccDeckView *self,
           OpccDeckItem *item,
           OpccDb *db,
           OpccDate today,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccDocument *document = g_hash_table_lookup (self->documents, item->slide->document);

  if (document == NULL)
    {
      document = build (db, item->slide, self->audience, today, cancellable, &local);
      if (document != NULL)
        g_hash_table_insert (self->documents, g_strdup (item->slide->document), document);
      else if (!judge_error (local, &item->gap))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (document != NULL && item->slide->part != NULL &&
      !opcc_document_has_part (document, item->slide->part))
    item->gap = OPCC_DECK_GAP_PART;
  else
    item->document = document;
  return TRUE;
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
  self->documents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) opcc_document_free);
  self->deck = opcc_db_load (db, &opcc_deck_kind, deck, error);
  slides = self->deck != NULL ? opcc_deck_list_slides (db, deck, error) : NULL;
  if (slides == NULL)
    return NULL;
  for (guint i = 0; i < slides->len; i++)
    {
      OpccDeckItem *item = g_new0 (OpccDeckItem, 1);

      item->slide = g_object_ref (g_ptr_array_index (slides, i));
      g_ptr_array_add (self->items, item);
      if (!fill_item (self, item, db, today, cancellable, error))
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
