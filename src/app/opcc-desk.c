/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDesk: the program: its settings, its keys, and the window it opens. */
#include "opcc-desk.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-keycap.h"
#include "opcc-keys.h"
#include "opcc-office.h"
#include "opcc-pack-window.h"
#include "opcc-preferences.h"
#include "opcc-watchdog.h"
#include "opcc-widgets.h"
#include "opcc-window.h"

/* What a desktop uses that says nothing: 96 dots an inch, in 1024ths as GTK counts them. */
#define PLAIN_DPI (96 * 1024)

struct _OpccDesk
{
  AdwApplication parent_instance;
  GSettings *settings; /* (owned) */
  int dpi;             /* of the desktop, before our text size; 1024ths of a dot an inch */
  char *expected;      /* (owned) (nullable): the file named on the command line */
  gboolean sample;     /* --sample was given */
};

G_DEFINE_FINAL_TYPE (OpccDesk, opcc_desk, ADW_TYPE_APPLICATION)

static OpccWindow *
find_window (OpccDesk *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (OPCC_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static OpccWindow *
present_window (OpccDesk *self)
{
  OpccWindow *window = find_window (self);

  if (window == NULL)
    window = opcc_window_new (GTK_APPLICATION (self), self->settings);
  return window;
}

static void
set_text_size_cb (OpccDesk *self)
{
  double factor = g_settings_get_double (self->settings, "text-size");

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (self->dpi * factor), NULL);
}

static void
set_colours_cb (OpccDesk *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[chosen]);
}

static void
set_keycaps_cb (OpccDesk *self)
{
  opcc_keycap_show_all (g_settings_get_boolean (self->settings, "show-keycaps"));
}

static void
follow_settings (OpccDesk *self)
{
  static const struct
  {
    const char *signal;
    void (*follow) (OpccDesk *self);
  } settings[] = {
    { "changed::text-size", set_text_size_cb },
    { "changed::colour-scheme", set_colours_cb },
    { "changed::show-keycaps", set_keycaps_cb },
  };

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->dpi, NULL);
  if (self->dpi <= 0)
    self->dpi = PLAIN_DPI;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_signal_connect_object (self->settings, settings[i].signal, G_CALLBACK (settings[i].follow),
                               self, G_CONNECT_SWAPPED);
      settings[i].follow (self);
    }
}

/* Puts right what GTK 4.8 draws wrong. The page buttons of a shortcuts window have labels of
 * negative width. And where nothing composes windows, what a popover leaves transparent is black:
 * it goes without its shadow and its round corners there. */
