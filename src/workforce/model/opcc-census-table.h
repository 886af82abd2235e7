/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The census table of ethnicity by local authority, as it is published for the whole country. */
#pragma once

#include "opcc-figure-sink.h"
#include "opcc-workbook.h"

G_BEGIN_DECLS

/**
 * opcc_census_table_read:
 * @found: (out): whether the file is that table; nothing is read where it is not
 *
 * Takes the nine districts by the five broad ethnic groups, residents on 27 March 2011 (Office for
 * National Statistics, table KS201EW), and says how many other places were left out.
 */
gboolean opcc_census_table_read (OpccFigureSink *sink,
                                 OpccWorkbook *book,
                                 gboolean *found,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
