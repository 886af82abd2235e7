/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks figures, tables and maps: their order, captions, what they lack, and who points at them.
 */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Blocks around a caption in which its unit, period and source may stand. */
#define NEAR_BLOCKS 2
/* So far behind "the graph below", "the graph above" is the same one. */
#define SAME_BLOCKS 5

/* One caption; "Figures 10 & 11" is one with two numbers. */
typedef struct
{
  const OpccPaperBlock *block;
  guint index;
  char kind; /* 'f'igure, 't'able, 'm'ap, 'c'hart, 'g'raph */
  int number;
  int last;
  char *title; /* (owned) */
} Caption;

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperPart *part;
  GPtrArray *captions; /* (owned) Caption */
  guint announced;     /* the block that last spoke of one to come, without a caption; 0: none */
} Search;

static void
free_caption (gpointer data)
{
  Caption *caption = data;

  g_free (caption->title);
  g_free (caption);
}

static void
collect (Search *search)
{
  g_autoptr (GRegex) pattern = opcc_paper_pattern (
      "^(figure|fig\\.|chart|graph|map|table)s?\\s+(\\d+)[a-z]?(?:\\s*(?:&|and|[-–])\\s*(\\d+))?"
      "\\s*[:.–-]?\\s*(.*)$");

  for (guint i = search->part->first; i < search->part->end; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL, *last = NULL;
      Caption *caption;

      if (block->kind != OPCC_PAPER_CAPTION || !g_regex_match (pattern, block->text, 0, &match))
        continue;
      number = g_match_info_fetch (match, 2);
      last = g_match_info_fetch (match, 3);
      caption = g_new0 (Caption, 1);
      caption->block = block;
      caption->index = i;
      caption->kind = g_ascii_tolower (block->text[0]);
      caption->number = opcc_paper_read_number (number);
      caption->last = *last != '\0' ? opcc_paper_read_number (last) : caption->number;
      caption->title = g_match_info_fetch (match, 4);
      g_ptr_array_add (search->captions, caption);
    }
}

static const Caption *
get_caption (Search *search, guint index)
{
  return g_ptr_array_index (search->captions, index);
}

static void
add (Search *search, const char *rule, const Caption *caption, char *why, char *fix)
{
  opcc_paper_check_add (search->check, rule, caption->block, 0,
                        (guint) strlen (caption->block->text), why, fix);
}

static void
check_order (Search *search)
{
  int last['z' + 1] = { 0 };

  for (guint i = 0; i < search->captions->len; i++)
    {
      const Caption *caption = get_caption (search, i);
      const int before = last[(int) caption->kind];

      last[(int) caption->kind] = caption->last;
      if (caption->number == before + 1)
        continue;
      if (before == 0)
        add (search, "figure-order", caption,
             g_strdup_printf (_ ("The first of its kind in this paper is numbered %d."),
                              caption->number),
             g_strdup (_ ("Number from 1, and correct the references.")));
      else
        add (search, "figure-order", caption,
             g_strdup_printf (_ ("Number %d comes after number %d."), caption->number, before),
             g_strdup_printf (_ ("Make it number %d, or caption what stands between."),
                              before + 1));
    }
}

static void
check_same_words (Search *search)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < search->captions->len; i++)
    {
      const Caption *caption = get_caption (search, i);
      char *title = g_ascii_strdown (caption->title, -1);
      const Caption *first = g_hash_table_lookup (titles, title);

      if (first != NULL && *title != '\0' && first->number != caption->number)
        add (search, "figure-caption", caption,
             g_strdup_printf (
                 _ ("This caption has the words of number %d on line %u, so one of them "
                    "is about another figure."),
                 first->number, first->block->line),
             g_strdup (_ ("Say in each caption what its own figure shows.")));
      if (first == NULL)
        g_hash_table_insert (titles, g_steal_pointer (&title), (gpointer) caption);
      g_free (title);
    }
}

/* The words in which unit, period and source may be said: the caption and what is beside it. */
static char *
gather_words (Search *search, const Caption *caption)
{
  GString *words = g_string_new (caption->block->text);
  const char *section = caption->block->section;
  guint from = MAX (search->part->first + NEAR_BLOCKS, caption->index) - NEAR_BLOCKS;

  for (guint i = from; i < MIN (search->part->end, caption->index + NEAR_BLOCKS + 1); i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, i);

      if (i == caption->index ||
          (i != from && i > caption->index && block->kind == OPCC_PAPER_CAPTION))
        continue;
      g_string_append_printf (words, "\n%s", block->text);
    }
  g_string_append_printf (words, "\n%s", section != NULL ? section : "");
  return g_string_free (words, FALSE);
}

