/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBudgetChange: a change to the budget of a scheme, which points to the decision that made it.
 */
#include "opcc-budget-change.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
const OpccChoice opcc_budget_change_kinds[] = {
  { "virement", N_("Moved from another scheme") },
  { "in-year", N_("Approved in year") },
  { "slippage", N_("Moved to another year") },
  { "return", N_("Given back") },
  { "other", N_("Other") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccBudgetChange, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC | OPCC_MARK_SEARCHED, .target = "capital_scheme", .synonyms = "Capital scheme|Name"),
  OPCC_FIELD (OpccBudgetChange, kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_budget_change_kinds),
  OPCC_FIELD (OpccBudgetChange, amount, MONEY, N_("Change"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Amount"),
  OPCC_FIELD (OpccBudgetChange, decided, DATE, N_("Decided"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Date"),
  OPCC_FIELD (OpccBudgetChange, decision, TEXT, N_("Decision"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Decision reference|OPCC Ref"),
  OPCC_FIELD (OpccBudgetChange, reason, TEXT, N_("Reason"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBudgetChange, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccBudgetChange, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  const OpccBudgetChange *self = record;

  if (self->amount != 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("A change of nothing is no change of a budget. Write by how much it changed."));
  return FALSE;
}

const OpccKind opcc_budget_change_kind = {
  .name = "budget_change",
  .label = N_ ("Budget change"),
  .plural = N_ ("Budget changes"),
  .title = "reason",
  .detail = "decision",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_budget_change_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccBudgetChange, opcc_budget_change, opcc_budget_change_kind)
