/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a workshop. */
#include "opcc-workshop.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccWorkshop, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .target = "scheme",
              .synonyms = "Year|Financial year"),
  OPCC_FIELD (OpccWorkshop, title, TEXT, N_("Workshop"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .synonyms = "Title|Name"),
  OPCC_FIELD (OpccWorkshop, held_on, DATE, N_("Held on"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Date|When"),
  OPCC_FIELD (OpccWorkshop, district, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Area"),
  OPCC_FIELD (OpccWorkshop, place, TEXT, N_("Place"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .synonyms = "Venue|Where|Location"),
  OPCC_FIELD (OpccWorkshop, recorded, FLAG, N_("Recorded, to be watched later"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Recorded"),
  OPCC_FIELD (OpccWorkshop, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_workshop_kind = {
  .name = "workshop",
  .label = N_ ("Workshop"),
  .plural = N_ ("Workshops"),
  .title = "title",
  .detail = "held_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_workshop_get_type,
  .parts = "workshop_attendance",
};

OPCC_DEFINE_RECORD (OpccWorkshop, opcc_workshop, opcc_workshop_kind)
