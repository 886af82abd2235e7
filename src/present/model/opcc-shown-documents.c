/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Having documents built for a deck or a report, each of them once, and judging why one is not
 * there.
 */
#include "opcc-shown-documents.h"

#include "opcc-document-parts.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"

OpccShownDocuments *
opcc_shown_documents_new (OpccAudience audience, OpccDate today)
{
  OpccShownDocuments *self = g_new0 (OpccShownDocuments, 1);

  self->audience = audience;
  self->today = today;
  self->documents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) opcc_document_free);
  return self;
}

void
opcc_shown_documents_free (OpccShownDocuments *self)
{
  if (self == NULL)
    return;
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

/* (transfer none): as it was built before, or now; NULL with an error. */
static OpccDocument *
build (OpccShownDocuments *self,
       OpccDb *db,
       const char *text,
       GCancellable *cancellable,
       GError **error)
{
  OpccDocument *document = g_hash_table_lookup (self->documents, text);
  g_autoptr (OpccDocumentOrder) order = NULL;

  if (document != NULL)
    return document;
  order = opcc_document_order_parse (text, error);
  /* The rule of the kind keeps what is made of decks out; a file of another program may still have
   * it. */
  if (order == NULL || !opcc_deck_slide_check_order (order, error))
    return NULL;
  document = opcc_document_order_build (order, db, self->audience, self->today, cancellable, error);
  if (document != NULL)
    g_hash_table_insert (self->documents, g_strdup (text), document);
  return document;
}

/**
 * opcc_shown_documents_take:
 * @order: text of an OpccDocumentOrder
 * @part: (nullable): a heading of it; NULL: the whole document
 * @document: (out) (nullable) (transfer none): NULL where there is a gap
 * @gap: (out): why there is nothing to show
 *
 * Returns: FALSE on an error that is no gap
 */
gboolean
opcc_shown_documents_take (OpccShownDocuments *self,
                           OpccDb *db,
                           const char *order,
                           const char *part,
                           const OpccDocument **document,
                           OpccDeckGap *gap,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GError) local = NULL;

  *gap = OPCC_DECK_GAP_NONE;
  *document = build (self, db, order, cancellable, &local);
  if (local != NULL && !judge_error (local, gap))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (*document != NULL && part != NULL && !opcc_document_has_part (*document, part))
    {
      *gap = OPCC_DECK_GAP_PART;
      *document = NULL;
    }
  return TRUE;
}
