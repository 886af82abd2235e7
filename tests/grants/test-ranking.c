/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks and percentages against a calculation made in another way, and what must always hold. */
#include "grants-fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-db.h"
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

/* What a row carries of its application, and that a copy stands on its own. */
static void
test_rows (void)
{
  static const double all[] = { 100 };
  static const gint64 five[] = { 5 };
  g_autoptr (GPtrArray) applications = make_applications (2);
  g_autoptr (GPtrArray) criteria = make_criteria (all, five, 1);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;
  g_autoptr (OpccRanking) copy = NULL;
  OpccApplication *first = applications->pdata[0];
  OpccRankingRow *row;

  first->organisation = 7;
  first->priority = g_strdup ("youth");
  first->district = g_strdup ("charnwood");
  first->match_funding = 2500;
  add_score (scores, 1, 4, 1, 3);
  ranking = rank (applications, criteria, scores, 50, 15);
  copy = opcc_ranking_copy (ranking);
  opcc_ranking_find (ranking, 1)->title[0] = 'B';
  g_array_set_size (opcc_ranking_find (ranking, 1)->markers, 0);
  g_clear_pointer (&ranking, opcc_ranking_free);

  g_assert_cmpuint (copy->rows->len, ==, 2);
  g_assert_cmpint (copy->wide_gap, ==, 15 * (gint64) OPCC_PERCENT);
  g_assert_cmpint (copy->threshold, ==, 50 * (gint64) OPCC_PERCENT);
  row = opcc_ranking_find (copy, 1);
  g_assert_cmpint (row->organisation_n, ==, 7);
  g_assert_cmpstr (row->reference, ==, "R1-001");
  g_assert_cmpstr (row->organisation, ==, "");
  g_assert_cmpstr (row->title, ==, "A project");
  g_assert_cmpstr (row->priority, ==, "youth");
  g_assert_cmpstr (row->district, ==, "charnwood");
  g_assert_cmpstr (row->stage, ==, "marked");
  g_assert_cmpint (row->asked, ==, 100000);
  g_assert_cmpint (row->match_funding, ==, 2500);
  g_assert_cmpuint (row->markers->len, ==, 1);
  g_assert_cmpint (g_array_index (row->markers, OpccRankingMarker, 0).marker, ==, 4);
  g_assert_cmpint (g_array_index (row->markers, OpccRankingMarker, 0).percent, ==,
                   60 * (gint64) OPCC_PERCENT);
  g_assert_cmpint (row->holds_up, ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (row->worlds); i++)
    g_assert_cmpint (row->worlds[i], ==, -1);
  row = opcc_ranking_find (copy, 2);
  g_assert_cmpint (row->percent, ==, OPCC_NO_PERCENT);
  g_assert_cmpint (row->denominator, ==, 1);
  g_assert_cmpuint (row->markers->len, ==, 0);
  g_assert_null (opcc_ranking_find (copy, 3));
  opcc_ranking_free (NULL);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* The order where percentages are equal or missing, and what the whole is counted as. */
static void
test_order_and_counts (void)
{
  static const double all[] = { 100 };
  static const gint64 ten[] = { 10 };
  static const gint64 given[] = { 7, 6, 6, 4, 1, 9, 9 };
  static const char *const order[] = { "R1-001", "R1-999", "R1-1000", "R1-004",
                                       "R1-005", "R1-006", "R1-007",  "R1-008" };
  static const guint ranks[] = { 1, 2, 2, 4, 5, 0, 0, 0 };
  g_autoptr (GPtrArray) applications = make_applications (8);
  g_autoptr (GPtrArray) criteria = make_criteria (all, ten, 1);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;

  /* A name with more digits comes later; those out of the round are not ranked. */
  set_text (&((OpccApplication *) applications->pdata[1])->reference, "R1-1000");
  set_text (&((OpccApplication *) applications->pdata[2])->reference, "R1-999");
  set_text (&((OpccApplication *) applications->pdata[5])->stage, "stopped");
  set_text (&((OpccApplication *) applications->pdata[6])->stage, "withdrawn");
  for (gint64 a = 0; a < (gint64) G_N_ELEMENTS (given); a++)
    {
      add_score (scores, a + 1, 1, 1, given[a]);
      add_score (scores, a + 1, 2, 1, a == 0 ? given[a] - 3 : given[a]);
      if (a == 0)
        add_score (scores, 1, 3, 1, 10);
    }
  ranking = rank (applications, criteria, scores, 60, 20);
  g_assert_cmpuint (ranking->rows->len, ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);

      g_assert_cmpstr (row->reference, ==, order[i]);
      g_assert_cmpuint (row->rank, ==, ranks[i]);
      g_assert_cmpint (row->tied, ==, ranks[i] == 2);
    }
  g_assert_cmpuint (ranking->n_marked, ==, 5);
  g_assert_cmpuint (ranking->n_pass, ==, 3);
  g_assert_cmpuint (ranking->n_wide, ==, 1);
  g_assert_cmpuint (ranking->bands[OPCC_BAND_70], ==, 1);
  g_assert_cmpuint (ranking->bands[OPCC_BAND_60], ==, 2);
  g_assert_cmpuint (ranking->bands[OPCC_BAND_40], ==, 1);
  g_assert_cmpuint (ranking->bands[OPCC_BAND_LOW], ==, 1);
  opcc_ranking_set_threshold (ranking, OPCC_NO_PERCENT);
  g_assert_cmpuint (ranking->n_pass, ==, 5);
  opcc_ranking_set_threshold (ranking, 75 * (gint64) OPCC_PERCENT);
  g_assert_cmpuint (ranking->n_pass, ==, 0);
}

