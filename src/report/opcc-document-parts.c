/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a document apart at its headings. */
#include "opcc-document-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-table.h"
#include "opcc-figure-numbers.h"

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

/* --- figures --------------------------------------------------------------------------------- */

/* A value that is longer is no figure. */
#define MAX_FIGURE 32

typedef struct
{
  OpccDocument *to;    /* (nullable): nothing is added */
  OpccFigureFunc tell; /* (nullable) */
  gpointer data;
  GHashTable *seen;    /* (owned) key to how often it was told */
  const char *measure; /* (nullable): whose numbers the table says that is walked */
  guint n_replaced;
} Walk;

/* "54", "£1", "over 50%"; "Round 2" is a name. */
static gboolean
is_figure (const char *text)
{
  return !g_unichar_isupper (g_utf8_get_char (text)) && strpbrk (text, "0123456789") != NULL &&
         strlen (text) <= MAX_FIGURE;
}

/* (transfer full): what is to stand where @text does; rows of one name are told apart by their
 * order. */
static char *
take_figure (Walk *walk, const char *key, const char *text)
{
  g_autofree char *numbered = NULL;
  char *instead;
  guint times;

  if (walk->tell == NULL || !is_figure (text))
    return g_strdup (text);
  times = GPOINTER_TO_UINT (g_hash_table_lookup (walk->seen, key)) + 1;
  g_hash_table_insert (walk->seen, g_strdup (key), GUINT_TO_POINTER (times));
  numbered = times > 1 ? g_strdup_printf ("%s#%u", key, times) : g_strdup (key);
  instead = walk->tell (numbered, text, walk->data);
  walk->n_replaced += instead != NULL;
  return instead != NULL ? instead : g_strdup (text);
}

static GStrv
take_row (Walk *walk, const OpccBlock *block, GStrv row)
{
  const int heads = opcc_block_find_row_heads (block);
  const guint n = g_strv_length (block->headings);
  GStrv cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("%s%s%s|%s", walk->measure != NULL ? walk->measure : "",
                           walk->measure != NULL ? "|" : "", heads >= 0 ? row[heads] : "",
                           block->headings[i]);

      cells[i] = block->types[i] == OPCC_COLUMN_NUMBER ? take_figure (walk, key, row[i])
                                                       : g_strdup (row[i]);
    }
  return cells;
}

static void
walk_table (Walk *walk, const OpccBlock *block)
{
  if (walk->to != NULL)
    opcc_document_add_table (walk->to, block->label, (const char *const *) block->headings,
                             block->types, g_strv_length (block->headings));
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_auto (GStrv) row = take_row (walk, block, g_ptr_array_index (block->rows, i));

      if (walk->to == NULL)
        continue;
      if (block->has_total && i + 1 == block->rows->len)
        opcc_document_add_total (walk->to, (const char *const *) row);
      else
        opcc_document_add_row (walk->to, (const char *const *) row);
    }
}

static void
walk_value (Walk *walk, const OpccBlock *block)
{
  g_autofree char *text = take_figure (walk, block->label, block->text);

  if (walk->to != NULL)
    opcc_document_add_value (walk->to, block->label, text);
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
    case OPCC_BLOCK_FIGURE:
    case OPCC_BLOCK_VALUE:
    case OPCC_BLOCK_TABLE:
    case OPCC_BLOCK_PARAGRAPH:
    default:
      opcc_document_add_paragraph (self, block->text);
      break;
    }
}

/* --- figures of a chart ---------------------------------------------------------------------- */

