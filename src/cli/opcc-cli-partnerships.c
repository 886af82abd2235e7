/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the partnerships: allocations, returns, spending, and the office's own bids. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-bid.h"
#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-db.h"
#include "opcc-partnerships.h"

/* clang-format off */
static const OpccOption year_options[] = {
  { "year", "YEAR", N_ ("The financial year, such as 2023/24; the newest unless given") },
  { NULL },
};

static const OpccOption bid_options[] = {
  { "fund", "FUND", N_ ("Only bids to this fund") },
  { NULL },
};
/* clang-format on */

static double
round_tenth (double value)
{
  return isnan (value) ? value : round (value * 10) / 10;
}

static void
add_pence (gint64 *sum, gint64 pence)
{
  if (pence != OPCC_NO_MONEY)
    *sum = (*sum != OPCC_NO_MONEY ? *sum : 0) + pence;
}

/* Prints the allocations of the year that was asked for. */
static gboolean
print_states (OpccCli *cli, OpccDb *db, const OpccCliListing *listing, GError **error)
{
  g_autoptr (GPtrArray) states =
      opcc_partnerships_list_states (db, opcc_cli_get_option (cli, "year"), opcc_date_today (),
                                     error);

  return opcc_cli_print_listing (cli, listing, states);
}

static void
add_name (OpccCliTable *table, const OpccCspState *state)
{
  opcc_cli_table_add_text (table, state->title);
  opcc_cli_table_add_text (table, state->year);
}

static void
add_allocation (OpccCliTable *table, gconstpointer data)
{
  const OpccCspState *state = data;

  add_name (table, state);
  opcc_cli_table_add_integer (table, state->crimes);
  opcc_cli_table_add_integer (table, state->types);
  opcc_cli_table_add_integer (table, state->population);
  opcc_cli_table_add_number (table, round_tenth (state->share));
  opcc_cli_table_add_money (table, state->computed);
  opcc_cli_table_add_money (table, state->amount);
  opcc_cli_table_add_integer (table, state->n_projects);
  opcc_cli_table_add_money (table, state->committed);
  opcc_cli_table_add_money (table, state->spent);
  opcc_cli_table_add_money (table, state->to_claw_back);
}

static gboolean
run_allocations (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "partnership", N_ ("Partnership") },
    { "year", N_ ("Year") },
    { "crimes", N_ ("Crimes"), TRUE },
    { "types", N_ ("Of the plan’s kinds"), TRUE },
    { "population", N_ ("Population"), TRUE },
    { "share", N_ ("Share, per cent"), TRUE },
    { "computed", N_ ("By the formula"), TRUE },
    { "amount", N_ ("Allocated"), TRUE },
    { "projects", N_ ("Projects"), TRUE },
    { "committed", N_ ("Committed"), TRUE },
    { "spent", N_ ("Spent"), TRUE },
    { "to_claw_back", N_ ("To claw back"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_allocation };

  return print_states (cli, db, &listing, error);
}

static const char *
get_return_label (const char *state)
{
  static const OpccChoice labels[] = {
    { "received", N_ ("Received") },
    { "late", N_ ("Late") },
    { "due", N_ ("Due") },
    { "later", N_ ("Not due yet") },
    { NULL },
  };

  return opcc_choice_get_label (labels, state);
}

static void
add_return (OpccCliTable *table, gconstpointer data)
{
  const OpccCspReturnState *state = data;

  opcc_cli_table_add_text (table, state->title);
  opcc_cli_table_add_text (table, state->year);
  opcc_cli_table_add_integer (table, state->quarter);
  opcc_cli_table_add_date (table, state->due);
  opcc_cli_table_add_date (table, state->received);
  opcc_cli_table_add_choice (table, state->state, get_return_label (state->state));
  opcc_cli_table_add_money (table, state->spent);
}

static gboolean
run_returns (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "partnership", N_ ("Partnership") },  { "year", N_ ("Year") },
    { "quarter", N_ ("Quarter"), TRUE },    { "due", N_ ("Due") },
    { "received", N_ ("Received") },        { "state", N_ ("State") },
    { "spent", N_ ("Spent so far"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_return };
  g_autoptr (GPtrArray) returns =
      opcc_partnerships_list_returns (db, opcc_cli_get_option (cli, "year"), opcc_date_today (),
                                      error);

  return opcc_cli_print_listing (cli, &listing, returns);
}

static void
add_underspend (OpccCliTable *table, gconstpointer data)
{
  const OpccCspState *state = data;

  add_name (table, state);
  opcc_cli_table_add_money (table, state->amount);
  opcc_cli_table_add_money (table, state->spent);
  opcc_cli_table_add_number (table, round_tenth (state->used));
  opcc_cli_table_add_number (table, round_tenth (state->gone));
  opcc_cli_table_add_flag (table, state->early);
  opcc_cli_table_add_integer (table, state->n_late);
  opcc_cli_table_add_money (table, state->held);
}

