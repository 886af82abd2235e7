/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to rank a great round anew, beside its workbook in LibreOffice, and to find the
 * best use of what is left. */
#include <inttypes.h>

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

/* A cell of a sheet of flat OpenDocument. */
static void
add_cell (GString *sheet, const char *formula, gint64 value)
{
  if (formula != NULL)
    g_string_append_printf (sheet, "<table:table-cell table:formula=\"%s\"/>", formula);
  else
    g_string_append_printf (sheet,
                            "<table:table-cell office:value-type=\"float\" office:value=\"%" PRId64
                            "\"/>",
                            value);
}

/* A row for each marker of each application: ten scores, their weighted per cent, and in its first
 * row the application's mean. Without values beside the formulas, so that all is recalculated.
 */
static char *
write_workbook (const char *folder, const char *name, const GArray *scores)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) sheet = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body>"
      "<office:spreadsheet><table:table table:name=\"Marks\">");
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < scores->len / N_CRITERIA; row++)
    {
      g_autofree char *percent = g_strdup_printf ("of:=SUM([.A%u:.J%u])*10/5", row + 1, row + 1);
      g_autofree char *mean =
          g_strdup_printf ("of:=AVERAGE([.K%u:.K%u])", row + 1, row + N_MARKERS);

      g_string_append (sheet, "<table:table-row>");
      for (guint c = 0; c < N_CRITERIA; c++)
        add_cell (sheet, NULL, g_array_index (scores, OpccScore, row * N_CRITERIA + c).score);
      add_cell (sheet, percent, 0);
      if (row % N_MARKERS == 0)
        add_cell (sheet, mean, 0);
      g_string_append (sheet, "</table:table-row>");
    }
  g_string_append (sheet, "</table:table></office:spreadsheet></office:body></office:document>");
  if (!g_file_set_contents (path, sheet->str, (gssize) sheet->len, &error))
    g_error ("%s", error->message);
  return g_steal_pointer (&path);
}

/* The whole run, as somebody waits for it: start, open, recalculate, write. */
static double
measure_theirs (const GArray *scores)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("opcc-bench-XXXXXX", &error);
  g_autofree char *full = NULL;
  const char *remove[] = { "rm", "-r", folder, NULL };
  double theirs;

  if (folder == NULL)
    g_error ("%s", error->message);
  full = write_workbook (folder, "marks.fods", scores);
  theirs = bench_convert (folder, full, "csv");
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  return theirs;
}

static void
measure_round (GRand *rand)
{
  double theirs;
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
  theirs = measure_theirs (scores);
  bench_print (theirs > 0 ? "the same, beside a whole run of LibreOffice Calc"
                          : "the same, beside LibreOffice Calc (which is not here)",
               "ms", bench_median (ranked, RUNS), theirs, theirs > 0 ? 0.1 : 0, 0);
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
