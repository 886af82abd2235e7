/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAssignment: that a marker is to mark an application, and how far that has come. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ASSIGNMENT (opcc_assignment_get_type ())
G_DECLARE_FINAL_TYPE (OpccAssignment, opcc_assignment, OPCC, ASSIGNMENT, OpccRecord)

struct _OpccAssignment
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  gint64 marker;      /* link */
  char *state;        /* choice: to-mark, marking, submitted, conflict */
  char *reason;       /* of a conflict of interest */
  gint64 submitted;   /* time */
  OpccDate declared;  /* when they said whether they have an interest, before it opened */
};

extern const OpccKind opcc_assignment_kind;

gboolean opcc_assignment_is_to_declare (OpccAssignment *self);

G_END_DECLS
