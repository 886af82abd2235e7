/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds one measure that a paper, or two papers of a pack, give with two values. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Words that two sentences of different papers must share to be about the same. */
#define SHARED_WORDS 3
/* A table is looked for so many blocks behind the sentence that speaks of it. */
#define TABLE_REACH 4
/* So many percentages that could be cut off to the same one are looked at. */
#define MAX_EXACT 20

/* A measure as it is said in a sentence: "an establishment of 2242". */
typedef struct
{
  const OpccPaperBlock *block;
  const OpccFigure *figure;
  char *key; /* (owned): the measure, or the words it is found by */
} Said;

static void
free_said (gpointer data)
{
  Said *said = data;

  g_free (said->key);
  g_free (said);
}

static const OpccFigure *
get_figure (const OpccPaperBlock *block, guint index)
{
  return &g_array_index (block->figures, OpccFigure, index);
}

static char *
copy_figure (const OpccPaperBlock *block, const OpccFigure *figure)
{
  return g_strndup (block->text + figure->start, figure->end - figure->start);
}

static gboolean
agree (const OpccFigure *a, const OpccFigure *b)
{
  return fabs (a->value - b->value) <= MAX (a->step, b->step) * 0.501;
}

/* --- the same words with another figure ------------------------------------------------------- */

/* "authorised establishment of 2242": the two words before "of", "is" or "was", where they say what
 * is measured, and the sentence names no day or year that would make it another measure. */
static void
collect_said (GPtrArray *list, const OpccPaperBlock *block, GRegex *pattern, GRegex *hollow)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *key = g_match_info_fetch (match, 1);
      g_autofree char *folded = g_ascii_strdown (key, -1);
      int start, end;

      g_match_info_fetch_pos (match, 2, &start, &end);
      if (g_regex_match (hollow, folded, 0, NULL))
        continue;
      for (guint i = 0; i < block->figures->len; i++)
        if (get_figure (block, i)->start == (guint) start && !get_figure (block, i)->is_vague)
          {
            Said *said = g_new0 (Said, 1);

            said->block = block;
            said->figure = get_figure (block, i);
            said->key = g_steal_pointer (&folded);
            g_ptr_array_add (list, said);
            break;
          }
    }
  g_match_info_free (match);
}

/* The days and years that a sentence speaks of: where they differ, so may the figures. */
static char *
get_period (const OpccPaperBlock *block, guint offset, GRegex *pattern)
{
  g_autofree char *sentence = opcc_paper_block_get_sentence (block, offset, NULL, NULL);
  GString *period = g_string_new (NULL);
  GMatchInfo *match;

  for (g_regex_match (pattern, sentence, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);

      g_string_append_printf (period, " %s", word);
    }
  g_match_info_free (match);
  g_string_ascii_down (period);
  return g_string_free (period, FALSE);
}

static void
check_said (OpccPaperCheck *check, const OpccPaperPart *part, GRegex *pattern, GRegex *hollow)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_said);
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) years = opcc_paper_pattern (
      "\\b(?:19|20)\\d\\d\\b|\\b\\d\\d/\\d\\d\\b|january|february|march|april|june|july|august|"
      "september|october|november|december|previous|last|next");

  for (guint i = part->first; i < part->end; i++)
    if (opcc_paper_get_block (check->paper, i)->kind != OPCC_PAPER_TABLE)
      collect_said (list, opcc_paper_get_block (check->paper, i), pattern, hollow);
  for (guint i = 0; i < list->len; i++)
    {
      const Said *said = g_ptr_array_index (list, i);
      g_autofree char *period = get_period (said->block, said->figure->start, years);
      char *key = g_strdup_printf ("%s %d%s", said->key, said->figure->kind, period);
      const Said *first = g_hash_table_lookup (firsts, key);
      g_autofree char *words = first != NULL ? copy_figure (first->block, first->figure) : NULL;

      if (first == NULL)
        g_hash_table_insert (firsts, g_steal_pointer (&key), (gpointer) said);
      else if (!agree (first->figure, said->figure))
        opcc_paper_check_add (
            check, "two-values", said->block, said->figure->start, said->figure->end,
            g_strdup_printf (_ ("The %s is given as %s on line %u."), said->key, words,
                             opcc_paper_block_get_line (first->block, first->figure->start)),
            g_strdup (_ ("Give one value, or say why they differ.")));
      g_free (key);
    }
}

