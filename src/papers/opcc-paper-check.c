/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rules, the findings in order, and what each finding keeps of its place. */
#include "opcc-paper-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-paper-private.h"

/* So much of the words is kept of a finding. */
#define MAX_WORDS 120

/* clang-format off */
static const OpccPaperRule rules[] = {
  { "acronym-not-expanded", OPCC_SEVERITY_WARNING, N_ ("An acronym whose words do not stand at its first use in this paper") },
  { "acronym-misprint", OPCC_SEVERITY_WARNING, N_ ("An acronym that looks like a misprint of another") },
  { "figure-order", OPCC_SEVERITY_WARNING, N_ ("Figures, tables or maps that do not number in order") },
  { "figure-reference", OPCC_SEVERITY_STOP, N_ ("A reference to a figure, table, appendix or paragraph that is not there, or to the wrong one") },
  { "figure-caption", OPCC_SEVERITY_STOP, N_ ("A caption that does not match: it has the words of another, or not those of its paragraph") },
  { "figure-incomplete", OPCC_SEVERITY_WARNING, N_ ("A figure without title, unit, period or source, or a chart without a caption") },
  { "table-total", OPCC_SEVERITY_STOP, N_ ("A total, difference or change in a table that its cells do not give") },
  { "table-gap", OPCC_SEVERITY_WARNING, N_ ("A column of a table headed as if it had a figure, which is blank") },
  { "sum", OPCC_SEVERITY_STOP, N_ ("Parts of a sum in a sentence or list that do not make the whole; a fall told as a rise") },
  { "percentage", OPCC_SEVERITY_STOP, N_ ("A percentage that does not follow from its numbers") },
  { "percentage-shares", OPCC_SEVERITY_STOP, N_ ("Shares that do not make a hundred per cent") },
  { "two-values", OPCC_SEVERITY_STOP, N_ ("One measure with two values") },
  { "money-two-readings", OPCC_SEVERITY_STOP, N_ ("An amount that can be read in two ways") },
  { "money-no-unit", OPCC_SEVERITY_STOP, N_ ("An amount without its unit") },
  { "date-cover", OPCC_SEVERITY_STOP, N_ ("A date that disagrees with the date on the cover") },
  { "date-impossible", OPCC_SEVERITY_STOP, N_ ("A date that the calendar does not have") },
  { "date-weekday", OPCC_SEVERITY_STOP, N_ ("A weekday that is not that of its date") },
  { "date-order", OPCC_SEVERITY_STOP, N_ ("A period that ends before it begins") },
  { "date-two-values", OPCC_SEVERITY_STOP, N_ ("One event with two dates") },
  { "action-no-status", OPCC_SEVERITY_STOP, N_ ("An action without a status") },
  { "scheme-incomplete", OPCC_SEVERITY_WARNING, N_ ("A scheme without a percentage or an expected date") },
  { "match-funding", OPCC_SEVERITY_WARNING, N_ ("Bids or grants that leave their match funding blank") },
  { "field-blank", OPCC_SEVERITY_WARNING, N_ ("A line of a form left blank") },
  { "personal-reason", OPCC_SEVERITY_STOP, N_ ("A personal reason in a public paper") },
  { "personal-name", OPCC_SEVERITY_WARNING, N_ ("The name of a junior member of staff in a public paper") },
};
/* clang-format on */

/**
 * opcc_paper_rules_get:
 *
 * Returns: (transfer none) (nullable): the rule at @index; NULL behind the last
 */
const OpccPaperRule *
opcc_paper_rules_get (guint index)
{
  return index < G_N_ELEMENTS (rules) ? &rules[index] : NULL;
}

/**
 * opcc_severity_get_name:
 *
 * Returns: (transfer none): the severity for programs
 */
const char *
opcc_severity_get_name (OpccSeverity severity)
{
  static const char *const names[] = { "note", "warning", "stop" };

  return names[severity];
}

