/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a chart in the window is the picture in a file, whatever way the window reads. */
#include "charts-fixture.h"
#include "charts-pictures.h"
#include "opcc-chart-drawing.h"
#include "opcc-chart-export.h"
#include "opcc-chart-view.h"
#include "opcc-ui-test.h"
#include "user.h"

static cairo_surface_t *
read_texture (GdkTexture *texture)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture),
                                  gdk_texture_get_height (texture));

  cairo_surface_flush (surface);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* The window may be higher than the page in it. */
static cairo_surface_t *
cut_off (cairo_surface_t *surface, int height)
{
  cairo_surface_t *part =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (surface),
                                  height);
  cairo_t *cairo = cairo_create (part);

  cairo_set_source_surface (cairo, surface, 0, 0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return part;
}

/* The ground of paper, and its grey for what is past; the rest is one set in both. */
static GtkCssProvider *
lay_paper (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
      provider,
      "@define-color opcc_data_past #bfbfbf;"
      "window { background-color: #ffffff; } .paper { padding: 24px; }",
      -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  return provider;
}

static void
test_same_picture (gconstpointer data)
{
  TestChart which = (TestChart) GPOINTER_TO_INT (data);
  g_autoptr (OpccChart) chart = test_chart_new (which);
  g_autoptr (GtkCssProvider) paper = lay_paper ();
  GtkWidget *drawing = opcc_chart_drawing_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *screen;
  cairo_surface_t *picture;
  int height;

  opcc_chart_drawing_set_chart (OPCC_CHART_DRAWING (drawing), chart);
  gtk_widget_add_css_class (page, "paper");
  gtk_widget_set_valign (page, GTK_ALIGN_START);
  gtk_widget_set_focusable (drawing, FALSE); /* a ring is no part of the picture */
  gtk_widget_set_hexpand (drawing, TRUE);
  gtk_box_append (GTK_BOX (page), drawing);
  window = opcc_test_show (page, OPCC_CHART_PAGE_WIDTH, 800);
  texture = opcc_test_draw (window);
  g_assert_cmpuint (opcc_test_count_pixels (texture, "#242428"), >, 100);
  screen = read_texture (texture);
  picture = opcc_chart_make_picture (chart, 1, NULL);
  height = cairo_image_surface_get_height (picture);
  g_assert_cmpint (gtk_widget_get_width (drawing), ==,
                   OPCC_CHART_PAGE_WIDTH - 2 * OPCC_CHART_PAGE_MARGIN);
  g_assert_cmpint (gtk_widget_get_height (drawing), ==, height - 2 * OPCC_CHART_PAGE_MARGIN);
  screen = test_picture_shrink (cut_off (screen, height), 0.5);
  picture = test_picture_shrink (picture, 0.5);
  test_picture_assert_alike (screen, picture, test_chart_get_name (which), "PNG");
  cairo_surface_destroy (picture);
  cairo_surface_destroy (screen);
  opcc_test_close (window, drawing);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (paper));
}

/* The menu changes sides; the picture is the one that is printed, and nothing is cut off. */
static void
test_right_to_left (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  GtkWidget *view = opcc_chart_view_new (chart);
  GtkWidget *drawing = opcc_test_find (view, OPCC_TYPE_CHART_DRAWING, NULL);
  GtkWidget *window = opcc_test_show (view, 760, 520);
  GtkWidget *button = opcc_test_find (view, GTK_TYPE_MENU_BUTTON, NULL);
  g_autoptr (GdkTexture) before = NULL;
  g_autoptr (GdkTexture) after = NULL;
  cairo_surface_t *a;
  cairo_surface_t *b;
  graphene_rect_t place;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  opcc_test_settle ();
  before = opcc_test_draw (drawing);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  opcc_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (button, view, &place));
  g_assert_cmpfloat (place.origin.x, <, 20);
  after = opcc_test_draw (drawing);
  a = read_texture (before);
  b = read_texture (after);
  test_picture_assert_alike (a, b, "right to left", "left to right");
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, OPCC_TEST_RTL);
  opcc_chart_changed (chart);
  gtk_widget_grab_focus (drawing);
  user_press ("Down");
  user_wait_drawn (window);
  g_assert_cmpint (opcc_chart_drawing_get_point (OPCC_CHART_DRAWING (drawing)), ==, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  opcc_test_close (window, view);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  if (!user_sit_down ())
    {
      g_print ("1..0 # SKIP this display takes no made-up keys\n");
      return 0;
    }
  for (int i = 0; i < N_TEST_CHARTS; i++)
    {
      g_autofree char *same =
          g_strconcat ("/chart-screen/same-picture/", test_chart_get_name ((TestChart) i), NULL);

      g_test_add_data_func (same, GINT_TO_POINTER (i), test_same_picture);
    }
  g_test_add_func ("/chart-screen/right-to-left", test_right_to_left);
  return g_test_run ();
}
