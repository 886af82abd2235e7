/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table read whole from a file: headings, rows, and what was left out and why. */
#include "opcc-sheet.h"

#include <string.h>

/* Texts are packed into blocks of this size. */
#define CHUNK_BYTES (64 * 1024)

struct _OpccSheet
{
  GObject parent_instance;

  char *file_name; /* (owned) */
  char *name;      /* (owned) */
  char **headings; /* (owned) */
  guint n_headings;
  guint heading_row;   /* as a spreadsheet program numbers it; 0 if there is none */
  GStringChunk *texts; /* (owned) */
  GArray *numbers;     /* (owned) (element-type guint) the row of each row */
  GPtrArray *cells;    /* (owned) (element-type utf8) n_headings for each row, borrowed of texts */
  GPtrArray *notes;    /* (owned) (element-type OpccNote) */
  GPtrArray *problems; /* (owned) (element-type OpccProblem) */
};

G_DEFINE_FINAL_TYPE (OpccSheet, opcc_sheet, G_TYPE_OBJECT)

/**
 * opcc_note_new:
 * @row: 0 for the whole sheet
 * @text: (transfer full): a whole sentence
 *
 * Returns: (transfer full): the note
 */
OpccNote *
opcc_note_new (guint row, char *text)
{
  OpccNote *self = g_new0 (OpccNote, 1);

  self->row = row;
  self->text = text;
  return self;
}

void
opcc_note_free (OpccNote *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

static void
opcc_sheet_finalize (GObject *object)
{
  OpccSheet *self = OPCC_SHEET (object);

  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_sheet_parent_class)->finalize (object);
}

static void
opcc_sheet_class_init (OpccSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_sheet_finalize;
}

static void
opcc_sheet_init (OpccSheet *self)
{
  self->texts = g_string_chunk_new (CHUNK_BYTES);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_note_free);
  self->problems = opcc_problems_new ();
}

/**
 * opcc_sheet_new:
 * @headings: (array length=n_headings): unique, copied
 * @heading_row: the row of the headings, 0 if the file has none
 *
 * Returns: (transfer full): a sheet without rows
 */
OpccSheet *
opcc_sheet_new (const char *file_name,
                const char *name,
                const char *const *headings,
                guint n_headings,
                guint heading_row)
{
  OpccSheet *self = g_object_new (OPCC_TYPE_SHEET, NULL);

  self->file_name = g_strdup (file_name);
  self->name = g_strdup (name);
  self->headings = g_new0 (char *, n_headings + 1);
  for (guint i = 0; i < n_headings; i++)
    self->headings[i] = g_strdup (headings[i]);
  self->n_headings = n_headings;
  self->heading_row = heading_row;
  return self;
}

/**
 * opcc_sheet_append_row:
 * @row: copied; cells it lacks are empty
 */
void
opcc_sheet_append_row (OpccSheet *self, const OpccRow *row)
{
  g_return_if_fail (OPCC_IS_SHEET (self));
  g_return_if_fail (row != NULL);

  g_array_append_val (self->numbers, row->number);
  for (guint i = 0; i < self->n_headings; i++)
    {
      const char *text = i < row->n_cells ? row->cells[i] : NULL;

      g_ptr_array_add (self->cells,
                       text != NULL ? g_string_chunk_insert (self->texts, text) : NULL);
    }
}

/**
 * opcc_sheet_get_file_name:
 *
 * Returns: the file's name without its folder
 */
const char *
opcc_sheet_get_file_name (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  return self->file_name;
}

/**
 * opcc_sheet_get_name:
 *
 * Returns: the name on the sheet's tab; for text files the file's name
 */
const char *
opcc_sheet_get_name (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  return self->name;
}

/**
 * opcc_sheet_get_headings:
 * @n_headings: (out) (optional):
 *
 * Returns: (transfer none) (array zero-terminated=1): the headings, no two alike
 */
const char *const *
opcc_sheet_get_headings (OpccSheet *self, guint *n_headings)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);

  if (n_headings != NULL)
    *n_headings = self->n_headings;
  return (const char *const *) self->headings;
}

guint
opcc_sheet_get_n_columns (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), 0);
  return self->n_headings;
}

/**
 * opcc_sheet_get_heading_row:
 *
 * Returns: the (last) row of headings as a spreadsheet program numbers it, 0 if there is none
 */
guint
opcc_sheet_get_heading_row (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), 0);
  return self->heading_row;
}

guint
opcc_sheet_get_n_rows (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), 0);
  return self->numbers->len;
}

/**
 * opcc_sheet_get_row_number:
 * @index: of the row of data, from 0
 *
 * Returns: the row as a spreadsheet program numbers it
 */
guint
opcc_sheet_get_row_number (OpccSheet *self, guint index)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), 0);
  g_return_val_if_fail (index < self->numbers->len, 0);
  return g_array_index (self->numbers, guint, index);
}

/**
 * opcc_sheet_get_cells:
 * @index: of the row of data, from 0
 *
 * Returns: (transfer none): one text a heading, %NULL where empty
 */
const char *const *
opcc_sheet_get_cells (OpccSheet *self, guint index)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  g_return_val_if_fail (index < self->numbers->len, NULL);
  return (const char *const *) self->cells->pdata + (gsize) index * self->n_headings;
}

/**
 * opcc_sheet_get_cell:
 * @index: of the row of data, from 0
 * @column: from 0
 *
 * Returns: (nullable): the text, %NULL where empty
 */
const char *
opcc_sheet_get_cell (OpccSheet *self, guint index, guint column)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  g_return_val_if_fail (column < self->n_headings, NULL);
  return opcc_sheet_get_cells (self, index)[column];
}

/**
 * opcc_sheet_find_column:
 * @heading: exactly as opcc_sheet_get_headings() gives it
 *
 * Returns: the column, from 0, or -1
 */
int
opcc_sheet_find_column (OpccSheet *self, const char *heading)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), -1);
  g_return_val_if_fail (heading != NULL, -1);

  for (guint i = 0; i < self->n_headings; i++)
    {
      if (strcmp (self->headings[i], heading) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * opcc_sheet_get_notes:
 *
 * Returns: (transfer none) (element-type OpccNote): what the reader left out or carried over
 */
GPtrArray *
opcc_sheet_get_notes (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  return self->notes;
}

/**
 * opcc_sheet_get_problems:
 *
 * Returns: (transfer none) (element-type OpccProblem): what somebody should look at
 */
GPtrArray *
opcc_sheet_get_problems (OpccSheet *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET (self), NULL);
  return self->problems;
}
