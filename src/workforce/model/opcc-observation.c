/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure: a measure in a period, for a group and its characteristics. */
#include "opcc-observation.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccObservation, measure, LINK, N_("Measure"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "measure"),
  OPCC_FIELD (OpccObservation, period, TEXT, N_("Period"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, period_end, DATE, N_("Period ends"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccObservation, staff_group, TEXT, N_("Group"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Group|Category|Population|Worker type"),
  OPCC_FIELD (OpccObservation, force, TEXT, N_("Force"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, sex, TEXT, N_("Sex"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, rank, TEXT, N_("Rank"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, characteristic, TEXT, N_("Characteristic"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, value, NUMBER, N_("Value"),
              .marks = OPCC_MARK_SMALL_COUNT),
  OPCC_FIELD (OpccObservation, as_stated, TEXT, N_("As stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_SMALL_COUNT),
  OPCC_FIELD (OpccObservation, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccObservation, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccObservation, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccObservation, place, PLACE, N_("Place"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "District|Local authority"),
};
/* clang-format on */

const OpccKind opcc_observation_kind = {
  .name = "observation",
  .label = N_ ("Observation"),
  .plural = N_ ("Observations"),
  .title = "staff_group",
  .detail = "period",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_observation_get_type,
  .whole = "measure period staff_group force place",
};

OPCC_DEFINE_RECORD (OpccObservation, opcc_observation, opcc_observation_kind)
