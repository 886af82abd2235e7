/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements, cached by their text. */
#include "opcc-stmt.h"

#include <math.h>
#include <string.h>

#include "opcc-stmt-private.h"

/* Eight bytes at a time: the texts are long, and each is looked up for every use. */
static guint
hash_text (const char *sql)
{
  const guint64 odd = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize rest = strlen (sql);
  guint64 hash = rest;
  guint64 bytes;

  for (; rest > 0; rest -= MIN (rest, sizeof bytes), sql += sizeof bytes)
    {
      bytes = 0;
      memcpy (&bytes, sql, MIN (rest, sizeof bytes));
      hash = (hash ^ bytes) * odd;
      hash ^= hash >> 32;
    }
  return (guint) hash;
}

static guint
get_hash (gconstpointer stmt)
{
  return ((const OpccStmt *) stmt)->hash;
}

static gboolean
equal_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (((const OpccStmt *) a)->sql, ((const OpccStmt *) b)->sql) == 0;
}

GHashTable *
opcc_stmt_new_cache (void)
{
  return g_hash_table_new (get_hash, equal_texts);
}

/**
 * opcc_db_prepare:
 * @sql: one statement with parameters $1, $2 …
 *
 * Returns: (transfer full): a statement, from the cache where one of the same text is free
 */
OpccStmt *
opcc_db_prepare (OpccDb *db, const char *sql, GError **error)
{
  OpccStmt key = { .sql = (char *) sql, .hash = hash_text (sql) };
  OpccStmt *self = NULL;
  OpccPrepared *prepared;

  if (g_hash_table_steal_extended (db->statements, &key, (gpointer *) &self, NULL))
    return self;
  prepared = db->engine->prepare (db->connection, sql, error);
  if (prepared == NULL)
    return NULL;
  self = g_new0 (OpccStmt, 1);
  self->db = db;
  self->prepared = prepared;
  self->sql = g_strdup (sql);
  self->hash = key.hash;
  return self;
}

void
opcc_stmt_destroy (OpccStmt *self)
{
  self->db->engine->finalize (self->prepared);
  g_free (self->sql);
  g_free (self);
}

/**
 * opcc_stmt_release:
 *
 * Resets the statement and gives it back; autoptr does so at the end of a scope.
 */
void
opcc_stmt_release (OpccStmt *self)
{
  if (self == NULL)
    return;
  self->db->engine->reset (self->prepared);
  if (g_hash_table_contains (self->db->statements, self))
    opcc_stmt_destroy (self);
  else
    g_hash_table_add (self->db->statements, self);
}

void
opcc_stmt_bind_stored (OpccStmt *self, int parameter, const OpccStored *value, gboolean keep)
{
  self->db->engine->bind (self->prepared, parameter, value, keep);
}

void
opcc_stmt_bind_integer (OpccStmt *self, int parameter, gint64 value)
{
  OpccStored stored = { .type = OPCC_STORED_INTEGER, .integer = value };

  opcc_stmt_bind_stored (self, parameter, &stored, FALSE);
}

void
opcc_stmt_bind_real (OpccStmt *self, int parameter, double value)
{
  OpccStored stored = { .type = OPCC_STORED_REAL, .real = value };

  opcc_stmt_bind_stored (self, parameter, &stored, FALSE);
}

/**
 * opcc_stmt_bind_text:
 * @value: (nullable): copied; NULL binds no value
 */
void
opcc_stmt_bind_text (OpccStmt *self, int parameter, const char *value)
{
  OpccStored stored = { .type = value != NULL ? OPCC_STORED_TEXT : OPCC_STORED_NULL,
                        .text = value };

  opcc_stmt_bind_stored (self, parameter, &stored, FALSE);
}

void
opcc_stmt_bind_null (OpccStmt *self, int parameter)
{
  OpccStored stored = { .type = OPCC_STORED_NULL };

  opcc_stmt_bind_stored (self, parameter, &stored, FALSE);
}

gboolean
opcc_stmt_step (OpccStmt *self, gboolean *row, GError **error)
{
  return self->db->engine->step (self->prepared, row, error);
}

/**
 * opcc_stmt_run:
 * @n_changed: (out) (optional): rows that the statement changed
 */
gboolean
opcc_stmt_run (OpccStmt *self, gint64 *n_changed, GError **error)
{
  gboolean row = TRUE;
  gboolean ok = TRUE;

  while (ok && row)
    ok = opcc_stmt_step (self, &row, error);
  if (ok && n_changed != NULL)
    *n_changed = self->db->engine->get_n_changed (self->db->connection);
  self->db->engine->reset (self->prepared);
  return ok;
}

void
opcc_stmt_get_stored (OpccStmt *self, int column, OpccStored *value)
{
  self->db->engine->get_column (self->prepared, column, value);
}

gboolean
opcc_stmt_is_null (OpccStmt *self, int column)
{
  OpccStored stored;

  opcc_stmt_get_stored (self, column, &stored);
  return stored.type == OPCC_STORED_NULL;
}

/**
 * opcc_stmt_get_integer:
 *
 * Returns: the column's whole number, 0 where it holds none
 */
gint64
opcc_stmt_get_integer (OpccStmt *self, int column)
{
  OpccStored stored;

  opcc_stmt_get_stored (self, column, &stored);
  if (stored.type == OPCC_STORED_REAL)
    return (gint64) stored.real;
  return stored.type == OPCC_STORED_INTEGER ? stored.integer : 0;
}

/**
 * opcc_stmt_get_real:
 *
 * Returns: the column's number, NAN where it holds none
 */
double
opcc_stmt_get_real (OpccStmt *self, int column)
{
  OpccStored stored;

  opcc_stmt_get_stored (self, column, &stored);
  if (stored.type == OPCC_STORED_INTEGER)
    return (double) stored.integer;
  return stored.type == OPCC_STORED_REAL ? stored.real : NAN;
}

/**
 * opcc_stmt_get_text:
 *
 * Returns: (transfer none) (nullable): the column's text until the next step; NULL where it holds
 * none
 */
const char *
opcc_stmt_get_text (OpccStmt *self, int column)
{
  OpccStored stored;

  opcc_stmt_get_stored (self, column, &stored);
  return stored.type == OPCC_STORED_TEXT ? stored.text : NULL;
}

void
opcc_stmt_bind_bytes (OpccStmt *self, int parameter, gconstpointer bytes, gsize length)
{
  self->db->engine->bind_bytes (self->prepared, parameter, bytes, length);
}

/**
 * opcc_stmt_get_bytes:
 * @length: (out):
 *
 * Returns: (transfer none) (nullable): the column's bytes until the next step; NULL where it holds
 *   none
 */
gconstpointer
opcc_stmt_get_bytes (OpccStmt *self, int column, gsize *length)
{
  return self->db->engine->get_bytes (self->prepared, column, length);
}

/**
 * opcc_stmt_hides_text:
 *
 * Returns: whether a text of the row goes on after a character of value 0, which ends it for us: it
 *   was then not written by this program
 */
gboolean
opcc_stmt_hides_text (OpccStmt *self)
{
  return self->db->engine->hides_text (self->prepared);
}
