/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the estates domain needs somebody for: schemes slipped, over budget, or long not heard of.
 */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* Adds to @items, of OpccDueItem. FALSE on error; what was added before it stays. */
gboolean opcc_estates_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error);

G_END_DECLS
