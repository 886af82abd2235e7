/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From scores to ranks in whole numbers, so that a tie is a tie and nothing else is. */
#include "opcc-ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-db.h"

__extension__ typedef __int128 Wide;

/* The criteria as the sum needs them. A marker's points are Σ weight × score × (common ÷ scale),
 * weights in hundredths of a per cent; the most there can be is full = Σ weight × common. */
typedef struct
{
  const OpccCriterion *criterion;
  gint64 n;
  gint64 weight;
  gint64 factor;
} Factor;

typedef struct
{
  GArray *factors; /* (owned) Factor */
  gint64 full;
  guint n_weighted;
} Weights;

static gint64
greatest_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

static void
weigh (Weights *weights, GPtrArray *criteria)
{
  gint64 common = 1;
  gint64 sum = 0;

  weights->factors = g_array_new (FALSE, TRUE, sizeof (Factor));
  weights->n_weighted = 0;
  for (guint i = 0; i < criteria->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (criteria, i);
      Factor factor = { criterion, opcc_record_get_n ((OpccRecord *) criterion), 0, 0 };

      if (!criterion->pass_fail && !isnan (criterion->weight))
        factor.weight = llround (criterion->weight * 100);
      if (factor.weight > 0)
        {
          common = common / greatest_divisor (common, criterion->scale) * criterion->scale;
          sum += factor.weight;
          weights->n_weighted++;
        }
      g_array_append_val (weights->factors, factor);
    }
  for (guint i = 0; i < weights->factors->len; i++)
    {
      Factor *factor = &g_array_index (weights->factors, Factor, i);

      if (factor->weight > 0)
        factor->factor = factor->weight * (common / factor->criterion->scale);
    }
  weights->full = sum * common;
}

static void
free_row (OpccRankingRow *row)
{
  g_free (row->reference);
  g_free (row->organisation);
  g_free (row->title);
  g_free (row->priority);
  g_free (row->district);
  g_free (row->stage);
  g_array_unref (row->markers);
  g_free (row);
}

static OpccRankingRow *
new_row (OpccApplication *application)
{
  OpccRankingRow *row = g_new0 (OpccRankingRow, 1);

  row->application = opcc_record_get_n (OPCC_RECORD (application));
  row->organisation_n = application->organisation;
  row->reference = g_strdup (application->reference);
  row->organisation = g_strdup ("");
  row->title = g_strdup (application->title);
  row->priority = g_strdup (application->priority);
  row->district = g_strdup (application->district);
  row->stage = g_strdup (application->stage);
  row->asked = application->asked;
  row->match_funding = application->match_funding;
  row->percent = OPCC_NO_PERCENT;
  row->denominator = 1;
  row->holds_up = -1;
  for (guint i = 0; i < G_N_ELEMENTS (row->worlds); i++)
    row->worlds[i] = -1;
  row->markers = g_array_new (FALSE, TRUE, sizeof (OpccRankingMarker));
  return row;
}

static OpccRankingRow *
copy_row (const OpccRankingRow *row)
{
  OpccRankingRow *copy = g_memdup2 (row, sizeof *row);

  copy->reference = g_strdup (row->reference);
  copy->organisation = g_strdup (row->organisation);
  copy->title = g_strdup (row->title);
  copy->priority = g_strdup (row->priority);
  copy->district = g_strdup (row->district);
  copy->stage = g_strdup (row->stage);
  copy->markers = g_array_copy (row->markers);
  return copy;
}

static gint64
divide_half_up (Wide numerator, Wide denominator)
{
  return (gint64) ((2 * numerator + denominator) / (2 * denominator));
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const OpccScore *x = a;
  const OpccScore *y = b;

  if (x->application != y->application)
    return x->application < y->application ? -1 : 1;
  if (x->marker != y->marker)
    return x->marker < y->marker ? -1 : 1;
  return 0;
}

