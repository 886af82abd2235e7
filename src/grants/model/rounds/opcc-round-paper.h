/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a round as a document, each figure counted from its applications. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_round_paper_build:
 *
 * How far the round has come, what was asked for and awarded in all, by district and by priority.
 * No application is named in it. Others than the office are not told what follows from marks, and
 * small counts by district or priority stand in the chart alone, under disclosure control.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_round_paper_build (OpccDb *db,
                                      gint64 round,
                                      OpccAudience audience,
                                      OpccDate today,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
