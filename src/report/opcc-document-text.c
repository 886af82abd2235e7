/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying a document out in plain text. */
#include "opcc-document-text.h"

#include <string.h>

#define WIDTH  80
#define INDENT 4

/* Appends words broken into lines; the first line is begun already, at @column. */
static void
append_wrapped (GString *out, const char *text, guint column, guint indent)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint at = column;
  gboolean begun = FALSE; /* a word stands in this line */

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint) g_utf8_strlen (words[i], -1);

      if (length == 0)
        continue;
      if (at > indent && at + begun + length > WIDTH)
        {
          g_string_append_c (out, '\n');
          g_string_append_printf (out, "%*s", (int) indent, "");
          at = indent;
        }
      else if (begun)
        {
          g_string_append_c (out, ' ');
          at++;
        }
      g_string_append (out, words[i]);
      at += length;
      begun = TRUE;
    }
  g_string_append_c (out, '\n');
}

/* A line break that was written stays one, as in the other forms. */
static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    append_wrapped (out, lines[i], 0, 0);
}

static void
append_heading (GString *out, const char *text, char line)
{
  glong length = g_utf8_strlen (text, -1);

  g_string_append_printf (out, "%s\n", text);
  for (glong i = 0; i < length && line != '\0'; i++)
    g_string_append_c (out, line);
  if (line != '\0')
    g_string_append_c (out, '\n');
}

static void
append_cell (GString *out, const char *text, guint width, OpccColumnType type, gboolean last)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  guint gap = length < width ? width - length : 0;

  if (type == OPCC_COLUMN_NUMBER)
    g_string_append_printf (out, "%*s%s", (int) gap, "", text);
  else
    g_string_append_printf (out, "%s%*s", text, last ? 0 : (int) gap, "");
  g_string_append (out, last ? "\n" : "  ");
}

static void
append_row (GString *out, const OpccBlock *block, GStrv cells, const guint *widths)
{
  guint n = g_strv_length (block->headings);

  for (guint i = 0; i < n; i++)
    append_cell (out, cells[i], widths[i], block->types[i], i == n - 1);
}

static void
append_table (GString *out, const OpccBlock *block)
{
  guint n = g_strv_length (block->headings);
  g_autofree guint *widths = g_new0 (guint, n);
  guint total = 0;

  for (guint i = 0; i < n; i++)
    {
      widths[i] = (guint) g_utf8_strlen (block->headings[i], -1);
      for (guint j = 0; j < block->rows->len; j++)
        widths[i] = MAX (widths[i], (guint) g_utf8_strlen (((GStrv) block->rows->pdata[j])[i], -1));
      total += widths[i] + (i > 0 ? 2 : 0);
    }
  if (block->label != NULL)
    g_string_append_printf (out, "%s\n\n", block->label);
  append_row (out, block, block->headings, widths);
  for (guint i = 0; i < total; i++)
    g_string_append_c (out, '-');
  g_string_append_c (out, '\n');
  for (guint j = 0; j < block->rows->len; j++)
    {
      if (block->has_total && j == block->rows->len - 1)
        {
          for (guint i = 0; i < total; i++)
            g_string_append_c (out, '-');
          g_string_append_c (out, '\n');
        }
      append_row (out, block, block->rows->pdata[j], widths);
    }
}

static void
append_block (GString *out, const OpccBlock *block)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      {
        g_autofree char *heading = opcc_block_say_heading (block);

        append_heading (out, heading, block->level == 2 ? '-' : '\0');
      }
      break;
    case OPCC_BLOCK_PARAGRAPH:
      append_lines (out, block->text);
      break;
    case OPCC_BLOCK_NUMBERED:
      {
        g_autofree char *number = g_strdup_printf ("%d.", block->number);

        g_string_append_printf (out, "%-*s", INDENT, number);
        append_wrapped (out, block->text, MAX (INDENT, strlen (number)), INDENT);
      }
      break;
    case OPCC_BLOCK_VALUE:
      g_string_append_printf (out, "%s: ", block->label);
      append_wrapped (out, block->text, (guint) g_utf8_strlen (block->label, -1) + 2, INDENT);
      break;
    case OPCC_BLOCK_TABLE:
      append_table (out, block);
      break;
    case OPCC_BLOCK_FIGURE:
      append_wrapped (out, block->label, 0, 0);
      append_wrapped (out, block->text, 0, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * opcc_document_to_text:
 *
 * Returns: (transfer full): the document in lines of at most 80 characters; tables may be wider
 */
char *
opcc_document_to_text (const OpccDocument *self)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self);
  const char *marking = opcc_document_get_text (self, OPCC_DOCUMENT_MARKING);
  const char *title = opcc_document_get_text (self, OPCC_DOCUMENT_TITLE);
  const char *footer = opcc_document_get_text (self, OPCC_DOCUMENT_FOOTER);
  const char *withheld = opcc_document_get_text (self, OPCC_DOCUMENT_WITHHELD);
  GString *out = g_string_new (NULL);
  OpccBlockType before = OPCC_BLOCK_HEADING;

  if (marking != NULL)
    g_string_append_printf (out, "%s\n\n", marking);
  append_heading (out, title, '=');
  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (block->type != OPCC_BLOCK_VALUE || before != OPCC_BLOCK_VALUE)
        g_string_append_c (out, '\n');
      append_block (out, block);
      before = block->type;
    }
  if (withheld != NULL)
    {
      g_string_append_c (out, '\n');
      append_wrapped (out, withheld, 0, 0);
    }
  if (footer != title)
    g_string_append_printf (out, "\n%s\n", footer);
  return g_string_free (out, FALSE);
}
