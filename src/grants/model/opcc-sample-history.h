/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year before the sample office's: six rounds, all decided and published. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_sample_history_fill:
 * @data_dir: the folder with history-1-applications.csv and its companions
 *
 * Adds the scheme of 2022/23 with its six rounds, through the same import, marking, moderation and
 * decision as any other round. Refused in an office that has a scheme of that year.
 */
gboolean opcc_sample_history_fill (OpccDb *db,
                                   const char *data_dir,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
