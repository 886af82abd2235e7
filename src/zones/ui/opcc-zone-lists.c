/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of a zone show, what their forms ask for, and the pages made of nothing else. */
#include "opcc-zone-lists.h"

#include <glib/gi18n-lib.h>

#include "opcc-area.h"
#include "opcc-crime-count.h"
#include "opcc-indicator.h"
#include "opcc-plan-line.h"
#include "opcc-registry.h"
#include "opcc-reading.h"
#include "opcc-visit.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-funding.h"
#include "opcc-zone-grant.h"
#include "opcc-zone-member.h"
#include "opcc-zone-step.h"
#include "opcc-zone.h"
#include "opcc-zone-figures.h"
#include "opcc-zones-pages.h"

#define ICON "opcc-zones-symbolic"

/* clang-format off */
#define LIST(columns) columns, G_N_ELEMENTS (columns)

const char *const opcc_visit_form[] = { "zone", "title", "who", "date", "place", "district",
                                        "reason", "asked_by", "outcome", "note", "source", NULL };
const char *const opcc_indicator_form[] = { "title", "unit", "direction", "baseline", "baseline_period",
                                            "rule", "note", NULL };
const char *const opcc_zone_asset_form[] = { "title", "asset_kind", "place", "offer", "words", "contact",
                                             "consent", "note", NULL };
const char *const opcc_zone_form[] = { "title", "district", "partnership", "stage", "purpose", "lead",
                                       "review", NULL };

static void
fill_left (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  OpccZoneFunding *self = OPCC_ZONE_FUNDING (record);

  opcc_format_money_with (opcc_zone_money_subtract (self->committed, self->paid), _("£0"),
                          _("cannot say"), cell);
}

/* An area that lies in no zone lacks nothing. */
void
opcc_zone_lists_fill_zone (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  if (OPCC_AREA (record)->zone == 0)
    opcc_cell_text_set (cell, _("none"), "opcc-dim");
  else
    opcc_format_field (opcc_kind_find_field (&opcc_area_kind, "zone"), record, slot, cell);
}

static void
fill_target (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccKind *kind = opcc_registry_find (OPCC_ZONE_GRANT (record)->target_kind);

  opcc_cell_text_set (cell, kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->label) : _("not known"),
                      kind != NULL ? "opcc-dim" : "opcc-missing");
}

