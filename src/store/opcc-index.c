/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side file: made, fed from the log, asked, and thrown away when in doubt. */
#include "opcc-index.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-change.h"
#include "opcc-log.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"

#define INDEX_VERSION 2

/* Marks count as letters: without the vowel signs of Gujarati or Hindi a word falls to pieces. */
static const char schema[] =
    "CREATE TABLE fed (seq INTEGER NOT NULL, hash TEXT NOT NULL);"
    "INSERT INTO fed (seq, hash) VALUES (0, '');"
    "CREATE TABLE kind (name TEXT PRIMARY KEY, code INTEGER NOT NULL);"
    "CREATE TABLE dead (document INTEGER PRIMARY KEY);"
    "CREATE TABLE moved (document INTEGER PRIMARY KEY, key INTEGER NOT NULL);"
    "CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none, "
    "tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\");"
    "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);";

void
opcc_index_free (OpccIndex *self)
{
  if (self == NULL)
    return;
  opcc_db_close (self->file);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->dead);
  g_hash_table_unref (self->moved);
  g_hash_table_unref (self->latest);
  g_free (self);
}

static char *
get_path (OpccDb *db)
{
  g_autofree char *name = g_strconcat (db->office_id, ".search", NULL);

  return g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
}

static void
add_number (GHashTable *table, gint64 key, gint64 value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
}

static gboolean
lookup_number (GHashTable *table, gint64 key, gint64 *value)
{
  gint64 *found = g_hash_table_lookup (table, &key);

  if (found != NULL)
    *value = *found;
  return found != NULL;
}

static gboolean
load_pairs (OpccIndex *self, GError **error)
{
  g_autoptr (OpccStmt) dead = opcc_db_query (self->file, "SELECT document FROM dead", error, "");
  g_autoptr (OpccStmt) moved =
      opcc_db_query (self->file, "SELECT document, key FROM moved ORDER BY document", error, "");
  gboolean row = TRUE;

  while (row)
    {
      if (dead == NULL || !opcc_stmt_step (dead, &row, error))
        return FALSE;
      if (row)
        add_number (self->dead, opcc_stmt_get_integer (dead, 0), 0);
    }
  row = TRUE;
  while (row)
    {
      if (moved == NULL || !opcc_stmt_step (moved, &row, error))
        return FALSE;
      if (!row)
        break;
      add_number (self->moved, opcc_stmt_get_integer (moved, 0), opcc_stmt_get_integer (moved, 1));
      add_number (self->latest, opcc_stmt_get_integer (moved, 1), opcc_stmt_get_integer (moved, 0));
      self->next_moved = opcc_stmt_get_integer (moved, 0) + 1;
    }
  return TRUE;
}

static gboolean
load_state (OpccIndex *self, GError **error)
{
  g_autoptr (OpccStmt) codes = opcc_db_query (self->file, "SELECT name, code FROM kind", error, "");
  gboolean row = TRUE;

  while (row)
    {
      if (codes == NULL || !opcc_stmt_step (codes, &row, error))
        return FALSE;
      if (row)
        g_hash_table_insert (self->codes, g_strdup (opcc_stmt_get_text (codes, 0)),
                             GINT_TO_POINTER ((int) opcc_stmt_get_integer (codes, 1)));
    }
  self->next_moved = OPCC_INDEX_MOVED;
  self->fed = opcc_db_get_integer (self->file, "SELECT seq FROM fed", -1, error, "");
  if (self->fed < 0)
    return FALSE;
  return load_pairs (self, error);
}

static OpccIndex *
open_index (const char *path, gboolean fresh, GError **error)
{
  OpccIndex *self;
  OpccDb *file = opcc_db_open (path, OPCC_ENGINE_CACHE, error);

  if (file == NULL)
    return NULL;
  self = g_new0 (OpccIndex, 1);
  self->file = file;
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dead = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->latest = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (fresh && (!opcc_db_exec (file, schema, error) ||
                !file->engine->set_schema (file->connection, INDEX_VERSION, error)))
    g_clear_pointer (&self, opcc_index_free);
  if (self != NULL && (file->engine->get_schema (file->connection, NULL) != INDEX_VERSION ||
                       !load_state (self, error)))
    g_clear_pointer (&self, opcc_index_free);
  return self;
}

static char *
read_hash (OpccDb *db, gint64 seq)
{
  return opcc_db_get_text (db, "SELECT hash FROM change WHERE seq = $1", NULL, "i", seq);
}

/* Whether the log still has the entry that the index was last fed with: that of a restored backup
 * may have gone another way. */
static gboolean
belongs (OpccIndex *self, OpccDb *db)
{
  g_autofree char *here = opcc_db_get_text (self->file, "SELECT hash FROM fed", NULL, "");
  g_autofree char *there = read_hash (db, self->fed);

  return self->fed == 0 || (here != NULL && g_strcmp0 (here, there) == 0);
}

