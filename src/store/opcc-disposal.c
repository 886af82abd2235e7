/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts the log's lines, writes the rows without what goes, and says in the chain what it cut. */
#include "opcc-disposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-content.h"
#include "opcc-disposal-private.h"
#include "opcc-error.h"
#include "opcc-index.h"
#include "opcc-kept.h"
#include "opcc-stmt-private.h"
#include "opcc-time.h"

#define WIPE_DUE "wipe-due"

/**
 * opcc_disposal_can_clear:
 *
 * Returns: FALSE for what a record cannot be without: a link, a choice or a number that is
 *   required, and a name by which records are told apart
 */
gboolean
opcc_disposal_can_clear (const OpccField *field)
{
  if (field->marks & OPCC_MARK_UNIQUE)
    return FALSE;
  return (field->marks & OPCC_MARK_REQUIRED) == 0 || field->type == OPCC_VALUE_TEXT ||
         field->type == OPCC_VALUE_LONG_TEXT;
}

/* Half of the work is the log, half the rows. */
static void
tell (const OpccDisposal *what, guint done, guint total, double before)
{
  if (what->progress != NULL)
    what->progress (before + (double) done / total / 2, what->progress_data);
}

static gboolean
cut_entries (OpccDisposing *self,
             const OpccDisposal *what,
             gint64 first,
             gint64 last,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (self->db,
                     "SELECT seq FROM change WHERE kind = $1 AND first <= $2 AND last >= $3 AND "
                     "undoes = 0 ORDER BY seq",
                     error, "sii", self->table->kind->name, last, first);
  gboolean row = TRUE;

  while (row)
    {
      gint64 seq;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      seq = row ? opcc_stmt_get_integer (stmt, 0) : 0;
      if (row)
        g_array_append_val (numbers, seq);
    }
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (GPtrArray) found =
          opcc_change_list (self->db, "seq = $1", error, "i", g_array_index (numbers, gint64, i));
      const OpccChange *change = found != NULL && found->len > 0 ? found->pdata[0] : NULL;

      if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (change != NULL && change->body != NULL &&
           !opcc_disposing_cut_entry (self, change, error)))
        return FALSE;
      tell (what, i, numbers->len, 0);
    }
  return TRUE;
}

/* --- rows ----------------------------------------------------------------------------------- */

static gboolean
clear_row (OpccDisposing *self,
           OpccRecord *record,
           OpccStored *values,
           const GArray *changed,
           OpccEntry *entry,
           GError **error)
{
  OpccDb *db = self->db;
  OpccRelation *table = self->table;
  const gint64 n = opcc_record_get_n (record);
  const char *id = opcc_record_get_id (record);
  GString *line = db->action->line;

  if (!opcc_action_update_row (db, table, record, changed, values, entry->seq, error))
    return FALSE;
  opcc_action_hash_row (db, table, n, id, entry->seq, values);
  opcc_entry_add_line (entry, db->log->hasher, line->str, line->len);
  opcc_sum_add_sum (&table->sum, &entry->sum);
  return TRUE;
}

static void
add_covers (OpccDisposing *self, OpccEntry *entry, const GString *cover)
{
  const char *at = cover->str;

  while (*at != '\0')
    {
      gsize length = strcspn (at, "\n");

      opcc_entry_add_line (entry, self->db->log->hasher, at, length);
      at += length + 1;
    }
}

/* One entry: the row as it now stands, if there is one, and what was cut of the log. */
static gboolean
dispose_record (OpccDisposing *self, gint64 n, const GString *cover, gboolean *done, GError **error)
{
  OpccDb *db = self->db;
  OpccRelation *table = self->table;
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccRecord) record = opcc_db_find (db, table->kind, "n = $1", &local, "i", n);
  g_autofree OpccStored *values = g_new0 (OpccStored, table->n_columns);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  OpccDigest before = { { 0 } };
  OpccEntry *entry;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (record != NULL)
    {
      opcc_relation_get_values (table, record, values);
      before = opcc_action_hash_row (db, table, n, opcc_record_get_id (record),
                                     opcc_record_get_ver (record), values);
      for (guint i = 0; i < table->n_columns; i++)
        if (self->clears[i] && opcc_disposing_blank (self, table->columns[i], &values[i]))
          g_array_append_val (changed, i);
    }
  *done = cover->len > 0 || changed->len > 0;
  if (!*done)
    return TRUE;
  entry = opcc_log_push (db->log, table, OPCC_OP_DISPOSE);
  if (record != NULL)
    opcc_sum_subtract (&table->sum, &before);
  if (record != NULL && !clear_row (self, record, values, changed, entry, error))
    return FALSE;
  add_covers (self, entry, cover);
  if (!opcc_action_finish_entry (db, entry, n, error))
    return FALSE;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
