/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes under a passphrase: whoever has not got it can neither read nor change them unseen. */
#include "opcc-sealing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-sealing-private.h"

/* A sealed file: these sixteen bytes, which tell its form, then the salt of the key, the header of
 * the stream, an empty piece that shows whether the key fits, and the content in pieces. */
static const char magic[] = "OPCC sealed 1\r\n\x1a";

#define MAGIC_BYTES  OPCC_SEALING_START
#define STREAM_BYTES crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define KEY_BYTES    crypto_secretstream_xchacha20poly1305_KEYBYTES
#define EXTRA_BYTES  crypto_secretstream_xchacha20poly1305_ABYTES
#define SALT_BYTES   crypto_pwhash_argon2id_SALTBYTES
#define HEAD_BYTES   (MAGIC_BYTES + SALT_BYTES + STREAM_BYTES)
#define PIECE_BYTES  (64 * 1024)

/* Of the key: what RFC 9106 (section 4) names where there is not 2 GiB to spare, three passes over
 * 64 MiB. They belong to the form: a stranger's file cannot ask for more work than that. */
#define KEY_PASSES 3
#define KEY_MEMORY (64 * 1024 * 1024)

typedef OpccSealingStream Stream;

static gboolean
refuse_system (GError **error)
{
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                       _ ("There is too little memory, or there are no random numbers, for a "
                          "passphrase. Nothing was read or written. Close other programs and try "
                          "again."));
  return FALSE;
}

/**
 * opcc_sealing_begin:
 *
 * To be called before anything is drawn by lot.
 */
gboolean
opcc_sealing_begin (GError **error)
{
  return sodium_init () >= 0 || refuse_system (error);
}

/**
 * opcc_sealing_make_key:
 * @key: (out): OPCC_SEALING_KEY bytes, to be wiped after use
 * @salt: OPCC_SEALING_SALT bytes
 */
gboolean
opcc_sealing_make_key (guint8 *key, const char *passphrase, const guint8 *salt, GError **error)
{
  return (sodium_init () >= 0 &&
          crypto_pwhash (key, KEY_BYTES, passphrase, strlen (passphrase), salt, KEY_PASSES,
                         KEY_MEMORY, crypto_pwhash_ALG_ARGON2ID13) == 0) ||
         refuse_system (error);
}

/**
 * opcc_sealing_check_passphrase:
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it is too short to keep anything
 */
gboolean
opcc_sealing_check_passphrase (const char *passphrase, GError **error)
{
  if (g_utf8_validate (passphrase, -1, NULL) &&
      g_utf8_strlen (passphrase, -1) >= OPCC_PASSPHRASE_LEAST)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("A passphrase has at least %d characters. Nothing was written. Take a few words "
                  "that nobody would guess."),
               OPCC_PASSPHRASE_LEAST);
  return FALSE;
}

gboolean
opcc_sealing_is_sealed (const guint8 *data, gsize size)
{
  return size >= MAGIC_BYTES && memcmp (data, magic, MAGIC_BYTES) == 0;
}

/* One piece after what is there already. The first is bound to the head. */
static void
push (Stream *stream, GByteArray *sealed, const guint8 *piece, gsize size, guint8 tag)
{
  const guint at = sealed->len;
  const gboolean first = at == HEAD_BYTES;

  g_byte_array_set_size (sealed, at + (guint) size + EXTRA_BYTES);
  crypto_secretstream_xchacha20poly1305_push (stream, sealed->data + at, NULL, piece, size,
                                              first ? sealed->data : NULL, first ? HEAD_BYTES : 0,
                                              tag);
}

/**
 * opcc_sealing_close:
 *
 * The key comes from the passphrase by Argon2id (RFC 9106), the content goes through XChaCha20 and
 * Poly1305 in pieces, the last of which says that it is the last (libsodium's secretstream).
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_INVALID for too short a passphrase
 */
GBytes *
opcc_sealing_close (GBytes *plain, const char *passphrase, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (plain, &size);
  g_autoptr (GByteArray) sealed = g_byte_array_sized_new ((guint) size + 2 * PIECE_BYTES);
  guint8 key[KEY_BYTES];
  Stream stream;
  gsize at = 0;

  if (!opcc_sealing_check_passphrase (passphrase, error))
    return NULL;
  g_byte_array_append (sealed, (const guint8 *) magic, MAGIC_BYTES);
  g_byte_array_set_size (sealed, HEAD_BYTES);
  if (!opcc_sealing_begin (error))
    return NULL;
  randombytes_buf (sealed->data + MAGIC_BYTES, SALT_BYTES);
  if (!opcc_sealing_make_key (key, passphrase, sealed->data + MAGIC_BYTES, error))
    return NULL;
  crypto_secretstream_xchacha20poly1305_init_push (&stream, sealed->data + MAGIC_BYTES + SALT_BYTES,
                                                   key);
  sodium_memzero (key, sizeof key);
  push (&stream, sealed, NULL, 0, 0);
  do
    {
      const gsize piece = MIN (size - at, PIECE_BYTES);
      const gboolean last = at + piece == size;

      push (&stream, sealed, data + at, piece,
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      at += piece;
    }
  while (at < size);
  sodium_memzero (&stream, sizeof stream);
  return g_byte_array_free_to_bytes (g_steal_pointer (&sealed));
}

static gboolean
refuse_damaged (const char *name, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("%s is damaged, or was changed on its way. Nothing was taken in. Ask for the "
                  "file to be sent again."),
               name);
  return FALSE;
}

