/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks and percentages against a calculation made in another way, and what must always hold. */
#include "grants-fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-ranking.h"

#define N_APPLICATIONS 60
#define N_CRITERIA     12

static GPtrArray *
make_applications (guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      OpccApplication *application = g_object_new (OPCC_TYPE_APPLICATION, NULL);
      g_autofree char *id = g_strdup_printf ("00000000-0000-7000-8000-%012u", i + 1);

      application->reference = g_strdup_printf ("R1-%03u", i + 1);
      application->title = g_strdup ("A project");
      application->stage = g_strdup ("marked");
      application->asked = 100000;
      opcc_record_set_identity (OPCC_RECORD (application), i + 1, id, 1);
      g_ptr_array_add (list, application);
    }
  return list;
}

static GPtrArray *
make_criteria (const double *weights, const gint64 *scales, guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      OpccCriterion *criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);
      g_autofree char *id = g_strdup_printf ("00000000-0000-7000-9000-%012u", i + 1);

      criterion->number = i + 1;
      criterion->title = g_strdup ("A criterion");
      criterion->weight = weights[i];
      criterion->scale = scales[i];
      opcc_record_set_identity (OPCC_RECORD (criterion), i + 1, id, 1);
      g_ptr_array_add (list, criterion);
    }
  return list;
}

static void
add_score (GArray *scores, gint64 application, gint64 marker, gint64 criterion, gint64 score)
{
  OpccScore row = { application, marker, criterion, score };

  g_array_append_val (scores, row);
}

static OpccRanking *
rank (GPtrArray *applications, GPtrArray *criteria, GArray *scores, double threshold, double gap)
{
  return opcc_ranking_from_marks (applications, criteria, (OpccScore *) (void *) scores->data,
                                  scores->len, opcc_percent_from_number (threshold),
                                  opcc_percent_from_number (gap));
}

/* One line of a CSV without quotes in what is read. */
static int
find_weight (GStrv criteria, const char *name)
{
  for (guint i = 1; criteria[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (criteria[i], ",", 5);

      if (cells[0] != NULL && cells[1] != NULL && strcmp (cells[1], name) == 0)
        return atoi (cells[2]);
    }
  return -1;
}

static GStrv
read_lines (const char *name)
{
  g_autofree char *path = g_build_filename (SAMPLE_DIR, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (char *p = text; *p != '\0'; p++)
    if (*p == '\r')
      *p = ' ';
  return g_strsplit (text, "\n", -1);
}

/* Straight from the files, in whole numbers: the sum of weight × score over all markers, and how
 * many markers there are. Σ w s / 5 / m is then sum × 20 / (m × 100) per cent. */
static void
test_equals_the_files (OpccDb *db, GrantsFixture *fixture)
{
  g_auto (GStrv) criteria = read_lines ("round-1-criteria.csv");
  g_auto (GStrv) marks = read_lines ("round-1-marks.csv");
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRanking) ranking = opcc_ranking_compute (db, 1, NULL, &error);
  guint n_marked = 0;
  double before = 101;

  g_assert_no_error (error);
  for (guint i = 1; marks[i] != NULL && *marks[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (marks[i], ",", 5);
      int weight = find_weight (criteria, cells[2]);

      g_assert_cmpint (weight, >, 0);
      g_hash_table_insert (sums, g_strdup (cells[0]),
                           GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (sums, cells[0])) +
                                            weight * atoi (cells[3])));
      g_hash_table_insert (counts, g_strdup (cells[0]),
                           GINT_TO_POINTER (
                               GPOINTER_TO_INT (g_hash_table_lookup (counts, cells[0])) + 1));
    }
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);
      int sum = GPOINTER_TO_INT (g_hash_table_lookup (sums, row->reference));
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, row->reference)) / 5;
      guint better = 0;
      GHashTableIter iter;
      gpointer key, value;

      if (n == 0)
        {
          g_assert_cmpint (row->percent, ==, OPCC_NO_PERCENT);
          g_assert_cmpuint (row->rank, ==, 0);
          continue;
        }
      n_marked++;
      g_assert_cmpuint (row->n_markers, ==, (guint) n);
      /* percent = sum / (5 n), and its millionths rounded half up */
      g_assert_cmpint (row->percent, ==, ((gint64) sum * 2 * OPCC_PERCENT + 5 * n) / (10 * n));
      g_hash_table_iter_init (&iter, sums);
      while (g_hash_table_iter_next (&iter, &key, &value))
        better += GPOINTER_TO_INT (value) *
                      (GPOINTER_TO_INT (g_hash_table_lookup (counts, row->reference))) >
                  sum * GPOINTER_TO_INT (g_hash_table_lookup (counts, key));
      g_assert_cmpuint (row->rank, ==, better + 1);
      g_assert_cmpfloat ((double) sum / (5 * n), <=, before);
      before = (double) sum / (5 * n);
    }
  g_assert_cmpuint (n_marked, ==, 51);
}