static const OpccColumn line_columns[] = {
  OPCC_COLUMN (title, 240, .expand = TRUE), OPCC_COLUMN (owner, 200), OPCC_COLUMN (starts, 150), OPCC_COLUMN (due, 150),
  OPCC_COLUMN (state, 110), OPCC_COLUMN (done, 120, .off = TRUE),
};
static const OpccColumn step_columns[] = {
  OPCC_COLUMN (stage, 140), OPCC_COLUMN (date, 130), OPCC_COLUMN (decided_by, 200), OPCC_COLUMN (decision, 140, .off = TRUE),
  OPCC_COLUMN (note, 200, .expand = TRUE),
};
static const OpccColumn funding_columns[] = {
  OPCC_COLUMN (year, 110), OPCC_COLUMN (funder, 220, .expand = TRUE), OPCC_COLUMN (recipient, 200), OPCC_COLUMN (committed, 100),
  OPCC_COLUMN (paid, 100), { "left", N_("Left"), NULL, 100, 1, fill_left },
};
static const OpccColumn grant_columns[] = {
  OPCC_COLUMN (title, 260, .expand = TRUE), { "target_kind", NULL, "target_kind", 130, 0, fill_target }, OPCC_COLUMN (amount, 130),
  OPCC_COLUMN (note, 200),
};
static const OpccColumn asset_columns[] = {
  OPCC_COLUMN (title, 220, .expand = TRUE), OPCC_COLUMN (asset_kind, 120), OPCC_COLUMN (place, 160), OPCC_COLUMN (offer, 260, .expand = TRUE),
};
static const OpccColumn visit_columns[] = {
  OPCC_COLUMN (date, 140), OPCC_COLUMN (title, 150), OPCC_COLUMN (who, 140), OPCC_COLUMN (place, 120),
  OPCC_COLUMN (reason, 150, .expand = TRUE), OPCC_COLUMN (asked_by, 100), OPCC_COLUMN (outcome, 150, .expand = TRUE),
};
static const OpccColumn indicator_columns[] = {
  OPCC_COLUMN (title, 240, .expand = TRUE), OPCC_COLUMN (unit, 90), OPCC_COLUMN (direction, 130), OPCC_COLUMN (baseline, 90),
  OPCC_COLUMN (baseline_period, 150), OPCC_COLUMN (rule, 240, .expand = TRUE),
};
static const OpccColumn reading_columns[] = {
  OPCC_COLUMN (period, 200, .expand = TRUE), OPCC_COLUMN (value, 100), OPCC_COLUMN (taken, 160), OPCC_COLUMN (note, 200),
};
static const OpccColumn member_columns[] = {
  OPCC_COLUMN (role, 200, .expand = TRUE), OPCC_COLUMN (organisation, 220), OPCC_COLUMN (contact, 200), OPCC_COLUMN (since, 130),
  OPCC_COLUMN (until, 130, .off = TRUE),
};
static const OpccColumn area_columns[] = {
  OPCC_COLUMN (code, 96, .css_class = "opcc-dim"), OPCC_COLUMN (title, 150), OPCC_COLUMN (ward, 140, .expand = TRUE), OPCC_COLUMN (district, 130),
  { "imd_decile", N_("Decile"), "imd_decile", 74, 1 },
  { "imd_score", N_("Deprivation"), "imd_score", 104, 1 },
  { "income_score", N_("Income"), "income_score", 80, 1 },
  { "employment_score", N_("Employment"), "employment_score", 110, 1 },
  OPCC_COLUMN (crimes, 110, .off = TRUE), OPCC_COLUMN (crime_period, 130, .off = TRUE), { "zone", NULL, "zone", 130, 0, opcc_zone_lists_fill_zone },
};

static const OpccColumn own_area_columns[] = {
  OPCC_COLUMN (code, 96, .css_class = "opcc-dim"), OPCC_COLUMN (title, 170), OPCC_COLUMN (ward, 170, .expand = TRUE),
  { "imd_decile", N_("Decile"), "imd_decile", 80, 1 },
  { "imd_score", N_("Deprivation"), "imd_score", 110, 1 },
  { "income_score", N_("Income"), "income_score", 80, 1 },
  { "employment_score", N_("Employment"), "employment_score", 110, 1 },
  OPCC_COLUMN (crimes, 120, .off = TRUE),
};

static const OpccColumn crime_columns[] = {
  OPCC_COLUMN (period, 140), OPCC_COLUMN (crimes, 140), OPCC_COLUMN (population, 120), OPCC_COLUMN (source, 240, .expand = TRUE),
};

static const char *const crime_form[] = { "period", "crimes", "population", "note", "source", NULL };
static const char *const step_form[] = { "stage", "date", "decided_by", "decision", "note", NULL };
static const char *const reading_form[] = { "period", "value", "taken", "note", NULL };
static const char *const member_form[] = { "role", "organisation", "name", "contact", "consent",
                                           "consent_date", "since", "until", "note", NULL };

