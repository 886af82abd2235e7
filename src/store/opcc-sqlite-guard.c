/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no file from outside may make SQLite do, said once for every connection. */
#include "opcc-sqlite-guard.h"

#include <sqlite3.h>

/**
 * opcc_sqlite_guard:
 * @db: just opened
 *
 * No triggers, views, extensions or other files, and limits on what a statement may grow to:
 * https://www.sqlite.org/security.html.
 */
void
opcc_sqlite_guard (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit (db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
  sqlite3_limit (db, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
}
