/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring small areas side by side as candidates for a zone.
 *
 * Each figure is laid on a scale from 0, the least of all areas taken in, to 100, the most. The
 * score is the mean of the figures by their weights. A figure that no area has is left out of it.
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
  g_free (self);
}

static char *
dup_text (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? NULL : g_strdup (opcc_stmt_get_text (stmt, column));
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
    self->values[i] =
        opcc_stmt_is_null (stmt, 7 + (int) i) ? NAN : opcc_stmt_get_real (stmt, 7 + (int) i);
  self->score = NAN;
  return self;
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
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT a.n, a.code, a.title, a.ward, a.district, z.title, a.imd_decile, a.imd_score,"
      " a.crimes, a.income_score, a.employment_score FROM area a LEFT JOIN zone z ON z.n = a.zone"
      " ORDER BY a.n",
      error, "");
  gboolean row = FALSE;

  self->areas = g_ptr_array_new_with_free_func (free_candidate);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (row)
        {
          g_ptr_array_add (self->areas, read_candidate (stmt));
          continue;
        }
      for (guint i = 0; i < OPCC_N_CRITERIA; i++)
        scale (self, i);
      return g_steal_pointer (&self);
    }
  return NULL;
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
