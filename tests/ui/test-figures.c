/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the parts that show figures: key figure, meters, bars, dots, tiles, stages. */
#include "opcc-bar-list.h"
#include "opcc-bar-track.h"
#include "opcc-bullet-meter.h"
#include "opcc-colours.h"
#include "opcc-dot-plot.h"
#include "opcc-holds-up.h"
#include "opcc-key-figure.h"
#include "opcc-place.h"
#include "opcc-stage-stepper.h"
#include "opcc-tile-map.h"
#include "opcc-ui-test.h"

#include <math.h>

static void
test_key_figure (void)
{
  GtkWidget *figure = opcc_key_figure_new ("Match funding");
  OpccKeyFigure *self = OPCC_KEY_FIGURE (figure);
  GtkWidget *button = opcc_test_find (figure, GTK_TYPE_BUTTON, NULL);
  int traces = 0;

  opcc_key_figure_set (self, "£83,900", NULL, "10 bring none", "5 not stated");
  g_assert_true (opcc_test_shows_text (figure, "£83,900"));
  g_assert_true (opcc_test_shows_text (figure, "5 not stated"));
  g_assert_true (opcc_test_shows_text (figure, " · "));
  g_assert_false (gtk_widget_get_visible (button));
  opcc_key_figure_set_can_trace (self, TRUE);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_connect_swapped (figure, "trace", G_CALLBACK (opcc_test_count_cb), &traces);
  opcc_test_press (button);
  g_assert_cmpint (traces, ==, 1);

  opcc_key_figure_set_state (self, OPCC_KEY_FIGURE_LOADING);
  g_assert_false (opcc_test_shows_text (figure, "£83,900"));
  opcc_key_figure_set (self, "23", "of 51 marked", NULL, NULL);
  opcc_key_figure_set_state (self, OPCC_KEY_FIGURE_NORMAL);
  g_assert_true (opcc_test_shows_text (figure, "of 51 marked"));
  g_assert_false (opcc_test_shows_text (figure, " · "));
  opcc_key_figure_set_state (self, OPCC_KEY_FIGURE_UNKNOWN);
  g_assert_true (
      gtk_widget_has_css_class (opcc_test_find (figure, GTK_TYPE_LABEL, "23"), "opcc-warn"));
  opcc_key_figure_set_state (self, OPCC_KEY_FIGURE_HIDDEN);
  g_assert_false (
      gtk_widget_has_css_class (opcc_test_find (figure, GTK_TYPE_LABEL, "23"), "opcc-warn"));
  opcc_test_drop (figure);
}

static void
assert_meter (gint64 pounds, const char *words, const char *css_class)
{
  GtkWidget *meter = opcc_bullet_meter_new ();
  const char *found_class;
  g_autofree char *found = NULL;
  g_autofree char *sentence = NULL;

  opcc_bullet_meter_set (OPCC_BULLET_METER (meter), pounds * 100, 13000000, 14300000);
  found = opcc_bullet_meter_dup_words (OPCC_BULLET_METER (meter), &found_class);
  sentence = opcc_bullet_meter_dup_sentence (OPCC_BULLET_METER (meter));
  g_assert_cmpstr (found, ==, words);
  g_assert_cmpstr (found_class, ==, css_class);
  g_assert_true (g_str_has_suffix (sentence, words));
  g_assert_nonnull (strstr (sentence, "a pot of £130,000, at most £143,000"));
  opcc_test_drop (meter);
}

static void
test_bullet_meter_words (void)
{
  assert_meter (96400, "£33,600 left", "opcc-dim");
  assert_meter (130000, "£0 left", "opcc-dim");
  assert_meter (139790, "£9,790 over the pot", "opcc-warn");
  assert_meter (143000, "£13,000 over the pot", "opcc-warn");
  assert_meter (151200, "£8,200 over the limit", "opcc-bad");
}

static guint
count_drawn (GtkWidget *window, const char *colour)
{
  g_autoptr (GdkTexture) texture = opcc_test_draw (window);

  return opcc_test_count_pixels (texture, colour);
}

