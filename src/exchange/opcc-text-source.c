/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a text file as UTF-8, block by block, whatever encoding they were written in. */
#include "opcc-text-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-error.h"

#define RAW_BYTES (64 * 1024)

/* One byte of a code page or two of UTF-16 become at most three of UTF-8. */
#define MAX_GROWTH 3

/* What cannot be converted becomes this byte, which UTF-8 never holds, so that the reader of the
 * rows finds it and reports it with its row and column. */
#define BAD_BYTE '\xFF'

struct _OpccTextSource
{
  int fd;
  char *file_name; /* (owned) */
  OpccTextEncoding encoding;
  guint64 size; /* bytes */
  guint64 read; /* bytes */
  guint8 *raw;  /* (owned) (nullable) for UTF-8 */
  gsize kept;   /* bytes at the start of raw that wait for their other half */
};

/**
 * opcc_text_source_new:
 * @findings: what opcc_text_encoding_find() said; its mark is skipped
 *
 * Returns: (transfer full) (nullable): %NULL with %OPCC_ERROR_FAILED if it cannot be opened
 */
OpccTextSource *
opcc_text_source_new (const char *path, const OpccEncodingFindings *findings, GError **error)
{
  g_autoptr (OpccTextSource) self = g_new0 (OpccTextSource, 1);
  struct stat info;

  self->file_name = g_path_get_basename (path);
  self->encoding = findings->encoding;
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &info) != 0 ||
      lseek (self->fd, findings->bom_bytes, SEEK_SET) < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("“%s” could not be opened: %s. Nothing was taken in."), self->file_name,
                   g_strerror (errno));
      return NULL;
    }
  self->size = (guint64) info.st_size;
  self->read = findings->bom_bytes;
  if (self->encoding != OPCC_ENCODING_UTF_8)
    self->raw = g_malloc (RAW_BYTES);
  return g_steal_pointer (&self);
}

void
opcc_text_source_free (OpccTextSource *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->raw);
  g_free (self->file_name);
  g_free (self);
}

static gssize
read_raw (OpccTextSource *self, void *room, gsize length, GError **error)
{
  gssize got = 0;

  do
    got = read (self->fd, room, length);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("“%s” could not be read to its end: %s. Nothing was taken in. Copy the file to "
                    "this computer and try again."),
                 self->file_name, g_strerror (errno));
  else
    self->read += (guint64) got;
  return got;
}

static gsize
convert_code_page (const guint16 *table, const guint8 *raw, gsize length, char *room)
{
  char *out = room;

  for (gsize i = 0; i < length; i++)
    {
      if (raw[i] < 0x80)
        *out++ = (char) raw[i];
      else if (table[raw[i] - 128] == 0)
        *out++ = BAD_BYTE;
      else
        out += g_unichar_to_utf8 (table[raw[i] - 128], out);
    }
  return (gsize) (out - room);
}

static guint16
get_unit (const guint8 *raw, gboolean big)
{
  return (guint16) (big ? raw[0] << 8 | raw[1] : raw[1] << 8 | raw[0]);
}

/* Returns the bytes written; *used says how many raw bytes they came from. */
static gsize
convert_utf16 (
    const guint8 *raw, gsize length, gboolean big, gboolean ended, char *room, gsize *used)
{
  char *out = room;
  gsize at = 0;

  while (at + 2 <= length)
    {
      const guint16 unit = get_unit (raw + at, big);

      if (unit >= 0xD800 && unit <= 0xDBFF && at + 4 > length && !ended)
        break;
      if (unit >= 0xD800 && unit <= 0xDBFF && at + 4 <= length &&
          (get_unit (raw + at + 2, big) & 0xFC00) == 0xDC00)
        {
          const guint16 low = get_unit (raw + at + 2, big);

          out +=
              g_unichar_to_utf8 (0x10000 + ((gunichar) (unit & 0x3FF) << 10) + (low & 0x3FF), out);
          at += 4;
          continue;
        }
      if (unit >= 0xD800 && unit <= 0xDFFF)
        *out++ = BAD_BYTE;
      else if (unit < 0x80)
        *out++ = (char) unit;
      else
        out += g_unichar_to_utf8 (unit, out);
      at += 2;
    }
  if (ended && at < length)
    {
      *out++ = BAD_BYTE;
      at = length;
    }
  *used = at;
  return (gsize) (out - room);
}

/**
 * opcc_text_source_read:
 * @room: where the text goes
 * @length: bytes of room, at least 16
 *
 * Text written in UTF-8 is handed over as it is, bad bytes included; in any other encoding what
 * cannot be converted becomes the byte FF, which is no UTF-8 either.
 *
 * Returns: how many bytes were written, 0 at the end, -1 with @error set
 */
gssize
opcc_text_source_read (OpccTextSource *self, char *room, gsize length, GError **error)
{
  const guint16 *table = opcc_text_encoding_get_table (self->encoding);

  g_return_val_if_fail (length >= 16, -1);

  if (self->encoding == OPCC_ENCODING_UTF_8)
    return read_raw (self, room, length, error);
  while (TRUE)
    {
      gsize want = MIN (RAW_BYTES, length / MAX_GROWTH) - self->kept;
      gssize got = read_raw (self, self->raw + self->kept, want, error);
      gsize have = self->kept + (gsize) MAX (got, 0);
      gsize used = have;
      gsize made = 0;

      if (got < 0)
        return -1;
      if (table != NULL)
        made = convert_code_page (table, self->raw, have, room);
      else
        made = convert_utf16 (self->raw, have, self->encoding == OPCC_ENCODING_UTF_16_BE, got == 0,
                              room, &used);
      self->kept = have - used;
      memmove (self->raw, self->raw + used, self->kept);
      if (made > 0 || got == 0)
        return (gssize) made;
    }
}

/**
 * opcc_text_source_get_fraction:
 *
 * Returns: how much of the file was read, 0 to 1
 */
double
opcc_text_source_get_fraction (OpccTextSource *self)
{
  return self->size > 0 ? (double) self->read / (double) self->size : 1.0;
}
