/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window's parts share: a start without animations, a window, a picture. */
#include "opcc-ui-test.h"

#include "opcc-table-row.h"
#include "opcc-widgets.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static GtkCssProvider *dark_provider;

#ifdef __SANITIZE_ADDRESS__
/* GLib begins with room for 2,048 quarks and, when many pages need more, leaves that first table
 * behind on purpose, for readers without a lock. Held here, it is no leak to the sanitizer, which
 * calls this for every block. */
#define FIRST_QUARKS (2048 * sizeof (char *))

static const volatile void *first_quarks;

void __sanitizer_malloc_hook (const volatile void *block, size_t size);

void
__sanitizer_malloc_hook (const volatile void *block, size_t size)
{
  if (size == FIRST_QUARKS && first_quarks == NULL)
    first_quarks = block;
}
#endif

char *
opcc_test_dup_long (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "Unabbreviatedneighbourhood ");
  return g_string_free (text, FALSE);
}

const char *const *
opcc_test_hostile (void)
{
  static const char *texts[] = { OPCC_TEST_HOSTILE, OPCC_TEST_RTL, NULL, NULL };

  g_autofree char *very_long = texts[2] == NULL ? opcc_test_dup_long () : NULL;

  if (texts[2] == NULL)
    texts[2] = g_intern_string (very_long);
  return texts;
}

/* Whether GTK after 4.8 says that libadwaita's question dialog gives the label of its heading less
 * width than a long word there needs: nothing of ours is drawn wrong, and nothing of ours can mend
 * it. Of any other label it is a fault like every warning. */
static gboolean
is_heading_of_question (const char *message)
{
  const char *address = strstr (message, "GtkLabel 0x");
  GtkWidget *label;
  GtkWidget *dialog;

  if (gtk_get_minor_version () <= 8 || address == NULL ||
      !g_str_has_prefix (message, "Trying to measure GtkLabel 0x") ||
      strstr (message, " for width of ") == NULL)
    return FALSE;
  label = GSIZE_TO_POINTER ((gsize) g_ascii_strtoull (address + strlen ("GtkLabel "), NULL, 16));
  dialog = gtk_widget_get_ancestor (label, ADW_TYPE_MESSAGE_DIALOG);
  return dialog != NULL &&
         g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)),
                    adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog))) == 0;
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0 &&
        is_heading_of_question (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static GtkCssProvider *
add_provider (const char *path, guint priority)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider), priority);
  return provider;
}

void
opcc_test_ui_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) light = NULL;

  gtk_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  setlocale (LC_NUMERIC, "C");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/opccdesk/Desk/icons");
  light = add_provider ("/org/opccdesk/Desk/style.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  opcc_widgets_init ();
  opcc_test_set_dark (FALSE);
}

void
opcc_test_set_dark (gboolean dark)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (dark && dark_provider == NULL)
    dark_provider = add_provider ("/org/opccdesk/Desk/style-dark.css",
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  if (!dark && dark_provider != NULL)
    {
      gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                     GTK_STYLE_PROVIDER (dark_provider));
      g_clear_object (&dark_provider);
    }
  adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

GtkWidget *
opcc_test_show (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  opcc_test_settle ();
  return window;
}

void
opcc_test_spin (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

void
opcc_test_settle (void)
{
  opcc_test_spin (120);
}

void
opcc_test_wait (OpccTestDone done, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 3 * G_TIME_SPAN_MINUTE;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      opcc_test_spin (5);
    }
}

typedef struct
{
  GtkWidget *widget;
  GskRenderNode *node; /* (owned) (nullable) */
} Drawing;

/* A window that has no place yet has no picture either. */
static gboolean
is_drawn (gpointer data)
{
  Drawing *drawing = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (drawing->widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (drawing->widget),
                          gtk_widget_get_height (drawing->widget));
  drawing->node = gtk_snapshot_free_to_node (snapshot);
  return drawing->node != NULL;
}

GdkTexture *
opcc_test_draw (GtkWidget *widget)
{
  Drawing drawing = { widget };
  GdkTexture *texture;

  opcc_test_wait (is_drawn, &drawing);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         drawing.node,
                                         &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                              gtk_widget_get_height (widget)));
  gsk_render_node_unref (drawing.node);
  return texture;
}

void
opcc_test_save_picture (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("OPCC_TEST_PICTURES");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  opcc_test_settle ();
  texture = opcc_test_draw (widget);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 0);
  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

guint
opcc_test_count_pixels (GdkTexture *texture, const char *colour)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  GdkRGBA rgba;
  guint count = 0;

  g_assert_true (gdk_rgba_parse (&rgba, colour));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height; i++)
    {
      int red = (int) (pixels[i] >> 16 & 0xff) - (int) (rgba.red * 255);
      int green = (int) (pixels[i] >> 8 & 0xff) - (int) (rgba.green * 255);
      int blue = (int) (pixels[i] & 0xff) - (int) (rgba.blue * 255);

      count += abs (red) + abs (green) + abs (blue) < 8;
    }
  return count;
}

static char *
dup_words (GtkWidget *widget)
{
  char *words = NULL;

  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget))
    return g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  if (GTK_IS_BUTTON (widget))
    return g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &words, NULL);
  return words;
}

static gboolean
is_worded (GtkWidget *widget, const char *words)
{
  g_autofree char *shown = dup_words (widget);

  if (OPCC_IS_TABLE_ROW (widget))
    return opcc_table_row_find_text (OPCC_TABLE_ROW (widget), words) >= 0;
  return g_strcmp0 (shown, words) == 0;
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (is_worded (widget, words))
    return TRUE;
  return !GTK_IS_LABEL (widget) && !GTK_IS_ENTRY (widget) &&
         opcc_test_find (widget, GTK_TYPE_LABEL, words) != NULL;
}

GtkWidget *
opcc_test_find (GtkWidget *root, GType type, const char *words)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (words == NULL || has_words (root, words)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = opcc_test_find (child, type, words);
  return found;
}

gboolean
opcc_test_shows_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (is_worded (root, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (opcc_test_shows_text (child, text))
      return TRUE;
  return FALSE;
}

void
opcc_test_drop (GtkWidget *widget)
{
  if (g_object_is_floating (widget))
    g_object_ref_sink (widget);
  g_assert_finalize_object (widget);
}

void
opcc_test_count_cb (int *count)
{
  (*count)++;
}

void
opcc_test_press (GtkWidget *button)
{
  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

void
opcc_test_close (GtkWidget *window, GtkWidget *part)
{
  g_object_ref (part);
  gtk_window_destroy (GTK_WINDOW (window));
  opcc_test_settle ();
  g_assert_finalize_object (part);
}
