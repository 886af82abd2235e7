/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the office has of one organisation as a document. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_organisation_paper_build:
 *
 * Totals first, then its applications with their marks, awards, payments, returns, letters, papers
 * seen, workshops and notes; what there is none of is left out. Others than the office are told of
 * the awards that were made, with what the marks of the fields let them see of their payments and
 * returns; an organisation that got none is not named to them.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_organisation_paper_build (OpccDb *db,
                                             gint64 organisation,
                                             OpccAudience audience,
                                             OpccDate today,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
