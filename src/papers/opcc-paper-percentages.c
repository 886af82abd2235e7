/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks percentages in sentences against the numbers they are said to come from. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A percentage farther from a ratio than this is of something else. */
#define NEAR_PERCENT 3.0

static const OpccFigure *
get_figure (const OpccPaperBlock *block, guint index)
{
  return &g_array_index (block->figures, OpccFigure, index);
}

static gboolean
follows (const OpccFigure *percent, double part, double whole)
{
  return whole > 0 && fabs (part / whole * 100 - percent->value) <= percent->step * 0.501;
}

static char *
format_percent (double value, const OpccFigure *like)
{
  int decimals = like->step < 1 ? (int) lround (-log10 (like->step)) : 0;

  /* Halves go up, as people round them; printf would send them to the even figure. */
  return g_strdup_printf ("%.*f %%", decimals, floor (value / like->step + 0.5) * like->step);
}

static void
add (OpccPaperCheck *check,
     const OpccPaperBlock *block,
     const OpccFigure *percent,
     double part,
     double whole)
{
  g_autofree char *right = format_percent (part / whole * 100, percent);

  opcc_paper_check_add (check, "percentage", block, percent->start, percent->end,
                        g_strdup_printf (_ ("%g of %g is %s."), part, whole, right),
                        g_strdup_printf (_ ("Write %s, or correct the numbers."), right));
}

/* "six of the seven": whether the figure behind is the whole of this one. */
static gboolean
is_part_of (const OpccPaperBlock *block, guint index)
{
  const OpccFigure *part = get_figure (block, index), *whole = get_figure (block, index + 1);
  g_autofree char *between = g_strndup (block->text + part->end, whole->start - part->end);

  return part->kind == OPCC_FIGURE_COUNT && whole->kind == OPCC_FIGURE_COUNT && !whole->is_vague &&
         part->value <= whole->value &&
         g_regex_match_simple ("^\\s+(?:in|(?:out\\s+)?of\\s+(?:the|all|our)|(?:out\\s+)?of)\\s+$",
                               between, G_REGEX_CASELESS, 0);
}

/* A percentage in brackets behind a count: some two counts of the paragraph should give it. */
static void
check_bracket (OpccPaperCheck *check, const OpccPaperBlock *block, guint index)
{
  const OpccFigure *percent = get_figure (block, index);
  const OpccFigure *part = NULL;
  double best_whole = 0, best = NEAR_PERCENT;
  g_autofree char *sentence = NULL;
  gboolean of_those;
  guint start;

  if (percent->start == 0 || block->text[percent->start - 1] != '(' ||
      block->text[percent->end] != ')')
    return;
  sentence = opcc_paper_block_get_sentence (block, percent->start, &start, NULL);
  /* What the sentence before counts is the whole only where this one says so. */
  of_those =
      g_regex_match_simple ("\\bof (?:these|those|them|which)\\b", sentence, G_REGEX_CASELESS, 0);
  for (guint i = 0; i < index; i++)
    if (get_figure (block, i)->kind == OPCC_FIGURE_COUNT && get_figure (block, i)->start >= start)
      part = get_figure (block, i);
  if (part == NULL || part->is_vague)
    return;
  /* "Six of the seven … (86 %)": the part may stand before the whole as well as behind it. */
  for (guint i = 0; i < index; i++)
    for (guint j = 0; j < index; j++)
      {
        const OpccFigure *a = get_figure (block, i), *b = get_figure (block, j);

        if (i != j && a->kind == OPCC_FIGURE_COUNT && b->kind == OPCC_FIGURE_COUNT &&
            b->start >= (start > 400 ? start - 400 : 0) && follows (percent, a->value, b->value))
          return;
      }
  if (index >= 2 && is_part_of (block, index - 2))
    {
      add (check, block, percent, get_figure (block, index - 2)->value, part->value);
      return;
    }
  for (guint i = 0; i < index; i++)
    {
      const OpccFigure *whole = get_figure (block, i);
      double away =
          whole->value > 0 ? fabs (part->value / whole->value * 100 - percent->value) : 100;

      if ((whole->start >= start || of_those) && whole != part &&
          whole->kind == OPCC_FIGURE_COUNT && whole->value > part->value && !whole->is_vague &&
          away < best)
        {
          best = away;
          best_whole = whole->value;
        }
    }
  if (best_whole > 0)
    add (check, block, percent, part->value, best_whole);
}

/* "22 requests … of these 90.1 %": no whole number of 22 is 90.1 %. */
static void
check_of_these (OpccPaperCheck *check, const OpccPaperBlock *block, guint index, GRegex *of_these)
{
  const OpccFigure *percent = get_figure (block, index);
  const OpccFigure *whole = NULL;
  g_autofree char *before = g_strndup (block->text, percent->start);
  double nearest;
  guint start;

  if (!g_regex_match (of_these, before, 0, NULL))
    return;
  g_free (opcc_paper_block_get_sentence (block, percent->start, &start, NULL));
  for (guint i = 0; i < index && whole == NULL; i++)
    if (get_figure (block, i)->kind == OPCC_FIGURE_COUNT && get_figure (block, i)->start >= start)
      whole = get_figure (block, i);
  if (whole == NULL || whole->is_vague || whole->value < 2)
    return;
  nearest = round (percent->value / 100 * whole->value);
  if (!follows (percent, nearest, whole->value))
    add (check, block, percent, nearest, whole->value);
}

