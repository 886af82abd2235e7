/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a chart of every kind, light and dark, small and large; OPCC_TEST_PICTURES keeps
 * the pictures, to be looked at. */
#include "charts-fixture.h"
#include "opcc-chart-drawing.h"
#include "opcc-chart-view.h"
#include "opcc-ui-test.h"

static GtkWidget *
create_card (TestChart which)
{
  g_autoptr (OpccChart) chart = test_chart_new (which);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_css_classes (card, (const char *[]){ "opcc-card", "pad", NULL });
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), opcc_chart_view_new (chart));
  return card;
}

/* As many columns as are given, each chart where there is most room. */
static GtkWidget *
create_gallery (guint n_columns)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *columns[4];

  gtk_widget_add_css_class (row, "opcc-page");
  gtk_widget_add_css_class (row, "background");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 0; i < n_columns; i++)
    {
      columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      gtk_box_append (GTK_BOX (row), columns[i]);
    }
  for (guint i = 0; i < N_TEST_CHARTS; i++)
    gtk_box_append (GTK_BOX (columns[i % n_columns]), create_card ((TestChart) i));
  return row;
}

static void
collect (GtkWidget *root, GPtrArray *found)
{
  if (OPCC_IS_CHART_DRAWING (root))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static void
show_gallery (int width, int height, guint n_columns, gboolean dark, const char *name)
{
  GtkWidget *gallery = create_gallery (n_columns);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) drawings = g_ptr_array_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GtkWidget *window;

  opcc_test_set_dark (dark);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), gallery);
  window = opcc_test_show (scrolled, width, height);
  collect (window, drawings);
  g_assert_cmpuint (drawings->len, ==, N_TEST_CHARTS);
  for (guint i = 0; i < drawings->len; i++)
    {
      GtkWidget *drawing = g_ptr_array_index (drawings, i);

      /* All are drawn, in the room they have, with every value to be walked to. */
      g_assert_cmpuint (opcc_chart_drawing_get_draws (OPCC_CHART_DRAWING (drawing)), >, 0);
      g_assert_cmpuint (opcc_chart_drawing_get_n_points (OPCC_CHART_DRAWING (drawing)), >, 0);
      g_assert_cmpint (gtk_widget_get_width (drawing), >=, width / (int) n_columns - 120);
    }
  opcc_test_save_picture (gallery, name);
  texture = opcc_test_draw (gallery);
  /* Data is blue on a light ground or pale on a dark one, and no chart is drawn in both. */
  g_assert_cmpuint (opcc_test_count_pixels (texture, dark ? "#7db8ee" : "#12436d"), >, 2000);
  if (dark)
    g_assert_cmpuint (opcc_test_count_pixels (texture, "#ffffff"), <, 40000);
  opcc_test_close (window, gallery);
  opcc_test_set_dark (FALSE);
}

static void
test_light (void)
{
  show_gallery (1280, 800, 2, FALSE, "charts.png");
}

static void
test_dark (void)
{
  show_gallery (1280, 800, 2, TRUE, "charts-dark.png");
}

static void
test_large (void)
{
  show_gallery (1920, 1080, 3, FALSE, "charts-1080.png");
}

static void
test_large_dark (void)
{
  show_gallery (1920, 1080, 3, TRUE, "charts-1080-dark.png");
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/chart-gallery/light", test_light);
  g_test_add_func ("/chart-gallery/dark", test_dark);
  g_test_add_func ("/chart-gallery/1080", test_large);
  g_test_add_func ("/chart-gallery/1080-dark", test_large_dark);
  return g_test_run ();
}
