/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no domain owns and all of them need: outlines of the area, markings of records, how
 * long they are kept, and files attached to them. */
#include "opcc-area-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-attachment.h"
#include "opcc-boundary.h"
#include "opcc-disposal-entry.h"
#include "opcc-record-marking.h"
#include "opcc-retention-hold.h"
#include "opcc-retention-rule.h"

static const OpccKind *const kinds[] = {
  &opcc_boundary_kind,
  &opcc_record_marking_kind,
  &opcc_retention_rule_kind,
  &opcc_retention_hold_kind,
  &opcc_disposal_entry_kind,
  &opcc_attachment_kind,
  NULL,
};

/* clang-format off */
static const OpccReference references[] = {
  { "boundary", "code = $1 OR name = $1 OR district = $1", .few = TRUE },
  { NULL },
};
/* clang-format on */

static const OpccFileImport imports[] = {
  { "boundaries", N_ ("Boundaries of the districts"),
    N_ ("Takes in outlines of the districts as one action."),
    N_ ("FILE is GeoJSON in degrees (WGS 84) with a feature for each district, told by its name or "
        "code. Once all nine are there, maps show them in place of tiles. An outline that differs "
        "from the one there is listed, and changed with --restate."),
    TRUE, .run = opcc_boundaries_import },
  { NULL },
};

const OpccDomainModel opcc_area_model = {
  .name = "area",
  .kinds = kinds,
  .references = references,
  .imports = imports,
  .charts = opcc_area_charts,
};
