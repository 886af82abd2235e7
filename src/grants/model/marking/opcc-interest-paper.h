/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of markers' interests as a document, to go with the decision notice. */
#pragma once

#include "opcc-audience.h"
#include "opcc-db-types.h"
#include "opcc-document.h"

G_BEGIN_DECLS

/* Names, roles and reasons for the office; for others how many were declared. */
OpccDocument *opcc_interest_paper_build (OpccDb *db,
                                         gint64 round,
                                         OpccAudience audience,
                                         OpccDate today,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
