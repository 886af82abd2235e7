/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks sums that are told in sentences and lists: "18 and 26 of the 44", "and a further
 * £582,000". */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-money.h"

/* The first part stands so near behind "of which", in characters. */
#define FIRST_PART 12

static const OpccFigure *
get_figure (const OpccPaperBlock *block, guint index)
{
  return index < block->figures->len ? &g_array_index (block->figures, OpccFigure, index) : NULL;
}

static char *
format_figure (OpccFigureKind kind, double value)
{
  if (kind == OPCC_FIGURE_MONEY)
    return opcc_money_format ((gint64) llround (value * 100));
  return g_strdup_printf ("%g%s", value, kind == OPCC_FIGURE_PERCENT ? " %" : "");
}

static void
add (OpccPaperCheck *check,
     const OpccPaperBlock *block,
     guint start,
     guint end,
     const OpccFigure *whole,
     double sum)
{
  g_autofree char *parts = format_figure (whole->kind, sum);
  g_autofree char *said = format_figure (whole->kind, whole->value);

  opcc_paper_check_add (check, "sum", block, start, end,
                        g_strdup_printf (_ ("The parts make %s, and the whole is said to be %s."),
                                         parts, said),
                        g_strdup_printf (_ ("Write %s for the whole, or correct the parts."),
                                         parts));
}

/* --- parts and their whole ---------------------------------------------------------------------
 */

/* A sum as it is told around some words: its whole, and the parts as far as they have been met. */
typedef struct
{
  const OpccPaperBlock *block;
  guint from, to;          /* the words */
  guint sentence, end;     /* the sentence they stand in */
  guint start;             /* where the sum begins: there, or with the sentence before */
  const OpccFigure *whole; /* (nullable) */
  guint n_wholes;
  guint n_parts;
  double parts;  /* what they make */
  gboolean made; /* the parts that came first make the whole; what follows is something else */
} Sum;

typedef enum
{
  ROLE_NONE,
  ROLE_WHOLE,
  ROLE_PART,
} Role;

typedef enum
{
  REACH_SENTENCE,
  REACH_BEFORE_IF_FIRST, /* the sentence before, too, where the words begin theirs */
  REACH_BEFORE,          /* always with the sentence before */
} Reach;

/* One way to tell a sum. */
typedef struct
{
  Reach reach;
  /* What a figure is in it. Figures come in their order. */
  Role (*find_role) (const Sum *sum, const OpccFigure *figure);
  /* Of a sum with a whole that is exact. */
  gboolean (*is_wrong) (const Sum *sum);
} Telling;

/* Whether the parts make the whole as it is rounded. */
static gboolean
makes_whole (const Sum *sum)
{
  return fabs (sum->parts - sum->whole->value) <= sum->whole->step * 0.501;
}

/* What is a quarter off counts something else. */
static gboolean
nearly_makes_whole (const Sum *sum)
{
  return !makes_whole (sum) && fabs (sum->parts - sum->whole->value) <= sum->whole->value * 0.25;
}

static gboolean
is_like_whole (const Sum *sum, const OpccFigure *figure)
{
  return sum->whole != NULL && figure->kind == sum->whole->kind;
}

/* FALSE where there is nothing before that the sum could begin with. */
static gboolean
find_reach (Sum *sum, Reach reach)
{
  gboolean first;

  g_free (opcc_paper_block_get_sentence (sum->block, sum->from, &sum->sentence, &sum->end));
  sum->start = sum->sentence;
  first = sum->sentence + 4 > sum->from;
  if (sum->sentence < 3)
    return reach != REACH_BEFORE;
  if (reach == REACH_BEFORE || (reach == REACH_BEFORE_IF_FIRST && first))
    g_free (opcc_paper_block_get_sentence (sum->block, sum->sentence - 3, &sum->start, NULL));
  return TRUE;
}

static void
add_figure (Sum *sum, const OpccFigure *figure, Role role)
{
  if (role == ROLE_WHOLE)
    {
      sum->whole = figure;
      sum->n_wholes++;
    }
  else if (role == ROLE_PART)
    {
      sum->parts += figure->value;
      sum->n_parts++;
      sum->made = sum->made || (sum->n_parts > 1 && sum->whole != NULL && makes_whole (sum));
    }
}

/* Holds every sum that is told with the words of @pattern against its parts. */
static void
check_telling (OpccPaperCheck *check,
               const OpccPaperBlock *block,
               GRegex *pattern,
               const Telling *telling)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      Sum sum = { .block = block };
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      sum.from = (guint) from;
      sum.to = (guint) to;
      if (!find_reach (&sum, telling->reach))
        continue;
      for (guint i = 0; i < block->figures->len; i++)
        add_figure (&sum, get_figure (block, i), telling->find_role (&sum, get_figure (block, i)));
      if (sum.whole != NULL && !sum.whole->is_vague && telling->is_wrong (&sum))
        add (check, block, sum.start, sum.end, sum.whole, sum.parts);
    }
  g_match_info_free (match);
}

