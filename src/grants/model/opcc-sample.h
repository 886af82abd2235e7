/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample office: one year, three rounds, one of them full. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/**
 * opcc_sample_fill:
 * @data_dir: the folder with round-1-applications.csv and its companions
 *
 * Makes the 2023/24 scheme with its three rounds, fills round 1 by taking in the files of
 * @data_dir through the real import, and round 2 where its files are there. Refused in an office
 * that holds a scheme already.
 */
gboolean
opcc_sample_fill (OpccDb *db, const char *data_dir, GCancellable *cancellable, GError **error);
/* The fund of a year; @pot and @cap in pence. Returns: (transfer full): NULL on error */
OpccScheme *
opcc_sample_add_scheme (OpccDb *db, const char *year, gint64 pot, gint64 cap, GError **error);
/* Fills a round from the files of @data_dir whose names begin with @story and its number; each is
 * left out where it is not there. Those that pass the door are counted as checked. */
gboolean opcc_sample_fill_round (OpccDb *db,
                                 gint64 round,
                                 guint number,
                                 const char *data_dir,
                                 const char *story,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
