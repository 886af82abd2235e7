/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in which encoding a text file was written, by reading it rather than by asking. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_ENCODING_UTF_8,
  OPCC_ENCODING_UTF_16_LE,
  OPCC_ENCODING_UTF_16_BE,
  OPCC_ENCODING_WINDOWS_1252,
  OPCC_ENCODING_ISO_8859_15,
  OPCC_ENCODING_MAC_ROMAN,
} OpccTextEncoding;

/**
 * OpccEncodingFindings:
 * @encoding: the encoding that explains the bytes best
 * @bom_bytes: length of the byte order mark to skip, 0 if there is none
 * @plain: every byte is ASCII, so that all encodings agree
 * @bad_bytes: how many bytes do not fit the encoding (UTF-8 only); each is reported by the reader
 */
typedef struct
{
  OpccTextEncoding encoding;
  guint bom_bytes;
  gboolean plain;
  guint64 bad_bytes;
} OpccEncodingFindings;

gboolean opcc_text_encoding_find (int fd,
                                  const char *file_name,
                                  OpccEncodingFindings *findings,
                                  GCancellable *cancellable,
                                  GError **error);
const char *opcc_text_encoding_get_label (OpccTextEncoding encoding);
const guint16 *opcc_text_encoding_get_table (OpccTextEncoding encoding);
guint opcc_text_encoding_utf8_length (const guint8 *bytes, gsize length);

G_END_DECLS
