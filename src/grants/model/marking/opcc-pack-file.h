/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A marker's pack as a small database file. */
#pragma once

#include "opcc-pack.h"

G_BEGIN_DECLS

gboolean opcc_pack_file_write (const OpccPack *self, const char *path, GError **error);
OpccPack *opcc_pack_file_read (const char *path, const char *passphrase, GError **error);

G_END_DECLS
