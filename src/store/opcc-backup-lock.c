/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locked copies: each has a key of its own, locked for a public key. The secret one, which opens
 * it, comes from the passphrase and is kept nowhere. */
#include "opcc-backup-lock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-sealing-private.h"

#define MAGIC_BYTES 16
#define CHECK_BYTES crypto_generichash_BYTES_MIN
#define EMPTY_BYTES crypto_secretstream_xchacha20poly1305_ABYTES

/* The first bytes of a locked copy. They are told apart from damage by their sum, and nobody
 * changes them unseen: the first piece, which is empty, is bound to them. */
typedef struct
{
  guint8 magic[MAGIC_BYTES];
  OpccBackupLock lock;
  guint8 seq[8]; /* of the newest action in the copy, the lowest byte first */
  guint8 key[crypto_box_SEALBYTES + OPCC_SEALING_KEY];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  guint8 check[CHECK_BYTES];
  guint8 empty[EMPTY_BYTES];
} Head;

#define BOUND_BYTES G_STRUCT_OFFSET (Head, empty)

static const char magic[MAGIC_BYTES] = "OPCC sealed 2\r\n\x1a";

G_STATIC_ASSERT (sizeof (OpccBackupLock) == crypto_box_PUBLICKEYBYTES + OPCC_SEALING_SALT);
G_STATIC_ASSERT (sizeof (Head) == 16 + 48 + 8 + 80 + 24 + 16 + 17);

static gboolean
make_pair (guint8 *public_key,
           guint8 *secret_key,
           const guint8 *salt,
           const char *passphrase,
           GError **error)
{
  guint8 seed[OPCC_SEALING_KEY];

  G_STATIC_ASSERT (sizeof seed == crypto_box_SEEDBYTES);
  if (!opcc_sealing_make_key (seed, passphrase, salt, error))
    return FALSE;
  crypto_box_seed_keypair (public_key, secret_key, seed);
  sodium_memzero (seed, sizeof seed);
  return TRUE;
}

/**
 * opcc_backup_lock_make:
 * @lock: (out): what is kept of the passphrase: enough to lock copies, and not to open them
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the passphrase is too short
 */
gboolean
opcc_backup_lock_make (OpccBackupLock *lock, const char *passphrase, GError **error)
{
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
  gboolean ok;

  if (!opcc_sealing_check_passphrase (passphrase, error) || !opcc_sealing_begin (error))
    return FALSE;
  randombytes_buf (lock->salt, sizeof lock->salt);
  ok = make_pair (lock->public_key, secret_key, lock->salt, passphrase, error);
  sodium_memzero (secret_key, sizeof secret_key);
  return ok;
}

/**
 * opcc_backup_lock_print:
 *
 * Returns: (transfer full): as opcc_backup_lock_scan() reads it
 */
char *
opcc_backup_lock_print (const OpccBackupLock *lock)
{
  return g_base64_encode ((const guint8 *) lock, sizeof *lock);
}

gboolean
opcc_backup_lock_scan (OpccBackupLock *lock, const char *text)
{
  gsize size;
  g_autofree guint8 *bytes = g_base64_decode (text, &size);

  if (size != sizeof *lock)
    return FALSE;
  memcpy (lock, bytes, size);
  return TRUE;
}

static void
add_up_head (const Head *head, guint8 *check)
{
  crypto_generichash (check, CHECK_BYTES, (const guint8 *) head, G_STRUCT_OFFSET (Head, check),
                      NULL, 0);
}

static void
begin_stream (Head *head,
              OpccSealingStream *stream,
              const OpccBackupLock *lock,
              gint64 seq,
              const OpccBackupKey *key)
{
  memcpy (head->magic, magic, MAGIC_BYTES);
  head->lock = *lock;
  for (guint i = 0; i < sizeof head->seq; i++)
    head->seq[i] = (guint8) ((guint64) seq >> (8 * i));
  crypto_box_seal (head->key, key->bytes, sizeof key->bytes, lock->public_key);
  crypto_secretstream_xchacha20poly1305_init_push (stream, head->stream, key->bytes);
  add_up_head (head, head->check);
  crypto_secretstream_xchacha20poly1305_push (stream, head->empty, NULL, NULL, 0,
                                              (const guint8 *) head, BOUND_BYTES, 0);
}

/* What was written of a file that is given up does not take the place. */
static gboolean
end_file (GOutputStream *out, gboolean ok, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) give_up = g_cancellable_new ();

  if (ok)
    return g_output_stream_close (out, cancellable, error);
  g_cancellable_cancel (give_up);
  g_output_stream_close (out, give_up, NULL);
  return FALSE;
}

static GInputStream *
open_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/**
 * opcc_backup_lock_write:
 * @seq: of the newest action in @plain
 * @key: (out): with which what was written can be proved
 *
 * Returns: FALSE with the reason; @locked is then as it was
 */
gboolean
opcc_backup_lock_write (const OpccBackupLock *lock,
                        const char *plain,
                        const char *locked,
                        gint64 seq,
                        OpccBackupKey *key,
                        GError **error)
{
  g_autoptr (GInputStream) in = open_file (plain, error);
  g_autoptr (GOutputStream) out = NULL;
  OpccSealingStream stream;
  Head head;
  gboolean ok;

  if (in == NULL || !opcc_sealing_begin (error))
    return FALSE;
  out = opcc_sealing_create_file (locked, NULL, error);
  if (out == NULL)
    return FALSE;
  randombytes_buf (key->bytes, sizeof key->bytes);
  begin_stream (&head, &stream, lock, seq, key);
  ok = g_output_stream_write_all (out, &head, sizeof head, NULL, NULL, error) &&
       opcc_sealing_push_pieces (in, out, &stream, NULL, error);
  sodium_memzero (&stream, sizeof stream);
  return end_file (out, ok, NULL, error);
}

