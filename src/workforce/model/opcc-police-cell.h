/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the cells of a table made for print: days, names with marks of footnotes, numbers. */
#pragma once

#include "opcc-date.h"
#include "opcc-row-reader.h"

G_BEGIN_DECLS

/* The words under which the figures of the workbook and of its series stand in the office. */
#define OPCC_POLICE_MEASURE "Police workforce"
#define OPCC_POLICE_SOURCE  "Home Office police workforce tables"

/* Room for "2018-09-30" and its end. */
#define OPCC_POLICE_PERIOD 12

/**
 * opcc_police_cell_read_period:
 * @text: "Sep-18", a date of that month, or "30 September 20123", whose last 3 is the mark of a
 *   footnote
 * @period: (out): the last day of that month, "2018-09-30"; room for OPCC_POLICE_PERIOD bytes
 */
gboolean opcc_police_cell_read_period (const char *text, char *period);

/* (transfer full): "Cleveland2,3" is Cleveland: marks of footnotes stand at the end. */
char *opcc_police_cell_read_name (const char *text);

/* NAN where the cell holds no number: empty, "..", words. Commas of thousands are read over. */
double opcc_police_cell_read_number (const OpccRow *row, guint column);

G_END_DECLS
