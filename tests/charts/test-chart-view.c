/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in the window: walked, pointed at, copied, saved, refused. */
#include "charts-fixture.h"
#include "opcc-chart-drawing.h"
#include "opcc-chart-export.h"
#include "opcc-chart-layout.h"
#include "opcc-chart-table.h"
#include "opcc-chart-view.h"
#include "opcc-ui-test.h"
#include "user.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  OpccChart *chart;
  GtkWidget *view;
  OpccChartDrawing *drawing;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->chart = test_chart_new ((TestChart) GPOINTER_TO_INT (data));
  fixture->view = opcc_chart_view_new (fixture->chart);
  fixture->drawing =
      OPCC_CHART_DRAWING (opcc_test_find (fixture->view, OPCC_TYPE_CHART_DRAWING, NULL));
  fixture->window = opcc_test_show (fixture->view, 760, 520);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  user_wait_drawn (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  opcc_test_close (fixture->window, fixture->view);
  g_assert_finalize_object (fixture->chart);
}

static void
assert_named (Fixture *fixture, const char *name)
{
  gtk_test_accessible_assert_property (fixture->drawing, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* --- walking -----------------------------------------------------------------------------------
 */

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  GtkWidget *ring =
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (fixture->drawing)));
  graphene_rect_t first;
  graphene_rect_t last;

  assert_named (fixture, "Three districts ask for 62% of the money");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  opcc_test_settle ();
  assert_named (fixture, "Leicester: £126,340 (1 of 9)");
  g_assert_true (gtk_widget_get_mapped (ring));
  g_assert_true (gtk_widget_compute_bounds (ring, GTK_WIDGET (fixture->drawing), &first));
  g_assert_cmpfloat (first.size.height, <, 40);
  g_assert_cmpfloat (first.size.width, >, 200);
  user_press ("Down");
  g_assert_cmpint (opcc_chart_drawing_get_point (fixture->drawing), ==, 1);
  user_press ("Right");
  g_assert_cmpint (opcc_chart_drawing_get_point (fixture->drawing), ==, 2);
  user_press ("Left");
  user_press ("Up");
  user_press ("Up");
  g_assert_cmpint (opcc_chart_drawing_get_point (fixture->drawing), ==, 0);
  user_press ("End");
  assert_named (fixture, "Rutland: not given (9 of 9)");
  user_press ("Right");
  g_assert_cmpint (opcc_chart_drawing_get_point (fixture->drawing), ==, 8);
  user_wait_drawn (fixture->window);
  g_assert_true (gtk_widget_compute_bounds (ring, GTK_WIDGET (fixture->drawing), &last));
  g_assert_cmpfloat (last.origin.y, >, first.origin.y + 100);
  user_press ("Home");
  assert_named (fixture, "Leicester: £126,340 (1 of 9)");
  /* On to the menu of the chart, and back. */
  user_press ("Tab");
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (fixture->drawing)));
  g_assert_false (gtk_widget_get_mapped (ring));
  assert_named (fixture, "Three districts ask for 62% of the money");
  user_press ("Shift+Tab");
  assert_named (fixture, "Leicester: £126,340 (1 of 9)");
}

/* --- the hint ----------------------------------------------------------------------------------
 */

static void
test_hint (Fixture *fixture, gconstpointer data)
{
  GtkWidget *drawing = GTK_WIDGET (fixture->drawing);
  GtkWidget *hint = gtk_widget_get_last_child (drawing);
  int width = gtk_widget_get_width (drawing);
  int height = gtk_widget_get_height (drawing);
  guint draws = opcc_chart_drawing_get_draws (fixture->drawing);
  g_autoptr (OpccChartLayout) layout = opcc_chart_layout_new (fixture->chart, width, height, 1);
  graphene_rect_t bounds;

  g_assert_cmpuint (draws, >, 0);
  for (guint i = 0; i < layout->points->len; i += MAX (layout->points->len / 10, 1))
    {
      const OpccChartPoint *point = &g_array_index (layout->points, OpccChartPoint, i);
      double x = point->x + point->width / 2;
      double y = point->y + point->height / 2;
      int found = opcc_chart_layout_find_point (layout, x, y);

      user_point_at_place (drawing, x, y);
      user_wait_drawn (fixture->window);
      g_assert_true (gtk_widget_get_mapped (hint));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==,
                       g_array_index (layout->points, OpccChartPoint, found).words);
      g_assert_true (gtk_widget_compute_bounds (hint, drawing, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, height);
    }
  g_assert_cmpuint (opcc_chart_drawing_get_draws (fixture->drawing), ==, draws);
}

