/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workforce report as a document: each sheet of figures with its chart. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-document.h"

G_BEGIN_DECLS

/**
 * opcc_workforce_paper_build:
 *
 * Counts and rates of groups; no post and no person is in it. What the office has not got is named
 * under each table.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *opcc_workforce_paper_build (OpccDb *db, OpccDate today, GError **error);

G_END_DECLS
