/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the parts one works with: chips, tabs, money entries, the tick model. */
#include "opcc-chips.h"
#include "opcc-column-chooser.h"
#include "opcc-error.h"
#include "opcc-money.h"
#include "opcc-money-entry.h"
#include "opcc-tab-row.h"
#include "opcc-test-groups.h"
#include "opcc-tick-model.h"
#include "opcc-ui-test.h"

static void
test_chip (void)
{
  GtkWidget *chip = opcc_chip_new ("Flagged", 12);

  g_assert_true (opcc_test_shows_text (chip, "12"));
  opcc_chip_set_count (OPCC_CHIP (chip), 0);
  g_assert_false (gtk_widget_get_sensitive (chip));
  g_assert_true (opcc_test_shows_text (chip, "Flagged"));
  opcc_chip_set_count (OPCC_CHIP (chip), -1);
  g_assert_true (gtk_widget_get_sensitive (chip));
  g_assert_false (opcc_test_shows_text (chip, "-1"));
  opcc_chip_set_label (OPCC_CHIP (chip), OPCC_TEST_HOSTILE);
  g_assert_true (opcc_test_shows_text (chip, OPCC_TEST_HOSTILE));
  /* One that is on stays pressable when it leaves nothing. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  opcc_chip_set_count (OPCC_CHIP (chip), 0);
  g_assert_true (gtk_widget_get_sensitive (chip));
  opcc_test_drop (chip);
}

static void
test_choice (void)
{
  GtkWidget *chip = opcc_chip_new_choice ("District", "Any district");
  OpccChip *self = OPCC_CHIP (chip);
  GtkWidget *window;
  GtkWidget *popover;
  GtkWidget *list;
  int changes = 0;

  opcc_chip_add_option (self, "charnwood", "Charnwood", 9);
  opcc_chip_add_option (self, "melton", OPCC_TEST_HOSTILE, -1);
  opcc_chip_add_option (self, "rutland", "Rutland", 0);
  g_signal_connect_swapped (chip, "chosen-changed", G_CALLBACK (opcc_test_count_cb), &changes);
  window = opcc_test_show (chip, 300, 60);
  opcc_test_press (chip);
  opcc_test_settle ();
  popover = opcc_test_find (chip, GTK_TYPE_POPOVER, NULL);
  g_assert_true (gtk_widget_get_visible (popover));
  /* Opening it chooses nothing. */
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  list = opcc_test_find (popover, GTK_TYPE_LIST_BOX, NULL);
  g_assert_false (gtk_widget_get_sensitive (
      GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3))));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_cmpstr (opcc_chip_get_chosen (self), ==, "charnwood");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  g_assert_true (opcc_test_shows_text (chip, "9"));
  g_assert_cmpint (changes, ==, 1);
  opcc_chip_set_chosen (self, "charnwood");
  g_assert_cmpint (changes, ==, 1);
  opcc_chip_set_chosen (self, NULL);
  g_assert_cmpint (changes, ==, 2);
  g_assert_true (opcc_test_shows_text (chip, "District"));
  opcc_chip_clear_options (self);
  opcc_test_settle ();
  opcc_test_close (window, chip);
}

static void
test_chip_row (void)
{
  GtkWidget *row = opcc_chip_row_new ();
  OpccChipRow *self = OPCC_CHIP_ROW (row);
  GtkWidget *choice = opcc_chip_new_choice ("District", "Any district");
  GtkWidget *window;
  int changes = 0;

  opcc_chip_row_add (self, "all", "All", 54);
  opcc_chip_row_add (self, "flagged", "Flagged", 12);
  opcc_chip_add_option (OPCC_CHIP (choice), "melton", "Melton", 3);
  opcc_chip_row_add_choice (self, OPCC_CHIP (choice));
  opcc_chip_row_add_end (self, gtk_search_entry_new ());
  g_signal_connect_swapped (row, "changed", G_CALLBACK (opcc_test_count_cb), &changes);
  g_assert_cmpstr (opcc_chip_row_get_active (self), ==, "all");
  opcc_chip_row_set_active (self, "flagged");
  g_assert_cmpstr (opcc_chip_row_get_active (self), ==, "flagged");
  g_assert_cmpint (changes, ==, 1);
  opcc_chip_set_chosen (OPCC_CHIP (choice), "melton");
  g_assert_cmpint (changes, ==, 2);
  opcc_chip_row_set_count (self, "all", 55);
  g_assert_true (opcc_test_shows_text (row, "55"));
  opcc_chip_row_reset (self);
  g_assert_cmpint (changes, ==, 3);
  g_assert_cmpstr (opcc_chip_row_get_active (self), ==, "all");
  g_assert_null (opcc_chip_get_chosen (OPCC_CHIP (choice)));
  for (guint i = 0; i < 30; i++)
    opcc_chip_row_add (self, "more", OPCC_TEST_HOSTILE, 1);
  window = opcc_test_show (row, 700, 60);
  /* However many chips, the window keeps its width, and the row its height. */
  g_assert_cmpint (gtk_widget_get_width (window), ==, 700);
  g_assert_cmpint (gtk_widget_get_allocated_height (row), <=, 60);
  opcc_test_close (window, row);
}

