/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of a round: its notice, its summary and its award board. */
#include "opcc-grants-documents.h"

#include <glib/gi18n-lib.h>

#include "opcc-annual-paper.h"
#include "opcc-applicant-paper.h"
#include "opcc-application.h"
#include "opcc-awards-paper.h"
#include "opcc-blind-paper.h"
#include "opcc-delivery-paper.h"
#include "opcc-interest-paper.h"
#include "opcc-decision.h"
#include "opcc-notice.h"
#include "opcc-organisation-paper.h"
#include "opcc-organisation.h"
#include "opcc-round-paper.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-workshop-paper.h"

static const OpccDomainOption options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), TRUE },
  { NULL },
};

static const OpccDomainOption annual_options[] = {
  { "year", "YEAR", N_ ("The financial year, such as 2023/24"), TRUE },
  { "until", "YEAR", N_ ("The last year, where the report is of several") },
  { NULL },
};

static const OpccDomainOption scheme_options[] = {
  { "scheme", "YEAR", N_ ("The scheme, by its year"), TRUE },
  { NULL },
};

static const OpccDomainOption application_options[] = {
  { "application", "APPLICATION", N_ ("The application, such as 2023/24-1/R1-001"), TRUE },
  { NULL },
};

static const OpccDomainOption organisation_options[] = {
  { "organisation", "ORGANISATION", N_ ("The organisation, by its name or number"), TRUE },
  { NULL },
};

const OpccDomainDocument opcc_grants_documents[] = {
  { "notice", N_ ("The decision notice of a round"), options, .write = opcc_notice_build,
    .kind = &opcc_round_kind },
  { "decision", N_ ("The decision record of a round"), options, .write = opcc_decision_build,
    .kind = &opcc_round_kind },
  { "round", N_ ("The summary of a round"), options, .write = opcc_round_paper_build,
    .kind = &opcc_round_kind },
  { "awards", N_ ("The award board of a round, without names until it is decided"), options,
    .write = opcc_awards_paper_build, .kind = &opcc_round_kind },
  { "interests", N_ ("The register of markers’ interests in a round"), options,
    .write = opcc_interest_paper_build, .kind = &opcc_round_kind },
  { "blind", N_ ("The register of hidden applicants that were shown in a round"), options,
    .write = opcc_blind_paper_build, .kind = &opcc_round_kind },
  { "annual", N_ ("The grants of a year for the annual report"), annual_options,
    .build = opcc_annual_paper_build },
  { "delivery", N_ ("The grants of a round after their award"), options,
    .write = opcc_delivery_paper_build, .kind = &opcc_round_kind },
  { "workshops", N_ ("What the workshops of a scheme did"), scheme_options,
    .write = opcc_workshop_paper_build, .kind = &opcc_scheme_kind },
  { "organisation", N_ ("All that the office has of an organisation"), organisation_options,
    .write = opcc_organisation_paper_build, .kind = &opcc_organisation_kind, .shown = TRUE },
  { "applicant", N_ ("What is open of an applicant before a decision"), application_options,
    .write = opcc_applicant_paper_build, .kind = &opcc_application_kind, .shown = TRUE },
  { NULL },
};
