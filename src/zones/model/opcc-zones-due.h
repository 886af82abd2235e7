/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the zones domain needs somebody for, and by when. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

gboolean opcc_zones_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error);

G_END_DECLS