static gboolean
run_underspend (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "partnership", N_ ("Partnership") },
    { "year", N_ ("Year") },
    { "amount", N_ ("Allocated"), TRUE },
    { "spent", N_ ("Spent"), TRUE },
    { "used", N_ ("Spent, per cent"), TRUE },
    { "gone", N_ ("Year gone, per cent"), TRUE },
    { "early", N_ ("Flagged") },
    { "late_returns", N_ ("Late returns"), TRUE },
    { "held", N_ ("Held"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_underspend };

  return print_states (cli, db, &listing, error);
}

static void
print_bid (OpccCliTable *table, const OpccBid *bid)
{
  opcc_cli_table_add_text (table, bid->fund);
  opcc_cli_table_add_text (table, bid->title);
  opcc_cli_table_add_text (table, bid->lead);
  opcc_cli_table_add_money (table, bid->amount);
  opcc_cli_table_add_money (table, bid->maximum);
  opcc_cli_table_add_money (table, bid->match_funding);
  opcc_cli_table_add_text (table, bid->match_stated);
  opcc_cli_table_add_date (table, bid->deadline);
  opcc_cli_table_add_date (table, bid->result_due);
  opcc_cli_table_add_choice (table, bid->state,
                             opcc_choice_get_label (opcc_bid_states, bid->state));
  opcc_cli_table_add_money (table, bid->awarded);
  opcc_cli_table_end_row (table);
}

/* What the bids come to; a sum that was not given is left out and counted. */
static void
print_sum (OpccCliTable *table, GPtrArray *bids)
{
  OpccBid *sum = g_object_new (OPCC_TYPE_BID, NULL);
  guint n_given = 0;

  for (guint i = 0; i < bids->len; i++)
    {
      const OpccBid *bid = g_ptr_array_index (bids, i);

      n_given += bid->amount != OPCC_NO_MONEY;
      add_pence (&sum->amount, bid->amount);
      add_pence (&sum->awarded, bid->awarded);
    }
  sum->title = g_strdup_printf (_ ("All together, %u of %u with an amount"), n_given, bids->len);
  print_bid (table, sum);
  g_object_unref (sum);
}

static gboolean
run_bids (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "fund", N_ ("Fund") },
    { "title", N_ ("Bid") },
    { "lead", N_ ("Lead") },
    { "amount", N_ ("Amount"), TRUE },
    { "maximum", N_ ("Maximum"), TRUE },
    { "match_funding", N_ ("Match funding"), TRUE },
    { "match_stated", N_ ("Match as stated") },
    { "deadline", N_ ("Deadline") },
    { "result_due", N_ ("Result expected") },
    { "result", N_ ("Result") },
    { "awarded", N_ ("Awarded"), TRUE },
  };
  const char *fund = opcc_cli_get_option (cli, "fund");
  g_autoptr (GPtrArray) bids =
      fund != NULL ? opcc_db_select (db, &opcc_bid_kind, "fund = $1 ORDER BY n", error, "s", fund)
                   : opcc_db_select (db, &opcc_bid_kind, "n > 0 ORDER BY n", error, "");
  g_autoptr (OpccCliTable) table = NULL;

  if (bids == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bids->len; i++)
    print_bid (table, g_ptr_array_index (bids, i));
  if (bids->len > 0)
    print_sum (table, bids);
  opcc_cli_table_finish (table);
  return TRUE;
}

const OpccCommand opcc_cli_partnerships_commands[] = {
  { "partnerships allocations", "", 0, 0, year_options, OPCC_NEED_OFFICE, run_allocations,
    N_ ("Prints each partnership’s allocation beside the formula and its inputs."), NULL },
  { "partnerships returns", "", 0, 0, year_options, OPCC_NEED_OFFICE, run_returns,
    N_ ("Prints the four returns of each partnership: due, received, late."),
    N_ ("A return is due ten working days after its quarter, whenever the one before it came.") },
  { "partnerships bids", "", 0, 0, bid_options, OPCC_NEED_OFFICE, run_bids,
    N_ ("Prints the office’s bids for money and what they come to."), NULL },
  { "partnerships underspend", "", 0, 0, year_options, OPCC_NEED_OFFICE, run_underspend,
    N_ ("Holds spending against the part of the year gone by, and flags who is far behind."),
    N_ ("Flagged is who is more than 20 points behind. A quarter of the allocation is held for "
        "each return that is late.") },
  { NULL },
};
