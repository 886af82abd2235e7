/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one People Zone as a document. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_zone_paper_build:
 * @zone: its number
 *
 * What its page shows: purpose, what changed since the baseline, money, delivery plan, visits.
 * People are named by their roles alone, what is not given is said to be, and what the audience may
 * not see is left out.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_zone_paper_build (OpccDb *db,
                                     gint64 zone,
                                     OpccAudience audience,
                                     OpccDate today,
                                     GCancellable *cancellable,
                                     GError **error);

/* "zone". Ends with { NULL }. */
extern const OpccDomainDocument opcc_zones_documents[];

G_END_DECLS
