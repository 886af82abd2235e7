/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAward: what was decided on one application, with the reasons. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AWARD (opcc_award_get_type ())
G_DECLARE_FINAL_TYPE (OpccAward, opcc_award, OPCC, AWARD, OpccRecord)

struct _OpccAward
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  char *state;        /* choice: approved, declined, released */
  gint64 amount;      /* pence; 0 when declined */
  gboolean part;      /* less than was asked for */
  gint64 rank;        /* at the time of the decision; OPCC_NO_INTEGER: not ranked */
  double score;       /* per cent at the time of the decision */
  char *conditions;
  char *reasons; /* why it helps to reduce crime and disorder, or why it was declined */
  char *decision_ref;
  OpccDate decided;
  char *refusal;   /* choice, so that reasons can be counted; NULL where money was given */
  OpccDate varied; /* since the decision: released, or given from the reserve list */
  char *varied_reason;
  char *reserve;        /* choice: put on the reserve list, or taken off, by hand; NULL: neither */
  gint64 reserve_place; /* on the reserve list, set by hand; OPCC_NO_INTEGER: by rank */
  char *reserve_reason; /* why one of the two */
};

#define OPCC_REFUSAL_CRITERIA  "criteria"
#define OPCC_REFUSAL_THRESHOLD "threshold"
#define OPCC_REFUSAL_MONEY     "money"
#define OPCC_REFUSAL_JUDGEMENT "judgement"

extern const OpccKind opcc_award_kind;

G_END_DECLS
