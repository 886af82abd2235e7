/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grants part of the annual report: its figures, and the applications behind each of them. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-annual-report.h"
#include "opcc-cli-command.h"
#include "opcc-cli-table.h"

/* clang-format off */
static const OpccOption annual_options[] = {
  { "year", "YEAR", N_ ("The financial year, such as 2023/24"), OPCC_OPTION_REQUIRED },
  { "until", "YEAR", N_ ("The last year, where the report is of several") },
  { "rows", "FIGURE",
    N_ ("The applications behind a figure: applications, awards, refused, withdrawn, undecided, a "
        "round such as 2022/23-1, or the key of a reason") },
  { NULL },
};
/* clang-format on */

static void
add_row (OpccCliTable *table, const OpccAnnualRow *row)
{
  opcc_cli_table_add_text (table, row->round);
  opcc_cli_table_add_text (table, row->reference);
  opcc_cli_table_add_text (table, row->organisation);
  opcc_cli_table_add_text (table, row->title);
  opcc_cli_table_add_money (table, row->asked);
  opcc_cli_table_add_money (table, row->awarded);
  opcc_cli_table_add_text (table, opcc_outcome_get_label (row->outcome));
  opcc_cli_table_add_text (table, row->reason_label);
  opcc_cli_table_end_row (table);
}

static gboolean
print_rows (OpccCli *cli, const OpccAnnualReport *report, const char *figure, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "round", N_ ("Round") },
    { "reference", N_ ("Reference") },
    { "organisation", N_ ("Organisation") },
    { "title", N_ ("Project") },
    { "asked", N_ ("Asked"), TRUE },
    { "awarded", N_ ("Awarded"), TRUE },
    { "outcome", N_ ("Outcome") },
    { "reason", N_ ("Why refused") },
  };
  g_autoptr (OpccCliTable) table = NULL;

  if (!opcc_annual_report_has_figure (report, figure))
    return opcc_cli_refuse_usage (error,
                                  _ ("There is no figure “%s” in this report. Run it without "
                                     "--rows: the first column names them."),
                                  figure);
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < report->rows->len; i++)
    if (opcc_annual_row_is_behind (g_ptr_array_index (report->rows, i), figure))
      add_row (table, g_ptr_array_index (report->rows, i));
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
add_figure (OpccCliTable *table,
            const char *figure,
            const char *label,
            guint n,
            const OpccAnnualRound *sums)
{
  opcc_cli_table_add_text (table, figure);
  opcc_cli_table_add_text (table, label);
  opcc_cli_table_add_integer (table, n);
  opcc_cli_table_add_integer (table, sums != NULL ? sums->n_outcomes[OPCC_OUTCOME_AWARDED]
                                                  : OPCC_NO_INTEGER);
  opcc_cli_table_add_number (table, sums != NULL
                                        ? round (10 * opcc_annual_round_get_share (sums)) / 10
                                        : NAN);
  opcc_cli_table_add_money (table, sums != NULL ? sums->asked : OPCC_NO_MONEY);
  opcc_cli_table_add_money (table, sums != NULL ? sums->awarded : OPCC_NO_MONEY);
  opcc_cli_table_add_integer (table, sums != NULL && sums->n != 0 && sums->days >= 0
                                         ? sums->days
                                         : OPCC_NO_INTEGER);
  opcc_cli_table_end_row (table);
}

static void
print_figures (OpccCli *cli, const OpccAnnualReport *report)
{
  static const OpccCliColumn columns[] = {
    { "figure", N_ ("Figure") },
    { "label", N_ ("What") },
    { "applications", N_ ("Applications"), TRUE },
    { "awards", N_ ("Successful"), TRUE },
    { "share", N_ ("Share"), TRUE },
    { "asked", N_ ("Asked"), TRUE },
    { "awarded", N_ ("Awarded"), TRUE },
    { "days", N_ ("Days to decide"), TRUE },
  };
  static const char *const outcomes[] = { "awards", "refused", "withdrawn", "undecided" };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < report->rounds->len; i++)
    {
      const OpccAnnualRound *round = g_ptr_array_index (report->rounds, i);

      add_figure (table, round->code, round->title, round->n_applications, round);
    }
  add_figure (table, "applications", _ ("All applications"), report->total.n_applications,
              &report->total);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    add_figure (table, outcomes[i], opcc_outcome_get_label (i), report->total.n_outcomes[i], NULL);
  for (guint i = 0; i < report->reasons->len; i++)
    {
      const OpccAnnualReason *reason = g_ptr_array_index (report->reasons, i);

      add_figure (table, reason->key, reason->label, reason->n, NULL);
    }
  opcc_cli_table_finish (table);
}

static gboolean
run_annual (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *figure = opcc_cli_get_option (cli, "rows");
  g_autoptr (OpccAnnualReport) report =
      opcc_annual_report_compute (db, opcc_cli_get_option (cli, "year"),
                                  opcc_cli_get_option (cli, "until"), error);
  g_autofree char *sentence = NULL;

  if (report == NULL)
    return FALSE;
  if (figure != NULL)
    return print_rows (cli, report, figure, error);
  print_figures (cli, report);
  sentence = opcc_annual_report_say (report);
  opcc_cli_say (cli, "%s", sentence);
  if (!isnan (report->median_days))
    opcc_cli_say (cli, _ ("From closing to decision: %g days, the median of the rounds."),
                  report->median_days);
  return TRUE;
}

const OpccCommand opcc_cli_annual_commands[] = {
  { "annual", "", 0, 0, annual_options, OPCC_NEED_OFFICE, run_annual,
    N_ ("Counts the grants of a year for the annual report, with the rows behind each figure."),
    N_ ("Rounds that are decided, the applications they received, what was awarded, why others "
        "were refused, and the days from closing to decision. “opcc document annual” writes it "
        "for a reader, with small counts hidden from the public.") },
  { NULL },
};
