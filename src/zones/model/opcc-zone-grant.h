/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneGrant: a grant made or asked for inside a zone: a kind and a number, which the
 * application opens. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_GRANT (opcc_zone_grant_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneGrant, opcc_zone_grant, OPCC, ZONE_GRANT, OpccRecord)

struct _OpccZoneGrant
{
  OpccRecord parent_instance;
  gint64 zone;
  char *title;
  char *target_kind; /* name of a kind, such as "application" */
  gint64 target_n;   /* its number in the office file */
  gint64 amount;     /* pence, when it was linked */
  char *note;
  char *source;
};

extern const OpccKind opcc_zone_grant_kind;

G_END_DECLS
