/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBoundaries: outlines of districts out of a GeoJSON file. */
#pragma once

#include <glib.h>

#include "opcc-place.h"

G_BEGIN_DECLS

typedef struct _OpccBoundaries OpccBoundaries;

/* One ring of a polygon: pairs of longitude and latitude. Holes are rings too. */
typedef struct
{
  const char *key; /* (unowned) static key of the place */
  GArray *points;  /* (owned) double: x, y, x, y … in degrees */
} OpccRing;

/* One feature of a GeoJSON file. */
typedef struct
{
  guint number;           /* from 1 */
  gboolean is_feature;    /* else it is something that has no place in such a file */
  const OpccPlace *place; /* (nullable): NULL: of a place outside the area */
  char *name;             /* (owned) what the file calls it; "" */
  char *outline;          /* (owned) (nullable) its geometry as text, where it is one in degrees */
} OpccBoundaryFeature;

GPtrArray *opcc_boundaries_read (const char *path, GError **error);
/* Empty; opcc_boundaries_add () fills it. */
OpccBoundaries *opcc_boundaries_new (void);
gboolean opcc_boundaries_add (OpccBoundaries *self, const char *key, const char *outline);
/* Whether each of the nine districts has an outline. */
gboolean opcc_boundaries_is_whole (const OpccBoundaries *self);
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
