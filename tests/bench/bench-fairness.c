/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to rank a great round anew, and to find the best use of what is left. */
#include "bench-figures.h"
#include "opcc-best-use.h"
#include "opcc-robustness.h"

#define RUNS           21
#define N_APPLICATIONS 1000
#define N_MARKERS      8
#define N_CRITERIA     10
#define N_THINGS       200

static GPtrArray *
make_applications (GRand *rand)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_APPLICATIONS; i++)
    {
      OpccApplication *application = g_object_new (OPCC_TYPE_APPLICATION, NULL);
      g_autofree char *id = g_strdup_printf ("00000000-0000-7000-8000-%012u", i + 1);

      application->reference = g_strdup_printf ("R1-%04u", i + 1);
      application->title = g_strdup ("A project");
      application->stage = g_strdup ("marked");
      application->asked = g_rand_int_range (rand, 50000, 1000001);
      opcc_record_set_identity (OPCC_RECORD (application), i + 1, id, 1);
      g_ptr_array_add (list, application);
    }
  return list;
}

static GPtrArray *
make_criteria (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_CRITERIA; i++)
    {
      OpccCriterion *criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);
      g_autofree char *id = g_strdup_printf ("00000000-0000-7000-9000-%012u", i + 1);

      criterion->title = g_strdup ("A criterion");
      criterion->weight = 10;
      criterion->scale = 5;
      opcc_record_set_identity (OPCC_RECORD (criterion), i + 1, id, 1);
      g_ptr_array_add (list, criterion);
    }
  return list;
}

static GArray *
make_scores (GRand *rand)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));

  for (gint64 a = 1; a <= N_APPLICATIONS; a++)
    for (gint64 m = 1; m <= N_MARKERS; m++)
      for (gint64 c = 1; c <= N_CRITERIA; c++)
        {
          const OpccScore score = { a, m, c, g_rand_int_range (rand, 0, 6) };

          g_array_append_val (scores, score);
        }
  return scores;
}

static void
measure_round (GRand *rand)
{
  g_autoptr (GPtrArray) applications = make_applications (rand);
  g_autoptr (GPtrArray) criteria = make_criteria ();
  g_autoptr (GArray) scores = make_scores (rand);
  g_autoptr (OpccAwardSettings) settings =
      opcc_award_settings_new (G_GINT64_CONSTANT (20000000), 10, 1000000);
  double ranked[RUNS];
  double worlds[RUNS];
  double redraws[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 begin = g_get_monotonic_time ();
      g_autoptr (OpccRanking) ranking =
          opcc_ranking_from_marks (applications, criteria,
                                   (const OpccScore *) (gpointer) scores->data, scores->len,
                                   50 * (gint64) OPCC_PERCENT, 20 * (gint64) OPCC_PERCENT);
      g_autoptr (OpccAwardPlan) plan = opcc_award_plan_new (ranking, settings);
      const gint64 planned = g_get_monotonic_time ();
      gint64 moved;

      opcc_robustness_fill_worlds (plan, criteria, scores);
      moved = g_get_monotonic_time ();
      opcc_robustness_fill (plan, OPCC_ROBUSTNESS_REDRAWS);
      ranked[i] = (double) (planned - begin) / 1000;
      worlds[i] = (double) (moved - planned) / 1000;
      redraws[i] = (double) (g_get_monotonic_time () - moved) / 1000;
    }
  bench_print ("ranking and plan, 1,000 × 8 markers × 10 criteria", "ms",
               bench_median (ranked, RUNS), 0, 0, 50);
  bench_print ("38 rounds without a marker, a criterion, or reweighted", "ms",
               bench_median (worlds, RUNS), 0, 0, 0);
  bench_print ("1,000 redraws of its marks", "ms", bench_median (redraws, RUNS), 0, 0, 0);
}

/* All kinds of pots: sums to the penny, round sums, all the same sum; the slowest counts. */
static void
measure_best_use (GRand *rand)
{
  static const gint64 steps[] = { 1, 5000, 100000, 1000000 };
  double slowest = 0;

  for (guint i = 0; i < RUNS * G_N_ELEMENTS (steps); i++)
    {
      const gint64 step = steps[i % G_N_ELEMENTS (steps)];
      gint64 costs[N_THINGS];
      gint64 values[N_THINGS];
      gboolean taken[N_THINGS];
      gint64 begin;

      for (guint k = 0; k < N_THINGS; k++)
        {
          costs[k] = MAX (g_rand_int_range (rand, 1, 1000001) / step, 1) * step;
          values[k] = g_rand_int_range (rand, 65000000, 95000000);
        }
      begin = g_get_monotonic_time ();
      opcc_best_use_solve (costs, values, N_THINGS, g_rand_int_range (rand, 1000000, 40000000),
                           taken);
      slowest = MAX (slowest, (double) (g_get_monotonic_time () - begin) / 1000);
    }
  bench_print ("best use among 200 applications, slowest of 84", "ms", slowest, 0, 0, 100);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1000);

  measure_round (rand);
  measure_best_use (rand);
  return 0;
}
