/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that the zones domain takes in: what tells their rows apart, and rules over a row. */
#include "opcc-zone-imports.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-area.h"
#include "opcc-crime-count.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-finding.h"
#include "opcc-indicator.h"
#include "opcc-plan-line.h"
#include "opcc-reading.h"
#include "opcc-record-finder.h"
#include "opcc-record-intake.h"
#include "opcc-registry.h"
#include "opcc-visit.h"
#include "opcc-zone-acts.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-funding.h"
#include "opcc-zone-member.h"
#include "opcc-zone-step.h"
#include "opcc-zone.h"

/* The number alone would hide that "46%" was meant as a share of what is counted. */
static gboolean
check_share (OpccIndicator *indicator, const char *typed, GError **error)
{
  if (typed == NULL || strchr (typed, '%') == NULL || g_strcmp0 (indicator->unit, "percent") == 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is a percentage, and “%s” is not measured in per cent. Give the figure in "
                  "its own unit."),
               typed, indicator->title);
  return FALSE;
}

static gboolean
judge_indicator (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  return check_share (record, g_hash_table_lookup (typed, "baseline"), error);
}

static gboolean
judge_reading (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  OpccReading *self = record;
  g_autoptr (OpccIndicator) indicator =
      opcc_db_load (db, &opcc_indicator_kind, self->indicator, error);

  return indicator != NULL &&
         check_share (indicator, g_hash_table_lookup (typed, "value"), error) &&
         opcc_indicator_check_value (indicator, self->value, error);
}

static const char *const by_title[] = { "title", NULL };
static const char *const by_code[] = { "code", NULL };
static const char *const by_stage[] = { "zone", "stage", NULL };
static const char *const by_role[] = { "zone", "role", "organisation", NULL };
static const char *const by_zone_and_title[] = { "zone", "title", NULL };
static const char *const by_asset[] = { "zone", "asset_kind", "title", NULL };
static const char *const by_finding[] = { "zone", "method", "title", NULL };
static const char *const by_year[] = { "zone", "year", "funder", NULL };
static const char *const by_visit[] = { "zone", "title", "who", "date", NULL };
static const char *const by_area[] = { "area", "period", NULL };
static const char *const by_period[] = { "indicator", "period", NULL };

/* clang-format off */
static const OpccRecordIntake zones      = { &opcc_zone_kind, by_title };
static const OpccRecordIntake steps      = { &opcc_zone_step_kind, by_stage };
static const OpccRecordIntake members    = { &opcc_zone_member_kind, by_role };
static const OpccRecordIntake assets     = { &opcc_zone_asset_kind, by_asset };
static const OpccRecordIntake plans      = { &opcc_plan_line_kind, by_zone_and_title };
static const OpccRecordIntake findings   = { &opcc_finding_kind, by_finding };
static const OpccRecordIntake funding    = { &opcc_zone_funding_kind, by_year };
static const OpccRecordIntake visits     = { &opcc_visit_kind, by_visit };
static const OpccRecordIntake indicators = { &opcc_indicator_kind, by_zone_and_title, judge_indicator };
static const OpccRecordIntake readings   = { &opcc_reading_kind, by_period, judge_reading };
static const OpccRecordIntake areas      = { &opcc_area_kind, by_code };
static const OpccRecordIntake crimes     = { &opcc_crime_count_kind, by_area };
/* clang-format on */

