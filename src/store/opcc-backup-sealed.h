/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups under a passphrase, for a second folder that others can read. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

gboolean opcc_db_backup_sealed (OpccDb *db,
                                const char *path,
                                const char *passphrase,
                                GCancellable *cancellable,
                                GError **error);
gboolean opcc_db_backup_by_hand (OpccDb *db,
                                 const char *path,
                                 const char *passphrase,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean opcc_backup_is_sealed (const char *copy);
gboolean opcc_backup_restore_sealed (const char *copy,
                                     const char *office_path,
                                     const char *passphrase,
                                     GError **error);

G_END_DECLS
