/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheets parse without complaint, the icons are in the resource, settings are whole. */
#include <gtk/gtk.h>

#define BASE "/org/opccdesk/Desk"

static void
count_error_cb (GtkCssProvider *provider, GtkCssSection *section, GError *error, gpointer n_errors)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  ++*(guint *) n_errors;
}

static void
test_style_sheets (void)
{
  static const char *const names[] = { "style.css", "style-dark.css", "style-hc.css" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strdup_printf (BASE "/%s", names[i]);
      g_autofree char *text = NULL;
      guint n_errors = 0;

      g_signal_connect (provider, "parsing-error", G_CALLBACK (count_error_cb), &n_errors);
      gtk_css_provider_load_from_resource (provider, path);
      g_assert_cmpuint (n_errors, ==, 0);

      text = gtk_css_provider_to_string (provider);
      g_assert_cmpuint (strlen (text), >, 500);
      g_assert_nonnull (strstr (text, "opcc_hairline"));
    }
}

static void
test_icons (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  names = g_resources_enumerate_children (BASE "/icons/scalable/actions",
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >=, 22);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (BASE "/icons/scalable/actions/%s", names[i]);
      g_autoptr (GdkPixbuf) picture = NULL;

      g_assert_true (g_str_has_prefix (names[i], "opcc-"));
      g_assert_true (g_str_has_suffix (names[i], "-symbolic.svg"));
      picture = gdk_pixbuf_new_from_resource (path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, gdk_pixbuf_get_height (picture));
    }
}

static void
test_application_icon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  picture =
      gdk_pixbuf_new_from_resource (BASE "/icons/scalable/apps/org.opccdesk.Desk.svg", &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 128);
  g_clear_object (&picture);

  picture =
      gdk_pixbuf_new_from_resource (BASE "/icons/symbolic/apps/org.opccdesk.Desk-symbolic.svg",
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 16);
}

static void
test_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.opccdesk.Desk");
  g_autofree char *office = g_settings_get_string (settings, "recent-office");
  g_autofree char *scheme = g_settings_get_string (settings, "colour-scheme");
  g_autofree char *who = g_settings_get_string (settings, "who");

  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1280);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 800);
  g_assert_false (g_settings_get_boolean (settings, "window-maximised"));
  g_assert_true (g_settings_get_boolean (settings, "single-letter-keys"));
  g_assert_true (g_settings_get_boolean (settings, "show-keycaps"));
  g_assert_cmpfloat (g_settings_get_double (settings, "text-size"), ==, 1.0);
  g_assert_cmpstr (scheme, ==, "follow");
  g_assert_cmpstr (office, ==, "");
  g_assert_cmpstr (who, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/style-sheets", test_style_sheets);
  g_test_add_func ("/look/icons", test_icons);
  g_test_add_func ("/look/application-icon", test_application_icon);
  g_test_add_func ("/look/settings", test_settings);
  return g_test_run ();
}
