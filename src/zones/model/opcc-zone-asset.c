/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is strong in a zone: people, associations, places, institutions, economy, stories. */
#include "opcc-zone-asset.h"

#include <glib/gi18n-lib.h>

#include "opcc-zone-rules.h"

/* clang-format off */
const OpccChoice opcc_zone_asset_kinds[] = {
  { "people", N_("People") },
  { "associations", N_("Associations") },
  { "places", N_("Places") },
  { "institutions", N_("Institutions") },
  { "economy", N_("Economy") },
  { "stories", N_("Stories") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccZoneAsset, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccZoneAsset, title, TEXT, N_("Asset"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Name"),
  OPCC_FIELD (OpccZoneAsset, asset_kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_zone_asset_kinds),
  OPCC_FIELD (OpccZoneAsset, place, TEXT, N_("Where"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Place|Location"),
  OPCC_FIELD (OpccZoneAsset, offer, LONG_TEXT, N_("What it offers"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Offer"),
  OPCC_FIELD (OpccZoneAsset, words, LONG_TEXT, N_("In residents’ words"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .synonyms = "Words"),
  OPCC_FIELD (OpccZoneAsset, contact, TEXT, N_("Contact"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Email|Telephone"),
  OPCC_FIELD (OpccZoneAsset, consent, FLAG, N_("Agreed that the contact is kept"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Consent"),
  OPCC_FIELD (OpccZoneAsset, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZoneAsset, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  OpccZoneAsset *self = record;

  return opcc_zone_check_contact (self->contact, self->consent, error);
}

const OpccKind opcc_zone_asset_kind = {
  .name = "zone_asset",
  .label = N_ ("Asset"),
  .plural = N_ ("Assets"),
  .title = "title",
  .detail = "asset_kind",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_asset_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccZoneAsset, opcc_zone_asset, opcc_zone_asset_kind)