static GHashTable *
new_seen (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* How many figures of a table that comes later have something else to stand in their place. */
static guint
count_replaced (const Walk *walk, const OpccBlock *table)
{
  g_autoptr (GHashTable) seen = new_seen ();
  Walk apart = { NULL, walk->tell, walk->data, seen, NULL, 0 };
  GHashTableIter iter;
  gpointer key, times;

  g_hash_table_iter_init (&iter, walk->seen);
  while (g_hash_table_iter_next (&iter, &key, &times))
    g_hash_table_insert (seen, g_strdup (key), times);
  walk_table (&apart, table);
  return apart.n_replaced;
}

/* The numbers of a chart as a table of their own, each with what is to stand in its place; NULL
 * where nothing is. */
static OpccDocument *
take_numbers (Walk *walk, const OpccChart *chart)
{
  const char *measure = chart->texts[OPCC_CHART_MEASURE];
  g_autoptr (OpccDocument) plain = opcc_document_new (NULL);
  g_autoptr (OpccDocument) taken = opcc_document_new (NULL);
  Walk apart = { taken, walk->tell, walk->data, walk->seen, measure != NULL ? measure : _ ("Chart"),
                 0 };

  opcc_document_add_figure_table (plain, chart);
  walk_table (&apart, g_ptr_array_index (opcc_document_get_blocks (plain), 0));
  return apart.n_replaced > 0 ? g_steal_pointer (&taken) : NULL;
}

/* Who cannot see the picture is told where the other numbers stand. */
static OpccChart *
tell_of_table (const OpccChart *chart)
{
  OpccChart *told = opcc_chart_copy (chart);
  g_autofree char *alternative = opcc_chart_make_alternative (chart);
  g_autofree char *both = g_strdup_printf (
      /* Translators: what is said of a chart, with a sentence added. */
      _ ("%s The values of last time stand in brackets in the table below."), alternative);

  opcc_chart_set_text (told, OPCC_CHART_ALTERNATIVE, both);
  return told;
}

/* A chart with its notes. Its values are figures like others: where no table of the document says
 * them, and something is to stand in their place, one is added. Returns the block after it. */
static guint
walk_chart (Walk *walk, const GPtrArray *blocks, guint i)
{
  OpccChart *chart = ((const OpccBlock *) g_ptr_array_index (blocks, i))->chart;
  const OpccBlock *beside = walk->tell != NULL ? opcc_figure_find_table (blocks, i) : NULL;
  g_autoptr (OpccDocument) numbers =
      walk->tell != NULL && beside == NULL ? take_numbers (walk, chart) : NULL;
  const guint next = opcc_figure_pass_notes (blocks, i);
  g_autoptr (OpccChart) told = NULL;

  if (walk->to == NULL)
    return next;
  told = numbers != NULL || (beside != NULL && count_replaced (walk, beside) > 0)
             ? tell_of_table (chart)
             : g_object_ref (chart);
  opcc_document_add_figure (walk->to, told);
  for (guint k = i + 1; k < next; k++)
    add_block (walk->to, g_ptr_array_index (blocks, k));
  if (numbers != NULL)
    walk_table (&(Walk){ .to = walk->to },
                g_ptr_array_index (opcc_document_get_blocks (numbers), 0));
  return next;
}

/* Returns the block after what it has walked. */
static guint
walk_block (Walk *walk, const GPtrArray *blocks, guint i)
{
  const OpccBlock *block = g_ptr_array_index (blocks, i);

  if (block->type == OPCC_BLOCK_FIGURE)
    return walk_chart (walk, blocks, i);
  if (block->type == OPCC_BLOCK_VALUE)
    walk_value (walk, block);
  else if (block->type == OPCC_BLOCK_TABLE)
    walk_table (walk, block);
  else if (walk->to != NULL)
    add_block (walk->to, block);
  return i + 1;
}

/* FALSE where there is no such part. */
static gboolean
walk_part (Walk *walk, const OpccDocument *from, const char *part)
{
  const GPtrArray *blocks = opcc_document_get_blocks (from);
  gboolean inside = part == NULL;

  if (part != NULL && !opcc_document_has_part (from, part))
    return FALSE;
  walk->seen = new_seen ();
  for (guint i = 0; i < blocks->len;)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);
      const gboolean begins = part != NULL && begins_part (block);

      if (begins)
        inside = g_str_equal (block->text, part);
      i = inside && !begins ? walk_block (walk, blocks, i) : i + 1;
    }
  g_hash_table_unref (walk->seen);
  return TRUE;
}

gboolean
opcc_document_add_part (OpccDocument *self, const OpccDocument *from, const char *part)
{
  return opcc_document_add_part_with (self, from, part, NULL, NULL);
}

/**
 * opcc_document_add_part_with:
 * @tell: (nullable): says what stands in the place of each figure
 *
 * Does what opcc_document_add_part () does. A figure is a short value with a digit in it that is no
 * name, or such a cell in a column of numbers, or a value of a chart: one that no table says is
 * given a table of its own below the chart, if something else stands in the place of any of its
 * values.
 */
gboolean
opcc_document_add_part_with (OpccDocument *self,
                             const OpccDocument *from,
                             const char *part,
                             OpccFigureFunc tell,
                             gpointer data)
{
  Walk walk = { self, tell, data, NULL, NULL, 0 };

  return walk_part (&walk, from, part);
}

/**
 * opcc_document_each_figure:
 * @part: (nullable): a heading of it; NULL: all of it
 * @tell: what it returns is not used
 *
 * Tells the figures of a part in their order; none where there is no such part.
 */
void
opcc_document_each_figure (const OpccDocument *self,
                           const char *part,
                           OpccFigureFunc tell,
                           gpointer data)
{
  Walk walk = { NULL, tell, data, NULL, NULL, 0 };

  walk_part (&walk, self, part);
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
