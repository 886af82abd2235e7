/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named actions: all that is written in one is kept, or nothing. */
#include "opcc-action.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-error.h"
#include "opcc-index-ahead.h"
#include "opcc-time.h"

/* A file that was renamed or replaced while open would take our writing into the void. */
static gboolean
check_file (OpccDb *db, GError **error)
{
  GStatBuf info;

  if (db->in_memory)
    return TRUE;
  if (g_stat (db->path, &info) == 0 && info.st_dev == db->device && info.st_ino == db->inode)
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      _ ("%s was moved, replaced or deleted while it was open. Nothing was changed. Put it "
         "back, or close it and open the one you mean."),
      db->path);
  return FALSE;
}

static gboolean
check_writable (OpccDb *db, GError **error)
{
  if (db->read_only_reason == NULL)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY, db->read_only_reason);
  return FALSE;
}

static void
clear_saved (gpointer data)
{
  g_object_unref (((OpccSaved *) data)->record);
}

OpccAction *
opcc_action_begin_undo (OpccDb *db, const char *name, gint64 undoes, GError **error)
{
  OpccAction *self;
  gboolean changed;

  g_return_val_if_fail (db->action == NULL, NULL);
  if (db->shadow != NULL)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("Nothing can be saved while something is made that leaves records "
                              "out. Nothing was changed. Try again."));
      return NULL;
    }
  if (!check_writable (db, error) || !check_file (db, error) || !opcc_db_check (db, error) ||
      !db->engine->begin (db->connection, error))
    return NULL;
  if (!opcc_db_refresh (db, &changed, error))
    {
      db->engine->rollback (db->connection);
      return NULL;
    }
  self = g_new0 (OpccAction, 1);
  self->db = db;
  self->seq = db->log->next_action;
  self->undoes = undoes;
  self->name = g_strdup (name);
  self->line = g_string_new (NULL);
  self->saved = g_array_new (FALSE, FALSE, sizeof (OpccSaved));
  g_array_set_clear_func (self->saved, clear_saved);
  db->log->chain = db->log->head;
  db->action = self;
  return self;
}

OpccAction *
opcc_action_begin (OpccDb *db, const char *name, GError **error)
{
  return opcc_action_begin_undo (db, name, 0, error);
}

OpccAction *
opcc_action_begin_final (OpccDb *db, const char *name, GError **error)
{
  return opcc_action_begin_undo (db, name, OPCC_UNDOES_NEVER, error);
}

/**
 * opcc_action_set_name:
 *
 * For a name that is only known at the end: "Import 54 applications".
 */
void
opcc_action_set_name (OpccAction *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

gint64
opcc_action_get_seq (OpccAction *self)
{
  return self->seq;
}

static void
end (OpccAction *self)
{
  self->db->action = NULL;
  self->db = NULL;
}

/* What is kept in memory must be as it was: the file is the truth. */
static void
roll_back (OpccAction *self)
{
  OpccDb *db = self->db;

  db->engine->rollback (db->connection);
  for (guint i = self->saved->len; i-- > 0;)
    {
      OpccSaved *saved = &g_array_index (self->saved, OpccSaved, i);

      opcc_record_set_identity (saved->record, saved->n, NULL, saved->ver);
    }
  end (self);
  opcc_index_ahead_end (db, FALSE);
  opcc_db_reload (db, NULL);
}

void
opcc_action_free (OpccAction *self)
{
  if (self == NULL)
    return;
  if (self->db != NULL)
    roll_back (self);
  g_free (self->name);
  g_string_free (self->line, TRUE);
  g_array_unref (self->saved);
  g_free (self);
}

/* The counter of numbers has its row; the totals are the action's to state. */
static gboolean
write_counters (OpccDb *db, OpccRelation *table, GString *sums, GError **error)
{
  static const char sql[] = "INSERT INTO kind (name, next) VALUES ($1, $2) "
                            "ON CONFLICT (name) DO UPDATE SET next = excluded.next";
  g_autoptr (OpccStmt) stmt = NULL;
  char sum[OPCC_DIGEST_HEX_SIZE];

  opcc_sum_to_hex (&table->sum, sum);
  g_string_append_printf (sums, "%s %" G_GINT64_FORMAT " %s\n", table->kind->name, table->count,
                          sum);
  if (table->next == table->next_saved)
    return TRUE;
  stmt = opcc_db_query (db, sql, error, "si", table->kind->name, table->next);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  const OpccRelation *const *first = a;
  const OpccRelation *const *second = b;

  return strcmp ((*first)->kind->name, (*second)->kind->name);
}

static GPtrArray *
list_touched (OpccDb *db)
{
  GPtrArray *touched = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, db->tables);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((OpccRelation *) value)->touched)
      g_ptr_array_add (touched, value);
  g_ptr_array_sort (touched, compare_tables);
  return touched;
}

