/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of indicators by period. */
#include "opcc-reading.h"

#include <glib/gi18n-lib.h>

#include "opcc-zone-rules.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccReading, indicator, LINK, N_("Indicator"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "indicator"),
  OPCC_FIELD (OpccReading, period, TEXT, N_("Period"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccReading, value, NUMBER, N_("Value"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Figure", .min = 0, .max = 1000000000),
  OPCC_FIELD (OpccReading, taken, DATE, N_("Last day of the period"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Date"),
  OPCC_FIELD (OpccReading, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccReading, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static void
complete (gpointer record)
{
  OpccReading *self = record;

  if (self->taken == OPCC_NO_DATE && self->period != NULL)
    self->taken = opcc_zone_period_find_end (self->period);
}

const OpccKind opcc_reading_kind = {
  .name = "reading",
  .label = N_ ("Reading"),
  .plural = N_ ("Readings"),
  .title = "period",
  .detail = "indicator",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_reading_get_type,
  .complete = complete,
};

OPCC_DEFINE_RECORD (OpccReading, opcc_reading, opcc_reading_kind)
