/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the zones domain: how far each indicator of a zone is from its baseline. */
#include "opcc-zones-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-place.h"
#include "opcc-record-finder.h"
#include "opcc-zone-figures.h"

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

/* clang-format off */
static const OpccChartOption zone_options[] = {
  { "zone", "ZONE", N_("The People Zone"), TRUE },
  { NULL },
};

const OpccDomainChart opcc_zones_charts[] = {
  { "zone-change", N_("Bars: how far each indicator of a zone is from its baseline"), zone_options, make_change,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { NULL },
};
/* clang-format on */