static void
test_tabs (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *tabs;
  GtkWidget *marking;
  GtkWidget *window;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("1"), "overview", "Overview");
  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("2"), "marking", "Marking");
  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("3"), "awards", OPCC_TEST_HOSTILE);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("4"), "hidden");
  tabs = opcc_tab_row_new (GTK_STACK (stack));
  opcc_tab_row_add_end (OPCC_TAB_ROW (tabs), gtk_label_new ("Moderation closed"));
  gtk_box_append (GTK_BOX (box), tabs);
  gtk_box_append (GTK_BOX (box), stack);
  window = opcc_test_show (box, 700, 200);
  marking = opcc_test_find (tabs, GTK_TYPE_TOGGLE_BUTTON, "Marking");
  g_assert_false (opcc_test_shows_text (tabs, "3"));
  opcc_tab_row_set_badge (OPCC_TAB_ROW (tabs), "marking", 3);
  g_assert_true (opcc_test_shows_text (tabs, "3"));
  opcc_test_press (marking);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "marking");
  opcc_test_press (marking);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (marking)));
  opcc_tab_row_set_disabled (OPCC_TAB_ROW (tabs), "awards", "Moderation is open");
  /* Round the end, past what cannot be chosen and what has no title. */
  opcc_tab_row_go (OPCC_TAB_ROW (tabs), 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "overview");
  opcc_tab_row_go (OPCC_TAB_ROW (tabs), -1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "marking");
  opcc_tab_row_set_disabled (OPCC_TAB_ROW (tabs), "awards", NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "awards");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (marking)));
  g_assert_true (opcc_tab_row_get_stack (OPCC_TAB_ROW (tabs)) == GTK_STACK (stack));
  opcc_tab_row_set_stack (OPCC_TAB_ROW (tabs), NULL);
  g_assert_null (opcc_test_find (tabs, GTK_TYPE_TOGGLE_BUTTON, NULL));
  opcc_test_close (window, tabs);
}

static gboolean
check_cap (gint64 pence, gpointer user_data, GError **error)
{
  if (pence == OPCC_NO_MONEY || pence <= 1000000)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       "£10,450 is over the cap of £10,000. Enter £10,000 or less.");
  return FALSE;
}

static void
test_money_entry (void)
{
  GtkWidget *widget = opcc_money_entry_new ("Award to Linnet House");
  OpccMoneyEntry *money = OPCC_MONEY_ENTRY (widget);
  GtkEditable *typed = GTK_EDITABLE (opcc_test_find (widget, GTK_TYPE_ENTRY, NULL));
  int commits = 0;
  int refusals = 0;

  g_signal_connect_swapped (widget, "committed", G_CALLBACK (opcc_test_count_cb), &commits);
  g_signal_connect_swapped (widget, "refused", G_CALLBACK (opcc_test_count_cb), &refusals);
  opcc_money_entry_set_check (money, check_cap, NULL, NULL);
  opcc_money_entry_set_value (money, 985000);
  g_assert_cmpstr (gtk_editable_get_text (typed), ==, "£9,850");
  gtk_editable_set_text (typed, "4.4k");
  g_assert_true (opcc_money_entry_commit (money));
  g_assert_cmpint (opcc_money_entry_get_value (money), ==, 440000);
  g_assert_cmpstr (gtk_editable_get_text (typed), ==, "£4,400");
  g_assert_cmpint (commits, ==, 1);
  g_assert_true (opcc_money_entry_commit (money));
  g_assert_cmpint (commits, ==, 1);

  gtk_editable_set_text (typed, "10450");
  g_assert_false (opcc_money_entry_commit (money));
  g_assert_cmpint (opcc_money_entry_get_value (money), ==, 440000);
  g_assert_cmpint (refusals, ==, 1);
  g_assert_true (opcc_test_shows_text (widget, opcc_money_entry_get_error (money)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (typed), "error"));
  /* The sentence goes when something else is typed. */
  gtk_editable_set_text (typed, "£1,307m");
  g_assert_null (opcc_money_entry_get_error (money));
  g_assert_false (opcc_money_entry_commit (money));
  g_assert_nonnull (opcc_money_entry_get_error (money));
  gtk_editable_set_text (typed, "  ");
  g_assert_true (opcc_money_entry_commit (money));
  g_assert_true (opcc_money_entry_get_value (money) == OPCC_NO_MONEY);

  opcc_money_entry_refuse (money, OPCC_TEST_HOSTILE);
  g_assert_true (opcc_test_shows_text (widget, OPCC_TEST_HOSTILE));
  g_object_set (widget, "show-error", FALSE, NULL);
  g_assert_false (opcc_test_shows_text (widget, OPCC_TEST_HOSTILE));
  opcc_money_entry_set_part (money, TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (typed), "part"));
  opcc_money_entry_set_locked (money, "The award is decided");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (typed)));
  opcc_test_drop (widget);
}

