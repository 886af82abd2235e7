/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardPlan: who gets how much under a rule, with nothing written yet. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-ranking.h"

G_BEGIN_DECLS

/**
 * OpccAwardRule:
 * @OPCC_AWARD_PART_LAST: down the ranking; the first that does not fit gets what is left, in whole
 *   steps, and there it ends
 * @OPCC_AWARD_WHOLE: down the ranking until the first that does not fit whole
 * @OPCC_AWARD_EACH_DISTRICT: first the best that passes in each district, then down the ranking
 *   until the first that does not fit whole
 * @OPCC_AWARD_THRESHOLD: all that pass, whatever the pot
 * @OPCC_AWARD_LINE: the first @line of the ranking that pass
 */
typedef enum
{
  OPCC_AWARD_PART_LAST,
  OPCC_AWARD_WHOLE,
  OPCC_AWARD_EACH_DISTRICT,
  OPCC_AWARD_THRESHOLD,
  OPCC_AWARD_LINE,
  OPCC_N_AWARD_RULES,
} OpccAwardRule;

const char *opcc_award_rule_get_label (OpccAwardRule rule);

typedef struct
{
  gint64 application;
  gint64 amount;    /* pence; 0 for none; OPCC_NO_MONEY: as the rule says */
  char *reason;     /* (owned) (nullable) */
  char *conditions; /* (owned) (nullable) */
} OpccAwardChoice;

typedef struct
{
  OpccAwardRule rule;
  gint64 pot;         /* pence there are for the round */
  gint64 over_award;  /* per cent by which awards may pass the pot, with a reason */
  gint64 cap;         /* pence, the most for one; OPCC_NO_MONEY: none */
  guint line;         /* how many are above the line, for OPCC_AWARD_LINE */
  gint64 part_step;   /* pence; part awards are rounded down to this (5000) */
  GPtrArray *by_hand; /* (owned) OpccAwardChoice: what a person set, over the rule */
} OpccAwardSettings;

OpccAwardSettings *opcc_award_settings_new (gint64 pot, gint64 over_award, gint64 cap);
OpccAwardSettings *opcc_award_settings_copy (const OpccAwardSettings *self);
void opcc_award_settings_free (OpccAwardSettings *self);
/* Sets or replaces what a person chose for one application. */
void opcc_award_settings_choose (OpccAwardSettings *self,
                                 gint64 application,
                                 gint64 amount,
                                 const char *reason,
                                 const char *conditions);
void opcc_award_settings_unchoose (OpccAwardSettings *self, gint64 application);

typedef struct
{
  OpccRankingRow *ranked; /* (unowned) of the plan's ranking */
  gint64 amount;          /* pence; 0: none */
  gboolean part;
  gboolean by_hand;
  gint64 running_total;   /* pence: awards so far; below the line as if awarded in full */
  gboolean passed_over;   /* rank order would have funded it, this plan does not */
  gboolean out_of_order;  /* funded although one ranked higher that passes is not */
  gboolean needs_reason;  /* passed over, under the threshold, over the cap or over what it asked */
  const char *reason;     /* (unowned) (nullable) */
  const char *conditions; /* (unowned) (nullable) */
} OpccAwardRow;

/* What goes to a district or a priority, beside what was asked for. */
typedef struct
{
  char *key;   /* (owned) district key or priority; "" for none given */
  char *label; /* (owned) */
  gint64 asked;
  gint64 awarded;
  guint n_asked;
  guint n_awarded;
} OpccAwardShare;

typedef struct
{
  OpccRanking *ranking;        /* (owned) */
  OpccAwardSettings *settings; /* (owned) */
  GArray *rows;                /* (owned) OpccAwardRow in rank order, marked applications only */
  gint64 total;                /* pence */
  gint64 left;                 /* pot less total; negative when over */
  gint64 over_limit;           /* pence: pot plus the over-award */
  guint n_awards;
  guint n_passed_over;
  guint n_districts;      /* that get something */
  guint n_hold_up;        /* awards that hold in at least 90 of 100 redraws */
  guint pot_row;          /* the pot line lies below this many rows */
  guint over_row;         /* so does the over-award line */
  guint threshold_row;    /* and that of the threshold */
  GPtrArray *by_district; /* (owned) OpccAwardShare, most awarded first, then most asked */
  GPtrArray *by_priority; /* (owned) OpccAwardShare */
} OpccAwardPlan;

/* Pure: reads nothing, writes nothing. Copies both. */
OpccAwardPlan *opcc_award_plan_new (const OpccRanking *ranking, const OpccAwardSettings *settings);
void opcc_award_plan_free (OpccAwardPlan *self);
/* The ranking and the settings of a round as they stand, under @rule. */
OpccAwardPlan *opcc_award_plan_for_round (OpccDb *db,
                                          gint64 round,
                                          OpccAwardRule rule,
                                          gint64 threshold,
                                          GCancellable *cancellable,
                                          GError **error);
/* Whether it may be decided, with the sentence why not. @over_reason is needed over the pot. */
gboolean opcc_award_plan_check (const OpccAwardPlan *self, const char *over_reason, GError **error);

/**
 * opcc_award_round:
 * @decision_ref: (nullable): reference of the decision record
 * @reasons: why the awarded projects help to reduce crime and disorder; used where a row has none
 * @over_reason: (nullable): why more than the pot is awarded
 * @decided: the day
 *
 * Writes an award for every marked application, approved or declined, and moves the round on, as
 * one action: "Award 16 applications in round 2023/24-1". Refused while marks are to be settled,
 * where a reason is missing, over the pot and its over-award, and where the round was awarded.
 */
gboolean opcc_award_round (OpccDb *db,
                           gint64 round,
                           const OpccAwardPlan *plan,
                           const char *decision_ref,
                           const char *reasons,
                           const char *over_reason,
                           OpccDate decided,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAwardSettings, opcc_award_settings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAwardPlan, opcc_award_plan_free)

G_END_DECLS
