/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite engine: the only place in the program that knows the library. */
#include "opcc-engine.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-sqlite-copy.h"
#include "opcc-sqlite-error.h"
#include "opcc-sqlite-guard.h"
#include "opcc-sqlite-rows.h"
#include "opcc-sqlite-value.h"

#define APPLICATION_ID            0x4f504343 /* "OPCC" */
#define BUSY_MILLISECONDS         5000
#define OPS_BETWEEN_CANCEL_CHECKS 2000

struct _OpccConnection
{
  sqlite3 *db;
  GCancellable *cancellable; /* (owned) (nullable) */
  char *path;
  OpccPrepared *stamp;    /* (owned) (nullable): PRAGMA data_version */
  OpccPrepared *begin;    /* (owned) (nullable): what every action begins with */
  OpccPrepared *commit;   /* (owned) (nullable) */
  OpccSqliteRows *rows;   /* (owned) (nullable): the way in for many rows, once it was used */
  gboolean is_wide;       /* its cache has room for who writes */
  gboolean is_broken_off; /* a transaction that was given up and could not be taken back yet */
};

struct _OpccPrepared
{
  OpccConnection *connection; /* (unowned) */
  sqlite3_stmt *stmt;
  int index[101]; /* SQLite's own number of $1 … $100, 0 where the text has none */
  int trouble;    /* SQLite's code for a value that it could not take since the last reset */
};

static gboolean
fail (OpccConnection *self, GError **error)
{
  opcc_sqlite_set_error (error, self->db, self->path);
  return FALSE;
}

/* Taking back needs memory too. Until there is some nobody reads what was given up, nor adds to it.
 */
static gboolean
finish_rollback (OpccConnection *self, GError **error)
{
  if (!self->is_broken_off)
    return TRUE;
  self->is_broken_off = !sqlite3_get_autocommit (self->db) &&
                        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK;
  return !self->is_broken_off || fail (self, error);
}

static gboolean
exec (OpccConnection *self, const char *sql, GError **error)
{
  if (!finish_rollback (self, error))
    return FALSE;
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* Our migrations close each CREATE TABLE with a line ");", so the engine's word fits in there. */
static gboolean
define (OpccConnection *self, const char *sql, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strcmp (lines[i], ");") == 0)
      {
        g_free (lines[i]);
        lines[i] = g_strdup (") STRICT;");
      }
  {
    g_autofree char *strict = g_strjoinv ("\n", lines);

    return exec (self, strict, error);
  }
}

static int
stop_if_cancelled (void *data)
{
  OpccConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
set_cancellable (OpccConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? OPS_BETWEEN_CANCEL_CHECKS : 0,
                            stop_if_cancelled, self);
}

static gboolean
exec_whole (OpccConnection *self, const char *sql, GError **error)
{
  gboolean ok;

  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  ok = exec (self, sql, error);
  set_cancellable (self, self->cancellable);
  return ok;
}

static void
finalize (OpccPrepared *prepared)
{
  sqlite3_finalize (prepared->stmt);
  g_free (prepared);
}

static void
close_connection (OpccConnection *self)
{
  g_clear_pointer (&self->stamp, finalize);
  g_clear_pointer (&self->begin, finalize);
  g_clear_pointer (&self->commit, finalize);
  opcc_sqlite_rows_free (self->rows);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static const char office_pragmas[] = "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                                     "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                                     "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -16384;"
                                     "PRAGMA temp_store = MEMORY;";
static const char cache_pragmas[] = "PRAGMA mmap_size = 0; PRAGMA synchronous = OFF;"
                                    "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = -32768;"
                                    "PRAGMA temp_store = MEMORY;";

static gboolean
configure (OpccConnection *self, OpccEngineFlags flags, GError **error)
{
  g_autofree char *mark = NULL;

  opcc_sqlite_guard (self->db);
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  self->is_wide = (flags & OPCC_ENGINE_CACHE) != 0;
  if (self->is_wide)
    return exec (self, cache_pragmas, error);
  if (!exec (self, office_pragmas, error))
    return FALSE;
  if ((flags & OPCC_ENGINE_PASSING) && !exec (self, "PRAGMA cache_size = -2048;", error))
    return FALSE;
  if (flags & OPCC_ENGINE_READ_ONLY)
    return TRUE;
  if (!exec (self, "PRAGMA journal_mode = DELETE;", error))
    return FALSE;
  if ((flags & OPCC_ENGINE_CREATE) == 0)
    return TRUE;
  mark = g_strdup_printf ("PRAGMA application_id = %d;", APPLICATION_ID);
  return exec (self, mark, error);
}

static void
set_up_library (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      sqlite3_initialize ();
      g_once_init_leave (&done, 1);
    }
}

