/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open office file: opening, refreshing what is kept of it, and reading records. */
#include "opcc-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-known-whole.h"
#include "opcc-log.h"
#include "opcc-registry.h"
#include "opcc-search-private.h"
#include "opcc-second-copy.h"
#include "opcc-stmt-private.h"
#include "opcc-text.h"

static void
remember_file (OpccDb *self)
{
  GStatBuf info;

  if (g_stat (self->path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
}

/* Opens what is there, as it is: opcc-open.c decides whether it may be. */
OpccDb *
opcc_db_open (const char *path, OpccEngineFlags flags, GError **error)
{
  const OpccEngine *engine = opcc_engine_sqlite ();
  OpccConnection *connection = engine->open (path, flags, error);
  OpccDb *self;

  if (connection == NULL)
    return NULL;
  self = g_new0 (OpccDb, 1);
  self->engine = engine;
  self->connection = connection;
  self->path = g_strdup (path);
  self->in_memory = strcmp (path, OPCC_DB_IN_MEMORY) == 0;
  self->who = g_strdup (g_get_user_name ());
  self->statements = opcc_stmt_new_cache ();
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) opcc_relation_free);
  self->log = opcc_log_new ();
  self->changed_kinds = g_ptr_array_new_with_free_func (g_free);
  remember_file (self);
  return self;
}

static void
drop_statements (OpccDb *self)
{
  g_autoptr (GList) statements = g_hash_table_get_keys (self->statements);

  g_hash_table_remove_all (self->statements);
  g_list_foreach (statements, (GFunc) (void *) opcc_stmt_destroy, NULL);
}

void
opcc_db_close (OpccDb *self)
{
  if (self == NULL)
    return;
  opcc_check_stop (self->check);
  opcc_second_copy_finish (self);
  if (self->remembers)
    opcc_known_whole_remember (self);
  opcc_db_close (self->kept);
  g_clear_pointer (&self->index, opcc_index_free);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  drop_statements (self);
  g_hash_table_unref (self->statements);
  self->engine->close (self->connection);
  g_hash_table_unref (self->tables);
  opcc_log_free (self->log);
  g_ptr_array_unref (self->changed_kinds);
  g_free (self->path);
  g_free (self->office_id);
  g_free (self->who);
  g_free (self->read_only_reason);
  g_free (self->backup_trouble);
  g_free (self->second_trouble);
  g_clear_error (&self->damage);
  g_free (self);
}

gboolean
opcc_db_exec (OpccDb *self, const char *sql, GError **error)
{
  return self->engine->exec (self->connection, sql, error);
}

gboolean
opcc_db_is_read_only (OpccDb *self)
{
  return self->read_only_reason != NULL;
}

const char *
opcc_db_get_path (OpccDb *self)
{
  return self->path;
}

const char *
opcc_db_get_office_id (OpccDb *self)
{
  return self->office_id;
}

/* Who acts, as the log will name them. */
const char *
opcc_db_get_who (OpccDb *self)
{
  return self->who;
}

static gboolean
load_counters (OpccDb *self, OpccRelation *table, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (self, "SELECT next FROM kind WHERE name = $1", error, "s", table->kind->name);
  const char *totals = g_hash_table_lookup (self->log->totals, table->kind->name);
  char *sum = NULL;
  gboolean row;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  table->next = row ? opcc_stmt_get_integer (stmt, 0) : 1;
  table->next_saved = table->next;
  table->count = totals != NULL ? g_ascii_strtoll (totals, &sum, 10) : 0;
  memset (&table->sum, 0, sizeof table->sum);
  if (sum != NULL && *sum == ' ')
    opcc_sum_from_hex (sum + 1, &table->sum);
  table->touched = FALSE;
  return TRUE;
}

/**
 * opcc_db_get_relation:
 *
 * Returns: (transfer none) (nullable): the kind as this file keeps it
 */
OpccRelation *
opcc_db_get_relation (OpccDb *self, const OpccKind *kind, GError **error)
{
  OpccRelation *table = g_hash_table_lookup (self->tables, kind);
  g_autoptr (GPtrArray) names = NULL;

  if (table != NULL)
    return table;
  names = g_ptr_array_new_with_free_func (g_free);
  if (!self->engine->list_columns (self->connection, kind->name, names, error))
    return NULL;
  table = opcc_relation_new (kind, names, self->newer, error);
  if (table != NULL && !load_counters (self, table, error))
    g_clear_pointer (&table, opcc_relation_free);
  if (table != NULL)
    g_hash_table_insert (self->tables, (gpointer) kind, table);
  return table;
}

