/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crimes recorded in small areas by year. */
#include "opcc-crime-count.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCrimeCount, area, LINK, N_("Area"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "area", .synonyms = "Code|Area code|LSOA|LSOA code|LSOA11CD|LSOA21CD"),
  OPCC_FIELD (OpccCrimeCount, period, TEXT, N_("Year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Period|Financial year"),
  OPCC_FIELD (OpccCrimeCount, crimes, INTEGER, N_("Crimes recorded"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Count|Crime|Crimes|Number of crimes", .min = 0, .max = 1000000),
  OPCC_FIELD (OpccCrimeCount, population, INTEGER, N_("Residents"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Population", .min = 1, .max = 1000000),
  OPCC_FIELD (OpccCrimeCount, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCrimeCount, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
is_calendar_year (const char *period)
{
  return strlen (period) == 4 && strspn (period, "0123456789") == 4 && period[0] != '0';
}

/* One way to write a year, so that the newest can be told and none is taken in twice. */
static void
complete (gpointer record)
{
  OpccCrimeCount *self = record;
  g_autofree char *written = NULL;
  int year;

  if (self->period == NULL || !opcc_financial_year_parse (self->period, &year, NULL))
    return;
  written = opcc_financial_year_format (year);
  opcc_set_str (&self->period, written);
}

static gboolean
check (gpointer record, GError **error)
{
  const OpccCrimeCount *self = record;
  int year;

  if (self->period == NULL || is_calendar_year (self->period) ||
      opcc_financial_year_parse (self->period, &year, NULL))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is no year. Write a financial year like 2022/23, or a calendar year like "
                  "2022."),
               self->period);
  return FALSE;
}

const OpccKind opcc_crime_count_kind = {
  .name = "crime_count",
  .label = N_ ("Crime figure"),
  .plural = N_ ("Crime figures"),
  .title = "period",
  .detail = "area",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_crime_count_get_type,
  .complete = complete,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccCrimeCount, opcc_crime_count, opcc_crime_count_kind)
