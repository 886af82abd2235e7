/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From starting a program to its first useful frame, and what it then holds in memory. */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "bench-figures.h"

#define N_RUNS 11

typedef struct
{
  const char *argv[4];
  const char *mark; /* what the program says when the frame is drawn */
} Program;

static double
read_resident (const char *pid)
{
  g_autofree char *path = g_strconcat ("/proc/", pid, "/statm", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  parts = g_strsplit (text, " ", 3);
  return g_ascii_strtod (parts[1], NULL) * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

static void
time_start (const Program *program, double *milliseconds, double *resident)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (program->argv,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_autoptr (GDataInputStream) lines = NULL;
  char *line;

  if (process == NULL)
    g_error ("%s", error->message);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      gboolean found = strstr (line, program->mark) != NULL;

      g_free (line);
      if (found)
        break;
    }
  if (line == NULL)
    g_error ("%s never said “%s”.", program->argv[0], program->mark);
  *milliseconds = (double) (g_get_monotonic_time () - start) / 1e3;
  g_usleep (700000);
  *resident = read_resident (g_subprocess_get_identifier (process));
  g_subprocess_send_signal (process, SIGTERM);
  g_usleep (200000);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  Program empty = { { NULL }, "first frame" };
  Program desk = { { NULL }, "Useful frame" };
  double times[2][N_RUNS];
  double sizes[2][N_RUNS];

  if (argc < 4)
    {
      g_printerr ("Usage: %s EMPTY-WINDOW OPCC-DESK OFFICE\n", argv[0]);
      return 2;
    }
  empty.argv[0] = argv[1];
  desk.argv[0] = argv[2];
  desk.argv[1] = argv[3];
  g_setenv ("G_MESSAGES_DEBUG", "opcc-desk", TRUE);
  for (guint i = 0; i < N_RUNS; i++)
    {
      time_start (&empty, &times[0][i], &sizes[0][i]);
      time_start (&desk, &times[1][i], &sizes[1][i]);
    }
  bench_print ("start to first useful frame", "ms", bench_median (times[1], N_RUNS),
               bench_median (times[0], N_RUNS), 2.0, 0);
  bench_print ("resident memory", "MB", bench_median (sizes[1], N_RUNS),
               bench_median (sizes[0], N_RUNS), 1.6, 0);
  return 0;
}
