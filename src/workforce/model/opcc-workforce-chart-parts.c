/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of the workforce share: their place, their unit, their words. */
#include "opcc-workforce-chart-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"

OpccChart *
opcc_workforce_chart_create (OpccChartKind kind,
                             OpccChartNumber number,
                             const char *measure,
                             const char *unit)
{
  OpccChart *chart = opcc_chart_new (kind, number);

  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, unit);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("figures of the office, as taken in"));
  return chart;
}

void
opcc_workforce_chart_say (OpccChart *chart, char *title)
{
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  g_free (title);
}

void
opcc_workforce_chart_say_period (OpccChart *chart, const char *from, const char *to)
{
  g_autofree char *period =
      g_strcmp0 (from, to) == 0 ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);

  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
}

void
opcc_workforce_chart_say_rule (OpccChart *chart, const char *rule)
{
  g_autofree char *note = g_strdup_printf (_ ("Counted as: %s."), rule);

  opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
}

guint
opcc_workforce_chart_find_category (OpccChart *chart, const char *name)
{
  for (guint i = 0; i < chart->categories->len; i++)
    if (strcmp (((OpccChartCategory *) g_ptr_array_index (chart->categories, i))->name, name) == 0)
      return i;
  return opcc_chart_add_category (chart, name, NULL);
}

static guint
find_series (OpccChart *chart, const char *name)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (strcmp (((OpccChartSeries *) g_ptr_array_index (chart->series, i))->name, name) == 0)
      return i;
  return opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name);
}

void
opcc_workforce_chart_add_value (OpccChart *chart,
                                const char *series_name,
                                const char *category,
                                double value)
{
  const guint series = find_series (chart, series_name);
  const guint at = opcc_workforce_chart_find_category (chart, category);
  const double held = opcc_chart_get_value (chart, series, at);

  opcc_chart_set_value (chart, series, at, isnan (held) ? value : held + value);
}

gboolean
opcc_workforce_chart_refuse_empty (OpccChart *chart, GError **error)
{
  if (chart->categories->len > 0)
    return FALSE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is nothing to draw: the office has no such figures. Take them in with "
                  "“opcc import observations FILE”."));
  return TRUE;
}
