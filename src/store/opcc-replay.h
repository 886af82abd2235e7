/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log says a table must hold, played again from the first entry. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

/* Adds a sentence to @problems for each row that differs from the log, is missing or is too many;
 * stops after a hundred. Slow: only for when the sums already differ. */
gboolean opcc_replay_compare (OpccDb *db,
                              OpccRelation *table,
                              GPtrArray *problems,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
