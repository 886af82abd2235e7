/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets beside what came of them, posts that need somebody, and what the figures lack. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;     /* (owned) */
  char *measure;   /* (owned) title */
  char *rule;      /* (owned) of target and actual alike */
  char *theme;     /* (owned) (nullable) of the measure */
  char *group;     /* (owned) */
  char *period;    /* (owned) */
  char *role;      /* (owned) key of opcc_target_roles */
  double target;   /* NAN where it is in words */
  char *as_stated; /* (owned) (nullable) */
  double actual;   /* NAN where there is none */
  double difference;
} OpccTargetState;

/* A figure beside the target it goes towards. */
typedef struct
{
  char *measure; /* (owned) title */
  char *rule;    /* (owned) of figure and target alike */
  char *unit;    /* (owned) key of opcc_measure_units */
  char *period;  /* (owned) of the figure */
  double actual; /* NAN where it is missing */
  double target; /* NAN: the measure has none */
  char *by;      /* (owned) (nullable) period of the target */
} OpccTargetPoint;

/* A post whose contract ends, that is vacant, or that has nobody to stand in. */
typedef struct
{
  gint64 n;
  char *title;    /* (owned) */
  char *team;     /* (owned) (nullable) */
  char *contract; /* (owned) key */
  char *state;    /* (owned) key */
  char *holder;   /* (owned) (nullable) */
  char *funder;   /* (owned) (nullable) */
  char *deputy;   /* (owned) (nullable) */
  gint64 number;  /* OPCC_NO_INTEGER: not stated */
  OpccDate ends;  /* OPCC_NO_DATE: none known */
  gint64 days;    /* from today until the end; negative when it is past; OPCC_NO_INTEGER */
} OpccPostState;

typedef struct
{
  const char *kind; /* name of a kind of record */
  gint64 n;
  char *what;    /* (owned) which record */
  char *missing; /* (owned) what it lacks, a whole sentence */
} OpccWorkforceGap;

void opcc_target_state_free (OpccTargetState *self);
void opcc_target_point_free (OpccTargetPoint *self);
void opcc_post_state_free (OpccPostState *self);
void opcc_workforce_gap_free (OpccWorkforceGap *self);

/**
 * opcc_targets_list:
 *
 * The actual figure of a target is that of the same measure (so of the same counting rule), group
 * and period.
 *
 * Returns: (transfer full) (element-type OpccTargetState):
 */
GPtrArray *opcc_targets_list (OpccDb *db, GError **error);

/**
 * opcc_targets_list_points:
 * @theme: key of opcc_measure_themes
 *
 * Every dated figure of the theme by day, beside the first target, tracking point or establishment
 * of its measure and group that is due on that day or later, or else the last one.
 *
 * Returns: (transfer full) (element-type OpccTargetPoint):
 */
GPtrArray *opcc_targets_list_points (OpccDb *db, const char *theme, GError **error);

/* Days before its end at which a contract wants attention. */
#define OPCC_CONTRACT_NOTICE 90

/**
 * opcc_posts_list_states:
 * @days: only contracts that end within so many days from @today; negative: all posts
 * @vacant: only vacant posts
 *
 * Returns: (transfer full) (element-type OpccPostState): the first end first
 */
GPtrArray *
opcc_posts_list_states (OpccDb *db, OpccDate today, int days, gboolean vacant, GError **error);

/* Figures without a value, targets without an actual, posts that lack what a register needs. */
GPtrArray *opcc_workforce_list_gaps (OpccDb *db, GError **error);

G_END_DECLS
