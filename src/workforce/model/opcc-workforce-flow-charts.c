/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of who came and who left: the Uplift, joiners, leavers, the profile of recruits. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-figures.h"
#include "opcc-targets.h"
#include "opcc-text.h"
#include "opcc-workforce-chart-parts.h"

/* --- uplift ---------------------------------------------------------------------------------- */

static OpccChart *
draw_targets (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);
  g_autoptr (OpccChart) chart = NULL;
  const char *from = NULL, *to = NULL;
  guint met = 0;

  if (targets == NULL)
    return NULL;
  chart = opcc_workforce_chart_create (
      OPCC_CHART_BULLET, OPCC_NUMBER_COUNT,
      _ ("Officers, by head and in full-time equivalents, against their targets"), _ ("officers"));
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
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart, g_strdup_printf (_ ("%u of %u targets for officers are met"),
                                                    met, chart->categories->len));
  opcc_workforce_chart_say_period (chart, from, to);
  opcc_workforce_chart_say_rule (chart, _ ("each target by its own rule, never by another"));
  return g_steal_pointer (&chart);
}

/* A line for what is counted by head and one in full-time equivalents, each with its own target. */
static void
add_point (OpccChart *chart, const OpccTargetPoint *point)
{
  const gboolean is_fte = strcmp (point->unit, "fte") == 0;
  const guint at = opcc_workforce_chart_find_category (chart, point->period);

  opcc_chart_set_value (chart, is_fte ? 1 : 0, at, point->actual);
  opcc_chart_set_value (chart, is_fte ? 3 : 2, at, point->target);
}

static void
say_last (OpccChart *chart, const OpccTargetPoint *last)
{
  g_autofree char *actual = last != NULL ? opcc_text_from_count (last->actual) : NULL;
  g_autofree char *target = last != NULL ? opcc_text_from_count (last->target) : NULL;

  opcc_workforce_chart_say (chart, last != NULL
                                       ? g_strdup_printf (_ ("%s officers against a target of %s"),
                                                          actual, target)
                                       : g_strdup (_ ("Officers against their targets")));
}

static OpccChart *
draw_months (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) points = opcc_targets_list_points (db, "uplift", error);
  g_autoptr (OpccChart) chart = NULL;
  const OpccTargetPoint *last = NULL;

  if (points == NULL)
    return NULL;
  chart = opcc_workforce_chart_create (OPCC_CHART_LINES, OPCC_NUMBER_COUNT,
                                       _ ("Officers, by head and in full-time equivalents, against "
                                          "their targets"),
                                       _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Month or day"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Headcount"));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Full-time equivalents"));
  opcc_chart_add_series (chart, OPCC_SERIES_TARGET, _ ("Target, headcount"));
  opcc_chart_add_series (chart, OPCC_SERIES_TARGET, _ ("Target, full-time equivalents"));
  for (guint i = 0; i < points->len; i++)
    {
      const OpccTargetPoint *point = g_ptr_array_index (points, i);

      /* Only what has a target of its own counting rule can be held against one. */
      if (isnan (point->target) || isnan (point->actual))
        continue;
      add_point (chart, point);
      last = strcmp (point->unit, "fte") != 0 ? point : last;
    }
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  say_last (chart, last);
  opcc_workforce_chart_say_period (
      chart, ((OpccChartCategory *) g_ptr_array_index (chart->categories, 0))->name,
      ((OpccChartCategory *) g_ptr_array_index (chart->categories, chart->categories->len - 1))
          ->name);
  opcc_workforce_chart_say_rule (chart, _ ("each line beside the target of its own rule"));
  return g_steal_pointer (&chart);
}

OpccChart *
opcc_workforce_draw_uplift (OpccDb *db,
                            const OpccDomainChart *self,
                            GHashTable *choices,
                            GError **error)
{
  return g_strcmp0 (g_hash_table_lookup (choices, "by"), "month") == 0 ? draw_months (db, error)
                                                                       : draw_targets (db, error);
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

OpccChart *
opcc_workforce_draw_joiners (OpccDb *db,
                             const OpccDomainChart *self,
                             GHashTable *choices,
                             GError **error)
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
  chart = opcc_workforce_chart_create (OPCC_CHART_STACKED, OPCC_NUMBER_COUNT,
                                       by_route ? _ ("Officers joining by route of entry")
                                                : _ ("Officers joining by month"),
                                       _ ("officers"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, by_route ? _ ("Route of entry") : _ ("Month"));
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);
      const char *route =
          g_str_has_prefix (point->label, "Route: ") ? point->label + 7 : point->label;

      if (isnan (point->value))
        {
          opcc_workforce_chart_find_category (chart, by_route ? route : point->period);
          continue;
        }
      opcc_workforce_chart_add_value (chart, by_route ? _ ("Officers") : point->label,
                                      by_route ? route : point->period, point->value);
      all += point->value;
    }
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart, g_strdup_printf (_ ("%.0f officers joined"), all));
  opcc_workforce_chart_say_period (
      chart, ((OpccFigurePoint *) g_ptr_array_index (points, 0))->period,
      ((OpccFigurePoint *) g_ptr_array_index (points, points->len - 1))->period);
  opcc_workforce_chart_say_rule (chart, ((OpccFigurePoint *) g_ptr_array_index (points, 0))->rule);
  return g_steal_pointer (&chart);
}

/* --- leavers and the profile of recruits ----------------------------------------------------- */