/* What moderation settles stands in place of the mean, and is no longer wide. */
static void
test_moderated (void)
{
  static const double all[] = { 100 };
  static const gint64 ten[] = { 10 };
  g_autoptr (GPtrArray) applications = make_applications (3);
  g_autoptr (GPtrArray) criteria = make_criteria (all, ten, 1);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;
  const OpccRankingRow *row;

  for (gint64 a = 1; a <= 2; a++)
    {
      ((OpccApplication *) applications->pdata[a - 1])->moderated = 19000;
      add_score (scores, a, 1, 1, 2);
      add_score (scores, a, 2, 1, 8);
    }
  ((OpccApplication *) applications->pdata[0])->moderated_score = 62.5;
  /* Settled though nobody marked it: there is nothing that it could stand in place of. */
  ((OpccApplication *) applications->pdata[2])->moderated_score = 90;
  ranking = rank (applications, criteria, scores, 62.5, 20);
  row = opcc_ranking_find (ranking, 1);
  g_assert_true (row->moderated && row->settled && row->passes);
  g_assert_false (row->wide);
  g_assert_cmpint (row->percent, ==, 62500000);
  g_assert_cmpint (row->spread, ==, 60 * (gint64) OPCC_PERCENT);
  g_assert_cmpint (row->band, ==, OPCC_BAND_60);
  g_assert_cmpint (row->numerator * 2, ==, row->denominator * 125);
  row = opcc_ranking_find (ranking, 2);
  g_assert_true (row->moderated);
  g_assert_false (row->settled || row->wide || row->passes);
  g_assert_cmpint (row->percent, ==, 50 * (gint64) OPCC_PERCENT);
  g_assert_cmpint (opcc_ranking_find (ranking, 3)->percent, ==, OPCC_NO_PERCENT);
  g_assert_cmpuint (ranking->n_wide, ==, 0);
}

