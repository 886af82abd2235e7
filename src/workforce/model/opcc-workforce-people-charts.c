/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of who they are: officers by sex and rank, who is represented, held against the census. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-figures.h"
#include "opcc-representation.h"
#include "opcc-text.h"
#include "opcc-workforce-chart-parts.h"

static void
add_rank (OpccChart *chart, const OpccRankCount *count, gboolean has_others)
{
  const guint at = opcc_chart_add_category (chart, count->rank, NULL);

  opcc_chart_set_value (chart, 0, at, count->women);
  opcc_chart_set_value (chart, 1, at, count->men);
  if (has_others)
    opcc_chart_set_value (chart, 2, at, count->others);
}

OpccChart *
opcc_workforce_draw_officers (OpccDb *db,
                              const OpccDomainChart *self,
                              GHashTable *choices,
                              GError **error)
{
  const char *force = g_hash_table_lookup (choices, "force");
  const char *year = g_hash_table_lookup (choices, "year");
  g_autofree char *period = g_strdup_printf ("%s-03-31", year);
  g_autoptr (GArray) counts = opcc_officers_count (db, force, year, error);
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *all_words = NULL;
  double women = 0, all = 0, others = 0;

  if (counts == NULL)
    return NULL;
  chart = opcc_workforce_chart_create (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT,
                                       _ ("Police officers by sex and rank"), _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Rank"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, force != NULL ? force : OPCC_OWN_FORCE);
  for (guint i = 0; i < counts->len; i++)
    {
      const OpccRankCount *count = &g_array_index (counts, OpccRankCount, i);

      women += count->women;
      others += count->others;
      all += count->women + count->men + count->others;
    }
  /* The words of the open data table, so that picture and file can be compared. */
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Female"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Male"));
  if (others > 0)
    opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Other or not stated"));
  for (guint i = 0; i < counts->len; i++)
    add_rank (chart, &g_array_index (counts, OpccRankCount, i), others > 0);
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  all_words = opcc_text_from_count (all);
  opcc_workforce_chart_say (chart, g_strdup_printf (_ ("%.0f of %s officers are women"), women,
                                                    all_words));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, period);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("Home Office police workforce open data table"));
  opcc_workforce_chart_say_rule (chart, OPCC_OFFICERS_RULE);
  return g_steal_pointer (&chart);
}

/* --- representation -------------------------------------------------------------------------- */

static void
add_share (OpccChart *chart, const OpccFigurePoint *point, double *least, double *most)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", point->label, point->period);

  opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, name, NULL), point->value);
  *least = isnan (*least) ? point->value : fmin (*least, point->value);
  *most = isnan (*most) ? point->value : fmax (*most, point->value);
}

static OpccChart *
draw_joiners (OpccDb *db, GError **error)
{
  const OpccFigureFilter filter = { .measure = "BAME share of joiners" };
  g_autoptr (GPtrArray) points = opcc_figures_list (db, &filter, OPCC_BY_NOTHING, error);
  g_autoptr (OpccChart) chart = NULL;
  double least = NAN, most = NAN, census = NAN;

  if (points == NULL ||
      !opcc_census_find_share (db, "Ethnicity:", "Ethnicity: White", &census, error))
    return NULL;
  chart = opcc_workforce_chart_create (OPCC_CHART_BARS, OPCC_NUMBER_PERCENT,
                                       _ ("BAME share of joiners"), _ ("per cent of joiners"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Joiners"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Share"));
  for (guint i = 0; i < points->len; i++)
    add_share (chart, g_ptr_array_index (points, i), &least, &most);
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart,
                            g_strdup_printf (_ ("BAME share of joiners: %.1f to %.1f per cent"),
                                             least, most));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("2022-23, and years that are not printed"));
  if (isnan (census))
    opcc_workforce_chart_say_rule (
        chart, _ ("as reported; the census is not taken in, so nothing is held against it"));
  else
    {
      g_autofree char *words = g_strdup_printf (_ ("Census 2011: %.1f%%"), census);

      opcc_chart_set_mark (chart, census, words);
      opcc_workforce_chart_say_rule (
          chart, _ ("as reported; the line is the share of all people of the area"));
    }
  return g_steal_pointer (&chart);
}

/* The share of women in the largest group, that of its officers, in the first and the last year. */
static char *
make_message (const OpccWomenByYear *women)
{
  return g_strdup_printf (_ ("Women among %ss: %.1f to %.1f per cent"),
                          (const char *) g_ptr_array_index (women->groups, 0),
                          opcc_women_by_year_get (women, 0, 0),
                          opcc_women_by_year_get (women, women->years->len - 1, 0));
}

static OpccChart *
draw_years (OpccDb *db, GError **error)
{
  g_autoptr (OpccWomenByYear) women = opcc_women_by_year_read (db, OPCC_YEARS_SHOWN, error);
  g_autoptr (OpccChart) chart = NULL;
  double census = NAN;

  if (women == NULL || !opcc_census_find_share (db, "Sex:", "Sex: Male", &census, error))
    return NULL;
  chart = opcc_workforce_chart_create (OPCC_CHART_LINES, OPCC_NUMBER_PERCENT,
                                       _ ("Women in each group of the workforce"),
                                       _ ("per cent of the group"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("At 31 March"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, OPCC_OWN_FORCE);
  for (guint k = 0; k < MIN (women->groups->len, OPCC_CHART_MOST_SERIES); k++)
    opcc_chart_add_series (chart, OPCC_SERIES_VALUE, g_ptr_array_index (women->groups, k));
  for (guint i = 0; i < women->years->len; i++)
    {
      const guint at = opcc_chart_add_category (chart, g_ptr_array_index (women->years, i), NULL);

      for (guint k = 0; k < chart->series->len; k++)
        opcc_chart_set_value (chart, k, at, opcc_women_by_year_get (women, i, k));
    }
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  if (!isnan (census))
    {
      g_autofree char *words = g_strdup_printf (_ ("Census: %.1f%%"), census);

      opcc_chart_set_mark (chart, census, words);
    }
  opcc_workforce_chart_say (chart, make_message (women));
  opcc_workforce_chart_say_period (chart, g_ptr_array_index (women->years, 0),
                                   g_ptr_array_index (women->years, women->years->len - 1));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("Home Office police workforce open data table"));
  opcc_workforce_chart_say_rule (chart, OPCC_OFFICERS_RULE);
  return g_steal_pointer (&chart);
}

OpccChart *
opcc_workforce_draw_representation (OpccDb *db,
                                    const OpccDomainChart *self,
                                    GHashTable *choices,
                                    GError **error)
{
  return g_strcmp0 (g_hash_table_lookup (choices, "by"), "year") == 0 ? draw_years (db, error)
                                                                      : draw_joiners (db, error);
}
