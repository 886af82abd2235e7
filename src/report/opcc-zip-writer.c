/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting parts into a zip package. libarchive writes extra fields into every header, and
 * OpenDocument 1.2, part 3, 3.3 forbids them in that of its first part, by which programs tell what
 * the file is; so the few headers are written here. */
#include "opcc-zip-writer.h"

#include <string.h>

/* PKWARE, .ZIP File Format Specification (APPNOTE), 4.3.7, 4.3.12 and 4.3.16. */
#define LOCAL_HEADER   0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END_OF_CENTRAL 0x06054b50
#define VERSION        20
#define METHOD_STORED  0
#define METHOD_DEFLATE 8
/* 1 January 1980, the first day there is: the same document is the same file, whenever written. */
#define FIRST_DAY ((1 << 5) | 1)

struct _OpccZipWriter
{
  GByteArray *out;     /* (owned) */
  GByteArray *central; /* (owned) the directory, which comes last */
  guint n_parts;
};

OpccZipWriter *
opcc_zip_writer_new (void)
{
  OpccZipWriter *self = g_new0 (OpccZipWriter, 1);

  self->out = g_byte_array_new ();
  self->central = g_byte_array_new ();
  return self;
}

void
opcc_zip_writer_free (OpccZipWriter *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->out);
  g_byte_array_unref (self->central);
  g_free (self);
}

static void
append_number (GByteArray *out, guint32 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      const guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

/* ISO 3309, as APPNOTE 4.4.7 asks. */
static guint32
compute_crc (const guint8 *data, gsize length)
{
  guint32 table[256];
  guint32 crc = 0xffffffff;

  for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = (table[i] & 1) != 0 ? 0xedb88320 ^ (table[i] >> 1) : table[i] >> 1;
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffff;
}

static GBytes *
deflate (gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1);
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* What both headers of a part say, from the version on. */
static void
append_facts (
    GByteArray *out, guint method, guint32 crc, gsize packed, gsize length, const char *name)
{
  append_number (out, VERSION, 2);
  append_number (out, 0, 2);
  append_number (out, method, 2);
  append_number (out, 0, 2);
  append_number (out, FIRST_DAY, 2);
  append_number (out, crc, 4);
  append_number (out, (guint32) packed, 4);
  append_number (out, (guint32) length, 4);
  append_number (out, (guint32) strlen (name), 2);
  append_number (out, 0, 2);
}

/**
 * opcc_zip_writer_add:
 * @name: in ASCII, with slashes
 * @stored: not packed, as the first part of OpenDocument must be, and pictures may be
 *
 * Returns: FALSE on error
 */
gboolean
opcc_zip_writer_add (OpccZipWriter *self,
                     const char *name,
                     gconstpointer data,
                     gsize length,
                     gboolean stored,
                     GError **error)
{
  const guint method = stored ? METHOD_STORED : METHOD_DEFLATE;
  const guint32 crc = compute_crc (data, length);
  const gsize at = self->out->len;
  g_autoptr (GBytes) packed =
      stored ? g_bytes_new_static (data, length) : deflate (data, length, error);

  if (packed == NULL)
    return FALSE;
  append_number (self->out, LOCAL_HEADER, 4);
  append_facts (self->out, method, crc, g_bytes_get_size (packed), length, name);
  g_byte_array_append (self->out, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->out, g_bytes_get_data (packed, NULL),
                       (guint) g_bytes_get_size (packed));

  append_number (self->central, CENTRAL_HEADER, 4);
  append_number (self->central, VERSION, 2);
  append_facts (self->central, method, crc, g_bytes_get_size (packed), length, name);
  append_number (self->central, 0, 2); /* comment, disk, attributes inside and outside */
  append_number (self->central, 0, 4);
  append_number (self->central, 0, 4);
  append_number (self->central, (guint32) at, 4);
  g_byte_array_append (self->central, (const guint8 *) name, (guint) strlen (name));
  self->n_parts++;
  return TRUE;
}

/**
 * opcc_zip_writer_finish:
 *
 * Returns: (transfer full): the package; nothing can be added any more
 */
GBytes *
opcc_zip_writer_finish (OpccZipWriter *self)
{
  const guint at = self->out->len;
  GByteArray *out;

  g_byte_array_append (self->out, self->central->data, self->central->len);
  append_number (self->out, END_OF_CENTRAL, 4);
  append_number (self->out, 0, 4);
  append_number (self->out, self->n_parts, 2);
  append_number (self->out, self->n_parts, 2);
  append_number (self->out, self->central->len, 4);
  append_number (self->out, at, 4);
  append_number (self->out, 0, 2);
  out = g_steal_pointer (&self->out);
  self->out = g_byte_array_new ();
  return g_byte_array_free_to_bytes (out);
}