static const Factor *
find_factor (const Weights *weights, gint64 criterion, guint *place)
{
  for (guint i = 0; i < weights->factors->len; i++)
    if (g_array_index (weights->factors, Factor, i).n == criterion)
      {
        *place = i;
        return &g_array_index (weights->factors, Factor, i);
      }
  return NULL;
}

/* One marker's scores on one application, @scores to @end. A marker who left a weighted criterion
 * out is not counted. @sums gathers the scores for each criterion. */
static void
take_marker (OpccRankingRow *row,
             const Weights *weights,
             const OpccScore *scores,
             const OpccScore *end,
             gint64 *sums)
{
  OpccRankingMarker marker = { scores->marker, 0, 0 };
  guint n_weighted = 0;
  gboolean failed = FALSE;
  guint place;

  for (const OpccScore *score = scores; score < end; score++)
    {
      const Factor *factor = find_factor (weights, score->criterion, &place);

      if (factor == NULL)
        continue;
      marker.points += factor->factor * score->score;
      n_weighted += factor->weight > 0;
      failed |= factor->criterion->pass_fail && score->score == 0;
    }
  if (n_weighted < weights->n_weighted || weights->full == 0)
    return;
  for (const OpccScore *score = scores; score < end; score++)
    if (find_factor (weights, score->criterion, &place) != NULL)
      sums[place] += score->score;
  row->failed |= failed;
  marker.percent = divide_half_up ((Wide) marker.points * 100 * OPCC_PERCENT, weights->full);
  row->numerator += marker.points * 100;
  row->n_markers++;
  g_array_append_val (row->markers, marker);
}

static void
find_spread (OpccRankingRow *row, const Weights *weights, gint64 wide_gap)
{
  gint64 least = G_MAXINT64;
  gint64 most = G_MININT64;

  for (guint i = 0; i < row->markers->len; i++)
    {
      const OpccRankingMarker *marker = &g_array_index (row->markers, OpccRankingMarker, i);

      least = MIN (least, marker->points);
      most = MAX (most, marker->points);
    }
  row->spread = divide_half_up ((Wide) (most - least) * 100 * OPCC_PERCENT, weights->full);
  row->wide = wide_gap != OPCC_NO_PERCENT &&
              (Wide) (most - least) * 100 * OPCC_PERCENT > (Wide) wide_gap * weights->full;
}

static void
find_minimums (OpccRankingRow *row, const Weights *weights, const gint64 *sums)
{
  for (guint i = 0; i < weights->factors->len; i++)
    {
      const OpccCriterion *criterion = g_array_index (weights->factors, Factor, i).criterion;

      if (criterion->minimum != OPCC_NO_INTEGER && !criterion->pass_fail &&
          sums[i] < criterion->minimum * (gint64) row->n_markers)
        row->below_minimum = TRUE;
    }
}

static void
score_row (OpccRankingRow *row,
           OpccApplication *application,
           const Weights *weights,
           const OpccScore *scores,
           const OpccScore *end,
           gint64 wide_gap)
{
  g_autofree gint64 *sums = g_new0 (gint64, weights->factors->len);

  while (scores < end)
    {
      const OpccScore *next = scores;

      while (next < end && next->marker == scores->marker)
        next++;
      take_marker (row, weights, scores, next, sums);
      scores = next;
    }
  if (row->n_markers == 0)
    return;
  row->denominator = weights->full * row->n_markers;
  find_spread (row, weights, wide_gap);
  find_minimums (row, weights, sums);
  if (application->moderated != OPCC_NO_DATE)
    {
      row->moderated = TRUE;
      row->wide = FALSE;
    }
  if (!isnan (application->moderated_score))
    {
      row->settled = TRUE;
      row->numerator = llround (application->moderated_score * OPCC_PERCENT);
      row->denominator = OPCC_PERCENT;
    }
  row->percent = divide_half_up ((Wide) row->numerator * OPCC_PERCENT, row->denominator);
  row->band = opcc_percent_get_band (row->percent);
}

