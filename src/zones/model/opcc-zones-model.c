/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones domain: its kinds, the words for its records, its files, its sample and its due items.
 */
#include "opcc-zones-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-area.h"
#include "opcc-crime-count.h"
#include "opcc-finding.h"
#include "opcc-indicator.h"
#include "opcc-plan-line.h"
#include "opcc-reading.h"
#include "opcc-visit.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-funding.h"
#include "opcc-zone-grant.h"
#include "opcc-zone-imports.h"
#include "opcc-zone-member.h"
#include "opcc-zone-paper.h"
#include "opcc-zone-step.h"
#include "opcc-zone.h"
#include "opcc-zones-charts.h"
#include "opcc-zones-due.h"

static const OpccKind *const kinds[] = {
  &opcc_zone_kind,         &opcc_zone_step_kind,
  &opcc_zone_member_kind,  &opcc_zone_asset_kind,
  &opcc_plan_line_kind,    &opcc_finding_kind,
  &opcc_zone_funding_kind, &opcc_visit_kind,
  &opcc_indicator_kind,    &opcc_reading_kind,
  &opcc_area_kind,         &opcc_crime_count_kind,
  &opcc_zone_grant_kind,   NULL,
};

#define OF_ZONE "title = $1 OR (title = $3 AND zone IN (SELECT z.n FROM zone z WHERE z.title = $2))"

static const OpccReference references[] = {
  { "zone", "title = $1", .few = TRUE }, { "zone_asset", OF_ZONE, .few = TRUE },
  { "plan_line", OF_ZONE, .few = TRUE }, { "indicator", OF_ZONE, .few = TRUE },
  { "area", "code = $1 OR title = $1" }, { NULL },
};

/* clang-format off */
static const OpccMapLayer layers[] = {
  { "zones", N_("People Zones"), N_("zones"), "SELECT district, count(*) FROM zone GROUP BY district" },
  { "visits", N_("Visits"), N_("visits"), "SELECT district, count(*) FROM visit GROUP BY district" },
  { NULL },
};
/* clang-format on */

const OpccDomainModel opcc_zones_model = {
  .name = "zones",
  .kinds = kinds,
  .references = references,
  .imports = opcc_zone_imports,
  .charts = opcc_zones_charts,
  .layers = layers,
  .documents = opcc_zones_documents,
  .fill_sample = opcc_zones_sample_fill,
  .list_due = opcc_zones_list_due,
};
