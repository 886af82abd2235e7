/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the workforce by name, made from the office file; pages and opcc draw the same. */
#include "opcc-workforce-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-post-acts.h"
#include "opcc-targets.h"
#include "opcc-text.h"
#include "opcc-workforce-compare.h"

#define OWN_FORCE "Leicestershire"

static OpccChart *
create (OpccChartKind kind, OpccChartNumber number, const char *measure, const char *unit)
{
  OpccChart *chart = opcc_chart_new (kind, number);

  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, unit);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("figures of the office, as taken in"));
  return chart;
}

static void
say (OpccChart *chart, char *title)
{
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  g_free (title);
}

static void
say_period (OpccChart *chart, const char *from, const char *to)
{
  g_autofree char *period =
      g_strcmp0 (from, to) == 0 ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);

  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
}

static void
say_rule (OpccChart *chart, const char *rule)
{
  g_autofree char *note = g_strdup_printf (_ ("Counted as: %s."), rule);

  opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
}

static guint
find_category (OpccChart *chart, const char *name)
{
  for (guint i = 0; i < chart->categories->len; i++)
    if (strcmp (((OpccChartCategory *) g_ptr_array_index (chart->categories, i))->name, name) == 0)
      return i;
  return opcc_chart_add_category (chart, name, NULL);
}

static guint
find_series (OpccChart *chart, const char *name)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (strcmp (((OpccChartSeries *) g_ptr_array_index (chart->series, i))->name, name) == 0)
      return i;
  return opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name);
}

static void
add_value (OpccChart *chart, const char *series_name, const char *category, double value)
{
  const guint series = find_series (chart, series_name);
  const guint at = find_category (chart, category);
  const double held = opcc_chart_get_value (chart, series, at);

  opcc_chart_set_value (chart, series, at, isnan (held) ? value : held + value);
}

static gboolean
refuse_empty (OpccChart *chart, GError **error)
{
  if (chart->categories->len > 0)
    return FALSE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is nothing to draw: the office has no such figures. Take them in with "
                  "“opcc import observations FILE”."));
  return TRUE;
}

/* --- headcount ------------------------------------------------------------------------------- */

static OpccChart *
draw_headcount (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccFigureFilter filter = { .measure = "Headcount" };
  g_autoptr (GPtrArray) changes =
      opcc_figures_compare (db, &filter, OPCC_BY_GROUP, NULL, NULL, error);
  g_autoptr (OpccChart) chart = NULL;
  const OpccFigureChange *first;

  if (changes == NULL)
    return NULL;
  chart = create (OPCC_CHART_BARS, OPCC_NUMBER_COUNT, _ ("Headcount by group"), _ ("people"));
  first = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Group"));
  for (guint i = 0; first != NULL && i < changes->len; i++)
    {
      const OpccFigureChange *change = g_ptr_array_index (changes, i);
      guint at;

      if (change->is_total)
        {
          g_autofree char *to = opcc_text_from_count (change->to);

          say (chart,
               g_strdup_printf (change->difference < 0 ? _ ("The workforce changed by −%.0f to %s")
                                                       : _ ("The workforce changed by +%.0f to %s"),
                                fabs (change->difference), to));
          continue;
        }
      if (strcmp (change->rule, first->rule) != 0)
        continue; /* another counting rule has a chart of its own */
      if (chart->series->len == 0)
        {
          opcc_chart_add_series (chart, OPCC_SERIES_PAST, change->from_period);
          opcc_chart_add_series (chart, OPCC_SERIES_VALUE, change->to_period);
        }
      at = opcc_chart_add_category (chart, change->label, NULL);
      opcc_chart_set_value (chart, 0, at, change->from);
      opcc_chart_set_value (chart, 1, at, change->to);
    }
  if (refuse_empty (chart, error))
    return NULL;
  say_period (chart, first->from_period, first->to_period);
  say_rule (chart, first->rule);
  return g_steal_pointer (&chart);
}

