/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the zones domain: how far each indicator of a zone is from its baseline, and the
 * money of all zones. */
#include "opcc-zones-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-place.h"
#include "opcc-db.h"
#include "opcc-indicator.h"
#include "opcc-reading.h"
#include "opcc-record-finder.h"
#include "opcc-zone-figures.h"

static double
get_pence (gint64 pence)
{
  return pence != OPCC_NO_MONEY ? (double) pence : NAN;
}

/* Only what has a baseline has a bar; the note says how many have none. */
static guint
add_changes (OpccChart *chart, GPtrArray *indicators)
{
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Change"));
  guint missing = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      const OpccIndicatorState *state = g_ptr_array_index (indicators, i);
      const guint category = opcc_chart_add_category (chart, state->title, NULL);

      opcc_chart_set_value (chart, series, category, state->percent);
      missing += isnan (state->before);
    }
  return missing;
}

static OpccChart *
make_change (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccZone) zone =
      opcc_record_find (db, &opcc_zone_kind, g_hash_table_lookup (choices, "zone"), error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_DIVERGING, OPCC_NUMBER_PERCENT);
  g_autoptr (GPtrArray) indicators = NULL;
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  guint missing;

  if (zone == NULL)
    return NULL;
  indicators = opcc_indicators_list_states (db, opcc_record_get_n (OPCC_RECORD (zone)), error);
  if (indicators == NULL)
    return NULL;
  missing = add_changes (chart, indicators);
  title = g_strdup_printf (ngettext ("%u of %u indicators has no baseline",
                                     "%u of %u indicators have no baseline", missing),
                           missing, indicators->len);
  place = g_strdup_printf ("%s, %s", zone->title, opcc_place_by_key (zone->district)->name);
  note = g_strdup_printf (_ ("%s. Less is better for some indicators, more for others."), title);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, _ ("Change from the baseline"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, place);
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("baseline to latest reading"));
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, _ ("per cent of the baseline"));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("indicators and readings, as recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Indicator"));
  return g_steal_pointer (&chart);
}

/* --- one indicator, before and after ---------------------------------------------------------- */

static OpccChartNumber
find_number (const OpccIndicator *indicator)
{
  if (g_strcmp0 (indicator->unit, "percent") == 0)
    return OPCC_NUMBER_PERCENT;
  return g_strcmp0 (indicator->unit, "pounds") == 0 ? OPCC_NUMBER_MONEY : OPCC_NUMBER_DECIMAL;
}

/* A bar for the baseline, missing or not, and one for each reading, the earliest first. */
static void
add_readings (OpccChart *chart, const OpccIndicator *indicator, GPtrArray *readings)
{
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, indicator->title);
  const double scale = chart->number == OPCC_NUMBER_MONEY ? 100 : 1;
  g_autofree char *first = indicator->baseline_period != NULL
                               ? g_strdup_printf (_ ("Baseline, %s"), indicator->baseline_period)
                               : g_strdup (_ ("Baseline"));

  opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, first, NULL),
                        indicator->baseline * scale);
  for (guint i = 0; i < readings->len; i++)
    {
      const OpccReading *reading = g_ptr_array_index (readings, i);

      opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, reading->period, NULL),
                            reading->value * scale);
    }
}

static OpccChart *
make_readings (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccIndicator) indicator =
      opcc_record_find (db, &opcc_indicator_kind, g_hash_table_lookup (choices, "indicator"),
                        error);
  g_autoptr (OpccZone) zone =
      indicator != NULL ? opcc_db_load (db, &opcc_zone_kind, indicator->zone, error) : NULL;
  g_autoptr (GPtrArray) readings =
      zone != NULL ? opcc_db_select (db, &opcc_reading_kind, "indicator = $1 ORDER BY period, n",
                                     error, "i", opcc_record_get_n (OPCC_RECORD (indicator)))
                   : NULL;
  const char *direction;
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *note = NULL;
  g_autofree char *title = NULL;
  g_autofree char *period = NULL;

  if (readings == NULL)
    return NULL;
  chart = opcc_chart_new (OPCC_CHART_BARS, find_number (indicator));
  add_readings (chart, indicator, readings);
  direction = opcc_choice_get_label (opcc_indicator_directions, indicator->direction);
  title = isnan (indicator->baseline)
              ? g_strdup_printf (_ ("%s: baseline missing"), indicator->title)
              : g_strdup_printf (_ ("%s, before and after"), indicator->title);
  note = indicator->rule != NULL ? g_strdup_printf ("%s. %s", direction, indicator->rule)
                                 : g_strdup_printf ("%s.", direction);
  period = readings->len > 0
               ? g_strdup_printf (
                     _ ("baseline to %s"),
                     ((OpccReading *) g_ptr_array_index (readings, readings->len - 1))->period)
               : g_strdup (_ ("no reading yet"));
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, indicator->title);
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, zone->title);
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT,
                       g_dgettext (GETTEXT_PACKAGE,
                                   opcc_choice_get_label (opcc_indicator_units, indicator->unit)));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       indicator->source != NULL ? indicator->source
                                                 : _ ("indicators and readings, as recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Period"));
  return g_steal_pointer (&chart);
}

/* --- the money of all zones ------------------------------------------------------------------- */

/* Committed beside paid; what is not given has no bar. */
static OpccChart *
make_money (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) zones = opcc_zones_list_summaries (db, 0, opcc_date_today (), error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  const guint committed = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("Committed"));
  const guint paid = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Paid"));
  g_autofree char *title = NULL;
  guint n_given = 0;

  if (zones == NULL)
    return NULL;
  for (guint i = 0; i < zones->len; i++)
    {
      const OpccZoneSummary *zone = g_ptr_array_index (zones, i);
      const guint category = opcc_chart_add_category (chart, zone->zone->title, NULL);

      n_given += zone->committed != OPCC_NO_MONEY;
      opcc_chart_set_value (chart, committed, category, get_pence (zone->committed));
      opcc_chart_set_value (chart, paid, category, get_pence (zone->paid));
    }
  title = g_strdup_printf (ngettext ("Money is recorded for %u of %u zone",
                                     "Money is recorded for %u of %u zones", zones->len),
                           n_given, zones->len);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, _ ("Money committed to zones, and paid"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("all years recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "£");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("funding of zones, as recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("People Zone"));
  return g_steal_pointer (&chart);
}

/* clang-format off */
static const OpccDomainOption indicator_options[] = {
  { "indicator", "INDICATOR", N_("The indicator; with its zone where several bear its name"), TRUE },
  { NULL },
};
static const OpccDomainOption zone_options[] = {
  { "zone", "ZONE", N_("The People Zone"), TRUE },
  { NULL },
};

const OpccDomainChart opcc_zones_charts[] = {
  { "zone-change", N_("Bars: how far each indicator of a zone is from its baseline"), zone_options, make_change,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "indicator-readings", N_("Bars: an indicator from its baseline to each reading"), indicator_options, make_readings },
  { "zones-money", N_("Bars: what is committed to each zone, and paid"), NULL, make_money,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { NULL },
};
/* clang-format on */
