/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of a backup that goes to the second folder: written there, read back from there and
 * checked before it counts, on a thread of its own, so that nobody waits for a slow disk. */
#include "opcc-second-copy.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "opcc-backup.h"
#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-second-folder.h"
#include "opcc-text.h"

#define PIECE_BYTES (256 * 1024)

/* One that is under way; the thread's until it is done. */
struct _OpccSecondCopy
{
  char *from;               /* (owned): the first copy, which was found whole */
  OpccSecondFolder *folder; /* (owned) */
  GThread *thread;          /* (owned) */
  GError *error;            /* (owned) (nullable) */
  int done;                 /* atomic */
};

static gboolean
copy_bytes (const char *from, OpccFileWriter *writer, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, error);
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gssize size;

  if (in == NULL)
    return FALSE;
  while ((size = g_input_stream_read (G_INPUT_STREAM (in), piece, PIECE_BYTES, NULL, error)) > 0)
    if (!opcc_file_writer_write (writer, piece, size, error))
      return FALSE;
  return size == 0;
}

/* What is read back is to come from the disk, not from what the machine remembers of it. */
static void
let_go_of_memory (const char *path)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

static gboolean
write_copy (const char *from, const char *to, GError **error)
{
  g_autoptr (OpccFileWriter) writer = opcc_file_writer_new (to, error);

  if (writer == NULL)
    return FALSE;
  /* A stick that knows no owners refuses, and does without. */
  g_chmod (opcc_file_writer_get_temp_path (writer), 0600);
  if (!copy_bytes (from, writer, error))
    return FALSE;
  let_go_of_memory (opcc_file_writer_get_temp_path (writer));
  return opcc_backup_check_copy (opcc_file_writer_get_temp_path (writer), error) &&
         opcc_file_writer_commit (writer, error);
}

static gint64
read_newest_action (const char *copy, GError **error)
{
  OpccDb *db = opcc_db_open (copy, OPCC_ENGINE_READ_ONLY, error);
  const gint64 seq =
      db != NULL ? opcc_db_get_integer (db, "SELECT max(seq) FROM action", 0, error, "") : 0;

  opcc_db_close (db);
  return seq;
}

/* Proved by what comes out of it, which stands beside the first copy for the time being, as open as
 * that is. */
static gboolean
write_locked_copy (const OpccSecondCopy *self, const char *to, GError **error)
{
  g_autofree char *part = g_strconcat (to, ".part", NULL);
  g_autofree char *proof = g_strconcat (self->from, ".proof.part", NULL);
  g_autoptr (GError) problem = NULL;
  const gint64 seq = read_newest_action (self->from, &problem);
  OpccBackupKey key;
  gboolean ok;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  ok = opcc_backup_lock_write (&self->folder->lock, self->from, part, seq, &key, error);
  if (ok)
    {
      let_go_of_memory (part);
      ok = opcc_backup_lock_prove (part, proof, &key, error) &&
           opcc_backup_check_copy (proof, error) && opcc_backup_move_into_place (part, to, error);
    }
  memset (&key, 0, sizeof key);
  g_unlink (proof);
  g_unlink (part);
  return ok;
}

static gboolean
write_either (const OpccSecondCopy *self, const char *to, GError **error)
{
  return self->folder->locked ? write_locked_copy (self, to, error)
                              : write_copy (self->from, to, error);
}

static char *
choose_target (const OpccSecondCopy *self)
{
  g_autofree char *name = g_path_get_basename (self->from);

  if (self->folder->locked && g_str_has_suffix (name, ".opcc"))
    name[strlen (name) - strlen (".opcc")] = '\0';
  return g_strconcat (self->folder->path, G_DIR_SEPARATOR_S, name,
                      self->folder->locked ? OPCC_BACKUP_LOCKED : NULL, NULL);
}

/* What the store says of itself has a remedy already. */
static void
tell_failure (const OpccSecondCopy *self, const GError *problem, GError **error)
{
  const gboolean own = problem->domain == OPCC_ERROR;

  g_set_error (error, OPCC_ERROR, own ? problem->code : OPCC_ERROR_FAILED,
               _ ("The backup beside the office file was made, its copy in the second folder %s "
                  "was not. %s%s"),
               self->folder->chosen, problem->message,
               own ? ""
                   : _ (". See that there is room and that it may be written, or choose another "
                        "folder."));
}

