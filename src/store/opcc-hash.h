/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 and sums of it: what proves that rows and log agree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OPCC_DIGEST_SIZE     32
#define OPCC_DIGEST_HEX_SIZE 65

typedef struct
{
  guint8 bytes[OPCC_DIGEST_SIZE];
} OpccDigest;

/* Σ of digests modulo 2²⁵⁶: the same whatever the order, and a row is put in or taken out of it
 * without reading the others. */
typedef struct
{
  guint64 words[4]; /* least first */
} OpccSum;

typedef struct _OpccHasher OpccHasher;

OpccHasher *opcc_hasher_new (void);
void opcc_hasher_free (OpccHasher *self);
void opcc_hasher_add (OpccHasher *self, const void *data, gsize length);
void opcc_hasher_add_text (OpccHasher *self, const char *text);
OpccDigest opcc_hasher_finish (OpccHasher *self);

void opcc_digest_to_hex (const OpccDigest *digest, char hex[OPCC_DIGEST_HEX_SIZE]);
gboolean opcc_digest_from_hex (const char *hex, OpccDigest *digest);

void opcc_sum_add (OpccSum *self, const OpccDigest *digest);
void opcc_sum_subtract (OpccSum *self, const OpccDigest *digest);
void opcc_sum_add_sum (OpccSum *self, const OpccSum *other);
void opcc_sum_subtract_sum (OpccSum *self, const OpccSum *other);
void opcc_sum_to_hex (const OpccSum *self, char hex[OPCC_DIGEST_HEX_SIZE]);
gboolean opcc_sum_from_hex (const char *hex, OpccSum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccHasher, opcc_hasher_free)

G_END_DECLS
