/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread reads, cleans and types; the store's thread matches, judges and writes: a file of a
 * hundred thousand rows then takes the longer of the two, not both. */
#include "opcc-intake-reader.h"

#include "opcc-text.h"
#include "opcc-thread.h"

#define BATCH_ROWS    128
#define BATCHES_AHEAD 12

typedef struct
{
  OpccIntakeRow rows[BATCH_ROWS];
  guint n_rows;
  double fraction;
  gboolean last;
  GError *error; /* (owned) (nullable): why it is the last */
} Batch;

struct _OpccIntakeReader
{
  OpccSheetReader *sheet;     /* (unowned): the thread's while it runs */
  OpccIntakeColumns *columns; /* (unowned): likewise */
  GThread *thread;            /* (owned) */
  GAsyncQueue *empty;         /* (owned) of Batch: for the thread to fill */
  GAsyncQueue *full;          /* (owned) of Batch: for who keeps the rows */
  int stop;                   /* atomic */
  Batch *batch;               /* (owned) (nullable): in hand */
  guint next;
};

static void
clear_rows (Batch *batch)
{
  for (guint i = 0; i < batch->n_rows; i++)
    {
      g_clear_object (&batch->rows[i].application);
      g_clear_pointer (&batch->rows[i].folded_title, g_free);
      g_clear_pointer (&batch->rows[i].problems, g_ptr_array_unref);
    }
  batch->n_rows = 0;
}

static void
free_batch (Batch *batch)
{
  clear_rows (batch);
  for (guint i = 0; i < BATCH_ROWS; i++)
    g_clear_object (&batch->rows[i].organisation);
  g_clear_error (&batch->error);
  g_free (batch);
}

static void
read_row (OpccIntakeReader *self, const OpccRow *source, OpccIntakeRow *row)
{
  row->number = source->number;
  row->application = g_object_new (OPCC_TYPE_APPLICATION, NULL);
  /* That of the row before in this place, unless it was taken. */
  if (row->organisation == NULL)
    row->organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  else
    opcc_record_clear_fields (OPCC_RECORD (row->organisation), &opcc_organisation_kind);
  opcc_intake_columns_read (self->columns, source->number, source->cells, source->n_cells,
                            row->application, row->organisation, &row->problems);
  if (row->organisation->name != NULL)
    row->organisation->name_key = opcc_organisation_make_name_key (row->organisation->name);
  if (row->application->title != NULL)
    row->folded_title = opcc_text_fold (row->application->title);
}

static void
fill_batch (OpccIntakeReader *self, Batch *batch)
{
  OpccRow source;

  clear_rows (batch);
  while (batch->n_rows < BATCH_ROWS && !batch->last)
    if (!g_atomic_int_get (&self->stop) &&
        opcc_sheet_reader_next (self->sheet, &source, NULL, &batch->error))
      read_row (self, &source, &batch->rows[batch->n_rows++]);
    else
      batch->last = TRUE;
  batch->fraction = opcc_sheet_reader_get_fraction (self->sheet);
}

static gpointer
read_thread (gpointer data)
{
  OpccIntakeReader *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      fill_batch (self, batch);
      last = batch->last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/**
 * opcc_intake_reader_new:
 * @sheet: (transfer none): to be left alone until the reader has ended or is freed
 * @columns: (transfer none): likewise
 */
OpccIntakeReader *
opcc_intake_reader_new (OpccSheetReader *sheet, OpccIntakeColumns *columns)
{
  OpccIntakeReader *self = g_new0 (OpccIntakeReader, 1);

  self->sheet = sheet;
  self->columns = columns;
  self->empty = g_async_queue_new_full ((GDestroyNotify) free_batch);
  self->full = g_async_queue_new_full ((GDestroyNotify) free_batch);
  for (guint i = 0; i < BATCHES_AHEAD; i++)
    g_async_queue_push (self->empty, g_new0 (Batch, 1));
  self->thread = opcc_thread_new_helper ("opcc-read", read_thread, self);
  return self;
}

/**
 * opcc_intake_reader_free:
 *
 * Ends the thread, wherever it is in the file.
 */
void
opcc_intake_reader_free (OpccIntakeReader *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->stop, TRUE);
  /* The thread may be waiting for room: one more batch lets it see that it is to stop. */
  g_async_queue_push (self->empty, g_new0 (Batch, 1));
  g_thread_join (self->thread);
  g_clear_pointer (&self->batch, free_batch);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_free (self);
}

/**
 * opcc_intake_reader_next:
 *
 * Returns: (transfer none) (nullable): the next row, good until the next call; NULL at the end of
 *   the file, or with @error where it cannot be read on
 */
OpccIntakeRow *
opcc_intake_reader_next (OpccIntakeReader *self, GError **error)
{
  while (self->batch == NULL || self->next == self->batch->n_rows)
    {
      if (self->batch != NULL && self->batch->last)
        {
          if (self->batch->error != NULL)
            g_propagate_error (error, g_steal_pointer (&self->batch->error));
          return NULL;
        }
      if (self->batch != NULL)
        g_async_queue_push (self->empty, self->batch);
      self->batch = g_async_queue_pop (self->full);
      self->next = 0;
    }
  return &self->batch->rows[self->next++];
}

/**
 * opcc_intake_reader_get_fraction:
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
opcc_intake_reader_get_fraction (OpccIntakeReader *self)
{
  return self->batch != NULL ? self->batch->fraction : 0;
}
