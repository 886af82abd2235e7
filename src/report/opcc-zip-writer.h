/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting parts into a zip package, in order, the first of them as OpenDocument wants it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpccZipWriter OpccZipWriter;

OpccZipWriter *opcc_zip_writer_new (void);
void opcc_zip_writer_free (OpccZipWriter *self);
gboolean opcc_zip_writer_add (OpccZipWriter *self,
                              const char *name,
                              gconstpointer data,
                              gsize length,
                              gboolean stored,
                              GError **error);
GBytes *opcc_zip_writer_finish (OpccZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccZipWriter, opcc_zip_writer_free)

G_END_DECLS
