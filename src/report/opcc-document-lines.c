/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a document for those who read papers line by line, and finding a line again in it. */
#include "opcc-document-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer table is a list of records, which no reader adds up. */
#define MAX_ROWS 400

typedef struct
{
  GString *text;
  GArray *blocks;
} Writer;

/* Ends what was appended; it may have new lines of its own. */
static void
end_lines (Writer *writer, gsize start, int block)
{
  g_string_append_c (writer->text, '\n');
  for (const char *at = writer->text->str + start; (at = strchr (at, '\n')) != NULL; at++)
    g_array_append_val (writer->blocks, block);
}

G_GNUC_PRINTF (3, 4)
static void
add_lines (Writer *writer, int block, const char *format, ...)
{
  const gsize start = writer->text->len;
  va_list values;

  va_start (values, format);
  g_string_append_vprintf (writer->text, format, values);
  va_end (values);
  end_lines (writer, start, block);
}

static void
add_row (Writer *writer, int block, GStrv cells)
{
  const gsize start = writer->text->len;
  const guint n = g_strv_length (cells);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\n\t", ' ');

      g_string_append_printf (writer->text, "%s%s", cell, i + 1 < n || n == 1 ? "\t" : "");
    }
  end_lines (writer, start, block);
}

static void
add_table (Writer *writer, int index, const OpccBlock *block)
{
  if (block->label != NULL)
    add_lines (writer, index, "%s\n", block->label);
  if (block->rows->len > MAX_ROWS)
    return;
  add_row (writer, index, block->headings);
  for (guint i = 0; i < block->rows->len; i++)
    add_row (writer, index, g_ptr_array_index (block->rows, i));
}

/* What is drawn with the picture: measure, place, period, unit and source. */
static void
add_figure (Writer *writer, int index, const OpccBlock *block)
{
  g_autofree char *subtitle = opcc_chart_make_subtitle (block->chart);
  const char *unit = block->chart->texts[OPCC_CHART_UNIT];
  const char *source = block->chart->texts[OPCC_CHART_SOURCE];

  add_lines (writer, index, "%s\n", block->label);
  /* With its full stop it is no heading. */
  add_lines (writer, index, "%s%s%s%s%s%s.", subtitle, unit != NULL ? " (" : "",
             unit != NULL ? unit : "", unit != NULL ? ")" : "", source != NULL ? ". Source: " : "",
             source != NULL ? source : "");
}

static void
add_block (Writer *writer, int index, const OpccBlock *block)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      add_lines (writer, index, "## %s", block->text);
      break;
    case OPCC_BLOCK_NUMBERED:
      add_lines (writer, index, "%d. %s", block->number, block->text);
      break;
    case OPCC_BLOCK_VALUE:
      add_lines (writer, index, "%s: %s", block->label, block->text);
      break;
    case OPCC_BLOCK_TABLE:
      add_table (writer, index, block);
      break;
    case OPCC_BLOCK_FIGURE:
      add_figure (writer, index, block);
      break;
    case OPCC_BLOCK_PARAGRAPH:
    default:
      add_lines (writer, index, "%s", block->text);
      break;
    }
  add_lines (writer, index, "%s", "");
}

/**
 * opcc_document_lines_new:
 *
 * Each block begins a line, with an empty one behind it; headings bear the mark of Markdown. A
 * table of more than 400 rows, which is a list of records, stays out.
 *
 * Returns: (transfer full):
 */
OpccDocumentLines *
opcc_document_lines_new (const OpccDocument *document)
{
  OpccDocumentLines *self = g_new0 (OpccDocumentLines, 1);
  const GPtrArray *blocks = opcc_document_get_blocks (document);
  const char *withheld = opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD);
  Writer writer = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (int)) };

  add_lines (&writer, -1, "# %s\n", opcc_document_get_text (document, OPCC_DOCUMENT_TITLE));
  for (guint i = 0; i < blocks->len; i++)
    add_block (&writer, (int) i, g_ptr_array_index (blocks, i));
  if (withheld != NULL)
    add_lines (&writer, -1, "%s", withheld);
  self->text = g_string_free (writer.text, FALSE);
  self->blocks = writer.blocks;
  return self;
}

void
opcc_document_lines_free (OpccDocumentLines *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_array_unref (self->blocks);
  g_free (self);
}

/* (nullable): the last heading at or before a block. */
static const OpccBlock *
find_heading (const GPtrArray *blocks, int at)
{
  for (; at >= 0; at--)
    if (((OpccBlock *) g_ptr_array_index (blocks, at))->type == OPCC_BLOCK_HEADING)
      return g_ptr_array_index (blocks, at);
  return NULL;
}

/* (transfer full) (nullable): what a reader would look for: "Paragraph 3", "Figure 2". */
static char *
say_block (const OpccBlock *block)
{
  switch (block->type)
    {
    case OPCC_BLOCK_NUMBERED:
      return g_strdup_printf (_ ("Paragraph %d"), block->number);
    case OPCC_BLOCK_FIGURE:
      return g_strdup_printf (_ ("Figure %d"), block->number);
    case OPCC_BLOCK_VALUE:
      return g_strdup (block->label);
    case OPCC_BLOCK_TABLE:
      return g_strdup (block->label != NULL ? block->label : _ ("Table"));
    case OPCC_BLOCK_HEADING:
    case OPCC_BLOCK_PARAGRAPH:
    default:
      return NULL;
    }
}

/**
 * opcc_document_lines_say_place:
 * @line: from 1
 *
 * Returns: (transfer full): where that stands in the document: "Background, paragraph 3"
 */
char *
opcc_document_lines_say_place (const OpccDocumentLines *self,
                               const OpccDocument *document,
                               guint line)
{
  const GPtrArray *blocks = opcc_document_get_blocks (document);
  const int at =
      line >= 1 && line <= self->blocks->len ? g_array_index (self->blocks, int, line - 1) : -1;
  const OpccBlock *heading = find_heading (blocks, at);
  g_autofree char *own = at >= 0 ? say_block (g_ptr_array_index (blocks, at)) : NULL;

  if (at < 0)
    return g_strdup (_ ("Title"));
  if (own == NULL)
    return g_strdup (heading != NULL ? heading->text : _ ("Beginning"));
  /* Translators: a heading of a document, and what below it: "Background · Paragraph 3" */
  return heading != NULL ? g_strdup_printf (_ ("%s · %s"), heading->text, own)
                         : g_steal_pointer (&own);
}