static const double weights[N_CRITERIA] = { 12.5, 7.5, 10, 5, 15, 2.25, 7.75, 10, 10, 5, 5, 10 };
static const gint64 scales[N_CRITERIA] = { 5, 4, 10, 5, 3, 5, 7, 1, 5, 10, 6, 2 };

/* A random round; @expected gets the percentages, reckoned with doubles. */
static GArray *
make_scores (double *expected)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));

  for (gint64 a = 1; a <= N_APPLICATIONS; a++)
    {
      int n_markers = g_test_rand_int_range (1, 5);

      for (gint64 m = 1; m <= n_markers; m++)
        for (gint64 c = 1; c <= N_CRITERIA; c++)
          {
            gint64 score = g_test_rand_int_range (0, (gint32) scales[c - 1] + 1);

            add_score (scores, a, m, c, score);
            expected[a] += weights[c - 1] * (double) score / (double) scales[c - 1] / n_markers;
          }
    }
  return scores;
}

static void
shuffle (GArray *scores)
{
  for (guint i = scores->len - 1; i > 0; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
      OpccScore keep = g_array_index (scores, OpccScore, i);

      g_array_index (scores, OpccScore, i) = g_array_index (scores, OpccScore, j);
      g_array_index (scores, OpccScore, j) = keep;
    }
}

static void
check_expected (OpccRanking *ranking, const double *expected)
{
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);

      g_assert_cmpfloat (fabs (expected[row->application] - (double) row->percent / OPCC_PERCENT),
                         <, 1e-5);
      g_assert_cmpint (row->percent, >=, 0);
      g_assert_cmpint (row->percent, <=, 100 * (gint64) OPCC_PERCENT);
      if (i > 0)
        g_assert_cmpint (((OpccRankingRow *) ranking->rows->pdata[i - 1])->percent, >=,
                         row->percent);
    }
}

/* One score raised: that application never falls. */
static void
check_raised (GPtrArray *applications, GPtrArray *criteria, GArray *scores, OpccRanking *ranking)
{
  guint place = (guint) g_test_rand_int_range (0, (gint32) scores->len);
  OpccScore *score = &g_array_index (scores, OpccScore, place);
  guint before = opcc_ranking_find (ranking, score->application)->rank;
  g_autoptr (OpccRanking) after = NULL;

  if (score->score < scales[score->criterion - 1])
    score->score++;
  after = rank (applications, criteria, scores, 50, 20);
  g_assert_cmpuint (opcc_ranking_find (after, score->application)->rank, <=, before);
}

static void
test_properties (void)
{
  for (guint round = 0; round < 50; round++)
    {
      double expected[N_APPLICATIONS + 1] = { 0 };
      g_autoptr (GPtrArray) applications = make_applications (N_APPLICATIONS);
      g_autoptr (GPtrArray) criteria = make_criteria (weights, scales, N_CRITERIA);
      g_autoptr (GArray) scores = make_scores (expected);
      g_autoptr (OpccRanking) ranking = rank (applications, criteria, scores, 50, 20);
      g_autoptr (OpccRanking) other = NULL;

      check_expected (ranking, expected);
      shuffle (scores);
      other = rank (applications, criteria, scores, 50, 20);
      for (guint i = 0; i < ranking->rows->len; i++)
        g_assert_cmpint (((OpccRankingRow *) ranking->rows->pdata[i])->application, ==,
                         ((OpccRankingRow *) other->rows->pdata[i])->application);
      check_raised (applications, criteria, scores, ranking);
    }
}

