/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPlanLine: what a zone sets out to do, who does it and by when. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PLAN_LINE (opcc_plan_line_get_type ())
G_DECLARE_FINAL_TYPE (OpccPlanLine, opcc_plan_line, OPCC, PLAN_LINE, OpccRecord)

struct _OpccPlanLine
{
  OpccRecord parent_instance;
  gint64 zone;
  char *title;
  char *owner; /* a role */
  OpccDate starts;
  OpccDate due;
  char *state;
  OpccDate done;
  char *note;
  char *source;
};

extern const OpccChoice opcc_plan_states[];
extern const OpccKind opcc_plan_line_kind;

G_END_DECLS