/* The empty piece: whether the passphrase is right, before anything else is looked at. */
static gboolean
begin (Stream *stream,
       const guint8 *data,
       gsize size,
       const char *name,
       const char *passphrase,
       GError **error)
{
  guint8 key[KEY_BYTES];
  gboolean fits;

  if (size < HEAD_BYTES + 2 * EXTRA_BYTES)
    return refuse_damaged (name, error);
  if (!opcc_sealing_make_key (key, passphrase, data + MAGIC_BYTES, error))
    return FALSE;
  fits = crypto_secretstream_xchacha20poly1305_init_pull (stream, data + MAGIC_BYTES + SALT_BYTES,
                                                          key) == 0 &&
         crypto_secretstream_xchacha20poly1305_pull (stream, NULL, NULL, NULL, data + HEAD_BYTES,
                                                     EXTRA_BYTES, data, HEAD_BYTES) == 0;
  sodium_memzero (key, sizeof key);
  if (!fits)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED,
                 _ ("%s does not open with this passphrase. Nothing was taken in. Type it again, "
                    "or ask who sent the file."),
                 name);
  return fits;
}

/**
 * opcc_sealing_open:
 * @name: of the file, for messages
 * @passphrase: (nullable): without it the file is only said to need one
 *
 * Returns: (transfer full): what was sealed; NULL with OPCC_ERROR_LOCKED where the passphrase is
 *   missing or wrong, with OPCC_ERROR_DAMAGED where a byte was changed, or some are missing
 */
GBytes *
opcc_sealing_open (GBytes *sealed, const char *name, const char *passphrase, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  g_autoptr (GByteArray) plain = NULL;
  gsize at = HEAD_BYTES + EXTRA_BYTES;
  guint8 tag = 0;
  Stream stream;

  if (passphrase == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED,
                   _ ("%s is under a passphrase. Nothing was read. Give the passphrase that it was "
                      "made with."),
                   name);
      return NULL;
    }
  if (!begin (&stream, data, size, name, passphrase, error))
    return NULL;
  plain = g_byte_array_sized_new ((guint) size);
  while (at < size && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      const gsize piece = MIN (size - at, PIECE_BYTES + EXTRA_BYTES);
      const guint before = plain->len;

      if (piece < EXTRA_BYTES)
        break;
      g_byte_array_set_size (plain, before + (guint) (piece - EXTRA_BYTES));
      if (crypto_secretstream_xchacha20poly1305_pull (&stream, plain->data + before, NULL, &tag,
                                                      data + at, piece, NULL, 0) != 0)
        break;
      at += piece;
    }
  sodium_memzero (&stream, sizeof stream);
  if (at == size && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
  refuse_damaged (name, error);
  return NULL;
}

/* --- files ----------------------------------------------------------------------------------- */

/**
 * opcc_sealing_create_file:
 *
 * Returns: (transfer full): a file written anew, for its owner alone
 */
GOutputStream *
opcc_sealing_create_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE,
                                          G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                          cancellable, error));
}

static GInputStream *
open_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_INPUT_STREAM (g_file_read (file, cancellable, error));
}

/**
 * opcc_sealing_file_is_sealed:
 *
 * Returns: whether it begins as a sealed file does; FALSE for one that cannot be read
 */
gboolean
opcc_sealing_file_is_sealed (const char *path)
{
  g_autoptr (GInputStream) in = open_file (path, NULL, NULL);
  guint8 start[MAGIC_BYTES];
  gsize size = 0;

  return in != NULL && g_input_stream_read_all (in, start, sizeof start, &size, NULL, NULL) &&
         opcc_sealing_is_sealed (start, size);
}

