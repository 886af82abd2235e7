/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying any measure against any other by year, each under its one counting rule. */
#include "opcc-workforce-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-financial-year.h"
#include "opcc-text.h"

#define OWN_FORCE "Leicestershire"

void
opcc_year_pair_free (OpccYearPair *self)
{
  if (self == NULL)
    return;
  g_free (self->year);
  g_free (self);
}

static char *
join_rules (GPtrArray *measures)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < measures->len; i++)
    g_string_append_printf (words, "%s“%s”", i > 0 ? ", " : "",
                            ((OpccMeasure *) g_ptr_array_index (measures, i))->rule);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

OpccMeasure *
opcc_measure_choose (OpccDb *db, const char *title, const char *rule, GError **error)
{
  g_autoptr (GPtrArray) found =
      opcc_db_select (db, &opcc_measure_kind,
                      "lower (title) = lower ($1) AND ($2 = '' OR lower (rule) = lower ($2))"
                      " ORDER BY n",
                      error, "ss", title, rule != NULL ? rule : "");
  g_autofree char *rules = NULL;

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_object_ref (g_ptr_array_index (found, 0));
  if (found->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("The office has no measure “%s” with that counting rule. “opcc list measure” "
                      "lists those it has."),
                   title);
      return NULL;
    }
  rules = join_rules (found);
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” is counted by %u rules, which never meet in one line: %s. Name one of them."), title,
      found->len, rules);
  return NULL;
}

static char *
make_name (const OpccMeasure *measure, const OpccMeasure *other)
{
  g_autofree char *unit = NULL;

  if (g_ascii_strcasecmp (measure->title, other->title) != 0)
    return g_strdup (measure->title);
  if (strcmp (measure->unit, other->unit) == 0)
    return g_strdup_printf ("%s (%s)", measure->title, measure->rule);
  unit = opcc_text_fold (opcc_choice_get_label (opcc_measure_units, measure->unit));
  return g_strdup_printf ("%s, %s", measure->title, unit);
}

void
opcc_measures_name_apart (const OpccMeasure *a, const OpccMeasure *b, char **name_a, char **name_b)
{
  *name_a = make_name (a, b);
  *name_b = make_name (b, a);
}

GPtrArray *
opcc_measures_list_yearly (OpccDb *db, GError **error)
{
  return opcc_db_select (
      db, &opcc_measure_kind,
      "EXISTS (SELECT 1 FROM observation o WHERE o.measure = measure.n AND"
      " o.period_end IS NOT NULL) ORDER BY (SELECT count (DISTINCT p.period) FROM"
      " observation p WHERE p.measure = measure.n AND p.period_end IS NOT NULL)"
      " DESC, title, rule",
      error, "");
}

/* The force whose figures stand for the measure; "" for our own. */
static const char *
choose_force (GPtrArray *points)
{
  const char *first = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      if (*point->force == '\0')
        return "";
      if (first == NULL || strcmp (point->force, OWN_FORCE) == 0)
        first = point->force;
    }
  return first != NULL ? first : "";
}

static OpccYearPair *
get_pair (GPtrArray *pairs, int first_year)
{
  g_autofree char *year = g_strdup_printf ("%04d-%02d", first_year, (first_year + 1) % 100);
  OpccYearPair *pair;
  guint at = 0;

  for (; at < pairs->len; at++)
    {
      int order = strcmp (((OpccYearPair *) g_ptr_array_index (pairs, at))->year, year);

      if (order == 0)
        return g_ptr_array_index (pairs, at);
      if (order > 0)
        break;
    }
  pair = g_new0 (OpccYearPair, 1);
  pair->year = g_steal_pointer (&year);
  pair->a = pair->b = NAN;
  g_ptr_array_insert (pairs, (int) at, pair);
  return pair;
}

/* Points come by period, so that the last day of a year is the one that stays. */
static gboolean
add_measure (OpccDb *db, OpccMeasure *measure, GPtrArray *pairs, gboolean is_a, GError **error)
{
  const OpccFigureFilter filter = { .measure = measure->title,
                                    .rule = measure->rule,
                                    .by_year = TRUE };
  g_autoptr (GPtrArray) points = opcc_figures_list (db, &filter, OPCC_BY_NOTHING, error);
  const char *force = points != NULL ? choose_force (points) : NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);
      OpccYearPair *pair;

      if (point->period_end == OPCC_NO_DATE || strcmp (point->force, force) != 0)
        continue;
      pair = get_pair (pairs, opcc_financial_year_of (point->period_end));
      if (is_a)
        pair->a = point->value;
      else
        pair->b = point->value;
    }
  return points != NULL;
}

GPtrArray *
opcc_workforce_compare (OpccDb *db, OpccMeasure *a, OpccMeasure *b, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_year_pair_free);

  if (!add_measure (db, a, pairs, TRUE, error) || !add_measure (db, b, pairs, FALSE, error))
    return NULL;
  return g_steal_pointer (&pairs);
}
