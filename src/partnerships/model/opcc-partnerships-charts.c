/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the partnerships: what each is allocated and has spent, the returns, the bids. */
#include "opcc-partnerships-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-bid.h"
#include "opcc-db.h"
#include "opcc-partnerships.h"
#include "opcc-place.h"

static const OpccDomainOption options[] = {
  { "year", "YEAR", N_ ("The financial year, such as 2023/24; the newest unless given") },
  { NULL },
};

static double
get_pence (gint64 pence)
{
  return pence != OPCC_NO_MONEY ? (double) pence : NAN;
}

static void
set_texts (OpccChart *chart, GPtrArray *states, const char *measure)
{
  const OpccCspState *first = states->len > 0 ? g_ptr_array_index (states, 0) : NULL;

  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, first != NULL ? first->year : NULL);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "£");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("allocations, projects and returns, as recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Partnership"));
}

static void
add_partnership (OpccChart *chart, const OpccCspState *state)
{
  const OpccPlace *place = opcc_place_by_key (state->district);

  opcc_chart_add_category (chart, place != NULL ? place->label : state->title, state->district);
}

/* What is allocated over all, and spent of it; what was not given counts as nothing. */
static void
add_up (GPtrArray *states, gint64 *amount, gint64 *spent)
{
  *amount = 0;
  *spent = 0;
  for (guint i = 0; i < states->len; i++)
    {
      const OpccCspState *state = g_ptr_array_index (states, i);

      *amount += state->amount != OPCC_NO_MONEY ? state->amount : 0;
      *spent += state->spent;
    }
}

static OpccChart *
make_allocations (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) states =
      opcc_partnerships_list_states (db, g_hash_table_lookup (choices, "year"), opcc_date_today (),
                                     error);
  OpccChart *chart;
  g_autofree char *sum = NULL;
  g_autofree char *title = NULL;
  gint64 amount, spent;
  guint computed, allocated;

  if (states == NULL)
    return NULL;
  chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  computed = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("By the formula"));
  allocated = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Allocated"));
  set_texts (chart, states, _ ("Money for Community Safety Partnerships"));
  for (guint i = 0; i < states->len; i++)
    {
      const OpccCspState *state = g_ptr_array_index (states, i);

      add_partnership (chart, state);
      opcc_chart_set_value (chart, computed, i, get_pence (state->computed));
      opcc_chart_set_value (chart, allocated, i, get_pence (state->amount));
    }
  add_up (states, &amount, &spent);
  sum = opcc_money_format (amount);
  title = g_strdup_printf (ngettext ("%s is allocated to %u partnership",
                                     "%s is allocated to %u partnerships", states->len),
                           sum, states->len);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  return chart;
}

static OpccChart *
make_spend (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) states =
      opcc_partnerships_list_states (db, g_hash_table_lookup (choices, "year"), opcc_date_today (),
                                     error);
  OpccChart *chart;
  g_autofree char *sum = NULL;
  g_autofree char *of = NULL;
  g_autofree char *title = NULL;
  gint64 amount, spent;
  guint allocated, used;

  if (states == NULL)
    return NULL;
  chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  allocated = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("Allocated"));
  used = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Spent"));
  set_texts (chart, states, _ ("Spending of Community Safety Partnerships"));
  for (guint i = 0; i < states->len; i++)
    {
      const OpccCspState *state = g_ptr_array_index (states, i);

      add_partnership (chart, state);
      opcc_chart_set_value (chart, allocated, i, get_pence (state->amount));
      opcc_chart_set_value (chart, used, i, (double) state->spent);
    }
  add_up (states, &amount, &spent);
  sum = opcc_money_format (spent);
  of = opcc_money_format (amount);
  title = g_strdup_printf (_ ("%s of %s is spent"), sum, of);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  return chart;
}

/* --- returns and bids ------------------------------------------------------------------------ */

static void
set_plain_texts (OpccChart *chart, const char *measure, const char *unit, const char *heading)
{
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, unit);
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, heading);
}

