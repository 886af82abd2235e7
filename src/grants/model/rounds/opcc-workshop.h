/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkshop: a meeting at which those who may apply to a scheme are told how. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_WORKSHOP (opcc_workshop_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkshop, opcc_workshop, OPCC, WORKSHOP, OpccRecord)

struct _OpccWorkshop
{
  OpccRecord parent_instance;
  gint64 scheme; /* link */
  char *title;
  OpccDate held_on;
  char *district; /* place */
  char *place;
  gboolean recorded; /* it can be watched afterwards */
  char *note;
};

extern const OpccKind opcc_workshop_kind;

G_END_DECLS