/* --- a sentence and the table it announces ---------------------------------------------------- */

static gboolean
has_value (const OpccPaperBlock *table, const OpccFigure *figure)
{
  static const double scales[] = { 1, 1e3, 1e6 };

  for (guint row = 0; row < table->rows->len; row++)
    for (GStrv cells = g_ptr_array_index (table->rows, row); *cells != NULL; cells++)
      {
        OpccFigure cell;

        if (!opcc_cell_read (*cells, &cell))
          continue;
        /* A table in £m or £k has its unit in its heading. */
        for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
          if (fabs (cell.value * scales[i] - figure->value) <=
              MAX (figure->step, cell.step * scales[i]) * 0.501)
            return TRUE;
      }
  return FALSE;
}

/* Sums of money in a paragraph that says the table below shows them, and one it does not have. */
static void
check_announced (OpccPaperCheck *check, guint index, GRegex *announces)
{
  const OpccPaperBlock *block = opcc_paper_get_block (check->paper, index);
  const OpccPaperBlock *table = NULL;
  guint there = 0;

  if (!g_regex_match (announces, block->text, 0, NULL))
    return;
  for (guint i = index + 1; i <= index + TABLE_REACH && table == NULL; i++)
    {
      const OpccPaperBlock *next = opcc_paper_get_block (check->paper, i);

      if (next != NULL && next->part == block->part && next->kind == OPCC_PAPER_TABLE)
        table = next;
    }
  for (guint i = 0; table != NULL && i < block->figures->len; i++)
    there += get_figure (block, i)->kind == OPCC_FIGURE_MONEY &&
             has_value (table, get_figure (block, i));
  for (guint i = 0; there >= 2 && i < block->figures->len; i++)
    {
      const OpccFigure *figure = get_figure (block, i);
      g_autofree char *text = copy_figure (block, figure);

      if (figure->kind == OPCC_FIGURE_MONEY && !has_value (table, figure))
        opcc_paper_check_add (
            check, "two-values", block, figure->start, figure->end,
            g_strdup_printf (_ ("%s is not in the table on line %u, which the paragraph "
                                "says shows it."),
                             text, table->line),
            g_strdup (_ ("Give one value in both, or say why they differ.")));
    }
}

/* --- a count and the table that counts the same ----------------------------------------------- */

/* The financial years that a text speaks of, a bit each from 2000-01: "2022-23", "2022/23" and
 * "31.3.23" are the same. */
static guint64
get_years (const char *text, GRegex *pattern)
{
  guint64 years = 0;
  GMatchInfo *match;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *span = g_match_info_fetch (match, 1);
      g_autofree char *end = g_match_info_fetch (match, 2);
      int year = *span != '\0' ? opcc_paper_read_number (span) : opcc_paper_read_number (end) - 1;

      if (year >= 0 && year < 64)
        years |= G_GUINT64_CONSTANT (1) << year;
    }
  g_match_info_free (match);
  return years;
}

static gboolean
table_has_whole (const OpccPaperBlock *table, double value)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (GStrv cells = g_ptr_array_index (table->rows, row); *cells != NULL; cells++)
      {
        OpccFigure cell;

        if (opcc_cell_read (*cells, &cell) && fabs (cell.value - value) < 0.5)
          return TRUE;
      }
  return FALSE;
}

/* A table whose title says what it counts, in which year. */
typedef struct
{
  const OpccPaperBlock *block;
  GHashTable *title; /* (owned): its words */
  GRegex *noun;      /* (owned): behind a number, what the table counts */
  GRegex *year;
  guint64 years;
} TableOfCounts;

