/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneAsset: something strong in a zone, of the six kinds of asset mapping. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_ASSET (opcc_zone_asset_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneAsset, opcc_zone_asset, OPCC, ZONE_ASSET, OpccRecord)

struct _OpccZoneAsset
{
  OpccRecord parent_instance;
  gint64 zone;
  char *title;
  char *asset_kind;
  char *place;
  char *offer;
  char *words;
  char *contact; /* only with consent */
  gboolean consent;
  char *note;
  char *source;
};

extern const OpccChoice opcc_zone_asset_kinds[];
extern const OpccKind opcc_zone_asset_kind;

G_END_DECLS
