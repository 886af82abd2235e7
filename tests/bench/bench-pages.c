/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of a large office beside the same page of a small one: first frame, filled page, a
 * key in its search, a jump of its list, and the longest turn of the main loop in each. */
#include <adwaita.h>
#include <stdio.h>
#include <time.h>

#include "bench-figures.h"
#include "bench-statements.h"
#include "bench-walk.h"
#include "user.h"

typedef enum
{
  FIRST_FRAME,
  FILLED,
  KEY,
  JUMP,
  LONGEST_TURN,
  TURN_WORK, /* of the processor in the turn that needed most of it: others may have been at work */
  N_FIGURES,
} Figure;

static const char *const figure_names[] = { "first frame", "filled", "key",
                                            "jump",        "turn",   "turn work" };

typedef struct
{
  char *place; /* (owned) */
  double ms[N_FIGURES];
} Visit;

typedef struct
{
  GPtrArray *visits; /* (owned) of Visit */
  GString *statements;
  gint64 left_at;
} Tour;

/* --- the longest turn of the main loop ------------------------------------------------------- */

static struct
{
  GPollFunc poll;
  gint64 woken_at;
  gint64 longest;
  gint64 worked_at;
  gint64 most_work;
} turns;

static gint64
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
time_poll (GPollFD *fds, guint n_fds, int timeout)
{
  const gint64 now = g_get_monotonic_time ();
  int result;

  if (turns.woken_at > 0)
    {
      turns.longest = MAX (turns.longest, now - turns.woken_at);
      turns.most_work = MAX (turns.most_work, get_work () - turns.worked_at);
    }
  result = turns.poll (fds, n_fds, timeout);
  turns.woken_at = g_get_monotonic_time ();
  turns.worked_at = get_work ();
  return result;
}

/* --- one page -------------------------------------------------------------------------------- */

static double
get_milliseconds (gint64 from, gint64 until)
{
  return (double) (until - from) / 1e3;
}

