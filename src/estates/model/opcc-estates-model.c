/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The estates domain: its kinds, its files, its sample and what it needs somebody for. */
#include "opcc-estates-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-budget-change.h"
#include "opcc-capital-scheme.h"
#include "opcc-estates-charts.h"
#include "opcc-estates-due.h"
#include "opcc-estates-imports.h"
#include "opcc-estates-paper.h"
#include "opcc-estates-sample.h"
#include "opcc-in-year-request.h"
#include "opcc-premises.h"
#include "opcc-s106-agreement.h"
#include "opcc-s106-covenant.h"
#include "opcc-s106-drawdown.h"
#include "opcc-s106-event.h"
#include "opcc-scheme-funding.h"
#include "opcc-scheme-update.h"

static const OpccKind *const kinds[] = {
  &opcc_premises_kind,
  &opcc_capital_scheme_kind,
  &opcc_budget_change_kind,
  &opcc_scheme_funding_kind,
  &opcc_scheme_update_kind,
  &opcc_in_year_request_kind,
  &opcc_s106_agreement_kind,
  &opcc_s106_covenant_kind,
  &opcc_s106_drawdown_kind,
  &opcc_s106_event_kind,
  NULL,
};

static const OpccReference references[] = {
  { "capital_scheme", NULL, TRUE },
  { "premises", NULL, TRUE },
  { NULL },
};

static const OpccFileImport imports[] = {
  { "schemes", N_ ("Capital schemes"), N_ ("Takes in capital schemes as one action."),
    N_ ("FILE has a row for each scheme and the headings of its attributes, or words for them. A "
        "budget that is printed and cannot be read stays as printed and counts as not given."),
    TRUE, .intake = &opcc_schemes_intake },
  { "premises", N_ ("Premises"), N_ ("Takes in the register of premises as one action."),
    N_ ("FILE has a row for each of the premises and of the neighbourhood offices. A place outside "
        "Leicester, Leicestershire and Rutland is refused."),
    TRUE, .intake = &opcc_premises_intake },
  { "s106", N_ ("Section 106"),
    N_ ("Takes in agreements, contributions, transactions or requests of section 106 as one "
        "action."),
    N_ ("FILE is one of the three lists of the national format for developer contributions, which "
        "its headings tell, or a list of requests with the columns kind, item and authority. Money "
        "that came back is negative."),
    TRUE, .run = opcc_s106_import },
  { "updates", N_ ("Updates of schemes"),
    N_ ("Takes in dated updates of capital schemes as one action."),
    N_ ("FILE has a row for each update: scheme, date, words, and what else was said: done, stage, "
        "forecast, expected end, ratings. Amber and red need their reason."),
    TRUE, .intake = &opcc_scheme_updates_intake },
  { "changes", N_ ("Budget changes of schemes"),
    N_ ("Takes in changes of the budgets of capital schemes as one action."),
    N_ ("FILE has a row for each change: scheme, amount, decision, reason. What was taken away is "
        "negative. A change without its decision is refused."),
    TRUE, .intake = &opcc_budget_changes_intake },
  { "sources", N_ ("Funding of schemes"),
    N_ ("Takes in where the money of capital schemes comes from as one action."),
    N_ ("FILE has a row for each source of a scheme: scheme, funder, amount."), TRUE,
    .intake = &opcc_scheme_funding_intake },
  { "requests", N_ ("In-year requests"),
    N_ ("Takes in requests for schemes in the year as one action."),
    N_ ("FILE has a row for each request: what, amount asked for and when, state, amount approved "
        "and when."),
    TRUE, .intake = &opcc_in_year_requests_intake },
  { NULL },
};

static const OpccMapLayer layers[] = {
  { "premises", N_ ("Premises"), N_ ("premises"),
    "SELECT place, count(*) FROM premises GROUP BY place" },
  { NULL },
};

const OpccDomainModel opcc_estates_model = {
  .name = "estates",
  .kinds = kinds,
  .references = references,
  .imports = imports,
  .charts = opcc_estates_charts,
  .layers = layers,
  .documents = opcc_estates_documents,
  .fill_sample = opcc_estates_sample_fill,
  .list_due = opcc_estates_list_due,
};