static void
check_complete (Search *search, const Caption *caption)
{
  g_autofree char *words = gather_words (search, caption);
  g_autoptr (GString) missing = g_string_new (NULL);
  const struct
  {
    const char *pattern;
    const char *what;
    gboolean for_map;
  } parts[] = {
    { "%|percent|per cent|\\brates?\\b|number|volume|count|\\btotal|£|cost|headcount|\\bfte\\b|"
      "issued|average|days|hours|occurrences|share|proportion",
      N_ ("unit"), FALSE },
    { "\\b(?:19|20)\\d\\d|\\d\\d/\\d\\d|\\bjan(uary)?\\b|\\bfeb|\\bmarch\\b|\\bapril\\b|\\bmay \\d|"
      "\\bjune\\b|\\bjuly\\b|\\baug|\\bsept|\\boct|\\bnov|\\bdec|month|year|quarter|annual|weekly|"
      "\\bbaseline to\\b",
      N_ ("period"), TRUE },
    { "\\bsource\\b", N_ ("source"), TRUE },
  };

  if (*caption->title == '\0')
    g_string_append (missing, _ ("title"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((caption->kind != 'm' || parts[i].for_map) &&
        !g_regex_match_simple (parts[i].pattern, words, G_REGEX_CASELESS, 0))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                              g_dgettext (GETTEXT_PACKAGE, parts[i].what));
  if (missing->len > 0)
    add (search, "figure-incomplete", caption,
         g_strdup_printf (_ ("Neither the caption nor what stands beside it gives: %s."),
                          missing->str),
         g_strdup (_ ("Give each figure its title, unit, period and source.")));
}

/* --- references ------------------------------------------------------------------------------- */

static const Caption *
find_caption (Search *search, char kind, int number)
{
  for (guint i = 0; i < search->captions->len; i++)
    {
      const Caption *caption = get_caption (search, i);

      if (caption->kind == kind && caption->number <= number && number <= caption->last)
        return caption;
    }
  return NULL;
}

/* A reference back over other figures, to one that shares no word with what is said. */
static gboolean
points_wrong (Search *search, const OpccPaperBlock *block, guint index, const Caption *caption)
{
  g_autoptr (GHashTable) said = opcc_paper_get_words (block->text);
  g_autoptr (GHashTable) title = opcc_paper_get_words (caption->title);
  guint between = 0;

  for (guint i = 0; i < search->captions->len; i++)
    {
      const Caption *other = get_caption (search, i);

      between += other->index > MIN (caption->index, index) &&
                         other->index < MAX (caption->index, index) && other->kind == caption->kind
                     ? 1
                     : 0;
    }
  /* What is nearer than that may well be meant. */
  return between >= 2 && g_hash_table_size (title) > 0 &&
         opcc_words_count_shared (said, title) == 0;
}

/* "Figure 2 shows female recruits", and a caption about something else. */
static void
check_said (
    Search *search, const OpccPaperBlock *block, const Caption *caption, guint start, guint end)
{
  static const char verbs[] = "^\\s+(?:below\\s+|above\\s+)?(?:shows?|gives?|sets "
                              "out|compares?|illustrates?|presents?|lists?)\\s";
  const char *behind = block->text + end;
  g_autofree char *sentence = NULL;
  g_autoptr (GHashTable) said = NULL, title = NULL;
  guint last;

  if (!g_regex_match_simple (verbs, behind, G_REGEX_CASELESS, 0))
    return;
  g_free (opcc_paper_block_get_sentence (block, start, NULL, &last));
  sentence = g_strndup (behind, last - end);
  said = opcc_paper_get_words (sentence);
  title = opcc_paper_get_words (caption->title);
  if (g_hash_table_size (said) > 1 && g_hash_table_size (title) > 0 &&
      opcc_words_count_shared (said, title) == 0)
    opcc_paper_check_add (search->check, "figure-caption", block, start, last,
                          g_strdup_printf (_ ("The caption on line %u says something else: “%s”."),
                                           caption->block->line, caption->block->text),
                          g_strdup (_ ("Correct the caption, or what is said of the figure.")));
}

/* "Source: the retention report, Figure 1." points into another paper. */
static gboolean
is_of_a_source (const OpccPaperBlock *block, guint start)
{
  g_autofree char *sentence = opcc_paper_block_get_sentence (block, start, NULL, NULL);

  return g_regex_match_simple ("^\\s*sources?:", sentence, G_REGEX_CASELESS, 0);
}

static void
check_references (Search *search, GRegex *pattern, guint index)
{
  const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, index);
  GMatchInfo *match;

  if (block->kind == OPCC_PAPER_CAPTION || block->kind == OPCC_PAPER_TABLE)
    return;
  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *kind = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 2);
      const Caption *caption =
          find_caption (search, g_ascii_tolower (*kind), opcc_paper_read_number (number));
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (caption == NULL && is_of_a_source (block, (guint) start))
        continue;
      if (caption == NULL)
        opcc_paper_check_add (search->check, "figure-reference", block, (guint) start, (guint) end,
                              g_strdup_printf (_ ("This paper has no caption with number %s."),
                                               number),
                              g_strdup (_ ("Caption what is meant, or correct the reference.")));
      else if (points_wrong (search, block, index, caption))
        opcc_paper_check_add (
            search->check, "figure-reference", block, (guint) start, (guint) end,
            g_strdup_printf (_ ("It points at “%s” on line %u, which is about something else."),
                             caption->block->text, caption->block->line),
            g_strdup (_ ("Point at the figure that shows what is said here.")));
      else
        check_said (search, block, caption, (guint) start, (guint) end);
    }
  g_match_info_free (match);
}

