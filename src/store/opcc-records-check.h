/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the records are those that the log says, before figures are made of them. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

gboolean opcc_db_check_records (OpccDb *db, GCancellable *cancellable, GError **error);
gboolean opcc_records_check_file (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