/**
 * opcc_db_reload:
 *
 * Reads again what is kept of the file in memory. Where it cannot be read, the next
 * opcc_db_refresh() does it.
 */
gboolean
opcc_db_reload (OpccDb *self, GError **error)
{
  GHashTableIter iter;
  gpointer table;

  self->is_stale = TRUE;
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  if (!opcc_log_load (self->log, self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (!load_counters (self, table, error))
      return FALSE;
  self->is_stale = FALSE;
  return TRUE;
}

/* Nobody says what another program changed: it can be anything. */
static void
note_all_kinds (OpccDb *self)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    opcc_db_note_change (self, kinds[i]);
}

/**
 * opcc_db_refresh:
 * @changed: (out): whether another program has written since the last call
 *
 * Not in the middle of an action, whose transaction keeps others out.
 */
gboolean
opcc_db_refresh (OpccDb *self, gboolean *changed, GError **error)
{
  gint64 stamp = self->engine->get_stamp (self->connection);
  gboolean first = self->stamp < 0;

  *changed = stamp != self->stamp;
  if (!*changed && !self->is_stale)
    return TRUE;
  if (!opcc_db_reload (self, error))
    return FALSE;
  self->stamp = stamp;
  if (*changed && !first)
    note_all_kinds (self);
  return TRUE;
}

/**
 * opcc_db_check:
 *
 * Asks the engine once whether the file is whole, or waits for the check that is under way. A file
 * that is not becomes read-only. Indexes are held against their tables too: a query over one of
 * them would add up something else.
 */
gboolean
opcc_db_check (OpccDb *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->checked)
    return TRUE;
  if (self->damage != NULL)
    {
      g_propagate_error (error, g_error_copy (self->damage));
      return FALSE;
    }
  if (self->check != NULL)
    self->checked = opcc_check_finish (g_steal_pointer (&self->check), &failure);
  else
    self->checked = self->engine->check (self->connection, TRUE, &failure);
  if (self->checked)
    return TRUE;
  if (g_error_matches (failure, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    {
      opcc_set_str (&self->read_only_reason, failure->message);
      self->damage = g_error_copy (failure);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
leave_check (gpointer unused)
{
}

/**
 * opcc_db_check_ahead:
 *
 * Has the file looked at by another thread while this one prepares what it will write; who writes
 * waits for the answer, as for the check that a pause begins.
 */
void
opcc_db_check_ahead (OpccDb *self)
{
  if (!self->checked && self->damage == NULL && self->check == NULL)
    self->check = opcc_check_start (self->engine, self->path, leave_check, NULL);
}

/* --- reading -------------------------------------------------------------------------------- */

void
opcc_db_bind_varargs (OpccStmt *stmt, const char *types, va_list *args)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 'i')
        opcc_stmt_bind_integer (stmt, i + 1, va_arg (*args, gint64));
      else if (types[i] == 'd')
        opcc_stmt_bind_real (stmt, i + 1, va_arg (*args, double));
      else
        opcc_stmt_bind_text (stmt, i + 1, va_arg (*args, const char *));
    }
}

static OpccStmt *
query_valist (OpccDb *self, const char *sql, const char *types, va_list *args, GError **error)
{
  OpccStmt *stmt = opcc_db_prepare (self, sql, error);

  if (stmt != NULL)
    opcc_db_bind_varargs (stmt, types, args);
  return stmt;
}

/**
 * opcc_db_query:
 *
 * Returns: (transfer full): a statement with its parameters bound, to be stepped
 */
OpccStmt *
opcc_db_query (OpccDb *self, const char *sql, GError **error, const char *types, ...)
{
  OpccStmt *stmt;
  va_list args;

  va_start (args, types);
  stmt = query_valist (self, sql, types, &args, error);
  va_end (args);
  return stmt;
}

/**
 * opcc_db_get_integer:
 *
 * Returns: the first column of the first row; @fallback where there is none, or on error
 */
gint64
opcc_db_get_integer (
    OpccDb *self, const char *sql, gint64 fallback, GError **error, const char *types, ...)
{
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  stmt = query_valist (self, sql, types, &args, error);
  va_end (args);
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error) || !row || opcc_stmt_is_null (stmt, 0))
    return fallback;
  return opcc_stmt_get_integer (stmt, 0);
}

