/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDocumentView: a document as flowing text on the screen, as it would be printed. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-document.h"

G_BEGIN_DECLS

/**
 * OpccDocumentView:
 *
 * Headings, paragraphs, numbered paragraphs, values, tables and charts, of the same words as the
 * files that are written of it. It holds text alone: nothing in it leads to a record.
 */
#define OPCC_TYPE_DOCUMENT_VIEW (opcc_document_view_get_type ())
G_DECLARE_FINAL_TYPE (OpccDocumentView, opcc_document_view, OPCC, DOCUMENT_VIEW, GtkWidget)

GtkWidget *opcc_document_view_new (void);
/* @document: read until the function returns */
void opcc_document_view_show (OpccDocumentView *self, const OpccDocument *document);

G_END_DECLS
