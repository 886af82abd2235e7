/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Medians and rows of the bench's table. */
#include "bench-figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define THEIR_RUNS 3

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

double
bench_percentile (double *values, guint n, double share)
{
  guint at = (guint) (share * (n - 1) + 0.5);

  qsort (values, n, sizeof *values, compare);
  return values[MIN (at, n - 1)];
}

double
bench_median (double *values, guint n)
{
  return bench_percentile (values, n, 0.5);
}

void
bench_print (const char *figure,
             const char *unit,
             double ours,
             double baseline,
             double target_ratio,
             double target)
{
  double ratio = baseline > 0 ? ours / baseline : 0;
  gboolean met = (target_ratio == 0 || (baseline > 0 && ratio <= target_ratio)) &&
                 (target == 0 || ours <= target);

  printf ("%-52s %9.2f %-3s", figure, ours, unit);
  if (baseline > 0)
    printf (" %9.2f %6.2fx", baseline, ratio);
  else
    printf (" %9s %7s", "-", "-");
  if (target_ratio > 0)
    printf ("  <= %.2fx", target_ratio);
  if (target > 0)
    printf ("  <= %g %s", target, unit);
  if (target_ratio > 0 || target > 0)
    printf ("  %s", met ? "met" : "NOT MET");
  printf ("\n");
  fflush (stdout);
}

double
bench_convert (const char *folder, const char *file, const char *ending)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *out = g_build_filename (folder, "theirs", NULL);
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autofree char *made = g_strdup_printf ("%s/%s.%s", out, stem, ending);
  const char *argv[] = { office, "--headless", profile, "--convert-to", ending, "--outdir",
                         out,    file,         NULL };
  double times[THEIR_RUNS];

  if (office == NULL)
    return 0;
  for (int i = -1; i < THEIR_RUNS; i++)
    {
      const gint64 begin = g_get_monotonic_time ();

      if (!g_spawn_sync (NULL, (char **) argv, NULL,
                         G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                         NULL, NULL, NULL))
        return 0;
      if (i >= 0)
        times[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  /* Without the part for that kind of file it starts, and says that it cannot. */
  return g_file_test (made, G_FILE_TEST_EXISTS) ? bench_median (times, THEIR_RUNS) : 0;
}

double
bench_resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  parts = g_strsplit (text, " ", 3);
  return g_ascii_strtod (parts[1], NULL) * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}
