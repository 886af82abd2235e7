/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of grants after their award: what was awarded, paid and spent, quarter by quarter. */
#pragma once

#include "opcc-chart.h"
#include "opcc-delivery.h"

G_BEGIN_DECLS

OpccChart *
opcc_delivery_chart_new (const GPtrArray *deliveries, const char *period, OpccDate today);

G_END_DECLS
