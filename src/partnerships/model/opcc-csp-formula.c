/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of how the money of a year is shared out among the partnerships. */
#include "opcc-csp-formula.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-error.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCspFormula, year, TEXT, N_("Financial year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED, .synonyms = "Year"),
  OPCC_FIELD (OpccCspFormula, pot, MONEY, N_("Money for the year"), .sums = "csp_allocation",
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Pot|Total",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspFormula, weight_crimes, INTEGER, N_("Weight of recorded crimes"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Crimes weight", .min = 0, .max = 100),
  OPCC_FIELD (OpccCspFormula, weight_types, INTEGER, N_("Weight of crimes of the plan’s kinds"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Types weight", .min = 0, .max = 100),
  OPCC_FIELD (OpccCspFormula, weight_population, INTEGER, N_("Weight of population"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Population weight", .min = 0, .max = 100),
  OPCC_FIELD (OpccCspFormula, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCspFormula, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* Weights are parts of one whole. */
static gboolean
check_formula (gpointer record, GError **error)
{
  const OpccCspFormula *self = record;
  const gint64 sum = self->weight_crimes + self->weight_types + self->weight_population;

  if (sum == 100)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The three weights add up to %" PRId64 " per cent. Make them add up to 100."),
               sum);
  return FALSE;
}

const OpccKind opcc_csp_formula_kind = {
  .name = "csp_formula",
  .label = N_ ("Allocation formula"),
  .plural = N_ ("Allocation formulas"),
  .title = "year",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_csp_formula_get_type,
  .check = check_formula,
};

OPCC_DEFINE_RECORD (OpccCspFormula, opcc_csp_formula, opcc_csp_formula_kind)
