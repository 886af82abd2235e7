/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table 8 of the Home Office's workbook: the whole country, one day a year, by kind of worker. */
#pragma once

#include "opcc-figure-sink.h"
#include "opcc-workbook.h"

G_BEGIN_DECLS

/**
 * opcc_police_series_read:
 * @sheet: number of the sheet in @book
 * @sums: (element-type utf8 double): what the forces of a table add up to, by "group\nperiod"
 *
 * Reads full-time equivalents of England and Wales with a row for each 30 September. The table
 * leaves out central service secondments and the British Transport Police, so that it has a
 * counting rule of its own and never meets the tables of forces in one line. Where @sums knows a
 * day, the printed figure is held against it, and what does not agree is remarked upon.
 *
 * Returns: FALSE on error
 */
gboolean opcc_police_series_read (OpccFigureSink *sink,
                                  OpccWorkbook *book,
                                  guint sheet,
                                  GHashTable *sums,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
