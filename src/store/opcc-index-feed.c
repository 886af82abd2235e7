/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeding the side file from the log, entry by entry. */
#include <string.h>

#include "opcc-change.h"
#include "opcc-index-ahead.h"
#include "opcc-log.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"

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

  opcc_index_lookup_number (self->latest, key, &document);
  if (g_hash_table_contains (self->dead, &document))
    return TRUE;
  opcc_index_add_number (self->dead, document, 0);
  return run (self->file, "INSERT INTO dead (document) VALUES ($1)", document, 0, error);
}

static gboolean
choose_document (OpccIndex *self, gint64 key, gboolean fresh, gint64 *document, GError **error)
{
  *document = key;
  if (fresh)
    return TRUE;
  *document = self->next_moved++;
  opcc_index_add_number (self->moved, *document, key);
  opcc_index_add_number (self->latest, key, *document);
  return run (self->file, "INSERT INTO moved (document, key) VALUES ($1, $2)", *document, key,
              error);
}

/**
 * opcc_index_prepare:
 *
 * Returns: (transfer full) (nullable): what opcc_index_add_document() needs, for as many as are at
 *   hand
 */
OpccStmt *
opcc_index_prepare (OpccIndex *self, GError **error)
{
  return opcc_db_prepare (self->file, "INSERT INTO words (rowid, text) VALUES ($1, $2)", error);
}

gboolean
opcc_index_add_document (OpccStmt *insert, gint64 document, const char *text, GError **error)
{
  OpccStored value = { .type = OPCC_STORED_TEXT, .text = text };

  opcc_stmt_bind_integer (insert, 1, document);
  opcc_stmt_bind_stored (insert, 2, &value, TRUE);
  return opcc_stmt_run (insert, NULL, error);
}

gboolean
opcc_index_is_searched (const OpccField *field)
{
  return (field->marks & OPCC_MARK_SEARCHED) != 0 && field->type != OPCC_VALUE_LINK;
}

void
opcc_index_append_words (GString *text, const OpccField *field, const OpccStored *value)
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

      if (!opcc_index_is_searched (field))
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
  g_autoptr (OpccStmt) insert = opcc_index_prepare (self, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 code = opcc_index_get_code (self, relation->kind, error);
  gboolean row = TRUE;

  while (row)
    {
      gint64 document;

      if (code == 0 || stmt == NULL || insert == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      g_string_truncate (text, 0);
      for (guint i = 0; i < fields->len; i++)
        {
          OpccStored value;

          opcc_stmt_get_stored (stmt, (int) i + 1, &value);
          opcc_index_append_words (text, g_ptr_array_index (fields, i), &value);
        }
      if (!choose_document (self, code << OPCC_INDEX_KIND_BITS | opcc_stmt_get_integer (stmt, 0),
                            fresh, &document, error) ||
          !opcc_index_add_document (insert, document, text->str, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_words (const OpccKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (opcc_index_is_searched (&kind->fields[i]))
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
      change.seq = opcc_stmt_get_integer (stmt, 0);
      *fed = change.seq;
      if (db->index->ahead != NULL && opcc_index_ahead_has (db->index->ahead, change.seq))
        continue;
      if (!feed_change (db, &change, error))
        return FALSE;
      n_rows += opcc_stmt_get_integer (stmt, 5);
    }
  return FALSE;
}

static gboolean
note_fed (OpccDb *db, gint64 fed, GError **error)
{
  OpccDb *file = db->index->file;
  g_autofree char *hash = opcc_index_read_hash (db, fed);
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
  if (self == NULL)
    return FALSE;
  /* What was fed ahead waits in a transaction, which ends with all that came beside it. */
  if (self->ahead != NULL)
    max_rows = G_MAXINT64;
  else if (!self->file->engine->begin (self->file->connection, error))
    return FALSE;
  if (feed (db, max_rows, more, &stale, error) && !stale)
    {
      g_clear_pointer (&self->ahead, opcc_index_ahead_free);
      return TRUE;
    }
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

  /* What is not committed may never be: its entries are not in the log yet. What is hidden for a
   * while would be fed without its words. */
  if (db->action == NULL && db->shadow == NULL)
    self = opcc_index_get (db, NULL);
  return self != NULL ? db->log->next_change - 1 - self->fed : 0;
}
