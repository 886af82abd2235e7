/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers and words of a chart as JSON, and back. */
#pragma once

#include <json-glib/json-glib.h>

#include "opcc-chart.h"

G_BEGIN_DECLS

JsonObject *opcc_kept_chart_write (const OpccChart *chart);
OpccChart *opcc_kept_chart_read (JsonObject *kept);

G_END_DECLS
