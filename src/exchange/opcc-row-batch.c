/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a workbook on their way from the XML that holds them to the one who asks for the next. */
#include "opcc-row-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-column-letter.h"
#include "opcc-error.h"
#include "opcc-text.h"

/* More merged cells than this at one time cannot lie side by side in a sheet we read. */
#define MAX_ACTIVE OPCC_MAX_COLUMNS

#define NO_TEXT G_MAXUINT32

/* One row: its texts stand one after another in the batch, its cells hold their offsets. */
typedef struct
{
  guint number;
  guint repeat;
  guint first_cell; /* index */
  guint n_cells;
  gsize first_byte;
  gboolean joined;
} BatchRow;

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  char *text; /* (owned) (nullable) */
} Merge;

struct _OpccRowBatch
{
  char *file_name;  /* (owned) */
  GString *texts;   /* (owned) */
  GArray *offsets;  /* (owned) (element-type guint32) from the row's first byte, or NO_TEXT */
  GByteArray *join; /* (owned) one byte a cell */
  GArray *rows;     /* (owned) (element-type BatchRow) */
  guint next_row;   /* index of the row to hand over */
  guint given;      /* how often it was handed over already */
  BatchRow building;
  GPtrArray *merges; /* (owned) (element-type Merge) still to come or active, by row */
  guint n_carried;
  const char **cells; /* (owned), the texts are borrowed */
};

static void
free_merge (gpointer data)
{
  Merge *merge = data;

  g_free (merge->text);
  g_free (merge);
}

OpccRowBatch *
opcc_row_batch_new (const char *file_name)
{
  OpccRowBatch *self = g_new0 (OpccRowBatch, 1);

  self->file_name = g_strdup (file_name);
  self->texts = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->join = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (BatchRow));
  self->merges = g_ptr_array_new_with_free_func (free_merge);
  self->cells = g_new0 (const char *, OPCC_MAX_COLUMNS);
  return self;
}

void
opcc_row_batch_free (OpccRowBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->offsets);
  g_byte_array_unref (self->join);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->merges);
  g_free (self->cells);
  g_free (self);
}

/**
 * opcc_row_batch_add_merge:
 * @row: of its first cell, from 1
 * @column: of its first cell, from 0
 *
 * Tells of a merged cell before its first row ends; merges must come in the order of their rows.
 */
void
opcc_row_batch_add_merge (
    OpccRowBatch *self, guint row, guint column, guint n_rows, guint n_columns)
{
  Merge *merge = NULL;

  if ((n_rows <= 1 && n_columns <= 1) || column >= OPCC_MAX_COLUMNS)
    return;
  merge = g_new0 (Merge, 1);
  merge->row = row;
  merge->column = column;
  merge->n_rows = MAX (n_rows, 1);
  merge->n_columns = CLAMP (n_columns, 1, OPCC_MAX_COLUMNS - column);
  g_ptr_array_add (self->merges, merge);
}

/* What was handed over makes room; a row in the making moves to the front. */
static void
drop_given (OpccRowBatch *self)
{
  const BatchRow *building = &self->building;

  if (self->next_row < self->rows->len)
    return;
  g_array_set_size (self->rows, 0);
  self->next_row = 0;
  g_string_erase (self->texts, 0, (gssize) building->first_byte);
  if (building->first_cell > 0)
    {
      g_array_remove_range (self->offsets, 0, building->first_cell);
      g_byte_array_remove_range (self->join, 0, building->first_cell);
    }
  self->building.first_byte = 0;
  self->building.first_cell = 0;
}

/**
 * opcc_row_batch_begin_row:
 * @number: as a spreadsheet program numbers it, more than that of the row before
 *
 * Starts a row; its cells are set in any order.
 */
void
opcc_row_batch_begin_row (OpccRowBatch *self, guint number)
{
  self->building.number = number;
  self->building.first_cell = self->offsets->len;
  self->building.first_byte = self->texts->len;
  self->building.n_cells = 0;
  self->building.joined = FALSE;
}

/**
 * opcc_row_batch_has_text:
 *
 * Returns: whether the row in the making holds anything
 */
gboolean
opcc_row_batch_has_text (OpccRowBatch *self)
{
  return self->texts->len > self->building.first_byte;
}

/**
 * opcc_row_batch_get_n_carried:
 *
 * Returns: how many cells got the text of a merged cell above them
 */
guint
opcc_row_batch_get_n_carried (OpccRowBatch *self)
{
  return self->n_carried;
}

static void
widen_row (OpccRowBatch *self, guint n_cells)
{
  static const guint32 none = NO_TEXT;
  static const guint8 apart = 0;

  for (; self->building.n_cells < n_cells; self->building.n_cells++)
    {
      g_array_append_val (self->offsets, none);
      g_byte_array_append (self->join, &apart, 1);
    }
}

static gboolean
refuse_size (OpccRowBatch *self, guint column, const char *format, GError **error)
{
  g_autofree char *letter = opcc_column_letter (column);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE, format, letter, self->building.number,
               self->file_name);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * opcc_row_batch_set_cell:
 * @column: from 0
 * @text: valid UTF-8, not terminated
 * @length: in bytes; an empty cell need not be set
 *
 * Returns: %FALSE with %OPCC_ERROR_TOO_LARGE beyond the limits of a row
 */