static gboolean
refuse_damaged (const char *name, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("The backup %s is damaged or cut off: it does not open. Nothing was changed. "
                  "Take another copy."),
               name);
  return FALSE;
}

static gboolean
read_head (GInputStream *in, Head *head, const char *name, GError **error)
{
  guint8 check[CHECK_BYTES];
  gsize size;

  if (!g_input_stream_read_all (in, head, sizeof *head, &size, NULL, error))
    return FALSE;
  add_up_head (head, check);
  return (size == sizeof *head && memcmp (head->magic, magic, MAGIC_BYTES) == 0 &&
          memcmp (head->check, check, CHECK_BYTES) == 0) ||
         refuse_damaged (name, error);
}

static gboolean
open_rest (GInputStream *in,
           const Head *head,
           const char *plain,
           const OpccBackupKey *key,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GError) problem = NULL;
  OpccSealingStream stream;
  gboolean ok;

  if (crypto_secretstream_xchacha20poly1305_init_pull (&stream, head->stream, key->bytes) != 0 ||
      crypto_secretstream_xchacha20poly1305_pull (&stream, NULL, NULL, NULL, head->empty,
                                                  EMPTY_BYTES, (const guint8 *) head,
                                                  BOUND_BYTES) != 0)
    return refuse_damaged (name, error);
  out = opcc_sealing_create_file (plain, cancellable, error);
  if (out == NULL)
    return FALSE;
  ok = opcc_sealing_pull_pieces (in, out, &stream, name, cancellable, &problem);
  sodium_memzero (&stream, sizeof stream);
  if (end_file (out, ok, cancellable, ok ? error : NULL))
    return TRUE;
  g_unlink (plain);
  if (g_error_matches (problem, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    refuse_damaged (name, error);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * opcc_backup_lock_prove:
 * @plain: where what comes out of it goes
 * @key: as it came from opcc_backup_lock_write()
 *
 * Opens a copy that was just written, while its own key is still known.
 */
gboolean
opcc_backup_lock_prove (const char *locked,
                        const char *plain,
                        const OpccBackupKey *key,
                        GError **error)
{
  g_autofree char *name = g_path_get_basename (locked);
  g_autoptr (GInputStream) in = open_file (locked, error);
  Head head;

  return in != NULL && read_head (in, &head, name, error) &&
         open_rest (in, &head, plain, key, name, NULL, error);
}

/**
 * opcc_backup_lock_is_locked:
 *
 * Returns: whether it begins as a locked copy does; FALSE for one that cannot be read
 */
gboolean
opcc_backup_lock_is_locked (const char *path)
{
  g_autoptr (GInputStream) in = open_file (path, NULL);
  guint8 start[MAGIC_BYTES];
  gsize size = 0;

  return in != NULL && g_input_stream_read_all (in, start, sizeof start, &size, NULL, NULL) &&
         size == sizeof start && memcmp (start, magic, sizeof start) == 0;
}

/**
 * opcc_backup_lock_read_seq:
 * @seq: (out): of the newest action in it, which is told without the passphrase
 *
 * Returns: FALSE where its head cannot be read
 */
gboolean
opcc_backup_lock_read_seq (const char *locked, gint64 *seq)
{
  g_autoptr (GInputStream) in = open_file (locked, NULL);
  guint64 read = 0;
  Head head;

  if (in == NULL || !read_head (in, &head, "", NULL))
    return FALSE;
  for (guint i = 0; i < sizeof head.seq; i++)
    read |= (guint64) head.seq[i] << (8 * i);
  *seq = (gint64) read;
  return TRUE;
}

static gboolean
find_key (
    const Head *head, const char *passphrase, const char *name, OpccBackupKey *key, GError **error)
{
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
  gboolean fits;
  gboolean ok;

  if (!make_pair (public_key, secret_key, head->lock.salt, passphrase, error))
    return FALSE;
  fits = memcmp (public_key, head->lock.public_key, sizeof public_key) == 0;
  ok = fits &&
       crypto_box_seal_open (key->bytes, head->key, sizeof head->key, public_key, secret_key) == 0;
  sodium_memzero (secret_key, sizeof secret_key);
  if (!fits)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_LOCKED,
        _ ("The backup %s does not open with this passphrase. Nothing was changed. Type "
           "the passphrase again that copies were locked with when it was made; without it "
           "nobody can open it."),
        name);
  else if (!ok)
    refuse_damaged (name, error);
  return ok;
}

/**
 * opcc_backup_lock_open:
 *
 * Returns: FALSE with OPCC_ERROR_LOCKED where the passphrase is wrong, with OPCC_ERROR_DAMAGED
 * where a byte was changed or some are missing; @plain is then gone
 */
gboolean
opcc_backup_lock_open (const char *locked,
                       const char *plain,
                       const char *passphrase,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *name = g_path_get_basename (locked);
  g_autoptr (GInputStream) in = open_file (locked, error);
  OpccBackupKey key;
  Head head;
  gboolean ok;

  if (in == NULL || !read_head (in, &head, name, error) ||
      !find_key (&head, passphrase, name, &key, error))
    return FALSE;
  ok = open_rest (in, &head, plain, &key, name, cancellable, error);
  sodium_memzero (&key, sizeof key);
  return ok;
}
