/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds names of junior staff and personal reasons, which a public paper should do without. */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of names is looked back through so far for the line that says what it is. */
#define LIST_REACH 12

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperPart *part;
  GRegex *reason, *somebody, *named, *on_purpose;
} Search;

/* A reason is personal where it is said of a person or of a post that one person holds. */
static void
check_reasons (Search *search, const OpccPaperBlock *block)
{
  GMatchInfo *match;

  for (g_regex_match (search->reason, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;
      g_autofree char *sentence = NULL;

      g_match_info_fetch_pos (match, 0, &start, &end);
      sentence = opcc_paper_block_get_sentence (block, (guint) start, NULL, NULL);
      if (g_regex_match (search->somebody, sentence, 0, NULL))
        opcc_paper_check_add (
            search->check, "personal-reason", block, (guint) start, (guint) end,
            g_strdup (_ ("It says something personal of someone who can be told by "
                         "the post.")),
            g_strdup (_ ("Leave the reason out: say what is decided, and from when.")));
    }
  g_match_info_free (match);
}

/* Lists of who was there and whom to ask name people on purpose: one short line below another, from
 * a line that says what the list is. */
static gboolean
names_on_purpose (Search *search, guint index)
{
  for (guint back = 0; back <= LIST_REACH && index - back >= search->part->first; back++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, index - back);

      if (g_regex_match (search->on_purpose, block->text, 0, NULL) ||
          (back == 0 && block->section != NULL &&
           g_regex_match (search->on_purpose, block->section, 0, NULL)))
        return TRUE;
      if (strlen (block->text) > 140 || index == back)
        return FALSE;
    }
  return FALSE;
}

static void
check_names (Search *search, guint index)
{
  const OpccPaperBlock *block = opcc_paper_get_block (search->check->paper, index);
  GMatchInfo *match;

  if (names_on_purpose (search, index))
    return;
  for (g_regex_match (search->named, block->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      opcc_paper_check_add (search->check, "personal-name", block, (guint) start, (guint) end,
                            g_strdup (_ ("It names a member of staff below the senior posts.")),
                            g_strdup (_ ("Name the post alone.")));
    }
  g_match_info_free (match);
}

/* A paper that says it is not public may name people. */
static gboolean
is_public (Search *search)
{
  guint head = MIN (search->part->end, search->part->first + 8);

  for (guint i = search->part->first; i < head; i++)
    if (g_regex_match_simple (
            "official[- ]sensitive|\\bnot for publication\\b|\\bconfidential\\b|\\bexempt\\b",
            opcc_paper_get_block (search->check->paper, i)->text, G_REGEX_CASELESS, 0))
      return FALSE;
  return TRUE;
}

/**
 * opcc_paper_check_people:
 *
 * Finds leave, illness and the like said of one person, and names beside junior posts; not in
 * papers marked as sensitive or not for publication.
 */
void
opcc_paper_check_people (OpccPaperCheck *check)
{
  Search search = { .check = check };

  search.reason = opcc_paper_pattern (
      "\\b(?:maternity|paternity|adoption|shared parental|sick(?:ness)?|compassionate|carer'?s)\\s+"
      "(?:leave|absence|pay)\\b|\\boff sick\\b|\\bill[- ]health "
      "retirement\\b|\\bbereave(?:d|ment)\\b|"
      "\\bpregnan(?:t|cy)\\b|\\blong[- ]term (?:sick|illness)|\\bcame in second\\b|"
      "\\bsuffer(?:s|ed|ing) from (?:stress|depression|anxiety|cancer)\\b");
  search.somebody =
      opcc_paper_pattern ("\\b(?:lead|officer|manager|director|assistant|analyst|administrator|"
                          "head|commissioner|post|role|"
                          "applicant|candidate|postholder|he|she|mr|mrs|ms|miss)\\b(?!s\\b)");
  search.on_purpose = opcc_paper_pattern (
      "(?m)^(?:author|report of|name|signed|officers? present|(?:in "
      ")?attendance|also present|present|"
      "office of|members of|signature|contacts?|(?:persons?|officers?)(?:\\(s\\))? to "
      "contact)\\b|\\bplease contact\\b");
  /* Names and posts are told by their capitals. */
  search.named = g_regex_new (
      "\\b(?:[A-Z][a-z]+|Mrs?|Ms|Miss|Dr) (?:[A-Z] )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:, (?:the |our "
      "|a )?| [–-] | \\()"
      "(?!Deputy Chief|Chief|Monitoring)(?:[A-Z][a-z]+ (?:and )?){0,4}(?<!Chief )(?<!Finance )"
      "(?<!Executive )(?<!Monitoring )(?:Officer|Assistant|Administrator|Analyst|Adviser|"
      "Co-?ordinator)\\b(?!s)|"
      "\\b(?:Officer|Assistant|Administrator|Analyst|Adviser|Co-?ordinator), [A-Z][a-z]+ "
      "[A-Z][a-z]+\\b",
      G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      search.part = opcc_paper_get_part (check->paper, i);
      if (!is_public (&search))
        continue;
      for (guint j = search.part->first; j < search.part->end; j++)
        {
          check_reasons (&search, opcc_paper_get_block (check->paper, j));
          check_names (&search, j);
        }
    }
  g_regex_unref (search.reason);
  g_regex_unref (search.somebody);
  g_regex_unref (search.named);
  g_regex_unref (search.on_purpose);
}