gboolean
opcc_row_batch_set_cell (
    OpccRowBatch *self, guint column, const char *text, gsize length, GError **error)
{
  guint32 offset = 0;

  if (length == 0)
    return TRUE;
  if (column >= OPCC_MAX_COLUMNS)
    return refuse_size (
        self, column,
        _ ("Column %s of row %u of “%s” lies beyond 2,000 columns. Nothing was taken "
           "in. Remove the columns that are not needed and try again."),
        error);
  if (length > OPCC_MAX_CELL_BYTES)
    return refuse_size (
        self, column,
        _ ("The cell in column %s of row %u of “%s” is longer than 1 MB. Nothing was "
           "taken in. Shorten it and try again."),
        error);
  if (self->texts->len - self->building.first_byte + length > OPCC_MAX_RECORD_BYTES)
    return refuse_size (self, column,
                        _ ("With column %s row %u of “%s” is longer than 16 MB. Nothing was taken "
                           "in. Shorten it and try again."),
                        error);
  widen_row (self, column + 1);
  offset = (guint32) (self->texts->len - self->building.first_byte);
  g_string_append_len (self->texts, text, (gssize) length);
  g_string_append_c (self->texts, '\0');
  g_array_index (self->offsets, guint32, self->building.first_cell + column) = offset;
  return TRUE;
}

/* A merged cell's text stands for all its rows; to the right it only marks its continuation. */
static void
apply_merge (OpccRowBatch *self, Merge *merge)
{
  const BatchRow *building = &self->building;
  const char *own = NULL;
  guint32 offset = NO_TEXT;

  widen_row (self, merge->column + merge->n_columns);
  offset = g_array_index (self->offsets, guint32, building->first_cell + merge->column);
  if (offset != NO_TEXT)
    own = self->texts->str + building->first_byte + offset;
  /* A file may say the same row twice. */
  if (building->number == merge->row && own != NULL)
    opcc_set_str (&merge->text, own);
  else if (own == NULL && merge->text != NULL &&
           opcc_row_batch_set_cell (self, merge->column, merge->text, strlen (merge->text), NULL))
    self->n_carried++;
  for (guint i = 1; i < merge->n_columns; i++)
    self->join->data[building->first_cell + merge->column + i] = 1;
  self->building.joined |= merge->n_columns > 1;
}

static void
apply_merges (OpccRowBatch *self)
{
  const guint row = self->building.number;
  guint at = 0;

  for (guint active = 0; at < self->merges->len && active < MAX_ACTIVE; active++)
    {
      Merge *merge = g_ptr_array_index (self->merges, at);

      if (merge->row > row)
        break;
      if (row - merge->row >= merge->n_rows)
        {
          g_ptr_array_remove_index (self->merges, at);
          continue;
        }
      apply_merge (self, merge);
      at++;
    }
}

/**
 * opcc_row_batch_end_row:
 * @repeat: how many rows in a row are like this, at least 1
 *
 * Rows without a text of their own are dropped.
 */
void
opcc_row_batch_end_row (OpccRowBatch *self, guint repeat)
{
  const gboolean blank = self->texts->len == self->building.first_byte;

  if (self->merges->len > 0)
    apply_merges (self);
  if (blank)
    {
      g_string_truncate (self->texts, self->building.first_byte);
      g_array_set_size (self->offsets, self->building.first_cell);
      g_byte_array_set_size (self->join, self->building.first_cell);
      return;
    }
  self->building.repeat = MAX (repeat, 1);
  g_array_append_val (self->rows, self->building);
  self->building.first_cell = self->offsets->len;
  self->building.first_byte = self->texts->len;
  self->building.n_cells = 0;
}

/**
 * opcc_row_batch_next:
 * @row: (out caller-allocates): borrowed until the next call of any function of the batch
 *
 * Returns: %FALSE when no whole row is there
 */
gboolean
opcc_row_batch_next (OpccRowBatch *self, OpccRow *row)
{
  const BatchRow *next = NULL;

  if (self->next_row < self->rows->len &&
      self->given == g_array_index (self->rows, BatchRow, self->next_row).repeat)
    {
      self->next_row++;
      self->given = 0;
    }
  if (self->next_row >= self->rows->len)
    {
      drop_given (self);
      return FALSE;
    }
  next = &g_array_index (self->rows, BatchRow, self->next_row);
  for (guint i = 0; i < next->n_cells; i++)
    {
      const guint32 offset = g_array_index (self->offsets, guint32, next->first_cell + i);

      self->cells[i] = offset != NO_TEXT ? self->texts->str + next->first_byte + offset : NULL;
    }
  row->number = next->number + self->given;
  row->n_cells = next->n_cells;
  row->cells = self->cells;
  row->joined = next->joined ? self->join->data + next->first_cell : NULL;
  self->given++;
  return TRUE;
}
