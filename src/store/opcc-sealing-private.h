/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a sealed file, for the files of the store that seal otherwise than one file for one
 * passphrase. */
#pragma once

#include <sodium.h>

#include "opcc-sealing.h"

G_BEGIN_DECLS

#define OPCC_SEALING_KEY  crypto_secretstream_xchacha20poly1305_KEYBYTES
#define OPCC_SEALING_SALT crypto_pwhash_argon2id_SALTBYTES

typedef crypto_secretstream_xchacha20poly1305_state OpccSealingStream;

gboolean opcc_sealing_begin (GError **error);
gboolean
opcc_sealing_make_key (guint8 *key, const char *passphrase, const guint8 *salt, GError **error);
GOutputStream *
opcc_sealing_create_file (const char *path, GCancellable *cancellable, GError **error);
gboolean opcc_sealing_push_pieces (GInputStream *in,
                                   GOutputStream *out,
                                   OpccSealingStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean opcc_sealing_pull_pieces (GInputStream *in,
                                   GOutputStream *out,
                                   OpccSealingStream *stream,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