/* Whether something with a caption, or a table, stands next to what speaks of it. */
static gboolean
has_neighbour (Search *search, guint index, gboolean table_will_do)
{
  guint from = MAX (search->part->first + 3, index) - 3;

  for (guint i = from; i < MIN (search->part->end, index + 4); i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, i);

      if (block->kind == OPCC_PAPER_CAPTION || (table_will_do && block->kind == OPCC_PAPER_TABLE))
        return TRUE;
    }
  return FALSE;
}

static void
check_uncaptioned (Search *search, GRegex *pattern, guint index)
{
  const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, index);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *what = NULL;
  int start, end;

  if (block->kind == OPCC_PAPER_TABLE || block->kind == OPCC_PAPER_CAPTION ||
      !g_regex_match (pattern, block->text, 0, &match))
    return;
  what = g_match_info_fetch (match, 0);
  if (has_neighbour (search, index,
                     strcasestr (what, "table") != NULL || strcasestr (what, "chart")))
    return;
  /* "The following graphs" and then "the above graphs" are the same ones. */
  if (strcasestr (what, "above") != NULL && search->announced != 0 &&
      index - search->announced <= SAME_BLOCKS)
    return;
  search->announced = strcasestr (what, "above") == NULL ? index : 0;
  g_match_info_fetch_pos (match, 0, &start, &end);
  opcc_paper_check_add (
      search->check, "figure-incomplete", block, (guint) start, (guint) end,
      g_strdup (
          _ ("What is spoken of here has no caption: no number, title, unit, period or source.")),
      g_strdup (_ ("Give it a caption with number, title, unit, period and source.")));
}

static void
check_part (Search *search, GRegex *reference, GRegex *spoken)
{
  search->captions = g_ptr_array_new_with_free_func (free_caption);
  collect (search);
  check_order (search);
  check_same_words (search);
  for (guint i = 0; i < search->captions->len; i++)
    check_complete (search, get_caption (search, i));
  for (guint i = search->part->first; i < search->part->end; i++)
    {
      check_references (search, reference, i);
      check_uncaptioned (search, spoken, i);
    }
  g_ptr_array_unref (search->captions);
}

/**
 * opcc_paper_check_captions:
 *
 * Finds figures out of order, captions that are copies, references that go astray, and figures
 * without title, unit, period or source.
 */
void
opcc_paper_check_captions (OpccPaperCheck *check)
{
  g_autoptr (GRegex) reference =
      opcc_paper_pattern ("\\b(figure|fig\\.|table|chart|graph|map)\\s+(\\d+)\\b");
  g_autoptr (GRegex) spoken =
      opcc_paper_pattern ("\\b(?:above|below|following)\\s+(?:graphs?|charts?|maps?|tables?)\\b|"
                          "\\b(?:graphs?|charts?|maps?)\\s+(?:above|below)\\b");

  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      Search search = { .check = check, .part = opcc_paper_get_part (check->paper, i) };

      check_part (&search, reference, spoken);
    }
}
