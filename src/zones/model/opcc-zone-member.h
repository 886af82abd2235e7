/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneMember: who sits on the steering group of a zone. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_MEMBER (opcc_zone_member_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneMember, opcc_zone_member, OPCC, ZONE_MEMBER, OpccRecord)

struct _OpccZoneMember
{
  OpccRecord parent_instance;
  gint64 zone;
  char *role;
  char *organisation;
  char *name;
  char *contact; /* only with consent */
  gboolean consent;
  OpccDate consent_date;
  OpccDate since;
  OpccDate until;
  char *note;
  char *source;
};

extern const OpccKind opcc_zone_member_kind;

G_END_DECLS