static int
compare_percent (const OpccRankingRow *a, const OpccRankingRow *b)
{
  Wide left = (Wide) a->numerator * b->denominator;
  Wide right = (Wide) b->numerator * a->denominator;

  if ((a->percent == OPCC_NO_PERCENT) != (b->percent == OPCC_NO_PERCENT))
    return a->percent == OPCC_NO_PERCENT ? 1 : -1;
  if (a->percent == OPCC_NO_PERCENT || left == right)
    return 0;
  return left > right ? -1 : 1;
}

/* R1-999 comes before R1-1000. */
static int
compare_references (const char *a, const char *b)
{
  gsize m = strlen (a);
  gsize n = strlen (b);

  return m != n ? (m < n ? -1 : 1) : strcmp (a, b);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const OpccRankingRow *x = *(OpccRankingRow *const *) a;
  const OpccRankingRow *y = *(OpccRankingRow *const *) b;
  int order = compare_percent (x, y);

  return order != 0 ? order : compare_references (x->reference, y->reference);
}

static void
give_ranks (OpccRanking *self)
{
  OpccRankingRow *before = NULL;

  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (self->rows, i);

      if (row->percent == OPCC_NO_PERCENT)
        break;
      self->n_marked++;
      self->n_wide += row->wide;
      self->bands[row->band]++;
      row->rank = i + 1;
      if (before != NULL && compare_percent (before, row) == 0)
        {
          row->rank = before->rank;
          row->tied = TRUE;
          before->tied = TRUE;
        }
      before = row;
    }
}

static gboolean
takes_part (OpccApplication *application)
{
  return g_strcmp0 (application->stage, "stopped") != 0 &&
         g_strcmp0 (application->stage, "withdrawn") != 0;
}

/**
 * opcc_ranking_from_marks:
 * @applications: (element-type OpccApplication): saved ones, so that they have their numbers;
 *   those that are stopped or withdrawn are not ranked
 * @criteria: (element-type OpccCriterion): saved ones
 * @scores: (array length=n_scores): of markers who submitted; a marker who left a weighted
 *   criterion of an application out is not counted for it
 * @threshold: millionths of a point, or OPCC_NO_PERCENT
 * @wide_gap: millionths of a point, or OPCC_NO_PERCENT
 *
 * A criterion whose mean score is under its minimum, or a pass or fail criterion that a marker
 * scored 0, keeps an application from passing whatever its percentage.
 *
 * Returns: (transfer full): the ranking
 */
OpccRanking *
opcc_ranking_from_marks (GPtrArray *applications,
                         GPtrArray *criteria,
                         const OpccScore *scores,
                         gsize n_scores,
                         gint64 threshold,
                         gint64 wide_gap)
{
  OpccRanking *self = g_new0 (OpccRanking, 1);
  g_autofree OpccScore *sorted = g_memdup2 (scores, n_scores * sizeof *scores);
  const OpccScore *end = sorted + n_scores;
  g_autoptr (GHashTable) starts = g_hash_table_new (g_int64_hash, g_int64_equal);
  Weights weights;

  weigh (&weights, criteria);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  self->wide_gap = wide_gap;
  if (n_scores > 0)
    qsort (sorted, n_scores, sizeof *sorted, compare_scores);
  for (OpccScore *score = sorted; score < end; score++)
    if (score == sorted || score->application != score[-1].application)
      g_hash_table_insert (starts, &score->application, score);
  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      OpccRankingRow *row = new_row (application);
      const OpccScore *first = g_hash_table_lookup (starts, &row->application);
      const OpccScore *last = first;

      while (last != NULL && last < end && last->application == row->application)
        last++;
      if (first != NULL && takes_part (application))
        score_row (row, application, &weights, first, last, wide_gap);
      g_ptr_array_add (self->rows, row);
    }
  g_array_unref (weights.factors);
  give_ranks (self);
  opcc_ranking_set_threshold (self, threshold);
  return self;
}

/**
 * opcc_ranking_set_threshold:
 * @threshold: millionths of a point; OPCC_NO_PERCENT: all that meet the criteria pass
 */
