/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccShownDocuments: the documents that a deck or a report shows, each built once for its
 * audience. */
#pragma once

#include <gio/gio.h>

#include "opcc-deck-view.h"

G_BEGIN_DECLS

typedef struct _OpccShownDocuments
{
  OpccAudience audience;
  OpccDate today;
  GHashTable *documents; /* (owned) text of an order to its OpccDocument: several may show parts of
                          * one */
} OpccShownDocuments;

OpccShownDocuments *opcc_shown_documents_new (OpccAudience audience, OpccDate today);
void opcc_shown_documents_free (OpccShownDocuments *self);
gboolean opcc_shown_documents_take (OpccShownDocuments *self,
                                    OpccDb *db,
                                    const char *order,
                                    const char *part,
                                    const OpccDocument **document,
                                    OpccDeckGap *gap,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccShownDocuments, opcc_shown_documents_free)

G_END_DECLS
