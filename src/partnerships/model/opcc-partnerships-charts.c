/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the partnerships: what each is allocated, and what each has spent of it. */
#include "opcc-partnerships-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

const OpccDomainChart opcc_partnerships_charts[] = {
  { "csp-allocations", N_ ("Bars: what each partnership is allocated, beside the formula"), options,
    make_allocations, .audience = OPCC_AUDIENCE_PUBLIC },
  { "csp-spend", N_ ("Bars: what each partnership has spent of its allocation"), options,
    make_spend, .audience = OPCC_AUDIENCE_PUBLIC },
  { NULL },
};
