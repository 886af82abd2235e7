/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts the log's lines, writes the rows without what goes, and says in the chain what it cut. */
#include "opcc-disposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-change.h"
#include "opcc-content.h"
#include "opcc-error.h"
#include "opcc-index.h"
#include "opcc-kept.h"
#include "opcc-stmt-private.h"

#define WIPE_DUE "wipe-due"

/* A cut line of the log is "~", the digest of the whole one in hex, and what is left of it. The
 * chain is over digests, so it holds; and what is left is stated, with its own digest, in an entry
 * of the disposal: "=entry line digest". Who cuts a line outside the program has no such entry. */
typedef struct
{
  OpccDb *db;
  OpccRelation *table;
  gboolean *clears;    /* (owned): of each column, whether it goes */
  GHashTable *covers;  /* (owned) gint64 n -> GString: statements of what was cut */
  GHashTable *holding; /* (owned) (nullable) set of gint64 n: only those that hold something are
                          looked for, and nothing is written */
  OpccLine line;
  gint64 n_lines;
} Disposal;

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

static void
get_blank (const OpccField *field, OpccStored *value)
{
  value->type = OPCC_STORED_NULL;
  if (field->type == OPCC_VALUE_FLAG)
    {
      value->type = OPCC_STORED_INTEGER;
      value->integer = 0;
    }
  else if (field->marks & OPCC_MARK_REQUIRED)
    {
      value->type = OPCC_STORED_TEXT;
      value->text = _ ("(removed)");
    }
}

/* Returns: whether there was something to remove */
static gboolean
blank (const OpccField *field, OpccStored *value)
{
  OpccStored empty;

  get_blank (field, &empty);
  if (value->type == OPCC_STORED_NULL || opcc_stored_equal (value, &empty))
    return FALSE;
  *value = empty;
  return TRUE;
}

/* --- lines of the log ----------------------------------------------------------------------- */

static gboolean
blank_row_line (Disposal *self, guint n_before)
{
  OpccLine *line = &self->line;
  gboolean cut = FALSE;

  for (guint i = 0; i < self->table->n_columns && i + n_before < line->n_values; i++)
    if (self->clears[i])
      cut |= blank (self->table->columns[i], &line->values[i + n_before]);
  return cut;
}

/* Both sides of the change go: "nothing, nothing" says that something was here. */
static gboolean
blank_change_line (Disposal *self)
{
  OpccLine *line = &self->line;
  gboolean cut = FALSE;

  for (guint i = 2; i + 2 < line->n_values; i += 3)
    {
      gint64 column = line->values[i].type == OPCC_STORED_TEXT
                          ? opcc_relation_get_column (self->table, line->values[i].text)
                          : -1;

      if (column < 0 || !self->clears[column] ||
          (line->values[i + 1].type == OPCC_STORED_NULL &&
           line->values[i + 2].type == OPCC_STORED_NULL))
        continue;
      line->values[i + 1].type = OPCC_STORED_NULL;
      line->values[i + 2].type = OPCC_STORED_NULL;
      cut = TRUE;
    }
  return cut;
}

static void
append_line (GString *out, const OpccLine *line)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < line->n_values; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      opcc_stored_append_json (&line->values[i], out);
    }
  g_string_append_c (out, ']');
}

static gboolean
cut_line (Disposal *self,
          const OpccChange *change,
          const char *text,
          gsize length,
          GString *out,
          gboolean *cut,
          GError **error)
{
  OpccHasher *hasher = self->db->log->hasher;
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest whole;

  *cut = FALSE;
  if (!opcc_line_read (&self->line, text, length, error))
    return FALSE;
  *cut = *change->op == 'u' ? blank_change_line (self)
                            : blank_row_line (self, *change->op == 'd' ? 3 : 2);
  if (!*cut)
    return TRUE;
  /* One that was cut before keeps the digest of what it was first. */
  if (!opcc_line_read_digest (text, length, &whole))
    whole = opcc_relation_hash_line (hasher, self->table->kind, change->seq, text, length);
  opcc_digest_to_hex (&whole, hex);
  g_string_append_c (out, '~');
  g_string_append (out, hex);
  append_line (out, &self->line);
  return TRUE;
}

