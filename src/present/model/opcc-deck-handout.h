/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handout of a deck: what its slides show, as one document. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* "handout": the words of "deck" find the deck. An OpccDomainDocumentFunc. */
OpccDocument *opcc_deck_handout_build (OpccDb *db,
                                       const OpccDomainDocument *self,
                                       GHashTable *choices,
                                       OpccAudience audience,
                                       OpccDate today,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
