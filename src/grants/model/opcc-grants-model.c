/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grants domain: its kinds, the words for its records, its files and its sample. */
#include "opcc-grants-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-agreement.h"
#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-award-change.h"
#include "opcc-award.h"
#include "opcc-blind.h"
#include "opcc-check-rule.h"
#include "opcc-criterion.h"
#include "opcc-decision.h"
#include "opcc-delivery-rules.h"
#include "opcc-eligibility.h"
#include "opcc-funding-history.h"
#include "opcc-grant-return.h"
#include "opcc-grants-charts.h"
#include "opcc-grants-documents.h"
#include "opcc-grants-due.h"
#include "opcc-letter-template.h"
#include "opcc-letter.h"
#include "opcc-mark.h"
#include "opcc-marker.h"
#include "opcc-organisation.h"
#include "opcc-output-measure.h"
#include "opcc-merge-record.h"
#include "opcc-marking-guard.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-note.h"
#include "opcc-past-grant.h"
#include "opcc-payment.h"
#include "opcc-round-variation.h"
#include "opcc-round.h"
#include "opcc-sample.h"
#include "opcc-scenario.h"
#include "opcc-scheme.h"
#include "opcc-setup-intakes.h"
#include "opcc-variation.h"
#include "opcc-workshop-attendance.h"
#include "opcc-workshop.h"

static const OpccKind *const kinds[] = {
  &opcc_scheme_kind,
  &opcc_round_kind,
  &opcc_criterion_kind,
  &opcc_organisation_kind,
  &opcc_application_kind,
  &opcc_marker_kind,
  &opcc_assignment_kind,
  &opcc_mark_kind,
  &opcc_award_kind,
  &opcc_past_grant_kind,
  &opcc_agreement_kind,
  &opcc_grant_return_kind,
  &opcc_payment_kind,
  &opcc_output_measure_kind,
  &opcc_variation_kind,
  &opcc_workshop_kind,
  &opcc_workshop_attendance_kind,
  &opcc_organisation_check_kind,
  &opcc_organisation_note_kind,
  &opcc_eligibility_kind,
  &opcc_merge_record_kind,
  &opcc_round_variation_kind,
  &opcc_letter_template_kind,
  &opcc_letter_kind,
  &opcc_decision_kind,
  &opcc_scenario_kind,
  &opcc_blind_lift_kind,
  &opcc_check_rule_kind,
  NULL,
};

/* The award of an application by the words "2023/24-1/GF-003". */
/* The last round that has an application of the reference $1. Applications are found by round and
 * reference together, so each round is asked, of which there are few. */
#define LAST_ROUND                                                                                 \
  "(SELECT t.n FROM round t WHERE EXISTS (SELECT 1 FROM application q WHERE q.round = t.n AND "    \
  "q.reference = $1) ORDER BY t.n DESC LIMIT 1)"
/* In two parts: with OR between them every application would be looked at. */
#define APPLICATION_BY                                                                             \
  "(SELECT p.n FROM application p WHERE p.reference = $3 AND p.round IN (SELECT r.n FROM round r " \
  "WHERE r.code = $2) UNION ALL SELECT p.n FROM application p WHERE p.reference = $1 AND p.round " \
  "= " LAST_ROUND ")"
#define AWARD_BY(words)                                                                            \
  "(SELECT w.n FROM award w JOIN application p ON p.n = w.application JOIN round r ON r.n = "      \
  "p.round"                                                                                        \
  " WHERE r.code || '/' || p.reference = " words ")"