/**
 * opcc_index_get:
 *
 * Returns: (transfer none): the index, opened or made anew. One that cannot be read, is of another
 *   version or ahead of the log is deleted: it holds nothing of its own
 */
OpccIndex *
opcc_index_get (OpccDb *db, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (db->index != NULL)
    return db->index;
  path = get_path (db);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    db->index = open_index (path, FALSE, NULL);
  if (db->index != NULL && !belongs (db->index, db))
    g_clear_pointer (&db->index, opcc_index_free);
  if (db->index == NULL)
    {
      g_unlink (path);
      db->index = open_index (path, TRUE, NULL);
    }
  /* No cache folder that can be written: search still works, from memory. */
  if (db->index == NULL)
    db->index = open_index (":memory:", TRUE, error);
  return db->index;
}

void
opcc_index_discard (OpccDb *db)
{
  g_autofree char *path = get_path (db);

  g_clear_pointer (&db->index, opcc_index_free);
  g_unlink (path);
}

gint64
opcc_index_get_code (OpccIndex *self, const OpccKind *kind, GError **error)
{
  int code = GPOINTER_TO_INT (g_hash_table_lookup (self->codes, kind->name));
  g_autoptr (OpccStmt) stmt = NULL;

  if (code != 0)
    return code;
  code = (int) g_hash_table_size (self->codes) + 1;
  stmt = opcc_db_query (self->file, "INSERT INTO kind (name, code) VALUES ($1, $2)", error, "si",
                        kind->name, (gint64) code);
  if (stmt == NULL || !opcc_stmt_run (stmt, NULL, error))
    return 0;
  g_hash_table_insert (self->codes, g_strdup (kind->name), GINT_TO_POINTER (code));
  return code;
}

/* --- feeding -------------------------------------------------------------------------------- */

static gboolean
run (OpccDb *file, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (file, sql, error);

  if (stmt == NULL)
    return FALSE;
  opcc_stmt_bind_integer (stmt, 1, a);
  if (strstr (sql, "$2") != NULL)
    opcc_stmt_bind_integer (stmt, 2, b);
  return opcc_stmt_run (stmt, NULL, error);
}

static gboolean
bury (OpccIndex *self, gint64 key, GError **error)
{
  gint64 document = key;

  lookup_number (self->latest, key, &document);
  if (g_hash_table_contains (self->dead, &document))
    return TRUE;
  add_number (self->dead, document, 0);
  return run (self->file, "INSERT INTO dead (document) VALUES ($1)", document, 0, error);
}

static gboolean
choose_document (OpccIndex *self, gint64 key, gboolean fresh, gint64 *document, GError **error)
{
  *document = key;
  if (fresh)
    return TRUE;
  *document = self->next_moved++;
  add_number (self->moved, *document, key);
  add_number (self->latest, key, *document);
  return run (self->file, "INSERT INTO moved (document, key) VALUES ($1, $2)", *document, key,
              error);
}

static gboolean
add_document (OpccIndex *self, gint64 document, const GString *text, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_prepare (self->file, "INSERT INTO words (rowid, text) VALUES ($1, $2)", error);
  OpccStored value = { .type = OPCC_STORED_TEXT, .text = text->str };

  if (stmt == NULL)
    return FALSE;
  opcc_stmt_bind_integer (stmt, 1, document);
  opcc_stmt_bind_stored (stmt, 2, &value, TRUE);
  return opcc_stmt_run (stmt, NULL, error);
}

static void
append_words (GString *text, const OpccField *field, const OpccStored *value)
{
  if (value->type == OPCC_STORED_NULL)
    return;
  g_string_append_c (text, ' ');
  if (value->type == OPCC_STORED_TEXT &&
      (field->type == OPCC_VALUE_TEXT || field->type == OPCC_VALUE_LONG_TEXT))
    g_string_append (text, value->text);
  else
    {
      g_autofree char *shown = opcc_field_stored_to_text (field, value);

      g_string_append (text, shown);
    }
}

/* Only the searched columns are read: the rest of the row has no words to give. */
static char *
write_words_query (OpccRelation *relation, GPtrArray *fields)
{
  GString *sql = g_string_new ("SELECT n");

  for (guint i = 0; i < relation->kind->n_fields; i++)
    {
      const OpccField *field = &relation->kind->fields[i];

      if ((field->marks & OPCC_MARK_SEARCHED) == 0 || field->type == OPCC_VALUE_LINK)
        continue;
      g_string_append (sql, ", ");
      g_string_append (sql, field->name);
      g_ptr_array_add (fields, (gpointer) field);
    }
  g_string_append (sql, " FROM ");
  g_string_append (sql, relation->kind->name);
  g_string_append (sql, " WHERE n >= $1 AND n <= $2");
  return g_string_free (sql, FALSE);
}

