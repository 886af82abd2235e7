/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an output or an outcome. */
#include "opcc-output-measure.h"

#include <glib/gi18n-lib.h>

static const OpccChoice sorts[] = {
  { "output", N_ ("Output") },
  { "outcome", N_ ("Outcome") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccOutputMeasure, award, LINK, N_("Award"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .target = "award"),
  OPCC_FIELD (OpccOutputMeasure, title, TEXT, N_("What is counted"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccOutputMeasure, sort, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .choices = sorts),
  OPCC_FIELD (OpccOutputMeasure, unit, TEXT, N_("Unit"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccOutputMeasure, target, NUMBER, N_("Target"), .marks = OPCC_MARK_PARTNERS,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000)),
  OPCC_FIELD (OpccOutputMeasure, period_end, DATE, N_("By"), .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccOutputMeasure, actual, NUMBER, N_("Reached"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000)),
  OPCC_FIELD (OpccOutputMeasure, grant_return, LINK, N_("Reported in"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS, .target = "grant_return"),
  OPCC_FIELD (OpccOutputMeasure, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_output_measure_kind = {
  .name = "output_measure",
  .label = N_ ("Output or outcome"),
  .plural = N_ ("Outputs and outcomes"),
  .title = "title",
  .detail = "award",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_output_measure_get_type,
};

OPCC_DEFINE_RECORD (OpccOutputMeasure, opcc_output_measure, opcc_output_measure_kind)
