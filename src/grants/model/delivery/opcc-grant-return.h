/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantReturn: what the recipient of an award reports of a period. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_GRANT_RETURN (opcc_grant_return_get_type ())
G_DECLARE_FINAL_TYPE (OpccGrantReturn, opcc_grant_return, OPCC, GRANT_RETURN, OpccRecord)

struct _OpccGrantReturn
{
  OpccRecord parent_instance;
  gint64 award; /* link */
  gint64 number;
  char *title; /* computed: "Return 2" */
  OpccDate period_end;
  OpccDate due; /* computed from the end of the period unless it was given */
  OpccDate chased;
  OpccDate received;
  OpccDate queried;
  char *query; /* (nullable) what is asked */
  OpccDate accepted;
  gint64 spent; /* pence since the grant began; OPCC_NO_MONEY: not said */
  char *narrative;
};

extern const OpccKind opcc_grant_return_kind;

/* Working days from the end of its period until a return is due. */
#define OPCC_GRANT_RETURN_DAYS 10

typedef enum
{
  OPCC_GRANT_RETURN_LATER,
  OPCC_GRANT_RETURN_DUE,
  OPCC_GRANT_RETURN_LATE,
  OPCC_GRANT_RETURN_RECEIVED,
  OPCC_GRANT_RETURN_QUERIED,
  OPCC_GRANT_RETURN_ACCEPTED,
} OpccGrantReturnState;

OpccDate opcc_grant_return_compute_due (OpccDate period_end);
/* As it stands on @today, the day in London. */
OpccGrantReturnState opcc_grant_return_get_state (const OpccGrantReturn *self, OpccDate today);
const char *opcc_grant_return_state_get_label (OpccGrantReturnState state);

G_END_DECLS
