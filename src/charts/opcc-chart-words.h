/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a chart in words: in full, short for an axis, plain for a file. */
#pragma once

#include "opcc-chart.h"

G_BEGIN_DECLS

/* "not given", "fewer than 5" or "hidden"; @value is a NAN. */
const char *opcc_chart_words_no_value (double value);
/* "£126,340", "4,435", "65.2%"; where missing, why. A signed one says "+12". */
char *opcc_chart_words_full (OpccChartNumber number, double value, gboolean is_signed);
/* "£20k", "1,000": for a tick. */
char *opcc_chart_words_short (OpccChartNumber number, double value);
/* "126340.00", "2023-10-31": for a machine; "" where missing. */
char *opcc_chart_words_plain (OpccChartNumber number, double value);
/* What a screen reader and the hint say of one value: "Leicester, awarded: £126,340". */
char *opcc_chart_words_point (const OpccChart *chart, guint series, guint category);
/* How much later than first approved, "+2 months"; NULL: no later, or not known. */
char *opcc_chart_words_slip (const OpccChart *chart, guint category);

G_END_DECLS
