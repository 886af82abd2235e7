/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of a file that is open, as it stands. */
#include "opcc-sqlite-copy.h"

#include "opcc-sqlite-error.h"

#define PAGES_A_STEP 2048

static gboolean
copy_pages (
    sqlite3 *db, const char *name, sqlite3 *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", db, "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      opcc_sqlite_set_error (error, target, name);
      return FALSE;
    }
  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (rc == SQLITE_DONE)
    return TRUE;
  opcc_sqlite_set_error_code (error, rc, sqlite3_errstr (rc), name);
  return FALSE;
}

/**
 * opcc_sqlite_copy:
 * @name: the path of the file that @db has open, for errors
 * @path: of the copy, which is not there yet
 *
 * Returns: FALSE with an error; a part of the copy may then lie there
 */
gboolean
opcc_sqlite_copy (
    sqlite3 *db, const char *name, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *target = NULL;
  gboolean ok;

  if (sqlite3_open_v2 (path, &target,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                           SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      opcc_sqlite_set_error (error, target, path);
      sqlite3_close (target);
      return FALSE;
    }
  sqlite3_exec (target, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
  ok = copy_pages (db, name, target, cancellable, error);
  sqlite3_close (target);
  return ok;
}
