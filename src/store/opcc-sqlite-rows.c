/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the program as a table that SQLite reads from: INSERT … SELECT keeps its places in the
 * table and its indexes from one row to the next, where a statement a row looks for them anew. */
#include "opcc-sqlite-rows.h"

#include <sqlite3.h>

#define MAX_COLUMNS 100
#define MODULE_NAME "opcc_rows"

struct _OpccSqliteRows
{
  sqlite3 *db;            /* (unowned) */
  GHashTable *statements; /* (owned) "table (names)" (owned) -> sqlite3_stmt (owned) */
  OpccReadValue read;     /* while rows are inserted; likewise the rest */
  gpointer data;          /* (unowned) */
  guint n_rows;
  guint n_given;
};

typedef struct
{
  sqlite3_vtab parent_instance;
  OpccSqliteRows *rows; /* (unowned) */
} Table;

typedef struct
{
  sqlite3_vtab_cursor parent_instance;
  guint row;
  OpccStored values[MAX_COLUMNS]; /* of the row: SQLite borrows their texts */
} Cursor;

static OpccSqliteRows *
get_rows (sqlite3_vtab_cursor *cursor)
{
  return ((Table *) cursor->pVtab)->rows;
}

static int
connect_cb (sqlite3 *db,
            void *data,
            int argc,
            const char *const *argv,
            sqlite3_vtab **table,
            char **message)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE x (c1");
  Table *self;
  int rc;

  for (guint i = 2; i <= MAX_COLUMNS; i++)
    g_string_append_printf (sql, ", c%u", i);
  g_string_append_c (sql, ')');
  rc = sqlite3_declare_vtab (db, sql->str);
  if (rc == SQLITE_OK)
    rc = sqlite3_vtab_config (db, SQLITE_VTAB_DIRECTONLY);
  if (rc != SQLITE_OK)
    return rc;
  self = g_new0 (Table, 1);
  self->rows = data;
  *table = &self->parent_instance;
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  Cursor *self = g_new (Cursor, 1);

  *cursor = &self->parent_instance;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor, int n, const char *text, int argc, sqlite3_value **argv)
{
  ((Cursor *) cursor)->row = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->row++;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->row >= get_rows (cursor)->n_rows;
}

static int
column_cb (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  Cursor *self = (Cursor *) cursor;
  OpccSqliteRows *rows = get_rows (cursor);
  OpccStored *value = &self->values[column];

  rows->n_given = self->row + 1;
  rows->read (rows->data, self->row, (guint) column, value);
  switch (value->type)
    {
    case OPCC_STORED_INTEGER:
      sqlite3_result_int64 (context, value->integer);
      break;
    case OPCC_STORED_REAL:
      sqlite3_result_double (context, value->real);
      break;
    case OPCC_STORED_TEXT:
      sqlite3_result_text (context, value->text, -1, SQLITE_STATIC);
      break;
    case OPCC_STORED_NULL:
    default:
      break;
    }
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->row;
  return SQLITE_OK;
}

static void
finalize_cb (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static const sqlite3_module module = {
  .xConnect = connect_cb,
  .xBestIndex = best_index_cb,
  .xDisconnect = disconnect_cb,
  .xOpen = open_cb,
  .xClose = close_cb,
  .xFilter = filter_cb,
  .xNext = next_cb,
  .xEof = eof_cb,
  .xColumn = column_cb,
  .xRowid = rowid_cb,
};

/**
 * opcc_sqlite_rows_new:
 *
 * Returns: (transfer full) (nullable): to be freed before the connection is closed; NULL where
 *   there is no memory for it
 */
OpccSqliteRows *
opcc_sqlite_rows_new (sqlite3 *db)
{
  OpccSqliteRows *self = g_new0 (OpccSqliteRows, 1);

  self->db = db;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
  if (sqlite3_create_module (db, MODULE_NAME, &module, self) != SQLITE_OK)
    g_clear_pointer (&self, opcc_sqlite_rows_free);
  return self;
}

void
opcc_sqlite_rows_free (OpccSqliteRows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  g_free (self);
}

static int
prepare (OpccSqliteRows *self,
         const char *table,
         const char *names,
         guint n_columns,
         sqlite3_stmt **stmt)
{
  g_autofree char *target = g_strconcat (table, " (", names, ")", NULL);
  g_autoptr (GString) sql = NULL;
  int rc;

  *stmt = g_hash_table_lookup (self->statements, target);
  if (*stmt != NULL)
    return SQLITE_OK;
  sql = g_string_new ("INSERT INTO ");
  g_string_append_printf (sql, "%s SELECT c1", target);
  for (guint i = 2; i <= n_columns; i++)
    g_string_append_printf (sql, ", c%u", i);
  g_string_append (sql, " FROM " MODULE_NAME);
  rc = sqlite3_prepare_v3 (self->db, sql->str, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
  if (rc == SQLITE_OK)
    g_hash_table_insert (self->statements, g_steal_pointer (&target), *stmt);
  return rc;
}

/**
 * opcc_sqlite_rows_insert:
 * @names: columns of @table, parted by commas, in the order @read gives their values in; the others
 *   stay empty
 * @n_columns: how many they are, at most 100
 *
 * Returns: SQLite's code; unless it is SQLITE_OK, none of the rows is in the table
 */
int
opcc_sqlite_rows_insert (OpccSqliteRows *self,
                         const char *table,
                         const char *names,
                         guint n_columns,
                         guint n_rows,
                         OpccReadValue read,
                         gpointer data)
{
  sqlite3_stmt *stmt;
  int rc = prepare (self, table, names, n_columns, &stmt);

  if (rc != SQLITE_OK)
    return rc;
  self->read = read;
  self->data = data;
  self->n_rows = n_rows;
  self->n_given = 0;
  sqlite3_step (stmt);
  rc = sqlite3_reset (stmt);
  /* A table of that name in the file would stand before ours. */
  if (rc == SQLITE_OK && self->n_given != n_rows)
    rc = SQLITE_CORRUPT;
  return rc;
}