/* --- uplift ---------------------------------------------------------------------------------- */

static OpccChart *
draw_uplift (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);
  g_autoptr (OpccChart) chart = NULL;
  const char *from = NULL, *to = NULL;
  guint met = 0;

  if (targets == NULL)
    return NULL;
  chart = create (OPCC_CHART_BULLET, OPCC_NUMBER_COUNT,
                  _ ("Officers, by head and in full-time equivalents, against their targets"),
                  _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Target"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Actual"));
  opcc_chart_add_series (chart, OPCC_SERIES_TARGET, _ ("Target"));
  for (guint i = 0; i < targets->len; i++)
    {
      const OpccTargetState *state = g_ptr_array_index (targets, i);
      g_autofree char *name = NULL;
      guint at;

      if (g_strcmp0 (state->theme, "uplift") != 0 || isnan (state->target) || isnan (state->actual))
        continue;
      name = g_strdup_printf ("%s, %s", state->title, state->period);
      at = opcc_chart_add_category (chart, name, NULL);
      opcc_chart_set_value (chart, 0, at, state->actual);
      opcc_chart_set_value (chart, 1, at, state->target);
      met += state->actual >= state->target;
      if (from == NULL || strcmp (state->period, from) < 0)
        from = state->period;
      if (to == NULL || strcmp (state->period, to) > 0)
        to = state->period;
    }
  if (refuse_empty (chart, error))
    return NULL;
  say (chart,
       g_strdup_printf (_ ("%u of %u targets for officers are met"), met, chart->categories->len));
  say_period (chart, from, to);
  say_rule (chart, _ ("each target by its own rule, never by another"));
  return g_steal_pointer (&chart);
}

/* --- joiners --------------------------------------------------------------------------------- */

/* The measure that counts joiners by month; (nullable). */
static char *
find_intake (OpccDb *db, GError **error)
{
  return opcc_db_get_text (db,
                           "SELECT m.title FROM measure m JOIN observation o ON o.measure = m.n"
                           " WHERE m.theme = 'joiners' AND m.nature = 'flow' AND o.period ="
                           " substr (o.period_end, 1, 7) ORDER BY m.n LIMIT 1",
                           error, "");
}

static OpccChart *
draw_joiners (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const gboolean by_route = g_strcmp0 (g_hash_table_lookup (choices, "by"), "route") == 0;
  g_autofree char *intake = find_intake (db, error);
  const OpccFigureFilter filter = { .measure = intake != NULL ? intake : "" };
  g_autoptr (GPtrArray) points =
      opcc_figures_list (db, &filter, by_route ? OPCC_BY_CHARACTERISTIC : OPCC_BY_GROUP, error);
  g_autoptr (OpccChart) chart = NULL;
  double all = 0;

  if (points == NULL)
    return NULL;
  chart =
      create (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT,
              by_route ? _ ("Officers joining by route of entry") : _ ("Officers joining by month"),
              _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, by_route ? _ ("Route of entry") : _ ("Month"));
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);
      const char *route =
          g_str_has_prefix (point->label, "Route: ") ? point->label + 7 : point->label;

      if (isnan (point->value))
        {
          find_category (chart, by_route ? route : point->period);
          continue;
        }
      add_value (chart, by_route ? _ ("Officers") : point->label, by_route ? route : point->period,
                 point->value);
      all += point->value;
    }
  if (refuse_empty (chart, error))
    return NULL;
  say (chart, g_strdup_printf (_ ("%.0f officers joined"), all));
  say_period (chart, ((OpccFigurePoint *) g_ptr_array_index (points, 0))->period,
              ((OpccFigurePoint *) g_ptr_array_index (points, points->len - 1))->period);
  say_rule (chart, ((OpccFigurePoint *) g_ptr_array_index (points, 0))->rule);
  return g_steal_pointer (&chart);
}

/* --- officers by sex and rank ---------------------------------------------------------------- */