static OpccConnection *
open_connection (const char *path, OpccEngineFlags flags, GError **error)
{
  OpccConnection *self;
  int open_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  set_up_library ();
  open_flags |= flags & OPCC_ENGINE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (flags & (OPCC_ENGINE_CREATE | OPCC_ENGINE_CACHE))
    open_flags |= SQLITE_OPEN_CREATE;
  self = g_new0 (OpccConnection, 1);
  self->path = g_strdup (path);
  if (sqlite3_open_v2 (path, &self->db, open_flags, NULL) != SQLITE_OK ||
      !configure (self, flags, error))
    {
      if (error == NULL || *error == NULL)
        fail (self, error);
      close_connection (self);
      return NULL;
    }
  return self;
}

/* Parameters are written $1, $2 …; SQLite would number them by first appearance, PostgreSQL by
 * the digits, so the digits are looked up by name once. */
static void
index_parameters (OpccPrepared *prepared)
{
  int n = sqlite3_bind_parameter_count (prepared->stmt);

  for (int i = 1; i <= n; i++)
    {
      const char *name = sqlite3_bind_parameter_name (prepared->stmt, i);
      gint64 number = name != NULL ? g_ascii_strtoll (name + 1, NULL, 10) : 0;

      if (number >= 1 && number <= 100)
        prepared->index[number] = i;
    }
}

static OpccPrepared *
prepare (OpccConnection *self, const char *sql, GError **error)
{
  OpccPrepared *prepared = g_new0 (OpccPrepared, 1);

  prepared->connection = self;
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared->stmt, NULL) !=
      SQLITE_OK)
    {
      fail (self, error);
      g_free (prepared);
      return NULL;
    }
  index_parameters (prepared);
  return prepared;
}

static void
bind (OpccPrepared *prepared, int number, const OpccStored *value, gboolean keep)
{
  int rc;

  g_return_if_fail (prepared->index[number] > 0);
  rc = opcc_sqlite_bind (prepared->stmt, prepared->index[number], value, keep);
  if (rc != SQLITE_OK)
    prepared->trouble = rc;
}

static void
bind_bytes (OpccPrepared *prepared, int number, gconstpointer bytes, gsize length)
{
  int rc =
      sqlite3_bind_blob64 (prepared->stmt, prepared->index[number], bytes, length, SQLITE_STATIC);

  if (rc != SQLITE_OK)
    prepared->trouble = rc;
}

static gboolean
step (OpccPrepared *prepared, gboolean *row, GError **error)
{
  int rc;

  *row = FALSE;
  /* It would write no value where there is one. */
  if (prepared->trouble != SQLITE_OK)
    {
      opcc_sqlite_set_error_code (error, prepared->trouble, sqlite3_errstr (prepared->trouble),
                                  prepared->connection->path);
      return FALSE;
    }
  if (!finish_rollback (prepared->connection, error))
    return FALSE;
  rc = sqlite3_step (prepared->stmt);
  *row = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE || fail (prepared->connection, error);
}

static void
reset (OpccPrepared *prepared)
{
  sqlite3_reset (prepared->stmt);
  prepared->trouble = SQLITE_OK;
}

/* Nearly always it lies there already. Where there is no memory for it the program ends, as GLib
 * ends it for want of memory: none would look like no value, and be written as such. */
static const char *
get_text (OpccPrepared *prepared, int column)
{
  const char *text = (const char *) sqlite3_column_text (prepared->stmt, column);

  if (text == NULL)
    g_error ("There is no memory to read %s.", prepared->connection->path);
  return text;
}