static void
test_bullet_meter_drawing (void)
{
  GtkWidget *meter = opcc_bullet_meter_new ();
  GtkWidget *window;
  guint within;

  opcc_bullet_meter_set_heads (OPCC_BULLET_METER (meter), TRUE);
  opcc_bullet_meter_set (OPCC_BULLET_METER (meter), 6500000, 13000000, 14300000);
  window = opcc_test_show (meter, 282, 60);
  within = count_drawn (window, "#12436d");
  /* Half the pot is some 119 of 276 px wide, and 16 high. */
  g_assert_cmpuint (within, >, 1600);
  g_assert_cmpuint (within, <, 2200);
  g_assert_cmpuint (count_drawn (window, "#a51d2d"), ==, 0);
  opcc_bullet_meter_set (OPCC_BULLET_METER (meter), 15120000, 13000000, 14300000);
  opcc_test_settle ();
  g_assert_cmpuint (count_drawn (window, "#a51d2d"), >, 100);
  opcc_bullet_meter_set (OPCC_BULLET_METER (meter), 0, 0, 0);
  opcc_test_settle ();
  g_assert_cmpuint (count_drawn (window, "#12436d"), ==, 0);
  opcc_test_close (window, meter);
}

static void
test_holds_up (void)
{
  GtkWidget *strip = opcc_holds_up_new (100);
  GtkWidget *window = opcc_test_show (strip, 140, 40);
  guint full = count_drawn (window, "#12436d");

  g_assert_cmpuint (full, >, 10 * 12);
  opcc_holds_up_set_percent (OPCC_HOLDS_UP (strip), 46);
  opcc_test_settle ();
  /* Not safe: lighter, and five dots of ten. */
  g_assert_cmpuint (count_drawn (window, "#12436d"), ==, 0);
  g_assert_cmpuint (count_drawn (window, "#2073bc"), <, full * 6 / 10);
  g_assert_cmpuint (count_drawn (window, "#e4e4e7"), >, 5 * 12);
  opcc_holds_up_set_percent (OPCC_HOLDS_UP (strip), 400);
  g_assert_cmpint (opcc_holds_up_get_percent (OPCC_HOLDS_UP (strip)), ==, 100);
  opcc_holds_up_set_percent (OPCC_HOLDS_UP (strip), -1);
  opcc_test_settle ();
  g_assert_cmpuint (count_drawn (window, "#e4e4e7"), <, 40);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (strip), ==, "Not marked");
  opcc_test_close (window, strip);
}

static void
test_dot_plot (void)
{
  static const double edges[] = { 40, 60, 70 };
  static const double marks[] = { 33, 41, 52, 58.5, 61, 64.9, 65, 66, 71, 84, NAN };
  GtkWidget *plot = opcc_dot_plot_new ();
  OpccDotPlot *self = OPCC_DOT_PLOT (plot);
  GtkWidget *window;

  opcc_dot_plot_set_edges (self, edges, G_N_ELEMENTS (edges));
  opcc_dot_plot_set_threshold (self, 65);
  opcc_dot_plot_set_marks (self, marks, G_N_ELEMENTS (marks));
  gtk_test_accessible_assert_property (
      plot, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "under 40 per cent: 1; 40 to under 60 per cent: 3; 60 to under 70 per cent: 4; "
      "70 per cent and over: 2. 4 reach the threshold of 65 per cent.");
  window = opcc_test_show (plot, 280, 130);
  /* Four dots of some 64 pixels pass, six do not. */
  g_assert_cmpuint (count_drawn (window, "#12436d"), >, 4 * 35);
  g_assert_cmpuint (count_drawn (window, "#12436d"), <, 4 * 80);
  g_assert_cmpuint (count_drawn (window, "#8e8e94"), >, 6 * 35);
  g_assert_cmpuint (count_drawn (window, "#f46a25"), >, 80);
  opcc_dot_plot_set_summary (self, OPCC_TEST_HOSTILE);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, OPCC_TEST_HOSTILE);
  opcc_dot_plot_set_marks (self, NULL, 0);
  opcc_dot_plot_set_edges (self, NULL, 0);
  opcc_test_settle ();
  /* The edges of letters may have a few. */
  g_assert_cmpuint (count_drawn (window, "#8e8e94"), <, 40);
  opcc_test_close (window, plot);
}

static void
remember_cb (GtkWidget *part, const char *key, char **place)
{
  g_free (*place);
  *place = g_strdup (key);
}

