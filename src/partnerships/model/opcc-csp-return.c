/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of what a partnership reports of a quarter. */
#include "opcc-csp-return.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-financial-year.h"
#include "opcc-working-days.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCspReturn, title, TEXT, N_("Return"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccCspReturn, allocation, LINK, N_("Allocation"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .target = "csp_allocation"),
  OPCC_FIELD (OpccCspReturn, quarter, INTEGER, N_("Quarter"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .min = 1, .max = 4),
  OPCC_FIELD (OpccCspReturn, received, DATE, N_("Received"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Date received"),
  OPCC_FIELD (OpccCspReturn, spent, MONEY, N_("Spent so far"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Spend to date|Spent",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspReturn, words, LONG_TEXT, N_("Activities and outcomes"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Words|Activities|Outcomes"),
  OPCC_FIELD (OpccCspReturn, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCspReturn, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCspReturn, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED),
};
/* clang-format on */

static void
complete_return (gpointer record)
{
  OpccCspReturn *self = record;

  g_free (self->title);
  g_free (self->key);
  self->title = g_strdup_printf (_ ("Quarter %" PRId64), self->quarter);
  self->key = g_strdup_printf ("%" PRId64 "/%" PRId64, self->allocation, self->quarter);
}

const OpccKind opcc_csp_return_kind = {
  .name = "csp_return",
  .label = N_ ("Quarterly return"),
  .plural = N_ ("Quarterly returns"),
  .title = "title",
  .detail = "words",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_csp_return_get_type,
  .complete = complete_return,
};

OPCC_DEFINE_RECORD (OpccCspReturn, opcc_csp_return, opcc_csp_return_kind)

/**
 * opcc_csp_return_get_due:
 * @year: the financial year, by the year it begins in
 * @quarter: 1 to 4
 *
 * Returns are made each quarter for the quarter before (safer communities board, 18 June 2021,
 * paragraphs 3 and 4), which names no day. The day is reckoned from the year alone, so that it
 * never drifts with the returns before it.
 *
 * Returns: the last working day in time
 */
OpccDate
opcc_csp_return_get_due (int year, int quarter)
{
  return opcc_add_working_days (opcc_financial_quarter_last_day (year, quarter),
                                OPCC_CSP_RETURN_DAYS, OPCC_NATION_ENGLAND_WALES);
}
