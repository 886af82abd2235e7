/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored values as SQLite takes them. */
#include "opcc-sqlite-value.h"

/**
 * opcc_sqlite_bind:
 * @at: SQLite's number of the parameter, from 1 on
 * @keep: whether the text stays where it is while the statement has it; otherwise it is copied
 *
 * Returns: SQLite's code; unless it is SQLITE_OK the parameter has no value, or an older one, and
 *   the statement must not be run
 */
int
opcc_sqlite_bind (sqlite3_stmt *stmt, int at, const OpccStored *value, gboolean keep)
{
  switch (value->type)
    {
    case OPCC_STORED_INTEGER:
      return sqlite3_bind_int64 (stmt, at, value->integer);
    case OPCC_STORED_REAL:
      return sqlite3_bind_double (stmt, at, value->real);
    case OPCC_STORED_TEXT:
      return sqlite3_bind_text (stmt, at, value->text, -1, keep ? SQLITE_STATIC : SQLITE_TRANSIENT);
    case OPCC_STORED_NULL:
    default:
      return sqlite3_bind_null (stmt, at);
    }
}
