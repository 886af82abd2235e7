/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a document apart at its headings. */
#include "opcc-document-parts.h"

static gboolean
begins_part (const OpccBlock *block)
{
  return block->type == OPCC_BLOCK_HEADING && block->level == 2;
}

GStrv
opcc_document_list_parts (const OpccDocument *self)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (begins_part (block))
        g_strv_builder_add (parts, block->text);
    }
  return g_strv_builder_end (parts);
}

gboolean
opcc_document_has_part (const OpccDocument *self, const char *part)
{
  g_auto (GStrv) parts = opcc_document_list_parts (self);

  return part != NULL && g_strv_contains ((const char *const *) parts, part);
}

static void
add_table (OpccDocument *self, const OpccBlock *block)
{
  opcc_document_add_table (self, block->label, (const char *const *) block->headings, block->types,
                           g_strv_length (block->headings));
  for (guint i = 0; i < block->rows->len; i++)
    if (block->has_total && i + 1 == block->rows->len)
      opcc_document_add_total (self, g_ptr_array_index (block->rows, i));
    else
      opcc_document_add_row (self, g_ptr_array_index (block->rows, i));
}

static void
add_block (OpccDocument *self, const OpccBlock *block)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      opcc_document_add_heading (self, 3, block->text);
      break;
    case OPCC_BLOCK_NUMBERED:
      opcc_document_add_numbered (self, block->text);
      break;
    case OPCC_BLOCK_VALUE:
      opcc_document_add_value (self, block->label, block->text);
      break;
    case OPCC_BLOCK_TABLE:
      add_table (self, block);
      break;
    case OPCC_BLOCK_FIGURE:
      opcc_document_add_figure (self, block->chart);
      break;
    case OPCC_BLOCK_PARAGRAPH:
    default:
      opcc_document_add_paragraph (self, block->text);
      break;
    }
}

gboolean
opcc_document_add_part (OpccDocument *self, const OpccDocument *from, const char *part)
{
  const GPtrArray *blocks = opcc_document_get_blocks (from);
  gboolean inside = part == NULL;

  if (part != NULL && !opcc_document_has_part (from, part))
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (part != NULL && begins_part (block))
        inside = g_str_equal (block->text, part);
      else if (inside)
        add_block (self, block);
    }
  return TRUE;
}

OpccDocument *
opcc_document_take_part (const OpccDocument *self, const char *part)
{
  OpccDocument *taken;

  if (!opcc_document_has_part (self, part))
    return NULL;
  taken = opcc_document_new (opcc_document_get_text (self, OPCC_DOCUMENT_TITLE));
  for (OpccDocumentText which = 0; which < OPCC_N_DOCUMENT_TEXTS; which++)
    opcc_document_set_text (taken, which, opcc_document_get_text (self, which));
  opcc_document_add_heading (taken, 2, part);
  opcc_document_add_part (taken, self, part);
  return taken;
}