static double
time_key (OpccWindow *window)
{
  GtkWidget *entry = user_find_type (opcc_window_get_page (window), GTK_TYPE_SEARCH_ENTRY, 0);
  gint64 start = g_get_monotonic_time ();
  double ms;

  if (entry == NULL)
    return 0;
  gtk_editable_set_text (GTK_EDITABLE (entry), "h");
  ms = get_milliseconds (start, bench_walk_settle (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  bench_walk_settle (window);
  return ms;
}

static GtkAdjustment *
find_longest_list (GtkWidget *page)
{
  GtkAdjustment *longest = NULL;
  GtkWidget *scroller;

  for (guint skip = 0; (scroller = user_find_type (page, GTK_TYPE_SCROLLED_WINDOW, skip)) != NULL;
       skip++)
    {
      GtkAdjustment *adjustment =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      if (longest == NULL ||
          gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_upper (longest))
        longest = adjustment;
    }
  return longest;
}

static double
time_jump (OpccWindow *window)
{
  GtkAdjustment *list = find_longest_list (opcc_window_get_page (window));
  gint64 start = g_get_monotonic_time ();

  if (list == NULL || gtk_adjustment_get_upper (list) <= gtk_adjustment_get_page_size (list))
    return 0;
  gtk_adjustment_set_value (list, 0.37 * gtk_adjustment_get_upper (list));
  return get_milliseconds (start, bench_walk_settle (window));
}

static void
note_statements (Tour *tour, const char *place)
{
  g_autoptr (GPtrArray) statements = bench_statements_take ();

  for (guint i = 0; i < statements->len; i++)
    {
      const BenchStatement *statement = g_ptr_array_index (statements, i);

      g_string_append_printf (tour->statements, "%s\t%.2f\t%" G_GINT64_FORMAT "\t%u\t%s\n", place,
                              statement->ms, statement->n_looked, statement->n_runs,
                              statement->sql);
    }
}

static void
leave (BenchWalk *walk, const char *place)
{
  Tour *tour = walk->data;

  bench_walk_settle (walk->window);
  g_ptr_array_unref (bench_statements_take ());
  turns.longest = 0;
  turns.most_work = 0;
  tour->left_at = g_get_monotonic_time ();
}

static void
arrive (BenchWalk *walk, const char *place)
{
  Tour *tour = walk->data;
  Visit *visit = g_new0 (Visit, 1);

  visit->place = g_strdup (place);
  user_wait_drawn (GTK_WIDGET (walk->window));
  visit->ms[FIRST_FRAME] = get_milliseconds (tour->left_at, g_get_monotonic_time ());
  visit->ms[FILLED] = get_milliseconds (tour->left_at, bench_walk_settle (walk->window));
  visit->ms[KEY] = time_key (walk->window);
  visit->ms[JUMP] = time_jump (walk->window);
  visit->ms[LONGEST_TURN] = (double) turns.longest / 1e3;
  visit->ms[TURN_WORK] = (double) turns.most_work / 1e3;
  note_statements (tour, place);
  g_ptr_array_add (tour->visits, visit);
}

static Tour *
walk_office (const char *office, const char *only)
{
  Tour *tour = g_new0 (Tour, 1);
  BenchWalk walk = { bench_walk_open (office), leave, arrive, tour, only };

  tour->visits = g_ptr_array_new ();
  tour->statements = g_string_new ("place\tms\tlooked at\truns\tstatement\n");
  bench_walk_run (&walk);
  gtk_window_close (GTK_WINDOW (walk.window));
  user_wait_milliseconds (500);
  return tour;
}

/* --- what came of it ------------------------------------------------------------------------- */

static const Visit *
find_visit (const Tour *tour, const char *place)
{
  for (guint i = 0; i < tour->visits->len; i++)
    {
      const Visit *visit = g_ptr_array_index (tour->visits, i);

      if (g_str_equal (visit->place, place))
        return visit;
    }
  return NULL;
}

static void
print_worst (const Tour *large, const Tour *small, Figure figure, double target)
{
  const Visit *worst = NULL;
  const Visit *beside;
  g_autofree char *name = NULL;

  for (guint i = 0; i < large->visits->len; i++)
    {
      const Visit *visit = g_ptr_array_index (large->visits, i);

      if (worst == NULL || visit->ms[figure] > worst->ms[figure])
        worst = visit;
    }
  if (worst == NULL)
    return;
  beside = find_visit (small, worst->place);
  name = g_strdup_printf ("%s, worst of %u: %s", figure_names[figure], large->visits->len,
                          worst->place);
  bench_print (name, "ms", worst->ms[figure], beside != NULL ? beside->ms[figure] : 0, 0, target);
}

static void
write_figures (const Tour *tour, const char *folder, const char *name)
{
  g_autoptr (GString) lines = g_string_new ("place");
  g_autofree char *pages = g_strdup_printf ("%s/pages-%s.tsv", folder, name);
  g_autofree char *statements = g_strdup_printf ("%s/statements-%s.tsv", folder, name);

  for (guint f = 0; f < N_FIGURES; f++)
    g_string_append_printf (lines, "\t%s", figure_names[f]);
  for (guint i = 0; i < tour->visits->len; i++)
    {
      const Visit *visit = g_ptr_array_index (tour->visits, i);

      g_string_append_printf (lines, "\n%s", visit->place);
      for (guint f = 0; f < N_FIGURES; f++)
        g_string_append_printf (lines, "\t%.1f", visit->ms[f]);
    }
  g_string_append_c (lines, '\n');
  if (!g_file_set_contents (pages, lines->str, -1, NULL) ||
      !g_file_set_contents (statements, tour->statements->str, -1, NULL))
    g_printerr ("The figures could not be written into %s.\n", folder);
}

int
main (int argc, char **argv)
{
  const char *only = argc > 4 ? argv[4] : NULL;
  Tour *small;
  Tour *large;

  if (argc < 4)
    {
      g_printerr ("Usage: %s SMALL LARGE FOLDER [PLACE]\n", argv[0]);
      return 2;
    }
  gtk_init ();
  bench_statements_watch ();
  bench_walk_prepare ();
  if (!user_sit_down ())
    return 1;
  turns.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, time_poll);
  small = walk_office (argv[1], only);
  large = walk_office (argv[2], only);
  write_figures (small, argv[3], "small");
  write_figures (large, argv[3], "large");
  print_worst (large, small, FIRST_FRAME, 100);
  print_worst (large, small, LONGEST_TURN, 100);
  print_worst (large, small, FILLED, 500);
  print_worst (large, small, KEY, 100);
  print_worst (large, small, JUMP, 100);
  return 0;
}
