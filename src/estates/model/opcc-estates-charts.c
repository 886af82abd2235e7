/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the estates domain: when schemes are done, what they cost, what that was to be, and
 * what became of the money of section 106. */
#include "opcc-estates-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-s106-event.h"
#include "opcc-s106-sums.h"
#include "opcc-schemes.h"

static double
get_day (OpccDate date)
{
  return date != OPCC_NO_DATE ? date : NAN;
}

static double
get_pence (gint64 pence)
{
  return pence != OPCC_NO_MONEY ? (double) pence : NAN;
}

/* What every chart of schemes says below its title. */
static void
set_texts (OpccChart *chart,
           const OpccSchemesSum *sum,
           OpccDate today,
           const char *measure,
           const char *unit)
{
  const OpccDate day = sum->reported != OPCC_NO_DATE ? sum->reported : today;
  g_autofree char *words = opcc_date_format (day);
  g_autofree char *period = g_strdup_printf (_ ("as reported on %s"), words);

  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, unit);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("Capital programme, records of the office"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Scheme"));
}

static void
add_dates (OpccChart *chart, const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  const OpccDate days[] = { scheme->starts, scheme->ends, scheme->first_start, scheme->first_end };
  const guint category = opcc_chart_add_category (chart, scheme->title, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    opcc_chart_set_value (chart, i, category, get_day (days[i]));
  opcc_chart_set_done (chart, category, g_strcmp0 (state->rating, "complete") == 0);
}

static OpccChart *
make_timeline (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccDate today = opcc_date_today ();
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, today, error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_TIMELINE, OPCC_NUMBER_DATE);
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  OpccSchemesSum sum;
  guint slipped = 0, undated = 0;

  if (states == NULL)
    return NULL;
  opcc_schemes_sum (states, &sum);
  opcc_chart_add_series (chart, OPCC_SERIES_START, _ ("Start"));
  opcc_chart_add_series (chart, OPCC_SERIES_END, _ ("Expected end"));
  opcc_chart_add_series (chart, OPCC_SERIES_FIRST_START, _ ("First approved start"));
  opcc_chart_add_series (chart, OPCC_SERIES_FIRST_END, _ ("First approved end"));
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);

      if (state->scheme->starts == OPCC_NO_DATE && state->scheme->ends == OPCC_NO_DATE)
        undated++;
      else
        add_dates (chart, state);
      slipped += state->slip_days > 0 ? 1 : 0;
    }
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u schemes has slipped",
                                        "%u of %u schemes have slipped", slipped),
                           slipped, sum.n);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  set_texts (chart, &sum, today, _ ("Start and expected end of capital schemes"), _ ("date"));
  if (undated > 0)
    {
      note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%u scheme gives no dates and is not drawn.",
                                           "%u schemes give no dates and are not drawn.", undated),
                              undated);
      opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
    }
  opcc_chart_set_mark (chart, today, _ ("Today"));
  return g_steal_pointer (&chart);
}

static OpccChart *
make_sections (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccDate today = opcc_date_today ();
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, today, error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  g_autofree char *money = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  OpccSchemesSum sum;
  gint64 values[2];

  if (states == NULL)
    return NULL;
  opcc_schemes_sum (states, &sum);
  values[0] = sum.n_approved_budgets > 0 ? sum.approved : OPCC_NO_MONEY;
  values[1] = sum.n_in_year_budgets > 0 ? sum.in_year : OPCC_NO_MONEY;
  money = opcc_money_format_short (sum.budget);
  title = g_strdup_printf (_ ("The programme’s budget is %s"), money);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  set_texts (chart, &sum, today, _ ("Budget of capital schemes by section"), "£");
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Section"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Budget"));
  for (guint i = 0; opcc_scheme_sections[i].key != NULL; i++)
    opcc_chart_set_value (chart, 0,
                          opcc_chart_add_category (chart, _ (opcc_scheme_sections[i].label), NULL),
                          get_pence (values[i]));
  if (sum.n_budgets < sum.n)
    {
      note = g_strdup_printf (_ ("%u of %u budgets are given."), sum.n_budgets, sum.n);
      opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
    }
  return g_steal_pointer (&chart);
}

