/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the workforce by name, made from the office file; pages and opcc draw the same. */
#include "opcc-workforce-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-figures.h"
#include "opcc-post-acts.h"
#include "opcc-text.h"
#include "opcc-workforce-chart-parts.h"
#include "opcc-workforce-compare.h"

/* --- headcount ------------------------------------------------------------------------------- */

static OpccChart *
draw_headcount (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const char *measure = g_hash_table_lookup (choices, "measure");
  const OpccFigureFilter filter = { .measure = measure != NULL ? measure : "Headcount",
                                    .rule = g_hash_table_lookup (choices, "rule"),
                                    .force = g_hash_table_lookup (choices, "force") };
  g_autoptr (GPtrArray) changes =
      opcc_figures_compare (db, &filter, OPCC_BY_GROUP, g_hash_table_lookup (choices, "from"),
                            g_hash_table_lookup (choices, "to"), error);
  g_autoptr (OpccChart) chart = NULL;
  const OpccFigureChange *first;

  if (changes == NULL)
    return NULL;
  chart = opcc_workforce_chart_create (OPCC_CHART_BARS, OPCC_NUMBER_COUNT, _ ("Headcount by group"),
                                       _ ("people"));
  first = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Group"));
  for (guint i = 0; first != NULL && i < changes->len; i++)
    {
      const OpccFigureChange *change = g_ptr_array_index (changes, i);
      guint at;

      if (change->is_total && isnan (change->difference))
        continue;
      if (change->is_total)
        {
          g_autofree char *to = opcc_text_from_count (change->to);

          opcc_workforce_chart_say (
              chart,
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
      at =
          opcc_chart_add_category (chart, opcc_figure_change_get_line (change, filter.force), NULL);
      opcc_chart_set_value (chart, 0, at, change->from);
      opcc_chart_set_value (chart, 1, at, change->to);
    }
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  if (chart->texts[OPCC_CHART_TITLE] == NULL)
    opcc_workforce_chart_say (chart, g_strdup_printf (_ ("%s by group, %s and %s"), first->title,
                                                      first->from_period, first->to_period));
  if (filter.force != NULL)
    opcc_chart_set_text (chart, OPCC_CHART_PLACE, filter.force);
  opcc_workforce_chart_say_period (chart, first->from_period, first->to_period);
  opcc_workforce_chart_say_rule (chart, first->rule);
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
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;
  g_autofree char *note = NULL;
  g_autoptr (OpccChart) chart =
      opcc_workforce_chart_create (OPCC_CHART_LINES,
                                   same_unit && opcc_measure_can_add (a->unit)
                                       ? OPCC_NUMBER_COUNT
                                       : OPCC_NUMBER_DECIMAL,
                                   _ ("Two measures by financial year"),
                                   same_unit ? opcc_choice_get_label (opcc_measure_units, a->unit)
                                             : _ ("first year with both = 100"));

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Financial year"));
  opcc_measures_name_apart (a, b, &name_a, &name_b);
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name_a);
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name_b);
  for (guint i = 0; i < pairs->len; i++)
    {
      const OpccYearPair *pair = g_ptr_array_index (pairs, i);
      const guint at = opcc_chart_add_category (chart, pair->year, NULL);

      opcc_chart_set_value (chart, 0, at, 100 * pair->a / base_a);
      opcc_chart_set_value (chart, 1, at, 100 * pair->b / base_b);
    }
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart,
                            g_ascii_strcasecmp (a->title, b->title) == 0
                                ? g_strdup_printf (_ ("%s by year, counted in two ways"), a->title)
                                : g_strdup_printf (_ ("%s and %s by year"), a->title, b->title));
  opcc_workforce_chart_say_period (
      chart, ((OpccYearPair *) g_ptr_array_index (pairs, 0))->year,
      ((OpccYearPair *) g_ptr_array_index (pairs, pairs->len - 1))->year);
  note = g_strdup_printf (same_unit
                              ? _ ("%s is counted as: %s; %s: %s.")
                              : _ ("%s is counted as: %s; %s: %s. Their units differ, so each line "
                                   "is held against its own first year with both."),
                          name_a, a->rule, name_b, b->rule);
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
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
  chart = opcc_workforce_chart_create (OPCC_CHART_LINES, OPCC_NUMBER_COUNT,
                                       _ ("Posts of the office that stood vacant"), _ ("posts"));
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
  opcc_workforce_chart_say (chart, now == 0
                                       ? g_strdup (_ ("No post stands vacant"))
                                       : g_strdup_printf (ngettext ("%u post stands vacant",
                                                                    "%u posts stand vacant", now),
                                                          now));
  opcc_workforce_chart_say_period (chart, g_array_index (months, OpccVacancies, 0).month,
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
static const OpccDomainOption headcount_options[] = {
  { "measure", "TITLE", N_ ("Another measure than Headcount") },
  { "rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { "force", "FORCE", N_ ("The force, where figures of several are held") },
  { "from", "PERIOD", N_ ("The earlier period; the last but one unless given") },
  { "to", "PERIOD", N_ ("The later period; the last one unless given") },
  { NULL },
};

static const OpccDomainOption uplift_options[] = {
  { "by", "WHAT", N_ ("By target, or by month; by target unless given"), .choices = "target|month" },
  { NULL },
};

static const OpccDomainOption leavers_options[] = {
  { "by", "WHAT", N_ ("All that is stated, or by reason, by length of service, or in the first two "
                      "years"),
    .choices = "stated|reason|service|first-years" },
  { NULL },
};

static const OpccDomainOption profile_options[] = {
  { "by", "WHAT", N_ ("Education or background; background unless given"),
    .choices = "education|background" },
  { NULL },
};

static const OpccDomainOption representation_options[] = {
  { "by", "WHAT", N_ ("Joiners as stated, or women by year; as stated unless given"),
    .choices = "stated|year" },
  { NULL },
};

static const OpccDomainOption by_options[] = {
  { "by", "WHAT", N_ ("By month, or by route of entry; by month unless given"),
    .choices = "month|route" },
  { NULL },
};

static const OpccDomainOption officers_options[] = {
  { "year", "YEAR", N_ ("The year whose 31 March is counted, such as 2021"), .is_required = TRUE },
  { "force", "FORCE", N_ ("Another force of the file than Leicestershire") },
  { NULL },
};

static const OpccDomainOption compare_options[] = {
  { "measure", "TITLE", N_ ("The first measure"), .is_required = TRUE },
  { "rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { "and", "TITLE", N_ ("The second measure"), .is_required = TRUE },
  { "and-rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { NULL },
};

const OpccDomainChart opcc_workforce_charts[] = {
  { "workforce-headcount", N_ ("Bars in pairs: headcount by group in two years"), headcount_options, draw_headcount,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "workforce-uplift", N_ ("Officers by head and in full-time equivalents against targets, or by month"), uplift_options, opcc_workforce_draw_uplift,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "workforce-joiners", N_ ("Stacked bars: officers who joined, by month or by route"), by_options, opcc_workforce_draw_joiners,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "workforce-officers", N_ ("Stacked bars: officers by sex and rank at 31 March of any year"), officers_options, opcc_workforce_draw_officers,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "workforce-leavers", N_ ("Bars: leavers as stated, by reason or by length of service"), leavers_options, opcc_workforce_draw_leavers,
    .audience = OPCC_AUDIENCE_PARTNERS },
  { "workforce-profile", N_ ("Bars: education or background, of officers and of the people"), profile_options, opcc_workforce_draw_profile,
    .audience = OPCC_AUDIENCE_PARTNERS },
  { "workforce-representation", N_ ("Joiners by ethnicity, or women by year, against the census"), representation_options, opcc_workforce_draw_representation,
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "workforce-compare", N_ ("Lines: any measure against any other, by year"), compare_options, draw_compare },
  { "workforce-vacancies", N_ ("Line: posts of the office that stood vacant, by month"), NULL, draw_vacancies },
  { NULL },
};
/* clang-format on */
