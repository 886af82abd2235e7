/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money for training, year by year. */
#include "opcc-training-budget.h"

#include <glib/gi18n-lib.h>

#include "opcc-money.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccTrainingBudget, year, TEXT, N_("Financial year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTrainingBudget, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .min = 0, .max = 100000000000),
  OPCC_FIELD (OpccTrainingBudget, spent, MONEY, N_("Spent"),
              .marks = OPCC_MARK_PUBLISHED, .min = 0, .max = 100000000000),
  OPCC_FIELD (OpccTrainingBudget, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTrainingBudget, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
};
/* clang-format on */

const OpccKind opcc_training_budget_kind = {
  .name = "training_budget",
  .label = N_ ("Training budget"),
  .plural = N_ ("Training budgets"),
  .title = "year",
  .detail = "note",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_training_budget_get_type,
};

OPCC_DEFINE_RECORD (OpccTrainingBudget, opcc_training_budget, opcc_training_budget_kind)

gint64
opcc_training_budget_get_left (const OpccTrainingBudget *self)
{
  return self->amount != OPCC_NO_MONEY && self->spent != OPCC_NO_MONEY ? self->amount - self->spent
                                                                       : OPCC_NO_MONEY;
}
