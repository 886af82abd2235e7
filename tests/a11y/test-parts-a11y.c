/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of each part: its role, its name, and no focus without a name. */
#include "opcc-a11y.h"
#include "opcc-banner.h"
#include "opcc-bar-list.h"
#include "opcc-bullet-meter.h"
#include "opcc-chart-view.h"
#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-conflict-card.h"
#include "opcc-dot-plot.h"
#include "opcc-empty-state.h"
#include "opcc-form.h"
#include "opcc-holds-up.h"
#include "opcc-key-figure.h"
#include "opcc-keycap.h"
#include "opcc-loading-rows.h"
#include "opcc-money-entry.h"
#include "opcc-page.h"
#include "opcc-pill.h"
#include "opcc-progress-card.h"
#include "opcc-room.h"
#include "opcc-stage-stepper.h"
#include "opcc-tab-row.h"
#include "opcc-table-row.h"
#include "opcc-test-groups.h"
#include "opcc-tile-map.h"
#include "opcc-toaster.h"
#include "opcc-ui-test.h"
#include "opcc-whole-words.h"

static void
assert_named (GtkWidget *part, GtkAccessibleRole role, const char *name)
{
  gtk_test_accessible_assert_role (part, role);
  gtk_test_accessible_assert_property (part, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
assert_part (GtkWidget *part, GtkAccessibleRole role, const char *name)
{
  assert_named (part, role, name);
  opcc_test_drop (part);
}

static void
test_figures (void)
{
  GtkWidget *part = opcc_key_figure_new ("Match funding");

  opcc_key_figure_set (OPCC_KEY_FIGURE (part), "£83,900", "of £90,000", "10 bring none",
                       "5 not stated");
  assert_named (part, GTK_ACCESSIBLE_ROLE_GROUP,
                "Match funding: £83,900 of £90,000, 10 bring none, 5 not stated");
  opcc_key_figure_set_state (OPCC_KEY_FIGURE (part), OPCC_KEY_FIGURE_LOADING);
  assert_part (part, GTK_ACCESSIBLE_ROLE_GROUP, "Match funding: being worked out");

  part = opcc_bullet_meter_new ();
  opcc_bullet_meter_set (OPCC_BULLET_METER (part), 13979000, 13000000, 14300000);
  assert_part (part, GTK_ACCESSIBLE_ROLE_IMG,
               "£139,790 of a pot of £130,000, at most £143,000: £9,790 over the pot");
  assert_part (opcc_holds_up_new (85), GTK_ACCESSIBLE_ROLE_IMG,
               "Still awarded in 85 of 100 redraws of its marks");
  assert_part (opcc_loading_rows_new (3), GTK_ACCESSIBLE_ROLE_IMG, "The rows are being read");
  part = opcc_dot_plot_new ();
  opcc_dot_plot_set_marks (OPCC_DOT_PLOT (part), (const double[]){ 50, 60 }, 2);
  assert_part (part, GTK_ACCESSIBLE_ROLE_IMG, "2 marks");
}

static void
test_words (void)
{
  GtkWidget *part = opcc_toaster_new ();

  opcc_toaster_show (OPCC_TOASTER (part), "39 applications added", NULL, NULL);
  assert_named (opcc_test_find (part, GTK_TYPE_LABEL, "39 applications added"),
                GTK_ACCESSIBLE_ROLE_LABEL, "39 applications added");
  assert_named (gtk_widget_get_last_child (part), GTK_ACCESSIBLE_ROLE_STATUS,
                "39 applications added");
  opcc_test_drop (part);
  assert_part (opcc_pill_new (OPCC_TONE_BAD, NULL, "Over the cap"), GTK_ACCESSIBLE_ROLE_GROUP,
               "Over the cap");
  assert_part (opcc_banner_new (OPCC_TONE_WARN, "Not safe here", "Move it."),
               GTK_ACCESSIBLE_ROLE_STATUS, "Not safe here. Move it.");
  assert_part (opcc_empty_state_new (NULL, "Nothing yet", NULL), GTK_ACCESSIBLE_ROLE_GROUP,
               "Nothing yet");
  assert_part (opcc_conflict_card_new ("Award changed"), GTK_ACCESSIBLE_ROLE_GROUP,
               "Award changed");
  assert_part (opcc_progress_card_new ("Importing", NULL), GTK_ACCESSIBLE_ROLE_GROUP, "Importing");
  assert_part (opcc_page_new ("Round 1", gtk_label_new (NULL)), GTK_ACCESSIBLE_ROLE_GROUP,
               "Round 1");
  /* A key is not part of what its button is called. */
  part = opcc_keycap_button_new (NULL, "Next application", "N");
  assert_named (part, GTK_ACCESSIBLE_ROLE_BUTTON, "Next application");
  gtk_test_accessible_assert_role (opcc_test_find (part, OPCC_TYPE_KEYCAP, NULL),
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION);
  opcc_test_drop (part);
}

static void
test_controls (void)
{
  GtkWidget *part = opcc_chip_new ("Flagged", 12);
  GtkWidget *entry;

  /* Its role is GTK's own, and another one on a younger GTK. */
  gtk_test_accessible_assert_property (part, GTK_ACCESSIBLE_PROPERTY_LABEL, "Flagged, 12");
  opcc_test_drop (part);
  part = opcc_money_entry_new ("Award to Linnet House");
  entry = opcc_test_find (part, GTK_TYPE_ENTRY, NULL);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Award to Linnet House");
  opcc_money_entry_refuse (OPCC_MONEY_ENTRY (part), "Over the cap.");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Over the cap.");
  opcc_test_drop (part);
}

static void
test_tabs (void)
{
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());
  GtkWidget *tabs;
  GtkWidget *tab;

  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("1"), "overview", "Overview");
  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("2"), "marking", "Marking");
  tabs = opcc_tab_row_new (GTK_STACK (stack));
  opcc_tab_row_set_badge (OPCC_TAB_ROW (tabs), "marking", 3);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (tabs), GTK_ACCESSIBLE_ROLE_TAB_LIST);
  tab = opcc_test_find (tabs, GTK_TYPE_TOGGLE_BUTTON, "Marking");
  assert_named (tab, GTK_ACCESSIBLE_ROLE_TAB, "Marking, 3");
  gtk_test_accessible_assert_state (tab, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  opcc_test_press (tab);
  gtk_test_accessible_assert_state (tab, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  opcc_test_drop (tabs);
  g_assert_finalize_object (stack);
}

static void
test_maps_and_stages (void)
{
  const OpccTile tile = { "charnwood", "£62k", "9 bids", 4 };
  const OpccStage stages[] = { { "Marked", "29 September", OPCC_STAGE_DONE },
                               { "Award", NULL, OPCC_STAGE_LATER } };
  GtkWidget *part = opcc_tile_map_new ();
  GtkWidget *charnwood;

  opcc_tile_map_set_tiles (OPCC_TILE_MAP (part), &tile, 1);
  charnwood = opcc_test_find (part, GTK_TYPE_BUTTON, "Charnwood");
  assert_named (charnwood, GTK_ACCESSIBLE_ROLE_BUTTON, "Charnwood: £62k, 9 bids");
  gtk_test_accessible_assert_state (charnwood, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  opcc_tile_map_set_chosen (OPCC_TILE_MAP (part), "charnwood");
  gtk_test_accessible_assert_state (charnwood, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  opcc_test_drop (part);
  part = opcc_stage_stepper_new ();
  opcc_stage_stepper_set_stages (OPCC_STAGE_STEPPER (part), stages, 2);
  assert_named (opcc_test_find (part, GTK_TYPE_BUTTON, "Marked"), GTK_ACCESSIBLE_ROLE_BUTTON,
                "Marked, done: 29 September");
  assert_named (opcc_test_find (part, GTK_TYPE_BUTTON, "Award"), GTK_ACCESSIBLE_ROLE_BUTTON,
                "Award, later");
  opcc_test_drop (part);
}

static void
test_table (void)
{
  static const OpccColumn columns[] = { { "name", NULL, "name", 200, -1 },
                                        { "asked", NULL, "asked", 90, -1 } };
  OpccTestSource *source = opcc_test_source_new (40);
  OpccSlotList *list = opcc_test_source_create_list (source);
  GtkWidget *table = opcc_table_new ();
  GtkWidget *window;

  opcc_table_set_columns (OPCC_TABLE (table), opcc_test_group_kind (), columns, 2, NULL);
  opcc_table_set_can_tick (OPCC_TABLE (table), TRUE);
  opcc_table_set_list (OPCC_TABLE (table), list);
  opcc_table_set_total (OPCC_TABLE (table), "asked", "£820", NULL);
  opcc_table_tick_all (OPCC_TABLE (table));
  window = opcc_test_show (table, 700, 400);
  gtk_test_accessible_assert_property (opcc_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Groups");
  assert_named (opcc_test_find (table, OPCC_TYPE_TABLE_ROW, "Group 000003"),
                GTK_ACCESSIBLE_ROLE_LABEL, "Name: Group 000003; Asked: £3");
  assert_named (opcc_test_find (table, GTK_TYPE_LABEL, "£820"), GTK_ACCESSIBLE_ROLE_LABEL,
                "Asked: £820");
  assert_named (opcc_test_find (table, GTK_TYPE_CHECK_BUTTON, NULL), GTK_ACCESSIBLE_ROLE_CHECKBOX,
                "Tick");
  assert_named (GTK_WIDGET (opcc_table_get_selection_bar (OPCC_TABLE (table))),
                GTK_ACCESSIBLE_ROLE_STATUS, "All 40 selected");
  opcc_test_close (window, table);
  g_assert_finalize_object (list);
  g_assert_finalize_object (source);
}

static void
test_nothing_nameless (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  const OpccBar bar = { "leicester", "Leicester", 1, 0, "£1", "2" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bars = opcc_bar_list_new (FALSE);
  GtkWidget *chips = opcc_chip_row_new ();
  GtkWidget *figure = opcc_key_figure_new ("Asked for");
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  GtkWidget *drawn = opcc_chart_view_new (chart);
  GtkWidget *listed = opcc_chart_view_new (chart);
  g_autoptr (GString) faults = g_string_new (NULL);
  GtkWidget *window;

  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Officers");
  opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, "2023", NULL), 2242);
  opcc_chart_changed (chart);
  opcc_chart_view_set_shows_table (OPCC_CHART_VIEW (listed), TRUE);

  g_object_set (bars, "can-choose", TRUE, NULL);
  opcc_bar_list_set_bars (OPCC_BAR_LIST (bars), &bar, 1);
  opcc_chip_row_add (OPCC_CHIP_ROW (chips), "all", "All", 54);
  opcc_chip_row_add_choice (OPCC_CHIP_ROW (chips),
                            OPCC_CHIP (opcc_chip_new_choice ("District", "Any district")));
  opcc_key_figure_set_can_trace (OPCC_KEY_FIGURE (figure), TRUE);
  gtk_box_append (GTK_BOX (box), bars);
  gtk_box_append (GTK_BOX (box), chips);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), drawn);
  gtk_box_append (GTK_BOX (box), listed);
  gtk_box_append (GTK_BOX (box), opcc_tile_map_new ());
  gtk_box_append (GTK_BOX (box), opcc_money_entry_new ("Award"));
  gtk_box_append (GTK_BOX (box), opcc_form_new (record, NULL));
  window = opcc_test_show (box, 700, 800);
  opcc_a11y_check_names (box, "parts", faults);
  g_assert_cmpstr (faults->str, ==, "");
  opcc_test_close (window, box);
}

/* Words that have no room are told whole where they are pointed at; what has room says nothing. */
static void
test_whole_words (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *cut = gtk_label_new ("Commissioner’s Safety Fund · 2023/24");
  GtkWidget *whole = gtk_label_new ("Fund");
  GtkWidget *window;
  gboolean told = FALSE;

  gtk_label_set_ellipsize (GTK_LABEL (cut), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (whole), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), cut);
  gtk_box_append (GTK_BOX (box), whole);
  window = opcc_test_show (box, 90, 60);
  opcc_whole_words_tell (window);
  g_assert_cmpstr (opcc_whole_words_of (cut), ==, "Commissioner’s Safety Fund · 2023/24");
  g_assert_null (opcc_whole_words_of (whole));
  g_assert_null (opcc_whole_words_of (box));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? cut : whole;
      g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (label, window, &bounds));
      g_signal_emit_by_name (window, "query-tooltip", (int) bounds.origin.x + 3,
                             (int) bounds.origin.y + 3, FALSE, tooltip, &told);
      g_assert_true (told == (i == 0));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page with a large least size asks for no more than a small screen has, and has what it needs.
 */
