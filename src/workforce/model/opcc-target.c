/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a measure is to reach, and when. */
#include "opcc-target.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const OpccChoice opcc_target_roles[] = {
  { "target", N_("Target") },
  { "tracking", N_("Tracking point") },
  { "establishment", N_("Establishment") },
  { "overshoot", N_("Agreed overshoot") },
  { "ambition", N_("Ambition") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccTarget, title, TEXT, N_("Target"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, measure, LINK, N_("Measure"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "measure"),
  OPCC_FIELD (OpccTarget, period, TEXT, N_("Period"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, staff_group, TEXT, N_("Group"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Group|Category"),
  OPCC_FIELD (OpccTarget, role, CHOICE, N_("Role"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_target_roles),
  OPCC_FIELD (OpccTarget, value, NUMBER, N_("Value"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, as_stated, TEXT, N_("As stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccTarget, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_target_kind = {
  .name = "target",
  .label = N_ ("Target"),
  .plural = N_ ("Targets"),
  .title = "title",
  .detail = "period",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_target_get_type,
};

OPCC_DEFINE_RECORD (OpccTarget, opcc_target, opcc_target_kind)
