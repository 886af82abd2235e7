/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarker: somebody who marks, known by the role they mark in. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_TYPE_MARKER (opcc_marker_get_type ())
G_DECLARE_FINAL_TYPE (OpccMarker, opcc_marker, OPCC, MARKER, OpccRecord)

struct _OpccMarker
{
  OpccRecord parent_instance;
  char *role;
  gint64 round; /* link; 0: marks in every round */
  gboolean external;
  OpccDate stood_down; /* gets no more applications; what was submitted counts */
  char *stood_down_reason;
};

extern const OpccKind opcc_marker_kind;

gboolean opcc_marker_add (OpccDb *db, OpccMarker *marker, GError **error);
/* Markers of a round and of the whole office: a GPtrArray of OpccMarker. */
GPtrArray *opcc_marker_list (OpccDb *db, gint64 round, GError **error);

G_END_DECLS
