/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the markers of a round are apart, and which applications moderation has to look at. */
#pragma once

#include "opcc-ranking.h"

G_BEGIN_DECLS

/* A criterion: how far apart the scores of one application are on it. */
typedef struct
{
  OpccCriterion *criterion; /* (unowned) */
  guint n_compared;         /* applications with two scores or more */
  guint n_scores;           /* given by markers who submitted */
  double mean;   /* highest less lowest score, per cent of the scale, over those; or NAN */
  double widest; /* the same of the one furthest apart, or NAN */
} OpccCriterionSpread;

typedef struct
{
  const OpccRankingRow *row;      /* (unowned) */
  OpccApplication *application;   /* (unowned): note, date and who of moderation */
  double mean;                    /* of the marks as given, per cent, whatever was settled */
  gboolean queued;                /* further apart than the round allows, and not settled */
  const OpccCriterion *criterion; /* (unowned) (nullable): the one furthest apart */
  gint64 least;                   /* scores on it */
  gint64 most;
} OpccModerationItem;

typedef struct
{
  OpccRound *round;        /* (owned) */
  OpccRanking *ranking;    /* (owned) */
  GPtrArray *applications; /* (owned) OpccApplication */
  GPtrArray *criteria;     /* (owned) OpccCriterion */
  GArray *items;           /* (owned) OpccModerationItem: to settle first, then furthest apart */
  GArray *spreads;         /* (owned) OpccCriterionSpread in order of the criteria */
  GPtrArray *notes;        /* (owned) sentences: what cannot be compared, and why */
  guint n_queued;
  guint n_settled;
} OpccModeration;

OpccModeration *
opcc_moderation_read (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
void opcc_moderation_free (OpccModeration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccModeration, opcc_moderation_free)

G_END_DECLS
