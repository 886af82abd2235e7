/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the office file: made through the engine, proved before they count, thinned by age. */
#pragma once

#include "opcc-backup-folder.h"
#include "opcc-db.h"

G_BEGIN_DECLS

/* Writes a whole, checked copy to @path; nothing that looks like a copy stays behind on failure. */
gboolean
opcc_db_backup_to (OpccDb *db, const char *path, GCancellable *cancellable, GError **error);
/* The automatic kind, beside the office file in "<name> backups"; thins hourly 24, daily 30,
 * monthly 24. */
char *opcc_db_backup (OpccDb *db, const char *reason, GCancellable *cancellable, GError **error);
/* The same in two halves: what is copied is settled with the first, and checked on a thread of its
 * own until the second, so that other work can be done meanwhile. Nothing may be committed between
 * them: without the copy the work has to be given up. */
typedef struct _OpccBackupWork OpccBackupWork;
OpccBackupWork *
opcc_db_backup_begin (OpccDb *db, const char *reason, GCancellable *cancellable, GError **error);
char *opcc_backup_work_end (OpccBackupWork *self, GError **error);
void opcc_backup_work_free (OpccBackupWork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccBackupWork, opcc_backup_work_free)

/* The same where something was saved since the last one and no try was made for so many seconds.
 * Returns whether there is other news of its trouble than before. */
gboolean opcc_db_backup_if_due (OpccDb *db, gint64 seconds, const char *reason);
/* Trouble of an earlier session, as it was told then: the file is backed up as soon as may be, and
 * again on closing, though nothing is saved in this one. */
void opcc_db_recall_backup_trouble (OpccDb *db, const char *trouble);
gboolean opcc_backup_check_copy (const char *path, GError **error);
gboolean opcc_backup_move_into_place (const char *temporary, const char *path, GError **error);
gboolean opcc_backup_has_removal (const OpccBackup *backup, gint64 seq, gint64 at);
/* Puts the copy in place of the office file, which is first kept as a backup itself. No store may
 * have the file open. */
gboolean opcc_backup_restore (const char *copy, const char *office_path, GError **error);

G_END_DECLS