/* Only schemes that give both can be held against each other. */
static OpccChart *
make_forecast (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccDate today = opcc_date_today ();
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, today, error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BULLET, OPCC_NUMBER_MONEY);
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  OpccSchemesSum sum;
  guint n = 0;

  if (states == NULL)
    return NULL;
  opcc_schemes_sum (states, &sum);
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Forecast"));
  opcc_chart_add_series (chart, OPCC_SERIES_BUDGET, _ ("Budget"));
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);
      guint category;

      if (state->variance == OPCC_NO_MONEY)
        continue;
      category = opcc_chart_add_category (chart, state->scheme->title, NULL);
      opcc_chart_set_value (chart, 0, category, get_pence (state->scheme->forecast));
      opcc_chart_set_value (chart, 1, category, get_pence (state->revised));
      n++;
    }
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u schemes is over budget",
                                        "%u of %u schemes are over budget", sum.n_over),
                           sum.n_over, n);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  set_texts (chart, &sum, today, _ ("Forecast against budget of capital schemes"), "£");
  if (n < sum.n)
    {
      note = g_strdup_printf (_ ("%u of %u schemes give both forecast and budget."), n, sum.n);
      opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
    }
  return g_steal_pointer (&chart);
}

/* From secured to spent over all authorities; what came back stands beside, as a sum of its own. */
static OpccChart *
make_s106 (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) sums = opcc_s106_sums_list (db, error);
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  const guint back = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("Came back"));
  const guint amount = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Money"));
  g_autofree char *day = opcc_date_format (opcc_date_today ());
  g_autofree char *secured = NULL;
  g_autofree char *spent = NULL;
  g_autofree char *title = NULL;
  gint64 amounts[OPCC_S106_N_STATUSES] = { 0 };
  gint64 returned[OPCC_S106_N_STATUSES] = { 0 };

  if (sums == NULL)
    return NULL;
  for (guint i = 0; i < sums->len; i++)
    for (guint status = 0; status < OPCC_S106_N_STATUSES; status++)
      {
        amounts[status] += ((OpccS106Sum *) sums->pdata[i])->amounts[status];
        returned[status] += ((OpccS106Sum *) sums->pdata[i])->returned[status];
      }
  for (guint status = 0; status < OPCC_S106_N_STATUSES; status++)
    {
      const guint category =
          opcc_chart_add_category (chart, _ (opcc_s106_statuses[status].label), NULL);

      opcc_chart_set_value (chart, amount, category, (double) amounts[status]);
      opcc_chart_set_value (chart, back, category, -(double) returned[status]);
    }
  secured = opcc_money_format (amounts[0]);
  spent = opcc_money_format (amounts[OPCC_S106_N_STATUSES - 1]);
  title = g_strdup_printf (_ ("%s is secured, %s is spent"), secured, spent);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, _ ("Money of section 106 by its status"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, day);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "£");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("agreements and transactions, as taken in"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Status"));
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, _ ("What came back is not taken off the money."));
  return g_steal_pointer (&chart);
}

const OpccDomainChart opcc_estates_charts[] = {
  { "schemes-timeline", N_ ("Time line: schemes as now and as first approved"), NULL, make_timeline,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "schemes-budget", N_ ("Bars: budget of the capital schemes by section"), NULL, make_sections,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "schemes-forecast", N_ ("Bullets: forecast of each scheme against its budget"), NULL,
    make_forecast, .audience = OPCC_AUDIENCE_PUBLIC },
  { "s106-money", N_ ("Bars: money of section 106 by its status, and what came back"), NULL,
    make_s106, .audience = OPCC_AUDIENCE_PUBLIC },
  { NULL },
};