/* "166 joiners … Police Officers" of 2022-23, and a table of joining officers of 2022/23 without
 * it. The noun must head a row of the table alone, and the clause name what the table's title
 * names. */
static void
check_counts_in (OpccPaperCheck *check, const OpccPaperBlock *block, const TableOfCounts *table)
{
  for (guint j = 0; j < block->figures->len; j++)
    {
      const OpccFigure *figure = get_figure (block, j);
      g_autofree char *sentence = NULL, *words = NULL;
      g_autoptr (GHashTable) said = NULL;
      const char *of_which;

      if (figure->kind != OPCC_FIGURE_COUNT || figure->is_vague ||
          !g_regex_match (table->noun, block->text + figure->end, 0, NULL))
        continue;
      sentence = opcc_paper_block_get_sentence (block, figure->start, NULL, NULL);
      words = copy_figure (block, figure);
      /* What stands before "of which" is of the whole, what stands behind it of the part. */
      of_which = strstr (sentence, "of which");
      if (of_which != NULL && strstr (of_which, words) == NULL)
        continue;
      said = opcc_paper_get_words (of_which != NULL ? of_which : sentence);
      if ((get_years (sentence, table->year) & table->years) != 0 &&
          opcc_words_count_shared (said, table->title) >= 1 &&
          !table_has_whole (table->block, figure->value))
        opcc_paper_check_add (
            check, "two-values", block, figure->start, figure->end,
            g_strdup_printf (
                _ ("The table on line %u counts the same for the same year, and does not "
                   "have %s."),
                table->block->line, words),
            g_strdup (_ ("Give one value in both, or say why they differ.")));
    }
}

static void
check_counted (OpccPaperCheck *check, guint index, const OpccPaperPart *part, GRegex *year)
{
  const OpccPaperBlock *above =
      index > part->first ? opcc_paper_get_block (check->paper, index - 1) : NULL;
  TableOfCounts table = { .block = opcc_paper_get_block (check->paper, index), .year = year };

  if (above == NULL || above->kind == OPCC_PAPER_TABLE ||
      (table.years = get_years (above->text, year)) == 0)
    return;
  table.title = opcc_paper_get_words (above->text);
  for (guint row = 0; row < table.block->rows->len; row++)
    {
      g_autofree char *noun = g_strjoinv ("", g_ptr_array_index (table.block->rows, row));
      g_autofree char *pattern = g_strdup_printf ("^\\s+%s\\b", noun);

      if (strlen (noun) < 5 || strspn (noun, G_CSET_a_2_z G_CSET_A_2_Z) != strlen (noun))
        continue;
      table.noun = opcc_paper_pattern (pattern);
      for (guint i = part->first; i < part->end; i++)
        if (opcc_paper_get_block (check->paper, i)->kind != OPCC_PAPER_TABLE)
          check_counts_in (check, opcc_paper_get_block (check->paper, i), &table);
      g_regex_unref (table.noun);
    }
  g_hash_table_unref (table.title);
}

/* "a headcount … of 2338 for 31.3.23", and a table of headcounts of that year without it. */
static void
check_headcounts (OpccPaperCheck *check,
                  const OpccPaperBlock *table,
                  const OpccPaperPart *part,
                  GRegex *pattern,
                  GRegex *year)
{
  const guint64 years = get_years (table->text, year);

  for (guint i = part->first; i < part->end; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (block->kind == OPCC_PAPER_TABLE)
        continue;
      for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *number = g_match_info_fetch (match, 1);
          g_autofree char *sentence = NULL;
          int start, end;

          g_match_info_fetch_pos (match, 1, &start, &end);
          sentence = opcc_paper_block_get_sentence (block, (guint) start, NULL, NULL);
          if ((get_years (sentence, year) & years) != 0 &&
              !table_has_whole (table, g_ascii_strtod (number, NULL)))
            opcc_paper_check_add (
                check, "two-values", block, (guint) start, (guint) end,
                g_strdup_printf (
                    _ ("The table on line %u gives headcounts of the same year, and does "
                       "not have %s."),
                    table->line, number),
                g_strdup (_ ("Give one value in both, or say how each is counted.")));
        }
    }
}

