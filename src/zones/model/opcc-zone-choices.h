/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a zone by choice: its small areas, and the grants made inside it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"
#include "opcc-zone.h"

G_BEGIN_DECLS

/* (transfer full) (element-type gint64): numbers of the areas that belong to it. */
GArray *opcc_zone_list_areas (OpccDb *db, gint64 zone, GError **error);
/* (transfer full) (element-type gint64): numbers of the records of that kind that are linked. */
GArray *opcc_zone_list_linked (OpccDb *db, gint64 zone, const OpccKind *kind, GError **error);
gboolean opcc_zone_choose_areas (OpccDb *db, OpccZone *zone, const GArray *numbers, GError **error);
gboolean opcc_zone_choose_linked (
    OpccDb *db, OpccZone *zone, const OpccKind *kind, const GArray *numbers, GError **error);

G_END_DECLS