/* Ring and hint of the keys do not draw the chart again either; another size or other figures do.
 */
static void
test_draws (Fixture *fixture, gconstpointer data)
{
  guint draws;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  user_wait_drawn (fixture->window);
  draws = opcc_chart_drawing_get_draws (fixture->drawing);
  for (guint i = 0; i < 6; i++)
    {
      user_press ("Down");
      user_wait_drawn (fixture->window);
    }
  g_assert_cmpint (opcc_chart_drawing_get_point (fixture->drawing), ==, 6);
  g_assert_cmpuint (opcc_chart_drawing_get_draws (fixture->drawing), ==, draws);
  opcc_chart_set_value (fixture->chart, 0, 6, 999900);
  opcc_chart_changed (fixture->chart);
  user_wait_drawn (fixture->window);
  g_assert_cmpuint (opcc_chart_drawing_get_draws (fixture->drawing), >, draws);
  assert_named (fixture, "Melton: £9,999 (7 of 9)");
}

/* What came up by itself goes away by Escape, with pointer and focus where they are. */
static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hint = gtk_widget_get_last_child (GTK_WIDGET (fixture->drawing));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  opcc_test_settle ();
  g_assert_true (gtk_widget_get_mapped (hint));
  user_press ("Escape");
  g_assert_false (gtk_widget_get_mapped (hint));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->drawing)));
  user_press ("End");
  g_assert_true (gtk_widget_get_mapped (hint));
}

/* --- menu, table, clipboard, file ---------------------------------------------------------------
 */

static GtkWidget *
find_message (Fixture *fixture)
{
  return gtk_widget_get_last_child (fixture->view);
}

static gboolean
has_message (gpointer data)
{
  return gtk_widget_get_visible (find_message (data));
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Copy as picture", "Copy as table", "Save as…",
                                       "Show as table" };

  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  opcc_test_settle ();
  user_press ("Shift+F10");
  user_wait_milliseconds (400);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (user_find (fixture->window, words[i]));
  /* The table is the last of them: up from the first is round the corner. */
  user_press ("Up");
  user_press ("Return");
  user_wait_milliseconds (400);
  g_assert_true (opcc_chart_view_get_shows_table (OPCC_CHART_VIEW (fixture->view)));
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  OpccChartView *view = OPCC_CHART_VIEW (fixture->view);
  g_autoptr (GPtrArray) table = opcc_chart_make_table (fixture->chart, FALSE);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  user_press ("Ctrl+t");
  opcc_test_settle ();
  g_assert_true (opcc_chart_view_get_shows_table (view));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->drawing)));
  for (guint i = 0; i < table->len; i++)
    for (guint k = 0; k < 2; k++)
      g_assert_true (
          opcc_test_shows_text (fixture->view, ((GStrv) g_ptr_array_index (table, i))[k]));
  g_assert_true (opcc_test_shows_text (fixture->view, "Three districts ask for 62% of the money"));
  g_assert_true (
      opcc_test_shows_text (fixture->view, "Source: applications of the round, as received"));
  /* The focus went along, and comes back. */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->view));
  user_press ("Ctrl+t");
  opcc_test_settle ();
  g_assert_false (opcc_chart_view_get_shows_table (view));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->drawing)));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GdkTexture **) data = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_copy_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tsv = opcc_chart_make_tsv (fixture->chart);
  g_autofree char *copied = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  user_press ("Ctrl+c");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->view), NULL, text_read_cb,
                                 &copied);
  opcc_test_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, tsv);
  g_assert_nonnull (strstr (copied, "\nLeicester\t126340.00\n"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_message (fixture))), ==,
                   "The chart is on the clipboard as a table.");
}

