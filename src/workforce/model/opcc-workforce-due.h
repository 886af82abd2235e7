/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workforce needs somebody for: contracts that end, figures that are owed. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* Adds to @items, of OpccDueItem; @today is the day in London. */
gboolean opcc_workforce_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error);

G_END_DECLS