static const char *const ranks[] = { "Constable",       "Sergeant",       "Inspector",
                                     "Chief Inspector", "Superintendent", "Chief Superintendent",
                                     "Chief Officer" };

/* The file of 2021 has five words for sex, three of them with nobody: a picture has room for four.
 */
static gboolean
is_named_sex (const char *sex)
{
  return strcmp (sex, "Female") == 0 || strcmp (sex, "Male") == 0;
}

static OpccChart *
draw_officers (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const char *force = g_hash_table_lookup (choices, "force");
  const char *year = g_hash_table_lookup (choices, "year");
  g_autofree char *period = g_strdup_printf ("%s-03-31", year);
  const OpccFigureFilter filter = { .measure = "Police workforce",
                                    .rule = "Home Office police workforce open data table, head "
                                            "count at 31 March",
                                    .group = "police officer",
                                    .force = force != NULL ? force : OWN_FORCE,
                                    .period = period };
  g_autoptr (GPtrArray) points = opcc_figures_list (db, &filter, OPCC_BY_SEX | OPCC_BY_RANK, error);
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *all_words = NULL;
  double all = 0, women = 0;

  if (points == NULL)
    return NULL;
  chart = create (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT, _ ("Police officers by sex and rank"),
                  _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Rank"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, filter.force);
  for (guint i = 0; i < G_N_ELEMENTS (ranks) && points->len > 0; i++)
    opcc_chart_add_category (chart, ranks[i], NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);
      g_auto (GStrv) parts = g_strsplit (point->label, ", ", 2);

      if (parts[0] == NULL || parts[1] == NULL || isnan (point->value) ||
          (!is_named_sex (parts[0]) && point->value == 0))
        continue;
      add_value (chart, is_named_sex (parts[0]) ? parts[0] : _ ("Other or not stated"), parts[1],
                 point->value);
      all += point->value;
      women += strcmp (parts[0], "Female") == 0 ? point->value : 0;
    }
  if (refuse_empty (chart, error))
    return NULL;
  all_words = opcc_text_from_count (all);
  say (chart, g_strdup_printf (_ ("%.0f of %s officers are women"), women, all_words));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("Home Office police workforce open data table"));
  say_rule (chart, filter.rule);
  return g_steal_pointer (&chart);
}

/* --- shares ---------------------------------------------------------------------------------- */

/* The share of the people of the area who are not White, in per cent; NAN without the census. */
static double
find_census_share (OpccDb *db)
{
  const double all = (double) opcc_db_get_integer (
      db,
      "SELECT coalesce (sum (o.value), 0) FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = 'census' AND o.characteristic LIKE 'Ethnicity:%'",
      0, NULL, "");
  const double white = (double) opcc_db_get_integer (
      db,
      "SELECT coalesce (sum (o.value), 0) FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = 'census' AND o.characteristic = 'Ethnicity: White'",
      0, NULL, "");

  return all > 0 ? 100 * (all - white) / all : NAN;
}

static OpccChart *
draw_representation (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccFigureFilter filter = { .measure = "BAME share of joiners" };
  g_autoptr (GPtrArray) points = opcc_figures_list (db, &filter, OPCC_BY_NOTHING, error);
  g_autoptr (OpccChart) chart = NULL;
  const double census = find_census_share (db);
  double least = NAN, most = NAN;

  if (points == NULL)
    return NULL;
  chart = create (OPCC_CHART_BARS, OPCC_NUMBER_PERCENT, _ ("BAME share of joiners"),
                  _ ("per cent of joiners"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Joiners"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Share"));
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);
      g_autofree char *name = g_strdup_printf ("%s, %s", point->label, point->period);

      opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, name, NULL), point->value);
      least = isnan (least) ? point->value : fmin (least, point->value);
      most = isnan (most) ? point->value : fmax (most, point->value);
    }
  if (refuse_empty (chart, error))
    return NULL;
  say (chart, g_strdup_printf (_ ("BAME share of joiners: %.1f to %.1f per cent"), least, most));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("2022-23, and years that are not printed"));
  if (isnan (census))
    say_rule (chart, _ ("as reported; the census is not taken in, so nothing is held against it"));
  else
    {
      g_autofree char *words = g_strdup_printf (_ ("Census 2011: %.1f%%"), census);

      opcc_chart_set_mark (chart, census, words);
      say_rule (chart, _ ("as reported; the line is the share of all people of the area"));
    }
  return g_steal_pointer (&chart);
}

