/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The award board of a round as a document. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_awards_paper_build:
 *
 * The ranked list with the line where the money of the round ends: the awards as decided, or
 * before that what the ranking recommends. Others than the office see no score, and who applied
 * only once an award to them is decided, for then it is published.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_awards_paper_build (OpccDb *db,
                                       gint64 round,
                                       OpccAudience audience,
                                       OpccDate today,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
