/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side file: made, fed from the log, asked, and thrown away when in doubt. */
#include "opcc-index.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-index-ahead.h"
#include "opcc-stmt-private.h"

#define INDEX_VERSION 3

/* Hits are not ranked, so that the length of each document need not be kept. Marks count as
 * letters: without the vowel signs of Gujarati or Hindi a word falls to pieces. */
static const char schema[] =
    "CREATE TABLE fed (seq INTEGER NOT NULL, hash TEXT NOT NULL);"
    "INSERT INTO fed (seq, hash) VALUES (0, '');"
    "CREATE TABLE kind (name TEXT PRIMARY KEY, code INTEGER NOT NULL);"
    "CREATE TABLE dead (document INTEGER PRIMARY KEY);"
    "CREATE TABLE moved (document INTEGER PRIMARY KEY, key INTEGER NOT NULL);"
    "CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none, columnsize = 0, "
    "tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\");"
    "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);";

void
opcc_index_free (OpccIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ahead, opcc_index_ahead_free);
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

void
opcc_index_add_number (GHashTable *table, gint64 key, gint64 value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
}

gboolean
opcc_index_lookup_number (GHashTable *table, gint64 key, gint64 *value)
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
        opcc_index_add_number (self->dead, opcc_stmt_get_integer (dead, 0), 0);
    }
  row = TRUE;
  while (row)
    {
      if (moved == NULL || !opcc_stmt_step (moved, &row, error))
        return FALSE;
      if (!row)
        break;
      opcc_index_add_number (self->moved, opcc_stmt_get_integer (moved, 0),
                             opcc_stmt_get_integer (moved, 1));
      opcc_index_add_number (self->latest, opcc_stmt_get_integer (moved, 1),
                             opcc_stmt_get_integer (moved, 0));
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

char *
opcc_index_read_hash (OpccDb *db, gint64 seq)
{
  return opcc_db_get_text (db, "SELECT hash FROM change WHERE seq = $1", NULL, "i", seq);
}

/* Whether the log still has the entry that the index was last fed with: that of a restored backup
 * may have gone another way. */
static gboolean
belongs (OpccIndex *self, OpccDb *db)
{
  g_autofree char *here = opcc_db_get_text (self->file, "SELECT hash FROM fed", NULL, "");
  g_autofree char *there = opcc_index_read_hash (db, self->fed);

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

  if (db->index != NULL && db->index->ahead != NULL)
    opcc_index_ahead_wait (db->index->ahead);
  if (db->index == NULL && db->in_memory)
    db->index = open_index (OPCC_DB_IN_MEMORY, TRUE, error);
  if (db->index != NULL || db->in_memory)
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
    db->index = open_index (OPCC_DB_IN_MEMORY, TRUE, error);
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
