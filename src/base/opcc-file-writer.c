/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces a file so that at every moment either the old one or the new one is there, whole. */
#include "opcc-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-error.h"

/* So many names are tried for the temporary file. */
#define MAX_TRIES 100
/* So many files of one name stand beside each other, at most. */
#define MAX_NAMES 1000

struct _OpccFileWriter
{
  char *path;      /* (owned) the file to replace, links followed */
  char *name;      /* (owned) for messages */
  char *folder;    /* (owned) */
  char *temp_path; /* (owned) (nullable) once it was renamed */
  int fd;
  guint64 written; /* bytes through opcc_file_writer_write() */
};

static gboolean
set_error (OpccFileWriter *self, int code, GError **error)
{
  OpccError kind = OPCC_ERROR_FAILED;
  const char *advice = _ ("Try again, or choose another folder.");

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    {
      kind = OPCC_ERROR_NO_SPACE;
      advice = _ ("The disk is full: make room, or choose another disk.");
    }
  else if (code == EROFS || code == EACCES || code == EPERM)
    {
      kind = OPCC_ERROR_READ_ONLY;
      advice = _ ("The folder cannot be written to: choose another one.");
    }
  else if (code == ENOENT || code == ENOTDIR)
    {
      kind = OPCC_ERROR_NOT_FOUND;
      advice = _ ("There is no such folder: choose another one.");
    }
  g_set_error (error, OPCC_ERROR, kind,
               _ ("“%s” could not be written: %s. What stood there before is untouched. %s"),
               self->name, g_strerror (code), advice);
  return FALSE;
}

static gboolean
refuse_target (OpccFileWriter *self, const char *what, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("“%s” is %s, which cannot be replaced by a file. Nothing was written. Choose "
                  "another name."),
               self->name, what);
  return FALSE;
}

/* A file that is there keeps its permissions; a link goes on pointing to it. */
static gboolean
find_target (OpccFileWriter *self, const char *path, mode_t *mode, GError **error)
{
  char *real = realpath (path, NULL);
  struct stat info;

  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  self->name = g_path_get_basename (path);
  self->folder = g_path_get_dirname (self->path);
  *mode = 0;
  if (stat (self->path, &info) != 0)
    return errno == ENOENT || set_error (self, errno, error);
  if (S_ISDIR (info.st_mode))
    return refuse_target (self, _ ("a folder"), error);
  if (!S_ISREG (info.st_mode))
    return refuse_target (self, _ ("a pipe or a device"), error);
  *mode = info.st_mode & 07777;
  return TRUE;
}

static gboolean
open_temp (OpccFileWriter *self, mode_t mode, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".%.100s.%08x.part", self->name, g_random_int ());
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      self->fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (self->fd < 0 && errno == EEXIST)
        continue;
      if (self->fd < 0)
        return set_error (self, errno, error);
      self->temp_path = g_steal_pointer (&path);
      if (mode != 0 && fchmod (self->fd, mode) != 0)
        return set_error (self, errno, error);
      return TRUE;
    }
  return set_error (self, EEXIST, error);
}

/**
 * opcc_file_writer_new:
 * @path: (type filename): the file to write or to replace
 *
 * Opens a temporary file in the same folder, so that the last step is a rename within one file
 * system. Freeing the writer without opcc_file_writer_commit() leaves everything as it was.
 *
 * Returns: (transfer full) (nullable): %NULL with %OPCC_ERROR_READ_ONLY, %OPCC_ERROR_NO_SPACE,
 *   %OPCC_ERROR_NOT_FOUND, %OPCC_ERROR_REFUSED or %OPCC_ERROR_FAILED
 */
