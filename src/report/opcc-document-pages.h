/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDocumentPages: the pages of a document, set once and drawn anywhere: on the screen, on paper.
 */
#pragma once

#include <cairo.h>

#include "opcc-document.h"

G_BEGIN_DECLS

typedef struct _OpccDocumentPages OpccDocumentPages;

/**
 * opcc_document_pages_new:
 * @document: not needed afterwards: the pages hold pictures and words alone
 *
 * Sets the document on the pages that its PDF has. It may be done on any thread.
 *
 * Returns: (transfer full): NULL on error, or when cancelled
 */
OpccDocumentPages *
opcc_document_pages_new (const OpccDocument *document, GCancellable *cancellable, GError **error);
OpccDocumentPages *opcc_document_pages_ref (OpccDocumentPages *self);
void opcc_document_pages_unref (OpccDocumentPages *self);

/* Title of the document, for windows and print jobs. */
const char *opcc_document_pages_get_title (const OpccDocumentPages *self);
guint opcc_document_pages_get_n_pages (const OpccDocumentPages *self);

/**
 * opcc_document_pages_draw:
 * @page: 0 is the first
 * @cairo: a unit is a point of 1/72 inch; the page has OPCC_PAGE_WIDTH by OPCC_PAGE_HEIGHT of them
 *
 * Draws what stands on the page, and no paper under it.
 */
void opcc_document_pages_draw (const OpccDocumentPages *self, guint page, cairo_t *cairo);

/* The words on the page, for who cannot see it; a line each. */
const char *opcc_document_pages_get_words (const OpccDocumentPages *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDocumentPages, opcc_document_pages_unref)

G_END_DECLS
