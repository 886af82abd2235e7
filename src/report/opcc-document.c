/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a document block by block. */
#include "opcc-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-table.h"

struct _OpccDocument
{
  char *texts[OPCC_N_DOCUMENT_TEXTS]; /* (owned) (nullable) */
  GPtrArray *blocks;                  /* (owned) OpccBlock */
  int n_numbered;
  int n_figures;
  int n_headings[2]; /* of level 2, and of level 3 below the last of them */
  gboolean numbers_headings;
};

static void
free_block (OpccBlock *block)
{
  g_free (block->label);
  g_free (block->text);
  g_clear_object (&block->chart);
  g_strfreev (block->headings);
  g_free (block->types);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

/* What every form can hold: letters and new lines. Records are clean already; a document is made
 * of other texts too, and one control letter would make a file of XML that nobody opens. */
static char *
clean (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  GString *out;

  if (valid == NULL)
    return NULL;
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (letter == '\t')
        g_string_append_c (out, ' ');
      else if (letter == '\n' || (letter >= 0x20 && letter != 0x7f && (letter & 0xfffe) != 0xfffe))
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

static OpccBlock *
add_block (OpccDocument *self, OpccBlockType type, const char *label, const char *text)
{
  OpccBlock *block = g_new0 (OpccBlock, 1);

  block->type = type;
  block->label = clean (label);
  block->text = clean (text);
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

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  opcc_document_set_text (self, OPCC_DOCUMENT_TITLE, title);
  opcc_document_set_text (self, OPCC_DOCUMENT_LANGUAGE, "en-GB");
  return self;
}

void
opcc_document_free (OpccDocument *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < OPCC_N_DOCUMENT_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
opcc_document_set_text (OpccDocument *self, OpccDocumentText which, const char *text)
{
  g_free (self->texts[which]);
  self->texts[which] = text != NULL && *text != '\0' ? clean (text) : NULL;
}

const char *
opcc_document_get_text (const OpccDocument *self, OpccDocumentText which)
{
  if (which == OPCC_DOCUMENT_FOOTER && self->texts[which] == NULL)
    return self->texts[OPCC_DOCUMENT_TITLE];
  return self->texts[which];
}

void
opcc_document_number_headings (OpccDocument *self)
{
  self->numbers_headings = TRUE;
}

/**
 * opcc_document_add_heading:
 *
 * No level may be left out (WCAG 2.2, technique G141): one of level 3 stands below one of level 2.
 */
void
opcc_document_add_heading (OpccDocument *self, int level, const char *text)
{
  OpccBlock *block;

  g_return_if_fail (level == 2 || (level == 3 && self->n_headings[0] > 0));

  block = add_block (self, OPCC_BLOCK_HEADING, NULL, text);
  block->level = level;
  self->n_headings[level - 2]++;
  if (level == 2)
    self->n_headings[1] = 0;
  if (self->numbers_headings)
    block->label = level == 2 ? g_strdup_printf ("%d", self->n_headings[0])
                              : g_strdup_printf ("%d.%d", self->n_headings[0], self->n_headings[1]);
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
    block->headings[i] = clean (headings[i]);
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
    row[i] = clean (cells[i] != NULL ? cells[i] : "");
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

/* "Headcount, Leicestershire, 2022/23 (officers)" */
static char *
describe_chart (const OpccChart *chart)
{
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);
  const char *unit = chart->texts[OPCC_CHART_UNIT];

  if (unit == NULL)
    return g_steal_pointer (&subtitle);
  return *subtitle != '\0' ? g_strdup_printf ("%s (%s)", subtitle, unit) : g_strdup (unit);
}

/**
 * opcc_document_add_figure:
 * @chart: (transfer none): drawn as it is when the document is written
 *
 * Adds a chart with its number, its title as caption, and its words for who cannot see it. What the
 * picture shows must stand in the text too: say it, or add opcc_document_add_figure_table().
 */
void
opcc_document_add_figure (OpccDocument *self, OpccChart *chart)
{
  const char *title = chart->texts[OPCC_CHART_TITLE];
  g_autofree char *alternative = opcc_chart_make_alternative (chart);
  g_autofree char *caption = title != NULL
                                 ? g_strdup_printf (_ ("Figure %d: %s"), self->n_figures + 1, title)
                                 : g_strdup_printf (_ ("Figure %d"), self->n_figures + 1);
  OpccBlock *block = add_block (self, OPCC_BLOCK_FIGURE, caption, alternative);

  block->number = ++self->n_figures;
  block->chart = g_object_ref (chart);
}

/**
 * opcc_document_add_figure_table:
 * @chart: (transfer none): of the figure before
 *
 * Adds the numbers of a chart as a table.
 */
void
opcc_document_add_figure_table (OpccDocument *self, const OpccChart *chart)
{
  g_autoptr (GPtrArray) rows = opcc_chart_make_table (chart, FALSE);
  GStrv headings = g_ptr_array_index (rows, 0);
  const guint n = g_strv_length (headings);
  g_autofree OpccColumnType *types = g_new0 (OpccColumnType, n);
  g_autofree char *caption = describe_chart (chart);

  for (guint i = 1; i < n; i++)
    types[i] = OPCC_COLUMN_NUMBER;
  opcc_document_add_table (self, caption, (const char *const *) headings, types, n);
  for (guint i = 1; i < rows->len; i++)
    opcc_document_add_row (self, g_ptr_array_index (rows, i));
}

/**
 * opcc_document_add_figure_notes:
 *
 * Says the counting rule and the source of a chart under its figure.
 */
void
opcc_document_add_figure_notes (OpccDocument *self, const OpccChart *chart)
{
  g_autofree char *source = NULL;

  if (chart->texts[OPCC_CHART_NOTE] != NULL)
    opcc_document_add_paragraph (self, chart->texts[OPCC_CHART_NOTE]);
  if (chart->texts[OPCC_CHART_SOURCE] == NULL)
    return;
  source = g_strdup_printf (_ ("Source: %s"), chart->texts[OPCC_CHART_SOURCE]);
  opcc_document_add_paragraph (self, source);
}

const GPtrArray *
opcc_document_get_blocks (const OpccDocument *self)
{
  return self->blocks;
}

char *
opcc_block_say_heading (const OpccBlock *self)
{
  return self->label != NULL ? g_strdup_printf ("%s %s", self->label, self->text)
                             : g_strdup (self->text);
}

int
opcc_block_find_row_heads (const OpccBlock *self)
{
  for (int i = 0; self->headings != NULL && self->headings[i] != NULL; i++)
    if (self->types[i] == OPCC_COLUMN_TEXT)
      return i;
  return -1;
}