OpccFileWriter *
opcc_file_writer_new (const char *path, GError **error)
{
  g_autoptr (OpccFileWriter) self = NULL;
  mode_t mode = 0;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (OpccFileWriter, 1);
  self->fd = -1;
  if (!find_target (self, path, &mode, error) || !open_temp (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * opcc_file_writer_write:
 * @length: in bytes, or -1 if @data is terminated
 *
 * Returns: %FALSE with @error set as by opcc_file_writer_new(); the writer can only be freed then
 */
gboolean
opcc_file_writer_write (OpccFileWriter *self, const char *data, gssize length, GError **error)
{
  gsize left = length < 0 ? strlen (data) : (gsize) length;

  g_return_val_if_fail (self->temp_path != NULL, FALSE);

  while (left > 0)
    {
      const gssize done = write (self->fd, data, left);

      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return set_error (self, errno, error);
      data += done;
      left -= (gsize) done;
      self->written += (guint64) done;
    }
  return TRUE;
}

/**
 * opcc_file_writer_get_temp_path:
 *
 * For libraries that write to a name: they write here, and opcc_file_writer_commit() does the rest.
 *
 * Returns: (transfer none): the temporary file
 */
const char *
opcc_file_writer_get_temp_path (OpccFileWriter *self)
{
  return self->temp_path;
}

/* What was written must be there, and on the disk, before it takes the other's place. */
static gboolean
sync_temp (OpccFileWriter *self, GError **error)
{
  const int fd = open (self->temp_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat info;
  int code = 0;

  if (fd < 0)
    return set_error (self, errno, error);
  if (fstat (fd, &info) != 0 || fsync (fd) != 0)
    code = errno;
  else if ((guint64) info.st_size < self->written)
    code = EIO;
  close (fd);
  return code == 0 || set_error (self, code, error);
}

/* The name is safe only when the folder is on the disk too; a file system that cannot sync folders
 * has done what it can. */
static void
sync_folder (OpccFileWriter *self)
{
  const int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("fsync of folder %s: %s", self->folder, g_strerror (errno));
  close (fd);
}

/**
 * opcc_file_writer_commit:
 *
 * Puts the new file in the place of the old one: sync, check the size, rename, sync the folder.
 *
 * Returns: %FALSE with @error set; the old file is untouched then
 */
gboolean
opcc_file_writer_commit (OpccFileWriter *self, GError **error)
{
  g_return_val_if_fail (self->temp_path != NULL, FALSE);

  if (!sync_temp (self, error))
    return FALSE;
  if (rename (self->temp_path, self->path) != 0)
    return set_error (self, errno, error);
  g_clear_pointer (&self->temp_path, g_free);
  sync_folder (self);
  return TRUE;
}

void
opcc_file_writer_free (OpccFileWriter *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temp_path != NULL)
    g_unlink (self->temp_path);
  g_free (self->temp_path);
  g_free (self->path);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

/**
 * opcc_file_writer_replace:
 * @length: in bytes, or -1 if @data is terminated
 *
 * Writes a whole file at once.
 *
 * Returns: %FALSE with @error set; the old file is untouched then
 */
gboolean
opcc_file_writer_replace (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (OpccFileWriter) self = opcc_file_writer_new (path, error);

  return self != NULL && opcc_file_writer_write (self, data, length, error) &&
         opcc_file_writer_commit (self, error);
}

/**
 * opcc_file_writer_reserve:
 * @folder: (type filename): where the file goes
 * @name: without its ending
 * @ending: with its dot: ".pdf"
 *
 * Takes a name that no file has, and nobody else can take from then on: @name, or "@name (2)" and
 * so on where there is one. The file is empty until it is replaced; whoever does not do that
 * removes it.
 *
 * Returns: (transfer full) (type filename) (nullable): its path, or %NULL with @error set as by
 *   opcc_file_writer_new()
 */
char *
opcc_file_writer_reserve (const char *folder, const char *name, const char *ending, GError **error)
{
  OpccFileWriter failed = { .name = (char *) name };

  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *file = g_strconcat (name, number, ending, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      const int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

      if (fd >= 0)
        {
          close (fd);
          return g_steal_pointer (&path);
        }
      if (errno != EEXIST)
        {
          set_error (&failed, errno, error);
          return NULL;
        }
    }
  set_error (&failed, EEXIST, error);
  return NULL;
}
