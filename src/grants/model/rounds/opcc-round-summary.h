/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a round at a glance, each counted from its applications. */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  OpccScheme *scheme;   /* (owned) */
  OpccRound *round;     /* (owned) */
  OpccRanking *ranking; /* (owned) */
  const char *stage;    /* (unowned) static: key of the stage it has reached */
  gint64 available;     /* pence for awards */
  guint n_applications;
  guint n_marked;
  guint n_stopped;
  guint n_flagged;
  guint n_withdrawn;
  guint n_to_settle;
  gint64 asked; /* pence, of those that state it */
  guint n_asked_missing;
  gint64 match; /* pence */
  guint n_match_none;
  guint n_match_missing;
  guint n_pass;
  gint64 pass_asked; /* pence asked by those that pass */
  guint n_would_fit; /* awards under "part-fund the last" as it stands */
  guint n_approved;
  gint64 approved; /* pence */
  guint n_letters_to_make;
  guint n_letters_to_review;
  guint n_letters_to_issue;
  guint n_grants_open;    /* approved awards that are not closed */
  GPtrArray *by_district; /* (owned) OpccAwardShare, all nine, most asked first */
  GPtrArray *by_priority; /* (owned) OpccAwardShare */
  GPtrArray *variations;  /* (owned) OpccRoundVariation, in their order */
  GPtrArray *lifts;       /* (owned) OpccMarkerEntry: hidden applicants that were shown */
} OpccRoundSummary;

OpccRoundSummary *
opcc_round_summary_compute (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
void opcc_round_summary_free (OpccRoundSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRoundSummary, opcc_round_summary_free)

G_END_DECLS
