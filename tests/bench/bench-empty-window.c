/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty AdwApplicationWindow that says when its first frame is drawn: what nothing costs. */
#include <adwaita.h>
#include <stdio.h>

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  fprintf (stderr, "first frame\n");
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("org.opccdesk.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
