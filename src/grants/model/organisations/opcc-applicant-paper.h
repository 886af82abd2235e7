/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open of an applicant before a decision, as a document. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_applicant_paper_build:
 *
 * Earlier grants of which something is open, and the papers still to be seen; for the office alone.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_applicant_paper_build (OpccDb *db,
                                          gint64 application,
                                          OpccAudience audience,
                                          OpccDate today,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
