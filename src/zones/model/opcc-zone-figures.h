/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is worked out from the records of zones: before and after, money left, what is missing. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-zone.h"

G_BEGIN_DECLS

/**
 * OpccZoneVerdict: what a change means for people, by the direction of its indicator.
 */
typedef enum
{
  OPCC_ZONE_CANNOT_SAY, /* baseline or reading is missing */
  OPCC_ZONE_BETTER,
  OPCC_ZONE_WORSE,
  OPCC_ZONE_SAME,
} OpccZoneVerdict;

/* An indicator from its baseline to its latest reading. */
typedef struct
{
  gint64 n;         /* of the indicator */
  gint64 zone;      /* of its zone */
  char *zone_title; /* (owned), and below */
  char *title;
  char *unit;            /* key of opcc_indicator_units */
  char *rule;            /* (nullable) */
  char *baseline_period; /* (nullable) */
  char *latest_period;   /* (nullable) */
  double before;         /* NAN: no baseline */
  double latest;         /* NAN: no reading */
  double change;         /* NAN: cannot say */
  double percent;        /* of the baseline; NAN: cannot say, or the baseline is nil */
  OpccZoneVerdict verdict;
} OpccIndicatorState;

/* The money of a zone in one year from one funder, or added up where @funder is NULL. */
typedef struct
{
  gint64 zone;
  char *zone_title; /* (owned) */
  char *year;       /* (owned) "2021/22" */
  char *funder;     /* (owned) (nullable) */
  gint64 committed; /* pence; OPCC_NO_MONEY: not given */
  gint64 paid;
  gint64 left; /* OPCC_NO_MONEY where either is missing */
} OpccZoneMoney;

/* A zone at a glance. */
typedef struct
{
  OpccZone *zone; /* (owned) */
  guint n_indicators;
  guint n_without_baseline;
  guint n_assets;
  guint n_lines; /* of the delivery plan, less those stopped */
  guint n_done;
  guint n_late;
  guint n_visits;
  guint n_visits_with_gaps;
  guint n_grants;
  gint64 committed; /* pence, all years; OPCC_NO_MONEY: none given */
  gint64 paid;
  gint64 left;
} OpccZoneSummary;

/* Something that is not there and should be. */
typedef struct
{
  const char *kind; /* static: name of a kind */
  gint64 n;
  char *zone;    /* (owned) (nullable) */
  char *what;    /* (owned) title of the record */
  char *missing; /* (owned) a sentence */
} OpccZoneGap;

void opcc_indicator_state_free (OpccIndicatorState *self);
void opcc_zone_money_free (OpccZoneMoney *self);
void opcc_zone_summary_free (OpccZoneSummary *self);
void opcc_zone_gap_free (OpccZoneGap *self);

/* (transfer full) (element-type …): of one zone, or of all where @zone is 0; NULL on error. */
GPtrArray *opcc_indicators_list_states (OpccDb *db, gint64 zone, GError **error);
GPtrArray *opcc_zone_money_list (OpccDb *db, gint64 zone, gboolean by_funder, GError **error);
GPtrArray *opcc_zones_list_summaries (OpccDb *db, gint64 zone, OpccDate today, GError **error);
GPtrArray *opcc_zones_list_gaps (OpccDb *db, gint64 zone, GError **error);

gint64 opcc_zone_money_subtract (gint64 committed, gint64 paid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccZoneSummary, opcc_zone_summary_free)

G_END_DECLS
