/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks sums that are told in sentences and lists: "18 and 26 of the 44", "and a further
 * £582,000". */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-money.h"

/* The first part stands so near behind "of which". */
#define REACH 12

static const OpccFigure *
get_figure (const OpccBlock *block, guint index)
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
     const OpccBlock *block,
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

/* Whether the parts, or as many of them as come first, make the whole as it is rounded. */
static gboolean
makes_whole (const OpccFigure *whole, const double *parts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += parts[i];
      if (i > 0 && fabs (sum - whole->value) <= whole->step * 0.501)
        return TRUE;
    }
  return FALSE;
}

/* "44 allegations are broken down to 18 … and 26 …": all that is counted behind the word. */
static void
check_breakdowns (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int from, to;
      guint start, end, n = 0;
      const OpccFigure *whole = NULL;
      double parts[16], sum = 0;

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_free (opcc_block_get_sentence (block, (guint) from, &start, &end));
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = get_figure (block, i);

          if (figure->start >= start && figure->end <= (guint) to)
            whole = figure;
          else if (whole != NULL && figure->start >= (guint) to && figure->end <= end &&
                   figure->kind == whole->kind && n < G_N_ELEMENTS (parts))
            parts[n++] = figure->value;
        }
      for (guint i = 0; i < n; i++)
        sum += parts[i];
      if (whole != NULL && n >= 2 && !whole->is_vague && !makes_whole (whole, parts, n))
        add (check, block, start, end, whole, sum);
    }
  g_match_info_free (match);
}

/* Whether "and" or a comma stands right before a figure. */
static gboolean
is_joined (const OpccBlock *block, const OpccFigure *figure)
{
  g_autofree char *before = g_strndup (block->text, figure->start);

  return g_regex_match_simple ("(?:\\band|,)\\s+$", before, G_REGEX_CASELESS, 0);
}

/* "of which": parts that make more than the whole. */
static void
check_of_which (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int from, to;
      guint start, end, wholes = 0;
      const OpccFigure *whole = NULL;
      double sum = 0;

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_free (opcc_block_get_sentence (block, (guint) from, &start, &end));
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = get_figure (block, i);

          if (figure->start >= start && figure->end <= (guint) from)
            {
              whole = figure;
              wholes++;
            }
          else if (whole != NULL && figure->end <= end && figure->kind == whole->kind &&
                   figure->start >= (guint) to &&
                   (sum > 0 ? is_joined (block, figure) : figure->start <= (guint) to + REACH))
            sum += figure->value;
        }
      if (whole != NULL && wholes == 1 && !whole->is_vague &&
          sum > whole->value + whole->step * 0.5)
        add (check, block, start, end, whole, sum);
    }
  g_match_info_free (match);
}

/* "Savings were £1.5m … . £800,000 had been …, and a further £582,000 …": a whole in the sentence
 * before, and the parts in one sentence that begins with the first. */
static void
check_further (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int from, to;
      guint start, end, earlier;
      const OpccFigure *whole = NULL, *first = NULL, *further = NULL;

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_free (opcc_block_get_sentence (block, (guint) from, &start, &end));
      if (start < 3)
        continue;
      g_free (opcc_block_get_sentence (block, start - 3, &earlier, NULL));
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = get_figure (block, i);

          if (figure->start >= earlier && figure->end <= start && whole == NULL)
            whole = figure;
          else if (figure->start <= start + 4 && figure->start >= start)
            first = figure;
          else if (figure->start >= (guint) to && figure->start <= (guint) to + 2)
            further = figure;
        }
      if (whole == NULL || first == NULL || further == NULL || whole->kind != first->kind ||
          first->kind != further->kind || whole->is_vague || first->value > whole->value ||
          fabs (first->value + further->value - whole->value) <= whole->step * 0.501 ||
          fabs (first->value + further->value - whole->value) > whole->value * 0.25)
        continue;
      add (check, block, earlier, end, whole, first->value + further->value);
    }
  g_match_info_free (match);
}

/* "£300,000 from one; £100,000 from another. In total £450,000.": the amounts of the sentence, or
 * of the one before it. */
static void
check_in_total (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int from, to;
      guint start, end, n = 0;
      const OpccFigure *whole = NULL;
      double sum = 0;

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_free (opcc_block_get_sentence (block, (guint) from, &start, &end));
      if (start + 4 > (guint) from && start >= 3)
        g_free (opcc_block_get_sentence (block, start - 3, &start, NULL));
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = get_figure (block, i);

          if (figure->start == (guint) to)
            whole = figure;
          else if (figure->kind == OPCC_FIGURE_MONEY && figure->start >= start &&
                   figure->end <= (guint) from)
            {
              sum += figure->value;
              n++;
            }
        }
      if (whole != NULL && n >= 2 && !whole->is_vague &&
          fabs (sum - whole->value) > whole->step * 0.501 &&
          fabs (sum - whole->value) <= whole->value * 0.25)
        add (check, block, start, end, whole, sum);
    }
  g_match_info_free (match);
}

/* "fell from 1,598 to 1,610": a fall that is a rise, or the other way. */
static void
check_direction (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
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
check_shared_out (OpccPaperCheck *check, const OpccBlock *block, GRegex *pattern)
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
get_only_figure (const OpccBlock *block)
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
  const OpccBlock *total = opcc_paper_get_block (check->paper, index);
  const OpccFigure *whole = get_only_figure (total);
  double sum = 0;
  guint parts = 0;

  if (whole == NULL || total->kind != OPCC_BLOCK_ITEM ||
      !g_regex_match_simple ("^\\W*(?:grand\\s+)?totals?\\b", total->text, G_REGEX_CASELESS, 0))
    return;
  for (guint i = index; i-- > least;)
    {
      const OpccBlock *block = opcc_paper_get_block (check->paper, i);
      const OpccFigure *figure = block->kind == OPCC_BLOCK_ITEM ? get_only_figure (block) : NULL;

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
      const OpccBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind == OPCC_BLOCK_TABLE || block->figures->len == 0)
        continue;
      check_list (check, i, opcc_paper_get_part (check->paper, block->part)->first);
      check_direction (check, block, moves);
      if (block->figures->len < 3)
        continue;
      check_in_total (check, block, in_total);
      check_breakdowns (check, block, breakdown);
      check_of_which (check, block, of_which);
      check_further (check, block, further);
      check_shared_out (check, block, relates);
    }
}
