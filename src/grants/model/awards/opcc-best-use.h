/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of the pot, put to the best use: offered, never taken by itself. */
#pragma once

#include "opcc-award-plan.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 application;
  guint row;     /* place in the rows of the plan */
  gint64 amount; /* pence: all that it asked for, under the cap */
} OpccBestUseRow;

typedef struct
{
  gint64 left;   /* pence that the plan leaves */
  gint64 cost;   /* pence that the offer uses */
  gint64 points; /* sum of the percentages funded, millionths of a point */
  guint n_fit;   /* applications that pass, get nothing and would fit alone */
  GArray *rows;  /* (owned) OpccBestUseRow in rank order */
} OpccBestUse;

OpccBestUse *opcc_best_use_find (const OpccAwardPlan *plan);
void opcc_best_use_free (OpccBestUse *self);
/* "R1-034 and R1-038 would fit: £4,350 of £4,400" and what it means; why not where none fits. */
char *opcc_best_use_explain (const OpccBestUse *self, const OpccAwardPlan *plan);

/* The bare problem: which of @n things, each whole or not at all, are worth most together and cost
 * no more than @room; of the same worth, what costs least. Exact. */
void opcc_best_use_solve (
    const gint64 *costs, const gint64 *values, guint n, gint64 room, gboolean *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccBestUse, opcc_best_use_free)

G_END_DECLS
