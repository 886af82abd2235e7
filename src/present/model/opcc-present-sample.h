/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deck and the panel report of the sample office. */
#pragma once

#include "opcc-db-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds a deck of eight slides and a panel report over what the sample office holds; nothing where
 * it holds no round or no People Zone. */
gboolean opcc_present_sample_fill (OpccDb *db,
                                   const char *data_dir,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
