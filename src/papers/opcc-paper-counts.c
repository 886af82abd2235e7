/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what is counted twice for one day with two results: "2,303 officers" and "2,310 officers".
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-paper-private.h"

/* The verb stands in so many bytes before the figure. */
#define VERB_REACH 16

typedef struct
{
  const OpccPaperBlock *block;
  const OpccFigure *figure;
} Count;

/* (nullable): the one whole day that a sentence speaks of; NULL where there are none or several. */
static const OpccPaperDate *
find_day (const OpccPaperBlock *block, guint start, guint end)
{
  const OpccPaperDate *day = NULL;

  for (guint i = 0; i < block->dates->len; i++)
    {
      const OpccPaperDate *date = &g_array_index (block->dates, OpccPaperDate, i);

      if (date->start < start || date->end > end)
        continue;
      if (day != NULL || date->day == 0 || date->year == 0)
        return NULL;
      day = date;
    }
  return day;
}

/* (transfer full) (nullable): what is counted, and for which day: "officers 31 March 2023". */
static char *
make_key (const OpccPaperBlock *block, const OpccFigure *figure, GRegex *verb, GRegex *noun)
{
  const guint from = figure->start > VERB_REACH ? figure->start - VERB_REACH : 0;
  g_autofree char *cut = g_strndup (block->text + from, figure->start - from);
  g_autofree char *before = g_utf8_make_valid (cut, -1);
  g_autofree char *word = NULL, *folded = NULL, *when = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const OpccPaperDate *day;
  guint start, end;

  if (figure->kind != OPCC_FIGURE_COUNT || figure->is_vague ||
      !g_regex_match (verb, before, 0, NULL) ||
      !g_regex_match (noun, block->text + figure->end, G_REGEX_MATCH_ANCHORED, &match))
    return NULL;
  g_free (opcc_paper_block_get_sentence (block, figure->start, &start, &end));
  day = find_day (block, start, end);
  if (day == NULL)
    return NULL;
  word = g_match_info_fetch (match, 1);
  folded = g_ascii_strdown (word, -1);
  when = opcc_paper_date_format (day);
  return g_strdup_printf ("%s %s", folded, when);
}

static void
check_count (OpccPaperCheck *check,
             GHashTable *firsts,
             char *key,
             const OpccPaperBlock *block,
             const OpccFigure *figure)
{
  const Count *first = g_hash_table_lookup (firsts, key);

  if (first == NULL)
    {
      Count *count = g_new (Count, 1);

      *count = (Count){ block, figure };
      g_hash_table_insert (firsts, key, count);
      return;
    }
  if (first->figure->value != figure->value && first->block != block)
    opcc_paper_check_add (
        check, "two-values", block, figure->start, figure->end,
        g_strdup_printf (_ ("Line %u counts the same for the same day, and has %g."),
                         opcc_paper_block_get_line (first->block, first->figure->start),
                         first->figure->value),
        g_strdup (_ ("Give one value in both, or say how each is counted.")));
  g_free (key);
}

/**
 * opcc_paper_check_counts:
 *
 * Finds two paragraphs of a paper that count the same for the same day, and differ.
 */
void
opcc_paper_check_counts (OpccPaperCheck *check)
{
  g_autoptr (GRegex) verb = opcc_paper_pattern (
      "\\b(?:were|are|have|had|has|shows?|records?|recorded|employs?|employed)\\s+$");
  g_autoptr (GRegex) noun =
      opcc_paper_pattern ("\\s+((?:(?:police|full-time|active|open|live)\\s+)?[a-z]{4,}s)\\b");

  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      const OpccPaperPart *part = opcc_paper_get_part (check->paper, i);
      g_autoptr (GHashTable) firsts =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      for (guint j = part->first; j < part->end; j++)
        {
          const OpccPaperBlock *block = opcc_paper_get_block (check->paper, j);

          for (guint k = 0; block->kind != OPCC_PAPER_TABLE && k < block->figures->len; k++)
            {
              const OpccFigure *figure = &g_array_index (block->figures, OpccFigure, k);
              char *key = make_key (block, figure, verb, noun);

              if (key != NULL)
                check_count (check, firsts, key, block, figure);
            }
        }
    }
}
