/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People Zones, their stage and the theory of change behind them. */
#include "opcc-zone.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const OpccChoice opcc_zone_stages[] = {
  { "candidate", N_("Candidate") },
  { "research", N_("Research") },
  { "active", N_("Active") },
  { "stepping-back", N_("Stepping back") },
  { "independent", N_("Independent") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccZone, title, TEXT, N_("Name"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Zone|People Zone"),
  OPCC_FIELD (OpccZone, district, PLACE, N_("District"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Area|Place"),
  OPCC_FIELD (OpccZone, partnership, TEXT, N_("Partnership"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Community Safety Partnership|CSP"),
  OPCC_FIELD (OpccZone, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_zone_stages, .synonyms = "Status|Status as stated"),
  OPCC_FIELD (OpccZone, purpose, LONG_TEXT, N_("Purpose"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Asset or activity stated"),
  OPCC_FIELD (OpccZone, lead, TEXT, N_("Lead"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .synonyms = "Lead officer"),
  OPCC_FIELD (OpccZone, review, DATE, N_("Next review"),
              .marks = OPCC_MARK_PARTNERS,
              .synonyms = "Review"),
  OPCC_FIELD (OpccZone, situation, LONG_TEXT, N_("Situation"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, inputs, LONG_TEXT, N_("Inputs"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, activities, LONG_TEXT, N_("Activities"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, outputs, LONG_TEXT, N_("Outputs"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, outcomes, LONG_TEXT, N_("Outcomes"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, impact, LONG_TEXT, N_("Impact"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, assumptions, LONG_TEXT, N_("Assumptions"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZone, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZone, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* A zone begins as a candidate. */
static void
complete (gpointer record)
{
  OpccZone *self = record;

  if (self->stage == NULL)
    self->stage = g_strdup ("candidate");
}

const OpccKind opcc_zone_kind = {
  .name = "zone",
  .label = N_ ("People Zone"),
  .plural = N_ ("People Zones"),
  .title = "title",
  .detail = "district",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_get_type,
  .complete = complete,
};

OPCC_DEFINE_RECORD (OpccZone, opcc_zone, opcc_zone_kind)