static gboolean
add_rows (
    OpccDb *db, OpccRelation *relation, const OpccChange *change, gboolean fresh, GError **error)
{
  OpccIndex *self = db->index;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *sql = write_words_query (relation, fields);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "ii", change->first, change->last);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 code = opcc_index_get_code (self, relation->kind, error);
  gboolean row = TRUE;

  while (row)
    {
      gint64 document;

      if (code == 0 || stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      g_string_truncate (text, 0);
      for (guint i = 0; i < fields->len; i++)
        {
          OpccStored value;

          opcc_stmt_get_stored (stmt, (int) i + 1, &value);
          append_words (text, g_ptr_array_index (fields, i), &value);
        }
      if (!choose_document (self, code << OPCC_INDEX_KIND_BITS | opcc_stmt_get_integer (stmt, 0),
                            fresh, &document, error) ||
          !add_document (self, document, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_words (const OpccKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].marks & OPCC_MARK_SEARCHED) != 0 &&
        kind->fields[i].type != OPCC_VALUE_LINK)
      return TRUE;
  return FALSE;
}

static gboolean
feed_change (OpccDb *db, const OpccChange *change, GError **error)
{
  const OpccKind *kind = opcc_registry_find (change->kind);
  OpccRelation *relation = kind != NULL ? opcc_db_get_relation (db, kind, error) : NULL;
  /* Rows that came for the first time have no document yet; all others leave one behind. */
  gboolean fresh = *change->op == 'i' && change->undoes == 0;
  gint64 code;

  if (kind == NULL || !has_words (kind))
    return TRUE;
  if (relation == NULL || (code = opcc_index_get_code (db->index, kind, error)) == 0)
    return FALSE;
  for (gint64 n = change->first; !fresh && n <= change->last; n++)
    if (!bury (db->index, code << OPCC_INDEX_KIND_BITS | n, error))
      return FALSE;
  if (*change->op == 'd')
    return TRUE;
  return add_rows (db, relation, change, fresh, error);
}

static gboolean
feed_slice (OpccDb *db, gint64 max_rows, gint64 *fed, gboolean *more, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT seq, kind, op, first, last, count, undoes FROM change WHERE seq > $1 ORDER BY seq",
      error, "i", db->index->fed);
  gint64 n_rows = 0;
  gboolean row = TRUE;

  *more = FALSE;
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccChange change = { 0 };

      if (!row)
        return TRUE;
      *more = n_rows >= max_rows;
      if (*more)
        return TRUE;
      change.kind = (char *) opcc_stmt_get_text (stmt, 1);
      change.op = (char *) opcc_stmt_get_text (stmt, 2);
      change.first = opcc_stmt_get_integer (stmt, 3);
      change.last = opcc_stmt_get_integer (stmt, 4);
      change.undoes = opcc_stmt_get_integer (stmt, 6);
      if (!feed_change (db, &change, error))
        return FALSE;
      n_rows += opcc_stmt_get_integer (stmt, 5);
      *fed = opcc_stmt_get_integer (stmt, 0);
    }
  return FALSE;
}

static gboolean
note_fed (OpccDb *db, gint64 fed, GError **error)
{
  OpccDb *file = db->index->file;
  g_autofree char *hash = read_hash (db, fed);
  g_autoptr (OpccStmt) stmt = opcc_db_query (file, "UPDATE fed SET seq = $1, hash = $2", error,
                                             "is", fed, hash != NULL ? hash : "");

  return stmt != NULL && opcc_stmt_run (stmt, NULL, error) &&
         file->engine->commit (file->connection, error);
}

/* Inside the side file's transaction. *stale: another program has fed it in between. */
static gboolean
feed (OpccDb *db, gint64 max_rows, gboolean *more, gboolean *stale, GError **error)
{
  OpccIndex *self = db->index;
  gint64 fed = opcc_db_get_integer (self->file, "SELECT seq FROM fed", -1, error, "");

  if (fed < 0)
    return FALSE;
  *stale = fed != self->fed;
  if (*stale)
    return TRUE;
  if (!feed_slice (db, max_rows, &fed, more, error) || !note_fed (db, fed, error))
    return FALSE;
  self->fed = fed;
  return TRUE;
}

gboolean
opcc_index_feed (OpccDb *db, gint64 max_rows, gboolean *more, GError **error)
{
  OpccIndex *self = opcc_index_get (db, error);
  gboolean stale = FALSE;

  *more = FALSE;
  if (self == NULL || !self->file->engine->begin (self->file->connection, error))
    return FALSE;
  if (feed (db, max_rows, more, &stale, error) && !stale)
    return TRUE;
  /* What is kept of the file in memory is not, or no longer, true: it is read anew next time. */
  self->file->engine->rollback (self->file->connection);
  g_clear_pointer (&db->index, opcc_index_free);
  *more = stale;
  return stale;
}

gint64
opcc_index_get_backlog (OpccDb *db)
{
  OpccIndex *self = NULL;

  /* What is not committed may never be: its entries are not in the log yet. */
  if (db->action == NULL)
    self = opcc_index_get (db, NULL);
  return self != NULL ? db->log->next_change - 1 - self->fed : 0;
}