/* clang-format off */
const OpccFileImport opcc_zone_imports[] = {
  { "zones", N_("People Zones"), N_("Takes in People Zones as one action."),
    N_("FILE has a row for each zone: name, district, stage, and what else is known of it."),
    TRUE, .intake = &zones },
  { "steps", N_("Steps of zones"), N_("Takes in the stages of zones as one action."),
    N_("FILE has a row for each stage of a zone: zone, stage, date, and who decided."),
    TRUE, .intake = &steps },
  { "members", N_("Steering groups"), N_("Takes in steering groups as one action."),
    N_("FILE has a row for each member: zone, role, organisation. A contact needs a “yes” under "
       "consent."),
    TRUE, .intake = &members },
  { "assets", N_("Assets of zones"), N_("Takes in what is strong in zones as one action."),
    N_("FILE has a row for each asset: zone, asset, and its kind: people, associations, places, "
       "institutions, economy or stories."),
    TRUE, .intake = &assets },
  { "plans", N_("Delivery plans"), N_("Takes in lines of delivery plans as one action."),
    N_("FILE has a row for each line: zone, what, owner, due, state."),
    TRUE, .intake = &plans },
  { "findings", N_("Findings of research"), N_("Takes in findings of research as one action."),
    N_("FILE has a row for each finding: zone, finding, method, date, words."),
    TRUE, .intake = &findings },
  { "funding", N_("Funding of zones"), N_("Takes in money for zones as one action."),
    N_("FILE has a row for each zone, financial year and funder: committed and paid. What is left "
       "is worked out."),
    TRUE, .intake = &funding },
  { "visits", N_("Visits"), N_("Takes in visits as one action."),
    N_("FILE has a row for each visit: what, who, date, place, reason, who asked, outcome. What a "
       "row leaves out is shown as missing."),
    TRUE, .intake = &visits },
  { "indicators", N_("Indicators of zones"), N_("Takes in indicators of zones as one action."),
    N_("FILE has a row for each indicator: zone, indicator, unit, counting rule, which way is "
       "better, baseline."),
    TRUE, .intake = &indicators },
  { "readings", N_("Readings of indicators"), N_("Takes in readings of indicators as one action."),
    N_("FILE has a row for each reading: indicator, period, value. Write an indicator with its "
       "zone: Name of the zone/Name of the indicator."),
    TRUE, .intake = &readings },
  { "areas", N_("Areas with deprivation and crime"), N_("Takes in small areas as one action."),
    N_("FILE has a row for each small area (LSOA): code, name, district, and its figures of "
       "deprivation or crime. The published indices of deprivation can be taken in as they are; a "
       "place outside Leicester, Leicestershire and Rutland is refused."),
    TRUE, .intake = &areas },
  { "crimes", N_("Crime figures by area"), N_("Takes in crime figures of small areas as one action."),
    N_("FILE has a row for each small area and year: area (its code or name), year, crimes, and "
       "residents where they are known. Areas are taken in first. The next year’s file adds to "
       "what is there; a year that is there with other figures is listed, and changed with "
       "--restate."),
    TRUE, .intake = &crimes },
  { NULL },
};

static const OpccSampleFile sample[] = {
  { "zones-zones.csv", .intake = &zones },
  { "zones-steps.csv", .intake = &steps },
  { "zones-members.csv", .intake = &members },
  { "zones-assets.csv", .intake = &assets },
  { "zones-plans.csv", .intake = &plans },
  { "zones-findings.csv", .intake = &findings },
  { "zones-funding.csv", .intake = &funding },
  { "zones-visits.csv", .intake = &visits },
  { "zones-indicators.csv", .intake = &indicators },
  { "zones-readings.csv", .intake = &readings },
  { "zones-areas.csv", .intake = &areas },
  { "zones-crimes.csv", .intake = &crimes },
  { NULL },
};
/* clang-format on */

/* Invented: two applications of round 1 that name the zone, linked where the grants are there. */
static gboolean
link_grants (OpccDb *db, GError **error)
{
  static const char *const applications[] = { "2023/24-1/R1-010", "2023/24-1/R1-030" };
  const OpccKind *kind = opcc_registry_find ("application");
  g_autoptr (OpccZone) zone = opcc_record_find (db, &opcc_zone_kind, "Bell Foundry", error);

  for (guint i = 0; zone != NULL && kind != NULL && i < G_N_ELEMENTS (applications); i++)
    {
      g_autoptr (OpccRecord) application = opcc_record_find (db, kind, applications[i], NULL);

      if (application != NULL && !opcc_zone_link (db, zone, application, error))
        return FALSE;
    }
  return zone != NULL;
}

/**
 * opcc_zones_sample_fill:
 * @data_dir: the folder of the sample files
 *
 * Fills the sample office; nothing is done where the files are not there.
 */
gboolean
opcc_zones_sample_fill (OpccDb *db, const char *data_dir, GCancellable *cancellable, GError **error)
{
  return !opcc_sample_files_are_there (sample, data_dir) ||
         (opcc_sample_files_take (db, sample, data_dir, cancellable, error) &&
          link_grants (db, error));
}
