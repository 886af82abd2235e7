/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the grants part of the annual report up: the sentence, the rounds, why others failed. */
#include "opcc-annual-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-annual-report.h"
#include "opcc-counts-rule.h"
#include "opcc-disclosure.h"
#include "opcc-text.h"

static char *
format_share (const OpccAnnualRound *round)
{
  const double share = opcc_annual_round_get_share (round);

  return isnan (share) ? g_strdup ("") : g_strdup_printf ("%.1f%%", share);
}

static void
add_round (OpccDocument *document, const OpccAnnualRound *round, const char *days, gboolean total)
{
  g_autofree char *applications = opcc_text_from_count (round->n_applications);
  g_autofree char *awards = opcc_text_from_count (round->n_outcomes[OPCC_OUTCOME_AWARDED]);
  g_autofree char *share = format_share (round);
  g_autofree char *asked = opcc_money_format (round->asked);
  g_autofree char *awarded = opcc_money_format (round->awarded);
  const char *cells[] = {
    total ? _ ("Total") : round->title, applications, awards, share, asked, awarded, days
  };

  if (total)
    opcc_document_add_total (document, cells);
  else
    opcc_document_add_row (document, cells);
}

/* Applications and awards of a round are headline totals, which the office publishes exactly. */
static void
add_rounds (OpccDocument *document, const OpccAnnualReport *report)
{
  const char *const heads[] = { _ ("Round"),         _ ("Applications"), _ ("Successful"),
                                _ ("Share"),         _ ("Asked for"),    _ ("Awarded"),
                                _ ("Days to decide") };
  const OpccColumnType types[] = { OPCC_COLUMN_TEXT,   OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                   OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                   OPCC_COLUMN_NUMBER };

  opcc_document_add_table (document, _ ("Rounds that were decided"), heads, types,
                           G_N_ELEMENTS (heads));
  for (guint i = 0; i < report->rounds->len; i++)
    {
      const OpccAnnualRound *round = g_ptr_array_index (report->rounds, i);
      g_autofree char *days =
          round->days >= 0 ? g_strdup_printf ("%d", round->days) : g_strdup ("");

      add_round (document, round, days, FALSE);
    }
  add_round (document, &report->total, "", TRUE);
}

/* Why there was no award: the reasons for refusal, and what was no refusal. */
static void
list_causes (const OpccAnnualReport *report, GPtrArray *labels, GArray *counts)
{
  const OpccOutcome others[] = { OPCC_OUTCOME_WITHDRAWN, OPCC_OUTCOME_UNDECIDED };

  for (guint i = 0; i < report->reasons->len; i++)
    {
      const OpccAnnualReason *reason = g_ptr_array_index (report->reasons, i);

      g_ptr_array_add (labels, reason->label);
      g_array_append_val (counts, reason->n);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (report->total.n_outcomes[others[i]] > 0)
      {
        g_ptr_array_add (labels, (gpointer) opcc_outcome_get_label (others[i]));
        g_array_append_val (counts, report->total.n_outcomes[others[i]]);
      }
}

/* How many had no award can be worked out from the totals of the rounds, and so stays exact. */
static OpccDisclosure *
control_causes (const GArray *counts, guint sum, const OpccDisclosureRule *rule)
{
  g_autoptr (OpccCountTable) table = opcc_count_table_new (counts->len + 1, 1);

  for (guint i = 0; i < counts->len; i++)
    {
      opcc_count_table_set_row_parent (table, i, counts->len);
      opcc_count_table_set (table, i, 0, g_array_index (counts, guint, i));
    }
  opcc_count_table_set (table, counts->len, 0, sum);
  opcc_count_table_set_exact (table, counts->len, 0);
  return opcc_disclosure_control (table, rule);
}

static void
add_causes (OpccDocument *document,
            OpccRedaction *redaction,
            const OpccAnnualReport *report,
            const OpccDisclosureRule *rule)
{
  const gboolean exact = opcc_redaction_get_audience (redaction) == OPCC_AUDIENCE_OFFICE;
  const guint sum = report->total.n_applications - report->total.n_outcomes[OPCC_OUTCOME_AWARDED];
  const char *const heads[] = { _ ("Reason"), _ ("Applications") };
  const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (OpccDisclosure) control = NULL;
  g_autofree char *total = opcc_text_from_count (sum);
  g_autofree char *said = NULL;

  list_causes (report, labels, counts);
  if (labels->len == 0)
    return;
  control = exact ? NULL : control_causes (counts, sum, rule);
  opcc_document_add_heading (document, 2, _ ("Reasons for refusal"));
  opcc_document_add_table (document, _ ("Applications without an award, by the first reason"),
                           heads, types, G_N_ELEMENTS (heads));
  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *count = exact ? opcc_text_from_count (g_array_index (counts, guint, i))
                                     : opcc_disclosure_format (control, OPCC_THIS_YEAR, i, 0);

      opcc_document_add_row (document, (const char *[]){ labels->pdata[i], count });
    }
  opcc_document_add_total (document, (const char *[]){ _ ("Total"), total });
  if (control == NULL)
    return;
  said = opcc_disclosure_say (control);
  opcc_redaction_hide_counts (redaction);
  if (said != NULL)
    opcc_document_add_paragraph (document, said);
}

static void
add_values (OpccDocument *document, const OpccAnnualReport *report)
{
  const OpccAnnualRound *total = &report->total;
  g_autofree char *share = format_share (total);
  g_autofree char *days = isnan (report->median_days)
                              ? g_strdup (_ ("not known"))
                              : g_strdup_printf (_ ("%g days"), report->median_days);

  opcc_document_add_value (document, _ ("Successful, of all received"), share);
  opcc_document_add_value (document, _ ("From closing to decision, median of the rounds"), days);
}

static void
add_doubts (OpccDocument *document, const OpccAnnualReport *report)
{
  g_autofree char *rounds =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u round is not decided and not counted.",
                                    "%u rounds are not decided and not counted.",
                                    report->n_undecided),
                       report->n_undecided);

  if (report->n_undecided > 0)
    opcc_document_add_paragraph (document, rounds);
}

/**
 * opcc_annual_paper_build:
 * @choices: "year", and "until" for the last of several
 */
OpccDocument *
opcc_annual_paper_build (OpccDb *db,
                         const OpccDomainDocument *self,
                         GHashTable *choices,
                         OpccAudience audience,
                         OpccDate today,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccAnnualReport) report =
      opcc_annual_report_compute (db, g_hash_table_lookup (choices, "year"),
                                  g_hash_table_lookup (choices, "until"), error);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  if (report == NULL)
    return NULL;
  title = g_strcmp0 (report->year, report->until) == 0
              ? g_strdup_printf (_ ("Grants in %s"), report->year)
              : g_strdup_printf (_ ("Grants from %s to %s"), report->year, report->until);
  sentence = opcc_annual_report_say (report);
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Grants in the annual report"));
  opcc_document_add_paragraph (document, sentence);
  if (report->rounds->len > 0)
    {
      const OpccDisclosureRule rule = opcc_counts_rule_read (db);

      opcc_document_add_heading (document, 2, _ ("Rounds"));
      add_rounds (document, report);
      add_values (document, report);
      add_causes (document, redaction, report, &rule);
    }
  add_doubts (document, report);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