/* Shift+Tab asks the entry itself for the focus once its text has been left. */
static void
test_money_entry_is_left (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *before = gtk_button_new_with_label ("Sort");
  GtkWidget *money = opcc_money_entry_new ("Award to Linnet House");
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), money);
  window = opcc_test_show (box, 300, 60);
  gtk_widget_grab_focus (money);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), money));
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), money));
  opcc_test_close (window, money);
}

static void
test_tick_model (void)
{
  g_autoptr (OpccTestSource) source = opcc_test_source_new (10);
  OpccSlotList *list = opcc_test_source_create_list (source);
  OpccTickModel *model = opcc_tick_model_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (model);
  g_autoptr (GArray) ticked = NULL;
  g_autoptr (GtkBitset) all = NULL;
  g_autoptr (GtkBitset) two = gtk_bitset_new_range (3, 2);
  int changes = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  opcc_tick_model_set_list (model, list);
  g_signal_connect_swapped (model, "ticks-changed", G_CALLBACK (opcc_test_count_cb), &changes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 10);
  g_assert_false (gtk_selection_model_select_all (selection));
  opcc_tick_model_set_can_tick (model, TRUE);
  g_assert_true (opcc_tick_model_get_can_tick (model));
  g_assert_true (gtk_selection_model_select_all (selection));
  g_assert_cmpuint (opcc_tick_model_get_n_ticked (model), ==, 10);
  g_assert_true (gtk_selection_model_unselect_range (selection, 0, 8));
  g_assert_true (gtk_selection_model_set_selection (selection, two, two));
  g_assert_true (gtk_selection_model_unselect_item (selection, 9));
  ticked = opcc_tick_model_dup_ticked (model);
  g_assert_cmpuint (ticked->len, ==, 3);
  g_assert_cmpint (g_array_index (ticked, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (ticked, gint64, 2), ==, 9);
  all = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 3);
  opcc_tick_model_set_ticked (model, 4, FALSE);
  g_assert_false (opcc_tick_model_is_ticked (model, 4));
  /* A record that no filter leaves in view can be ticked all the same. */
  opcc_tick_model_set_ticked (model, 77, TRUE);
  g_assert_true (opcc_tick_model_is_ticked (model, 77));
  g_assert_cmpint (changes, ==, 6);
  g_assert_true (gtk_selection_model_unselect_all (selection));
  g_assert_cmpuint (opcc_tick_model_get_n_ticked (model), ==, 0);
  g_assert_finalize_object (model);
  g_assert_finalize_object (list);
}

static void
test_column_chooser (void)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkColumnViewColumn *named = gtk_column_view_column_new (OPCC_TEST_HOSTILE, NULL);
  GtkColumnViewColumn *nameless = gtk_column_view_column_new (NULL, NULL);
  GtkWidget *button = opcc_column_chooser_new (GTK_COLUMN_VIEW (view));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  GtkWidget *check;

  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), nameless);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), named);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), view);
  window = opcc_test_show (box, 400, 200);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  opcc_test_settle ();
  check = opcc_test_find (button, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, OPCC_TEST_HOSTILE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (gtk_column_view_column_get_visible (named));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  opcc_test_settle ();
  g_object_unref (named);
  g_object_unref (nameless);
  opcc_test_close (window, button);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/controls/chip", test_chip);
  g_test_add_func ("/controls/choice", test_choice);
  g_test_add_func ("/controls/chip-row", test_chip_row);
  g_test_add_func ("/controls/tabs", test_tabs);
  g_test_add_func ("/controls/money-entry", test_money_entry);
  g_test_add_func ("/controls/money-entry-is-left", test_money_entry_is_left);
  g_test_add_func ("/controls/tick-model", test_tick_model);
  g_test_add_func ("/controls/column-chooser", test_column_chooser);
  return g_test_run ();
}
