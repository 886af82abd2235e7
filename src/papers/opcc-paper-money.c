/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that each amount of money can be read in one way, and has its unit. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-money.h"

static void
check_readings (OpccPaperCheck *check, const OpccPaperBlock *block, GRegex *amount)
{
  GMatchInfo *match;

  for (g_regex_match (amount, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 0);
      g_autoptr (GError) error = NULL;
      gint64 pence;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      while (end > start && strchr (".,", text[end - start - 1]) != NULL)
        text[--end - start] = '\0';
      if (opcc_money_parse (text, &pence, &error))
        continue;
      opcc_paper_check_add (check, "money-two-readings", block, (guint) start, (guint) end,
                            g_strdup (error->message),
                            g_strdup (_ ("Write it out, as in £1.307m or £1,307,000.")));
    }
  g_match_info_free (match);
}

static void
check_units (OpccPaperCheck *check, const OpccPaperBlock *block, GRegex *bare)
{
  GMatchInfo *match;

  for (g_regex_match (bare, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 1, &start, &end);
      for (guint i = 0; i < block->figures->len; i++)
        {
          const OpccFigure *figure = &g_array_index (block->figures, OpccFigure, i);

          if (figure->kind == OPCC_FIGURE_COUNT && figure->start == (guint) start)
            opcc_paper_check_add (
                check, "money-no-unit", block, (guint) start, (guint) end,
                g_strdup (_ ("A number stands here where an amount of money is meant.")),
                g_strdup (
                    _ ("Write the £ sign, and k or m where thousands or millions are meant.")));
        }
    }
  g_match_info_free (match);
}

/**
 * opcc_paper_check_money:
 *
 * Finds amounts that opcc_money_parse() refuses to read in one way, and amounts without a £ sign.
 */
void
opcc_paper_check_money (OpccPaperCheck *check)
{
  g_autoptr (GRegex) amount =
      opcc_paper_pattern ("£\\s?\\d[\\d,.]*(?:\\s?(?:bn|billion|million|mn|thousand|m|k)\\b)?");
  g_autoptr (GRegex) bare = opcc_paper_pattern (
      "\\b(?:(?:total|annual|revised|approved|training)\\s+budget|budget|cost|grant|funding|saving)"
      "s?"
      "(?:\\s+(?:of|is|was|:))*\\s+(\\d[\\d,.]*\\d|\\d)(?=\\s*(?:[);]|,\\s|\\.\\s|\\.?$))");

  for (guint i = 0; i < check->paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (check->paper, i);

      if (strstr (block->text, "£") != NULL)
        check_readings (check, block, amount);
      if (block->kind != OPCC_PAPER_TABLE)
        check_units (check, block, bare);
    }
}