static void
test_bar_list (void)
{
  const OpccBar bars[] = {
    { "leicester", "Leicester", 126340, 0, "£126,340", "16" },
    { "rutland", OPCC_TEST_HOSTILE, 0, 0, "none", NULL },
    { NULL, OPCC_TEST_RTL, 0, 0, "nothing recorded", NULL, TRUE },
  };
  GtkWidget *list = opcc_bar_list_new (FALSE);
  g_autofree char *activated = NULL;
  GtkWidget *window;

  g_object_set (list, "can-choose", TRUE, NULL);
  opcc_bar_list_set_heads (OPCC_BAR_LIST (list), "Asked", "Bids");
  opcc_bar_list_set_bars (OPCC_BAR_LIST (list), bars, G_N_ELEMENTS (bars));
  g_assert_true (opcc_test_shows_text (list, "£126,340"));
  g_assert_true (opcc_test_shows_text (list, "Bids"));
  g_assert_true (
      gtk_widget_has_css_class (opcc_test_find (list, GTK_TYPE_LABEL, "nothing recorded"),
                                "opcc-missing"));
  g_signal_connect (list, "row-activated", G_CALLBACK (remember_cb), &activated);
  opcc_test_press (opcc_test_find (list, GTK_TYPE_BUTTON, OPCC_TEST_HOSTILE));
  g_assert_cmpstr (activated, ==, "rutland");
  window = opcc_test_show (list, 356, 160);
  g_assert_cmpuint (count_drawn (window, "#12436d"), >, 300);
  opcc_bar_list_set_full (OPCC_BAR_LIST (list), 1263400);
  opcc_test_settle ();
  g_assert_cmpuint (count_drawn (window, "#12436d"), <, 200);
  opcc_test_close (window, list);
  opcc_test_drop (opcc_bar_track_new (2, 0.5, 6));
}

static void
test_tile_map (void)
{
  const OpccTile tiles[] = {
    { "leicester", "£126k", "16 bids", 5 },
    { "charnwood", OPCC_TEST_HOSTILE, OPCC_TEST_RTL, 4 },
  };
  GtkWidget *map = opcc_tile_map_new ();
  OpccTileMap *self = OPCC_TILE_MAP (map);
  GtkWidget *leicester;
  GtkWidget *window;
  int changes = 0;

  opcc_tile_map_set_tiles (self, tiles, G_N_ELEMENTS (tiles));
  g_signal_connect_swapped (map, "chosen-changed", G_CALLBACK (opcc_test_count_cb), &changes);
  leicester = opcc_test_find (map, GTK_TYPE_BUTTON, "Leicester");
  g_assert_true (gtk_widget_has_css_class (leicester, "s5"));
  g_assert_true (gtk_widget_has_css_class (opcc_test_find (map, GTK_TYPE_BUTTON, "Rutland"), "s0"));
  opcc_test_press (leicester);
  g_assert_cmpstr (opcc_tile_map_get_chosen (self), ==, "leicester");
  g_assert_true (gtk_widget_has_css_class (leicester, "chosen"));
  opcc_test_press (leicester);
  g_assert_null (opcc_tile_map_get_chosen (self));
  g_assert_cmpint (changes, ==, 2);
  opcc_tile_map_set_chosen (self, "charnwood");
  g_assert_cmpint (changes, ==, 2);
  window = opcc_test_show (map, 320, 320);
  g_assert_cmpint (gtk_widget_get_allocated_width (leicester), ==, 88);
  g_object_set (map, "small", TRUE, NULL);
  opcc_test_settle ();
  g_assert_cmpint (gtk_widget_get_allocated_width (leicester), ==, 34);
  /* Arrow keys go from tile to tile. */
  gtk_widget_grab_focus (opcc_test_find (map, GTK_TYPE_BUTTON, "Leicester"));
  g_assert_true (gtk_widget_child_focus (map, GTK_DIR_UP));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 opcc_test_find (map, GTK_TYPE_BUTTON, "Charnwood"));
  opcc_test_close (window, map);
}

