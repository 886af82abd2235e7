/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to a zone as one action: moving it to a stage, and linking a grant to it. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-record.h"
#include "opcc-zone-grant.h"
#include "opcc-zone.h"

G_BEGIN_DECLS

gboolean opcc_zone_move (OpccDb *db,
                         OpccZone *zone,
                         const char *stage,
                         OpccDate date,
                         const char *decided_by,
                         GError **error);
gboolean opcc_zone_link (OpccDb *db, OpccZone *zone, OpccRecord *target, GError **error);
gint64 opcc_zone_link_find_amount (OpccRecord *target);
OpccZoneGrant *opcc_zone_link_make (gint64 zone, OpccRecord *target);

G_END_DECLS
