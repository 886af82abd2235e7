/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The twins of a chart: its numbers as a table, and all it says as text. */
#include "opcc-chart-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-words.h"
#include "opcc-formula-guard.h"

GPtrArray *
opcc_chart_make_table (const OpccChart *chart, gboolean plain)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n = chart->series->len;
  const char *heading = chart->texts[OPCC_CHART_HEADING];
  GStrv row = g_new0 (char *, n + 2);

  row[0] = g_strdup (heading != NULL ? heading : _ ("Category"));
  for (guint i = 0; i < n; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (chart->series, i);

      row[i + 1] = g_strdup (series->name);
    }
  g_ptr_array_add (table, row);
  for (guint k = 0; k < chart->categories->len; k++)
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, k);

      row = g_new0 (char *, n + 2);
      row[0] = g_strdup (category->name);
      for (guint i = 0; i < n; i++)
        {
          double value = opcc_chart_get_value (chart, i, k);

          row[i + 1] = plain ? opcc_chart_words_plain (chart->number, value)
                             : opcc_chart_words_full (chart->number, value,
                                                      chart->kind == OPCC_CHART_DIVERGING);
        }
      g_ptr_array_add (table, row);
    }
  return table;
}

/* "Highest: Leicester, £126,340. Lowest: Rutland, £15,750. 2 are not given." */
static void
append_extremes (GString *out, const OpccChart *chart)
{
  int highest[2] = { -1, -1 }; /* series, category */
  int lowest[2] = { -1, -1 };
  guint n_missing = 0;
  guint n_hidden = 0;

  for (guint i = 0; i < chart->series->len; i++)
    for (guint k = 0; k < chart->categories->len; k++)
      {
        double value = opcc_chart_get_value (chart, i, k);

        if (isnan (value))
          {
            if (opcc_no_value_get (value) == OPCC_NO_VALUE_NOT_GIVEN)
              n_missing++;
            else
              n_hidden++;
            continue;
          }
        if (highest[0] < 0 ||
            value > opcc_chart_get_value (chart, (guint) highest[0], (guint) highest[1]))
          {
            highest[0] = (int) i;
            highest[1] = (int) k;
          }
        if (lowest[0] < 0 ||
            value < opcc_chart_get_value (chart, (guint) lowest[0], (guint) lowest[1]))
          {
            lowest[0] = (int) i;
            lowest[1] = (int) k;
          }
      }
  if (highest[0] >= 0 && chart->kind != OPCC_CHART_TIMELINE && chart->kind != OPCC_CHART_BULLET)
    {
      g_autofree char *most =
          opcc_chart_words_point (chart, (guint) highest[0], (guint) highest[1]);
      g_autofree char *least = opcc_chart_words_point (chart, (guint) lowest[0], (guint) lowest[1]);

      /* Translators: each is a name and its value, as in "Leicester: £126,340". */
      g_string_append_printf (out, _ (" Highest is %s; lowest is %s."), most, least);
    }
  if (n_missing > 0)
    g_string_append_printf (out,
                            ngettext (" %u value is not given.", " %u values are not given.",
                                      n_missing),
                            n_missing);
  if (n_hidden > 0)
    g_string_append_printf (
        out, ngettext (" %u value is not shown.", " %u values are not shown.", n_hidden), n_hidden);
}

char *
opcc_chart_make_alternative (const OpccChart *chart)
{
  GString *out;
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);

  if (chart->texts[OPCC_CHART_ALTERNATIVE] != NULL)
    return g_strdup (chart->texts[OPCC_CHART_ALTERNATIVE]);
  out = g_string_new (chart->texts[OPCC_CHART_TITLE]);
  if (out->len > 0)
    g_string_append_c (out, '.');
  if (*subtitle != '\0')
    g_string_append_printf (out, "%s%s.", out->len > 0 ? " " : "", subtitle);
  if (chart->categories->len == 0 || chart->series->len == 0)
    g_string_append_printf (out, " %s", _ ("There are no figures yet."));
  else
    append_extremes (out, chart);
  return g_strchug (g_string_free (out, FALSE));
}

static void
append_line (GString *out, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (out, "%s\n", line);
}

static void
append_source (GString *out, const OpccChart *chart)
{
  append_line (out, chart->texts[OPCC_CHART_NOTE]);
  if (chart->texts[OPCC_CHART_SOURCE] == NULL)
    return;
  g_string_append_printf (out, _ ("Source: %s"), chart->texts[OPCC_CHART_SOURCE]);
  g_string_append_c (out, '\n');
}

char *
opcc_chart_make_text (const OpccChart *chart)
{
  GString *out = g_string_new (NULL);
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);
  g_autofree char *alternative = opcc_chart_make_alternative (chart);
  /* These two say a row in one sentence. */
  gboolean by_row = chart->kind == OPCC_CHART_TIMELINE || chart->kind == OPCC_CHART_BULLET;
  guint n = by_row ? MIN (chart->series->len, 1) : chart->series->len;

  append_line (out, chart->texts[OPCC_CHART_TITLE]);
  append_line (out, subtitle);
  append_line (out, chart->texts[OPCC_CHART_UNIT]);
  g_string_append_c (out, '\n');
  append_line (out, alternative);
  g_string_append_c (out, '\n');
  for (guint k = 0; k < chart->categories->len; k++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *words = opcc_chart_words_point (chart, i, k);

        append_line (out, words);
      }
  if (isfinite (chart->mark) && chart->mark_words != NULL)
    {
      g_autofree char *value = opcc_chart_words_full (chart->number, chart->mark, FALSE);

      g_string_append_printf (out, "%s: %s\n", chart->mark_words, value);
    }
  g_string_append_c (out, '\n');
  append_source (out, chart);
  return g_string_free (out, FALSE);
}

/* Tabs and new lines would break the row, and a name must not become a formula where it is pasted.
 */
static void
append_cell (GString *out, const char *cell, gboolean is_words, gboolean is_last)
{
  g_autofree char *flat = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  if (is_words && opcc_formula_guard_needed (flat))
    g_string_append_c (out, '\'');
  g_string_append (out, flat);
  g_string_append_c (out, is_last ? '\n' : '\t');
}

char *
opcc_chart_make_tsv (const OpccChart *chart)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) table = opcc_chart_make_table (chart, TRUE);
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);

  append_line (out, chart->texts[OPCC_CHART_TITLE]);
  append_line (out, subtitle);
  append_line (out, chart->texts[OPCC_CHART_UNIT]);
  for (guint i = 0; i < table->len; i++)
    {
      GStrv row = g_ptr_array_index (table, i);

      for (guint k = 0; row[k] != NULL; k++)
        append_cell (out, row[k], i == 0 || k == 0, row[k + 1] == NULL);
    }
  append_source (out, chart);
  return g_string_free (out, FALSE);
}