static OpccChart *
draw_leavers (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT m.title, o.staff_group, o.value FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = 'leavers' AND m.unit = 'percent' AND o.value IS NOT NULL"
      " ORDER BY o.value DESC",
      error, "");
  g_autoptr (OpccChart) chart = create (OPCC_CHART_BARS, OPCC_NUMBER_PERCENT,
                                        _ ("Shares and rates of leaving"), _ ("per cent"));
  gboolean more = FALSE;

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Measure"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Per cent"));
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      g_autofree char *name =
          g_strdup_printf ("%s (%s)", opcc_stmt_get_text (stmt, 0), opcc_stmt_get_text (stmt, 1));

      opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, name, NULL),
                            opcc_stmt_get_real (stmt, 2));
    }
  if (stmt == NULL || more || refuse_empty (chart, error))
    return NULL;
  say (chart, g_strdup (_ ("Why people leave, as far as it is stated")));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("2022-23 and as stated"));
  say_rule (chart, _ ("each as reported for its own group; they do not add up"));
  return g_steal_pointer (&chart);
}

/* --- any measure against any other ----------------------------------------------------------- */

static double
find_first (GPtrArray *pairs, gboolean is_a)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const OpccYearPair *pair = g_ptr_array_index (pairs, i);

      if (!isnan (pair->a) && !isnan (pair->b) && pair->a != 0 && pair->b != 0)
        return is_a ? pair->a : pair->b;
    }
  return NAN;
}

static OpccChart *
lay (OpccMeasure *a, OpccMeasure *b, GPtrArray *pairs, GError **error)
{
  const gboolean same_unit = strcmp (a->unit, b->unit) == 0;
  const double base_a = same_unit ? 100 : find_first (pairs, TRUE);
  const double base_b = same_unit ? 100 : find_first (pairs, FALSE);
  g_autofree char *name_a = g_strdup_printf ("%s (%s)", a->title, a->rule);
  g_autofree char *name_b = g_strdup_printf ("%s (%s)", b->title, b->rule);
  g_autoptr (OpccChart) chart =
      create (OPCC_CHART_LINES,
              same_unit && opcc_measure_can_add (a->unit) ? OPCC_NUMBER_COUNT : OPCC_NUMBER_DECIMAL,
              _ ("Two measures by financial year"),
              same_unit ? opcc_choice_get_label (opcc_measure_units, a->unit)
                        : _ ("first year with both = 100"));

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Financial year"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name_a);
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name_b);
  for (guint i = 0; i < pairs->len; i++)
    {
      const OpccYearPair *pair = g_ptr_array_index (pairs, i);
      const guint at = opcc_chart_add_category (chart, pair->year, NULL);

      opcc_chart_set_value (chart, 0, at, 100 * pair->a / base_a);
      opcc_chart_set_value (chart, 1, at, 100 * pair->b / base_b);
    }
  if (refuse_empty (chart, error))
    return NULL;
  say (chart, g_strdup_printf (_ ("%s and %s by year"), a->title, b->title));
  say_period (chart, ((OpccYearPair *) g_ptr_array_index (pairs, 0))->year,
              ((OpccYearPair *) g_ptr_array_index (pairs, pairs->len - 1))->year);
  opcc_chart_set_text (chart, OPCC_CHART_NOTE,
                       same_unit ? _ ("Each line is one measure under one counting rule.")
                                 : _ ("Their units differ, so each line is held against its own "
                                      "first year with both; each is under one counting rule."));
  return g_steal_pointer (&chart);
}