void
opcc_ranking_set_threshold (OpccRanking *self, gint64 threshold)
{
  self->threshold = threshold;
  self->n_pass = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (self->rows, i);

      /* Held against the exact value, so that nobody passes by rounding. */
      row->passes = row->percent != OPCC_NO_PERCENT && !row->below_minimum && !row->failed &&
                    (threshold == OPCC_NO_PERCENT ||
                     (Wide) row->numerator * OPCC_PERCENT >= (Wide) threshold * row->denominator);
      self->n_pass += row->passes;
    }
}

/**
 * opcc_ranking_read_scores:
 *
 * Returns: (transfer full) (element-type OpccScore): the scores of a round of markers who
 *   submitted, in no order; NULL on error
 */
GArray *
opcc_ranking_read_scores (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT m.application, m.marker, m.criterion, m.score FROM application p"
                     " JOIN assignment s ON s.application = p.n AND s.state = 'submitted'"
                     " JOIN mark m ON m.application = p.n AND m.marker = s.marker"
                     " WHERE p.round = $1",
                     error, "i", round);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccScore score;

      if (!row)
        return g_steal_pointer (&scores);
      score.application = opcc_stmt_get_integer (stmt, 0);
      score.marker = opcc_stmt_get_integer (stmt, 1);
      score.criterion = opcc_stmt_get_integer (stmt, 2);
      score.score = opcc_stmt_get_integer (stmt, 3);
      g_array_append_val (scores, score);
    }
  return NULL;
}

static gboolean
name_organisations (OpccDb *db, gint64 round, OpccRanking *self, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT p.n, o.name FROM application p"
                     " JOIN organisation o ON o.n = p.organisation WHERE p.round = $1",
                     error, "i", round);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean step;

  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (rows, &row->application, row);
    }
  while (stmt != NULL && opcc_stmt_step (stmt, &step, error))
    {
      gint64 n;
      OpccRankingRow *row;

      if (!step)
        return TRUE;
      n = opcc_stmt_get_integer (stmt, 0);
      row = g_hash_table_lookup (rows, &n);
      if (row != NULL)
        {
          g_free (row->organisation);
          row->organisation = g_strdup (opcc_stmt_get_text (stmt, 1));
        }
    }
  return FALSE;
}

OpccRanking *
opcc_ranking_compute_of (OpccDb *db,
                         OpccRound *round,
                         GPtrArray *applications,
                         GCancellable *cancellable,
                         GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (round));
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, n, error);
  g_autoptr (GArray) scores = criteria != NULL ? opcc_ranking_read_scores (db, n, error) : NULL;
  g_autoptr (OpccRanking) self = NULL;

  if (scores == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self = opcc_ranking_from_marks (applications, criteria, (OpccScore *) (void *) scores->data,
                                  scores->len, opcc_percent_from_number (round->threshold),
                                  opcc_percent_from_number (round->wide_gap));
  self->round = n;
  if (!name_organisations (db, n, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * opcc_ranking_compute:
 *
 * Returns: (transfer full): NULL on error
 */
OpccRanking *
opcc_ranking_compute (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) applications =
      record != NULL ? opcc_application_list (db, round, error) : NULL;

  return applications != NULL
             ? opcc_ranking_compute_of (db, record, applications, cancellable, error)
             : NULL;
}

OpccRanking *
opcc_ranking_copy (const OpccRanking *self)
{
  OpccRanking *copy = g_memdup2 (self, sizeof *self);

  copy->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (copy->rows, copy_row (g_ptr_array_index (self->rows, i)));
  return copy;
}

void
opcc_ranking_free (OpccRanking *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * opcc_ranking_find:
 *
 * Returns: (transfer none) (nullable): the row of an application
 */
OpccRankingRow *
opcc_ranking_find (const OpccRanking *self, gint64 application)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (self->rows, i);

      if (row->application == application)
        return row;
    }
  return NULL;
}
