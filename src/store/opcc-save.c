/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to write a record, or to delete it: row, entry of the log and totals together. */
#include <glib/gi18n-lib.h>

#include "opcc-action-private.h"
#include "opcc-error.h"
#include "opcc-seal.h"
#include "opcc-stmt-private.h"
#include "opcc-uuid.h"

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

gboolean
opcc_action_update_row (OpccDb *db,
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

/* The values as they stand in the file, borrowed from the statement until it is released. */
static OpccStmt *
read_values (OpccDb *db, OpccRelation *table, gint64 n, OpccStored *values, GError **error)
{
  g_autofree char *sql = g_strconcat (table->select, " WHERE n = $1", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "i", n);
  gboolean row;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      /* It says that there is no such record. */
      g_autoptr (OpccRecord) none = opcc_db_load (db, table->kind, n, error);

      return NULL;
    }
  for (guint i = 0; i < table->n_columns; i++)
    opcc_stmt_get_stored (stmt, (int) i + 3, &values[i]);
  return g_steal_pointer (&stmt);
}

static gboolean
log_update (OpccDb *db,
            OpccRelation *table,
            OpccRecord *record,
            const GArray *changed,
            const OpccStored *before,
            const OpccStored *after,
            GError **error)
{
  const gint64 n = opcc_record_get_n (record);
  const char *id = opcc_record_get_id (record);
  OpccEntry *entry = opcc_log_push (db->log, table, OPCC_OP_UPDATE);
  OpccDigest digest;

  remember_saved (db, record);
  digest = opcc_action_hash_row (db, table, n, id, opcc_record_get_ver (record), before);
  opcc_sum_subtract (&table->sum, &digest);
  digest = opcc_action_hash_row (db, table, n, id, entry->seq, after);
  opcc_sum_add (&entry->sum, &digest);
  opcc_sum_add (&table->sum, &digest);
  write_change_line (db, table, record, changed, before, after);
  opcc_entry_add_line (entry, db->log->hasher, db->action->line->str, db->action->line->len);
  opcc_record_set_identity (record, n, NULL, entry->seq);
  return opcc_action_finish_entry (db, entry, n, error);
}

static gboolean
update_record (OpccDb *db, OpccRelation *table, OpccRecord *record, GError **error)
{
  g_autofree OpccStored *before = g_new (OpccStored, table->n_columns);
  g_autofree OpccStored *after = g_new (OpccStored, table->n_columns);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (OpccStmt) old = read_values (db, table, opcc_record_get_n (record), before, error);

  if (old == NULL)
    return FALSE;
  opcc_relation_get_values (table, record, after);
  if (opcc_stmt_get_integer (old, 2) != opcc_record_get_ver (record))
    {
      g_autoptr (OpccRecord) theirs = opcc_db_read_record (table, old, error);

      if (theirs != NULL)
        set_conflict (error, table, theirs, after);
      return FALSE;
    }
  for (guint i = 0; i < table->n_columns; i++)
    if (!opcc_stored_equal (&before[i], &after[i]))
      g_array_append_val (changed, i);
  if (changed->len == 0)
    return TRUE;
  return opcc_action_update_row (db, table, record, changed, after, db->log->next_change, error) &&
         log_update (db, table, record, changed, before, after, error);
}

/**
 * opcc_db_save:
 * @record: a new record, or one loaded and changed
 *
 * Writes the record and its entry in the log; the record then carries its number and version. A
 * record without a change writes nothing.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it breaks a rule of its fields, OPCC_ERROR_CONFLICT
 *   where it was changed since it was read, OPCC_ERROR_REFUSED where it is sealed
 */
gboolean
opcc_db_save (OpccDb *self, gpointer record, GError **error)
{
  OpccRelation *table;

  if (!opcc_db_expect_action (self, error) || !opcc_record_check (record, error) ||
      !opcc_seal_check (self, record, error))
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

  if (!opcc_db_expect_action (self, error) || !opcc_seal_check (self, record, error))
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
