/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of a file that is open, as it stands. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean opcc_sqlite_copy (
    sqlite3 *db, const char *name, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
