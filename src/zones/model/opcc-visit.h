/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccVisit: a visit of the office: where, why, who asked for it, and what came of it. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_VISIT (opcc_visit_get_type ())
G_DECLARE_FINAL_TYPE (OpccVisit, opcc_visit, OPCC, VISIT, OpccRecord)

struct _OpccVisit
{
  OpccRecord parent_instance;
  gint64 zone; /* 0: in no zone */
  char *title;
  char *who; /* a role */
  OpccDate date;
  char *place;
  char *district;
  char *reason;
  char *asked_by;
  char *outcome;
  char *period; /* as a report states it where no day is known */
  char *note;
  char *source;
};

extern const OpccKind opcc_visit_kind;

G_END_DECLS
