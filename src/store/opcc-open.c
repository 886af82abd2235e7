/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening an office file: kind of file, place, version, migrations, identity. */
#include "opcc-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-known-whole.h"
#include "opcc-log.h"
#include "opcc-migrate.h"
#include "opcc-safe-place.h"
#include "opcc-uuid.h"

#define APPLICATION_ID 0x4f504343
#define HEADER_SIZE    100

static gboolean
refuse (GError **error, OpccError code, const char *path, const char *why)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, OPCC_ERROR, code, "%s %s", name, why);
  return FALSE;
}

static gboolean
refuse_errno (GError **error, const char *path, int number)
{
  g_autofree char *why = NULL;

  if (number == ENOENT)
    return refuse (error, OPCC_ERROR_NOT_FOUND, path,
                   _ ("is not there. Check the name, or start a new office file."));
  if (number == EACCES || number == EPERM)
    return refuse (error, OPCC_ERROR_READ_ONLY, path,
                   _ ("may not be read by you. Ask its owner for the right to."));
  why = g_strdup_printf (_ ("could not be opened (%s). Try again, or open a copy."),
                         g_strerror (number));
  return refuse (error, OPCC_ERROR_FAILED, path, why);
}

static gboolean
refuse_creation (GError **error, const char *path, int number)
{
  g_autofree char *why = NULL;

  if (number == EACCES || number == EPERM || number == EROFS)
    return refuse (error, OPCC_ERROR_READ_ONLY, path,
                   _ ("cannot be made there. Choose a folder of your own."));
  if (number == ENOSPC)
    return refuse (error, OPCC_ERROR_NO_SPACE, path,
                   _ ("cannot be made: the disk is full. Free some space, then try again."));
  why = g_strdup_printf (_ ("cannot be made there (%s). Choose another folder."),
                         g_strerror (number));
  return refuse (error, OPCC_ERROR_FAILED, path, why);
}

static gboolean
is_application (const guint8 *header)
{
  guint32 id;

  memcpy (&id, header + 68, sizeof id);
  return GUINT32_FROM_BE (id) == APPLICATION_ID;
}

/* Before the engine touches it, since closing a file drops the locks this process has on it. */
gboolean
opcc_open_check_file (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  GStatBuf info;
  FILE *file;
  gsize n;
  int number;

  if (g_stat (path, &info) != 0)
    return refuse_errno (error, path, errno);
  if (!S_ISREG (info.st_mode))
    return refuse (error, OPCC_ERROR_INVALID, path,
                   _ ("is not a file. Choose an office file, which ends in .opcc."));
  file = fopen (path, "rb");
  if (file == NULL)
    return refuse_errno (error, path, errno);
  n = fread (header, 1, sizeof header, file);
  number = ferror (file) ? errno : 0;
  (void) fclose (file);
  if (number != 0)
    return refuse_errno (error, path, number);
  if (n == 0)
    return refuse (error, OPCC_ERROR_DAMAGED, path,
                   _ ("is empty. Open the newest good backup, from the folder beside it or the "
                      "second folder."));
  if (n < sizeof header || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse (error, OPCC_ERROR_DAMAGED, path,
                   _ ("is not an office file, or its beginning is damaged. If it was one, open the "
                      "newest good backup, from the folder beside it or the second folder."));
  if (!is_application (header))
    return refuse (error, OPCC_ERROR_INVALID, path,
                   _ ("belongs to another program. Choose an office file, which ends in .opcc."));
  return TRUE;
}

/* Makes the empty file itself, so that it is nobody else's and for its owner alone. */
static gboolean
claim (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse_creation (error, folder, errno);
  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0)
    return g_close (fd, NULL);
  if (errno == EEXIST)
    return refuse (error, OPCC_ERROR_REFUSED, path,
                   _ ("is already there. Open it, or choose another name."));
  return refuse_creation (error, path, errno);
}

