/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads zip packages: the directory by hand, strictly, and the parts through libarchive. */
#include "opcc-zip-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-error.h"

#define MAX_ENTRIES         10000
#define MAX_DIRECTORY_BYTES (4 * 1024 * 1024)
#define MAX_UNPACKED_BYTES  (G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* Beyond the first figure a part may not unpack to more than a hundred times its size. */
#define RATIO_FREE_BYTES (50 * 1024 * 1024)
#define MAX_RATIO        100

#define READ_BLOCK_BYTES (64 * 1024)

/* Sizes and marks of the zip format (APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16). */
#define END_BYTES         22
#define MAX_COMMENT_BYTES 65535
#define ENTRY_BYTES       46
#define ENTRY_MARK        0x02014B50
#define END_MARK          0x06054B50

typedef struct
{
  guint64 packed;   /* bytes */
  guint64 unpacked; /* bytes, as the directory claims */
  guint64 offset;
} Part;

struct _OpccZipPackage
{
  int ref_count;
  char *path;        /* (owned) */
  char *file_name;   /* (owned) */
  GHashTable *parts; /* (owned) (element-type utf8 Part) */
  guint64 unpacked;  /* bytes unpacked so far, over all parts */
};

struct _OpccZipStream
{
  OpccZipPackage *package; /* (owned) */
  struct archive *archive; /* (owned) */
  guint64 packed;
  guint64 claimed;
  guint64 read; /* bytes unpacked */
};

static guint
get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] | (guint) bytes[1] << 8;
}

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) get_16 (bytes) | (guint32) get_16 (bytes + 2) << 16;
}

static gboolean
refuse_damaged (OpccZipPackage *self, GError **error)
{
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
      _ ("“%s” is a damaged or incomplete workbook. Nothing was taken in. Download or copy "
         "it again, or open it in Excel and save it anew."),
      self->file_name);
  return FALSE;
}

static gboolean
refuse_bomb (OpccZipPackage *self, GError **error)
{
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
      _ ("“%s” unpacks to far more than a workbook needs, as files made to harm do. Nothing "
         "was taken in. If you trust it, save the sheet as CSV and take that in."),
      self->file_name);
  return FALSE;
}

static gboolean
refuse_encrypted (OpccZipPackage *self, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is protected by a password. Nothing was taken in. Open it, remove the "
                  "password and save it as .xlsx."),
               self->file_name);
  return FALSE;
}

static gboolean
read_at (int fd, guint8 *room, gsize length, guint64 offset)
{
  gsize done = 0;

  while (done < length)
    {
      const gssize got = pread (fd, room + done, length - done, (off_t) (offset + done));

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      done += (gsize) got;
    }
  return TRUE;
}

