/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands over the records of a JSON list as rows. */
#include "opcc-json-reader.h"

#include <string.h>

struct _OpccJsonReader
{
  OpccRowReader parent_instance;

  GPtrArray *tables;          /* (owned) (element-type OpccJsonTable) */
  const OpccJsonTable *table; /* (unowned) */
  gboolean begun;             /* the headings were handed over */
  guint next;                 /* index of the next record */
  const char **cells;         /* (owned), the texts are borrowed */
};

G_DEFINE_FINAL_TYPE (OpccJsonReader, opcc_json_reader, OPCC_TYPE_ROW_READER)

static gboolean
opcc_json_reader_next (OpccRowReader *reader,
                       OpccRow *row,
                       GCancellable *cancellable,
                       GError **error)
{
  OpccJsonReader *self = OPCC_JSON_READER (reader);
  const OpccJsonTable *table = self->table;
  const guint n = table->headings->len;
  guint end = table->entries->len;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  row->n_cells = n;
  row->joined = NULL;
  row->cells = self->cells;
  if (!self->begun)
    {
      self->begun = TRUE;
      row->number = 0;
      row->cells = (const char *const *) table->headings->pdata;
      return TRUE;
    }
  if (self->next == table->row_starts->len)
    return FALSE;
  if (self->next + 1 < table->row_starts->len)
    end = g_array_index (table->row_starts, guint, self->next + 1);
  memset (self->cells, 0, n * sizeof *self->cells);
  for (guint i = g_array_index (table->row_starts, guint, self->next); i < end; i++)
    {
      const OpccJsonEntry *entry = &g_array_index (table->entries, OpccJsonEntry, i);

      self->cells[entry->column] = table->texts->str + entry->offset;
    }
  row->number = g_array_index (table->numbers, guint, self->next);
  self->next++;
  return TRUE;
}

static double
opcc_json_reader_get_fraction (OpccRowReader *reader)
{
  OpccJsonReader *self = OPCC_JSON_READER (reader);

  return (double) self->next / MAX (self->table->row_starts->len, 1);
}

static void
opcc_json_reader_finalize (GObject *object)
{
  OpccJsonReader *self = OPCC_JSON_READER (object);

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_free);
  G_OBJECT_CLASS (opcc_json_reader_parent_class)->finalize (object);
}

static void
opcc_json_reader_class_init (OpccJsonReaderClass *klass)
{
  OPCC_ROW_READER_CLASS (klass)->next = opcc_json_reader_next;
  OPCC_ROW_READER_CLASS (klass)->get_fraction = opcc_json_reader_get_fraction;
  OPCC_ROW_READER_CLASS (klass)->exact = TRUE;
  G_OBJECT_CLASS (klass)->finalize = opcc_json_reader_finalize;
}

static void
opcc_json_reader_init (OpccJsonReader *self)
{
}

/**
 * opcc_json_reader_new:
 * @tables: (element-type OpccJsonTable): what opcc_json_book_load() gave; a reference is kept
 * @table: from 0
 *
 * Returns: (transfer full): a reader whose first row, numbered 0, is the headings
 */
OpccRowReader *
opcc_json_reader_new (GPtrArray *tables, guint table)
{
  OpccJsonReader *self = NULL;

  g_return_val_if_fail (table < tables->len, NULL);

  self = g_object_new (OPCC_TYPE_JSON_READER, NULL);
  self->tables = g_ptr_array_ref (tables);
  self->table = g_ptr_array_index (tables, table);
  self->cells = g_new0 (const char *, MAX (self->table->headings->len, 1));
  for (guint i = 0; i < self->table->problems->len; i++)
    opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                  opcc_problem_copy (g_ptr_array_index (self->table->problems, i)));
  return OPCC_ROW_READER (self);
}