free_cover (gpointer cover)
{
  g_string_free (cover, TRUE);
}

static void
expect_numbers (OpccDisposing *self, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_insert (self->covers, &g_array_index (numbers, gint64, i), g_string_new (NULL));
}

static gboolean
begin (OpccDisposing *self, OpccDb *db, const OpccDisposal *what, GError **error)
{
  *self = (OpccDisposing){ .db = db,
                           .table = opcc_db_get_relation (db, what->kind, error),
                           .whole = what->whole };
  if (self->table == NULL)
    return FALSE;
  self->clears = g_new0 (gboolean, self->table->n_columns);
  for (guint i = 0; what->whole && i < self->table->n_columns; i++)
    self->clears[i] = TRUE;
  for (gsize i = 0; i < what->n_fields; i++)
    {
      gint64 column = opcc_relation_get_column (self->table, what->fields[i]->name);

      if (column >= 0 && opcc_disposal_can_clear (what->fields[i]))
        self->clears[column] = TRUE;
    }
  self->covers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_cover);
  return TRUE;
}

static void
end (OpccDisposing *self)
{
  g_hash_table_unref (self->covers);
  g_clear_pointer (&self->holding, g_hash_table_unref);
  g_free (self->clears);
  opcc_line_clear (&self->line);
}

/* The rows go first, so that the line of the log that has them last is cut with the others. */
static gboolean
delete_rows (OpccDisposing *self, const GArray *numbers, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; self->whole && i < numbers->len; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (OpccRecord) record = opcc_db_find (self->db, self->table->kind, "n = $1", &local,
                                                    "i", g_array_index (numbers, gint64, i));

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if ((record != NULL && !opcc_db_delete (self->db, record, error)) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
dispose_rows (OpccDisposing *self,
              const OpccDisposal *what,
              const GArray *numbers,
              OpccDisposalCount *count,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 n = g_array_index (numbers, gint64, i);
      gboolean done = FALSE;

      if (i > 0 && n == g_array_index (numbers, gint64, i - 1))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !dispose_record (self, n, g_hash_table_lookup (self->covers, &n), &done, error))
        return FALSE;
      count->n_records += done ? 1 : 0;
      tell (what, i, numbers->len, 0.5);
    }
  return TRUE;
}

static gboolean
dispose (OpccDisposing *self,
         const OpccDisposal *what,
         const GArray *numbers,
         OpccDisposalCount *count,
         GCancellable *cancellable,
         GError **error)
{
  expect_numbers (self, numbers);
  if (!delete_rows (self, numbers, cancellable, error) ||
      !cut_entries (self, what, g_array_index (numbers, gint64, 0),
                    g_array_index (numbers, gint64, numbers->len - 1), cancellable, error) ||
      !dispose_rows (self, what, numbers, count, cancellable, error))
    return FALSE;
  count->n_lines += self->n_lines;
  count->head = self->db->log->chain;
  return opcc_db_set_setting (self->db, WIPE_DUE, "1", error);
}

/**
 * opcc_db_dispose:
 * @numbers: records of the kind; such as were deleted are looked for in the log
 * @count: what was done is added to it
 *
 * Removes values from the rows and from every entry of the log, in an action that
 * opcc_action_begin_final() began. What is required becomes the word for "removed". Neither seals
 * nor rules of the kind are asked: it is no edit. A whole record goes as one that is deleted does,
 * and the log keeps of it that it was there, and what is proved by the chain. After the commit
 * opcc_db_wipe() makes an end of what the file still has of it in bytes that are not in use.
 *
 * Returns: FALSE with the reason, such as a record that goes as a whole and that others refer to;
 *   the action is then to be given up
 */
gboolean
opcc_db_dispose (OpccDb *db,
                 const OpccDisposal *what,
                 const gint64 *numbers,
                 gsize n_numbers,
                 OpccDisposalCount *count,
                 GCancellable *cancellable,
                 GError **error)
{
  OpccDisposing self;
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  if (!opcc_db_expect_action (db, error))
    return FALSE;
  g_return_val_if_fail (db->action->undoes == OPCC_UNDOES_NEVER, FALSE);
  if (n_numbers == 0 || (what->n_fields == 0 && !what->whole))
    return TRUE;
  if (!begin (&self, db, what, error))
    return FALSE;
  g_array_append_vals (sorted, numbers, (guint) n_numbers);
  g_array_sort (sorted, compare_numbers);
  ok = dispose (&self, what, sorted, count, cancellable, error);
  end (&self);
  return ok;
}

