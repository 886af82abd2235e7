/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring small areas side by side as candidates for a zone.
 *
 * Each figure is laid on a scale from 0, the least of all areas taken in, to 100, the most. The
 * score is the mean of the figures by their weights. A figure that no area has is left out of it.
 * Crimes are those of the newest year taken in, for each 1,000 residents where all areas that have
 * crimes give their residents: else a place with many people would count as one with much crime.
 */
#include "opcc-candidates.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"

const OpccChoice opcc_criteria_of_need[] = {
  { "deprivation", N_ ("Deprivation") },
  { "crime", N_ ("Crime") },
  { "income", N_ ("Income deprivation") },
  { "employment", N_ ("Employment deprivation") },
  { NULL },
};

static void
free_candidate (gpointer data)
{
  OpccCandidate *self = data;

  g_free (self->code);
  g_free (self->title);
  g_free (self->ward);
  g_free (self->district);
  g_free (self->zone);
  g_free (self);
}

void
opcc_candidates_free (OpccCandidates *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_free (self->crime_period);
  g_free (self->crime_note);
  g_free (self);
}

static char *
dup_text (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? NULL : g_strdup (opcc_stmt_get_text (stmt, column));
}

static double
get_number (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? NAN : opcc_stmt_get_real (stmt, column);
}

static OpccCandidate *
read_candidate (OpccStmt *stmt)
{
  OpccCandidate *self = g_new0 (OpccCandidate, 1);

  self->n = opcc_stmt_get_integer (stmt, 0);
  self->code = dup_text (stmt, 1);
  self->title = dup_text (stmt, 2);
  self->ward = dup_text (stmt, 3);
  self->district = dup_text (stmt, 4);
  self->zone = dup_text (stmt, 5);
  self->decile = opcc_stmt_is_null (stmt, 6) ? OPCC_NO_INTEGER : opcc_stmt_get_integer (stmt, 6);
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    self->values[i] = get_number (stmt, 7 + (int) i);
  self->residents = get_number (stmt, 7 + OPCC_N_CRITERIA);
  self->score = NAN;
  return self;
}

/* The newest year of crimes that was taken in, and the note that all its figures bear; none leaves
 * the crimes written on the areas. */
static gboolean
find_crime_period (OpccDb *db, OpccCandidates *self, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT period, CASE WHEN min (coalesce (note, '')) = max (coalesce (note, '')) "
      "THEN max (note) END FROM crime_count WHERE period = (SELECT max (period) FROM crime_count) "
      "GROUP BY period",
      error, "");
  gboolean row = FALSE;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      self->crime_period = dup_text (stmt, 0);
      self->crime_note = dup_text (stmt, 1);
    }
  return TRUE;
}

static void
count_by_head (OpccCandidates *self)
{
  guint n_crimes = 0;

  for (guint i = 0; i < self->areas->len; i++)
    {
      const OpccCandidate *area = g_ptr_array_index (self->areas, i);

      if (isnan (area->values[OPCC_CRITERION_CRIME]))
        continue;
      n_crimes++;
      self->n_without_residents += isnan (area->residents);
    }
  self->crimes_by_head = n_crimes > 0 && self->n_without_residents == 0;
  for (guint i = 0; self->crimes_by_head && i < self->areas->len; i++)
    {
      OpccCandidate *area = g_ptr_array_index (self->areas, i);

      area->values[OPCC_CRITERION_CRIME] *= 1000 / area->residents;
    }
}

static void
scale (OpccCandidates *self, guint criterion)
{
  double least = INFINITY;
  double most = -INFINITY;

  for (guint i = 0; i < self->areas->len; i++)
    {
      const OpccCandidate *area = g_ptr_array_index (self->areas, i);

      if (isnan (area->values[criterion]))
        self->n_missing[criterion]++;
      else
        {
          least = MIN (least, area->values[criterion]);
          most = MAX (most, area->values[criterion]);
        }
    }
  for (guint i = 0; i < self->areas->len; i++)
    {
      OpccCandidate *area = g_ptr_array_index (self->areas, i);

      area->parts[criterion] = most > least
                                   ? 100 * (area->values[criterion] - least) / (most - least)
                                   : area->values[criterion] - least;
    }
}

/**
 * opcc_candidates_load:
 *
 * Returns: (transfer full): all areas of the office with their figures on one scale, not scored yet
 */
