/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grants after their award need somebody for. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* Adds to @items, of OpccDueItem; @today is the day in London. */
gboolean opcc_delivery_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error);

G_END_DECLS
