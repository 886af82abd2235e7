/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the change log, and knowing what Undo and Redo would do. */
#include "opcc-log.h"

#include <string.h>

#include "opcc-registry.h"
#include "opcc-stmt-private.h"
#include "opcc-text.h"

static void
free_entry (OpccEntry *entry)
{
  if (entry->body != NULL)
    g_string_free (entry->body, TRUE);
  g_clear_pointer (&entry->digests, g_byte_array_unref);
  g_free (entry);
}

static void
free_step (OpccStep *step)
{
  g_free (step->name);
  g_free (step);
}

OpccLog *
opcc_log_new (void)
{
  OpccLog *self = g_new0 (OpccLog, 1);

  g_queue_init (&self->pending);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
  self->totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hasher = opcc_hasher_new ();
  return self;
}

void
opcc_log_forget_pending (OpccLog *self)
{
  g_queue_clear_full (&self->pending, (GDestroyNotify) free_entry);
  self->n_written = 0;
  self->chain = self->head;
}

void
opcc_log_free (OpccLog *self)
{
  if (self == NULL)
    return;
  opcc_log_forget_pending (self);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self->barrier);
  g_hash_table_unref (self->totals);
  opcc_hasher_free (self->hasher);
  g_free (self);
}

static OpccStep *
find_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

/* Whether a line of @sums is of a kind whose records stay. */
static gboolean
is_for_good (const char *sums)
{
  guint n;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n);

  for (guint i = 0; sums != NULL && i < n; i++)
    {
      const gsize length = strlen (kinds[i]->name);

      for (const char *at = sums; kinds[i]->for_good && (at = strstr (at, kinds[i]->name)) != NULL;
           at += length)
        if ((at == sums || at[-1] == '\n') && at[length] == ' ')
          return TRUE;
    }
  return FALSE;
}

/**
 * opcc_log_note_action:
 * @sums: (nullable): as the action states them, which names the kinds that it touched
 *
 * Keeps what Undo and Redo would do: a new action can be taken back and ends what could be done
 * again; one that can never be taken back ends both; one that takes back the newest step moves it
 * to the other side. A redone step carries the number of the action that redid it, since that is
 * what the rows now point at. One that wrote what is there for good is passed over: what was done
 * before it is what Undo takes back next.
 */
void
opcc_log_note_action (OpccLog *self, gint64 seq, const char *name, gint64 undoes, const char *sums)
{
  OpccStep *done = find_last (self->done);
  OpccStep *undone = find_last (self->undone);
  OpccStep *step;

  if (undoes == OPCC_UNDOES_NEVER)
    {
      g_ptr_array_set_size (self->done, 0);
      g_ptr_array_set_size (self->undone, 0);
      opcc_set_str (&self->barrier, name);
      return;
    }
  step = g_new0 (OpccStep, 1);
  step->seq = seq;
  step->name = g_strdup (name);
  if (undoes != 0 && done != NULL && done->seq == undoes)
    {
      g_ptr_array_set_size (self->done, (int) self->done->len - 1);
      g_ptr_array_add (self->undone, step);
    }
  else if (undoes != 0 && undone != NULL && undone->seq == undoes)
    {
      g_ptr_array_set_size (self->undone, (int) self->undone->len - 1);
      g_ptr_array_add (self->done, step);
    }
  else
    {
      g_ptr_array_set_size (self->undone, 0);
      if (is_for_good (sums))
        free_step (step);
      else
        g_ptr_array_add (self->done, step);
    }
}

/**
 * opcc_log_read_totals:
 * @sums: (nullable): as an action states them, a line for each kind that it touched: its name, how
 *   many rows it then has, and what their digests add up to
 * @totals: kind name -> "count sum", to be brought up to date
 */
void
opcc_log_read_totals (const char *sums, GHashTable *totals)
{
  g_auto (GStrv) lines = g_strsplit (sums != NULL ? sums : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space == NULL)
        continue;
      *space = '\0';
      g_hash_table_insert (totals, g_strdup (lines[i]), g_strdup (space + 1));
    }
}

