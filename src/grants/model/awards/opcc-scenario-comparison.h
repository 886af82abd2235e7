/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccScenarioComparison: plans of one round side by side: where the money goes, who differs. */
#pragma once

#include "opcc-award-plan.h"

G_BEGIN_DECLS

/* A line of figures, one for each plan. */
typedef struct
{
  char *section; /* (owned) "District" */
  char *label;   /* (owned) "Leicester" */
  gint64 *money; /* (owned) pence */
  guint *counts; /* (owned) awards */
} OpccScenarioLine;

/* The weight of a criterion in each plan. */
typedef struct
{
  char *title;    /* (owned) of the criterion */
  double *weight; /* (owned) per cent */
} OpccScenarioWeight;

/* What an application gets in each plan. */
typedef struct
{
  gint64 application;
  char *reference;    /* (owned) */
  char *organisation; /* (owned) */
  gint64 *money;      /* (owned) pence; 0: none */
} OpccScenarioDifference;

typedef struct
{
  guint n_plans;
  GPtrArray *titles;      /* (owned) char * */
  GPtrArray *lines;       /* (owned) OpccScenarioLine, section by section; the first is the total */
  GPtrArray *differences; /* (owned) OpccScenarioDifference, not the same in all; by reference */
  GPtrArray *same;        /* (owned) OpccScenarioDifference, the same in all; by reference */
  GPtrArray *weights;     /* (owned) OpccScenarioWeight; empty where all have those of the round */
} OpccScenarioComparison;

OpccScenarioComparison *opcc_scenario_compare_kept (OpccDb *db,
                                                    gint64 round,
                                                    const OpccAwardPlan *board,
                                                    GCancellable *cancellable,
                                                    GError **error);
void opcc_scenario_comparison_free (OpccScenarioComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccScenarioComparison, opcc_scenario_comparison_free)

G_END_DECLS
