/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkshopAttendance: an organisation that came to a workshop, known to the office or not. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_WORKSHOP_ATTENDANCE (opcc_workshop_attendance_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccWorkshopAttendance, opcc_workshop_attendance, OPCC, WORKSHOP_ATTENDANCE, OpccRecord)

struct _OpccWorkshopAttendance
{
  OpccRecord parent_instance;
  gint64 workshop;     /* link */
  char *name;          /* as it was written down */
  gint64 organisation; /* link; 0: none of that name is known */
  gint64 people;       /* how many came of it */
  char *how;           /* choice */
  char *note;
};

extern const OpccKind opcc_workshop_attendance_kind;

G_END_DECLS
