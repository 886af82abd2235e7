/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a figure changed, so that it prints with the change. */
#include "opcc-cause.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCause, measure, LINK, N_("Measure"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "measure"),
  OPCC_FIELD (OpccCause, staff_group, TEXT, N_("Group"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Group|Category"),
  OPCC_FIELD (OpccCause, from_period, TEXT, N_("From period"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCause, to_period, TEXT, N_("To period"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCause, cause, TEXT, N_("Cause"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCause, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
};
/* clang-format on */

const OpccKind opcc_cause_kind = {
  .name = "cause",
  .label = N_ ("Cause"),
  .plural = N_ ("Causes"),
  .title = "cause",
  .detail = "staff_group",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_cause_get_type,
};

OPCC_DEFINE_RECORD (OpccCause, opcc_cause, opcc_cause_kind)
