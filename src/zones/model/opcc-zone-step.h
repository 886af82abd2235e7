/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneStep: a stage that a zone has reached or is to reach, when, and who decided. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_STEP (opcc_zone_step_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneStep, opcc_zone_step, OPCC, ZONE_STEP, OpccRecord)

struct _OpccZoneStep
{
  OpccRecord parent_instance;
  gint64 zone;
  char *stage;
  OpccDate date;
  char *decided_by; /* a role or a body */
  char *decision;
  char *note;
  char *source;
};

extern const OpccKind opcc_zone_step_kind;

G_END_DECLS
