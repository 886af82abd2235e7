/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of each kind, with invented figures, for tests, the gallery and the bench. */
#include "charts-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

#include "opcc-date.h"
#include "opcc-place.h"

static const struct
{
  const char *name;
  OpccChartKind kind;
  OpccChartNumber number;
  const char *texts[6]; /* title, measure, place, period, unit, source */
} specs[N_TEST_CHARTS] = {
  { "bars",
    OPCC_CHART_BARS,
    OPCC_NUMBER_MONEY,
    { "Three districts ask for 62% of the money", "Amount asked for by district",
      "Leicester, Leicestershire and Rutland", "round 1 of 2023/24", "£",
      "applications of the round, as received" } },
  { "grouped",
    OPCC_CHART_BARS,
    OPCC_NUMBER_COUNT,
    { "More volunteers in every zone", "Active volunteers by People Zone", "three zones",
      "March 2022 and September 2023", "volunteers", "steering groups' own counts" } },
  { "stacked",
    OPCC_CHART_STACKED,
    OPCC_NUMBER_COUNT,
    { "Two in five applications are funded", "Applications by result and priority",
      "Leicester, Leicestershire and Rutland", "round 1 of 2023/24", "applications",
      "decision notice of the round" } },
  { "diverging",
    OPCC_CHART_DIVERGING,
    OPCC_NUMBER_COUNT,
    { "Fewer community support officers, more police officers", "Change in headcount by group",
      "Leicestershire Police", "2021/22 to 2022/23", "people (headcount)",
      "annual report, paragraph 5" } },
  { "lines",
    OPCC_CHART_LINES,
    OPCC_NUMBER_COUNT,
    { "Officer numbers passed the target in March", "Police officers in post by month",
      "Leicestershire Police", "April 2022 to March 2023", "officers (headcount)",
      "monthly workforce return" } },
  { "bullet",
    OPCC_CHART_BULLET,
    OPCC_NUMBER_MONEY,
    { "One scheme of four is over its budget", "Forecast against budget by scheme", "police estate",
      "2023/24", "£", "capital report to the board" } },
  { "timeline",
    OPCC_CHART_TIMELINE,
    OPCC_NUMBER_DATE,
    { "Two schemes slip by two months", "Capital schemes as now and as first approved",
      "police estate", "2023/24 and 2024/25", "date", "capital report to the board" } },
  { "bands",
    OPCC_CHART_BANDS,
    OPCC_NUMBER_PERCENT,
    { "23 of 51 applications pass", "Mark of each application", "all districts",
      "round 1 of 2023/24", "mark, per cent", "marks as moderated" } },
  { "multiples",
    OPCC_CHART_MULTIPLES,
    OPCC_NUMBER_PERCENT,
    { "Every group is better represented than in 2014", "Share of officers by group",
      "Leicestershire Police", "2014 to 2023", "per cent of officers", "workforce statistics" } },
  { "tiles",
    OPCC_CHART_MAP,
    OPCC_NUMBER_MONEY,
    { "Most is asked for in the city", "Amount asked for by district",
      "Leicester, Leicestershire and Rutland", "round 1 of 2023/24", "£",
      "applications of the round" } },
  { "boundaries",
    OPCC_CHART_MAP,
    OPCC_NUMBER_MONEY,
    { "Most is asked for in the city", "Amount asked for by district",
      "Leicester, Leicestershire and Rutland", "round 1 of 2023/24", "£",
      "applications of the round" } },
};

const char *
test_chart_get_name (TestChart which)
{
  return specs[which].name;
}

static OpccChart *
create (TestChart which)
{
  static const OpccChartText texts[] = { OPCC_CHART_TITLE,  OPCC_CHART_MEASURE, OPCC_CHART_PLACE,
                                         OPCC_CHART_PERIOD, OPCC_CHART_UNIT,    OPCC_CHART_SOURCE };
  OpccChart *chart = opcc_chart_new (specs[which].kind, specs[which].number);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    opcc_chart_set_text (chart, texts[i], specs[which].texts[i]);
  return chart;
}

