/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite reports, in the words and kinds of the rest of the program. */
#pragma once

#include <glib.h>

typedef struct sqlite3 sqlite3;

G_BEGIN_DECLS

void opcc_sqlite_set_error (GError **error, sqlite3 *db, const char *path);
void opcc_sqlite_set_error_code (GError **error, int code, const char *detail, const char *path);

G_END_DECLS