/* "44 allegations are broken down to 18 … and 26 …": all that is counted behind the words. */
static Role
find_role_in_breakdown (const Sum *sum, const OpccFigure *figure)
{
  if (figure->start >= sum->start && figure->end <= sum->to)
    return ROLE_WHOLE;
  return is_like_whole (sum, figure) && figure->start >= sum->to && figure->end <= sum->end
             ? ROLE_PART
             : ROLE_NONE;
}

static gboolean
is_breakdown_wrong (const Sum *sum)
{
  return sum->n_parts >= 2 && !sum->made;
}

/* Whether "and" or a comma stands right before a figure. */
static gboolean
is_joined (const OpccPaperBlock *block, const OpccFigure *figure)
{
  g_autofree char *before = g_strndup (block->text, figure->start);

  return g_regex_match_simple ("(?:\\band|,)\\s+$", before, G_REGEX_CASELESS, 0);
}

/* "of which": parts that make more than the whole. */
static Role
find_role_of_which (const Sum *sum, const OpccFigure *figure)
{
  if (figure->start >= sum->start && figure->end <= sum->from)
    return ROLE_WHOLE;
  return is_like_whole (sum, figure) && figure->start >= sum->to && figure->end <= sum->end &&
                 (sum->parts > 0 ? is_joined (sum->block, figure)
                                 : figure->start <= sum->to + FIRST_PART)
             ? ROLE_PART
             : ROLE_NONE;
}

static gboolean
is_of_which_wrong (const Sum *sum)
{
  return sum->n_wholes == 1 && sum->parts > sum->whole->value + sum->whole->step * 0.5;
}

/* "Savings were £1.5m … . £800,000 had been …, and a further £582,000 …": a whole in the sentence
 * before, and the parts in one sentence that begins with the first. */
static Role
find_role_of_further (const Sum *sum, const OpccFigure *figure)
{
  if (sum->whole == NULL)
    return figure->start >= sum->start && figure->end <= sum->sentence ? ROLE_WHOLE : ROLE_NONE;
  if (!is_like_whole (sum, figure))
    return ROLE_NONE;
  if (sum->n_parts == 0)
    return figure->start >= sum->sentence && figure->start <= sum->sentence + 4 &&
                   figure->value <= sum->whole->value
               ? ROLE_PART
               : ROLE_NONE;
  return sum->n_parts == 1 && figure->start >= sum->to && figure->start <= sum->to + 2 ? ROLE_PART
                                                                                       : ROLE_NONE;
}

static gboolean
is_further_wrong (const Sum *sum)
{
  return sum->n_parts == 2 && nearly_makes_whole (sum);
}

/* "£300,000 from one; £100,000 from another. In total £450,000.": the amounts of the sentence, or
 * of the one before it. */
static Role
find_role_in_total (const Sum *sum, const OpccFigure *figure)
{
  if (figure->start == sum->to)
    return ROLE_WHOLE;
  return figure->kind == OPCC_FIGURE_MONEY && figure->start >= sum->start &&
                 figure->end <= sum->from
             ? ROLE_PART
             : ROLE_NONE;
}

static gboolean
is_total_wrong (const Sum *sum)
{
  return sum->n_parts >= 2 && nearly_makes_whole (sum);
}

static const Telling breakdown_telling = { REACH_SENTENCE, find_role_in_breakdown,
                                           is_breakdown_wrong };
static const Telling of_which_telling = { REACH_SENTENCE, find_role_of_which, is_of_which_wrong };
static const Telling further_telling = { REACH_BEFORE, find_role_of_further, is_further_wrong };
static const Telling in_total_telling = { REACH_BEFORE_IF_FIRST, find_role_in_total,
                                          is_total_wrong };

/* --- a move, and what is shared out --------------------------------------------------------------
 */

/* "fell from 1,598 to 1,610": a fall that is a rise, or the other way. */
static void
check_direction (OpccPaperCheck *check, const OpccPaperBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *rise = g_match_info_fetch (match, 1);
      const OpccFigure *from = NULL, *to = NULL;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      for (guint i = 0; i < block->figures->len; i++)
        if (get_figure (block, i)->start == (guint) end)
          {
            from = get_figure (block, i);
            to = get_figure (block, i + 1);
          }
      if (from == NULL || to == NULL || from->kind != to->kind || from->value == to->value ||
          !g_str_has_prefix (block->text + from->end, " to ") || to->start > from->end + 6 ||
          (to->value > from->value) == (*rise != '\0'))
        continue;
      opcc_paper_check_add (check, "sum", block, (guint) start, to->end,
                            *rise != '\0'
                                ? g_strdup (_ ("It is told as a rise, and the figures fall."))
                                : g_strdup (_ ("It is told as a fall, and the figures rise.")),
                            g_strdup (_ ("Correct the word or the figures.")));
    }
  g_match_info_free (match);
}

