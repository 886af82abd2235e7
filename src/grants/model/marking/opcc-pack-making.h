/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the packs of a round, one marker or all of them. */
#pragma once

#include "opcc-import-result.h"
#include "opcc-pack.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_PACK_AS_FILE,
  OPCC_PACK_AS_SHEET,
} OpccPackKind;

gboolean opcc_pack_make (OpccDb *db,
                         gint64 round,
                         gint64 marker,
                         const char *path,
                         const char *passphrase,
                         GError **error);
GPtrArray *opcc_pack_make_all (OpccDb *db,
                               gint64 round,
                               const char *folder,
                               OpccPackKind kind,
                               const char *passphrase,
                               OpccProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

gboolean opcc_pack_is_sealed (const char *path);
gboolean opcc_pack_check_passphrase (OpccPackKind kind,
                                     const char *passphrase,
                                     const char *again,
                                     GError **error);

G_END_DECLS
