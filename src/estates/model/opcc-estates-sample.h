/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the sample office with the capital programme, premises and section 106. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/* Takes in estates-*.csv through the imports that people use; nothing where they are not there. */
gboolean opcc_estates_sample_fill (OpccDb *db,
                                   const char *data_dir,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
