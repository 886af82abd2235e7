/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces a file so that at every moment either the old one or the new one is there, whole. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpccFileWriter OpccFileWriter;

OpccFileWriter *opcc_file_writer_new (const char *path, GError **error);
gboolean
opcc_file_writer_write (OpccFileWriter *self, const char *data, gssize length, GError **error);
const char *opcc_file_writer_get_temp_path (OpccFileWriter *self);
gboolean opcc_file_writer_commit (OpccFileWriter *self, GError **error);
void opcc_file_writer_free (OpccFileWriter *self);

gboolean
opcc_file_writer_replace (const char *path, const char *data, gssize length, GError **error);

char *
opcc_file_writer_reserve (const char *folder, const char *name, const char *ending, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccFileWriter, opcc_file_writer_free)

G_END_DECLS
