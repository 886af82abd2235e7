/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named actions, and the one way to write a record. */
#include "opcc-action.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-error.h"
#include "opcc-index-ahead.h"
#include "opcc-stmt-private.h"
#include "opcc-time.h"
#include "opcc-uuid.h"

/* A file that was renamed or replaced while open would take our writing into the void. */
static gboolean
check_file (OpccDb *db, GError **error)
{
  GStatBuf info;

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
  opcc_log_note_action (db->log, self->seq, self->name, self->undoes);
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

/* --- writing one record --------------------------------------------------------------------- */

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

static void
remember_saved (OpccDb *db, OpccRecord *record)
{
  OpccSaved saved = { g_object_ref (record), opcc_record_get_n (record),
                      opcc_record_get_ver (record) };

  g_array_append_val (db->action->saved, saved);
}

OpccDigest
opcc_action_hash_row (
    OpccDb *db, OpccRelation *table, gint64 n, const char *id, gint64 ver, const OpccStored *values)
{
  GString *line = db->action->line;

  g_string_truncate (line, 0);
  opcc_relation_append_line (table, n, id, values, line);
  return opcc_relation_hash_line (db->log->hasher, table->kind, ver, line->str, line->len);
}

gboolean
opcc_action_finish_entry (OpccDb *db, OpccEntry *entry, gint64 n, GError **error)
{
  entry->first = n;
  entry->last = n;
  entry->count = 1;
  entry->ready = TRUE;
  entry->table->touched = TRUE;
  return opcc_log_drain (db->log, db, db->action->seq, error);
}

gboolean
opcc_action_insert_row (OpccDb *db,
                        OpccRelation *table,
                        gint64 n,
                        const char *id,
                        gint64 ver,
                        const OpccStored *values,
                        GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, table->insert, error);
  OpccStored name = { .type = OPCC_STORED_TEXT, .text = id };

  if (stmt == NULL)
    return FALSE;
  opcc_stmt_bind_integer (stmt, 1, n);
  opcc_stmt_bind_stored (stmt, 2, &name, TRUE);
  opcc_stmt_bind_integer (stmt, 3, ver);
  for (guint i = 0; i < table->n_columns; i++)
    opcc_stmt_bind_stored (stmt, (int) i + 4, &values[i], TRUE);
  return opcc_stmt_run (stmt, NULL, error);
}

static gboolean
insert_record (OpccDb *db, OpccRelation *table, OpccRecord *record, GError **error)
{
  g_autofree OpccStored *values = g_new (OpccStored, table->n_columns);
  OpccEntry *entry;
  gint64 n = table->next;
  char id[OPCC_UUID_SIZE];

  opcc_uuid7_fill (id);
  opcc_relation_get_values (table, record, values);
  /* The entry follows the row: one that is refused leaves the action as it was. */
  if (!opcc_action_insert_row (db, table, n, id, db->log->next_change, values, error))
    return FALSE;
  entry = opcc_log_push (db->log, table, OPCC_OP_INSERT);
  remember_saved (db, record);
  opcc_action_hash_row (db, table, n, id, entry->seq, values);
  opcc_entry_add_line (entry, db->log->hasher, db->action->line->str, db->action->line->len);
  table->next++;
  table->count++;
  opcc_sum_add_sum (&table->sum, &entry->sum);
  opcc_record_set_identity (record, n, id, entry->seq);
  return opcc_action_finish_entry (db, entry, n, error);
}

static void
set_conflict (GError **error, OpccRelation *table, OpccRecord *theirs, const OpccStored *mine)
{
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *title = opcc_record_get_title (theirs);
  OpccStored stored;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;

      opcc_field_get_stored (table->columns[i], theirs, &stored);
      if (opcc_stored_equal (&stored, &mine[i]))
        continue;
      here = opcc_field_stored_to_text (table->columns[i], &mine[i]);
      there = opcc_field_stored_to_text (table->columns[i], &stored);
      g_string_append_printf (fields, _ ("%s%s: yours “%s”, there “%s”"),
                              fields->len > 0 ? "; " : "", opcc_field_get_label (table->columns[i]),
                              here, there);
    }
  if (fields->len == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
                 _ ("%s was changed by someone else since you opened it. Nothing was overwritten: "
                    "look at it and try again."),
                 title);
  else
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
        _ ("%s was changed by someone else since you opened it. %s. Nothing was overwritten: "
           "look at both and save again."),
        title, fields->str);
}

