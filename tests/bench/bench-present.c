/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From F5 to the first slide on the wall, and from a key to the next, in an office of many rows. */
#include <adwaita.h>
#include <locale.h>

#include "bench-figures.h"
#include "opcc-audience-window.h"
#include "opcc-domain-table.h"
#include "opcc-page.h"
#include "opcc-slide-view.h"
#include "opcc-widgets.h"
#include "opcc-window.h"
#include "user.h"

#define N_TURNS 11
#define N_STEPS 4

static OpccAudienceWindow *
find_wall (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (OPCC_IS_AUDIENCE_WINDOW (window))
        return OPCC_AUDIENCE_WINDOW (window);
    }
  return NULL;
}

/* The eye sees the slide that is up. */
static gboolean
is_seen (void)
{
  OpccAudienceWindow *wall = find_wall ();
  GtkWidget *view;

  if (wall == NULL || !gtk_widget_get_mapped (GTK_WIDGET (wall)) ||
      opcc_audience_window_get_slide (wall) == NULL)
    return FALSE;
  view = user_find_type (GTK_WIDGET (wall), OPCC_TYPE_SLIDE_VIEW, 0);
  return view != NULL && opcc_slide_view_is_current (OPCC_SLIDE_VIEW (view));
}

static double
time_until_seen (gint64 start)
{
  while (!is_seen ())
    {
      if (g_get_monotonic_time () - start > 60 * G_USEC_PER_SEC)
        g_error ("No slide came up");
      g_main_context_iteration (NULL, TRUE);
    }
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static gboolean
is_open (gpointer data)
{
  return opcc_window_get_office (data) != NULL && opcc_window_get_page (data) != NULL;
}

static OpccWindow *
open_office (const char *path)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  OpccWindow *window = opcc_window_new (NULL, settings);

  opcc_window_open_path (window, path, 0);
  gtk_window_present (GTK_WINDOW (window));
  if (!user_wait_for (is_open, window, 60000))
    g_error ("The office file %s did not open", path);
  opcc_window_show_domain (window, "grants");
  user_wait_milliseconds (1000);
  return window;
}

static void
bench_document (OpccWindow *window, const char *document, const char *words)
{
  double first[N_TURNS];
  double next[N_TURNS * N_STEPS];
  guint n_next = 0;
  g_autofree char *first_words = g_strdup_printf ("F5 to the first slide on the wall, %s", words);
  g_autofree char *next_words = g_strdup_printf ("key to the next slide on the wall, %s", words);

  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), document);
  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();

      g_action_group_activate_action (G_ACTION_GROUP (window), "present", NULL);
      first[turn] = time_until_seen (start);
      /* The presenter speaks. */
      user_wait_milliseconds (400);
      for (guint step = 0; step < N_STEPS; step++)
        {
          OpccSlide *before = opcc_audience_window_get_slide (find_wall ());

          start = g_get_monotonic_time ();
          gtk_widget_activate_action (GTK_WIDGET (find_wall ()), "meeting.next", NULL);
          if (opcc_audience_window_get_slide (find_wall ()) == before)
            break;
          next[n_next++] = time_until_seen (start);
          user_wait_milliseconds (150);
        }
      gtk_widget_activate_action (GTK_WIDGET (find_wall ()), "meeting.end", NULL);
      user_wait_milliseconds (100);
    }
  bench_print (first_words, "ms", bench_median (first, N_TURNS), 0, 0, 300);
  if (n_next > 0)
    bench_print (next_words, "ms", bench_median (next, n_next), 0, 0, 50);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  OpccWindow *window;

  if (argc < 2)
    {
      g_printerr ("usage: bench-present OFFICE\n");
      return 2;
    }
  gtk_init ();
  setlocale (LC_NUMERIC, "C");
  adw_init ();
  gtk_css_provider_load_from_resource (provider, "/org/opccdesk/Desk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  opcc_widgets_init ();
  opcc_domain_table_register ();
  if (!user_sit_down ())
    return 1;
  window = open_office (argv[1]);
  bench_document (window, "list?kind=application", "list");
  bench_document (window, "record?kind=application&n=1", "record");
  gtk_window_close (GTK_WINDOW (window));
  user_wait_milliseconds (500);
  return 0;
}
