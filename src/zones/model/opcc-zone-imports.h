/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that the zones domain takes in, one for each kind of its records. */
#pragma once

#include "opcc-file-import.h"

G_BEGIN_DECLS

extern const OpccFileImport opcc_zone_imports[]; /* ends with { NULL } */

gboolean opcc_zones_sample_fill (OpccDb *db,
                                 const char *data_dir,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