static gboolean
identify (OpccDb *db, GError **error)
{
  g_autoptr (GError) failure = NULL;

  db->office_id = opcc_db_get_setting (db, "office-id", &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (db->office_id != NULL || db->read_only_reason != NULL)
    return TRUE;
  db->office_id = opcc_uuid7 ();
  return opcc_db_set_setting (db, "office-id", db->office_id, error);
}

/* A file of a newer program is read, never written: it may hold what this one would lose. */
static gboolean
settle_schema (OpccDb *db, GError **error)
{
  gint64 schema = db->engine->get_schema (db->connection, error);

  /* No program wrote a number below nought. */
  if (schema < 0 && error != NULL && *error == NULL)
    return refuse (error, OPCC_ERROR_DAMAGED, db->path,
                   _ ("is damaged at its beginning. Open the newest good backup, from the folder "
                      "beside it or the second folder."));
  if (schema < 0)
    return FALSE;
  if (schema > opcc_migrate_newest ())
    {
      g_free (db->read_only_reason);
      db->read_only_reason = g_strdup_printf (
          _ ("This file was written by a newer OPCC Desk (file version %" PRId64
             ", this program knows %" PRId64
             "). You can look, not change. Install the newer program to change it."),
          schema, opcc_migrate_newest ());
      db->newer = TRUE;
      return TRUE;
    }
  if (schema == opcc_migrate_newest ())
    return TRUE;
  if (db->read_only_reason != NULL)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY,
                           _ ("This file was written by an older OPCC Desk and must be brought up "
                              "to date, but it cannot be written here. Copy it to a folder of your "
                              "own and open the copy."));
      return FALSE;
    }
  return opcc_migrate (db, schema, error);
}

static OpccDb *
open_with (const char *path, OpccEngineFlags flags, const char *reason, GError **error)
{
  OpccDb *db = opcc_db_open (path, flags, error);
  gboolean changed;

  if (db == NULL)
    return NULL;
  db->read_only_reason = g_strdup (reason);
  db->stamp = -1;
  if (!settle_schema (db, error) || !identify (db, error) || !opcc_db_refresh (db, &changed, error))
    g_clear_pointer (&db, opcc_db_close);
  return db;
}

/* What was removed for good leaves bytes behind that nobody asks for any more. A program that ended
 * before it had wiped them out has it done here; where it cannot be, it stays due. */
static void
finish_disposal (OpccDb *db)
{
  if (db != NULL && db->read_only_reason == NULL && opcc_db_is_wipe_due (db))
    opcc_db_wipe (db, NULL);
}

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* The journal is written beside the file, so both must be ours to write. */
  return access (path, W_OK) == 0 && access (folder, W_OK) == 0;
}

static OpccDb *
open_in_memory (GError **error)
{
  OpccDb *db = open_with (OPCC_DB_IN_MEMORY, OPCC_ENGINE_CREATE, NULL, error);

  if (db != NULL)
    db->checked = TRUE;
  return db;
}

/**
 * opcc_open_office:
 *
 * Returns: (transfer full): the open file, migrated and known by its office; on a place where it
 *   cannot be written, read-only with the reason
 */
OpccDb *
opcc_open_office (const char *path, OpccStoreFlags flags, GError **error)
{
  OpccEngineFlags engine_flags = 0;
  g_autofree char *reason = NULL;
  OpccDb *db;

  if (flags & OPCC_STORE_IN_MEMORY)
    return open_in_memory (error);
  if ((flags & OPCC_STORE_ALLOW_ANY_PLACE) == 0 && !opcc_safe_place_check (path, error))
    return NULL;
  if (flags & OPCC_STORE_CREATE)
    {
      if (!claim (path, error))
        return NULL;
      engine_flags = OPCC_ENGINE_CREATE;
    }
  else if (!opcc_open_check_file (path, error))
    return NULL;
  else if (flags & OPCC_STORE_READ_ONLY)
    reason = g_strdup (_ ("This file was opened to look at, not to change."));
  else if (!can_write (path))
    reason = g_strdup (_ ("This file, or its folder, cannot be written by you. You can look, not "
                          "change. Copy it to a folder of your own to change it."));
  if (reason != NULL)
    engine_flags = OPCC_ENGINE_READ_ONLY;
  db = open_with (path, engine_flags, reason, error);
  finish_disposal (db);
  if (db != NULL && (flags & OPCC_STORE_CREATE))
    db->checked = TRUE;
  /* A file that could not be begun is ours to take away again. */
  if (db == NULL && (flags & OPCC_STORE_CREATE))
    g_unlink (path);
  if (db != NULL && (flags & OPCC_STORE_RECALL))
    {
      db->remembers = TRUE;
      opcc_known_whole_recall (db);
    }
  if (db != NULL && (flags & OPCC_STORE_CHECK_LATER) == 0 && !opcc_db_check (db, error))
    g_clear_pointer (&db, opcc_db_close);
  return db;
}
