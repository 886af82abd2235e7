/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The twins of a chart: its numbers as a table, and all it says as text. */
#pragma once

#include "opcc-chart.h"

G_BEGIN_DECLS

/**
 * opcc_chart_make_table:
 * @plain: numbers for a machine (126340.00, 2023-10-31) rather than in words (£126,340)
 *
 * Returns: (transfer full) (element-type GStrv): headings first, then a row a category; all rows
 *   are equally long
 */
GPtrArray *opcc_chart_make_table (const OpccChart *chart, gboolean plain);
/* What a picture tells at a glance, in a few sentences: the alternative text, or one made from the
 * numbers. */
char *opcc_chart_make_alternative (const OpccChart *chart);
/* The whole chart as text: title, subtitle, unit, a line a value, note and source. */
char *opcc_chart_make_text (const OpccChart *chart);
/* For the clipboard: title, subtitle, unit, the table with tabs, source. */
char *opcc_chart_make_tsv (const OpccChart *chart);

G_END_DECLS
