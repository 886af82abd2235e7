/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workforce of the sample office. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_workforce_sample_fill:
 * @data_dir: the folder with workforce-figures.csv, workforce-posts.csv, workforce-open-data.csv
 *   and workforce-census.csv
 *
 * Takes them in through the real import, and writes down a training budget and the cause of a
 * change. For an office that is empty; nothing is done where the files are not there.
 */
gboolean opcc_workforce_sample_fill (OpccDb *db,
                                     const char *data_dir,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
