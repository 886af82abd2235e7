/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a file of applications: columns matched, a preview, and then one action. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-import-result.h"
#include "opcc-mapping.h"

G_BEGIN_DECLS

typedef struct _OpccIntake OpccIntake;

/**
 * opcc_intake_new:
 * @round: the round the applications are for
 * @path: a CSV, XLSX, ODS or JSON file
 *
 * Opens the file, chooses the sheet that looks most like a list, finds its headings and matches
 * its columns: as a person matched the same headings before, else by guessing. Nothing is written.
 */
OpccIntake *opcc_intake_new (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error);
void opcc_intake_free (OpccIntake *self);

const char *opcc_intake_get_file_name (OpccIntake *self);
/* (transfer none): edit it before the preview or the import, not while one of them runs. */
OpccMapping *opcc_intake_get_mapping (OpccIntake *self);
gboolean opcc_intake_get_mapping_remembered (OpccIntake *self);
GStrv opcc_intake_get_sheet_names (OpccIntake *self);
guint opcc_intake_get_sheet (OpccIntake *self);
gboolean opcc_intake_set_sheet (
    OpccDb *db, OpccIntake *self, guint sheet, GCancellable *cancellable, GError **error);

/* What would happen, row by row; nothing is written. */
OpccImportResult *opcc_intake_preview (OpccDb *db,
                                       OpccIntake *self,
                                       OpccProgress progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);
/* Does it as one action, "Import 54 applications from round-1.csv", and remembers the mapping. A
 * file in which nothing is new does no action. */
OpccImportResult *opcc_intake_apply (OpccDb *db,
                                     OpccIntake *self,
                                     OpccProgress progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccIntake, opcc_intake_free)

G_END_DECLS
