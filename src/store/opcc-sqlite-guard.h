/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no file from outside may make SQLite do, said once for every connection. */
#pragma once

#include <glib.h>

typedef struct sqlite3 sqlite3;

G_BEGIN_DECLS

void opcc_sqlite_guard (sqlite3 *db);

G_END_DECLS