/* What is copied is light on white, whatever the window is. */
static void
test_copy_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  opcc_test_set_dark (TRUE);
  gtk_widget_activate_action (fixture->view, "chart.copy-picture", NULL);
  opcc_test_wait (has_message, fixture);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (fixture->view), NULL, texture_read_cb,
                                    &texture);
  opcc_test_wait (is_read, &texture);
  opcc_test_set_dark (FALSE);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * OPCC_CHART_PAGE_WIDTH);
  g_assert_cmpuint (opcc_test_count_pixels (texture, "#ffffff"), >,
                    (guint) (gdk_texture_get_width (texture) * gdk_texture_get_height (texture) *
                             0.7));
  g_assert_cmpuint (opcc_test_count_pixels (texture, "#12436d"), >, 20000);
  g_assert_cmpuint (opcc_test_count_pixels (texture, "#7db8ee"), ==, 0);
}

/* Writing is done on a thread: it takes no more of the main loop than to copy the figures. */
static void
save (Fixture *fixture, GFile *file)
{
  opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), NULL);
  opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), fixture->chart);
  g_assert_false (has_message (fixture));
  opcc_chart_view_save (OPCC_CHART_VIEW (fixture->view), file);
  opcc_test_wait (has_message, fixture);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *ending;
    const char *begins;
  } forms[] = { { ".svg", "<?xml" },
                { ".png", "\x89PNG" },
                { ".pdf", "%PDF" },
                { ".csv", "District,Asked for" },
                { ".txt", "Three districts" } };
  g_autofree char *folder = g_dir_make_tmp ("opcc-chart-view-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat ("chart", forms[i].ending, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);

      save (fixture, file);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, forms[i].begins));
      g_assert_nonnull (
          strstr (gtk_label_get_text (GTK_LABEL (find_message (fixture))), forms[i].ending));
      g_assert_false (gtk_widget_has_css_class (find_message (fixture), "opcc-bad"));
      g_unlink (path);
    }
  {
    g_autofree char *path = g_build_filename (folder, "chart.gif", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GFile) away = g_file_new_for_uri ("sftp://elsewhere/chart.svg");

    save (fixture, file);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_assert_true (gtk_widget_has_css_class (find_message (fixture), "opcc-bad"));
    save (fixture, away);
    g_assert_true (gtk_widget_has_css_class (find_message (fixture), "opcc-bad"));
    g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (find_message (fixture))),
                                     "“sftp://elsewhere/chart.svg” is not on this computer."));
  }
  g_rmdir (folder);
}

/* It is shown, but cannot leave, and says what it lacks. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    OpccChartText text;
    const char *name;
  } needed[] = { { OPCC_CHART_TITLE, "title" },
                 { OPCC_CHART_UNIT, "axis unit" },
                 { OPCC_CHART_PERIOD, "period" },
                 { OPCC_CHART_SOURCE, "source" } };
  static const char *const actions[] = { "chart.copy-picture", "chart.copy-table", "chart.save" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    for (guint k = 0; k < G_N_ELEMENTS (actions); k++)
      {
        g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
        guint draws = opcc_chart_drawing_get_draws (fixture->drawing);

        gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->view), "old");
        opcc_chart_set_text (chart, needed[i].text, NULL);
        opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), chart);
        g_assert_false (gtk_widget_get_visible (find_message (fixture)));
        user_wait_drawn (fixture->window);
        g_assert_cmpuint (opcc_chart_drawing_get_draws (fixture->drawing), >, draws);
        gtk_widget_activate_action (fixture->view, actions[k], NULL);
        g_assert_true (gtk_widget_has_css_class (find_message (fixture), "opcc-bad"));
        g_assert_nonnull (
            strstr (gtk_label_get_text (GTK_LABEL (find_message (fixture))), needed[i].name));
        g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
        g_assert_false (gdk_content_formats_contain_gtype (
            gdk_clipboard_get_formats (gtk_widget_get_clipboard (fixture->view)),
            GDK_TYPE_TEXTURE));
      }
  opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), fixture->chart);
}

/* --- light and dark, names --------------------------------------------------------
 */