/* Finds the end record, and from it the directory's place and claimed number of entries. */
static gboolean
find_directory (int fd, guint64 size, guint64 *start, gsize *length, guint *entries)
{
  const gsize tail_length = (gsize) MIN (size, END_BYTES + MAX_COMMENT_BYTES);
  g_autofree guint8 *tail = g_malloc (MAX (tail_length, 1));

  if (size < END_BYTES || !read_at (fd, tail, tail_length, size - tail_length))
    return FALSE;
  for (gsize at = tail_length - END_BYTES + 1; at-- > 0;)
    {
      const guint64 end = size - tail_length + at;

      if (get_32 (tail + at) != END_MARK || at + END_BYTES + get_16 (tail + at + 20) != tail_length)
        continue;
      *entries = get_16 (tail + at + 10);
      *start = get_32 (tail + at + 16);
      if (*start > end)
        return FALSE;
      *length = (gsize) MIN (end - *start, G_MAXUINT32);
      return TRUE;
    }
  return FALSE;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const Part *left = *(const Part *const *) a;
  const Part *right = *(const Part *const *) b;

  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

/* Parts that share bytes are how small files make endless ones. */
static gboolean
check_overlap (OpccZipPackage *self, guint64 directory_start)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (parts, value);
  g_ptr_array_sort (parts, compare_offsets);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      const Part *next = i + 1 < parts->len ? g_ptr_array_index (parts, i + 1) : NULL;

      if (part->offset + part->packed > (next != NULL ? next->offset : directory_start))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_entries (OpccZipPackage *self,
              const guint8 *directory,
              gsize length,
              guint entries,
              guint64 directory_start,
              GError **error)
{
  guint64 total = 0;
  gsize at = 0;

  for (guint i = 0; i < entries; i++)
    {
      g_autofree char *name = NULL;
      Part *part = NULL;
      gsize name_length = 0;

      if (at + ENTRY_BYTES > length || get_32 (directory + at) != ENTRY_MARK)
        return refuse_damaged (self, error);
      name_length = get_16 (directory + at + 28);
      if (at + ENTRY_BYTES + name_length > length)
        return refuse_damaged (self, error);
      if ((get_16 (directory + at + 8) & 1) != 0)
        return refuse_encrypted (self, error);
      part = g_new0 (Part, 1);
      part->packed = get_32 (directory + at + 20);
      part->unpacked = get_32 (directory + at + 24);
      part->offset = get_32 (directory + at + 42);
      total += part->unpacked;
      name = g_strndup ((const char *) directory + at + ENTRY_BYTES, name_length);
      g_strdelimit (name, "\\", '/');
      /* The second part of the same name would hide from one reader what another one sees. */
      if (!g_hash_table_insert (self->parts, g_steal_pointer (&name), part))
        return refuse_damaged (self, error);
      at += ENTRY_BYTES + name_length + get_16 (directory + at + 30) + get_16 (directory + at + 32);
    }
  if (total > MAX_UNPACKED_BYTES)
    return refuse_bomb (self, error);
  return check_overlap (self, directory_start) || refuse_damaged (self, error);
}

static gboolean
read_directory (OpccZipPackage *self, int fd, GError **error)
{
  g_autofree guint8 *directory = NULL;
  struct stat info;
  guint64 start = 0;
  gsize length = 0;
  guint entries = 0;

  if (fstat (fd, &info) != 0 ||
      !find_directory (fd, (guint64) info.st_size, &start, &length, &entries))
    return refuse_damaged (self, error);
  if (entries > MAX_ENTRIES || length > MAX_DIRECTORY_BYTES)
    return refuse_bomb (self, error);
  directory = g_malloc (MAX (length, 1));
  if (!read_at (fd, directory, length, start))
    return refuse_damaged (self, error);
  return read_entries (self, directory, length, entries, start, error);
}

/**
 * opcc_zip_package_open:
 *
 * Reads the directory and refuses packages with more than 10,000 parts, parts that overlap or are
 * encrypted, two parts of one name, and more than 1 GB claimed. Workbooks of more than 4 GB (zip64)
 * do not exist in practice and count as damaged.
 *
 * Returns: (transfer full) (nullable): %NULL with %OPCC_ERROR_DAMAGED, %OPCC_ERROR_TOO_LARGE,
 *   %OPCC_ERROR_INVALID or %OPCC_ERROR_FAILED
 */
OpccZipPackage *
opcc_zip_package_open (const char *path, GError **error)
{
  g_autoptr (OpccZipPackage) self = g_new0 (OpccZipPackage, 1);
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  gboolean good = FALSE;

  self->ref_count = 1;
  self->path = g_strdup (path);
  self->file_name = g_path_get_basename (path);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (fd < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("“%s” could not be opened: %s. Nothing was taken in."), self->file_name,
                   g_strerror (errno));
      return NULL;
    }
  good = read_directory (self, fd, error);
  close (fd);
  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * opcc_zip_package_ref:
 *
 * Returns: (transfer full): the same, owned once more
 */
OpccZipPackage *
opcc_zip_package_ref (OpccZipPackage *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * opcc_zip_package_unref:
 * @self: (nullable):
 *
 * Gives up one owner; the last one frees it.
 */
void
opcc_zip_package_unref (OpccZipPackage *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->path);
  g_free (self->file_name);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_free (self);
}

const char *
opcc_zip_package_get_file_name (OpccZipPackage *self)
{
  return self->file_name;
}

/**
 * opcc_zip_package_has:
 *
 * Returns: whether the package holds a part of that name
 */
gboolean
opcc_zip_package_has (OpccZipPackage *self, const char *part)
{
  return g_hash_table_contains (self->parts, part);
}

/**
 * opcc_zip_package_has_prefix:
 *
 * Returns: whether some part's name begins with @prefix
 */
gboolean
opcc_zip_package_has_prefix (OpccZipPackage *self, const char *prefix)
{
  GHashTableIter iter;
  gpointer name = NULL;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (g_str_has_prefix (name, prefix))
        return TRUE;
    }
  return FALSE;
}

