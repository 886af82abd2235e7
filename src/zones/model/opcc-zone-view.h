/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneView: all that the overview of one zone shows, read in one job. */
#pragma once

#include "opcc-zone-figures.h"

G_BEGIN_DECLS

#define OPCC_ZONE_N_STAGES      5
#define OPCC_ZONE_N_ASSET_KINDS 6

typedef struct
{
  OpccZone *zone;                        /* (owned) */
  GPtrArray *summaries;                  /* (owned) OpccZoneSummary of all zones */
  GPtrArray *steps;                      /* (owned) OpccZoneStep */
  GPtrArray *indicators;                 /* (owned) OpccIndicatorState */
  GPtrArray *money;                      /* (owned) OpccZoneMoney, a line a year */
  GPtrArray *lines;                      /* (owned) OpccPlanLine, less those stopped */
  GPtrArray *visits;                     /* (owned) OpccVisit, the latest first */
  guint assets[OPCC_ZONE_N_ASSET_KINDS]; /* in the order of opcc_zone_asset_kinds */
  guint n_grants;
  gint64 grants_asked; /* pence; OPCC_NO_MONEY: no grant, or none with a sum */
  guint n_areas;       /* small areas that belong to it */
  OpccDate today;
} OpccZoneView;

OpccZoneView *opcc_zone_view_load (OpccDb *db, gint64 n, OpccDate today, GError **error);
void opcc_zone_view_free (OpccZoneView *self);
const OpccZoneSummary *opcc_zone_view_get_summary (const OpccZoneView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccZoneView, opcc_zone_view_free)

G_END_DECLS