/* Fills @head, and writes it with the empty piece. */
static gboolean
begin_file (GOutputStream *out,
            Stream *stream,
            const char *passphrase,
            GCancellable *cancellable,
            GError **error)
{
  guint8 start[HEAD_BYTES + EXTRA_BYTES];
  guint8 key[KEY_BYTES];

  if (!opcc_sealing_begin (error))
    return FALSE;
  memcpy (start, magic, MAGIC_BYTES);
  randombytes_buf (start + MAGIC_BYTES, SALT_BYTES);
  if (!opcc_sealing_make_key (key, passphrase, start + MAGIC_BYTES, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (stream, start + MAGIC_BYTES + SALT_BYTES, key);
  sodium_memzero (key, sizeof key);
  crypto_secretstream_xchacha20poly1305_push (stream, start + HEAD_BYTES, NULL, NULL, 0, start,
                                              HEAD_BYTES, 0);
  return g_output_stream_write_all (out, start, sizeof start, NULL, cancellable, error);
}

/**
 * opcc_sealing_push_pieces:
 *
 * What is left of @in. One piece is read ahead: the last says that it is the last.
 */
gboolean
opcc_sealing_push_pieces (
    GInputStream *in, GOutputStream *out, Stream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  g_autofree guint8 *next = g_malloc (PIECE_BYTES);
  g_autofree guint8 *sealed = g_malloc (PIECE_BYTES + EXTRA_BYTES);
  gsize size;
  gsize n_next;
  gboolean last = FALSE;

  if (!g_input_stream_read_all (in, piece, PIECE_BYTES, &size, cancellable, error))
    return FALSE;
  while (!last)
    {
      if (!g_input_stream_read_all (in, next, PIECE_BYTES, &n_next, cancellable, error))
        return FALSE;
      last = n_next == 0;
      crypto_secretstream_xchacha20poly1305_push (
          stream, sealed, NULL, piece, size, NULL, 0,
          last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (!g_output_stream_write_all (out, sealed, size + EXTRA_BYTES, NULL, cancellable, error))
        return FALSE;
      memcpy (piece, next, n_next);
      size = n_next;
    }
  return TRUE;
}

/**
 * opcc_sealing_close_file:
 *
 * As opcc_sealing_close(), in the same form.
 *
 * Returns: FALSE with the reason; @sealed is then as it was
 */
gboolean
opcc_sealing_close_file (const char *plain,
                         const char *sealed,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GCancellable) give_up = g_cancellable_new ();
  Stream stream;
  gboolean ok;

  if (!opcc_sealing_check_passphrase (passphrase, error))
    return FALSE;
  in = open_file (plain, cancellable, error);
  out = in != NULL ? opcc_sealing_create_file (sealed, cancellable, error) : NULL;
  ok = out != NULL && begin_file (out, &stream, passphrase, cancellable, error) &&
       opcc_sealing_push_pieces (in, out, &stream, cancellable, error);
  sodium_memzero (&stream, sizeof stream);
  if (ok)
    return g_output_stream_close (out, cancellable, error);
  /* Closed under a cancelled Cancel, what was written does not take the place. */
  g_cancellable_cancel (give_up);
  if (out != NULL)
    g_output_stream_close (out, give_up, NULL);
  return FALSE;
}

/**
 * opcc_sealing_pull_pieces:
 * @name: of the file, for messages
 *
 * Returns: FALSE with OPCC_ERROR_DAMAGED where a byte of what is left of @in was changed, or some
 *   are missing
 */
gboolean
opcc_sealing_pull_pieces (GInputStream *in,
                          GOutputStream *out,
                          Stream *stream,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree guint8 *sealed = g_malloc (PIECE_BYTES + EXTRA_BYTES);
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  guint8 tag = 0;
  gsize size = 1;

  while (size > 0)
    {
      const gboolean over = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;

      if (!g_input_stream_read_all (in, sealed, PIECE_BYTES + EXTRA_BYTES, &size, cancellable,
                                    error))
        return FALSE;
      if (size == 0 && over)
        return TRUE;
      if (over || size < EXTRA_BYTES ||
          crypto_secretstream_xchacha20poly1305_pull (stream, piece, NULL, &tag, sealed, size, NULL,
                                                      0) != 0)
        return refuse_damaged (name, error);
      if (!g_output_stream_write_all (out, piece, size - EXTRA_BYTES, NULL, cancellable, error))
        return FALSE;
    }
  return refuse_damaged (name, error);
}

/**
 * opcc_sealing_open_file:
 *
 * Returns: FALSE as opcc_sealing_open(); @plain is then as it was
 */
gboolean
opcc_sealing_open_file (const char *sealed,
                        const char *plain,
                        const char *passphrase,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *name = g_path_get_basename (sealed);
  g_autoptr (GInputStream) in = open_file (sealed, cancellable, error);
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GCancellable) give_up = g_cancellable_new ();
  guint8 start[HEAD_BYTES + 2 * EXTRA_BYTES] = { 0 };
  gsize size = 0;
  Stream stream;
  gboolean ok;

  if (in == NULL ||
      !g_input_stream_read_all (in, start, HEAD_BYTES + EXTRA_BYTES, &size, cancellable, error))
    return FALSE;
  if (!opcc_sealing_is_sealed (start, size))
    return refuse_damaged (name, error);
  if (!begin (&stream, start, sizeof start, name, passphrase, error))
    return FALSE;
  out = opcc_sealing_create_file (plain, cancellable, error);
  ok = out != NULL && opcc_sealing_pull_pieces (in, out, &stream, name, cancellable, error);
  sodium_memzero (&stream, sizeof stream);
  if (ok)
    return g_output_stream_close (out, cancellable, error);
  g_cancellable_cancel (give_up);
  if (out != NULL)
    g_output_stream_close (out, give_up, NULL);
  return FALSE;
}