OpccCandidates *
opcc_candidates_load (OpccDb *db, GError **error)
{
  g_autoptr (OpccCandidates) self = g_new0 (OpccCandidates, 1);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row = FALSE;

  self->areas = g_ptr_array_new_with_free_func (free_candidate);
  if (!find_crime_period (db, self, error))
    return NULL;
  stmt = opcc_db_query (
      db,
      "SELECT a.n, a.code, a.title, a.ward, a.district, z.title, a.imd_decile, a.imd_score,"
      " CASE WHEN $1 = '' THEN a.crimes ELSE c.crimes END, a.income_score, a.employment_score,"
      " coalesce (c.population, a.population) FROM area a LEFT JOIN zone z ON z.n = a.zone"
      " LEFT JOIN crime_count c ON c.area = a.n AND c.period = $1 ORDER BY a.n",
      error, "s", self->crime_period != NULL ? self->crime_period : "");
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (row)
        {
          g_ptr_array_add (self->areas, read_candidate (stmt));
          continue;
        }
      count_by_head (self);
      for (guint i = 0; i < OPCC_N_CRITERIA; i++)
        scale (self, i);
      return g_steal_pointer (&self);
    }
  return NULL;
}

/* "2022/23 (sample: invented)" */
static char *
say_period (OpccCandidates *self)
{
  const char *period = self->crime_period != NULL ? self->crime_period : _ ("year not given");

  return self->crime_note != NULL ? g_strdup_printf ("%s (%s)", period, self->crime_note)
                                  : g_strdup (period);
}

/**
 * opcc_candidates_say_crime:
 *
 * Returns: (transfer full) (nullable): "Crime: crimes for each 1,000 residents, 2022/23."
 */
char *
opcc_candidates_say_crime (OpccCandidates *self)
{
  g_autofree char *period = say_period (self);

  if (!opcc_candidates_is_known (self, OPCC_CRITERION_CRIME))
    return NULL;
  if (self->crimes_by_head)
    return g_strdup_printf (_ ("Crime: crimes for each 1,000 residents, %s."), period);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Crime: crimes recorded, %s; not for each 1,000 residents, who are not given "
                   "for %u area.",
                   "Crime: crimes recorded, %s; not for each 1,000 residents, who are not given "
                   "for %u areas.",
                   self->n_without_residents),
      period, self->n_without_residents);
}

/**
 * opcc_candidates_is_known:
 *
 * Returns: whether any area has that figure; without one it cannot count
 */
gboolean
opcc_candidates_is_known (OpccCandidates *self, OpccCriterionOfNeed criterion)
{
  return self->n_missing[criterion] < self->areas->len;
}

/* The highest score first; areas without one last. */
static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const OpccCandidate *one = *(const OpccCandidate *const *) a;
  const OpccCandidate *other = *(const OpccCandidate *const *) b;

  if (isnan (one->score) != isnan (other->score))
    return isnan (one->score) ? 1 : -1;
  if (!isnan (one->score) && one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return strcmp (one->code, other->code);
}

/**
 * opcc_candidates_score:
 * @weights: (array fixed-size=4): nil or more; nil leaves the figure out
 *
 * Scores all areas and sorts them, the highest first. An area that lacks a figure that others have
 * and that counts gets no score: it would be compared by less than they are.
 */
void
opcc_candidates_score (OpccCandidates *self, const double *weights)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      OpccCandidate *area = g_ptr_array_index (self->areas, i);
      double sum = 0;
      double all = 0;

      for (guint j = 0; j < OPCC_N_CRITERIA; j++)
        if (weights[j] > 0 && opcc_candidates_is_known (self, j))
          {
            sum += weights[j] * area->parts[j];
            all += weights[j];
          }
      area->score = all > 0 ? sum / all : NAN;
    }
  g_ptr_array_sort (self->areas, compare_scores);
}

/**
 * opcc_candidates_parse_weight:
 * @words: "deprivation=2"
 * @weights: (inout) (array fixed-size=4): the one meant is set
 */
gboolean
opcc_candidates_parse_weight (const char *words, double *weights, GError **error)
{
  const char *sign = strchr (words, '=');
  g_autofree char *name = g_strndup (words, sign != NULL ? (gsize) (sign - words) : strlen (words));
  const char *key = opcc_choice_find (opcc_criteria_of_need, g_strstrip (name));
  char *end = NULL;
  double weight = sign != NULL ? g_ascii_strtod (sign + 1, &end) : NAN;

  if (key == NULL || end == sign + 1 || isnan (weight) || *end != '\0' || weight < 0 ||
      weight > 100)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no weight. Write deprivation, crime, income or employment, then = "
                      "and a number from 0 to 100, like deprivation=2."),
                   words);
      return FALSE;
    }
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    if (strcmp (opcc_criteria_of_need[i].key, key) == 0)
      weights[i] = weight;
  return TRUE;
}
