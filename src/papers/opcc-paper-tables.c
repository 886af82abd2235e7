/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a table in a paper, and the words and sentences around a place in it. */
#include "opcc-paper-private.h"

#include <math.h>
#include <string.h>

/* Words that say nothing of what a sentence is about. */
static const char *const empty_words[] = {
  "and",    "the",      "for",        "from",      "with",       "that",     "this",     "these",
  "those",  "which",    "have",       "has",       "had",        "been",     "were",     "was",
  "are",    "will",     "would",      "not",       "their",      "they",     "there",    "into",
  "over",   "also",     "than",       "then",      "when",       "where",    "who",      "whom",
  "its",    "our",      "your",       "his",       "her",        "all",      "any",      "some",
  "such",   "each",     "per",        "can",       "could",      "may",      "being",    "between",
  "within", "during",   "below",      "above",     "figure",     "table",    "chart",    "graph",
  "map",    "show",     "shown",      "see",       "increase",   "decrease", "previous", "year",
  "month",  "compared", "represents", "represent", "percentage", "report",   "data",     "total",
  "number", "more",     "most",       "only",      "very",       "said",     NULL,
};

/**
 * opcc_paper_split_row:
 * @line: cells parted by tabs, or by "|" as in Markdown
 *
 * Returns: (transfer full): the cells, stripped
 */
GStrv
opcc_paper_split_row (const char *line)
{
  g_autofree char *copy = g_strdup (line);
  char *start = copy;
  GStrv cells;

  if (strchr (line, '\t') == NULL)
    {
      start += strspn (start, " ");
      start += *start == '|' ? 1 : 0;
      g_strchomp (start);
      if (g_str_has_suffix (start, "|"))
        start[strlen (start) - 1] = '\0';
    }
  cells = g_strsplit (start, strchr (line, '\t') != NULL ? "\t" : "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

/**
 * opcc_paper_is_rule_row:
 *
 * Returns: whether a row is the line of dashes under a heading in Markdown
 */
gboolean
opcc_paper_is_rule_row (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (strspn (cells[i], "-: ") != strlen (cells[i]))
      return FALSE;
  return cells[0] != NULL;
}

/**
 * opcc_row_get_cell:
 *
 * Returns: (transfer none): the cell's text; "" where the row is shorter
 */
const char *
opcc_row_get_cell (const OpccPaperBlock *table, guint row, guint column)
{
  GStrv cells = g_ptr_array_index (table->rows, row);

  return column < g_strv_length (cells) ? cells[column] : "";
}

/**
 * opcc_cell_read:
 *
 * Returns: whether a cell is one number and nothing else; @figure has it then
 */
gboolean
opcc_cell_read (const char *cell, OpccFigure *figure)
{
  OpccPaperBlock block = { .text = (char *) cell };
  gboolean read;
  gboolean negative = FALSE;

  if (*cell == '-' && g_ascii_isdigit (cell[1]))
    {
      negative = TRUE;
      block.text++;
    }
  else if (g_str_has_prefix (cell, "−"))
    {
      negative = TRUE;
      block.text += strlen ("−");
    }
  if (!g_ascii_isdigit (block.text[0]) && !g_str_has_prefix (block.text, "£"))
    return FALSE;
  opcc_paper_block_read_tokens (&block);
  read = block.figures->len == 1 && block.dates->len == 0;
  if (read)
    {
      *figure = g_array_index (block.figures, OpccFigure, 0);
      read = figure->start == 0 && figure->end == strlen (block.text);
      figure->value *= negative ? -1 : 1;
    }
  g_array_unref (block.figures);
  g_array_unref (block.dates);
  return read;
}

static gboolean
ends_sentence (const char *text, guint at)
{
  return strchr (".!?", text[at]) != NULL && (text[at + 1] == ' ' || text[at + 1] == '\n') &&
         (g_ascii_isupper (text[at + 2]) || strchr ("£“\"'‘(", text[at + 2]) != NULL ||
          g_ascii_isdigit (text[at + 2]) || (guchar) text[at + 2] >= 0x80) &&
         !(at > 0 && g_ascii_isupper (text[at - 1]) && (at < 2 || !g_ascii_isalnum (text[at - 2])));
}

/**
 * opcc_paper_block_get_sentence:
 * @start: (out) (optional): its first byte
 * @end: (out) (optional): the byte behind it
 *
 * Returns: (transfer full): the sentence that @offset stands in
 */
char *
opcc_paper_block_get_sentence (const OpccPaperBlock *self, guint offset, guint *start, guint *end)
{
  const guint length = (guint) strlen (self->text);
  guint from = MIN (offset, length), to = from;

  while (from > 0 && !(from >= 2 && ends_sentence (self->text, from - 2)))
    from--;
  while (to < length && !ends_sentence (self->text, to))
    to++;
  to += to < length ? 1 : 0;
  if (start != NULL)
    *start = from;
  if (end != NULL)
    *end = to;
  return g_strndup (self->text + from, to - from);
}

/**
 * opcc_paper_get_words:
 *
 * Returns: (transfer full): a set of the words that carry meaning, in small letters, without "s"
 */
GHashTable *
opcc_paper_get_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (char *at = folded; *at != '\0';)
    {
      gsize length = 0;
      char *word;

      while (g_ascii_isalpha (at[length]))
        length++;
      if (length < 3)
        {
          at += MAX (length, 1);
          continue;
        }
      word = g_strndup (at, length);
      at += length;
      if (g_strv_contains (empty_words, word))
        g_free (word);
      else
        {
          if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's')
            word[length - 1] = '\0';
          g_hash_table_add (words, word);
        }
    }
  return words;
}

/**
 * opcc_words_count_shared:
 *
 * Returns: how many words are in both sets
 */
guint
opcc_words_count_shared (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer word;
  guint shared = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    shared += g_hash_table_contains (b, word) ? 1 : 0;
  return shared;
}
