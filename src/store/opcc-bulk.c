/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many new records at once: this thread inserts, a second writes and hashes their log lines, a
 * third feeds their words to the search. */
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-index-ahead.h"
#include "opcc-stmt-private.h"
#include "opcc-thread.h"
#include "opcc-uuid.h"

#define BATCHES_IN_FLIGHT 8

/* What the second thread gets; it owns the records until it is done with them. */
typedef struct
{
  gsize bytes;        /* about how long the lines become */
  OpccEntry *entry;   /* (unowned): the log's; only this thread touches its body until done */
  GPtrArray *records; /* (owned) */
  GString *texts;     /* (owned) (nullable): the words of each, where they are wanted */
} Batch;

struct _OpccBulk
{
  OpccDb *db;
  OpccRelation *table;
  OpccStmt *insert;          /* (owned) */
  OpccStored *values;        /* (owned) */
  gboolean *unbound;         /* (owned): the parameters that hold no value since the last row */
  const OpccField **columns; /* (owned): the table's, first those that a row had a value for */
  guint n_used;              /* of them */
  GString *names;            /* (owned): of n, id, ver and the columns used */
  gboolean searched;         /* whether the kind has words to find */
  Batch *batch;              /* (owned) (nullable): being filled */
  gsize batch_bytes;
  GThread *thread;   /* (owned) (nullable) */
  GAsyncQueue *work; /* (owned) of Batch */
  GAsyncQueue *done; /* (owned) of Batch */
  guint n_in_flight;
};

static void
free_batch (Batch *batch)
{
  if (batch == NULL)
    return;
  g_ptr_array_unref (batch->records);
  if (batch->texts != NULL)
    g_string_free (batch->texts, TRUE);
  g_free (batch);
}

static void
append_texts (OpccRelation *table, const OpccStored *values, GString *texts)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (opcc_index_is_searched (table->columns[i]))
      opcc_index_append_words (texts, table->columns[i], &values[i]);
  g_string_append_c (texts, '\0');
}

static void
write_lines (
    OpccRelation *table, Batch *batch, OpccHasher *hasher, OpccStored *values, GString *line)
{
  opcc_entry_expect_lines (batch->entry, batch->records->len, batch->bytes);
  for (guint i = 0; i < batch->records->len; i++)
    {
      OpccRecord *record = g_ptr_array_index (batch->records, i);

      g_string_truncate (line, 0);
      opcc_relation_get_values (table, record, values);
      opcc_relation_append_line (table, opcc_record_get_n (record), opcc_record_get_id (record),
                                 values, line);
      opcc_entry_add_line (batch->entry, hasher, line->str, line->len);
      if (batch->texts != NULL)
        append_texts (table, values, batch->texts);
    }
}

static gpointer
work_thread (gpointer data)
{
  OpccBulk *self = data;
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree OpccStored *values = g_new (OpccStored, self->table->n_columns);
  Batch *batch;

  /* A batch without an entry says that there is no more. */
  while ((batch = g_async_queue_pop (self->work))->entry != NULL)
    {
      write_lines (self->table, batch, hasher, values, line);
      g_ptr_array_set_size (batch->records, 0);
      g_async_queue_push (self->done, batch);
    }
  free_batch (batch);
  return NULL;
}

/**
 * opcc_bulk_begin:
 *
 * Returns: (transfer full): a way in for many new records of @kind, inside the action under way
 */
OpccBulk *
opcc_bulk_begin (OpccDb *db, const OpccKind *kind, GError **error)
{
  OpccRelation *table = opcc_db_get_relation (db, kind, error);
  OpccStmt *insert;
  OpccBulk *self;

  if (table == NULL || !opcc_db_expect_action (db, error))
    return NULL;
  insert = opcc_db_prepare (db, table->insert, error);
  if (insert == NULL)
    return NULL;
  self = g_new0 (OpccBulk, 1);
  self->db = db;
  self->table = table;
  self->insert = insert;
  self->values = g_new (OpccStored, table->n_columns);
  self->unbound = g_new0 (gboolean, table->n_columns);
  self->columns = g_memdup2 (table->columns, table->n_columns * sizeof *table->columns);
  self->names = g_string_new ("n, id, ver");
  for (guint i = 0; i < table->n_columns; i++)
    self->searched |= opcc_index_is_searched (table->columns[i]);
  self->work = g_async_queue_new ();
  self->done = g_async_queue_new ();
  self->thread = opcc_thread_new_helper ("opcc-log", work_thread, self);
  return self;
}

