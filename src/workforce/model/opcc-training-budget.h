/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTrainingBudget: the money for training in one year. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_TRAINING_BUDGET (opcc_training_budget_get_type ())
G_DECLARE_FINAL_TYPE (OpccTrainingBudget, opcc_training_budget, OPCC, TRAINING_BUDGET, OpccRecord)

struct _OpccTrainingBudget
{
  OpccRecord parent_instance;
  char *year; /* "2022/23" */
  gint64 amount;
  gint64 spent;
  char *note;
  char *source;
};

/* Pence: what is left of it, below nil where more was spent; OPCC_NO_MONEY where nothing is known
 * to be spent. */
gint64 opcc_training_budget_get_left (const OpccTrainingBudget *self);

extern const OpccKind opcc_training_budget_kind;

G_END_DECLS
