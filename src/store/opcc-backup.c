/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: made through the engine, checked, renamed into place, thinned; and the way back. */
#include "opcc-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "opcc-backup-lock.h"
#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-log.h"
#include "opcc-thread.h"
#include "opcc-open.h"
#include "opcc-second-copy.h"
#include "opcc-text.h"
#include "opcc-time.h"

static gboolean
fail (GError **error, const char *path, int number)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, OPCC_ERROR, number == ENOSPC ? OPCC_ERROR_NO_SPACE : OPCC_ERROR_FAILED,
               _ ("The backup %s could not be written: %s. The office file is as it was. Choose "
                  "another place, or free some space, and try again."),
               name, g_strerror (number));
  return FALSE;
}

static gboolean
sync_path (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  return ok || fail (error, path, number);
}

/**
 * opcc_backup_check_copy:
 *
 * A copy counts only when the engine finds it whole. On any thread.
 */
gboolean
opcc_backup_check_copy (const char *path, GError **error)
{
  OpccDb *copy = opcc_db_open (path, OPCC_ENGINE_READ_ONLY, error);
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  ok = copy->engine->check (copy->connection, FALSE, error);
  opcc_db_close (copy);
  return ok;
}

/**
 * opcc_backup_move_into_place:
 *
 * Once what was written is on the disk.
 */
gboolean
opcc_backup_move_into_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    return fail (error, path, errno);
  return sync_path (folder, error);
}

static char *
name_temporary (const char *path)
{
  static int n_made = 0;

  /* Of its own also beside another store of this program that is open on the same file. */
  return g_strdup_printf ("%s.%d-%d.part", path, (int) getpid (), g_atomic_int_add (&n_made, 1));
}

static gboolean
copy_to (
    OpccDb *db, const char *temporary, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *office = g_canonicalize_filename (db->path, NULL);
  g_autofree char *target = g_canonicalize_filename (path, NULL);

  if (strcmp (office, target) == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("A backup cannot be written over the office file itself. Choose "
                              "another name."));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, path, errno);
  g_unlink (temporary);
  return db->engine->backup (db->connection, temporary, cancellable, error) &&
         (g_chmod (temporary, 0600) == 0 || fail (error, temporary, errno));
}

/**
 * opcc_db_backup_to:
 *
 * Returns: FALSE with the reason; a file that was at @path is then as it was
 */
gboolean
opcc_db_backup_to (OpccDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = name_temporary (path);
  gboolean ok = copy_to (db, temporary, path, cancellable, error) &&
                opcc_backup_check_copy (temporary, error) &&
                opcc_backup_move_into_place (temporary, path, error);

  if (!ok)
    g_unlink (temporary);
  else if (db->backup_trouble != NULL)
    {
      g_clear_pointer (&db->backup_trouble, g_free);
      /* No record changed, but the window is to hear that this is over. */
      g_ptr_array_add (db->changed_kinds, g_strdup ("backup"));
    }
  return ok;
}

/**
 * opcc_backup_has_removal:
 * @seq: of an action that removed something for good
 * @at: seconds UTC: when it did
 *
 * Returns: whether that action is in the copy already; one that cannot be read has none. A locked
 *   one tells no more than its newest action, and may be of a past that was given up since.
 */
gboolean
opcc_backup_has_removal (const OpccBackup *backup, gint64 seq, gint64 at)
{
  OpccDb *copy = NULL;
  gint64 found = 0;

  if (backup->locked)
    return backup->at >= at && opcc_backup_lock_read_seq (backup->path, &found) && found >= seq;
  copy = opcc_db_open (backup->path, OPCC_ENGINE_READ_ONLY, NULL);
  if (copy != NULL)
    found =
        opcc_db_get_integer (copy, "SELECT undoes FROM action WHERE seq = $1", 0, NULL, "i", seq);
  opcc_db_close (copy);
  return found == OPCC_UNDOES_NEVER;
}

