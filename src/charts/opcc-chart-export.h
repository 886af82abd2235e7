/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the program: SVG, PNG, PDF, CSV or text, light on white, and never without its
 * title, unit, period and source. */
#pragma once

#include <cairo.h>

#include "opcc-chart.h"

G_BEGIN_DECLS

/* The page in pixels of 1/96 inch, with its margins. */
#define OPCC_CHART_PAGE_WIDTH  960
#define OPCC_CHART_PAGE_MARGIN 24

GBytes *opcc_chart_make_file (const OpccChart *chart, const char *path, GError **error);
gboolean opcc_chart_export (const OpccChart *chart, const char *path, GError **error);
cairo_surface_t *opcc_chart_make_picture (const OpccChart *chart, double zoom, GError **error);

G_END_DECLS
