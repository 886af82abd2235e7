/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted percentages and ranks of a round, exact to the last tie. */
#pragma once

#include "opcc-application.h"
#include "opcc-criterion.h"
#include "opcc-db-types.h"
#include "opcc-round.h"

G_BEGIN_DECLS

/* A percentage in millionths of a percentage point: 65 % is 65000000. */
#define OPCC_PERCENT    1000000
#define OPCC_NO_PERCENT G_MININT64

typedef enum
{
  OPCC_BAND_70,  /* 70 and over */
  OPCC_BAND_60,  /* 60 to under 70 */
  OPCC_BAND_40,  /* 40 to under 60 */
  OPCC_BAND_LOW, /* under 40 */
  OPCC_N_BANDS,
} OpccBand;

typedef struct
{
  gint64 application;
  gint64 organisation_n;
  char *reference;      /* (owned) */
  char *organisation;   /* (owned) */
  char *title;          /* (owned) */
  char *priority;       /* (owned) (nullable) */
  char *district;       /* (owned) (nullable) key of a place */
  char *stage;          /* (owned) */
  gint64 asked;         /* pence or OPCC_NO_MONEY */
  gint64 match_funding; /* pence or OPCC_NO_MONEY */
  guint n_markers;      /* who submitted */
  gboolean moderated;   /* moderation has looked at it */
  gboolean settled;     /* and put its own percentage in place of the mean */
  gint64 percent;       /* millionths of a point, rounded half up; OPCC_NO_PERCENT: not marked */
  gint64 numerator;     /* the percentage exactly, numerator / denominator */
  gint64 denominator;
  gint64 spread;          /* highest less lowest marker, millionths of a point */
  gboolean wide;          /* spread over the round's limit, and not moderated */
  gboolean below_minimum; /* the mean of some criterion is under its minimum */
  gboolean failed;        /* a marker scored 0 on a pass or fail criterion */
  gboolean passes;        /* at or over the threshold and meets every criterion */
  guint rank;             /* from 1; equal percentages share a rank; 0: not marked */
  gboolean tied;
  OpccBand band;   /* only where marked */
  int holds_up;    /* per cent of redraws in which it gets money; -1: not computed */
  int worlds[3];   /* the same of the worlds of each OpccWorldKind; -1: not computed, or none */
  GArray *markers; /* (owned) OpccRankingMarker */
} OpccRankingRow;

typedef struct
{
  gint64 marker;
  gint64 percent; /* millionths of a point */
  gint64 points;  /* the same exactly, in units of 1 / (weight sum × common scale) */
} OpccRankingMarker;

/* One submitted score, for opcc_ranking_from_marks(). */
typedef struct
{
  gint64 application;
  gint64 marker;
  gint64 criterion;
  gint64 score;
} OpccScore;

typedef struct _OpccRanking
{
  gint64 round;     /* number of the round; 0: made from plain values */
  GPtrArray *rows;  /* (owned) OpccRankingRow: by rank, then reference; those not marked last */
  gint64 threshold; /* millionths of a point; OPCC_NO_PERCENT: none */
  gint64 wide_gap;  /* millionths of a point */
  guint n_marked;
  guint n_pass;
  guint n_wide; /* to settle */
  guint bands[OPCC_N_BANDS];
} OpccRanking;

/**
 * opcc_ranking_compute:
 *
 * The ranking of a round as its marks stand. An application's percentage is the mean over the
 * markers who submitted of Σ weight × score ÷ scale over the criteria that carry weight.
 */
OpccRanking *
opcc_ranking_compute (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
/* The same of applications that are read already: all those of @round. */
OpccRanking *opcc_ranking_compute_of (OpccDb *db,
                                      OpccRound *round,
                                      GPtrArray *applications,
                                      GCancellable *cancellable,
                                      GError **error);
/* The same from plain values: @applications of OpccApplication, @criteria of OpccCriterion. */
OpccRanking *opcc_ranking_from_marks (GPtrArray *applications,
                                      GPtrArray *criteria,
                                      const OpccScore *scores,
                                      gsize n_scores,
                                      gint64 threshold,
                                      gint64 wide_gap);
/* The submitted scores of a round: a GArray of OpccScore. */
GArray *opcc_ranking_read_scores (OpccDb *db, gint64 round, GError **error);
OpccRanking *opcc_ranking_copy (const OpccRanking *self);
void opcc_ranking_free (OpccRanking *self);
/* Another threshold over the same marks. */
void opcc_ranking_set_threshold (OpccRanking *self, gint64 threshold);
OpccRankingRow *opcc_ranking_find (const OpccRanking *self, gint64 application);

gint64 opcc_percent_from_number (double percent);
/* "62.0%", rounded half up to one decimal; "" where not marked. */
char *opcc_percent_format (gint64 percent);
OpccBand opcc_percent_get_band (gint64 percent);
/* "70% and over", "60% to under 70%" … */
const char *opcc_band_get_label (OpccBand band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRanking, opcc_ranking_free)

G_END_DECLS