/* Counts by state and quarter; in all what is in. */
static guint
count_returns (GPtrArray *returns, guint counts[3][OPCC_CSP_QUARTERS])
{
  guint n_in = 0;

  for (guint i = 0; i < returns->len; i++)
    {
      const OpccCspReturnState *state = g_ptr_array_index (returns, i);
      const guint which = g_str_equal (state->state, "received") ? 0
                          : g_str_equal (state->state, "late")   ? 2
                                                                 : 1;

      counts[which][state->quarter - 1]++;
      n_in += which == 0;
    }
  return n_in;
}

static OpccChart *
make_returns (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const char *names[] = { _ ("In"), _ ("Still to come"), _ ("Late") };
  g_autoptr (GPtrArray) returns =
      opcc_partnerships_list_returns (db, g_hash_table_lookup (choices, "year"), opcc_date_today (),
                                      error);
  guint counts[G_N_ELEMENTS (names)][OPCC_CSP_QUARTERS] = { 0 };
  OpccChart *chart;
  g_autofree char *title = NULL;
  guint n_in;

  if (returns == NULL)
    return NULL;
  n_in = count_returns (returns, counts);
  chart = opcc_chart_new (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT);
  set_plain_texts (chart, _ ("Quarterly returns of Community Safety Partnerships"), _ ("returns"),
                   _ ("Quarter"));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("returns, as recorded"));
  if (returns->len > 0)
    opcc_chart_set_text (chart, OPCC_CHART_PERIOD,
                         ((OpccCspReturnState *) g_ptr_array_index (returns, 0))->year);
  for (guint i = 0; i < OPCC_CSP_QUARTERS && returns->len > 0; i++)
    {
      g_autofree char *quarter = g_strdup_printf (_ ("Quarter %u"), i + 1);

      opcc_chart_add_category (chart, quarter, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, names[i]);

      for (guint j = 0; j < OPCC_CSP_QUARTERS && returns->len > 0; j++)
        opcc_chart_set_value (chart, series, j, counts[i][j]);
    }
  title =
      g_strdup_printf (ngettext ("%u of %u return is in", "%u of %u returns are in", returns->len),
                       n_in, returns->len);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  return chart;
}

static OpccChart *
make_bids (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) bids = opcc_db_select (db, &opcc_bid_kind, "n > 0 ORDER BY n", error, "");
  OpccChart *chart;
  g_autofree char *sum = NULL;
  g_autofree char *title = NULL;
  gint64 won = 0;
  guint asked, awarded;

  if (bids == NULL)
    return NULL;
  chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  asked = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("Bid for"));
  awarded = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Awarded"));
  set_plain_texts (chart, _ ("Bids of the office to funds of others"), "£", _ ("Bid"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("all years recorded"));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("bids, as recorded"));
  for (guint i = 0; i < bids->len; i++)
    {
      const OpccBid *bid = g_ptr_array_index (bids, i);

      opcc_chart_add_category (chart, bid->title, NULL);
      opcc_chart_set_value (chart, asked, i, get_pence (bid->amount));
      opcc_chart_set_value (chart, awarded, i, get_pence (bid->awarded));
      won += bid->awarded != OPCC_NO_MONEY ? bid->awarded : 0;
    }
  sum = opcc_money_format (won);
  title = g_strdup_printf (ngettext ("%s won with %u bid so far", "%s won with %u bids so far",
                                     bids->len),
                           sum, bids->len);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  return chart;
}

const OpccDomainChart opcc_partnerships_charts[] = {
  { "csp-allocations", N_ ("Bars: what each partnership is allocated, beside the formula"), options,
    make_allocations, .audience = OPCC_AUDIENCE_PUBLIC },
  { "csp-spend", N_ ("Bars: what each partnership has spent of its allocation"), options,
    make_spend, .audience = OPCC_AUDIENCE_PUBLIC },
  { "csp-returns", N_ ("Stacked bars: returns by quarter: in, late, still to come"), options,
    make_returns },
  { "bids-money", N_ ("Bars: what each bid asks for, and what it was awarded"), NULL, make_bids },
  { NULL },
};
