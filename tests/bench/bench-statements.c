/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks SQLite itself, so that the program measured is the one that people use. */
#include "bench-statements.h"

#include <sqlite3.h>

static struct
{
  GMutex mutex;
  GHashTable *runs; /* (owned) sql to BenchStatement */
  gint n_runs;
} watch;

static void
free_statement (gpointer data)
{
  BenchStatement *statement = data;

  g_free (statement->sql);
  g_free (statement);
}

static void
note_run (const char *sql, double ms, gint64 n_looked)
{
  BenchStatement *statement = g_hash_table_lookup (watch.runs, sql);

  if (statement == NULL)
    {
      statement = g_new0 (BenchStatement, 1);
      statement->sql = g_strdup (sql);
      g_hash_table_insert (watch.runs, statement->sql, statement);
    }
  statement->ms = MAX (statement->ms, ms);
  statement->n_looked = MAX (statement->n_looked, n_looked);
  statement->n_runs++;
}

static int
trace_cb (unsigned type, void *data, void *statement, void *nanoseconds)
{
  const char *sql = sqlite3_sql (statement);

  /* The store asks after each job whether somebody else has written. */
  if (sql == NULL || g_str_has_prefix (sql, "PRAGMA"))
    return 0;
  g_mutex_lock (&watch.mutex);
  note_run (sql, (double) *(sqlite3_int64 *) nanoseconds / 1e6,
            sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1));
  g_mutex_unlock (&watch.mutex);
  g_atomic_int_inc (&watch.n_runs);
  return 0;
}

static int
open_cb (sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_PROFILE, trace_cb, NULL);
}

void
bench_statements_watch (void)
{
  watch.runs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
  sqlite3_auto_extension ((void (*) (void)) open_cb);
}

guint
bench_statements_count (void)
{
  return (guint) g_atomic_int_get (&watch.n_runs);
}

GPtrArray *
bench_statements_take (void)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (free_statement);
  GHashTableIter iter;
  gpointer statement;

  g_mutex_lock (&watch.mutex);
  g_hash_table_iter_init (&iter, watch.runs);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_ptr_array_add (taken, statement);
      g_hash_table_iter_steal (&iter);
    }
  g_mutex_unlock (&watch.mutex);
  return taken;
}
