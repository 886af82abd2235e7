/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partnerships domain: its kinds, its files, its sample and what it needs somebody for. */
#include "opcc-partnerships-model.h"

#include "opcc-bid.h"
#include "opcc-csp-allocation.h"
#include "opcc-csp-formula.h"
#include "opcc-csp-project.h"
#include "opcc-csp-return.h"
#include "opcc-partnership.h"
#include "opcc-partnerships-charts.h"
#include "opcc-partnerships-due.h"
#include "opcc-partnerships-imports.h"

static const OpccKind *const kinds[] = {
  &opcc_partnership_kind,
  &opcc_csp_formula_kind,
  &opcc_csp_allocation_kind,
  &opcc_csp_project_kind,
  &opcc_csp_return_kind,
  &opcc_bid_kind,
  NULL,
};

static const OpccReference references[] = {
  { "partnership", "title = $1 OR district = $1", .few = TRUE },
  { "csp_formula", "year = $1", .few = TRUE },
  { "csp_allocation", "title = $1", .few = TRUE },
  { "csp_project", NULL, .few = TRUE },
  { "bid", NULL, .few = TRUE },
  { NULL },
};

const OpccDomainModel opcc_partnerships_model = {
  .name = "partnerships",
  .kinds = kinds,
  .references = references,
  .imports = opcc_partnerships_imports,
  .charts = opcc_partnerships_charts,
  .fill_sample = opcc_partnerships_sample_fill,
  .list_due = opcc_partnerships_list_due,
};