/**
 * opcc_db_get_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
opcc_db_get_text (OpccDb *self, const char *sql, GError **error, const char *types, ...)
{
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;
  va_list args;

  va_start (args, types);
  stmt = query_valist (self, sql, types, &args, error);
  va_end (args);
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error) || !row)
    return NULL;
  return g_strdup (opcc_stmt_get_text (stmt, 0));
}

/* The statement must select what table->select does, first columns first. */
OpccRecord *
opcc_db_read_record (OpccRelation *table, OpccStmt *stmt, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_record_new (table->kind);
  OpccStored value;

  for (guint i = 0; i < table->n_columns; i++)
    {
      opcc_stmt_get_stored (stmt, (int) i + 3, &value);
      if (value.type != OPCC_STORED_NULL &&
          !opcc_field_set_stored (table->columns[i], record, &value, error))
        return NULL;
    }
  opcc_record_set_identity (record, opcc_stmt_get_integer (stmt, 0), opcc_stmt_get_text (stmt, 1),
                            opcc_stmt_get_integer (stmt, 2));
  return g_steal_pointer (&record);
}

static GPtrArray *
select_valist (OpccDb *self,
               const OpccKind *kind,
               const char *where,
               const char *types,
               va_list *args,
               GError **error)
{
  OpccRelation *table = opcc_db_get_relation (self, kind, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = NULL;
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  if (table == NULL)
    return NULL;
  sql = where != NULL ? g_strconcat (table->select, " WHERE ", where, NULL)
                      : g_strdup (table->select);
  stmt = query_valist (self, sql, types, args, error);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccRecord *record;

      if (!row)
        return g_steal_pointer (&records);
      record = opcc_db_read_record (table, stmt, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return NULL;
}

/**
 * opcc_db_select:
 * @where_and_order: (nullable): what follows WHERE, with parameters; it may end in ORDER BY and
 *   LIMIT. NULL: all
 *
 * Returns: (transfer full) (element-type OpccRecord): the records. For lists of any length use a
 *   query and a slot list instead
 */
GPtrArray *
opcc_db_select (OpccDb *self,
                const OpccKind *kind,
                const char *where_and_order,
                GError **error,
                const char *types,
                ...)
{
  GPtrArray *records;
  va_list args;

  va_start (args, types);
  records = select_valist (self, kind, where_and_order, types, &args, error);
  va_end (args);
  return records;
}

/**
 * opcc_db_find:
 *
 * Returns: (transfer full) (nullable): the first record that answers; NULL without an error where
 *   there is none
 */
gpointer
opcc_db_find (
    OpccDb *self, const OpccKind *kind, const char *where, GError **error, const char *types, ...)
{
  g_autoptr (GPtrArray) records = NULL;
  va_list args;

  va_start (args, types);
  records = select_valist (self, kind, where, types, &args, error);
  va_end (args);
  return records != NULL && records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

static gpointer
expect_one (
    OpccDb *self, const OpccKind *kind, const char *where, GError **error, const char *types, ...)
{
  g_autoptr (GPtrArray) records = NULL;
  va_list args;

  va_start (args, types);
  records = select_valist (self, kind, where, types, &args, error);
  va_end (args);
  if (records == NULL)
    return NULL;
  if (records->len > 0)
    return g_object_ref (g_ptr_array_index (records, 0));
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("%s: there is no such record. It may have been deleted, or its making undone."),
               g_dgettext (GETTEXT_PACKAGE, kind->label));
  return NULL;
}

/**
 * opcc_db_load:
 *
 * Returns: (transfer full): the record of that number, or NULL with OPCC_ERROR_NOT_FOUND
 */
gpointer
opcc_db_load (OpccDb *self, const OpccKind *kind, gint64 n, GError **error)
{
  return expect_one (self, kind, "n = $1", error, "i", n);
}

/**
 * opcc_db_load_id:
 *
 * Returns: (transfer full): the record of that uuid, or NULL with OPCC_ERROR_NOT_FOUND
 */
gpointer
opcc_db_load_id (OpccDb *self, const OpccKind *kind, const char *id, GError **error)
{
  return expect_one (self, kind, "id = $1", error, "s", id);
}
