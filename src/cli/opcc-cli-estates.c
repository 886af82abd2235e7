/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the estates: the capital programme, premises, section 106, and the paper's list. */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-table.h"
#include "opcc-premises-counts.h"
#include "opcc-s106-deeds.h"
#include "opcc-s106-sums.h"
#include "opcc-schemes.h"

/* clang-format off */
static const OpccOption schemes_options[] = {
  { "sum", NULL, N_ ("One row a section, with its count, budget and forecast") },
  { NULL },
};

static const OpccOption s106_options[] = {
  { "deeds", NULL, N_ ("What repurposing costs: each new deed, a signatory and in sum") },
  { NULL },
};

static const OpccOption missing_options[] = {
  { "letter", NULL, N_ ("As a text to send to the owners of the schemes") },
  { NULL },
};
/* clang-format on */

static void
print_sum_row (OpccCliTable *table, const char *key, const char *label, const OpccSchemesSum *sum)
{
  opcc_cli_table_add_choice (table, key, label);
  opcc_cli_table_add_integer (table, sum->n);
  opcc_cli_table_add_money (table, sum->budget);
  opcc_cli_table_add_integer (table, sum->n_budgets);
  opcc_cli_table_add_integer (table, sum->n_unreadable);
  opcc_cli_table_add_money (table, sum->n_forecasts > 0 ? sum->forecast : OPCC_NO_MONEY);
  opcc_cli_table_add_integer (table, sum->n_forecasts);
  opcc_cli_table_add_money (table, sum->over);
  opcc_cli_table_add_integer (table, sum->n_complete);
  opcc_cli_table_end_row (table);
}

/* Each section, and last all of them. */
static void
print_sums (OpccCli *cli, GPtrArray *states)
{
  static const OpccCliColumn columns[] = {
    { "section", N_ ("Section") },
    { "schemes", N_ ("Schemes"), TRUE },
    { "budget", N_ ("Budget"), TRUE },
    { "budgets_given", N_ ("Budgets given"), TRUE },
    { "budgets_unreadable", N_ ("Cannot be read"), TRUE },
    { "forecast", N_ ("Forecast"), TRUE },
    { "forecasts_given", N_ ("Forecasts given"), TRUE },
    { "over", N_ ("Over budget"), TRUE },
    { "complete", N_ ("Complete"), TRUE },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  OpccSchemesSum sum;

  for (const OpccChoice *section = opcc_scheme_sections; section->key != NULL; section++)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();

      for (guint i = 0; i < states->len; i++)
        {
          OpccSchemeState *state = g_ptr_array_index (states, i);

          if (g_strcmp0 (state->scheme->section, section->key) == 0)
            g_ptr_array_add (part, state);
        }
      opcc_schemes_sum (part, &sum);
      print_sum_row (table, section->key, _ (section->label), &sum);
    }
  opcc_schemes_sum (states, &sum);
  print_sum_row (table, "all", _ ("All together"), &sum);
  opcc_cli_table_finish (table);
}

static void
add_state (OpccCliTable *table, gconstpointer data)
{
  const OpccSchemeState *state = data;
  const OpccCapitalScheme *scheme = state->scheme;
  g_autofree char *slip = opcc_scheme_state_say_slip (state);
  g_autofree char *lacks = opcc_scheme_lacks_to_text (state->lacks & OPCC_LACKS_ASKED);

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD (state->scheme)));
  opcc_cli_table_add_choice (table, state->rating, opcc_scheme_rating_get_label (state->rating));
  opcc_cli_table_add_choice (table, state->hint,
                             state->hint != NULL ? opcc_scheme_rating_get_label (state->hint)
                                                 : NULL);
  opcc_cli_table_add_text (table, scheme->title);
  opcc_cli_table_add_choice (table, scheme->section,
                             opcc_choice_get_label (opcc_scheme_sections, scheme->section));
  opcc_cli_table_add_money (table, state->revised);
  opcc_cli_table_add_text (table, scheme->budget_stated);
  opcc_cli_table_add_money (table, scheme->forecast);
  opcc_cli_table_add_money (table, state->variance);
  opcc_cli_table_add_integer (table, scheme->done);
  opcc_cli_table_add_choice (table, scheme->stage,
                             opcc_choice_get_label (opcc_scheme_stages, scheme->stage));
  opcc_cli_table_add_date (table, scheme->ends);
  opcc_cli_table_add_text (table, slip);
  opcc_cli_table_add_text (table, lacks);
}

