/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The issued letters of a round as files in a folder of their own. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/* How far a folder has come; read from any thread with g_atomic_int_get(). */
typedef struct
{
  int done;
  int total;
} OpccLetterProgress;

typedef struct
{
  guint n_letters;
  guint n_unaddressed; /* whose mail has no address yet */
} OpccLetterFiles;

/**
 * opcc_letter_files_save:
 * @folder: does not exist yet, or is empty
 * @progress: (nullable): counted on as letters are written
 *
 * Writes each issued letter as PDF, OpenDocument, HTML and the draft of a mail. The folder appears
 * whole or not at all; the same letters give the same bytes.
 */
gboolean opcc_letter_files_save (OpccDb *db,
                                 gint64 round,
                                 const char *folder,
                                 OpccLetterProgress *progress,
                                 OpccLetterFiles *files,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