/* Names parted by "|", and as many values as there are, series by series. */
static void
fill (OpccChart *chart, const char *categories, const char *series, const double *values)
{
  g_auto (GStrv) rows = g_strsplit (categories, "|", -1);
  g_auto (GStrv) lines = g_strsplit (series, "|", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    opcc_chart_add_category (chart, rows[i], NULL);
  for (guint k = 0; lines[k] != NULL; k++)
    {
      guint at = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, lines[k]);

      for (guint i = 0; rows[i] != NULL; i++)
        opcc_chart_set_value (chart, at, i, *values++);
    }
}

static void
set_role (OpccChart *chart, guint series, OpccSeriesRole role)
{
  ((OpccChartSeries *) g_ptr_array_index (chart->series, series))->role = role;
}

static void
fill_districts (OpccChart *chart)
{
  static const double values[] = { 12634000, 6160000, 4760000, 3450000, 2980000,
                                   2405000,  2240000, 1800000, NAN };
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Asked for");

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, "District");
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);

      opcc_chart_set_value (chart, series,
                            opcc_chart_add_category (chart, place->label, place->key), values[i]);
    }
}

static void
fill_lines (OpccChart *chart)
{
  static const double values[] = {
    2230, 2248, 2251, NAN,  2270, 2290, 2302, 2298, 2310, 2318, 2325, 2338, /* officers */
    2330, 2330, 2330, 2330, 2330, 2330, 2330, 2330, 2330, 2330, 2330, 2330, /* target */
  };

  fill (chart, "Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar", "Officers|Target", values);
  set_role (chart, 1, OPCC_SERIES_TARGET);
}

static void
fill_bullet (OpccChart *chart)
{
  static const double values[] = {
    50000000, 10000000, NAN,      6000000, /* forecast */
    48000000, 8500000,  67000000, 6500000, /* planned */
    50000000, 8500000,  67000000, 6500000, /* budget */
  };

  fill (chart, "Firearms extension|Commercial freezers|Cooling|Heat pump", "Forecast|Plan|Budget",
        values);
  set_role (chart, 1, OPCC_SERIES_TARGET);
  set_role (chart, 2, OPCC_SERIES_BUDGET);
}

static void
fill_timeline (OpccChart *chart)
{
  const double start = opcc_date_from_ymd (2023, 9, 1);
  const double values[] = {
    start,       NAN, start,       start - 30,  start - 150, /* starts */
    start + 210, NAN, start + 290, start + 190, start - 60,  /* ends */
    start,       NAN, start,       NAN,         NAN,         /* first approved from */
    start + 150, NAN, start + 210, NAN,         start - 90,  /* to */
  };

  fill (chart, "Extension to Firearms|Euston Street Cooling|Solar panels|Vehicle charging|Gates",
        "starts|ends|first approved from|first approved to", values);
  for (guint i = 0; i < 4; i++)
    set_role (chart, i, OPCC_SERIES_START + i);
  opcc_chart_set_done (chart, 4, TRUE);
  opcc_chart_set_mark (chart, opcc_date_from_ymd (2023, 10, 10), "Today");
}

static void
fill_bands (OpccChart *chart)
{
  static const double edges[] = { 40, 60, 70 };
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Mark");

  for (guint i = 0; i < 51; i++)
    {
      g_autofree char *name = g_strdup_printf ("R1-%03u", i + 1);

      opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, name, NULL),
                            33 + (i * 37 % 51) * 1.1 - (i % 3) * 0.7);
    }
  opcc_chart_set_edges (chart, edges, G_N_ELEMENTS (edges));
  opcc_chart_set_mark (chart, 65, "threshold 65%");
}

static void
fill_map (OpccChart *chart, gboolean with_boundaries)
{
  fill_districts (chart);
  opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, "More than one district", NULL),
                        900000);
  if (with_boundaries)
    {
      g_autoptr (GError) error = NULL;
      char *path = test_chart_write_boundaries ();
      g_autoptr (OpccBoundaries) boundaries = opcc_boundaries_load (path, &error);

      g_assert_no_error (error);
      opcc_chart_set_boundaries (chart, boundaries);
      test_chart_drop (path);
    }
}

