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
 * Reads tables 1 to 7 without table 4, which adds two others together: a row for each force, a
 * column for each day. Lines of regions and of the whole country are held against the sum of their
 * forces and not kept; what does not agree is remarked upon.
 */
gboolean opcc_police_workbook_read (OpccFigureSink *sink,
                                    OpccWorkbook *book,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