/* Minimums are of the mean of those who count; a mark that is left out makes a marker not count. */
static void
test_who_counts (void)
{
  static const double some_weights[] = { 75, 25, 0 };
  static const gint64 some_scales[] = { 5, 5, 5 };
  g_autoptr (GPtrArray) applications = make_applications (3);
  g_autoptr (GPtrArray) criteria = make_criteria (some_weights, some_scales, 3);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccRanking) ranking = NULL;
  g_autoptr (OpccRanking) lighter = NULL;
  g_autoptr (OpccRanking) without = NULL;

  ((OpccCriterion *) criteria->pdata[0])->minimum = 2;
  for (gint64 a = 1; a <= 2; a++)
    {
      /* Means of the first criterion: 2, its minimum, and just under it. */
      add_score (scores, a, 1, 1, 3);
      add_score (scores, a, 1, 2, 5);
      add_score (scores, a, 2, 1, a == 1 ? 1 : 0);
      add_score (scores, a, 2, 2, 5);
      /* A criterion without weight does not stand in for one that is left out, nor does one of
       * another round. */
      add_score (scores, a, 3, 1, 5);
      add_score (scores, a, 3, 3, 5);
      add_score (scores, a, 3, 99, 5);
    }
  ranking = rank (applications, criteria, scores, 0, NAN);
  g_assert_cmpuint (opcc_ranking_find (ranking, 1)->n_markers, ==, 2);
  g_assert_cmpint (opcc_ranking_find (ranking, 1)->percent, ==, 55 * (gint64) OPCC_PERCENT);
  g_assert_false (opcc_ranking_find (ranking, 1)->below_minimum);
  g_assert_true (opcc_ranking_find (ranking, 1)->passes);
  g_assert_true (opcc_ranking_find (ranking, 2)->below_minimum);
  g_assert_false (opcc_ranking_find (ranking, 2)->passes);
  g_assert_false (opcc_ranking_find (ranking, 1)->wide); /* no limit is set */

  /* What passes or fails carries no weight, whatever is written there; a hundredth does. */
  ((OpccCriterion *) criteria->pdata[2])->pass_fail = TRUE;
  ((OpccCriterion *) criteria->pdata[2])->weight = 50;
  ((OpccCriterion *) criteria->pdata[1])->weight = 0.01;
  lighter = rank (applications, criteria, scores, 0, NAN);
  g_assert_cmpuint (opcc_ranking_find (lighter, 1)->n_markers, ==, 2);
  g_assert_cmpint (opcc_ranking_find (lighter, 1)->percent, ==, 40007999);

  /* Nothing carries weight: nobody has a percentage. */
  for (guint i = 0; i < criteria->len; i++)
    ((OpccCriterion *) criteria->pdata[i])->weight = 0;
  without = rank (applications, criteria, scores, 0, NAN);
  g_assert_cmpuint (without->n_marked, ==, 0);
  g_assert_cmpint (opcc_ranking_find (without, 1)->percent, ==, OPCC_NO_PERCENT);
}

/* Of the office: rows have the names of who applied; a job that is given up, or finds a file that
 * is not as it should be, says so. */
static void
test_computed (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRanking) ranking = opcc_ranking_compute (db, 1, NULL, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_no_error (error);
  g_assert_cmpint (ranking->round, ==, 1);
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);
      g_autofree char *name = opcc_db_get_text (db, "SELECT name FROM organisation WHERE n = $1",
                                                &error, "i", row->organisation_n);

      g_assert_no_error (error);
      g_assert_cmpstr (row->organisation, ==, name);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (opcc_ranking_compute (db, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (opcc_ranking_compute (db, 999, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (opcc_db_exec (db, "ALTER TABLE organisation RENAME COLUMN name TO gone", &error));
  g_assert_null (opcc_ranking_compute (db, 1, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (opcc_db_exec (db, "ALTER TABLE mark RENAME COLUMN score TO gone", &error));
  g_assert_null (opcc_ranking_read_scores (db, 1, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/ranking/equals-the-files", TRUE, test_equals_the_files);
  g_test_add_func ("/ranking/properties", test_properties);
  g_test_add_func ("/ranking/ties-and-limits", test_ties_and_limits);
  g_test_add_func ("/ranking/rounding", test_rounding);
  g_test_add_func ("/ranking/rows", test_rows);
  g_test_add_func ("/ranking/order-and-counts", test_order_and_counts);
  g_test_add_func ("/ranking/moderated", test_moderated);
  g_test_add_func ("/ranking/who-counts", test_who_counts);
  grants_test_add ("/ranking/computed", TRUE, test_computed);
  return g_test_run ();
}
