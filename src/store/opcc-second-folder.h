/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second folder of an office file: where this machine puts a copy of each backup. */
#pragma once

#include "opcc-backup-folder.h"
#include "opcc-backup-lock.h"
#include "opcc-db.h"

G_BEGIN_DECLS

typedef struct
{
  char *chosen;        /* (owned): the folder that was chosen */
  char *path;          /* (owned): the folder in it with the copies of this office alone */
  gboolean locked;     /* copies are written so that only the passphrase opens them */
  OpccBackupLock lock; /* where they are */
} OpccSecondFolder;

void opcc_second_folder_free (OpccSecondFolder *folder);
OpccSecondFolder *opcc_second_folder_load (const char *office_path, GError **error);
gboolean opcc_second_folder_is_there (const OpccSecondFolder *folder);
gboolean opcc_second_folder_choose (OpccDb *db, const char *chosen, GError **error);
gboolean opcc_second_folder_forget (const char *office_path, GError **error);
gboolean opcc_second_folder_lock (const char *office_path, const char *passphrase, GError **error);
GPtrArray *opcc_second_folder_list (const char *office_path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSecondFolder, opcc_second_folder_free)

G_END_DECLS