static void
correct_style (void)
{
  static const char always[] = "stackswitcher.circular > button > label { margin: 0; padding: 0; }";
  static const char square[] = "popover.background { background: @popover_bg_color; }"
                               "popover > contents { margin: 0; border-radius: 0;"
                               " border: 1px solid alpha(currentColor, 0.2); box-shadow: none; }"
                               "popover > arrow { background: none; border: none; }";
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *style =
      g_strconcat (always, gdk_display_is_composited (display) ? NULL : square, NULL);

  gtk_css_provider_load_from_data (provider, style, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccDesk *self = user_data;
  OpccWindow *window = find_window (self);

  if (window != NULL)
    gtk_window_present (opcc_preferences_new (window, self->settings));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *window = find_window (user_data);

  if (window != NULL)
    opcc_dialog_show_about (GTK_WIDGET (window));
}

/* Each window may still ask, and stay. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (OPCC_IS_WINDOW (l->data) || OPCC_IS_PACK_WINDOW (l->data))
      gtk_window_close (l->data);
}

/* Without a file: the one open last, else the user's own. */
static char *
find_office (OpccDesk *self)
{
  g_autofree char *recent = g_settings_get_string (self->settings, "recent-office");
  g_autofree char *own = opcc_store_get_default_path ();

  if (recent[0] != '\0' && g_file_test (recent, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&recent);
  return g_file_test (own, G_FILE_TEST_EXISTS) ? g_steal_pointer (&own) : NULL;
}

/* GTK takes longer to start than an office file to open, so both begin at once. */
static void
expect_office (OpccDesk *self)
{
  g_autofree char *path = self->expected != NULL ? g_strdup (self->expected) : find_office (self);

  if (!self->sample && path != NULL && !opcc_pack_window_takes (path))
    opcc_office_expect (path);
}

/* Only a guess at what will be opened: a wrong one costs nothing but a file opened in vain. */
static gboolean
opcc_desk_local_command_line (GApplication *application, char ***arguments, int *status)
{
  OpccDesk *self = OPCC_DESK (application);

  for (guint i = 1; (*arguments)[0] != NULL && (*arguments)[i] != NULL; i++)
    if (*(*arguments)[i] != '-' && self->expected == NULL)
      self->expected = g_strdup ((*arguments)[i]);
    else if (g_str_equal ((*arguments)[i], "--sample"))
      self->sample = TRUE;
  return G_APPLICATION_CLASS (opcc_desk_parent_class)
      ->local_command_line (application, arguments, status);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *window = present_window (user_data);

  opcc_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* What was said to a second program is done by the one that has the window. */
static int
opcc_desk_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!OPCC_DESK (application)->sample || !g_application_register (application, NULL, NULL) ||
      !g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  return 0;
}

static void
opcc_desk_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "open-sample", open_sample_cb },
    { "preferences", preferences_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  OpccDesk *self = OPCC_DESK (application);

  expect_office (self);
  G_APPLICATION_CLASS (opcc_desk_parent_class)->startup (application);
  opcc_widgets_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  opcc_keys_install (GTK_APPLICATION (application));
  follow_settings (self);
  correct_style ();
#ifdef OPCC_DEVEL
  opcc_watchdog_start (opcc_watchdog_log, NULL);
#endif
}

/* Where there is no office file yet: the ways to begin. */
static void
opcc_desk_activate (GApplication *application)
{
  OpccDesk *self = OPCC_DESK (application);
  gboolean running = find_window (self) != NULL;
  OpccWindow *window = present_window (self);
  g_autofree char *path = find_office (self);

  if (self->sample)
    opcc_window_open_sample (window);
  else if (running)
    g_debug ("The window is open already");
  else if (path != NULL)
    opcc_window_open_path (window, path, 0);
  else
    opcc_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_file (OpccDesk *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  OpccWindow *window;

  if (path != NULL && opcc_pack_window_takes (path))
    {
      opcc_pack_window_open (GTK_APPLICATION (self), path);
      return;
    }
  window = present_window (self);
  if (path != NULL)
    opcc_window_open_path (window, path, 0);
  else
    opcc_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Also what a file manager hands to the program that is already running. */
static void
opcc_desk_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (OPCC_DESK (application), files[i]);
}

static void
opcc_desk_shutdown (GApplication *application)
{
  opcc_office_expect (NULL);
  g_settings_sync ();
  opcc_watchdog_stop ();
  G_APPLICATION_CLASS (opcc_desk_parent_class)->shutdown (application);
}

static void
opcc_desk_dispose (GObject *object)
{
  OpccDesk *self = OPCC_DESK (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (opcc_desk_parent_class)->dispose (object);
}

static void
opcc_desk_finalize (GObject *object)
{
  g_free (OPCC_DESK (object)->expected);
  G_OBJECT_CLASS (opcc_desk_parent_class)->finalize (object);
}

static void
opcc_desk_class_init (OpccDeskClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_desk_finalize;
  application_class->local_command_line = opcc_desk_local_command_line;
  application_class->handle_local_options = opcc_desk_handle_local_options;
  application_class->startup = opcc_desk_startup;
  application_class->activate = opcc_desk_activate;
  application_class->open = opcc_desk_open;
  application_class->shutdown = opcc_desk_shutdown;
}

static void
opcc_desk_init (OpccDesk *self)
{
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &self->sample,
      N_ ("Open the sample office; make it if it is not there"), NULL },
    { NULL },
  };

  self->settings = g_settings_new (OPCC_APP_ID);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens the window of OPCC Desk with an office file, by default the one open last."));
}

/**
 * opcc_desk_new:
 *
 * Returns: (transfer full): the program; a file given to a second one is opened by the first
 */
OpccDesk *
opcc_desk_new (void)
{
  return g_object_new (OPCC_TYPE_DESK, "application-id", OPCC_APP_ID, "resource-base-path",
                       "/org/opccdesk/Desk", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