static void
cover_line (Disposal *self, GString *cover, const OpccChange *change, guint index, const char *cut)
{
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest = opcc_relation_hash_line (self->db->log->hasher, self->table->kind,
                                               change->seq, cut, strlen (cut));

  opcc_digest_to_hex (&digest, hex);
  g_string_append_printf (cover, "=%" G_GINT64_FORMAT " %u %s\n", change->seq, index, hex);
  self->n_lines++;
}

static gboolean
write_body (OpccDb *db, gint64 seq, const char *body, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "UPDATE change SET body = $2 WHERE seq = $1", error, "is", seq, body);

  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

/* (nullable): what is said of the record whose line it is, where something may go from it. */
static GString *
find_cover (Disposal *self, gint64 n)
{
  if (self->holding != NULL && g_hash_table_contains (self->holding, &n))
    return NULL;
  return g_hash_table_lookup (self->covers, &n);
}

static void
note_holding (Disposal *self, gint64 n)
{
  g_hash_table_add (self->holding, g_memdup2 (&n, sizeof n));
}

static gboolean
cut_entry (Disposal *self, const OpccChange *change, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *at = change->body;
  gboolean any = FALSE;

  for (guint i = 0; *at != '\0'; i++)
    {
      gsize length = strcspn (at, "\n");
      gint64 n = *at != '=' ? opcc_line_peek_number (at, length) : 0;
      GString *cover = find_cover (self, n);
      gboolean cut = FALSE;

      g_string_truncate (line, 0);
      if (cover != NULL && !cut_line (self, change, at, length, line, &cut, error))
        return FALSE;
      if (cut && self->holding != NULL)
        note_holding (self, n);
      else if (cut)
        cover_line (self, cover, change, i, line->str);
      any |= cut;
      g_string_append_len (body, cut ? line->str : at, cut ? (gssize) line->len : (gssize) length);
      g_string_append_c (body, '\n');
      at += length + (at[length] == '\n' ? 1 : 0);
    }
  return !any || self->holding != NULL || write_body (self->db, change->seq, body->str, error);
}

static gboolean
cut_entries (Disposal *self, gint64 first, gint64 last, GCancellable *cancellable, GError **error)
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
          (change != NULL && change->body != NULL && !cut_entry (self, change, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- rows ----------------------------------------------------------------------------------- */

static gboolean
clear_row (Disposal *self,
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
add_covers (Disposal *self, OpccEntry *entry, const GString *cover)
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
dispose_record (Disposal *self, gint64 n, const GString *cover, gboolean *done, GError **error)
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
        if (self->clears[i] && blank (table->columns[i], &values[i]))
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
expect_numbers (Disposal *self, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_insert (self->covers, &g_array_index (numbers, gint64, i), g_string_new (NULL));
}

static gboolean
begin (Disposal *self,
       OpccDb *db,
       const OpccKind *kind,
       const OpccField *const *fields,
       gsize n_fields,
       GError **error)
{
  *self = (Disposal){ .db = db, .table = opcc_db_get_relation (db, kind, error) };
  if (self->table == NULL)
    return FALSE;
  self->clears = g_new0 (gboolean, self->table->n_columns);
  for (gsize i = 0; i < n_fields; i++)
    {
      gint64 column = opcc_relation_get_column (self->table, fields[i]->name);

      if (column >= 0 && opcc_disposal_can_clear (fields[i]))
        self->clears[column] = TRUE;
    }
  self->covers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_cover);
  return TRUE;
}

static void
end (Disposal *self)
{
  g_hash_table_unref (self->covers);
  g_clear_pointer (&self->holding, g_hash_table_unref);
  g_free (self->clears);
  opcc_line_clear (&self->line);
}

static gboolean
dispose (Disposal *self,
         const GArray *numbers,
         OpccDisposalCount *count,
         GCancellable *cancellable,
         GError **error)
{
  expect_numbers (self, numbers);
  if (!cut_entries (self, g_array_index (numbers, gint64, 0),
                    g_array_index (numbers, gint64, numbers->len - 1), cancellable, error))
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 n = g_array_index (numbers, gint64, i);
      gboolean done = FALSE;

      if ((i > 0 && n == g_array_index (numbers, gint64, i - 1)))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !dispose_record (self, n, g_hash_table_lookup (self->covers, &n), &done, error))
        return FALSE;
      count->n_records += done ? 1 : 0;
    }
  count->n_lines += self->n_lines;
  count->head = self->db->log->chain;
  return opcc_db_set_setting (self->db, WIPE_DUE, "1", error);
}

