/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who marks harshly, kindly or narrowly, how sure that is, and the ranking without it. */
#pragma once

#include "opcc-ranking.h"

G_BEGIN_DECLS

/* An effect counts as told from chance where nothing within so many standard errors speaks
 * against it: 95 of 100 intervals of a normal distribution hold the truth. */
#define OPCC_EFFECT_SIGMAS 1.959964

typedef struct
{
  gint64 marker;
  guint n;         /* applications marked */
  double mean;     /* of the percentages given */
  double shift;    /* points above (+, kind) or below (−, harsh) the others; shrunk */
  double error;    /* standard error of the shift, points */
  double width;    /* spread of the marks given beside the others': 0.8 is narrower; shrunk */
  double low;      /* 95 % interval of the width */
  double high;     /* NAN, as the width, where it cannot be told */
  gboolean harsh;  /* the interval of the shift lies below nil */
  gboolean kind;   /* above nil */
  gboolean narrow; /* the interval of the width lies below 1 */
  gboolean wide;   /* above 1 */
} OpccMarkerEffect;

/* An application in both rankings. */
typedef struct
{
  const OpccRankingRow *row; /* (unowned) of the ranking */
  double adjusted;           /* per cent, with the shifts of its markers taken off */
  double error;              /* standard error of what was taken off, points */
  guint rank;                /* by the adjusted percentage */
  gboolean passes;           /* with it; the minimums of criteria as in the ranking */
} OpccAdjustedRow;

typedef struct
{
  GArray *effects;  /* (owned) OpccMarkerEffect by number of the marker */
  GArray *adjusted; /* (owned) OpccAdjustedRow by adjusted rank */
  gboolean known;   /* FALSE: too few applications have marks of two markers; nothing is adjusted */
  double residual;  /* standard deviation of a mark that neither explains, points */
  double between;   /* standard deviation between markers, points */
  guint n_moved;    /* applications whose rank differs */
  guint n_crossed;  /* whose passing differs */
} OpccMarkerEffects;

OpccMarkerEffects *opcc_marker_effects_estimate (const OpccRanking *ranking);
void opcc_marker_effects_free (OpccMarkerEffects *self);

/* "harsh, narrow"; "no clear difference" where nothing can be told. */
char *opcc_marker_effect_get_words (const OpccMarkerEffect *effect);
/* What was found and what comes of it, in whole sentences. */
char *opcc_marker_effects_explain (const OpccMarkerEffects *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccMarkerEffects, opcc_marker_effects_free)

G_END_DECLS
