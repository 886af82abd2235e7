/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers with the log entry they were true at, in a small file that may be lost at any time. */
#include "opcc-kept.h"

#include <glib/gstdio.h>

#include "opcc-db-private.h"
#include "opcc-log.h"
#include "opcc-stmt-private.h"

#define KEPT_VERSION 1

static const char schema[] =
    "CREATE TABLE kept (key TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL, "
    "text TEXT NOT NULL);";

static OpccDb *
open_file (const char *path)
{
  OpccDb *file = opcc_db_open (path, OPCC_ENGINE_CACHE, NULL);
  gint64 version = file != NULL ? file->engine->get_schema (file->connection, NULL) : -1;

  if (version == 0 && opcc_db_exec (file, schema, NULL) &&
      file->engine->set_schema (file->connection, KEPT_VERSION, NULL))
    version = KEPT_VERSION;
  if (version != KEPT_VERSION)
    g_clear_pointer (&file, opcc_db_close);
  return file;
}

static char *
get_path (OpccDb *db)
{
  g_autofree char *name = g_strconcat (db->office_id, ".kept", NULL);

  return g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
}

void
opcc_kept_discard (OpccDb *db)
{
  g_autofree char *path = NULL;

  if (db->office_id == NULL)
    return;
  path = get_path (db);
  g_clear_pointer (&db->kept, opcc_db_close);
  g_unlink (path);
}

/* Returns: (transfer none) (nullable): the file, opened or made anew; NULL where none can be */
static OpccDb *
get_file (OpccDb *db)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (db->kept == NULL && db->in_memory)
    db->kept = open_file (OPCC_DB_IN_MEMORY);
  if (db->kept != NULL || db->office_id == NULL || db->in_memory)
    return db->kept;
  path = get_path (db);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  db->kept = open_file (path);
  if (db->kept == NULL)
    {
      g_unlink (path);
      db->kept = open_file (path);
    }
  return db->kept;
}

static char *
read_hash (OpccDb *db, gint64 seq)
{
  return opcc_db_get_text (db, "SELECT hash FROM change WHERE seq = $1", NULL, "i", seq);
}

/* Whether the log has an entry of that kind after @seq. A log that cannot be read may have. */
static gboolean
has_changed (OpccDb *db, gint64 seq, const OpccKind *kind)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT kind FROM change WHERE seq > $1 ORDER BY seq", NULL, "i", seq);
  gboolean row = TRUE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, NULL) && row)
    if (g_strcmp0 (opcc_stmt_get_text (stmt, 0), kind->name) == 0)
      return TRUE;
  return stmt == NULL || row;
}

gint64
opcc_db_get_mark (OpccDb *db)
{
  return db->log->next_change - 1;
}

/**
 * opcc_db_keep:
 * @mark: opcc_db_get_mark() as it was before the counting began
 * @text: the answer
 *
 * Where it cannot be kept it is counted again next time, so there is nothing to report. In the
 * middle of an action nothing is kept: what is counted there may never be committed. Nor is what is
 * counted in a shadow, which is not all there is.
 */
void
opcc_db_keep (OpccDb *db, const char *key, gint64 mark, const char *text)
{
  OpccDb *file = db->action == NULL && db->shadow == NULL ? get_file (db) : NULL;
  g_autofree char *hash = file != NULL ? read_hash (db, mark) : NULL;
  g_autoptr (OpccStmt) stmt = NULL;

  if (hash == NULL)
    return;
  stmt = opcc_db_query (file,
                        "INSERT INTO kept (key, seq, hash, text) VALUES ($1, $2, $3, $4) ON "
                        "CONFLICT (key) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, "
                        "text = excluded.text",
                        NULL, "siss", key, mark, hash, text);
  if (stmt != NULL)
    opcc_stmt_run (stmt, NULL, NULL);
}

/**
 * opcc_db_get_kept:
 * @kind: the records that were counted
 *
 * Returns: (transfer full) (nullable): what was kept, if no record of @kind has changed since and
 *   the log still is the one it was kept beside: that of a restored backup may have gone another
 *   way
 */
char *
opcc_db_get_kept (OpccDb *db, const char *key, const OpccKind *kind)
{
  OpccDb *file = db->action == NULL && db->shadow == NULL ? get_file (db) : NULL;
  g_autoptr (OpccStmt) stmt = NULL;
  g_autofree char *hash = NULL;
  gboolean row = FALSE;
  gint64 seq;

  if (file == NULL)
    return NULL;
  stmt = opcc_db_query (file, "SELECT seq, hash, text FROM kept WHERE key = $1", NULL, "s", key);
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, NULL) || !row)
    return NULL;
  seq = opcc_stmt_get_integer (stmt, 0);
  hash = read_hash (db, seq);
  if (g_strcmp0 (hash, opcc_stmt_get_text (stmt, 1)) != 0 || has_changed (db, seq, kind))
    return NULL;
  return g_strdup (opcc_stmt_get_text (stmt, 2));
}