/* Per cents of one theme as they were stated, largest first. */
static OpccChart *
draw_shares (OpccDb *db,
             const char *theme,
             gboolean first_years,
             const char *measure,
             const char *title,
             GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT m.title, o.staff_group, o.value FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = $1 AND m.unit = 'percent' AND o.value IS NOT NULL AND ($2 = 0 OR"
      " o.staff_group LIKE '%first two years%') ORDER BY o.value DESC",
      error, "si", theme, (gint64) first_years);
  g_autoptr (OpccChart) chart =
      opcc_workforce_chart_create (OPCC_CHART_BARS, OPCC_NUMBER_PERCENT, measure, _ ("per cent"));
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
  if (stmt == NULL || more || opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart, g_strdup (title));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, _ ("2022-23 and as stated"));
  opcc_workforce_chart_say_rule (chart,
                                 _ ("each as reported for its own group; they do not add up"));
  return g_steal_pointer (&chart);
}

/* Title and rule of the one measure, and the one period, that says this of leavers last. */
static OpccStmt *
find_parts (OpccDb *db, const char *like, GError **error)
{
  return opcc_db_query (
      db,
      "SELECT o.characteristic, o.staff_group, o.value, m.unit, m.rule, o.period FROM observation o"
      " JOIN measure m ON m.n = o.measure WHERE o.characteristic LIKE $1 AND o.value IS NOT NULL"
      " AND m.n = (SELECT p.measure FROM observation p JOIN measure q ON q.n = p.measure WHERE"
      " q.theme = 'leavers' AND p.characteristic LIKE $1 ORDER BY p.period_end DESC, p.measure"
      " LIMIT 1) AND o.period = (SELECT p.period FROM observation p JOIN measure q ON q.n ="
      " p.measure WHERE q.theme = 'leavers' AND p.characteristic LIKE $1 ORDER BY p.period_end "
      "DESC,"
      " p.measure LIMIT 1) ORDER BY o.n",
      error, "s", like);
}

/* Bars by what the characteristic says after @prefix, in the last period it was said for. */
static OpccChart *
draw_parts (
    OpccDb *db, const char *prefix, const char *heading, const char *measure, GError **error)
{
  g_autofree char *like = g_strconcat (prefix, "%", NULL);
  g_autoptr (OpccStmt) stmt = find_parts (db, like, error);
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *most = NULL;
  double highest = -1;
  gboolean more = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      const gboolean is_share = strcmp (opcc_stmt_get_text (stmt, 3), "percent") == 0;
      const char *part = opcc_stmt_get_text (stmt, 0) + strlen (prefix);
      const char *period = opcc_stmt_get_text (stmt, 5);

      if (chart == NULL)
        {
          chart =
              opcc_workforce_chart_create (OPCC_CHART_BARS,
                                           is_share ? OPCC_NUMBER_PERCENT : OPCC_NUMBER_COUNT,
                                           measure,
                                           is_share ? _ ("per cent of leavers") : _ ("leavers"));
          opcc_chart_set_text (chart, OPCC_CHART_HEADING, heading);
          opcc_workforce_chart_say_period (chart, period, period);
          opcc_workforce_chart_say_rule (chart, opcc_stmt_get_text (stmt, 4));
        }
      opcc_workforce_chart_add_value (chart, opcc_stmt_get_text (stmt, 1), part,
                                      opcc_stmt_get_real (stmt, 2));
      if (opcc_stmt_get_real (stmt, 2) <= highest)
        continue;
      highest = opcc_stmt_get_real (stmt, 2);
      g_free (most);
      most = g_strdup_printf (_ ("Most leavers, %s: %s"), period, part);
    }
  if (stmt == NULL || more)
    return NULL;
  if (chart == NULL)
    chart = opcc_workforce_chart_create (OPCC_CHART_BARS, OPCC_NUMBER_COUNT, measure, NULL);
  if (opcc_workforce_chart_refuse_empty (chart, error))
    return NULL;
  opcc_workforce_chart_say (chart, g_steal_pointer (&most));
  return g_steal_pointer (&chart);
}

OpccChart *
opcc_workforce_draw_leavers (OpccDb *db,
                             const OpccDomainChart *self,
                             GHashTable *choices,
                             GError **error)
{
  const char *by = g_hash_table_lookup (choices, "by");

  if (g_strcmp0 (by, "reason") == 0)
    return draw_parts (db, "Reason: ", _ ("Reason"), _ ("Leavers by reason"), error);
  if (g_strcmp0 (by, "service") == 0)
    return draw_parts (db, "Length of service: ", _ ("Length of service"),
                       _ ("Leavers by length of service"), error);
  if (g_strcmp0 (by, "first-years") == 0)
    return draw_shares (db, "leavers", TRUE, _ ("Officers who leave in their first two years"),
                        _ ("Most who leave early resign"), error);
  return draw_shares (db, "leavers", FALSE, _ ("Shares and rates of leaving"),
                      _ ("Why people leave, as far as it is stated"), error);
}

OpccChart *
opcc_workforce_draw_profile (OpccDb *db,
                             const OpccDomainChart *self,
                             GHashTable *choices,
                             GError **error)
{
  if (g_strcmp0 (g_hash_table_lookup (choices, "by"), "education") == 0)
    return draw_shares (db, "education", FALSE, _ ("Education"),
                        _ ("Education, as far as it is stated"), error);
  return draw_shares (db, "background", FALSE, _ ("Socio-economic background"),
                      _ ("Background of officers beside that of the people"), error);
}
