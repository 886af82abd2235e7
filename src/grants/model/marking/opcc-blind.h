/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBlindLift: that a marker was shown a hidden applicant before submitting, and why. */
#pragma once

#include "opcc-assignment.h"
#include "opcc-db-types.h"
#include "opcc-marker-register.h"

G_BEGIN_DECLS

#define OPCC_TYPE_BLIND_LIFT (opcc_blind_lift_get_type ())
G_DECLARE_FINAL_TYPE (OpccBlindLift, opcc_blind_lift, OPCC, BLIND_LIFT, OpccRecord)

struct _OpccBlindLift
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  gint64 marker;      /* link: to whom it is shown */
  char *reason;
  gint64 lifted;   /* time */
  char *lifted_by; /* who did it, as the log names them */
};

extern const OpccKind opcc_blind_lift_kind;

gboolean
opcc_blind_lift (OpccDb *db, gint64 application, gint64 marker, const char *reason, GError **error);
gboolean
opcc_blind_find_lift (OpccDb *db, OpccAssignment *assignment, gboolean *lifted, GError **error);
gboolean opcc_blind_may_change (OpccRecord *record, GError **error);

GPtrArray *opcc_blind_list (OpccDb *db, gint64 round, GError **error);
/* (transfer full): "R1-001 was shown to the Grants officer on 12 October 2023, 14:05, by A: …" */
char *opcc_blind_entry_say (const OpccMarkerEntry *self);

G_END_DECLS