static gboolean
write_action (OpccAction *self, const char *sums, OpccDigest *head, GError **error)
{
  OpccDb *db = self->db;
  g_autofree char *at = opcc_time_to_iso (g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (OpccStmt) stmt = NULL;
  char hex[OPCC_DIGEST_HEX_SIZE];

  *head = opcc_log_hash_action (db->log->hasher, &db->log->chain, self->name, db->who, at,
                                self->undoes, sums);
  opcc_digest_to_hex (head, hex);
  stmt =
      opcc_db_query (db,
                     "INSERT INTO action (seq, name, who, at, undoes, sums, head) VALUES ($1, "
                     "$2, $3, $4, $5, $6, $7)",
                     error, "isssiss", self->seq, self->name, db->who, at, self->undoes, sums, hex);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

void
opcc_db_note_change (OpccDb *db, const OpccKind *kind)
{
  if (!g_ptr_array_find_with_equal_func (db->changed_kinds, kind->name, g_str_equal, NULL))
    g_ptr_array_add (db->changed_kinds, g_strdup (kind->name));
}

static void
settle (OpccAction *self, GPtrArray *touched, const char *sums, const OpccDigest *head)
{
  OpccDb *db = self->db;

  db->log->head = *head;
  db->log->chain = *head;
  db->log->n_written = 0;
  db->log->next_action = self->seq + 1;
  opcc_log_note_action (db->log, self->seq, self->name, self->undoes, sums);
  opcc_log_read_totals (sums, db->log->totals);
  for (guint i = 0; i < touched->len; i++)
    {
      OpccRelation *table = g_ptr_array_index (touched, i);

      table->touched = FALSE;
      table->next_saved = table->next;
      opcc_db_note_change (db, table->kind);
    }
  g_clear_pointer (&db->orders, g_ptr_array_unref);
  db->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  end (self);
  opcc_index_ahead_end (db, TRUE);
}

/**
 * opcc_action_commit:
 *
 * Makes all of it lasting, or nothing. An action that changed nothing leaves no trace.
 *
 * Returns: FALSE with the reason; the action is then rolled back when it is freed
 */
gboolean
opcc_action_commit (OpccAction *self, GError **error)
{
  OpccDb *db = self->db;
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autoptr (GPtrArray) touched = NULL;
  OpccDigest head;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!opcc_db_expect_action (db, error) || !opcc_log_drain (db->log, db, self->seq, error))
    return FALSE;
  g_return_val_if_fail (g_queue_is_empty (&db->log->pending), FALSE);
  if (db->log->n_written == 0)
    {
      /* Settings may have been written beside the records. */
      if (!db->engine->commit (db->connection, error))
        return FALSE;
      end (self);
      return TRUE;
    }
  if (db->index != NULL && db->index->ahead != NULL)
    opcc_index_ahead_close (db->index->ahead);
  touched = list_touched (db);
  for (guint i = 0; i < touched->len; i++)
    if (!write_counters (db, g_ptr_array_index (touched, i), sums, error))
      return FALSE;
  if (!write_action (self, sums->str, &head, error) || !db->engine->commit (db->connection, error))
    return FALSE;
  settle (self, touched, sums->str, &head);
  return TRUE;
}

gboolean
opcc_db_expect_action (OpccDb *db, GError **error)
{
  g_return_val_if_fail (db->action != NULL, FALSE);

  /* A full disk, or Cancel in the middle of a statement, ends the transaction by itself. What was
   * written after that would stay, half of an action. */
  if (db->engine->in_transaction (db->connection))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("“%s” was broken off. Nothing was changed. Try again."), db->action->name);
  return FALSE;
}