/* "Thirty-eight recommendations … eight related to … Fourteen relate to …": what is shared out. */
static void
check_shared_out (OpccPaperCheck *check, const OpccPaperBlock *block, GRegex *pattern)
{
  GMatchInfo *match;
  double sum = 0, nearest = 0;
  guint n = 0, first = 0, last = 0;
  const OpccFigure *whole = NULL;
  gboolean given = FALSE;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = get_figure (block, i);

          if (figure->start >= (guint) start && figure->end <= (guint) end &&
              figure->kind == OPCC_FIGURE_COUNT)
            {
              first = n == 0 ? (guint) start : first;
              last = (guint) end;
              sum += figure->value;
              n++;
            }
        }
    }
  g_match_info_free (match);
  for (guint i = 0; i < block->figures->len; i++)
    {
      const OpccFigure *figure = get_figure (block, i);

      if (figure->start >= first || figure->kind != OPCC_FIGURE_COUNT || figure->is_vague)
        continue;
      given = given || fabs (figure->value - sum) < 0.5;
      if (figure->value > nearest)
        {
          nearest = figure->value;
          whole = figure;
        }
    }
  if (n >= 3 && whole != NULL && !given)
    add (check, block, first, last, whole, sum);
}

/* --- lists ------------------------------------------------------------------------------------ */

/* The one figure of an item; NULL where it has none, or several. */
static const OpccFigure *
get_only_figure (const OpccPaperBlock *block)
{
  const OpccFigure *only = NULL;

  for (guint i = 0; i < block->figures->len; i++)
    if (get_figure (block, i)->kind == OPCC_FIGURE_MONEY)
      {
        if (only != NULL)
          return NULL;
        only = get_figure (block, i);
      }
  return only;
}

/* Items of money that end in one called a total. */
static void
check_list (OpccPaperCheck *check, guint index, guint least)
{
  const OpccPaperBlock *total = opcc_paper_get_block (check->paper, index);
  const OpccFigure *whole = get_only_figure (total);
  double sum = 0;
  guint parts = 0;

  if (whole == NULL || total->kind != OPCC_PAPER_ITEM ||
      !g_regex_match_simple ("^\\W*(?:grand\\s+)?totals?\\b", total->text, G_REGEX_CASELESS, 0))
    return;
  for (guint i = index; i-- > least;)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);
      const OpccFigure *figure = block->kind == OPCC_PAPER_ITEM ? get_only_figure (block) : NULL;

      if (figure == NULL)
        break;
      sum += figure->value;
      parts++;
    }
  if (parts >= 2 && fabs (sum - whole->value) > whole->step * 0.501)
    add (check, total, 0, (guint) strlen (total->text), whole, sum);
}

/**
 * opcc_paper_check_sums:
 *
 * Finds parts that do not make the whole they are told to be parts of.
 */
void
opcc_paper_check_sums (OpccPaperCheck *check)
{
  g_autoptr (GRegex) breakdown = opcc_paper_pattern (
      "\\b(?:broken down|made up of|which comprise[sd]?|comprising|consist(?:s|ed|ing) of|"
      "is the sum of|in total,? made of|took place,)|\\btotal(?:s|ling)?\\b[^.:;]{4,80}:");
  g_autoptr (GRegex) of_which = opcc_paper_pattern ("\\bof (?:which|whom|these|those)\\b");
  g_autoptr (GRegex) further = opcc_paper_pattern ("\\b(?:and|with) (?:a further|another)\\s+");
  g_autoptr (GRegex) in_total =
      opcc_paper_pattern ("\\b(?:in total,?|totalling|giving a total of|together making)\\s+(?=£)");
  g_autoptr (GRegex) moves =
      opcc_paper_pattern ("\\b(?:(rose|risen|grew|grown|increased|climbed|up)|fell|fallen|dropped|"
                          "decreased|reduced|declined|down)\\s+"
                          "from\\s+(?=[£\\d])");
  g_autoptr (GRegex) relates = opcc_paper_pattern (
      "\\b[a-z0-9-]+(?:\\s+[a-z]+)?\\s+(?:relate[sd]?|concern(?:s|ed)?|belong(?:s|ed)?)\\s+to\\b");

  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind == OPCC_PAPER_TABLE || block->figures->len == 0)
        continue;
      check_list (check, i, opcc_paper_get_part (check->paper, block->part)->first);
      check_direction (check, block, moves);
      if (block->figures->len < 3)
        continue;
      check_telling (check, block, in_total, &in_total_telling);
      check_telling (check, block, breakdown, &breakdown_telling);
      check_telling (check, block, of_which, &of_which_telling);
      check_telling (check, block, further, &further_telling);
      check_shared_out (check, block, relates);
    }
}