static void
test_dark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) light = opcc_test_draw (fixture->view);
  g_autoptr (GdkTexture) dark = NULL;

  g_assert_cmpuint (opcc_test_count_pixels (light, "#12436d"), >, 2000);
  opcc_test_set_dark (TRUE);
  opcc_test_settle ();
  dark = opcc_test_draw (fixture->view);
  g_assert_cmpuint (opcc_test_count_pixels (dark, "#12436d"), <, 20);
  g_assert_cmpuint (opcc_test_count_pixels (dark, "#7db8ee"), >, 2000);
  opcc_test_set_dark (FALSE);
  opcc_test_settle ();
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = opcc_test_find (fixture->view, GTK_TYPE_MENU_BUTTON, NULL);
  g_autofree char *text = opcc_chart_make_text (fixture->chart);

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (fixture->drawing, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->drawing, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Menu of the chart");
  gtk_test_accessible_assert_role (find_message (fixture), GTK_ACCESSIBLE_ROLE_STATUS);
  opcc_chart_set_text (fixture->chart, OPCC_CHART_TITLE, NULL);
  opcc_chart_changed (fixture->chart);
  assert_named (fixture, "Chart without a title");
}

/* --- figures that live --------------------------------------------------------------------------
 */

static void
fill_lengths (OpccChart *chart, GListModel *rows, gpointer data)
{
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Letters");

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkStringObject) row = g_list_model_get_item (rows, i);
      const char *name = gtk_string_object_get_string (row);

      opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, name, NULL),
                            strlen (name));
    }
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  int old_height;

  opcc_chart_bind_rows (chart, G_LIST_MODEL (rows), fill_lengths, NULL);
  chart->number = OPCC_NUMBER_COUNT;
  opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), chart);
  opcc_test_settle ();
  g_assert_cmpuint (opcc_chart_drawing_get_n_points (fixture->drawing), ==, 0);
  for (guint i = 0; i < 3; i++)
    gtk_string_list_append (rows, "Wigston");
  opcc_test_settle ();
  g_assert_cmpuint (opcc_chart_drawing_get_n_points (fixture->drawing), ==, 3);
  gtk_widget_measure (GTK_WIDGET (fixture->drawing), GTK_ORIENTATION_VERTICAL, 600, &old_height,
                      NULL, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->drawing));
  user_press ("End");
  assert_named (fixture, "Wigston: 7 (3 of 3)");
  gtk_string_list_splice (rows, 0, 2, (const char *const[]){ NULL });
  assert_named (fixture, "Wigston: 7 (1 of 1)");
  for (guint i = 0; i < 20; i++)
    gtk_string_list_append (rows, "Oadby");
  opcc_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->drawing)), >, old_height);
  opcc_chart_bind_rows (chart, NULL, NULL, NULL);
  gtk_string_list_append (rows, "Melton");
  g_assert_cmpuint (chart->categories->len, ==, 21);
  opcc_chart_view_set_chart (OPCC_CHART_VIEW (fixture->view), fixture->chart);
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
      g_autofree char *hint =
          g_strconcat ("/chart-view/hint/", test_chart_get_name ((TestChart) i), NULL);

      g_test_add (hint, Fixture, GINT_TO_POINTER (i), set_up, test_hint, tear_down);
    }
#define ADD(name, function)                                                                        \
  g_test_add ("/chart-view/" name, Fixture, GINT_TO_POINTER (TEST_CHART_PLAIN), set_up, function,  \
              tear_down)
  ADD ("walk", test_walk);
  ADD ("draws", test_draws);
  ADD ("dismiss", test_dismiss);
  ADD ("menu", test_menu);
  ADD ("table", test_table);
  ADD ("copy-table", test_copy_table);
  ADD ("copy-picture", test_copy_picture);
  ADD ("save", test_save);
  ADD ("refused", test_refused);
  ADD ("dark", test_dark);
  ADD ("names", test_names);
  ADD ("rows", test_rows);
  return g_test_run ();
}
