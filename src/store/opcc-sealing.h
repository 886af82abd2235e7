/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes under a passphrase: whoever has not got it can neither read nor change them unseen. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OPCC_PASSPHRASE_LEAST 8  /* characters */
#define OPCC_SEALING_START    16 /* bytes that tell a sealed file */

gboolean opcc_sealing_check_passphrase (const char *passphrase, GError **error);
gboolean opcc_sealing_is_sealed (const guint8 *data, gsize size);
GBytes *opcc_sealing_close (GBytes *plain, const char *passphrase, GError **error);
GBytes *
opcc_sealing_open (GBytes *sealed, const char *name, const char *passphrase, GError **error);

/* The same for files of any size, a piece at a time; both are written anew, for their owner alone.
 */
gboolean opcc_sealing_file_is_sealed (const char *path);
gboolean opcc_sealing_close_file (const char *plain,
                                  const char *sealed,
                                  const char *passphrase,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean opcc_sealing_open_file (const char *sealed,
                                 const char *plain,
                                 const char *passphrase,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
