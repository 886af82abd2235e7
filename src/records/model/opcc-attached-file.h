/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAttachedFile: a file from outside, read whole, before it is attached to a record. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OPCC_ATTACHED_FILE_MOST G_GINT64_CONSTANT (25000000)  /* bytes of one file */
#define OPCC_ATTACHED_FILES_ALL (4 * OPCC_ATTACHED_FILE_MOST) /* of all that are read at once */

typedef struct
{
  char *name;       /* without folders and control characters */
  char *media_type; /* "application/pdf", guessed from name and beginning */
  GBytes *bytes;
} OpccAttachedFile;

/**
 * OpccAttachedProgress:
 * @read: bytes so far
 * @all: bytes of the file, as far as is known
 */
typedef void (*OpccAttachedProgress) (gint64 read, gint64 all, gpointer user_data);

OpccAttachedFile *opcc_attached_file_read (GFile *file,
                                           OpccAttachedProgress progress,
                                           gpointer user_data,
                                           GCancellable *cancellable,
                                           GError **error);
GPtrArray *opcc_attached_files_read (GPtrArray *files,
                                     OpccAttachedProgress progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
char *opcc_attached_file_clean_name (const char *name);
void opcc_attached_file_free (OpccAttachedFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAttachedFile, opcc_attached_file_free)

G_END_DECLS
