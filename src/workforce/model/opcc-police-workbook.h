/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Home Office's workbook of police workforce tables, as it is published. */
#pragma once

#include "opcc-figure-sink.h"
#include "opcc-workbook.h"

G_BEGIN_DECLS

/* TRUE where the workbook has the tables of that publication. */
gboolean opcc_police_workbook_find (OpccWorkbook *book);

/**
 * opcc_police_workbook_read:
 *
 * Reads tables 1 to 7: a row for each force, a column for each day. Lines of regions and of the
 * whole country are held against the sum of their forces and not kept, and so is table 4, which
 * adds tables 2 and 3 together; what does not agree is remarked upon. Table 8 is the whole country
 * year by year, under a counting rule of its own. A sheet that is not read is named with what to
 * do.
 */
gboolean opcc_police_workbook_read (OpccFigureSink *sink,
                                    OpccWorkbook *book,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