static void
pass_on_texts (OpccBulk *self, Batch *batch)
{
  OpccIndexAhead *ahead = opcc_index_ahead_begin (self->db);
  OpccIndexWords *words;

  if (ahead == NULL)
    return;
  words = g_new0 (OpccIndexWords, 1);
  words->kind = self->table->kind;
  words->seq = batch->entry->seq;
  words->first = batch->entry->first;
  words->texts = g_steal_pointer (&batch->texts);
  opcc_index_ahead_take (ahead, words);
}

static gboolean
take_back (OpccBulk *self, gboolean wait, GError **error)
{
  while (self->n_in_flight > 0)
    {
      Batch *batch = wait ? g_async_queue_pop (self->done) : g_async_queue_try_pop (self->done);

      if (batch == NULL)
        break;
      self->n_in_flight--;
      opcc_sum_add_sum (&self->table->sum, &batch->entry->sum);
      batch->entry->ready = TRUE;
      if (batch->texts != NULL)
        pass_on_texts (self, batch);
      free_batch (batch);
    }
  return opcc_log_drain (self->db->log, self->db, self->db->action->seq, error);
}

/* Begun by the first row that is in the table: an entry over no rows could not be taken back. */
static void
start_batch (OpccBulk *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->entry = opcc_log_push (self->db->log, self->table, OPCC_OP_INSERT);
  batch->entry->first = self->table->next;
  batch->records = g_ptr_array_new_full (OPCC_BATCH_ROWS, g_object_unref);
  self->batch = batch;
  self->batch_bytes = 0;
}

static gboolean
send_batch (OpccBulk *self, gboolean whole, GError **error)
{
  Batch *batch = g_steal_pointer (&self->batch);

  if (batch == NULL)
    return TRUE;
  batch->bytes = self->batch_bytes;
  batch->entry->count = batch->records->len;
  batch->entry->last = batch->entry->first + batch->entry->count - 1;
  /* A few rows are soon fed after the commit; a whole batch is the sign of many. */
  if (self->searched && whole && opcc_index_ahead_begin (self->db) != NULL)
    batch->texts = g_string_new (NULL);
  self->n_in_flight++;
  g_async_queue_push (self->work, batch);
  return take_back (self, self->n_in_flight >= BATCHES_IN_FLIGHT, error);
}

static void
bind_values (OpccBulk *self, OpccRecord *record)
{
  opcc_relation_get_values (self->table, record, self->values);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      OpccStored *value = &self->values[i];
      gboolean missing = value->type == OPCC_STORED_NULL;

      /* Half the columns of a form stay empty row after row. */
      if (!missing || !self->unbound[i])
        opcc_stmt_bind_stored (self->insert, (int) i + 4, value, TRUE);
      self->unbound[i] = missing;
    }
}

/* About how long the record's line in the log becomes. */
static gsize
measure (OpccBulk *self, gconstpointer record)
{
  gsize bytes = 64;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const OpccField *field = self->table->columns[i];
      const char *text = field->type <= OPCC_VALUE_PLACE
                             ? *(char *const *) ((const char *) record + field->offset)
                             : NULL;

      bytes += text != NULL ? strlen (text) : 8;
    }
  return bytes;
}

/* Of the entry that the next record goes to. */
static gint64
get_ver (OpccBulk *self)
{
  return self->batch != NULL ? self->batch->entry->seq : self->db->log->next_change;
}

/* The record is in the table under the table's next number. */
static void
take_record (OpccBulk *self, OpccRecord *record)
{
  if (self->batch == NULL)
    start_batch (self);
  self->table->next++;
  self->table->count++;
  self->table->touched = TRUE;
  g_ptr_array_add (self->batch->records, g_object_ref (record));
}

static gboolean
send_if_full (OpccBulk *self, GError **error)
{
  if (self->batch->records->len < OPCC_BATCH_ROWS && self->batch_bytes < OPCC_BATCH_BYTES)
    return TRUE;
  return send_batch (self, TRUE, error);
}

/**
 * opcc_bulk_add:
 * @record: a new record; it must not be changed after this
 *
 * Inserts the record and numbers it. One that is refused is not counted; the bulk can go on with
 * the next. While a bulk is open no record of the same kind may be saved
 * by other means.
 */
gboolean
opcc_bulk_add (OpccBulk *self, gpointer record, GError **error)
{
  OpccStored stored_id = { .type = OPCC_STORED_TEXT };
  char id[OPCC_UUID_SIZE];
  gint64 n = self->table->next;
  gint64 ver = get_ver (self);

  if (!opcc_db_expect_action (self->db, error) || !opcc_record_check (record, error))
    return FALSE;
  opcc_uuid7_fill (id);
  stored_id.text = id;
  opcc_stmt_bind_integer (self->insert, 1, n);
  opcc_stmt_bind_stored (self->insert, 2, &stored_id, TRUE);
  opcc_stmt_bind_integer (self->insert, 3, ver);
  bind_values (self, record);
  if (!opcc_stmt_run (self->insert, NULL, error))
    return FALSE;
  take_record (self, record);
  opcc_record_set_identity (record, n, id, ver);
  self->batch_bytes += measure (self, record);
  return send_if_full (self, error);
}