/* "UPDATE kind SET a = $3, b = $4 … WHERE n = $1 AND ver = $2": names from the field table alone.
 */
static char *
write_update (OpccRelation *table, const GArray *changed)
{
  GString *sql = g_string_new ("UPDATE ");
  const char *separator = " SET ver = $3";

  g_string_append (sql, table->kind->name);
  g_string_append (sql, separator);
  for (guint i = 0; i < changed->len; i++)
    {
      guint column = g_array_index (changed, guint, i);

      g_string_append (sql, ", ");
      g_string_append (sql, table->columns[column]->name);
      g_string_append_printf (sql, " = $%u", i + 4);
    }
  g_string_append (sql, " WHERE n = $1 AND ver = $2");
  return g_string_free (sql, FALSE);
}

static gboolean
run_update (OpccDb *db,
            OpccRelation *table,
            OpccRecord *record,
            const GArray *changed,
            const OpccStored *after,
            gint64 ver,
            GError **error)
{
  g_autofree char *sql = write_update (table, changed);
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  opcc_stmt_bind_integer (stmt, 1, opcc_record_get_n (record));
  opcc_stmt_bind_integer (stmt, 2, opcc_record_get_ver (record));
  opcc_stmt_bind_integer (stmt, 3, ver);
  for (guint i = 0; i < changed->len; i++)
    opcc_stmt_bind_stored (stmt, (int) i + 4, &after[g_array_index (changed, guint, i)], TRUE);
  return opcc_stmt_run (stmt, NULL, error);
}

/* `[n,ver before,"column",before,after,…]` */
static void
write_change_line (OpccDb *db,
                   OpccRelation *table,
                   OpccRecord *record,
                   const GArray *changed,
                   const OpccStored *before,
                   const OpccStored *after)
{
  GString *line = db->action->line;

  g_string_printf (line, "[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, opcc_record_get_n (record),
                   opcc_record_get_ver (record));
  for (guint i = 0; i < changed->len; i++)
    {
      guint column = g_array_index (changed, guint, i);

      g_string_append_printf (line, ",\"%s\",", table->columns[column]->name);
      opcc_stored_append_json (&before[column], line);
      g_string_append_c (line, ',');
      opcc_stored_append_json (&after[column], line);
    }
  g_string_append_c (line, ']');
}

static gboolean
update_record (OpccDb *db, OpccRelation *table, OpccRecord *record, GError **error)
{
  const gint64 n = opcc_record_get_n (record);
  const char *id = opcc_record_get_id (record);
  g_autofree OpccStored *before = g_new (OpccStored, table->n_columns);
  g_autofree OpccStored *after = g_new (OpccStored, table->n_columns);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (OpccRecord) old = opcc_db_load (db, table->kind, n, error);
  OpccDigest digest;
  OpccEntry *entry;

  if (old == NULL)
    return FALSE;
  opcc_relation_get_values (table, old, before);
  opcc_relation_get_values (table, record, after);
  if (opcc_record_get_ver (old) != opcc_record_get_ver (record))
    {
      set_conflict (error, table, old, after);
      return FALSE;
    }
  for (guint i = 0; i < table->n_columns; i++)
    if (!opcc_stored_equal (&before[i], &after[i]))
      g_array_append_val (changed, i);
  if (changed->len == 0)
    return TRUE;
  if (!run_update (db, table, record, changed, after, db->log->next_change, error))
    return FALSE;
  entry = opcc_log_push (db->log, table, OPCC_OP_UPDATE);
  remember_saved (db, record);
  digest = opcc_action_hash_row (db, table, n, id, opcc_record_get_ver (old), before);
  opcc_sum_subtract (&table->sum, &digest);
  digest = opcc_action_hash_row (db, table, n, id, entry->seq, after);
  opcc_sum_add (&entry->sum, &digest);
  opcc_sum_add (&table->sum, &digest);
  write_change_line (db, table, record, changed, before, after);
  opcc_entry_add_line (entry, db->log->hasher, db->action->line->str, db->action->line->len);
  opcc_record_set_identity (record, n, NULL, entry->seq);
  return opcc_action_finish_entry (db, entry, n, error);
}

