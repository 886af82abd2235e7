/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what was left blank: the status of an action, the progress of a scheme, a line of a form.
 */
#include "opcc-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many schemes make a list of schemes; one budget in brackets is not a scheme report. */
#define LEAST_SCHEMES 3

typedef struct
{
  OpccPaperCheck *check;
  const OpccPaperPart *part;
  GRegex *actions, *status, *scheme, *progress, *expected, *done;
  GRegex *label, *filled, *heading;
} Search;

static const OpccPaperBlock *
get_block (Search *search, guint index)
{
  return index < search->part->end ? opcc_paper_get_block (search->check->paper, index) : NULL;
}

static gboolean
says (GRegex *pattern, const OpccPaperBlock *block)
{
  return block != NULL && g_regex_match (pattern, block->text, 0, NULL);
}

/* --- actions ---------------------------------------------------------------------------------- */

/* Items below "Actions arising …;" that mostly end in a status: those that end in none. */
static guint
check_action_list (Search *search, guint head)
{
  guint end = head + 1, with_status = 0;

  while (get_block (search, end) != NULL && get_block (search, end)->kind == OPCC_PAPER_ITEM)
    end++;
  for (guint i = head + 1; i < end; i++)
    with_status += says (search->status, get_block (search, i)) ? 1 : 0;
  if (with_status * 2 < end - head - 1 || with_status == 0)
    return head;
  for (guint i = head + 1; i < end; i++)
    {
      const OpccPaperBlock *block = get_block (search, i);

      if (!says (search->status, block))
        opcc_paper_check_add (search->check, "action-no-status", block, 0,
                              (guint) strlen (block->text),
                              g_strdup (
                                  _ ("The other actions of the list say how they stand; this one "
                                     "does not.")),
                              g_strdup (_ ("Write how it stands, and since when.")));
    }
  return end - 1;
}

/* A table with a column for a status, or for match funding: its empty cells. */
static void
check_columns (Search *search, const OpccPaperBlock *table)
{
  static const struct
  {
    const char *head, *rule, *why;
  } columns[] = {
    { "^status$|^progress$|^update$", "action-no-status", N_ ("No status is given for “%s”.") },
    { "^rag\\b|^stage$|^%\\s*complete|complete\\s*\\(?%|^expected|completion", "scheme-incomplete",
      N_ ("A figure or date is missing for “%s”.") },
    { "match(?:ed)?[ -]fund", "match-funding", N_ ("Match funding is blank for “%s”.") },
  };
  GStrv heads = g_ptr_array_index (table->rows, 0);

  for (guint column = 1; heads[0] != NULL && heads[column] != NULL; column++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        guint start = 0;

        if (!g_regex_match_simple (columns[i].head, heads[column], G_REGEX_CASELESS, 0))
          continue;
        for (guint row = 0; row < table->rows->len; row++)
          {
            const char *line = table->text + start;
            const char *name = opcc_row_get_cell (table, row, 0);
            const char *cell = opcc_row_get_cell (table, row, column);
            const guint length = (guint) strcspn (line, "\n");

            if (row > 0 && *name != '\0' && strspn (cell, "-–— ") == strlen (cell) &&
                !opcc_paper_is_rule_row (g_ptr_array_index (table->rows, row)))
              opcc_paper_check_add (
                  search->check, columns[i].rule, table, start, start + length,
                  g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, columns[i].why), name),
                  g_strdup (_ ("Fill it in; “none” is an answer, a blank is not.")));
            start += length + 1;
          }
      }
}

/* --- schemes ---------------------------------------------------------------------------------- */

/* What is said of a scheme: from its line to the next scheme's. */
static char *
gather_scheme (Search *search, guint index)
{
  GString *text = g_string_new (get_block (search, index)->text);

  for (guint i = index + 1; i < index + 3; i++)
    {
      const OpccPaperBlock *block = get_block (search, i);

      /* What has a number of its own is about something else. */
      if (block == NULL || says (search->scheme, block) || block->kind == OPCC_PAPER_HEADING ||
          g_strcmp0 (block->number, get_block (search, index)->number) != 0)
        break;
      g_string_append_printf (text, "\n%s", block->text);
    }
  return g_string_free (text, FALSE);
}

static void
check_scheme (Search *search, guint index)
{
  const OpccPaperBlock *block = get_block (search, index);
  g_autofree char *text = gather_scheme (search, index);
  const gboolean progress = g_regex_match (search->progress, text, 0, NULL);
  const gboolean expected = g_regex_match (search->expected, text, 0, NULL) ||
                            g_regex_match (search->done, text, 0, NULL);
  const char *why = !progress && !expected ? _ ("The scheme has neither a percentage nor a date.")
                    : !progress            ? _ ("The scheme has no percentage.")
                                           : _ ("The scheme has no date by which it is expected.");

  if (progress && expected)
    return;
  opcc_paper_check_add (search->check, "scheme-incomplete", block, 0,
                        (guint) strcspn (block->text, "\n"), g_strdup (why),
                        g_strdup (
                            _ ("Write how much is complete and when it is expected, or why neither "
                               "can be said.")));
}

static void
check_schemes (Search *search)
{
  guint schemes = 0;

  for (guint i = search->part->first; i < search->part->end; i++)
    schemes += says (search->scheme, get_block (search, i)) ? 1 : 0;
  for (guint i = search->part->first; i < search->part->end && schemes >= LEAST_SCHEMES; i++)
    if (says (search->scheme, get_block (search, i)))
      check_scheme (search, i);
}