static gboolean
note_rows (OpccDisposing *self, const GArray *numbers, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const gint64 n = g_array_index (numbers, gint64, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (OpccRecord) record =
          opcc_db_find (self->db, self->table->kind, "n = $1", &local, "i", n);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      for (guint c = 0; record != NULL && c < self->table->n_columns; c++)
        {
          OpccStored value;

          opcc_field_get_stored (self->table->columns[c], record, &value);
          if (self->clears[c] && opcc_disposing_blank (self, self->table->columns[c], &value))
            opcc_disposing_note (self, n);
        }
    }
  return TRUE;
}

/**
 * opcc_db_find_disposable:
 * @numbers: (inout) (element-type gint64): records of the kind, deleted ones too; those are taken
 *   out of which opcc_db_dispose() would find nothing to remove, and the others put in order
 *
 * Returns: FALSE with the reason
 */
gboolean
opcc_db_find_disposable (OpccDb *db,
                         const OpccDisposal *what,
                         GArray *numbers,
                         GCancellable *cancellable,
                         GError **error)
{
  OpccDisposing self;
  guint n_left = 0;
  gboolean ok;

  if (numbers->len == 0)
    return TRUE;
  if (!begin (&self, db, what, error))
    return FALSE;
  self.holding = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_array_sort (numbers, compare_numbers);
  expect_numbers (&self, numbers);
  ok = note_rows (&self, numbers, error) &&
       cut_entries (&self, what, g_array_index (numbers, gint64, 0),
                    g_array_index (numbers, gint64, numbers->len - 1), cancellable, error);
  for (guint i = 0; ok && i < numbers->len; i++)
    {
      const gint64 n = g_array_index (numbers, gint64, i);

      if (g_hash_table_contains (self.holding, &n))
        g_array_index (numbers, gint64, n_left++) = n;
    }
  /* The covers point into the array. */
  end (&self);
  g_array_set_size (numbers, ok ? n_left : 0);
  return ok;
}

/**
 * opcc_disposal_get_last_action:
 * @at: (out) (optional): seconds UTC: when it was done
 *
 * Returns: the newest action that removed something for good; 0 where there is none
 */
gint64
opcc_disposal_get_last_action (OpccDb *db, gint64 *at)
{
  const gint64 seq = opcc_db_get_integer (db, "SELECT max(seq) FROM action WHERE undoes = $1", 0,
                                          NULL, "i", (gint64) OPCC_UNDOES_NEVER);
  g_autofree char *iso =
      at != NULL ? opcc_db_get_text (db, "SELECT at FROM action WHERE seq = $1", NULL, "i", seq)
                 : NULL;

  if (at != NULL && (iso == NULL || !opcc_time_from_iso (iso, at)))
    *at = OPCC_NO_TIME;
  return seq;
}

/**
 * opcc_db_is_wipe_due:
 *
 * Returns: whether something was removed and its traces are still to be wiped
 */
gboolean
opcc_db_is_wipe_due (OpccDb *db)
{
  g_autofree char *due = opcc_db_get_setting (db, WIPE_DUE, NULL);

  return g_strcmp0 (due, "1") == 0;
}

/**
 * opcc_db_wipe:
 *
 * Writes the office file anew without the bytes that are not in use, and throws away what is kept
 * beside it of its words: the search file and the answers are made again. Nothing is done where
 * nothing was removed since. It is no part of an action; broken off, it is still due, and done when
 * the file is next opened.
 *
 * Returns: FALSE with the reason, such as a full disk: it takes the space of the file once more
 */
gboolean
opcc_db_wipe (OpccDb *db, GError **error)
{
  g_return_val_if_fail (db->action == NULL, FALSE);

  if (!opcc_db_is_wipe_due (db))
    return TRUE;
  opcc_index_discard (db);
  opcc_kept_discard (db);
  return opcc_db_clear_contents (db, error) &&
         db->engine->exec_whole (db->connection, "VACUUM", error) &&
         opcc_db_set_setting (db, WIPE_DUE, "0", error);
}