/* How far ahead of the clock a backup may be dated because one was made just before it. */
#define MAX_AHEAD 60

/* When the next backup is dated: after the newest, so that by name too it is the newest and no
 * older one is kept in its place. One dated far ahead, by a clock that was wrong, is no measure. */
static gint64
choose_time (const char *office_path)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (office_path, NULL);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < backups->len; i++)
    {
      const OpccBackup *backup = g_ptr_array_index (backups, i);

      if (backup->at < now + MAX_AHEAD)
        return MAX (now, backup->at + 1);
    }
  return now;
}

/* A copy never takes the place of another: the second one of a second is dated a second later. */
static char *
choose_path (const char *office_path, const char *reason)
{
  g_autofree char *folder = opcc_backup_get_folder (office_path);

  for (gint64 time = choose_time (office_path);; time++)
    {
      g_autofree char *stamp = opcc_backup_print_stamp (time);
      g_autofree char *name = g_strdup_printf ("%s %s.opcc", stamp, reason);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

struct _OpccBackupWork
{
  OpccDb *db;      /* (unowned) */
  char *path;      /* (owned) */
  char *temporary; /* (owned): where the copy is until it is checked */
  gint64 at;       /* seconds UTC: what was saved by then is in it */
  GThread *thread; /* (owned) (nullable): once the copy is made, until it is waited for */
  GError *error;   /* (owned) (nullable): the thread's while it runs */
};

static gpointer
prove_thread (gpointer data)
{
  OpccBackupWork *self = data;

  if (!opcc_backup_check_copy (self->temporary, &self->error) ||
      !opcc_backup_move_into_place (self->temporary, self->path, &self->error))
    g_unlink (self->temporary);
  return NULL;
}

/**
 * opcc_db_backup_begin:
 * @reason: one word for the name, as for opcc_db_backup()
 *
 * Returns: (transfer full): the backup, whose copy is made but not yet checked
 */
OpccBackupWork *
opcc_db_backup_begin (OpccDb *db, const char *reason, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccBackupWork) self = g_new0 (OpccBackupWork, 1);

  if (db->in_memory)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("What is kept in memory alone has no backups. Nothing was written."));
      return NULL;
    }
  self->db = db;
  self->path = choose_path (db->path, reason);
  self->temporary = name_temporary (self->path);
  self->at = g_get_real_time () / G_USEC_PER_SEC;
  if (!copy_to (db, self->temporary, self->path, cancellable, error))
    {
      g_unlink (self->temporary);
      return NULL;
    }
  self->thread = opcc_thread_new_helper ("opcc-backup", prove_thread, self);
  return g_steal_pointer (&self);
}

/**
 * opcc_backup_work_end:
 *
 * Waits until the copy is checked and in its place; one for the second folder is then begun, and
 * is not waited for. To be called once.
 *
 * Returns: (transfer full): where the copy is; NULL with the reason where there is none
 */
char *
opcc_backup_work_end (OpccBackupWork *self, GError **error)
{
  g_autofree char *folder = NULL;

  g_thread_join (g_steal_pointer (&self->thread));
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  self->db->backed_up_at = self->at;
  g_clear_pointer (&self->db->backup_trouble, g_free);
  folder = g_path_get_dirname (self->path);
  opcc_backup_thin (folder);
  opcc_second_copy_begin (self->db, self->path);
  return g_strdup (self->path);
}

/**
 * opcc_backup_work_free:
 *
 * Waits too; a copy that is found whole stays.
 */
void
opcc_backup_work_free (OpccBackupWork *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->temporary);
  g_free (self);
}

/**
 * opcc_db_backup:
 * @reason: one word for the name: "import", "award", "close", "migration", "hand"
 *
 * Returns: (transfer full): where the copy is
 */
char *
opcc_db_backup (OpccDb *db, const char *reason, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccBackupWork) work = opcc_db_backup_begin (db, reason, cancellable, error);

  return work != NULL ? opcc_backup_work_end (work, error) : NULL;
}

