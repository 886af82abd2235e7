/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of one series as rows: name, numbers, bar with its value, numbers. */
#pragma once

#include "opcc-slide-stack.h"

G_BEGIN_DECLS

/* Whether the chart is of that kind at all. */
gboolean opcc_slide_bars_can_show (const OpccChart *chart);
/* Whether the table has a row for each bar. */
gboolean opcc_slide_bars_match (const OpccChart *chart, const OpccBlock *table);
gboolean
opcc_slide_bars_add (OpccSlideStack *stack, const OpccChart *chart, const OpccBlock *table);

G_END_DECLS