const OpccRecordSectionSpec opcc_zone_plan_lists[] = {
  { N_("Delivery plan"), &opcc_plan_line_kind, "zone", LIST (line_columns), "due", FALSE, ICON,
    N_("Nothing is planned yet"), N_("Add a line…") },
  { N_("Steps"), &opcc_zone_step_kind, "zone", LIST (step_columns), "date", FALSE, ICON,
    N_("No step is dated yet"), N_("Add a step…"), step_form },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_money_lists[] = {
  { N_("Funding"), &opcc_zone_funding_kind, "zone", LIST (funding_columns), "year", FALSE, ICON,
    N_("No money is recorded"), N_("Add money…") },
  { N_("Grants inside the zone"), &opcc_zone_grant_kind, "zone", LIST (grant_columns), "title", FALSE, ICON,
    N_("No grant is linked"), N_("Choose applications…"), .has_page = TRUE,
    .add_action = "page.choose-grants" },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_area_lists[] = {
  { N_("Small areas that belong to it"), &opcc_area_kind, "zone", LIST (own_area_columns), "title", FALSE, ICON,
    N_("No area is chosen yet"), N_("Choose areas…"), .has_page = TRUE,
    .add_action = "page.choose-areas", .is_chosen = TRUE },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_asset_lists[] = {
  { N_("What is strong here"), &opcc_zone_asset_kind, "zone", LIST (asset_columns), "asset_kind", FALSE, ICON,
    N_("No asset is written down yet"), N_("Add an asset…"), opcc_zone_asset_form },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_visit_lists[] = {
  { N_("Visits"), &opcc_visit_kind, "zone", LIST (visit_columns), "date", TRUE, ICON,
    N_("Nobody was here yet"), N_("Add a visit…"), opcc_visit_form },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_indicator_lists[] = {
  { N_("Indicators"), &opcc_indicator_kind, "zone", LIST (indicator_columns), "title", FALSE, ICON,
    N_("Nothing is measured yet"), N_("Add an indicator…"), opcc_indicator_form, TRUE },
  { NULL },
};
const OpccRecordSectionSpec opcc_zone_group_lists[] = {
  { N_("Steering group"), &opcc_zone_member_kind, "zone", LIST (member_columns), "role", FALSE, ICON,
    N_("Nobody is named yet"), N_("Add a member…"), member_form },
  { NULL },
};
static const OpccRecordSectionSpec reading_lists[] = {
  { N_("Readings"), &opcc_reading_kind, "indicator", LIST (reading_columns), "taken", FALSE, ICON,
    N_("No reading yet"), N_("Add a reading…"), reading_form },
  { NULL },
};

static const OpccRecordSectionSpec crime_lists[] = {
  { N_("Crimes recorded"), &opcc_crime_count_kind, "area", LIST (crime_columns), "period", TRUE, ICON,
    N_("No crime figures have been taken in"), N_("Add a figure…"), crime_form },
  { NULL },
};

static const OpccRecordHeading zone_headings[] = {
  { "title", N_("The zone") },
  { "situation", N_("Theory of change") },
  { "note", N_("Where this is from") },
  { NULL },
};

const OpccRecordSpec opcc_zone_record = { &opcc_zone_kind, NULL, zone_headings, NULL, "district" };
const OpccRecordSpec opcc_indicator_record = { &opcc_indicator_kind, NULL, NULL, reading_lists, "zone",
  "indicator-readings", "indicator" };
const OpccRecordSpec opcc_visit_record = { &opcc_visit_kind, NULL, NULL, NULL, "who" };
const OpccRecordSpec opcc_plan_line_record = { &opcc_plan_line_kind, NULL, NULL, NULL, "owner" };
const OpccRecordSpec opcc_area_record = { &opcc_area_kind, NULL, NULL, crime_lists, "code" };

static const OpccRecordsFilter visit_filters[] = {
  { "all", N_("All") },
  { "date", N_("Date missing"), "date", OPCC_TEST_MISSING },
  { "place", N_("Place missing"), "place", OPCC_TEST_MISSING },
  { "reason", N_("Reason missing"), "reason", OPCC_TEST_MISSING },
  { "asked", N_("Who asked is missing"), "asked_by", OPCC_TEST_MISSING },
  { NULL },
};
const OpccRecordsSpec opcc_zone_all_visits = {
  &opcc_visit_kind, LIST (visit_columns), "date", TRUE, visit_filters, ICON, N_("No visit yet"),
  N_("Write one down, or take in a file of visits."), N_("New visit…"), opcc_visit_form, TRUE,
};
const OpccRecordsSpec opcc_zone_all_areas = {
  &opcc_area_kind, LIST (area_columns), "imd_score", TRUE, NULL, ICON, N_("No area yet"),
  N_("Take in the published indices of deprivation."), NULL, NULL, TRUE,
};
/* clang-format on */
