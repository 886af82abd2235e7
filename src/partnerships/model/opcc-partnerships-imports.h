/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the partnerships domain takes in, and its part of the sample office. */
#pragma once

#include "opcc-file-import.h"

G_BEGIN_DECLS

/* Ends with { NULL }. */
extern const OpccFileImport opcc_partnerships_imports[];

gboolean opcc_partnerships_sample_fill (OpccDb *db,
                                        const char *data_dir,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
