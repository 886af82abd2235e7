/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a Community Safety Partnership, which one district has. */
#include "opcc-partnership.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccPartnership, title, TEXT, N_("Partnership"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "CSP|Name"),
  OPCC_FIELD (OpccPartnership, district, PLACE, N_("District"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED, .synonyms = "Area|Place"),
  OPCC_FIELD (OpccPartnership, lead, TEXT, N_("Lead"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .synonyms = "Chair|Contact role"),
  OPCC_FIELD (OpccPartnership, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccPartnership, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_partnership_kind = {
  .name = "partnership",
  .label = N_ ("Community Safety Partnership"),
  .plural = N_ ("Community Safety Partnerships"),
  .title = "title",
  .detail = "district",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_partnership_get_type,
};

OPCC_DEFINE_RECORD (OpccPartnership, opcc_partnership, opcc_partnership_kind)