/* "25.1 % [17,889 crimes and 4,483 arrests]": one of the two over the other. */
static void
check_behind (OpccPaperCheck *check, const OpccPaperBlock *block, guint index)
{
  const OpccFigure *percent = get_figure (block, index);
  const OpccFigure *counts[2] = { NULL, NULL };
  const char *open = block->text + percent->end + strspn (block->text + percent->end, " ");
  const char *close = strpbrk (open, ")]");
  guint n = 0;

  if ((*open != '(' && *open != '[') || close == NULL)
    return;
  for (guint i = index + 1; i < block->figures->len; i++)
    {
      const OpccFigure *figure = get_figure (block, i);

      if (block->text + figure->start > close)
        break;
      /* "1:6.3" is a ratio, already rounded. */
      if (n == 2 || figure->kind != OPCC_FIGURE_COUNT || figure->step < 1)
        return;
      counts[n++] = figure;
    }
  if (n == 2 && counts[0]->value > counts[1]->value &&
      !follows (percent, counts[1]->value, counts[0]->value))
    add (check, block, percent, counts[1]->value, counts[0]->value);
  else if (n == 2 && counts[1]->value > counts[0]->value &&
           !follows (percent, counts[0]->value, counts[1]->value))
    add (check, block, percent, counts[0]->value, counts[1]->value);
}

/* "1,762 officers … 2,252 officers, which is a 28 % increase": the two counts right before it. */
static void
check_change (OpccPaperCheck *check, const OpccPaperBlock *block, guint index, GRegex *rises)
{
  const OpccFigure *percent = get_figure (block, index);
  const OpccFigure *to, *from;
  const char *behind = block->text + percent->end;
  g_autofree char *before = g_strndup (block->text, percent->start);
  g_autofree char *right = NULL;
  double change;

  if (index < 2 || !g_regex_match (rises, behind, G_REGEX_MATCH_ANCHORED, NULL) ||
      !g_regex_match_simple (
          "(?:,|\\b(?:which is|representing|this is|equals|equal to|making))\\s+an?\\s+$", before,
          G_REGEX_CASELESS, 0))
    return;
  to = get_figure (block, index - 1);
  from = get_figure (block, index - 2);
  if (to->kind == OPCC_FIGURE_PERCENT || from->kind != to->kind || from->value <= 0 ||
      from->is_vague || to->is_vague)
    return;
  change = fabs (to->value - from->value) / from->value * 100;
  if (fabs (change - percent->value) <= percent->step * 0.501 ||
      fabs (change - percent->value) > 25)
    return;
  right = format_percent (change, percent);
  opcc_paper_check_add (check, "percentage", block, percent->start, percent->end,
                        g_strdup_printf (_ ("From %g to %g is %s."), from->value, to->value, right),
                        g_strdup_printf (_ ("Write %s, or correct the numbers."), right));
}

/* "Over half (48 %)": more than half is more than 50 %. */
static void
check_half (OpccPaperCheck *check, const OpccPaperBlock *block, guint index, GRegex *half)
{
  const OpccFigure *percent = get_figure (block, index);
  g_autofree char *before = g_strndup (block->text, percent->start);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *more = NULL;

  if (!g_regex_match (half, before, 0, &match))
    return;
  more = g_match_info_fetch (match, 1);
  if ((*more != '\0') == (percent->value > 50))
    return;
  opcc_paper_check_add (check, "percentage", block, percent->start, percent->end,
                        *more != '\0' ? g_strdup (_ ("That is not more than half."))
                                      : g_strdup (_ ("That is not less than half.")),
                        g_strdup (_ ("Correct the words or the percentage.")));
}

/* "10.2 per cent men, 60 % women …": a run of "P % word" lines or list parts that share a whole. */
static void
check_run (OpccPaperCheck *check, const OpccPaperBlock *block, GRegex *shares)
{
  double sum = 0, step = 0;
  guint n = 0, from = 0, to = 0;
  GMatchInfo *match;

  for (g_regex_match (shares, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      for (guint i = 0; i < block->figures->len; i++)
        if (get_figure (block, i)->start == (guint) start)
          {
            sum += get_figure (block, i)->value;
            step = MAX (step, get_figure (block, i)->step);
            from = n++ == 0 ? (guint) start : from;
            to = (guint) end;
          }
    }
  g_match_info_free (match);
  if (n >= 3 && sum > 90 && sum < 110 && fabs (sum - 100) > step * (0.5 * n + 0.01))
    opcc_paper_check_add (check, "percentage-shares", block, from, to,
                          g_strdup_printf (_ ("These shares make %g %%, not 100 %%."),
                                           round (sum * 100) / 100),
                          g_strdup (_ ("Correct the shares, or say why they do not make 100 %.")));
}

/**
 * opcc_paper_check_percentages:
 *
 * Recomputes percentages whose numbers stand beside them.
 */
void
opcc_paper_check_percentages (OpccPaperCheck *check)
{
  g_autoptr (GRegex) half = opcc_paper_pattern (
      "\\b(?:(over|more than|a majority)|under|less than|fewer than)\\s+half\\b[^.(%]{0,40}\\($");
  g_autoptr (GRegex) of_these = opcc_paper_pattern ("\\bof (?:these|those|which|whom)\\W{1,3}$");
  g_autoptr (GRegex) rises = opcc_paper_pattern (
      "\\s*(?:percent(?:age)?\\s+)?(?:increase|rise|decrease|fall|drop|reduction|growth)");
  g_autoptr (GRegex) shares = opcc_paper_pattern ("(?m)^\\d+(?:\\.\\d+)?\\s?%\\s+[a-z ]+$");

  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (block->kind == OPCC_PAPER_TABLE)
        continue;
      for (guint j = 0; j < block->figures->len; j++)
        if (get_figure (block, j)->kind == OPCC_FIGURE_PERCENT)
          {
            check_bracket (check, block, j);
            check_of_these (check, block, j, of_these);
            check_behind (check, block, j);
            check_change (check, block, j, rises);
            check_half (check, block, j, half);
          }
      check_run (check, block, shares);
    }
}
