/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the files that belong to records: bytes in the office file, each content once, known
 * by its SHA-256. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

char *opcc_db_put_content (OpccDb *db, GBytes *bytes, GCancellable *cancellable, GError **error);
GBytes *
opcc_db_read_content (OpccDb *db, const char *digest, GCancellable *cancellable, GError **error);
gboolean opcc_db_clear_contents (OpccDb *db, GError **error);
gboolean opcc_verify_contents (OpccDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
