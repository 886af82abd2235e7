/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer over the system's own files: counts, fails, and keeps what was synced apart from what was
 * only written. */
#include "fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* What was done to a file and not synced yet. */
typedef struct
{
  gint64 offset;
  GByteArray *bytes; /* (owned) (nullable): NULL cuts the file at the offset */
} Pending;

typedef struct
{
  char *path;         /* (owned) */
  GByteArray *synced; /* (owned) */
  gboolean is_there;  /* its name has reached the disk */
  gboolean is_open;   /* it has a name now */
  GPtrArray *pending; /* (owned) of Pending (owned) */
} Remembered;

typedef struct
{
  sqlite3_file base;
  Remembered *remembered; /* (unowned) (nullable): of a file that is recorded */
  sqlite3_file *real;     /* follows this struct */
} FaultFile;

const char *const fault_names[N_FAULTS] = { "read",     "write", "full", "sync",
                                            "truncate", "lock",  "open", "delete" };

static sqlite3_vfs *below;
static struct
{
  gboolean is_armed;
  gboolean for_ever;
  Fault fault;
  guint nth;
  guint n_calls[N_FAULTS];
} armed;
static struct
{
  char *folder;      /* (owned) (nullable): while nothing is recorded */
  GHashTable *files; /* (owned) path -> Remembered (owned) */
  FaultEvent event;
  gpointer data;
} record;

/* --- failing -------------------------------------------------------------------------------- */

void
fault_vfs_arm (Fault fault, guint nth, gboolean for_ever)
{
  armed.is_armed = TRUE;
  armed.for_ever = for_ever;
  armed.fault = fault;
  armed.nth = nth;
  memset (armed.n_calls, 0, sizeof armed.n_calls);
}

void
fault_vfs_disarm (guint *n_calls)
{
  armed.is_armed = FALSE;
  if (n_calls != NULL)
    memcpy (n_calls, armed.n_calls, sizeof armed.n_calls);
}

static gboolean
fails (Fault fault)
{
  const guint n = armed.is_armed ? ++armed.n_calls[fault] : 0;

  if (n == 0 || armed.fault != fault || armed.nth == 0)
    return FALSE;
  return n == armed.nth || (armed.for_ever && n > armed.nth);
}

/* --- remembering ---------------------------------------------------------------------------- */

static void
free_pending (Pending *pending)
{
  if (pending->bytes != NULL)
    g_byte_array_unref (pending->bytes);
  g_free (pending);
}

static void
free_remembered (Remembered *self)
{
  g_free (self->path);
  g_byte_array_unref (self->synced);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

static Remembered *
remember_file (const char *path)
{
  Remembered *self = g_new0 (Remembered, 1);
  char *bytes = NULL;
  gsize length = 0;

  self->path = g_strdup (path);
  self->is_there = g_file_get_contents (path, &bytes, &length, NULL);
  self->synced = g_byte_array_new_take ((guint8 *) bytes, length);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) free_pending);
  g_hash_table_insert (record.files, self->path, self);
  return self;
}

/* (transfer none) (nullable) */
static Remembered *
find_remembered (const char *path)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  Remembered *self;

  if (record.folder == NULL || g_strcmp0 (folder, record.folder) != 0)
    return NULL;
  self = g_hash_table_lookup (record.files, path);
  return self != NULL ? self : remember_file (path);
}

static void
tell (Remembered *remembered)
{
  if (remembered != NULL && record.folder != NULL && record.event != NULL)
    record.event (record.data);
}

static void
apply (GByteArray *bytes, const Pending *pending, gsize length)
{
  const gsize end = (gsize) pending->offset + length;
  const gsize before = bytes->len;

  if (pending->bytes == NULL)
    {
      if (before > (gsize) pending->offset)
        g_byte_array_set_size (bytes, (guint) pending->offset);
      return;
    }
  if (end > before)
    {
      g_byte_array_set_size (bytes, (guint) end);
      memset (bytes->data + before, 0, end - before);
    }
  memcpy (bytes->data + pending->offset, pending->bytes->data, length);
}

static void
note (Remembered *self, gint64 offset, const void *data, int length)
{
  Pending *pending;

  if (self == NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->offset = offset;
  if (data != NULL)
    pending->bytes = g_byte_array_append (g_byte_array_new (), data, (guint) length);
  g_ptr_array_add (self->pending, pending);
}

static void
note_sync (Remembered *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = g_ptr_array_index (self->pending, i);

      apply (self->synced, pending, pending->bytes != NULL ? pending->bytes->len : 0);
    }
  g_ptr_array_set_size (self->pending, 0);
  /* SQLite's own layer syncs the folder with the first sync of a new journal. */
  self->is_there = self->is_open;
}

static void
note_deletion (Remembered *self, gboolean synced)
{
  if (self == NULL)
    return;
  self->is_open = FALSE;
  g_ptr_array_set_size (self->pending, 0);
  if (synced)
    {
      self->is_there = FALSE;
      g_byte_array_set_size (self->synced, 0);
    }
}

