/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks references to appendices and paragraphs: that what they point at is there. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-paper-private.h"

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperPart *part;
  GHashTable *appendices; /* (owned): those that a line begins with, in small letters */
  int last_paragraph;     /* the greatest number of a paragraph */
} Search;

static void
collect (Search *search, GRegex *listed)
{
  for (guint i = search->part->first; i < search->part->end; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, i);
      GMatchInfo *match;

      search->last_paragraph =
          MAX (search->last_paragraph,
               block->number != NULL ? opcc_paper_read_number (block->number) : 0);
      for (g_regex_match (listed, block->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          g_hash_table_add (search->appendices, g_ascii_strdown (name, -1));
        }
      g_match_info_free (match);
    }
}

static void
check_appendices (Search *search, const OpccPaperBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *folded = g_ascii_strdown (name, -1);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (!g_hash_table_contains (search->appendices, folded))
        opcc_paper_check_add (
            search->check, "figure-reference", block, (guint) start, (guint) end,
            g_strdup (_ ("Other appendices are listed in this paper, and this one is not.")),
            g_strdup (_ ("List it, or correct the reference.")));
    }
  g_match_info_free (match);
}

static void
check_paragraphs (Search *search, const OpccPaperBlock *block, GRegex *pattern)
{
  GMatchInfo *match;

  for (g_regex_match (pattern, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (opcc_paper_read_number (number) > search->last_paragraph)
        opcc_paper_check_add (
            search->check, "figure-reference", block, (guint) start, (guint) end,
            g_strdup_printf (_ ("The last paragraph of this paper has number %d."),
                             search->last_paragraph),
            g_strdup (_ ("Correct the reference.")));
    }
  g_match_info_free (match);
}

/**
 * opcc_paper_check_references:
 *
 * Finds references to an appendix that a paper does not list among its own, and to a paragraph
 * behind its last.
 */
void
opcc_paper_check_references (OpccPaperCheck *check)
{
  g_autoptr (GRegex) listed =
      opcc_paper_pattern ("(?m)(?|^\\W*(?:appendix|annex)\\s+(\\d+|[a-h])\\b|"
                          "\\b(?:appendix|annex)\\s+(\\d+|[a-h])\\s*[:–-])");
  g_autoptr (GRegex) appendix =
      opcc_paper_pattern ("\\b(?:appendix|annex)\\s+(\\d+|[a-h])\\b(?!\\s+(?:to|of)\\b)");
  /* A law has paragraphs of its own. */
  g_autoptr (GRegex) paragraph = opcc_paper_pattern (
      "\\b(?:in|see|at)\\s+(?:paragraph|para\\.?)\\s+(\\d{1,3})\\b(?!\\s*(?:\\(|of\\b|and\\b))");

  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      Search search = { .check = check, .part = opcc_paper_get_part (check->paper, i) };

      search.appendices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      collect (&search, listed);
      for (guint j = search.part->first; j < search.part->end; j++)
        {
          const OpccPaperBlock *block = opcc_paper_get_block (check->paper, j);

          if (g_hash_table_size (search.appendices) > 0)
            check_appendices (&search, block, appendix);
          if (search.last_paragraph > 0)
            check_paragraphs (&search, block, paragraph);
        }
      g_hash_table_unref (search.appendices);
    }
}