static void
get_column (OpccPrepared *prepared, int column, OpccStored *value)
{
  switch (sqlite3_column_type (prepared->stmt, column))
    {
    case SQLITE_INTEGER:
      value->type = OPCC_STORED_INTEGER;
      value->integer = sqlite3_column_int64 (prepared->stmt, column);
      break;
    case SQLITE_FLOAT:
      value->type = OPCC_STORED_REAL;
      value->real = sqlite3_column_double (prepared->stmt, column);
      break;
    case SQLITE_TEXT:
      value->type = OPCC_STORED_TEXT;
      value->text = get_text (prepared, column);
      break;
    default:
      value->type = OPCC_STORED_NULL;
      break;
    }
}

static gconstpointer
get_bytes (OpccPrepared *prepared, int column, gsize *length)
{
  *length = (gsize) sqlite3_column_bytes (prepared->stmt, column);
  return sqlite3_column_blob (prepared->stmt, column);
}

static gboolean
insert_rows (OpccConnection *self,
             const char *table,
             const char *names,
             guint n_columns,
             guint n_rows,
             OpccReadValue read,
             gpointer data,
             GError **error)
{
  int rc;

  if (!finish_rollback (self, error))
    return FALSE;
  if (self->rows == NULL)
    self->rows = opcc_sqlite_rows_new (self->db);
  if (self->rows == NULL)
    return fail (self, error);
  rc = opcc_sqlite_rows_insert (self->rows, table, names, n_columns, n_rows, read, data);
  if (rc == SQLITE_OK)
    return TRUE;
  opcc_sqlite_set_error_code (error, rc, sqlite3_errmsg (self->db), self->path);
  return FALSE;
}

static gint64
get_n_changed (OpccConnection *self)
{
  return sqlite3_changes64 (self->db);
}

static gint64
get_stamp (OpccConnection *self)
{
  gint64 stamp = 0;

  if (self->stamp == NULL)
    self->stamp = prepare (self, "PRAGMA data_version", NULL);
  if (self->stamp == NULL)
    return 0;
  if (sqlite3_step (self->stamp->stmt) == SQLITE_ROW)
    stamp = sqlite3_column_int64 (self->stamp->stmt, 0);
  sqlite3_reset (self->stamp->stmt);
  return stamp;
}

/* Whoever writes much comes back to the same pages. Who only reads keeps little: the system has the
 * pages of the file too. */
static gboolean
widen_cache (OpccConnection *self, GError **error)
{
  if (self->is_wide)
    return TRUE;
  self->is_wide = exec (self, "PRAGMA cache_size = -65536", error);
  return self->is_wide;
}

/* Prepared once: an edit is as short as reading such a statement. */
static gboolean
run_kept (OpccConnection *self, OpccPrepared **kept, const char *sql, GError **error)
{
  gboolean row;
  gboolean ok;

  if (*kept == NULL)
    *kept = prepare (self, sql, error);
  if (*kept == NULL)
    return FALSE;
  ok = step (*kept, &row, error);
  reset (*kept);
  return ok;
}

static gboolean
begin (OpccConnection *self, GError **error)
{
  return widen_cache (self, error) && run_kept (self, &self->begin, "BEGIN IMMEDIATE", error);
}

static gboolean
begin_read (OpccConnection *self, GError **error)
{
  return exec (self, "BEGIN", error);
}

static gboolean
in_transaction (OpccConnection *self)
{
  return !self->is_broken_off && !sqlite3_get_autocommit (self->db);
}

static gboolean
defer_links (OpccConnection *self, GError **error)
{
  return exec (self, "PRAGMA defer_foreign_keys = ON", error);
}

static gboolean
commit (OpccConnection *self, GError **error)
{
  return run_kept (self, &self->commit, "COMMIT", error);
}

static void
rollback (OpccConnection *self)
{
  /* A disk that fills up may have rolled back already; there is then nothing to do. */
  if (in_transaction (self))
    {
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      self->is_broken_off = TRUE;
      finish_rollback (self, NULL);
    }
}

static gboolean
list_columns (OpccConnection *self, const char *table, GPtrArray *names, GError **error)
{
  OpccStored value = { .type = OPCC_STORED_TEXT, .text = table };
  OpccPrepared *prepared =
      prepare (self, "SELECT name FROM pragma_table_info ($1) ORDER BY cid", error);
  gboolean row;
  gboolean ok = prepared != NULL;

  if (!ok)
    return FALSE;
  bind (prepared, 1, &value, TRUE);
  while ((ok = step (prepared, &row, error)) && row)
    {
      get_column (prepared, 0, &value);
      g_ptr_array_add (names, g_strdup (value.text));
    }
  finalize (prepared);
  return ok;
}

