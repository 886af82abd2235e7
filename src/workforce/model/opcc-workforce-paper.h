/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workforce report as a document: each sheet of figures with its chart. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_workforce_paper_build:
 *
 * Counts and rates of groups; no post and no person is in it. What the office has not got is named
 * under each table. For others than the office small counts are left out, and charts that are not
 * for them.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_workforce_paper_build (OpccDb *db,
                                          gint64 n,
                                          OpccAudience audience,
                                          OpccDate today,
                                          GCancellable *cancellable,
                                          GError **error);

/* "workforce". Ends with { NULL }. */
extern const OpccDomainDocument opcc_workforce_documents[];

G_END_DECLS