/**
 * opcc_db_save:
 * @record: a new record, or one loaded and changed
 *
 * Writes the record and its entry in the log; the record then carries its number and version. A
 * record without a change writes nothing.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it breaks a rule of its fields, OPCC_ERROR_CONFLICT
 *   where it was changed since it was read
 */
gboolean
opcc_db_save (OpccDb *self, gpointer record, GError **error)
{
  OpccRelation *table;

  if (!opcc_db_expect_action (self, error) || !opcc_record_check (record, error))
    return FALSE;
  table = opcc_db_get_relation (self, opcc_record_get_kind (record), error);
  if (table == NULL)
    return FALSE;
  return opcc_record_get_n (record) == 0 ? insert_record (self, table, record, error)
                                         : update_record (self, table, record, error);
}

static gboolean
delete_row (OpccDb *db, OpccRelation *table, OpccRecord *record, GError **error)
{
  g_autofree char *sql =
      g_strconcat ("DELETE FROM ", table->kind->name, " WHERE n = $1 AND ver = $2", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "ii", opcc_record_get_n (record),
                                             opcc_record_get_ver (record));

  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

static gboolean
log_deletion (
    OpccDb *db, OpccRelation *table, OpccRecord *record, const OpccStored *values, GError **error)
{
  const gint64 n = opcc_record_get_n (record);
  const gint64 ver = opcc_record_get_ver (record);
  const char *id = opcc_record_get_id (record);
  OpccDigest digest = opcc_action_hash_row (db, table, n, id, ver, values);
  OpccEntry *entry = opcc_log_push (db->log, table, OPCC_OP_DELETE);
  GString *line = db->action->line;

  opcc_sum_subtract (&table->sum, &digest);
  table->count--;
  g_string_truncate (line, 0);
  opcc_relation_append_deleted_line (table, n, id, ver, values, line);
  opcc_entry_add_line (entry, db->log->hasher, line->str, line->len);
  return opcc_action_finish_entry (db, entry, n, error);
}

/**
 * opcc_db_delete:
 *
 * Deletes the record; the log keeps it whole, so that it can be brought back.
 *
 * Returns: FALSE with OPCC_ERROR_CONFLICT where it was changed since it was read,
 *   OPCC_ERROR_REFUSED where other records refer to it
 */
gboolean
opcc_db_delete (OpccDb *self, gpointer record, GError **error)
{
  OpccRelation *table;
  g_autofree OpccStored *values = NULL;
  g_autoptr (OpccRecord) old = NULL;

  if (!opcc_db_expect_action (self, error))
    return FALSE;
  table = opcc_db_get_relation (self, opcc_record_get_kind (record), error);
  if (table == NULL)
    return FALSE;
  old = opcc_db_load (self, table->kind, opcc_record_get_n (record), error);
  if (old == NULL)
    return FALSE;
  values = g_new (OpccStored, table->n_columns);
  if (opcc_record_get_ver (old) != opcc_record_get_ver (record))
    {
      opcc_relation_get_values (table, record, values);
      set_conflict (error, table, old, values);
      return FALSE;
    }
  /* What stands in the file, not what the caller may have changed, is what must come back. */
  opcc_relation_get_values (table, old, values);
  return delete_row (self, table, old, error) && log_deletion (self, table, old, values, error);
}
