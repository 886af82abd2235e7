/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of each kind, with invented figures, for tests, the gallery and the bench. */
#pragma once

#include "opcc-chart.h"

G_BEGIN_DECLS

/* What the tests draw: the kinds, with bars and maps in both their forms. */
typedef enum
{
  TEST_CHART_PLAIN,
  TEST_CHART_GROUPED,
  TEST_CHART_STACKED,
  TEST_CHART_DIVERGING,
  TEST_CHART_LINES,
  TEST_CHART_BULLET,
  TEST_CHART_TIMELINE,
  TEST_CHART_BANDS,
  TEST_CHART_MULTIPLES,
  TEST_CHART_TILES,
  TEST_CHART_BOUNDARIES,
  N_TEST_CHARTS,
} TestChart;

const char *test_chart_get_name (TestChart which);
OpccChart *test_chart_new (TestChart which);
/* The same kind with @n categories of one or more series, values rising from @first by @step. */
OpccChart *test_chart_new_rising (TestChart which, guint n, double first, double step);
/* Nine square districts as a GeoJSON file in a new folder; remove it with test_chart_drop(). */
char *test_chart_write_boundaries (void);
void test_chart_drop (char *path);

G_END_DECLS
