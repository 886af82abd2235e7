/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits, with the place, reason and initiator that the Panel asks for. */
#include "opcc-visit.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccVisit, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccVisit, title, TEXT, N_("Visit"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Event|What"),
  OPCC_FIELD (OpccVisit, who, TEXT, N_("Who went"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Who|Visitor"),
  OPCC_FIELD (OpccVisit, date, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccVisit, place, TEXT, N_("Place"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Location|Where"),
  OPCC_FIELD (OpccVisit, district, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Area"),
  OPCC_FIELD (OpccVisit, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Why"),
  OPCC_FIELD (OpccVisit, asked_by, TEXT, N_("Who asked"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "How initiated|Initiated by|Who asked for it"),
  OPCC_FIELD (OpccVisit, outcome, LONG_TEXT, N_("Outcome"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "What came of it"),
  OPCC_FIELD (OpccVisit, period, TEXT, N_("Reporting period"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccVisit, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccVisit, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_visit_kind = {
  .name = "visit",
  .label = N_ ("Visit"),
  .plural = N_ ("Visits"),
  .title = "title",
  .detail = "who",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_visit_get_type,
};

OPCC_DEFINE_RECORD (OpccVisit, opcc_visit, opcc_visit_kind)