static gboolean
hides_text (OpccPrepared *prepared)
{
  for (int i = 0; i < sqlite3_column_count (prepared->stmt); i++)
    if (sqlite3_column_type (prepared->stmt, i) == SQLITE_TEXT &&
        strlen (get_text (prepared, i)) != (gsize) sqlite3_column_bytes (prepared->stmt, i))
      return TRUE;
  return FALSE;
}

static gboolean
list_schema (OpccConnection *self, GPtrArray *lines, GError **error)
{
  OpccPrepared *prepared = prepare (self,
                                    "SELECT coalesce (tbl_name || char (9) || name || char (9) "
                                    "|| type || char (9) || coalesce (sql, ''), '') FROM "
                                    "sqlite_master ORDER BY 1",
                                    error);
  OpccStored value = { .text = "" };
  gboolean row;
  gboolean ok = prepared != NULL;

  while (ok && (ok = step (prepared, &row, error)) && row)
    {
      get_column (prepared, 0, &value);
      g_ptr_array_add (lines, g_strdup (value.text));
    }
  if (prepared != NULL)
    finalize (prepared);
  return ok;
}

static gint64
get_schema (OpccConnection *self, GError **error)
{
  OpccStored value = { .type = OPCC_STORED_NULL };
  OpccPrepared *prepared = prepare (self, "PRAGMA user_version", error);
  gboolean row = FALSE;

  if (prepared == NULL)
    return -1;
  if (step (prepared, &row, error) && row)
    get_column (prepared, 0, &value);
  finalize (prepared);
  return value.type == OPCC_STORED_INTEGER ? value.integer : -1;
}

static gboolean
set_schema (OpccConnection *self, gint64 number, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, number);

  return exec (self, sql, error);
}

static gboolean
backup_to (OpccConnection *self, const char *path, GCancellable *cancellable, GError **error)
{
  return finish_rollback (self, error) &&
         opcc_sqlite_copy (self->db, self->path, path, cancellable, error);
}

/* @good: (nullable): the one word the statement gives when all is well; NULL: it gives no row. */
static gboolean
expect (OpccConnection *self, const char *sql, const char *good, GError **error)
{
  OpccStored value = { .type = OPCC_STORED_NULL };
  OpccPrepared *prepared = prepare (self, sql, error);
  gboolean row;
  gboolean ok;

  if (prepared == NULL)
    return FALSE;
  ok = step (prepared, &row, error);
  if (ok && row)
    {
      get_column (prepared, 0, &value);
      ok = value.type == OPCC_STORED_TEXT && g_strcmp0 (value.text, good) == 0;
      if (!ok)
        opcc_sqlite_set_error_code (error, SQLITE_CORRUPT,
                                    value.type == OPCC_STORED_TEXT ? value.text : sql, self->path);
    }
  finalize (prepared);
  return ok;
}

static gboolean
check (OpccConnection *self, gboolean thorough, GError **error)
{
  const char *whole = thorough ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)";

  return expect (self, whole, "ok", error) &&
         expect (self, "PRAGMA foreign_key_check", NULL, error);
}

static const OpccEngine engine = {
  .name = "sqlite",
  .open = open_connection,
  .close = close_connection,
  .exec = exec,
  .exec_whole = exec_whole,
  .define = define,
  .prepare = prepare,
  .finalize = finalize,
  .bind = bind,
  .bind_bytes = bind_bytes,
  .step = step,
  .reset = reset,
  .get_column = get_column,
  .get_bytes = get_bytes,
  .insert_rows = insert_rows,
  .get_n_changed = get_n_changed,
  .get_stamp = get_stamp,
  .begin = begin,
  .begin_read = begin_read,
  .in_transaction = in_transaction,
  .defer_links = defer_links,
  .commit = commit,
  .rollback = rollback,
  .set_cancellable = set_cancellable,
  .list_columns = list_columns,
  .hides_text = hides_text,
  .list_schema = list_schema,
  .get_schema = get_schema,
  .set_schema = set_schema,
  .backup = backup_to,
  .check = check,
};

const OpccEngine *
opcc_engine_sqlite (void)
{
  return &engine;
}
