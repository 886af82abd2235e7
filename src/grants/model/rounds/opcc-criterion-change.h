/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a criterion to a round, or taking one out, once applications have come. */
#pragma once

#include "opcc-criterion.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * OpccNewCriterion:
 *
 * What is asked for such a criterion. Never saved: a criterion and a variation are made of it.
 */
#define OPCC_TYPE_NEW_CRITERION (opcc_new_criterion_get_type ())
G_DECLARE_FINAL_TYPE (OpccNewCriterion, opcc_new_criterion, OPCC, NEW_CRITERION, OpccRecord)

struct _OpccNewCriterion
{
  OpccRecord parent_instance;
  gint64 round;       /* link */
  char *reason;       /* why it is added */
  OpccDate varied_on; /* OPCC_NO_DATE: today */
  char *title;
  gboolean pass_fail;
  double weight; /* per cent; NAN for one that is passed or failed */
  gint64 number; /* OPCC_NO_INTEGER: the next */
  gint64 minimum;
  gint64 scale;
  char *guidance;
};

extern const OpccKind opcc_new_criterion_kind;

/**
 * OpccRoundCriteria: what is scored in a round, and what a change of that would mean now.
 * @counting: (element-type OpccCriterion): in the order of their numbers
 * @removed: (element-type OpccCriterion): that were taken out
 * @fixed: applications have come, so that a change needs a reason
 * @adding: (nullable): what one more criterion would mean, in sentences; NULL unless @fixed
 * @removing: (element-type utf8): the same for taking out each of @counting
 */
typedef struct
{
  GPtrArray *counting;
  GPtrArray *removed;
  gboolean fixed;
  char *adding;
  GPtrArray *removing;
} OpccRoundCriteria;

OpccRoundCriteria *opcc_round_criteria_read (OpccDb *db, gint64 round, GError **error);
void opcc_round_criteria_free (OpccRoundCriteria *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRoundCriteria, opcc_round_criteria_free)

OpccCriterion *opcc_round_add_criterion (OpccDb *db, OpccNewCriterion *wanted, GError **error);
gboolean opcc_round_remove_criterion (
    OpccDb *db, gint64 criterion, const char *reason, OpccDate varied_on, GError **error);
char *opcc_round_explain_criterion (OpccDb *db, gint64 round, gint64 criterion, GError **error);

G_END_DECLS
