/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a document block by block. */
#include "opcc-document.h"

#include "opcc-text.h"

struct _OpccDocument
{
  char *title;       /* (owned) */
  char *marking;     /* (owned) (nullable) */
  char *footer;      /* (owned) (nullable) */
  GPtrArray *blocks; /* (owned) OpccBlock */
  int n_numbered;
};

static void
free_block (OpccBlock *block)
{
  g_free (block->label);
  g_free (block->text);
  g_strfreev (block->headings);
  g_free (block->types);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static OpccBlock *
add_block (OpccDocument *self, OpccBlockType type, const char *label, const char *text)
{
  OpccBlock *block = g_new0 (OpccBlock, 1);

  block->type = type;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * opcc_document_new:
 * @title: printed at the head, and kept as the title of the file
 */
OpccDocument *
opcc_document_new (const char *title)
{
  OpccDocument *self = g_new0 (OpccDocument, 1);

  self->title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  return self;
}

void
opcc_document_free (OpccDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->marking);
  g_free (self->footer);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const char *
opcc_document_get_title (const OpccDocument *self)
{
  return self->title;
}

void
opcc_document_set_marking (OpccDocument *self, const char *marking)
{
  opcc_set_str (&self->marking, marking);
}

const char *
opcc_document_get_marking (const OpccDocument *self)
{
  return self->marking;
}

void
opcc_document_set_footer (OpccDocument *self, const char *footer)
{
  opcc_set_str (&self->footer, footer);
}

const char *
opcc_document_get_footer (const OpccDocument *self)
{
  return self->footer;
}

void
opcc_document_add_heading (OpccDocument *self, int level, const char *text)
{
  g_return_if_fail (level >= 1 && level <= 3);

  add_block (self, OPCC_BLOCK_HEADING, NULL, text)->level = level;
}

void
opcc_document_add_paragraph (OpccDocument *self, const char *text)
{
  add_block (self, OPCC_BLOCK_PARAGRAPH, NULL, text);
}

void
opcc_document_add_numbered (OpccDocument *self, const char *text)
{
  add_block (self, OPCC_BLOCK_NUMBERED, NULL, text)->number = ++self->n_numbered;
}

void
opcc_document_add_value (OpccDocument *self, const char *label, const char *value)
{
  add_block (self, OPCC_BLOCK_VALUE, label, value);
}

/**
 * opcc_document_add_table:
 * @title: (nullable): said above the table
 * @headings: (array length=n_columns): of the columns
 * @types: (array length=n_columns): numbers are set to the right
 */
void
opcc_document_add_table (OpccDocument *self,
                         const char *title,
                         const char *const *headings,
                         const OpccColumnType *types,
                         guint n_columns)
{
  OpccBlock *block = add_block (self, OPCC_BLOCK_TABLE, title, NULL);

  block->headings = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    block->headings[i] = g_strdup (headings[i]);
  block->types = g_memdup2 (types, n_columns * sizeof *types);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

/**
 * opcc_document_add_row:
 * @cells: as many as the table that was added last has columns
 */
void
opcc_document_add_row (OpccDocument *self, const char *const *cells)
{
  OpccBlock *block;
  guint n_columns;
  GStrv row;

  g_return_if_fail (self->blocks->len > 0);
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (block->type == OPCC_BLOCK_TABLE && !block->has_total);

  n_columns = g_strv_length (block->headings);
  row = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    row[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (block->rows, row);
}

/**
 * opcc_document_add_total:
 *
 * Ends the table that was added last with a row of totals.
 */
void
opcc_document_add_total (OpccDocument *self, const char *const *cells)
{
  opcc_document_add_row (self, cells);
  ((OpccBlock *) g_ptr_array_index (self->blocks, self->blocks->len - 1))->has_total = TRUE;
}

const GPtrArray *
opcc_document_get_blocks (const OpccDocument *self)
{
  return self->blocks;
}