void
opcc_db_recall_backup_trouble (OpccDb *db, const char *trouble)
{
  if (db->read_only_reason == NULL)
    opcc_set_str (&db->backup_trouble, trouble);
}

gboolean
opcc_db_backup_if_due (OpccDb *db, gint64 seconds, const char *reason)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const gboolean due =
      db->backup_trouble != NULL || (db->saved_at != 0 && db->backed_up_at <= db->saved_at);
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  if (db->in_memory || (!due && db->second_trouble == NULL))
    return FALSE;
  if (now - db->tried_at < seconds)
    return FALSE;
  /* Counted whether or not it succeeds: a full disk is not to be tried again every two seconds. */
  db->tried_at = now;
  if (!due)
    {
      opcc_second_copy_again (db);
      return FALSE;
    }
  before = g_strdup (db->backup_trouble);
  path = opcc_db_backup (db, reason, NULL, &error);
  if (path == NULL)
    opcc_set_str (&db->backup_trouble, error->message);
  return g_strcmp0 (before, db->backup_trouble) != 0;
}

/* Keeps the file that is there. A sound one is copied; of one too damaged for the engine the bytes
 * are kept under another name, since they may be all there is. *moved says what it is then called.
 */
static gboolean
keep_present (const char *office_path, char **moved, GError **error)
{
  /* For writing, so that the journal of a program that crashed is settled first: beside another
   * file it would destroy that one. */
  OpccDb *present = opcc_db_open (office_path, 0, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *stamp = opcc_backup_print_stamp (g_get_real_time () / G_USEC_PER_SEC);

  if (present != NULL)
    kept = opcc_db_backup (present, "replaced", NULL, NULL);
  opcc_db_close (present);
  if (kept != NULL)
    return TRUE;
  *moved = g_strdup_printf ("%s.damaged-%s", office_path, stamp);
  return g_rename (office_path, *moved) == 0 || fail (error, *moved, errno);
}

/* The journal stays with the file it belongs to. */
static gboolean
move_journal (const char *from, const char *to, GError **error)
{
  g_autofree char *old = g_strconcat (from, "-journal", NULL);
  g_autofree char *new = g_strconcat (to, "-journal", NULL);

  return g_rename (old, new) == 0 || errno == ENOENT || fail (error, new, errno);
}

static gboolean
put_in_place (const char *temporary, const char *office_path, GError **error)
{
  g_autofree char *moved = NULL;

  if (g_file_test (office_path, G_FILE_TEST_EXISTS) && !keep_present (office_path, &moved, error))
    return FALSE;
  if ((moved == NULL || move_journal (office_path, moved, error)) &&
      opcc_backup_move_into_place (temporary, office_path, error))
    return TRUE;
  if (moved != NULL)
    {
      move_journal (moved, office_path, NULL);
      if (g_rename (moved, office_path) != 0)
        g_prefix_error (error, _ ("What was there is kept as “%s”. "), moved);
    }
  return FALSE;
}

/**
 * opcc_backup_restore:
 * @copy: a backup, which may be of an older program: it is brought up to date when it is opened
 *
 * Returns: FALSE with the reason; the office file is then as it was
 */
gboolean
opcc_backup_restore (const char *copy, const char *office_path, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d.part", office_path, (int) getpid ());
  OpccDb *source;
  gboolean ok;

  if (!opcc_open_check_file (copy, error))
    return FALSE;
  source = opcc_db_open (copy, OPCC_ENGINE_READ_ONLY, error);
  if (source == NULL)
    return FALSE;
  ok = source->engine->check (source->connection, TRUE, error) &&
       opcc_db_backup_to (source, temporary, NULL, error);
  opcc_db_close (source);
  ok = ok && put_in_place (temporary, office_path, error);
  if (!ok)
    g_unlink (temporary);
  return ok;
}