static void
check_tables (OpccPaperCheck *check, const OpccPaperPart *part)
{
  g_autoptr (GRegex) year = opcc_paper_pattern (
      "\\b(?:20)?(\\d\\d)\\s?[-/"
      "–]\\s?(?:20)?\\d\\d\\b|(?:31(?:st)?\\s+march\\s+20|31\\.0?3\\.(?:20)?)(\\d\\d)\\b");
  g_autoptr (GRegex) headcount =
      opcc_paper_pattern ("(?<!target "
                          ")\\bhead\\s?count\\s+(?:(?!target)\\w+\\s+){0,2}(?:of|was|is|at)\\s+("
                          "\\d{2,6})\\b(?!\\s?[-/–]\\s?\\d)");

  for (guint i = part->first; i < part->end; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind != OPCC_PAPER_TABLE || block->rows->len < 2)
        continue;
      check_counted (check, i, part, year);
      if (g_regex_match_simple ("head\\s?count", block->text, G_REGEX_CASELESS, 0))
        check_headcounts (check, block, part, headcount, year);
    }
}

/* --- the papers of a pack against each other -------------------------------------------------- */

static void
add_other (OpccPaperCheck *check,
           const OpccPaperBlock *block,
           guint start,
           guint end,
           const OpccPaperBlock *other,
           guint place,
           const char *words)
{
  opcc_paper_check_add (check, "two-values", block, start, end,
                        g_strdup_printf (_ ("Line %u says “%s” of the same."),
                                         opcc_paper_block_get_line (other, place), words),
                        g_strdup (_ ("Give one value in both, or say why they differ.")));
}

/* "13 % v 39 %" in the cover report, and 39.7 % in its appendix: cut off, not rounded. @exact are
 * those with decimals, by the figure they would be cut off to. */
static void
check_rounding (OpccPaperCheck *check,
                const OpccPaperBlock *block,
                const OpccFigure *figure,
                GHashTable *exact)
{
  GPtrArray *list = g_hash_table_lookup (exact, GINT_TO_POINTER ((int) figure->value));
  g_autofree char *sentence = NULL;
  g_autoptr (GHashTable) words = NULL;

  if (list == NULL)
    return;
  sentence = opcc_paper_block_get_sentence (block, figure->start, NULL, NULL);
  words = opcc_paper_get_words (sentence);
  for (guint i = 0; i < list->len; i++)
    {
      const Said *said = g_ptr_array_index (list, i);
      g_autoptr (GHashTable) there = opcc_paper_get_words (said->key);

      if (said->block != block && opcc_words_count_shared (words, there) >= SHARED_WORDS)
        {
          g_autofree char *text = copy_figure (said->block, said->figure);

          add_other (check, block, figure->start, figure->end, said->block, said->figure->start,
                     text);
          return;
        }
    }
}

/* (transfer full): percentages that are rounded up and not down, by the figure below them. */
static GHashTable *
collect_exact (const OpccPaper *paper)
{
  GHashTable *exact = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (paper, i);

      for (guint j = 0; block->kind != OPCC_PAPER_TABLE && j < block->figures->len; j++)
        {
          const OpccFigure *figure = get_figure (block, j);
          gpointer key = GINT_TO_POINTER ((int) CLAMP (figure->value, 0, 1e6));
          GPtrArray *list = g_hash_table_lookup (exact, key);
          Said *said;

          if (figure->kind != OPCC_FIGURE_PERCENT || figure->step >= 1 || figure->value < 0 ||
              figure->value > 1e6 || round (figure->value) == floor (figure->value))
            continue;
          if (list == NULL)
            {
              list = g_ptr_array_new_with_free_func (free_said);
              g_hash_table_insert (exact, key, list);
            }
          if (list->len == MAX_EXACT)
            continue;
          said = g_new0 (Said, 1);
          said->block = block;
          said->figure = figure;
          said->key = opcc_paper_block_get_sentence (block, figure->start, NULL, NULL);
          g_ptr_array_add (list, said);
        }
    }
  return exact;
}

