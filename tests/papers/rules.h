/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented papers, each with its clean twin, and what the check says of both. */
#pragma once

#include <string.h>

#include "opcc-paper-check.h"

/* What a rule must find in one paper, and must not find in its twin. */
typedef struct
{
  const char *rule;
  const char *words; /* of the finding */
  guint line;
  const char *faulty;
  const char *clean;
} Pair;

static inline const OpccPaperFinding *
find (const OpccPaperCheck *check, const char *rule)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      const OpccPaperFinding *finding = g_ptr_array_index (check->findings, i);

      if (strcmp (finding->rule->name, rule) == 0)
        return finding;
    }
  return NULL;
}

static inline guint
count (const OpccPaperCheck *check, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < check->findings->len; i++)
    n += strcmp (((OpccPaperFinding *) g_ptr_array_index (check->findings, i))->rule->name, rule) ==
         0;
  return n;
}

static inline void
check_pair (gconstpointer data)
{
  const Pair *pair = data;
  g_autoptr (OpccPaper) faulty = opcc_paper_new (pair->faulty);
  g_autoptr (OpccPaper) clean = opcc_paper_new (pair->clean);
  g_autoptr (OpccPaperCheck) found = opcc_paper_check_new (faulty);
  g_autoptr (OpccPaperCheck) silent = opcc_paper_check_new (clean);
  const OpccPaperFinding *finding = find (found, pair->rule);

  /* Each pair says what is wrong with it, and the next is tried all the same. */
  if (finding == NULL || count (found, pair->rule) != 1 ||
      strcmp (finding->words, pair->words) != 0 || finding->line != pair->line)
    g_test_fail_printf ("found %u: “%s” on line %u, not “%s” on line %u in:\n%s",
                        count (found, pair->rule), finding != NULL ? finding->words : "nothing",
                        finding != NULL ? finding->line : 0, pair->words, pair->line, pair->faulty);
  else if (strchr (finding->why, '.') == NULL)
    g_test_fail_printf ("“%s” is no sentence", finding->why);
  finding = find (silent, pair->rule);
  if (finding != NULL)
    g_test_fail_printf ("“%s” was found (%s) in the clean text:\n%s", finding->words, finding->why,
                        pair->clean);
}

static inline void
add_pairs (const char *folder, const Pair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s/%s/%u", folder, pairs[i].rule, i + 1);

      g_test_add_data_func (path, &pairs[i], check_pair);
    }
}
