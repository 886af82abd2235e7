/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of what a partnership may spend in a year, with what the formula read. */
#include "opcc-csp-allocation.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCspAllocation, title, TEXT, N_("Allocation"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Name"),
  OPCC_FIELD (OpccCspAllocation, partnership, LINK, N_("Partnership"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "partnership", .synonyms = "CSP"),
  OPCC_FIELD (OpccCspAllocation, year, TEXT, N_("Financial year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Year"),
  OPCC_FIELD (OpccCspAllocation, crimes, INTEGER, N_("Recorded crimes"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Crimes", .min = 0, .max = 100000000),
  OPCC_FIELD (OpccCspAllocation, types, INTEGER, N_("Crimes of the plan’s kinds"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Types", .min = 0, .max = 100000000),
  OPCC_FIELD (OpccCspAllocation, population, INTEGER, N_("Population"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Residents", .min = 0, .max = 100000000),
  OPCC_FIELD (OpccCspAllocation, amount, MONEY, N_("Amount allocated"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount|Budget",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspAllocation, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCspAllocation, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_csp_allocation_kind = {
  .name = "csp_allocation",
  .label = N_ ("Allocation"),
  .plural = N_ ("Allocations"),
  .title = "title",
  .detail = "year",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_csp_allocation_get_type,
};

OPCC_DEFINE_RECORD (OpccCspAllocation, opcc_csp_allocation, opcc_csp_allocation_kind)
