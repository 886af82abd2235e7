/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBoundary: the outline of a district, for the maps of all domains. */
#pragma once

#include "opcc-chart.h"
#include "opcc-db-types.h"
#include "opcc-file-import.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_BOUNDARY (opcc_boundary_get_type ())
G_DECLARE_FINAL_TYPE (OpccBoundary, opcc_boundary, OPCC, BOUNDARY, OpccRecord)

struct _OpccBoundary
{
  OpccRecord parent_instance;
  char *code; /* of the Office for National Statistics: "E07000134" */
  char *name;
  char *district; /* key of the place */
  char *outline;  /* a geometry of GeoJSON: Polygon or MultiPolygon, in degrees (WGS 84) */
  char *source;   /* name of the file it came from */
};

extern const OpccKind opcc_boundary_kind;

/* Takes in a GeoJSON file of districts as one action: an OpccFileImportFunc. */
OpccImportResult *opcc_boundaries_import (OpccDb *db,
                                          const char *path,
                                          OpccFileImportFlags flags,
                                          GCancellable *cancellable,
                                          GError **error);
/* Turns the tiles of a map into the real one, where the office file has all nine outlines. */
gboolean opcc_boundaries_add_to_map (OpccDb *db, OpccChart *chart, GError **error);

G_END_DECLS