static void
test_room (void)
{
  GtkWidget *page = gtk_label_new ("A wide page");
  GtkWidget *room;
  GtkWidget *window;
  int least;

  gtk_widget_set_size_request (page, 3000, 2000);
  room = g_object_new (OPCC_TYPE_ROOM, "child", page, NULL);
  window = opcc_test_show (room, 1000, 500);
  gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 1000);
  gtk_widget_measure (room, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 500);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 1000);
  g_assert_cmpint (gtk_widget_get_width (page), ==, 3000);
  g_assert_cmpint (gtk_widget_get_height (page), ==, 2000);
  gtk_widget_set_size_request (page, 200, 100);
  gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In writing from right to left a number keeps its sign before it, at the same end of its column.
 */
static void
test_signs (void)
{
  GtkWidget *number;
  GtkWidget *words;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  number = opcc_children_new_label ("+5", "opcc-num", 1);
  words = opcc_children_new_label ("Officers", NULL, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gtk_widget_get_direction (number), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (number)), ==, 0);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (words)), ==, 0);
  opcc_test_drop (number);
  opcc_test_drop (words);
}

/* Tab passes by what is folded away, and goes through it where it is not. */
static void
test_fold (void)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_button_new_with_label ("Inside");
  GtkWidget *below = gtk_button_new_with_label ("Below");
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fold = opcc_children_fold ("More", place);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (place), inside);
  gtk_box_append (GTK_BOX (all), fold);
  gtk_box_append (GTK_BOX (all), below);
  window = opcc_test_show (all, 400, 300);
  gtk_test_accessible_assert_property (fold, GTK_ACCESSIBLE_PROPERTY_LABEL, "More");
  g_assert_true (gtk_widget_grab_focus (fold));
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == below);
  g_assert_false (gtk_widget_get_mapped (inside));

  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  g_assert_true (gtk_widget_grab_focus (fold));
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == inside);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/parts-a11y/figures", test_figures);
  g_test_add_func ("/parts-a11y/words", test_words);
  g_test_add_func ("/parts-a11y/controls", test_controls);
  g_test_add_func ("/parts-a11y/tabs", test_tabs);
  g_test_add_func ("/parts-a11y/maps-and-stages", test_maps_and_stages);
  g_test_add_func ("/parts-a11y/table", test_table);
  g_test_add_func ("/parts-a11y/nothing-nameless", test_nothing_nameless);
  g_test_add_func ("/a11y/whole-words", test_whole_words);
  g_test_add_func ("/a11y/room", test_room);
  g_test_add_func ("/a11y/signs", test_signs);
  g_test_add_func ("/a11y/fold", test_fold);
  return g_test_run ();
}
