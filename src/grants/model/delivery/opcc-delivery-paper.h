/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up how the grants of a round stand after their award. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* An OpccDocumentWriter of a round. Partners are not told what is held back or at risk, the public
 * nothing but what was awarded. */
OpccDocument *opcc_delivery_paper_build (OpccDb *db,
                                         gint64 round,
                                         OpccAudience audience,
                                         OpccDate today,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
