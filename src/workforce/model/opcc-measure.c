/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted, and by which rule: two rules are two measures. */
#include "opcc-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
const OpccChoice opcc_measure_units[] = {
  { "people", N_("People, counted by head") },
  { "posts", N_("Posts") },
  { "fte", N_("Full-time equivalents") },
  { "percent", N_("Per cent") },
  { "months", N_("Months") },
  { "days", N_("Days") },
  { "rank", N_("Place in a ranking") },
  { "other", N_("Other") },
  { NULL },
};

const OpccChoice opcc_measure_natures[] = {
  { "stock", N_("There at a day") },
  { "flow", N_("Happening in a period") },
  { NULL },
};

const OpccChoice opcc_measure_themes[] = {
  { "headcount", N_("Headcount") },
  { "uplift", N_("Uplift") },
  { "joiners", N_("Joiners") },
  { "leavers", N_("Leavers") },
  { "representation", N_("Representation") },
  { "residence", N_("Residence") },
  { "education", N_("Education") },
  { "background", N_("Socio-economic background") },
  { "census", N_("Census") },
  { "other", N_("Other") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccMeasure, title, TEXT, N_("Measure"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccMeasure, rule, TEXT, N_("Counting rule"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccMeasure, unit, CHOICE, N_("Unit"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_measure_units),
  OPCC_FIELD (OpccMeasure, nature, CHOICE, N_("Nature"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_measure_natures),
  OPCC_FIELD (OpccMeasure, definition, LONG_TEXT, N_("Definition"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccMeasure, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccMeasure, theme, CHOICE, N_("Theme"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_measure_themes),
};
/* clang-format on */

const OpccKind opcc_measure_kind = {
  .name = "measure",
  .label = N_ ("Measure"),
  .plural = N_ ("Measures"),
  .title = "title",
  .detail = "rule",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_measure_get_type,
};

OPCC_DEFINE_RECORD (OpccMeasure, opcc_measure, opcc_measure_kind)

/**
 * opcc_measure_can_add:
 * @unit: a key of opcc_measure_units
 */
gboolean
opcc_measure_can_add (const char *unit)
{
  return strcmp (unit, "people") == 0 || strcmp (unit, "posts") == 0 || strcmp (unit, "fte") == 0;
}