/* --- match funding ---------------------------------------------------------------------------- */

/* Bids in a list with their amounts, in a paper that says nothing of match funding. */
static void
check_bids (Search *search, guint index, GRegex *bids, GRegex *matched)
{
  const OpccPaperBlock *block = get_block (search, index);
  guint amounts = 0;

  if (!says (bids, block))
    return;
  for (guint i = index + 1; get_block (search, i) != NULL; i++)
    {
      if (get_block (search, i)->kind != OPCC_PAPER_ITEM)
        break;
      amounts += strstr (get_block (search, i)->text, "£") != NULL ? 1 : 0;
    }
  if (amounts < 2)
    return;
  for (guint i = search->part->first; i < search->part->end; i++)
    if (says (matched, get_block (search, i)))
      return;
  opcc_paper_check_add (
      search->check, "match-funding", block, 0, (guint) strlen (block->text),
      g_strdup (_ ("Bids are listed with their amounts, and nothing is said of match funding.")),
      g_strdup (_ ("Write for each who matches how much; “none” is an answer.")));
}

/* --- lines of a form -------------------------------------------------------------------------- */

static gboolean
has_filled_neighbour (Search *search, guint index)
{
  guint from = MAX (search->part->first + 3, index) - 3;

  for (guint i = from; i < MIN (search->part->end, index + 4); i++)
    if (i != index && says (search->filled, get_block (search, i)))
      return TRUE;
  return FALSE;
}

static void
check_field (Search *search, guint index)
{
  const OpccPaperBlock *block = get_block (search, index);
  const OpccPaperBlock *next = get_block (search, index + 1);

  if (!says (search->label, block) || next == NULL || !has_filled_neighbour (search, index))
    return;
  if (next->kind == OPCC_PAPER_ITEM)
    return;
  if (!says (search->filled, next) && !says (search->label, next) && !says (search->heading, next))
    return;
  opcc_paper_check_add (search->check,
                        strcasestr (block->text, "match") != NULL ? "match-funding" : "field-blank",
                        block, 0, (guint) strlen (block->text),
                        g_strdup (_ ("The lines around it are filled in; this one is blank.")),
                        g_strdup (_ ("Fill it in, or write “none”.")));
}

static void
check_part (Search *search, GRegex *bids, GRegex *matched)
{
  for (guint i = search->part->first; i < search->part->end; i++)
    {
      const OpccPaperBlock *block = get_block (search, i);

      if (block->kind == OPCC_PAPER_TABLE)
        {
          check_columns (search, block);
          continue;
        }
      check_bids (search, i, bids, matched);
      check_field (search, i);
      if (says (search->actions, block))
        i = check_action_list (search, i);
    }
  check_schemes (search);
}

/**
 * opcc_paper_check_gaps:
 *
 * Finds actions without a status, schemes without percentage or date, blank match funding and blank
 * lines of a form.
 */
void
opcc_paper_check_gaps (OpccPaperCheck *check)
{
  g_autoptr (GRegex) bids =
      opcc_paper_pattern ("\\b(?:bids?|proposals?|grants?|awards?)\\b.*:\\s*$");
  g_autoptr (GRegex) matched = opcc_paper_pattern ("\\bmatch(?:ed)?[ -]fund");
  Search search = { .check = check };

  search.actions = opcc_paper_pattern ("\\bactions?\\b[^.]*[;:]\\s*$");
  search.status =
      opcc_paper_pattern ("\\s[-–—]\\s*[a-z][^–—]{2,80}$|\\b(?:completed?|done|ongoing|closed|open|"
                          "in progress|outstanding|"
                          "overdue|deferred|not started|cancelled|awaiting)\\b[^.–—]{0,60}$");
  search.scheme =
      opcc_paper_pattern ("\\((?:total|revised|approved|original)?\\s*budget\\b[^)]*\\)");
  search.progress = opcc_paper_pattern ("\\d\\s?%|per\\s?cent");
  search.expected = opcc_paper_pattern (
      "\\bongoing\\b|\\bevery "
      "year\\b|\\b(?:expected|completion|complete[ds]?|due|by|until|in)\\b[^.]{0,30}(?:20\\d\\d|"
      "\\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
      "\\b)");
  search.done = opcc_paper_pattern ("\\b100\\s?%");
  search.label =
      opcc_paper_pattern ("^(?!signature\\b|signed\\b)[a-z][a-z/]*(?:\\s+[a-z/]+){0,5}:\\s*$");
  search.filled = opcc_paper_pattern ("^[a-z][a-z/]*(?:\\s+[a-z/]+){0,5}:\\s+\\S");
  search.heading = opcc_paper_pattern (
      "^(?:persons?(?:\\(s\\))? to contact|list of (?:attachments|appendices)|background papers|"
      "implications)\\b");
  for (guint i = 0; i < check->paper->parts->len; i++)
    {
      search.part = opcc_paper_get_part (check->paper, i);
      check_part (&search, bids, matched);
    }
  g_regex_unref (search.actions);
  g_regex_unref (search.status);
  g_regex_unref (search.scheme);
  g_regex_unref (search.progress);
  g_regex_unref (search.expected);
  g_regex_unref (search.done);
  g_regex_unref (search.label);
  g_regex_unref (search.filled);
  g_regex_unref (search.heading);
}
