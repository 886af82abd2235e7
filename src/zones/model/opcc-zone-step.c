/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a zone with their dates and who decided. */
#include "opcc-zone-step.h"

#include <glib/gi18n-lib.h>

#include "opcc-zone.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccZoneStep, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccZoneStep, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_zone_stages),
  OPCC_FIELD (OpccZoneStep, date, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccZoneStep, decided_by, TEXT, N_("Decided by"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Who decided"),
  OPCC_FIELD (OpccZoneStep, decision, TEXT, N_("Decision"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Decision reference"),
  OPCC_FIELD (OpccZoneStep, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZoneStep, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_zone_step_kind = {
  .name = "zone_step",
  .label = N_ ("Step of a zone"),
  .plural = N_ ("Steps of zones"),
  .title = "stage",
  .detail = "zone",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_step_get_type,
};

OPCC_DEFINE_RECORD (OpccZoneStep, opcc_zone_step, opcc_zone_step_kind)
