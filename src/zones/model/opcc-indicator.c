/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators of zones with their counting rule and baseline. */
#include "opcc-indicator.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-error.h"
#include "opcc-money.h"

/* clang-format off */
const OpccChoice opcc_indicator_units[] = {
  { "count", N_("Number") },
  { "percent", N_("Per cent") },
  { "pounds", N_("Pounds") },
  { "hours", N_("Hours") },
  { "score", N_("Score") },
  { NULL },
};

const OpccChoice opcc_indicator_directions[] = {
  { "up", N_("More is better") },
  { "down", N_("Less is better") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccIndicator, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccIndicator, title, TEXT, N_("Indicator"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Measure"),
  OPCC_FIELD (OpccIndicator, unit, CHOICE, N_("Unit"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_indicator_units),
  OPCC_FIELD (OpccIndicator, rule, LONG_TEXT, N_("Counting rule"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Rule"),
  OPCC_FIELD (OpccIndicator, direction, CHOICE, N_("Which way is better"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_indicator_directions, .synonyms = "Better|Direction"),
  OPCC_FIELD (OpccIndicator, baseline, NUMBER, N_("Baseline"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Before", .min = 0, .max = 1000000000),
  OPCC_FIELD (OpccIndicator, baseline_period, TEXT, N_("Period of the baseline"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccIndicator, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccIndicator, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/**
 * opcc_indicator_check_value:
 * @value: a baseline or a reading; NAN: missing
 *
 * Refuses what the unit cannot be: more than a hundred per cent, a part of something counted.
 */
gboolean
opcc_indicator_check_value (OpccIndicator *self, double value, GError **error)
{
  const char *refusal = NULL;

  if (isnan (value))
    return TRUE;
  if (g_strcmp0 (self->unit, "percent") == 0 && value > 100)
    refusal = _ ("%g is more than a hundred per cent of “%s”. Correct the value or the unit.");
  if (g_strcmp0 (self->unit, "count") == 0 && value != floor (value))
    refusal = _ ("%g cannot be: “%s” is counted in whole numbers. Correct the value or the unit.");
  if (refusal == NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, refusal, value, self->title);
  return FALSE;
}

char *
opcc_indicator_format_value (const char *unit, double value)
{
  if (g_strcmp0 (unit, "percent") == 0)
    return g_strdup_printf ("%.10g%%", value);
  if (g_strcmp0 (unit, "pounds") == 0)
    return opcc_money_format ((gint64) round (value * 100));
  return g_strdup_printf ("%.10g", value);
}

static gboolean
check (gpointer record, GError **error)
{
  OpccIndicator *self = record;

  return opcc_indicator_check_value (self, self->baseline, error);
}

const OpccKind opcc_indicator_kind = {
  .name = "indicator",
  .label = N_ ("Indicator"),
  .plural = N_ ("Indicators"),
  .title = "title",
  .detail = "zone",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_indicator_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccIndicator, opcc_indicator, opcc_indicator_kind)