static void
test_tile_step (void)
{
  static const gint64 limits[4] = { 20, 30, 50, 100 };

  g_assert_cmpint (opcc_tile_step (0, limits), ==, 0);
  g_assert_cmpint (opcc_tile_step (-4, limits), ==, 0);
  g_assert_cmpint (opcc_tile_step (1, limits), ==, 1);
  g_assert_cmpint (opcc_tile_step (19, limits), ==, 1);
  g_assert_cmpint (opcc_tile_step (20, limits), ==, 2);
  g_assert_cmpint (opcc_tile_step (49, limits), ==, 3);
  g_assert_cmpint (opcc_tile_step (50, limits), ==, 4);
  g_assert_cmpint (opcc_tile_step (100000, limits), ==, 5);
}

static void
test_legend (void)
{
  static const char *const words[] = { "under £20k", "£20k", "£30k", "£50k", "£100k and over" };
  GtkWidget *legend = opcc_tile_legend_new (words);
  GtkWidget *window = opcc_test_show (legend, 420, 40);

  g_assert_true (opcc_test_shows_text (legend, "£100k and over"));
  g_assert_cmpuint (count_drawn (window, "#6bace6"), >, 100);
  opcc_test_close (window, legend);
}

static void
remember_index_cb (OpccStageStepper *stepper, guint index, int *place)
{
  *place = (int) index;
}

static void
test_stepper (void)
{
  const OpccStage stages[] = {
    { "Set up", "1 June", OPCC_STAGE_DONE },
    { "Moderation", OPCC_TEST_HOSTILE, OPCC_STAGE_NOW, TRUE },
    { "Award", NULL, OPCC_STAGE_LATER },
  };
  GtkWidget *stepper = opcc_stage_stepper_new ();
  GtkWidget *now;
  int activated = -1;

  opcc_stage_stepper_set_stages (OPCC_STAGE_STEPPER (stepper), stages, G_N_ELEMENTS (stages));
  now = opcc_test_find (stepper, GTK_TYPE_BUTTON, "Moderation");
  g_assert_true (
      gtk_widget_has_css_class (opcc_test_find (now, GTK_TYPE_LABEL, "Moderation"), "opcc-strong"));
  g_assert_true (gtk_widget_has_css_class (opcc_test_find (now, GTK_TYPE_LABEL, OPCC_TEST_HOSTILE),
                                           "opcc-warn"));
  g_signal_connect (stepper, "stage-activated", G_CALLBACK (remember_index_cb), &activated);
  opcc_test_press (now);
  g_assert_cmpint (activated, ==, 1);
  opcc_stage_stepper_set_read_only (OPCC_STAGE_STEPPER (stepper), TRUE);
  g_assert_false (gtk_widget_get_focusable (now));
  g_assert_false (gtk_widget_get_can_target (now));
  opcc_stage_stepper_set_stages (OPCC_STAGE_STEPPER (stepper), NULL, 0);
  g_assert_null (opcc_test_find (stepper, GTK_TYPE_BUTTON, NULL));
  opcc_test_drop (stepper);
}

static void
test_colours (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window = opcc_test_show (box, 40, 40);
  GdkRGBA light;
  GdkRGBA dark;
  GdkRGBA none;

  opcc_colour_find (box, "opcc_data", &light);
  opcc_test_set_dark (TRUE);
  opcc_test_settle ();
  opcc_colour_find (box, "opcc_data", &dark);
  g_assert_false (gdk_rgba_equal (&light, &dark));
  opcc_colour_find (box, "no-such-colour", &none);
  g_assert_cmpfloat (none.red, >, 0.9);
  opcc_test_set_dark (FALSE);
  opcc_test_settle ();
  opcc_test_close (window, box);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/figures/key-figure", test_key_figure);
  g_test_add_func ("/figures/bullet-meter-words", test_bullet_meter_words);
  g_test_add_func ("/figures/bullet-meter-drawing", test_bullet_meter_drawing);
  g_test_add_func ("/figures/holds-up", test_holds_up);
  g_test_add_func ("/figures/dot-plot", test_dot_plot);
  g_test_add_func ("/figures/bar-list", test_bar_list);
  g_test_add_func ("/figures/tile-map", test_tile_map);
  g_test_add_func ("/figures/tile-step", test_tile_step);
  g_test_add_func ("/figures/legend", test_legend);
  g_test_add_func ("/figures/stepper", test_stepper);
  g_test_add_func ("/figures/colours", test_colours);
  return g_test_run ();
}
