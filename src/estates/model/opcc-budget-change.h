/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBudgetChange: a change to the budget of a scheme, which points to the decision that made it.
 */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_BUDGET_CHANGE (opcc_budget_change_get_type ())
G_DECLARE_FINAL_TYPE (OpccBudgetChange, opcc_budget_change, OPCC, BUDGET_CHANGE, OpccRecord)

struct _OpccBudgetChange
{
  OpccRecord parent_instance;
  gint64 scheme;
  char *kind;
  gint64 amount;
  OpccDate decided;
  char *decision;
  char *reason;
  char *note;
  char *source;
};

extern const OpccChoice opcc_budget_change_kinds[];
extern const OpccKind opcc_budget_change_kind;

G_END_DECLS
