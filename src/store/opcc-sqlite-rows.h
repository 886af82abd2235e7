/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many rows into a table by one statement of SQLite. */
#pragma once

#include "opcc-engine.h"

typedef struct sqlite3 sqlite3;

G_BEGIN_DECLS

typedef struct _OpccSqliteRows OpccSqliteRows;

OpccSqliteRows *opcc_sqlite_rows_new (sqlite3 *db);
void opcc_sqlite_rows_free (OpccSqliteRows *self);
int opcc_sqlite_rows_insert (OpccSqliteRows *self,
                             const char *table,
                             const char *names,
                             guint n_columns,
                             guint n_rows,
                             OpccReadValue read,
                             gpointer data);

G_END_DECLS
