/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the partnerships domain takes in, each by the field table of its records. */
#include "opcc-partnerships-imports.h"

#include <glib/gi18n-lib.h>

#include "opcc-bid.h"
#include "opcc-csp-allocation.h"
#include "opcc-csp-formula.h"
#include "opcc-csp-project.h"
#include "opcc-csp-return.h"
#include "opcc-partnership.h"
#include "opcc-record-intake.h"

static const char *const partnerships_key[] = { "title", NULL };
static const char *const formulas_key[] = { "year", NULL };
static const char *const allocations_key[] = { "partnership", "year", NULL };
static const char *const projects_key[] = { "allocation", "title", NULL };
static const char *const returns_key[] = { "allocation", "quarter", NULL };
static const char *const bids_key[] = { "fund", "title", NULL };

static const OpccRecordIntake partnerships = { &opcc_partnership_kind, partnerships_key };
static const OpccRecordIntake formulas = { &opcc_csp_formula_kind, formulas_key };
static const OpccRecordIntake allocations = { &opcc_csp_allocation_kind, allocations_key };
static const OpccRecordIntake projects = { &opcc_csp_project_kind, projects_key };
static const OpccRecordIntake returns = { &opcc_csp_return_kind, returns_key };
static const OpccRecordIntake bids = { &opcc_bid_kind, bids_key };

const OpccFileImport opcc_partnerships_imports[] = {
  { "partnerships", N_ ("Community Safety Partnerships"),
    N_ ("Takes in the Community Safety Partnerships as one action."),
    N_ ("FILE has a row for each with its name and district. A place outside Leicester, "
        "Leicestershire and Rutland is refused."),
    TRUE, .intake = &partnerships },
  { "formulas", N_ ("Allocation formulas"),
    N_ ("Takes in the allocation formula of each year as one action."),
    N_ ("FILE has a row for each year: the money and three weights that add up to 100."), TRUE,
    .intake = &formulas },
  { "allocations", N_ ("Allocations of the partnerships"),
    N_ ("Takes in what each partnership was allocated as one action."),
    N_ ("FILE has a row for each partnership and year, with what the formula reads: crimes, types "
        "and population."),
    TRUE, .intake = &allocations },
  { "projects", N_ ("Projects of the partnerships"),
    N_ ("Takes in projects against the allocations as one action."),
    N_ ("FILE has a row for each project; allocation is written as in the list of allocations: "
        "Blaby 2023/24."),
    TRUE, .intake = &projects },
  { "returns", N_ ("Quarterly returns"),
    N_ ("Takes in quarterly returns of the partnerships as one action."),
    N_ ("FILE has a row for each return: allocation, quarter from 1 to 4, and the day it was "
        "received."),
    TRUE, .intake = &returns },
  { "bids", N_ ("Bids of the office"), N_ ("Takes in the office’s bids for money as one action."),
    N_ ("FILE has a row for each bid with its fund and title; a row of totals is left out."), TRUE,
    .intake = &bids },
  { NULL },
};

/* What is linked to comes before what links to it. */
static const OpccSampleFile files[] = {
  { "partnerships-partnerships.csv", .intake = &partnerships },
  { "partnerships-formulas.csv", .intake = &formulas },
  { "partnerships-allocations.csv", .intake = &allocations },
  { "partnerships-projects.csv", .intake = &projects },
  { "partnerships-returns.csv", .intake = &returns },
  { "partnerships-bids.csv", .intake = &bids },
  { NULL },
};

gboolean
opcc_partnerships_sample_fill (OpccDb *db,
                               const char *data_dir,
                               GCancellable *cancellable,
                               GError **error)
{
  return !opcc_sample_files_are_there (files, data_dir) ||
         opcc_sample_files_take (db, files, data_dir, cancellable, error);
}
