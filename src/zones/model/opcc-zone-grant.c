/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links from zones to records of other domains. */
#include "opcc-zone-grant.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccZoneGrant, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccZoneGrant, title, TEXT, N_("Grant"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccZoneGrant, target_kind, TEXT, N_("Kind of record"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccZoneGrant, target_n, INTEGER, N_("Number of the record"),
              .marks = OPCC_MARK_REQUIRED, .min = 1, .max = 9000000000000000, .kind_in = "target_kind"),
  OPCC_FIELD (OpccZoneGrant, amount, MONEY, N_("Amount asked for"),
              .marks = OPCC_MARK_PUBLISHED, .min = 0, .max = 100000000000),
  OPCC_FIELD (OpccZoneGrant, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZoneGrant, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_zone_grant_kind = {
  .name = "zone_grant",
  .label = N_ ("Grant in a zone"),
  .plural = N_ ("Grants in zones"),
  .title = "title",
  .detail = "zone",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_grant_get_type,
};

OPCC_DEFINE_RECORD (OpccZoneGrant, opcc_zone_grant, opcc_zone_grant_kind)
