/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDecision: the record of a decision in the office's form, from its summary to its approvals.
 */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-protective-marking.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DECISION (opcc_decision_get_type ())
G_DECLARE_FINAL_TYPE (OpccDecision, opcc_decision, OPCC, DECISION, OpccRecord)

struct _OpccDecision
{
  OpccRecord parent_instance;
  gint64 round;    /* link */
  char *reference; /* "EXE0028-23" */
  char *title;
  OpccDate dated;
  char *officers;    /* roles present */
  OpccDate received; /* in the office */
  char *summary;
  char *options;
  char *recommendation;
  char *discussion;
  char *officer; /* role: Chief Executive or Chief Finance Officer */
  OpccDate officer_date;
  char *publish_record; /* choice */
  char *record_reason;
  char *publish_contents; /* choice */
  char *contents_reason;
  char *monitoring; /* role: Monitoring Officer */
  OpccDate monitoring_date;
  char *decision;    /* "Supported" */
  OpccDate approved; /* by the Commissioner; from then on the record stays as it is */
  char *fingerprint;
};

extern const OpccKind opcc_decision_kind;

/* Writes the record of a round that was just decided; inside the action that decides. */
gboolean opcc_decision_write (OpccDb *db,
                              gint64 round,
                              const OpccAwardPlan *plan,
                              const char *reference,
                              const char *reasons,
                              const char *over_reason,
                              OpccDate decided,
                              GError **error);
/* FALSE with OPCC_ERROR_REFUSED and the reason where it is approved: it is not to be deleted. */
gboolean opcc_decision_may_delete (OpccDecision *self, GError **error);
/* The newest decision record of a round; OPCC_ERROR_NOT_FOUND where it is not decided. */
OpccDecision *opcc_decision_load (OpccDb *db, gint64 round, GError **error);
/* Adds a paragraph to the discussion of the newest record, unless it is approved: then it stays as
 * it is. Inside the action of what is noted. */
gboolean opcc_decision_add_note (OpccDb *db, gint64 round, const char *note, GError **error);
/* The record in the office's form, for the audience. */
OpccDocument *opcc_decision_build (OpccDb *db,
                                   gint64 round,
                                   OpccAudience audience,
                                   OpccDate today,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
