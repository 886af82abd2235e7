/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is represented: officers by sex and rank, women in each group by year, shares of the census.
 */
#include "opcc-representation.h"

#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-figures.h"

static const char *const ranks[] = { "Constable",       "Sergeant",       "Inspector",
                                     "Chief Inspector", "Superintendent", "Chief Superintendent",
                                     "Chief Officer" };

static void
add_count (GArray *counts, const char *label, double value)
{
  g_auto (GStrv) parts = g_strsplit (label, ", ", 2);

  for (guint i = 0; i < counts->len && parts[0] != NULL && parts[1] != NULL; i++)
    {
      OpccRankCount *count = &g_array_index (counts, OpccRankCount, i);

      if (strcmp (count->rank, parts[1]) != 0)
        continue;
      if (strcmp (parts[0], "Female") == 0)
        count->women += value;
      else if (strcmp (parts[0], "Male") == 0)
        count->men += value;
      else
        count->others += value;
      return;
    }
}

GArray *
opcc_officers_count (OpccDb *db, const char *force, const char *year, GError **error)
{
  g_autofree char *period = g_strdup_printf ("%s-03-31", year);
  const OpccFigureFilter filter = { .measure = OPCC_OFFICERS_MEASURE,
                                    .rule = OPCC_OFFICERS_RULE,
                                    .group = "police officer",
                                    .force = force != NULL ? force : OPCC_OWN_FORCE,
                                    .period = period };
  g_autoptr (GPtrArray) points = opcc_figures_list (db, &filter, OPCC_BY_SEX | OPCC_BY_RANK, error);
  GArray *counts;

  if (points == NULL)
    return NULL;
  counts = g_array_new (FALSE, TRUE, sizeof (OpccRankCount));
  for (guint i = 0; i < G_N_ELEMENTS (ranks) && points->len > 0; i++)
    {
      const OpccRankCount count = { ranks[i], 0, 0, 0 };

      g_array_append_val (counts, count);
    }
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      if (!isnan (point->value))
        add_count (counts, point->label, point->value);
    }
  return counts;
}

/* --- women by year --------------------------------------------------------------------------- */

void
opcc_women_by_year_free (OpccWomenByYear *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->years);
  g_array_unref (self->shares);
  g_free (self);
}

double
opcc_women_by_year_get (const OpccWomenByYear *self, guint year, guint group)
{
  return g_array_index (self->shares, double, (year * self->groups->len) + group);
}

/* @label is "police officer, Female" or the group alone. */
static double
find_count (GPtrArray *points, const char *year, const char *label)
{
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      if (strncmp (point->period, year, 4) == 0 && strcmp (point->label, label) == 0)
        return point->value;
    }
  return NAN;
}

static void
add_missing (GPtrArray *list, const char *text, gsize length)
{
  g_autofree char *entry = g_strndup (text, length);

  if (!g_ptr_array_find_with_equal_func (list, entry, g_str_equal, NULL))
    g_ptr_array_add (list, g_steal_pointer (&entry));
}

/* Points come by period, so that years rise; groups come as the last year has them, largest first.
 */
static void
find_lines (OpccWomenByYear *self, GPtrArray *groups, guint n_years)
{
  const char *last;

  for (guint i = 0; i < groups->len; i++)
    add_missing (self->years, ((OpccFigurePoint *) g_ptr_array_index (groups, i))->period, 4);
  if (self->years->len > n_years)
    g_ptr_array_remove_range (self->years, 0, self->years->len - n_years);
  if (self->years->len == 0)
    return;
  last = g_ptr_array_index (self->years, self->years->len - 1);
  for (double below = INFINITY;;)
    {
      const OpccFigurePoint *largest = NULL;

      for (guint i = 0; i < groups->len; i++)
        {
          const OpccFigurePoint *point = g_ptr_array_index (groups, i);

          if (strncmp (point->period, last, 4) == 0 && point->value < below &&
              (largest == NULL || point->value > largest->value))
            largest = point;
        }
      if (largest == NULL)
        return;
      below = largest->value;
      add_missing (self->groups, largest->label, strlen (largest->label));
    }
}

OpccWomenByYear *
opcc_women_by_year_read (OpccDb *db, guint n_years, GError **error)
{
  const OpccFigureFilter filter = { .measure = OPCC_OFFICERS_MEASURE,
                                    .rule = OPCC_OFFICERS_RULE,
                                    .force = OPCC_OWN_FORCE };
  OpccFigureFilter of_women = filter;
  g_autoptr (GPtrArray) all = opcc_figures_list (db, &filter, OPCC_BY_GROUP, error);
  g_autoptr (GPtrArray) women = NULL;
  g_autoptr (OpccWomenByYear) self = NULL;

  of_women.sex = "Female";
  women = all != NULL ? opcc_figures_list (db, &of_women, OPCC_BY_GROUP, error) : NULL;
  if (women == NULL)
    return NULL;
  self = g_new0 (OpccWomenByYear, 1);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->years = g_ptr_array_new_with_free_func (g_free);
  self->shares = g_array_new (FALSE, FALSE, sizeof (double));
  find_lines (self, all, n_years);
  for (guint i = 0; i < self->years->len; i++)
    for (guint k = 0; k < self->groups->len; k++)
      {
        const char *year = g_ptr_array_index (self->years, i);
        const char *group = g_ptr_array_index (self->groups, k);
        const double whole = find_count (all, year, group);
        const double share = whole > 0 ? 100 * find_count (women, year, group) / whole : NAN;

        g_array_append_val (self->shares, share);
      }
  return g_steal_pointer (&self);
}

/* --- census ---------------------------------------------------------------------------------- */

gboolean
opcc_census_find_share (
    OpccDb *db, const char *of, const char *without, double *share, GError **error)
{
  g_autofree char *like = g_strconcat (of, "%", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT sum (o.value), sum (CASE WHEN o.characteristic = $2 THEN o.value ELSE 0 END)"
      " FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = 'census' AND o.characteristic LIKE $1",
      error, "ss", like, without);
  gboolean row = FALSE;

  *share = NAN;
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && !opcc_stmt_is_null (stmt, 0) && opcc_stmt_get_real (stmt, 0) > 0)
    *share = 100 * (opcc_stmt_get_real (stmt, 0) - opcc_stmt_get_real (stmt, 1)) /
             opcc_stmt_get_real (stmt, 0);
  return TRUE;
}