/* New records on their way into the table by one statement. */
typedef struct
{
  OpccBulk *bulk;
  gpointer const *records;
  gint64 ver;
} Slice;

static void
read_value (gpointer data, guint row, guint column, OpccStored *value)
{
  const Slice *slice = data;
  OpccRecord *record = slice->records[row];

  value->type = OPCC_STORED_INTEGER;
  if (column == 0)
    value->integer = opcc_record_get_n (record);
  else if (column == 1)
    {
      value->type = OPCC_STORED_TEXT;
      value->text = opcc_record_get_id (record);
    }
  else if (column == 2)
    value->integer = slice->ver;
  else
    opcc_field_get_stored (slice->bulk->columns[column - 3], record, value);
}

static gboolean
insert_slice (OpccBulk *self, gpointer const *records, guint n, GError **error)
{
  Slice slice = { self, records, get_ver (self) };
  OpccRelation *table = self->table;
  char id[OPCC_UUID_SIZE];

  for (guint i = 0; i < n; i++)
    {
      opcc_uuid7_fill (id);
      opcc_record_set_identity (records[i], table->next + i, id, slice.ver);
    }
  if (self->db->engine->insert_rows (self->db->connection, table->kind->name, self->names->str,
                                     self->n_used + 3, n, read_value, &slice, error))
    return TRUE;
  for (guint i = 0; i < n; i++)
    opcc_record_set_identity (records[i], 0, "", 0);
  return FALSE;
}

/* Half the columns of a form stay empty in all rows: the engine is not to ask for each. */
static void
note_used_columns (OpccBulk *self, gconstpointer record)
{
  for (guint i = self->n_used; i < self->table->n_columns; i++)
    {
      const OpccField *field = self->columns[i];

      if (opcc_field_is_missing (field, record))
        continue;
      self->columns[i] = self->columns[self->n_used];
      self->columns[self->n_used++] = field;
      g_string_append_printf (self->names, ", %s", field->name);
    }
}

/* How many of the records the batch has room for, and at least one. */
static guint
count_fitting (OpccBulk *self, gpointer const *records, guint n, gsize *bytes)
{
  gsize before = self->batch != NULL ? self->batch_bytes : 0;
  guint room = OPCC_BATCH_ROWS - (self->batch != NULL ? self->batch->records->len : 0);
  guint fitting = 0;

  *bytes = 0;
  while (fitting < MIN (n, room) && before + *bytes < OPCC_BATCH_BYTES)
    {
      note_used_columns (self, records[fitting]);
      *bytes += measure (self, records[fitting++]);
    }
  return fitting;
}

/**
 * opcc_bulk_add_many:
 * @records: new records; they must not be changed after this
 *
 * As opcc_bulk_add() for each, but in a third of the time. All are taken or the action has to be
 * given up.
 */
gboolean
opcc_bulk_add_many (OpccBulk *self, gpointer const *records, guint n, GError **error)
{
  guint n_taken;
  gsize bytes;

  if (!opcc_db_expect_action (self->db, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!opcc_record_check (records[i], error))
      return FALSE;
  for (; n > 0; records += n_taken, n -= n_taken)
    {
      n_taken = count_fitting (self, records, n, &bytes);
      if (!insert_slice (self, records, n_taken, error))
        return FALSE;
      for (guint i = 0; i < n_taken; i++)
        take_record (self, records[i]);
      self->batch_bytes += bytes;
      if (!send_if_full (self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_bulk_end:
 *
 * Waits for the second thread and writes what is left of the log. The bulk takes no more records.
 */
gboolean
opcc_bulk_end (OpccBulk *self, GError **error)
{
  return send_batch (self, FALSE, error) && take_back (self, TRUE, error);
}

/**
 * opcc_bulk_free:
 *
 * Without opcc_bulk_end() before it, the action can only be rolled back.
 */
void
opcc_bulk_free (OpccBulk *self)
{
  Batch *last;

  if (self == NULL)
    return;
  last = g_new0 (Batch, 1);
  last->records = g_ptr_array_new ();
  g_async_queue_push (self->work, last);
  g_thread_join (self->thread);
  while ((last = g_async_queue_try_pop (self->done)) != NULL)
    free_batch (last);
  free_batch (self->batch);
  g_async_queue_unref (self->work);
  g_async_queue_unref (self->done);
  opcc_stmt_release (self->insert);
  g_free (self->values);
  g_free (self->unbound);
  g_free (self->columns);
  g_string_free (self->names, TRUE);
  g_free (self);
}