/**
 * opcc_severity_get_label:
 *
 * Returns: (transfer none): the severity for people, translated
 */
const char *
opcc_severity_get_label (OpccSeverity severity)
{
  static const char *const labels[] = { N_ ("Note"), N_ ("Warning"), N_ ("Stop") };

  return g_dgettext (GETTEXT_PACKAGE, labels[severity]);
}

static void
free_finding (gpointer data)
{
  OpccPaperFinding *finding = data;

  g_free (finding->paragraph);
  g_free (finding->words);
  g_free (finding->why);
  g_free (finding->fix);
  g_free (finding);
}

/* One line, cut between characters where it is long. */
static char *
keep_words (const OpccPaperBlock *block, guint start, guint end)
{
  g_autofree char *words = g_strndup (block->text + start, end - start);

  for (char *at = words; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (words);
  if (g_utf8_strlen (words, -1) > MAX_WORDS)
    {
      g_autofree char *cut = g_utf8_substring (words, 0, MAX_WORDS - 1);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&words);
}

static const OpccPaperRule *
find_rule (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].name, name) == 0)
      return &rules[i];
  g_assert_not_reached ();
}

/**
 * opcc_paper_check_add:
 * @start: first byte of the words in the block
 * @end: the byte behind them
 * @why: (transfer full): what is wrong, a whole sentence
 * @fix: (transfer full) (nullable): what to write, a whole sentence
 *
 * Adds a finding; the same rule finds the same words of a block once.
 */
void
opcc_paper_check_add (OpccPaperCheck *self,
                      const char *rule,
                      const OpccPaperBlock *block,
                      guint start,
                      guint end,
                      char *why,
                      char *fix)
{
  OpccPaperFinding *finding = g_new0 (OpccPaperFinding, 1);

  finding->rule = find_rule (rule);
  finding->part = block->part;
  finding->line = opcc_paper_block_get_line (block, start);
  finding->paragraph = g_strdup (block->number);
  finding->words = keep_words (block, start, end);
  finding->why = why;
  finding->fix = fix;
  if (g_hash_table_add (self->seen,
                        g_strdup_printf ("%s %u %s", rule, finding->line, finding->words)))
    g_ptr_array_add (self->findings, finding);
  else
    free_finding (finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const OpccPaperFinding *one = *(OpccPaperFinding *const *) a;
  const OpccPaperFinding *other = *(OpccPaperFinding *const *) b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  if (one->rule != other->rule)
    return one->rule < other->rule ? -1 : 1;
  return strcmp (one->words, other->words);
}

/**
 * opcc_paper_check_new:
 * @paper: what is checked; it must outlive the result
 *
 * Holds a paper against all rules.
 *
 * Returns: (transfer full): the findings, in the order of the lines
 */
OpccPaperCheck *
opcc_paper_check_new (const OpccPaper *paper)
{
  OpccPaperCheck *self = g_new0 (OpccPaperCheck, 1);

  self->paper = paper;
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  opcc_paper_check_acronyms (self);
  opcc_paper_check_captions (self);
  opcc_paper_check_references (self);
  opcc_paper_check_totals (self);
  opcc_paper_check_sums (self);
  opcc_paper_check_percentages (self);
  opcc_paper_check_values (self);
  opcc_paper_check_counts (self);
  opcc_paper_check_money (self);
  opcc_paper_check_dates (self);
  opcc_paper_check_gaps (self);
  opcc_paper_check_people (self);
  g_ptr_array_sort (self->findings, compare_findings);
  return self;
}

void
opcc_paper_check_free (OpccPaperCheck *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/**
 * opcc_paper_check_count:
 *
 * Returns: how many findings have that severity
 */
guint
opcc_paper_check_count (const OpccPaperCheck *self, OpccSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const OpccPaperFinding *finding = g_ptr_array_index (self->findings, i);

      count += finding->rule->severity == severity ? 1 : 0;
    }
  return count;
}
