/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups under a passphrase: written a piece at a time, proved by opening them, put back. */
#include "opcc-backup-sealed.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "opcc-backup-lock.h"
#include "opcc-backup.h"
#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-sealing.h"
#include "opcc-second-folder.h"
#include "opcc-text.h"
#include "opcc-verify.h"

static char *
name_temporary (const char *path, const char *what)
{
  return g_strdup_printf ("%s.%d-%s.part", path, (int) getpid (), what);
}

/* What comes out again is an office file that agrees with its log. */
static gboolean
prove_sealed (const char *sealed,
              const char *opened,
              const char *passphrase,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (OpccVerifyReport) report = NULL;
  OpccDb *copy;

  if (!opcc_sealing_open_file (sealed, opened, passphrase, cancellable, error))
    return FALSE;
  copy = opcc_open_office (opened, OPCC_STORE_READ_ONLY | OPCC_STORE_ALLOW_ANY_PLACE, error);
  if (copy == NULL)
    return FALSE;
  report = opcc_db_verify (copy, cancellable, error);
  opcc_db_close (copy);
  if (report == NULL || report->problems->len == 0)
    return report != NULL;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("The backup was not written: what comes out of it does not agree with its log. "
                  "%s"),
               (char *) g_ptr_array_index (report->problems, 0));
  return FALSE;
}

/**
 * opcc_db_backup_sealed:
 * @path: of the sealed copy, such as in a second folder; nothing of it is readable there
 *
 * The open copies that are needed on the way stand beside the office file, for its owner alone,
 * and go again.
 *
 * Returns: FALSE with the reason; a file that was at @path is then as it was
 */
gboolean
opcc_db_backup_sealed (
    OpccDb *db, const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autofree char *plain = name_temporary (opcc_db_get_path (db), "open");
  g_autofree char *opened = name_temporary (opcc_db_get_path (db), "proof");
  g_autofree char *sealed = name_temporary (path, "sealed");
  gboolean ok = opcc_sealing_check_passphrase (passphrase, error) &&
                opcc_db_backup_to (db, plain, cancellable, error) &&
                opcc_sealing_close_file (plain, sealed, passphrase, cancellable, error) &&
                prove_sealed (sealed, opened, passphrase, cancellable, error) &&
                opcc_backup_move_into_place (sealed, path, error);

  g_unlink (plain);
  g_unlink (opened);
  if (!ok)
    g_unlink (sealed);
  return ok;
}

/* The copy that was asked for is made, so what goes wrong here is told as trouble of backups is. */
static void
copy_to_second_folder (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccSecondFolder) folder = opcc_second_folder_load (opcc_db_get_path (db), &error);
  g_autofree char *path = NULL;

  if (folder == NULL && error == NULL)
    return;
  g_clear_error (&error);
  path = opcc_db_backup (db, "hand", NULL, &error);
  if (path == NULL)
    opcc_set_str (&db->backup_trouble, error->message);
}

/**
 * opcc_db_backup_by_hand:
 * @path: of a copy that somebody asked for
 * @passphrase: (nullable): what alone opens it
 *
 * Where there is a second folder, a backup is made as well, so that it has what is now there too.
 *
 * Returns: FALSE with the reason why there is no copy at @path
 */
gboolean
opcc_db_backup_by_hand (
    OpccDb *db, const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  const gboolean ok = passphrase != NULL
                          ? opcc_db_backup_sealed (db, path, passphrase, cancellable, error)
                          : opcc_db_backup_to (db, path, cancellable, error);

  if (ok)
    copy_to_second_folder (db);
  return ok;
}

/**
 * opcc_backup_is_sealed:
 *
 * Returns: whether a copy opens with a passphrase only
 */
gboolean
opcc_backup_is_sealed (const char *copy)
{
  return opcc_sealing_file_is_sealed (copy) || opcc_backup_lock_is_locked (copy);
}

/* Of both forms; told as of a backup, not of a pack. */
static gboolean
open_copy (const char *copy, const char *plain, const char *passphrase, GError **error)
{
  g_autofree char *name = g_path_get_basename (copy);
  g_autoptr (GError) problem = NULL;

  if (opcc_backup_lock_is_locked (copy))
    return opcc_backup_lock_open (copy, plain, passphrase, NULL, error);
  if (opcc_sealing_open_file (copy, plain, passphrase, NULL, &problem))
    return TRUE;
  if (g_error_matches (problem, OPCC_ERROR, OPCC_ERROR_LOCKED))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED,
                 _ ("The backup %s does not open with this passphrase. Nothing was changed. Type "
                    "again the one that it was made with; without it nobody can open it."),
                 name);
  else if (g_error_matches (problem, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                 _ ("The backup %s is damaged or cut off: it does not open. Nothing was changed. "
                    "Take another copy."),
                 name);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * opcc_backup_restore_sealed:
 * @passphrase: (nullable)
 *
 * As opcc_backup_restore(); a copy that is not under a passphrase needs none.
 *
 * Returns: FALSE with OPCC_ERROR_LOCKED where the passphrase is missing or wrong; the office file
 *   is then as it was
 */
gboolean
opcc_backup_restore_sealed (const char *copy,
                            const char *office_path,
                            const char *passphrase,
                            GError **error)
{
  g_autofree char *plain = name_temporary (office_path, "opened");
  g_autofree char *name = g_path_get_basename (copy);
  gboolean ok;

  if (!opcc_backup_is_sealed (copy))
    return opcc_backup_restore (copy, office_path, error);
  if (passphrase == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED,
                   _ ("%s is under a passphrase. Nothing was changed. Give the passphrase that it "
                      "was made with."),
                   name);
      return FALSE;
    }
  ok =
      open_copy (copy, plain, passphrase, error) && opcc_backup_restore (plain, office_path, error);
  g_unlink (plain);
  return ok;
}