static void
fill_multiples (OpccChart *chart)
{
  static const double values[] = {
    26.1, 26.8, 27.4, 28,  29.1, 30.2, 31.8, 33,  34.2, 35.6, /* women */
    6.1,  6.4,  6.8,  7,   7.4,  7.9,  8.3,  8.8, 9.4,  9.9,  /* ethnic minority */
    3,    NAN,  3.2,  3.4, 3.9,  NAN,  4.4,  4.8, 5.2,  5.5,  /* disabled */
    1.2,  1.4,  1.9,  2.2, 2.4,  2.9,  3.1,  3.6, 4,    4.3,  /* LGBT+ */
    12,   12.4, 12.8, 13,  13.1, 13.9, 14.2, 15,  15.2, 15.9, /* under 26 */
  };

  fill (chart, "2014|2015|2016|2017|2018|2019|2020|2021|2022|2023",
        "Women|Ethnic minorities|Disabled|LGBT+|Under 26", values);
}

OpccChart *
test_chart_new (TestChart which)
{
  static const double zones[] = { 9, 14, 6, 22, 31, 17 };
  static const double results[] = { 8, 5, 6, 3, 4, 6, 7, 2, 2, 3, 1, 2 };
  static const double changes[] = { 13, 12, 5, -19, -25 };
  OpccChart *chart = create (which);

  switch (which)
    {
    case TEST_CHART_PLAIN:
      fill_districts (chart);
      break;
    case TEST_CHART_GROUPED:
      fill (chart, "Bell Foundry|Thringstone|New Parks", "March 2022|September 2023", zones);
      set_role (chart, 0, OPCC_SERIES_PAST);
      break;
    case TEST_CHART_STACKED:
      fill (chart, "Safe streets|Young people|Victims|Neighbourhoods",
            "Funded|Passed, not funded|Not passed", results);
      break;
    case TEST_CHART_DIVERGING:
      fill (chart,
            "Special constables|Police staff|Police officers|Volunteers|"
            "Community support officers (PCSOs)",
            "Change", changes);
      break;
    case TEST_CHART_LINES:
      fill_lines (chart);
      break;
    case TEST_CHART_BULLET:
      fill_bullet (chart);
      break;
    case TEST_CHART_TIMELINE:
      fill_timeline (chart);
      break;
    case TEST_CHART_BANDS:
      fill_bands (chart);
      break;
    case TEST_CHART_MULTIPLES:
      fill_multiples (chart);
      break;
    case TEST_CHART_TILES:
    case TEST_CHART_BOUNDARIES:
      fill_map (chart, which == TEST_CHART_BOUNDARIES);
      break;
    case N_TEST_CHARTS:
    default:
      g_assert_not_reached ();
    }
  return chart;
}

OpccChart *
test_chart_new_rising (TestChart which, guint n, double first, double step)
{
  OpccChart *chart = create (which);
  guint n_series = which == TEST_CHART_STACKED || which == TEST_CHART_GROUPED ? 3 : 1;

  if (which == TEST_CHART_TIMELINE)
    n_series = 4;
  for (guint k = 0; k < n_series; k++)
    {
      g_autofree char *name = g_strdup_printf ("Series %u", k + 1);

      opcc_chart_add_series (chart,
                             which == TEST_CHART_TIMELINE ? OPCC_SERIES_START + k
                                                          : OPCC_SERIES_VALUE,
                             name);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Category %u", i + 1);
      guint at =
          opcc_chart_add_category (chart, name,
                                   specs[which].kind == OPCC_CHART_MAP ? opcc_place_get (i % 9)->key
                                                                       : NULL);

      for (guint k = 0; k < n_series; k++)
        opcc_chart_set_value (chart, k, at, first + step * i + 30.0 * k);
    }
  return chart;
}

char *
test_chart_write_boundaries (void)
{
  char *folder = g_dir_make_tmp ("opcc-boundaries-XXXXXX", NULL);
  char *path = g_build_filename (folder, "districts.geojson", NULL);
  GString *json = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);
      double west = -1.6 + place->tile_column * 0.3;
      double north = 52.9 - place->tile_row * 0.18;

      g_string_append_printf (
          json,
          "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":"
          "\"Polygon\",\"coordinates\":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}}",
          i > 0 ? "," : "", place->gss_code, west, north, west + 0.3, north - 0.02, west + 0.3,
          north - 0.2, west + 0.03, north - 0.18, west, north);
    }
  g_string_append (json, "]}");
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));
  g_string_free (json, TRUE);
  g_free (folder);
  return path;
}

void
test_chart_drop (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}