static gboolean
run_schemes (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },
    { "rating", N_ ("Rating") },
    { "hint", N_ ("Figures say") },
    { "scheme", N_ ("Scheme") },
    { "section", N_ ("Section") },
    { "budget", N_ ("Budget"), TRUE },
    { "as_printed", N_ ("As printed") },
    { "forecast", N_ ("Forecast"), TRUE },
    { "difference", N_ ("Difference"), TRUE },
    { "done", N_ ("Done, per cent"), TRUE },
    { "stage", N_ ("Stage") },
    { "ends", N_ ("Expected end") },
    { "slip", N_ ("Slip") },
    { "missing", N_ ("Not given") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_state };
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, opcc_date_today (), error);

  if (states == NULL || opcc_cli_get_option (cli, "sum") == NULL)
    return opcc_cli_print_listing (cli, &listing, states);
  print_sums (cli, states);
  return TRUE;
}

static gboolean
run_premises (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "premises", N_ ("Premises"), TRUE },
    { "locations", N_ ("Locations"), TRUE },
    { "neighbourhood_offices", N_ ("Neighbourhood offices"), TRUE },
    { "area", N_ ("Square metres"), TRUE },
    { "area_missing", N_ ("Area not given"), TRUE },
    { "freehold", N_ ("Freehold"), TRUE },
    { "leasehold", N_ ("Leasehold"), TRUE },
    { "shared", N_ ("Shared with a partner"), TRUE },
    { "open", N_ ("Open to the public"), TRUE },
    { "unsurveyed", N_ ("Survey not given"), TRUE },
  };
  g_autoptr (OpccCliTable) table = NULL;
  OpccPremisesCounts counts;

  if (!opcc_premises_count (db, &counts, error))
    return FALSE;
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_add_integer (table, counts.premises);
  opcc_cli_table_add_integer (table, counts.locations);
  opcc_cli_table_add_integer (table, counts.neighbourhood);
  opcc_cli_table_add_integer (table, counts.area);
  opcc_cli_table_add_integer (table, counts.area_missing);
  opcc_cli_table_add_integer (table, counts.freehold);
  opcc_cli_table_add_integer (table, counts.leasehold);
  opcc_cli_table_add_integer (table, counts.shared);
  opcc_cli_table_add_integer (table, counts.open);
  opcc_cli_table_add_integer (table, counts.unsurveyed);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
add_lacks (OpccCliTable *table, gconstpointer data)
{
  const OpccSchemeState *state = data;
  g_autofree char *asked = opcc_scheme_lacks_to_text (state->lacks & OPCC_LACKS_ASKED);
  g_autofree char *also = opcc_scheme_lacks_to_text (state->lacks & ~OPCC_LACKS_ASKED);

  if (state->lacks == 0)
    return;
  opcc_cli_table_add_text (table, state->scheme->title);
  opcc_cli_table_add_text (table, state->scheme->owner);
  opcc_cli_table_add_text (table, asked);
  opcc_cli_table_add_text (table, also);
}

static gboolean
run_missing (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "scheme", N_ ("Scheme") },
    { "owner", N_ ("Owner") },
    { "asked", N_ ("Asked by the board") },
    { "also", N_ ("Also not given") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_lacks,
                                          .wide = TRUE };
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, opcc_date_today (), error);
  g_autofree char *letter = NULL;

  if (states != NULL && opcc_cli_get_option (cli, "letter") != NULL)
    {
      letter = opcc_schemes_ask_missing (states, opcc_date_today ());
      fputs (letter, stdout);
      return TRUE;
    }
  return opcc_cli_print_listing (cli, &listing, states);
}