/**
 * opcc_zip_package_get_size:
 *
 * Returns: the bytes of the part as the directory claims them, 0 if there is no such part
 */
guint64
opcc_zip_package_get_size (OpccZipPackage *self, const char *part)
{
  const Part *found = g_hash_table_lookup (self->parts, part);

  return found != NULL ? found->unpacked : 0;
}

static gboolean
find_entry (OpccZipStream *self, const char *part, GError **error)
{
  struct archive_entry *entry = NULL;

  for (guint i = 0; i <= MAX_ENTRIES; i++)
    {
      const int result = archive_read_next_header (self->archive, &entry);
      g_autofree char *name = NULL;

      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        break;
      name = g_strdup (archive_entry_pathname_utf8 (entry) != NULL
                           ? archive_entry_pathname_utf8 (entry)
                           : archive_entry_pathname (entry));
      if (name == NULL)
        continue;
      g_strdelimit (name, "\\", '/');
      if (strcmp (name, part) == 0)
        return TRUE;
    }
  return refuse_damaged (self->package, error);
}

/**
 * opcc_zip_stream_open:
 * @part: the part's name, such as "xl/workbook.xml"
 *
 * Returns: (transfer full) (nullable): the part at its first byte; %NULL with
 *   %OPCC_ERROR_DAMAGED if there is no such part
 */
OpccZipStream *
opcc_zip_stream_open (OpccZipPackage *package, const char *part, GError **error)
{
  g_autoptr (OpccZipStream) self = g_new0 (OpccZipStream, 1);
  const Part *found = g_hash_table_lookup (package->parts, part);

  self->package = opcc_zip_package_ref (package);
  if (found == NULL)
    {
      refuse_damaged (package, error);
      return NULL;
    }
  self->packed = found->packed;
  self->claimed = found->unpacked;
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  if (archive_read_open_filename (self->archive, package->path, READ_BLOCK_BYTES) != ARCHIVE_OK)
    {
      refuse_damaged (package, error);
      return NULL;
    }
  return find_entry (self, part, error) ? g_steal_pointer (&self) : NULL;
}

void
opcc_zip_stream_free (OpccZipStream *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_clear_pointer (&self->package, opcc_zip_package_unref);
  g_free (self);
}

/**
 * opcc_zip_stream_read:
 *
 * Returns: how many bytes were unpacked, 0 at the end, -1 with %OPCC_ERROR_DAMAGED, or with
 *   %OPCC_ERROR_TOO_LARGE beyond 1 GB over all parts or, after 50 MB, 100 times the packed size
 */
gssize
opcc_zip_stream_read (OpccZipStream *self, char *room, gsize length, GError **error)
{
  const la_ssize_t got = archive_read_data (self->archive, room, length);

  if (got < 0)
    {
      refuse_damaged (self->package, error);
      return -1;
    }
  self->read += (guint64) got;
  self->package->unpacked += (guint64) got;
  if (self->package->unpacked > MAX_UNPACKED_BYTES ||
      (self->read > RATIO_FREE_BYTES && self->read / MAX (self->packed, 1) > MAX_RATIO))
    {
      refuse_bomb (self->package, error);
      return -1;
    }
  /* A part that ends early was cut, one that goes on too long lies in its directory. */
  if ((got == 0 && self->read < self->claimed) || self->read > self->claimed)
    {
      refuse_damaged (self->package, error);
      return -1;
    }
  return (gssize) got;
}

/**
 * opcc_zip_stream_get_fraction:
 *
 * Returns: how much of the part was read, 0 to 1
 */
double
opcc_zip_stream_get_fraction (OpccZipStream *self)
{
  return self->claimed > 0 ? (double) self->read / (double) self->claimed : 1.0;
}

/**
 * opcc_zip_package_read_text:
 * @max_length: bytes beyond which the part is not read
 *
 * Returns: (transfer full) (nullable): the first @max_length bytes of a small part
 */
char *
opcc_zip_package_read_text (OpccZipPackage *self,
                            const char *part,
                            gsize max_length,
                            GError **error)
{
  g_autoptr (OpccZipStream) stream = opcc_zip_stream_open (self, part, error);
  g_autofree char *text = g_malloc0 (max_length + 1);
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  while (length < max_length)
    {
      const gssize got = opcc_zip_stream_read (stream, text + length, max_length - length, error);

      if (got < 0)
        return NULL;
      if (got == 0)
        break;
      length += (gsize) got;
    }
  return g_steal_pointer (&text);
}
