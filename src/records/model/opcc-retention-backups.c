/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups made before personal data were removed, which still have them. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-retention.h"
#include "opcc-time.h"

/* (transfer full) (element-type OpccBackup): the backups without the newest removal */
static GPtrArray *
list_older (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *older = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_backup_free);
  gint64 seq = opcc_disposal_get_last_action (db);

  if (seq > 0)
    all = opcc_backup_list (opcc_db_get_path (db), error);
  for (guint i = 0; all != NULL && i < all->len;)
    if (opcc_backup_has_removal (((OpccBackup *) all->pdata[i])->path, seq))
      i++;
    else
      g_ptr_array_add (older, g_ptr_array_steal_index (all, i));
  return older;
}

/**
 * opcc_retention_count_backups:
 * @gone_by: (out): by when the program will have thinned out the last of them by itself, or
 *   OPCC_NO_DATE
 *
 * Returns: how many backups still have what was removed since
 */
gint64
opcc_retention_count_backups (OpccDb *db, OpccDate *gone_by, GError **error)
{
  g_autoptr (GPtrArray) older = list_older (db, error);

  *gone_by = OPCC_NO_DATE;
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

  if (older->len == 0)
    return 0;
  fresh = opcc_db_backup (db, "removal", cancellable, error);
  if (fresh == NULL)
    return -1;
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