/* "meets every 4 weeks" and "meets every 8 weeks", in sentences that are otherwise the same. */
static void
check_frequencies (OpccPaperCheck *check, GRegex *every)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_said);

  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *sentence = NULL, *words = NULL;
      g_autoptr (GHashTable) here = NULL;
      int start, end;
      Said *said;

      if (!g_regex_match (every, block->text, 0, &match))
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      words = g_match_info_fetch (match, 0);
      sentence = opcc_paper_block_get_sentence (block, (guint) start, NULL, NULL);
      here = opcc_paper_get_words (sentence);
      /* The last that said the same counts: what was changed since, was changed. */
      for (guint j = list->len; j-- > 0;)
        {
          const Said *one = g_ptr_array_index (list, j);
          guint place = (guint) (strstr (one->block->text, one->key) - one->block->text);
          g_autofree char *there = opcc_paper_block_get_sentence (one->block, place, NULL, NULL);
          g_autoptr (GHashTable) there_words = opcc_paper_get_words (there);
          guint shared = opcc_words_count_shared (here, there_words);

          if (shared < 6 || shared * 5 < g_hash_table_size (here) * 4)
            continue;
          if (g_ascii_strcasecmp (one->key, words) != 0)
            add_other (check, block, (guint) start, (guint) end, one->block, place, one->key);
          break;
        }
      said = g_new0 (Said, 1);
      said->block = block;
      said->key = g_steal_pointer (&words);
      g_ptr_array_add (list, said);
    }
}

/**
 * opcc_paper_check_values:
 *
 * Finds one measure with two values: in two sentences, in a sentence and a table, in two papers.
 */
void
opcc_paper_check_values (OpccPaperCheck *check)
{
  g_autoptr (GRegex) said = opcc_paper_pattern (
      "\\b([a-z][a-z-]+\\s[a-z][a-z-]+)\\s+(?:of|is|was|stands at|stood at)\\s+(?=[£\\d])(£?\\d)");
  g_autoptr (GRegex) hollow = opcc_paper_pattern (
      "\\b(?:number|average|target|increase|decrease|rise|fall|reduction|growth|rate|period|"
      "maximum|minimum|excess|cost|the|an?|to|in|on|by|for|and|with|end|share|level|grade|report|"
      "group|team|list|series|range|further|additional|potential|this|that|it|there|which)\\b");
  g_autoptr (GRegex) announces =
      opcc_paper_pattern ("\\b(?:shown|set out|given|seen|listed|broken "
                          "down)\\b[^.]{0,40}\\b(?:chart|table|graph)s?\\b[^.]{0,12}"
                          "\\b(?:below|following)|\\b(?:chart|table|graph)\\s+below\\b");
  g_autoptr (GRegex) every = opcc_paper_pattern (
      "\\bevery\\s+(?:\\d+|two|three|four|six|eight|twelve)\\s+(?:week|month|day)s\\b");
  g_autoptr (GHashTable) exact = collect_exact (check->paper);

  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      check_said (check, opcc_paper_get_part (check->paper, i), said, hollow);
      check_tables (check, opcc_paper_get_part (check->paper, i));
    }
  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind == OPCC_PAPER_TABLE)
        continue;
      check_announced (check, i, announces);
      for (guint j = 0; j < block->figures->len; j++)
        if (get_figure (block, j)->kind == OPCC_FIGURE_PERCENT &&
            get_figure (block, j)->step == 1 && fabs (get_figure (block, j)->value) < 1e6)
          check_rounding (check, block, get_figure (block, j), exact);
    }
  check_frequencies (check, every);
}
