/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works a table by real keys and clicks: tick, tick all, let go, open, menu, sort by a heading. */
#include "opcc-table-row.h"
#include "opcc-test-groups.h"
#include "opcc-ui-test.h"
#include "user.h"

static const OpccColumn columns[] = {
  { "name", NULL, "name", 220, -1 },
  { "asked", NULL, "asked", 120, -1 },
  { "bids", NULL, "bids", 90, -1 },
};

typedef struct
{
  OpccTestSource *source;
  OpccSlotList *list;
  OpccTable *table;
  GtkWidget *before; /* what stands before the table */
  GtkWidget *window;
  gint64 activated;
} Fixture;

static void
activated_cb (OpccTable *table, gint64 n, Fixture *fixture)
{
  fixture->activated = n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_menu_append (menu, "Set a flag…", "page.flag");
  fixture->activated = 0;
  fixture->source = opcc_test_source_new (54);
  fixture->list = opcc_test_source_create_list (fixture->source);
  fixture->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (fixture->table, opcc_test_group_kind (), columns, G_N_ELEMENTS (columns),
                          NULL);
  opcc_table_set_can_tick (fixture->table, TRUE);
  opcc_table_set_menu (fixture->table, G_MENU_MODEL (menu));
  opcc_table_set_list (fixture->table, fixture->list);
  g_signal_connect (fixture->table, "row-activated", G_CALLBACK (activated_cb), fixture);
  fixture->before = gtk_button_new_with_label ("Import…");
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->table), TRUE);
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->table));
  fixture->window = opcc_test_show (box, 700, 440);
  user_wait_drawn (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  opcc_test_close (fixture->window, GTK_WIDGET (fixture->table));
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->source);
}

static GtkWidget *
find_cell (Fixture *fixture, const char *text)
{
  return opcc_test_find (GTK_WIDGET (fixture->table), OPCC_TYPE_TABLE_ROW, text);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  /* A click puts the cursor there and ticks nothing. */
  user_click (find_cell (fixture, "Group 000003"));
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 3);
  user_press ("space");
  g_assert_true (opcc_table_is_ticked (fixture->table, 3));
  user_press ("Down");
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 4);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 1);
  user_press ("space");
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 2);
  user_press ("space");
  g_assert_false (opcc_table_is_ticked (fixture->table, 4));
  user_press ("Ctrl+a");
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 54);
  user_press ("Escape");
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
}

static void
test_check_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = opcc_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_CHECK_BUTTON, NULL);

  user_click (check);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 1);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  user_click (check);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  user_click (find_cell (fixture, "Group 000005"));
  g_assert_cmpint (fixture->activated, ==, 0);
  user_press ("Return");
  g_assert_cmpint (fixture->activated, ==, 5);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu = opcc_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_POPOVER_MENU, NULL);

  g_assert_false (gtk_widget_get_visible (menu));
  user_click (find_cell (fixture, "Group 000002"));
  user_press ("Shift+F10");
  g_assert_true (gtk_widget_get_visible (menu));
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 2);
  user_press ("Escape");
  g_assert_false (gtk_widget_get_visible (menu));
}

static gboolean
has_focus_in (Fixture *fixture, GtkWidget *part)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* The rows are one stop, which is left in both directions. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  user_click (find_cell (fixture, "Group 000004"));
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->table)));
  user_press ("Shift+Tab");
  g_assert_true (has_focus_in (fixture, fixture->before));
  user_press ("Tab");
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (fixture->table)));
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 4);
  /* Rows that are kept for later are no stop. */
  opcc_table_set_filtered (fixture->table, TRUE);
  opcc_test_list_filter (fixture->list, "99999");
  opcc_test_settle ();
  gtk_widget_grab_focus (fixture->before);
  user_press ("Tab");
  g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

static void
test_heading (Fixture *fixture, gconstpointer data)
{
  GtkWidget *heading = opcc_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, "Name");

  user_click (heading);
  opcc_test_list_wait (fixture->list);
  user_click (heading);
  opcc_test_list_wait (fixture->list);
  g_assert_cmpint (opcc_slot_list_get_n (fixture->list, 0), ==, 54);
  opcc_test_settle ();
  g_assert_nonnull (find_cell (fixture, "Group 000054"));
}

static void
read_again (Fixture *fixture)
{
  opcc_slot_list_reload (fixture->list);
  opcc_test_list_wait (fixture->list);
  opcc_test_settle ();
}

/* Whoever reads the list again meanwhile: the row under the hand, the ticks, the focus and the
 * place that is scrolled to are those of before. */
static void
test_read_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_cell (fixture, "Group 000005");
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *focus;

  user_click (row);
  user_press ("space");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  read_again (fixture);
  g_assert_true (find_cell (fixture, "Group 000005") == row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  g_assert_true (opcc_table_is_ticked (fixture->table, 5));
  gtk_adjustment_set_value (place, 90);
  user_wait_drawn (fixture->window);
  read_again (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 90);

  /* Two clicks are one double click however slow the machine is. */
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 60000, NULL);
  for (guint i = 0; i < 2; i++)
    {
      user_hold (row);
      read_again (fixture);
      user_let_go ();
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-double-click-time");
  g_assert_cmpint (fixture->activated, ==, 5);
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
#define ADD(name, function)                                                                        \
  g_test_add ("/table-keys/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("ticks", test_ticks);
  ADD ("check-button", test_check_button);
  ADD ("open", test_open);
  ADD ("menu", test_menu);
  ADD ("leaving", test_leaving);
  ADD ("heading", test_heading);
  ADD ("read-again", test_read_again);
  return g_test_run ();
}