/**
 * opcc_db_dispose:
 * @numbers: records of @kind; such as were deleted are looked for in the log
 * @fields: what to remove of them; each must be one that opcc_disposal_can_clear()
 * @count: what was done is added to it
 *
 * Removes values from the rows and from every entry of the log, in an action that
 * opcc_action_begin_final() began. What is required becomes the word for "removed". Neither seals
 * nor rules of the kind are asked: it is no edit. After the commit opcc_db_wipe() makes an end of
 * what the file still has of it in bytes that are not in use.
 *
 * Returns: FALSE with the reason; the action is then to be given up
 */
gboolean
opcc_db_dispose (OpccDb *db,
                 const OpccKind *kind,
                 const gint64 *numbers,
                 gsize n_numbers,
                 const OpccField *const *fields,
                 gsize n_fields,
                 OpccDisposalCount *count,
                 GCancellable *cancellable,
                 GError **error)
{
  Disposal self;
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  if (!opcc_db_expect_action (db, error))
    return FALSE;
  g_return_val_if_fail (db->action->undoes == OPCC_UNDOES_NEVER, FALSE);
  if (n_numbers == 0 || n_fields == 0)
    return TRUE;
  if (!begin (&self, db, kind, fields, n_fields, error))
    return FALSE;
  g_array_append_vals (sorted, numbers, (guint) n_numbers);
  g_array_sort (sorted, compare_numbers);
  ok = dispose (&self, sorted, count, cancellable, error);
  end (&self);
  return ok;
}

static gboolean
note_rows (Disposal *self, const GArray *numbers, GError **error)
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
          if (self->clears[c] && blank (self->table->columns[c], &value))
            note_holding (self, n);
        }
    }
  return TRUE;
}

/**
 * opcc_db_find_disposable:
 * @numbers: (inout) (element-type gint64): records of @kind, deleted ones too; those are taken out
 *   of which opcc_db_dispose() would find nothing to remove, and the others put in order
 *
 * Returns: FALSE with the reason
 */
gboolean
opcc_db_find_disposable (OpccDb *db,
                         const OpccKind *kind,
                         GArray *numbers,
                         const OpccField *const *fields,
                         gsize n_fields,
                         GCancellable *cancellable,
                         GError **error)
{
  Disposal self;
  guint n_left = 0;
  gboolean ok;

  if (numbers->len == 0)
    return TRUE;
  if (!begin (&self, db, kind, fields, n_fields, error))
    return FALSE;
  self.holding = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_array_sort (numbers, compare_numbers);
  expect_numbers (&self, numbers);
  ok = note_rows (&self, numbers, error) &&
       cut_entries (&self, g_array_index (numbers, gint64, 0),
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
 *
 * Returns: the newest action that removed something for good; 0 where there is none
 */
gint64
opcc_disposal_get_last_action (OpccDb *db)
{
  return opcc_db_get_integer (db, "SELECT max(seq) FROM action WHERE undoes = $1", 0, NULL, "i",
                              (gint64) OPCC_UNDOES_NEVER);
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