static void
make_copy (OpccSecondCopy *self, GError **error)
{
  g_autofree char *to = choose_target (self);
  g_autoptr (GError) problem = NULL;

  if (!opcc_second_folder_is_there (self->folder))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("The second folder %s is not there, or not the one that was chosen. The backup "
                    "beside the office file was made. Plug the disk in or connect to it, and the "
                    "copy is made by itself; or choose the second folder again."),
                 self->folder->chosen);
  else if (g_file_test (to, G_FILE_TEST_EXISTS) || write_either (self, to, &problem))
    opcc_backup_thin (self->folder->path);
  else
    tell_failure (self, problem, error);
}

static gpointer
copy_thread (gpointer data)
{
  OpccSecondCopy *self = data;

  make_copy (self, &self->error);
  g_atomic_int_set (&self->done, TRUE);
  return NULL;
}

static void
set_trouble (OpccDb *db, const char *trouble)
{
  /* No record changed, but the window is to hear of it. */
  if (opcc_set_str (&db->second_trouble, trouble))
    g_ptr_array_add (db->changed_kinds, g_strdup ("backup"));
}

/**
 * opcc_second_copy_begin:
 * @copy: a backup, found whole
 *
 * Begins to copy it to the second folder, where one was chosen; an earlier one is first waited for.
 */
void
opcc_second_copy_begin (OpccDb *db, const char *copy)
{
  g_autoptr (GError) error = NULL;
  OpccSecondFolder *folder;

  opcc_second_copy_finish (db);
  folder = opcc_second_folder_load (db->path, &error);
  if (folder == NULL)
    {
      set_trouble (db, error != NULL ? error->message : NULL);
      return;
    }
  db->second = g_new0 (OpccSecondCopy, 1);
  db->second->from = g_strdup (copy);
  db->second->folder = folder;
  db->second->thread = g_thread_new ("opcc-second", copy_thread, db->second);
}

/**
 * opcc_second_copy_again:
 *
 * Begins to copy the newest backup, as after a trouble that may be over.
 */
void
opcc_second_copy_again (OpccDb *db)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (db->path, NULL);

  if (backups->len > 0)
    opcc_second_copy_begin (db, ((OpccBackup *) g_ptr_array_index (backups, 0))->path);
}

/**
 * opcc_second_copy_has_news:
 *
 * Returns: whether one has ended since, whatever came of it
 */
gboolean
opcc_second_copy_has_news (OpccDb *db)
{
  if (db->second == NULL || !g_atomic_int_get (&db->second->done))
    return FALSE;
  opcc_second_copy_finish (db);
  g_ptr_array_add (db->changed_kinds, g_strdup ("backup"));
  return TRUE;
}

/**
 * opcc_second_copy_finish:
 *
 * Waits for the one under way, if there is one.
 *
 * Returns: whether there is other news of its trouble than before
 */
gboolean
opcc_second_copy_finish (OpccDb *db)
{
  g_autofree char *before = g_strdup (db->second_trouble);
  OpccSecondCopy *self = g_steal_pointer (&db->second);

  if (self == NULL)
    return FALSE;
  g_thread_join (self->thread);
  set_trouble (db, self->error != NULL ? self->error->message : NULL);
  g_clear_error (&self->error);
  opcc_second_folder_free (self->folder);
  g_free (self->from);
  g_free (self);
  return g_strcmp0 (before, db->second_trouble) != 0;
}

/**
 * opcc_second_copy_get_trouble:
 *
 * Returns: (nullable): why the newest backup could not be made, or did not get to the second folder
 */
const char *
opcc_second_copy_get_trouble (OpccDb *db)
{
  return db->backup_trouble != NULL ? db->backup_trouble : db->second_trouble;
}

/**
 * opcc_second_copy_await_trouble:
 *
 * Returns: (nullable): as opcc_second_copy_get_trouble(), once nothing is under way
 */
const char *
opcc_second_copy_await_trouble (OpccDb *db)
{
  opcc_second_copy_finish (db);
  return opcc_second_copy_get_trouble (db);
}