static void
add_authority (OpccCliTable *table, gconstpointer data)
{
  const OpccS106Sum *sum = data;
  gint64 back = 0;

  opcc_cli_table_add_text (table, sum->authority);
  opcc_cli_table_add_integer (table, sum->agreements);
  opcc_cli_table_add_integer (table, sum->covenants);
  opcc_cli_table_add_money (table, sum->promised);
  for (guint status = 0; status < OPCC_S106_N_STATUSES; status++)
    {
      opcc_cli_table_add_money (table, sum->amounts[status]);
      back += sum->returned[status];
    }
  opcc_cli_table_add_money (table, back);
  opcc_cli_table_add_integer (table, sum->requests);
  opcc_cli_table_add_money (table, sum->requested);
}

static void
add_deed (OpccCliTable *table, gconstpointer data)
{
  const OpccS106Drawdown *deed = data;

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD ((gpointer) deed)));
  opcc_cli_table_add_text (table, deed->title);
  opcc_cli_table_add_text (table, deed->authority);
  opcc_cli_table_add_choice (table, deed->state,
                             opcc_choice_get_label (opcc_s106_drawdown_states, deed->state));
  opcc_cli_table_add_money (table, deed->cost_signatory);
  opcc_cli_table_add_integer (table, deed->signatories);
  opcc_cli_table_add_money (table, opcc_s106_drawdown_get_deed_cost (deed));
}

static gboolean
print_deeds (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },
    { "repurposing", N_ ("Repurposing") },
    { "authority", N_ ("Authority") },
    { "state", N_ ("State") },
    { "cost_signatory", N_ ("A signatory"), TRUE },
    { "signatories", N_ ("Signatories"), TRUE },
    { "cost", N_ ("Cost of the deed"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_deed };
  g_autoptr (GPtrArray) deeds = opcc_s106_deeds_list (db, error);
  g_autofree char *words = NULL;
  OpccS106DeedsSum sum;

  if (!opcc_cli_print_listing (cli, &listing, deeds))
    return FALSE;
  opcc_s106_deeds_sum (deeds, &sum);
  words = opcc_s106_deeds_say (&sum);
  opcc_cli_say (cli, "%s", words);
  return TRUE;
}

static gboolean
run_s106 (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "authority", N_ ("Authority") },       { "agreements", N_ ("Agreements"), TRUE },
    { "covenants", N_ ("Covenants"), TRUE }, { "promised", N_ ("Promised"), TRUE },
    { "secured", N_ ("Secured"), TRUE },     { "received", N_ ("Received"), TRUE },
    { "allocated", N_ ("Allocated"), TRUE }, { "transferred", N_ ("Transferred"), TRUE },
    { "spent", N_ ("Spent"), TRUE },         { "came_back", N_ ("Came back"), TRUE },
    { "requests", N_ ("Requests"), TRUE },   { "requested", N_ ("Requested"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_authority };
  g_autoptr (GPtrArray) sums = NULL;

  if (opcc_cli_get_option (cli, "deeds") != NULL)
    return print_deeds (cli, db, error);
  sums = opcc_s106_sums_list (db, error);
  return opcc_cli_print_listing (cli, &listing, sums);
}

static gboolean
run_paper (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_write_document (cli, db, "estates", NULL, NULL, error);
}

const OpccCommand opcc_cli_estates_commands[] = {
  { "estates schemes", "", 0, 0, schemes_options, OPCC_NEED_OFFICE, run_schemes,
    N_ ("Lists the capital schemes, those that need looking at first."),
    N_ ("The budget is the original one with its changes. Beside the rating that people gave "
        "stands "
        "what the figures say: red from 10 per cent over budget, from 92 days late, or past the "
        "expected end.") },
  { "estates premises", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_premises,
    N_ ("Counts premises, locations and neighbourhood offices."), NULL },
  { "estates missing", "", 0, 0, missing_options, OPCC_NEED_OFFICE, run_missing,
    N_ ("Names what schemes lack."), NULL },
  { "estates s106", "", 0, 0, s106_options, OPCC_NEED_OFFICE, run_s106,
    N_ ("Adds up section 106 by authority, in the national statuses."),
    N_ ("Money that came back stands apart. The row without an authority holds covenants whose "
        "agreement is not in the office file.") },
  { "estates paper", "", 0, 0, opcc_cli_document_options, OPCC_NEED_OFFICE, run_paper,
    N_ ("Prints the list of the estates paper, every count and sum made from records."), NULL,
    .redacts = TRUE },
  { NULL },
};
