/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as lines: one measure and one counting rule each, by whatever they are broken down. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * OpccBreakdown: by what a measure is broken down; these are added together.
 */
typedef enum
{
  OPCC_BY_NOTHING = 0,
  OPCC_BY_GROUP = 1 << 0,
  OPCC_BY_SEX = 1 << 1,
  OPCC_BY_RANK = 1 << 2,
  OPCC_BY_CHARACTERISTIC = 1 << 3,
} OpccBreakdown;

/* Which figures; each NULL takes all. */
typedef struct
{
  const char *measure; /* its title */
  const char *rule;
  const char *group;
  const char *force;
  const char *sex;
  const char *rank;
  const char *characteristic;
  const char *period;
  gboolean by_year; /* add up the months of a flow by financial year */
} OpccFigureFilter;

/* One point of one line. */
typedef struct
{
  gint64 measure;      /* number of its record: two rules are two measures */
  char *title;         /* (owned) */
  char *rule;          /* (owned) */
  char *unit;          /* (owned) key of opcc_measure_units */
  char *force;         /* (owned) "" for our own */
  char *label;         /* (owned) what it is broken down by: "Female, Sergeant"; "" for all */
  char *period;        /* (owned) */
  OpccDate period_end; /* OPCC_NO_DATE for a period in words */
  double value;        /* NAN where no figure is known */
  char *as_stated;     /* (owned) (nullable) */
  guint n_missing;     /* figures that would belong to it and are missing */
} OpccFigurePoint;

/* The change of one line from one period to the next. */
typedef struct
{
  gint64 measure;    /* number of its record */
  char *title;       /* (owned) */
  char *rule;        /* (owned) */
  char *label;       /* (owned); "" for the sum of the others */
  char *from_period; /* (owned) */
  char *to_period;   /* (owned) */
  double from;       /* NAN: missing */
  double to;         /* NAN: missing */
  double difference; /* NAN where one of them is missing */
  double percent;    /* of the first; NAN where there is none or it is nil */
  char *cause;       /* (owned) (nullable) */
  gint64 cause_n;    /* number of its record; 0: none */
  gboolean is_total;
} OpccFigureChange;

void opcc_figure_point_free (OpccFigurePoint *self);
void opcc_figure_change_free (OpccFigureChange *self);

/* The label without @force (nullable), where that is what it begins with: one force needs no name.
 */
const char *opcc_figure_change_get_line (const OpccFigureChange *self, const char *force);

/* "group,sex,rank,characteristic" as a breakdown; FALSE with an error for another word. */
gboolean opcc_breakdown_parse (const char *words, guint *breakdown, GError **error);

/**
 * opcc_figures_list:
 * @breakdown: OpccBreakdown values; a measure that cannot be added (a percentage) is broken down by
 *   all of them anyway
 *
 * Adds up what is not broken down by. Where an office holds a sum as well as its parts, only the
 * sum is used, so that nobody is counted twice; figures of two counting rules or of two forces are
 * never added.
 *
 * Returns: (transfer full) (element-type OpccFigurePoint): by measure, force, label and period
 */
GPtrArray *
opcc_figures_list (OpccDb *db, const OpccFigureFilter *filter, guint breakdown, GError **error);

/**
 * opcc_figures_compare:
 * @from: (nullable): a period; NULL: the last but one of each measure
 * @to: (nullable): a period; NULL: the last one
 *
 * Returns: (transfer full) (element-type OpccFigureChange): each line and, where they can be
 *   added, their sum, with the cause that was written on the change
 */
GPtrArray *opcc_figures_compare (OpccDb *db,
                                 const OpccFigureFilter *filter,
                                 guint breakdown,
                                 const char *from,
                                 const char *to,
                                 GError **error);

G_END_DECLS