/* --- the file ------------------------------------------------------------------------------- */

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
file_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  if (fails (FAULT_READ))
    {
      get_real (file)->pMethods->xRead (get_real (file), data, length / 2, offset);
      return SQLITE_IOERR_READ;
    }
  return get_real (file)->pMethods->xRead (get_real (file), data, length, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  Remembered *remembered = ((FaultFile *) file)->remembered;
  const gboolean full = fails (FAULT_FULL);
  int rc;

  if (full || fails (FAULT_WRITE))
    {
      get_real (file)->pMethods->xWrite (get_real (file), data, length / 2, offset);
      return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  tell (remembered);
  rc = get_real (file)->pMethods->xWrite (get_real (file), data, length, offset);
  note (remembered, offset, data, length);
  return rc;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  Remembered *remembered = ((FaultFile *) file)->remembered;

  if (fails (FAULT_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;
  tell (remembered);
  note (remembered, size, NULL, 0);
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  Remembered *remembered = ((FaultFile *) file)->remembered;

  if (fails (FAULT_SYNC))
    return SQLITE_IOERR_FSYNC;
  tell (remembered);
  note_sync (remembered);
  /* What is under test is what we were promised, not this machine's disk. */
  return remembered != NULL ? SQLITE_OK : get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  if (fails (FAULT_LOCK))
    return SQLITE_IOERR_LOCK;
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *is_locked)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_locked);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

/* Nothing is promised: no write is whole, no end is safe to append to. */
static int
file_characteristics (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

/* --- the folder ----------------------------------------------------------------------------- */

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  memset (self, 0, sizeof *self);
  if (fails (FAULT_OPEN))
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (void *) &self[1];
  self->remembered = find_remembered (name);
  rc = below->xOpen (below, name, self->real, flags, out_flags);
  if (rc != SQLITE_OK)
    return rc;
  if (self->remembered != NULL)
    self->remembered->is_open = TRUE;
  file->pMethods = &methods;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  Remembered *remembered = find_remembered (name);

  if (fails (FAULT_DELETE))
    return SQLITE_IOERR_DELETE;
  tell (remembered);
  note_deletion (remembered, sync_folder);
  return below->xDelete (below, name, remembered != NULL ? 0 : sync_folder);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
  return below->xAccess (below, name, flags, answer);
}

static int
vfs_full_name (sqlite3_vfs *vfs, const char *name, int n, char *full)
{
  return below->xFullPathname (below, name, n, full);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int n, char *bytes)
{
  return below->xRandomness (below, n, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return below->xSleep (below, microseconds);
}

static int
vfs_time (sqlite3_vfs *vfs, double *now)
{
  return below->xCurrentTime (below, now);
}

static int
vfs_last_error (sqlite3_vfs *vfs, int n, char *text)
{
  return below->xGetLastError (below, n, text);
}

void
fault_vfs_install (void)
{
  static sqlite3_vfs vfs = {
    .iVersion = 1,
    .zName = "fault",
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_name,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_time,
    .xGetLastError = vfs_last_error,
  };

  if (below != NULL)
    return;
  below = sqlite3_vfs_find (NULL);
  vfs.szOsFile = (int) sizeof (FaultFile) + below->szOsFile;
  vfs.mxPathname = below->mxPathname;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* --- power cuts ----------------------------------------------------------------------------- */

void
fault_vfs_record (const char *folder, FaultEvent event, gpointer data)
{
  record.folder = g_strdup (folder);
  record.files =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) free_remembered);
  record.event = event;
  record.data = data;
}

void
fault_vfs_stop (void)
{
  g_clear_pointer (&record.folder, g_free);
  g_clear_pointer (&record.files, g_hash_table_unref);
}

/* Of what was not synced any part may have reached the disk, in any order, and the last sectors of
 * a write may be missing. */
static void
apply_some (const Remembered *self, GByteArray *bytes, GRand *rand)
{
  const guint chance = (guint) g_rand_int_range (rand, 0, 5); /* of 4: none … all */
  const gboolean in_order = g_rand_boolean (rand);
  const guint n = self->pending->len;

  for (guint i = 0; i < n; i++)
    {
      const guint which = in_order ? i : (guint) g_rand_int_range (rand, 0, (gint32) n);
      const Pending *pending = g_ptr_array_index (self->pending, which);
      gsize length = pending->bytes != NULL ? pending->bytes->len : 0;

      if ((guint) g_rand_int_range (rand, 0, 4) >= chance)
        continue;
      if (length > SECTOR && chance < 4 && g_rand_int_range (rand, 0, 4) == 0)
        length = SECTOR * (gsize) g_rand_int_range (rand, 1, (gint32) (length / SECTOR) + 1);
      apply (bytes, pending, length);
    }
}

static void
write_file (const Remembered *self, const char *folder, GRand *rand)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (self->synced->len);
  gboolean there = self->is_there;

  /* A name that was made or taken away, and not synced, may be there or not. */
  if (there != self->is_open)
    there = g_rand_boolean (rand);
  g_unlink (path);
  if (!there)
    return;
  g_byte_array_append (bytes, self->synced->data, self->synced->len);
  apply_some (self, bytes, rand);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, NULL));
}

void
fault_vfs_write_image (const char *folder, GRand *rand)
{
  GHashTableIter iter;
  gpointer remembered;

  g_hash_table_iter_init (&iter, record.files);
  while (g_hash_table_iter_next (&iter, NULL, &remembered))
    write_file (remembered, folder, rand);
}
