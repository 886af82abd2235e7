/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups made before personal data were removed, which still have them. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-retention.h"
#include "opcc-second-copy.h"
#include "opcc-second-folder.h"
#include "opcc-time.h"

/* (transfer full) (nullable) (element-type OpccBackup): the copies without the newest removal,
 * beside the office file and in the second folder */
static GPtrArray *
list_older (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) older = NULL;
  gint64 at;
  const gint64 seq = opcc_disposal_get_last_action (db, &at);
  const char *path = opcc_db_get_path (db);
  GPtrArray *second;

  if (seq == 0)
    return g_ptr_array_new ();
  older = opcc_backup_list (path, error);
  second = opcc_second_folder_list (path, error);
  if (second == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (older, second);
  for (guint i = older->len; i > 0; i--)
    if (opcc_backup_has_removal (older->pdata[i - 1], seq, at))
      g_ptr_array_remove_index (older, i - 1);
  return g_steal_pointer (&older);
}

/**
 * opcc_retention_tell_unreached:
 *
 * Returns: (transfer full) (nullable): a sentence, where copies in the second folder may still have
 *   what was removed and cannot be reached now
 */
char *
opcc_retention_tell_unreached (OpccDb *db)
{
  g_autoptr (OpccSecondFolder) folder = opcc_second_folder_load (opcc_db_get_path (db), NULL);

  if (folder == NULL || opcc_second_folder_is_there (folder) ||
      opcc_disposal_get_last_action (db, NULL) == 0)
    return NULL;
  return g_strdup_printf (_ ("The second folder %s is not there now: copies in it may still have "
                             "what was removed, and can neither be counted nor deleted. Plug the "
                             "disk in or connect to it, then delete the older backups."),
                          folder->chosen);
}

/**
 * opcc_retention_count_backups:
 * @gone_by: (out): by when the program will have thinned out the last of them by itself, or
 *   OPCC_NO_DATE
 *
 * Returns: how many backups still have what was removed since, copies in the second folder
 *   included where it is there; -1 on error
 */
gint64
opcc_retention_count_backups (OpccDb *db, OpccDate *gone_by, GError **error)
{
  g_autoptr (GPtrArray) older = list_older (db, error);

  *gone_by = OPCC_NO_DATE;
  if (older == NULL)
    return -1;
  for (guint i = 0; i < older->len; i++)
    {
      const OpccBackup *backup = g_ptr_array_index (older, i);
      OpccDate day = opcc_time_get_date (backup->at + OPCC_BACKUP_KEPT_SECONDS);

      *gone_by = *gone_by == OPCC_NO_DATE ? day : MAX (*gone_by, day);
    }
  return older->len;
}

/**
 * opcc_retention_remove_backups:
 *
 * Deletes the backups that still have what was removed, once there is a new one without it.
 *
 * Returns: how many were deleted; -1 on error
 */
gint64
opcc_retention_remove_backups (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) older = list_older (db, error);
  g_autofree char *fresh = NULL;

  if (older == NULL || older->len == 0)
    return older != NULL ? 0 : -1;
  fresh = opcc_db_backup (db, "removal", cancellable, error);
  if (fresh == NULL)
    return -1;
  opcc_second_copy_finish (db);
  for (guint i = 0; i < older->len; i++)
    {
      const OpccBackup *backup = g_ptr_array_index (older, i);

      /* Making the new one may have thinned it out. */
      if (g_unlink (backup->path) == 0 || !g_file_test (backup->path, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("The backup %s could not be deleted; it still has what was removed. Delete "
                      "it by hand."),
                   backup->path);
      return -1;
    }
  return older->len;
}
