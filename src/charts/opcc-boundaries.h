/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBoundaries: outlines of districts out of a GeoJSON file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OpccBoundaries OpccBoundaries;

/* One ring of a polygon: pairs of longitude and latitude. Holes are rings too. */
typedef struct
{
  const char *key; /* (unowned) static key of the place */
  GArray *points;  /* (owned) double: x, y, x, y … in degrees */
} OpccRing;

OpccBoundaries *opcc_boundaries_load (const char *path, GError **error);
OpccBoundaries *opcc_boundaries_ref (OpccBoundaries *self);
/* Frees it with the last one. */
void opcc_boundaries_unref (OpccBoundaries *self);
/* (element-type OpccRing) (transfer none) */
const GPtrArray *opcc_boundaries_get_rings (const OpccBoundaries *self);
/* The box of them all, in degrees: west, south, east, north. */
void opcc_boundaries_get_box (const OpccBoundaries *self, double box[4]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccBoundaries, opcc_boundaries_unref)

G_END_DECLS
