/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the award board: reading a round, redrawing its marks, recording the decision. */
#pragma once

#include "opcc-applicant.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/* A round as the board shows it. */
typedef struct
{
  OpccRound *round;         /* (owned) */
  OpccScheme *scheme;       /* (owned) */
  OpccAwardPlan *plan;      /* (owned) of the rule, or of what was decided */
  GPtrArray *applicants;    /* (owned) of OpccApplicant: what is open of them today */
  GPtrArray *reserve;       /* (owned) (nullable) of OpccReserve, once it is decided */
  guint n_conflicts;        /* that markers declared */
  guint n_match_not_stated; /* applications that do not say what they bring */
  gboolean decided;
} OpccAwardReading;

/* @data: gint64 *, the number of the round. Returns OpccAwardReading. */
gpointer opcc_award_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_award_reading_free (OpccAwardReading *self);

/* @data: OpccAwardPlan. Returns another OpccAwardPlan that says how far each award holds up. */
gpointer
opcc_award_job_redraw (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

typedef struct
{
  gint64 round;
  OpccAwardPlan *plan; /* (owned) */
  char *decision_ref;  /* (owned) (nullable) */
  char *reasons;       /* (owned) (nullable) */
  char *over_reason;   /* (owned) (nullable) */
  OpccDate decided;
} OpccAwardDecision;

/* @data: OpccAwardDecision. Returns a sentence for the toast. */
gpointer
opcc_award_job_decide (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_award_decision_free (OpccAwardDecision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAwardReading, opcc_award_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAwardDecision, opcc_award_decision_free)

G_END_DECLS