static void
test_ties_and_limits (void)
{
  static const double some_weights[] = { 60, 40, 0 };
  static const gint64 some_scales[] = { 3, 5, 1 };
  g_autoptr (GPtrArray) applications = make_applications (5);
  g_autoptr (GPtrArray) criteria = make_criteria (some_weights, some_scales, 3);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;
  const OpccRankingRow *row;
  /* scores of two markers on the first two criteria, for each application */
  static const gint64 table[5][2][2] = {
    { { 1, 5 }, { 2, 5 } }, /* 60 and 80: mean 70 exactly, spread 20 */
    { { 2, 5 }, { 1, 5 } }, /* the same the other way round */
    { { 3, 1 }, { 3, 0 } }, /* 64, under the minimum of the second criterion */
    { { 0, 5 }, { 3, 5 } }, /* 70, spread 60 */
    { { 3, 5 }, { 3, 5 } }, /* 100, but fails */
  };

  ((OpccCriterion *) criteria->pdata[1])->minimum = 1;
  ((OpccCriterion *) criteria->pdata[2])->pass_fail = TRUE;
  for (gint64 a = 0; a < 5; a++)
    for (gint64 m = 0; m < 2; m++)
      {
        add_score (scores, a + 1, m + 1, 1, table[a][m][0]);
        add_score (scores, a + 1, m + 1, 2, table[a][m][1]);
        add_score (scores, a + 1, m + 1, 3, a == 4 && m == 0 ? 0 : 1);
      }
  /* A marker who left something out does not count. */
  add_score (scores, 1, 3, 1, 0);
  ranking = rank (applications, criteria, scores, 70, 20);
  row = opcc_ranking_find (ranking, 1);
  g_assert_cmpint (row->percent, ==, 70 * (gint64) OPCC_PERCENT);
  g_assert_cmpuint (row->n_markers, ==, 2);
  g_assert_cmpint (row->spread, ==, 20 * (gint64) OPCC_PERCENT);
  g_assert_false (row->wide);  /* 20 is not more than 20 */
  g_assert_true (row->passes); /* exactly on the threshold */
  g_assert_true (row->tied);
  g_assert_cmpuint (row->rank, ==, 2);
  g_assert_cmpuint (opcc_ranking_find (ranking, 2)->rank, ==, 2);
  g_assert_cmpuint (opcc_ranking_find (ranking, 4)->rank, ==, 2);
  g_assert_true (opcc_ranking_find (ranking, 4)->wide);
  row = opcc_ranking_find (ranking, 3);
  g_assert_cmpuint (row->rank, ==, 5);
  g_assert_true (row->below_minimum);
  row = opcc_ranking_find (ranking, 5);
  g_assert_cmpuint (row->rank, ==, 1);
  g_assert_true (row->failed);
  g_assert_false (row->passes);
  g_assert_cmpuint (ranking->n_pass, ==, 3);
  opcc_ranking_set_threshold (ranking, 70 * (gint64) OPCC_PERCENT + 1);
  g_assert_cmpuint (ranking->n_pass, ==, 0);
}

/* 2/3 of a scale: never quite 66.7, and a third settles the threshold exactly. */
static void
test_rounding (void)
{
  static const double all[] = { 100 };
  static const gint64 three[] = { 3 };
  g_autoptr (GPtrArray) applications = make_applications (1);
  g_autoptr (GPtrArray) criteria = make_criteria (all, three, 1);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;
  g_autofree char *text = NULL;
  g_autofree char *half = opcc_percent_format (64950000);
  g_autofree char *below = opcc_percent_format (64949999);
  g_autofree char *none = opcc_percent_format (OPCC_NO_PERCENT);

  add_score (scores, 1, 1, 1, 2);
  ranking = rank (applications, criteria, scores, 66.7, NAN);
  text = opcc_percent_format (opcc_ranking_find (ranking, 1)->percent);
  g_assert_cmpstr (text, ==, "66.7%");
  g_assert_false (opcc_ranking_find (ranking, 1)->passes); /* shown as 66.7, and yet under it */
  g_assert_cmpstr (half, ==, "65.0%");
  g_assert_cmpstr (below, ==, "64.9%");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (opcc_percent_get_band (70 * (gint64) OPCC_PERCENT), ==, OPCC_BAND_70);
  g_assert_cmpint (opcc_percent_get_band (70 * (gint64) OPCC_PERCENT - 1), ==, OPCC_BAND_60);
  g_assert_cmpint (opcc_percent_get_band (40 * (gint64) OPCC_PERCENT), ==, OPCC_BAND_40);
  g_assert_cmpint (opcc_percent_get_band (0), ==, OPCC_BAND_LOW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/ranking/equals-the-files", TRUE, test_equals_the_files);
  g_test_add_func ("/ranking/properties", test_properties);
  g_test_add_func ("/ranking/ties-and-limits", test_ties_and_limits);
  g_test_add_func ("/ranking/rounding", test_rounding);
  return g_test_run ();
}