static OpccChart *
draw_compare (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccMeasure) a = opcc_measure_choose (db, g_hash_table_lookup (choices, "measure"),
                                                   g_hash_table_lookup (choices, "rule"), error);
  g_autoptr (OpccMeasure) b =
      a != NULL ? opcc_measure_choose (db, g_hash_table_lookup (choices, "and"),
                                       g_hash_table_lookup (choices, "and-rule"), error)
                : NULL;
  g_autoptr (GPtrArray) pairs = b != NULL ? opcc_workforce_compare (db, a, b, error) : NULL;

  return pairs != NULL ? lay (a, b, pairs, error) : NULL;
}

/* --- vacancies ------------------------------------------------------------------------------- */

static OpccChart *
draw_vacancies (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (GArray) months = opcc_vacancies_list (db, opcc_date_today (), 12, error);
  g_autoptr (OpccChart) chart = NULL;
  guint unknown = 0, now = 0;

  if (months == NULL)
    return NULL;
  chart = create (OPCC_CHART_LINES, OPCC_NUMBER_COUNT, _ ("Posts of the office that stood vacant"),
                  _ ("posts"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Month"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("The office"));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("register of posts and their events"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Vacant at the end of the month"));
  for (guint i = 0; i < months->len; i++)
    {
      const OpccVacancies *month = &g_array_index (months, OpccVacancies, i);

      opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, month->month, NULL),
                            month->n_vacant);
      now = month->n_vacant;
      unknown = month->n_unknown;
    }
  say (chart,
       g_strdup_printf (ngettext ("%u post stands vacant", "%u posts stand vacant", now), now));
  say_period (chart, g_array_index (months, OpccVacancies, 0).month,
              g_array_index (months, OpccVacancies, months->len - 1).month);
  if (unknown > 0)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u more is vacant; since when was not stated.",
                                     "%u more are vacant; since when was not stated.", unknown),
                           unknown);

      opcc_chart_set_text (chart, OPCC_CHART_NOTE, words);
    }
  return g_steal_pointer (&chart);
}

/* clang-format off */
static const OpccChartOption by_options[] = {
  { "by", "WHAT", N_ ("By month, or by route of entry; by month unless given"),
    .choices = "month|route" },
  { NULL },
};

static const OpccChartOption officers_options[] = {
  { "year", "YEAR", N_ ("The year whose 31 March is counted, such as 2021"), .is_required = TRUE },
  { "force", "FORCE", N_ ("Another force of the file than Leicestershire") },
  { NULL },
};

static const OpccChartOption compare_options[] = {
  { "measure", "TITLE", N_ ("The first measure"), .is_required = TRUE },
  { "rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { "and", "TITLE", N_ ("The second measure"), .is_required = TRUE },
  { "and-rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { NULL },
};

const OpccDomainChart opcc_workforce_charts[] = {
  { "workforce-headcount", N_ ("Bars in pairs: headcount by group in the last two years"), NULL, draw_headcount },
  { "workforce-uplift", N_ ("Bullets: officers by head and in full-time equivalents against targets"), NULL, draw_uplift },
  { "workforce-joiners", N_ ("Stacked bars: officers who joined, by month or by route"), by_options, draw_joiners },
  { "workforce-officers", N_ ("Stacked bars: officers by sex and rank at 31 March of any year"), officers_options, draw_officers },
  { "workforce-leavers", N_ ("Bars: shares and rates of leaving, as stated"), NULL, draw_leavers },
  { "workforce-representation", N_ ("Bars: BAME share of joiners against the census"), NULL, draw_representation },
  { "workforce-compare", N_ ("Lines: any measure against any other, by year"), compare_options, draw_compare },
  { "workforce-vacancies", N_ ("Line: posts of the office that stood vacant, by month"), NULL, draw_vacancies },
  { NULL },
};
/* clang-format on */
