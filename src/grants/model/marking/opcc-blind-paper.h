/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of hidden applicants that were shown in a round, as a document. */
#pragma once

#include "opcc-audience.h"
#include "opcc-db-types.h"
#include "opcc-document.h"

G_BEGIN_DECLS

/* Who saw whom and why for the office; for others how many there were. */
OpccDocument *opcc_blind_paper_build (OpccDb *db,
                                      gint64 round,
                                      OpccAudience audience,
                                      OpccDate today,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