static gboolean
load_next_change (OpccLog *self, OpccDb *db, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->next_change = 1 + opcc_db_get_integer (db, "SELECT max(seq) FROM change", 0, &failure, "");
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * opcc_log_load:
 *
 * Reads where the log stands: at opening, and after another program has written.
 */
gboolean
opcc_log_load (OpccLog *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  opcc_log_forget_pending (self);
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  g_clear_pointer (&self->barrier, g_free);
  g_hash_table_remove_all (self->totals);
  self->next_action = 1;
  memset (&self->head, 0, sizeof self->head);
  stmt = opcc_db_query (db, "SELECT seq, name, undoes, head, sums FROM action ORDER BY seq", error,
                        "");
  if (stmt == NULL)
    return FALSE;
  while (opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        {
          self->chain = self->head;
          return load_next_change (self, db, error);
        }
      opcc_log_note_action (self, opcc_stmt_get_integer (stmt, 0), opcc_stmt_get_text (stmt, 1),
                            opcc_stmt_get_integer (stmt, 2), opcc_stmt_get_text (stmt, 4));
      self->next_action = opcc_stmt_get_integer (stmt, 0) + 1;
      /* A head that cannot be read breaks the chain there, which verify reports. */
      opcc_digest_from_hex (opcc_stmt_get_text (stmt, 3), &self->head);
      opcc_log_read_totals (opcc_stmt_get_text (stmt, 4), self->totals);
    }
  return FALSE;
}

/**
 * opcc_log_push:
 *
 * Returns: (transfer none): a new entry with the next number; it is written once it is ready and
 *   all before it are
 */
OpccEntry *
opcc_log_push (OpccLog *self, OpccRelation *table, const char *op)
{
  OpccEntry *entry = g_new0 (OpccEntry, 1);

  entry->seq = self->next_change++;
  entry->op = op;
  entry->table = table;
  g_queue_push_tail (&self->pending, entry);
  return entry;
}

/**
 * opcc_entry_expect_lines:
 * @bytes: about how long the lines will be
 *
 * Makes room for many lines at once.
 */
void
opcc_entry_expect_lines (OpccEntry *entry, guint n_lines, gsize bytes)
{
  entry->body = g_string_sized_new (bytes);
  entry->digests = g_byte_array_sized_new (n_lines * OPCC_DIGEST_SIZE);
}

static gboolean
is_row (const OpccEntry *entry, const char *line)
{
  return *entry->op == 'i' || (*entry->op == 'x' && *line != '=');
}

/**
 * opcc_entry_add_line:
 *
 * Adds a line to the body, and its digest. In an entry of new records that is the row's digest. A
 * line that was cut brings the digest of the whole one with it.
 */
void
opcc_entry_add_line (OpccEntry *entry, OpccHasher *hasher, const char *line, gsize length)
{
  OpccDigest digest;

  if (!opcc_line_read_digest (line, length, &digest))
    digest = opcc_relation_hash_line (hasher, entry->table->kind, entry->seq, line, length);
  if (entry->body == NULL)
    {
      entry->body = g_string_new (NULL);
      entry->digests = g_byte_array_new ();
    }
  g_string_append_len (entry->body, line, (gssize) length);
  g_string_append_c (entry->body, '\n');
  g_byte_array_append (entry->digests, digest.bytes, sizeof digest.bytes);
  if (is_row (entry, line))
    opcc_sum_add (&entry->sum, &digest);
}

/**
 * opcc_log_hash_entry:
 *
 * Returns: SHA-256 over the entry before, this entry's head, and the digests of its lines
 */
OpccDigest
opcc_log_hash_entry (OpccHasher *hasher,
                     const OpccDigest *previous,
                     const OpccEntry *entry,
                     gint64 action)
{
  g_autofree char *head = NULL;
  char sum[OPCC_DIGEST_HEX_SIZE];

  opcc_sum_to_hex (&entry->sum, sum);
  head = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                          entry->seq, action, entry->table->kind->name, entry->op, entry->first,
                          entry->last, entry->count, entry->undoes, sum);
  opcc_hasher_add (hasher, previous->bytes, sizeof previous->bytes);
  opcc_hasher_add_text (hasher, head);
  if (entry->digests != NULL)
    opcc_hasher_add (hasher, entry->digests->data, entry->digests->len);
  return opcc_hasher_finish (hasher);
}

/**
 * opcc_log_hash_action:
 * @previous: digest of the action's last entry
 * @sums: what the tables it touched add up to after it
 *
 * Returns: the new head of the chain
 */
OpccDigest
opcc_log_hash_action (OpccHasher *hasher,
                      const OpccDigest *previous,
                      const char *name,
                      const char *who,
                      const char *at,
                      gint64 undoes,
                      const char *sums)
{
  g_autofree char *tail =
      g_strdup_printf ("%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%s", name, who, at, undoes, sums);

  opcc_hasher_add (hasher, previous->bytes, sizeof previous->bytes);
  opcc_hasher_add_text (hasher, tail);
  return opcc_hasher_finish (hasher);
}

static gboolean
write_entry (OpccLog *self, OpccDb *db, OpccEntry *entry, gint64 action, GError **error)
{
  static const char sql[] =
      "INSERT INTO change (seq, action, kind, op, first, last, count, undoes, body, sum, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, sql, error);
  char sum[OPCC_DIGEST_HEX_SIZE];
  char hash[OPCC_DIGEST_HEX_SIZE];
  OpccStored body = { .type = OPCC_STORED_NULL };

  if (stmt == NULL)
    return FALSE;
  if (entry->body != NULL)
    {
      body.type = OPCC_STORED_TEXT;
      body.text = entry->body->str;
    }
  self->chain = opcc_log_hash_entry (self->hasher, &self->chain, entry, action);
  opcc_sum_to_hex (&entry->sum, sum);
  opcc_digest_to_hex (&self->chain, hash);
  opcc_stmt_bind_integer (stmt, 1, entry->seq);
  opcc_stmt_bind_integer (stmt, 2, action);
  opcc_stmt_bind_text (stmt, 3, entry->table->kind->name);
  opcc_stmt_bind_text (stmt, 4, entry->op);
  opcc_stmt_bind_integer (stmt, 5, entry->first);
  opcc_stmt_bind_integer (stmt, 6, entry->last);
  opcc_stmt_bind_integer (stmt, 7, entry->count);
  opcc_stmt_bind_integer (stmt, 8, entry->undoes);
  opcc_stmt_bind_stored (stmt, 9, &body, TRUE);
  opcc_stmt_bind_text (stmt, 10, sum);
  opcc_stmt_bind_text (stmt, 11, hash);
  return opcc_stmt_run (stmt, NULL, error);
}

/**
 * opcc_log_drain:
 *
 * Writes the entries that are ready, in order, up to the first that is not.
 */
gboolean
opcc_log_drain (OpccLog *self, OpccDb *db, gint64 action, GError **error)
{
  OpccEntry *entry;

  while ((entry = g_queue_peek_head (&self->pending)) != NULL && entry->ready)
    {
      if (!write_entry (self, db, entry, action, error))
        return FALSE;
      self->n_written++;
      free_entry (g_queue_pop_head (&self->pending));
    }
  return TRUE;
}
