/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a zip package (XLSX, ODS), read as streams under limits that stop zip bombs. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpccZipPackage OpccZipPackage;
typedef struct _OpccZipStream OpccZipStream;

OpccZipPackage *opcc_zip_package_open (const char *path, GError **error);
OpccZipPackage *opcc_zip_package_ref (OpccZipPackage *self);
void opcc_zip_package_unref (OpccZipPackage *self);
const char *opcc_zip_package_get_file_name (OpccZipPackage *self);
gboolean opcc_zip_package_has (OpccZipPackage *self, const char *part);
gboolean opcc_zip_package_has_prefix (OpccZipPackage *self, const char *prefix);
guint64 opcc_zip_package_get_size (OpccZipPackage *self, const char *part);

OpccZipStream *opcc_zip_stream_open (OpccZipPackage *package, const char *part, GError **error);
void opcc_zip_stream_free (OpccZipStream *self);
gssize opcc_zip_stream_read (OpccZipStream *self, char *room, gsize length, GError **error);
double opcc_zip_stream_get_fraction (OpccZipStream *self);

char *opcc_zip_package_read_text (OpccZipPackage *self,
                                  const char *part,
                                  gsize max_length,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccZipPackage, opcc_zip_package_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccZipStream, opcc_zip_stream_free)

G_END_DECLS