/* clang-format off */
static const OpccReference references[] = {
  { "scheme", "year = $1 OR title = $1", .few = TRUE },
  { "round", "code = $1 OR title = $1", .few = TRUE },
  { "criterion", "(round IN (SELECT r.n FROM round r WHERE r.code = $2)"
                 " AND CAST (number AS TEXT) = $3) OR title = $1", .few = TRUE },
  { "application", "(round IN (SELECT r.n FROM round r WHERE r.code = $2) AND reference = $3)"
                   " OR (reference = $1 AND round = " LAST_ROUND ") OR form_id = $1" },
  { "organisation", "name = $1 OR charity_number = $1 OR company_number = $1 OR identifier = $1",
    .alike = "name_key = $1", .make_key = opcc_organisation_make_name_key },
  { "marker", "role = $1", .few = TRUE },
  { "award", "application IN " APPLICATION_BY },
  { "agreement", "award IN " AWARD_BY ("$1") " OR reference = $1" },
  { "payment", "CAST (number AS TEXT) = $3 AND award IN " AWARD_BY ("$2") },
  { "grant_return", "CAST (number AS TEXT) = $3 AND award IN " AWARD_BY ("$2") },
  { "decision", "reference = $1 OR round IN (SELECT r.n FROM round r WHERE r.code = $1)", .few = TRUE },
  { "letter_template", "used_for = $1", .few = TRUE },
  { "letter", "application IN " APPLICATION_BY " AND state <> 'withdrawn'" },
  { "workshop", "title = $1", .few = TRUE },
  { "check_rule", "title = $1", .few = TRUE },
  { "organisation_merge", "name = $1", .few = TRUE },
  { "past_grant", "identifier = $1 OR title = $1" },
  { NULL },
};
/* clang-format on */

static OpccImportResult *
import_grants (OpccDb *db,
               const char *path,
               OpccFileImportFlags flags,
               GCancellable *cancellable,
               GError **error)
{
  return opcc_funding_history_import (db, path, (flags & OPCC_FILE_IMPORT_DRY_RUN) != 0, NULL, NULL,
                                      cancellable, error);
}

static const OpccFileImport imports[] = {
  { "grants", N_ ("Published grants"),
    N_ ("Takes in published grants as funding history, as one action."),
    N_ ("FILE is 360Giving data as CSV, XLSX, ODS or JSON. Their organisations are taken in with "
        "them."),
    FALSE, .run = import_grants },
  { "workshops", N_ ("Workshops"), N_ ("Takes in workshops as one action."),
    N_ ("FILE has a row for each workshop: scheme (its year), workshop, held on, district, place, "
        "recorded (yes or no)."),
    TRUE, .intake = &opcc_workshop_intake },
  { "attendance", N_ ("Who came to workshops"), N_ ("Takes in attendance lists as one action."),
    N_ ("FILE has a row for each organisation that came: workshop, name as written, people, how. "
        "Names that the office knows are matched with their organisations, by name without case, "
        "“The”, “Ltd” and the like; others are kept as written."),
    TRUE, .intake = &opcc_attendance_intake },
  { "checks", N_ ("Checks of organisations"),
    N_ ("Takes in checks of organisations as one action."),
    N_ ("FILE has a row for each check: organisation, what was checked, seen on, holds until, "
        "result, seen by."),
    TRUE, .intake = &opcc_check_intake },
  { NULL },
};

static const OpccMapLayer layers[] = {
  { "applications", N_ ("Applications for grants"), N_ ("applications"),
    "SELECT district, count(*) FROM application GROUP BY district" },
  { "grants", N_ ("Grants awarded"), N_ ("grants"),
    "SELECT p.district, count(*) FROM award w JOIN application p ON p.n = w.application"
    " WHERE w.state = 'approved' GROUP BY p.district" },
  { NULL },
};

static gboolean
judge_change (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error)
{
  if (is_deleted && OPCC_IS_LETTER (record))
    return opcc_letter_may_delete (OPCC_LETTER (record), error);
  if (is_deleted && OPCC_IS_DECISION (record))
    return opcc_decision_may_delete (OPCC_DECISION (record), error);
  return opcc_blind_may_change (record, error) &&
         opcc_round_may_change (db, record, is_deleted, error) &&
         opcc_marking_may_change (db, record, error) &&
         (is_deleted || opcc_award_may_change (db, record, error)) &&
         opcc_delivery_judge (db, record, is_deleted, error);
}

const OpccDomainModel opcc_grants_model = {
  .name = "grants",
  .kinds = kinds,
  .references = references,
  .imports = imports,
  .charts = opcc_grants_charts,
  .layers = layers,
  .documents = opcc_grants_documents,
  .fill_sample = opcc_sample_fill,
  .judge = judge_change,
  .list_due = opcc_grants_list_due,
};
