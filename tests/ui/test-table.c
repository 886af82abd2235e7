/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the table: cells, ticks that stay with their records, sorting, states, speed at 100,000. */
#include "opcc-page.h"
#include "opcc-table-row.h"
#include "opcc-test-groups.h"
#include "opcc-ui-test.h"

#include <stdlib.h>

static void
fill_flag (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccPillWords *pill)
{
  if (opcc_slot_get_n (slot) % 4 != 0)
    return;
  pill->tone = OPCC_TONE_WARN;
  pill->icon_name = "dialog-warning-symbolic";
  pill->text = user_data != NULL ? user_data : "Wide spread";
}

static void
fill_number (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_cell_text_take (cell, g_strdup_printf ("R1-%" G_GINT64_FORMAT, opcc_slot_get_n (slot)),
                       "opcc-dim");
}

static const OpccColumn columns[] = {
  { "number", "Reference", NULL, 74, 0, .cell = fill_number },
  { "name", NULL, "name", 200, -1 },
  { "stage", NULL, "stage", 90, -1, .css_class = "opcc-dim" },
  { "district", NULL, "district", 100, -1 },
  { "asked", NULL, "asked", 82, -1 },
  { "match", NULL, "match", 82, -1 },
  { "bids", NULL, "bids", 60, -1 },
  { "score", NULL, "score", 70, -1 },
  { "received", NULL, "received", 120, -1 },
  { "flags", "Flags", NULL, 130, 0, .pill = fill_flag },
  { "trusted", NULL, "trusted", 70, -1 },
  { "about", NULL, "about", 100, -1, .expand = TRUE },
};

typedef struct
{
  OpccTestSource *source;
  OpccSlotList *list;
  OpccTable *table;
  GtkWidget *window;
} Fixture;

static void
set_up_sized (Fixture *fixture, guint n_groups, gpointer user_data)
{
  fixture->source = opcc_test_source_new (n_groups);
  fixture->list = opcc_test_source_create_list (fixture->source);
  fixture->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (fixture->table, opcc_test_group_kind (), columns, G_N_ELEMENTS (columns),
                          user_data);
  opcc_table_set_can_tick (fixture->table, TRUE);
  opcc_table_set_list (fixture->table, fixture->list);
  fixture->window = opcc_test_show (GTK_WIDGET (fixture->table), 1064, 600);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_sized (fixture, GPOINTER_TO_UINT (data), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (g_object_ref (fixture->table));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  opcc_test_settle ();
  g_assert_finalize_object (table);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->source);
}

static GtkColumnView *
get_view (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (opcc_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW, NULL));
}

/* They scroll by themselves, below the headings. */
static GtkWidget *
get_rows (Fixture *fixture)
{
  GtkWidget *head =
      gtk_widget_get_ancestor (GTK_WIDGET (get_view (fixture)), GTK_TYPE_SCROLLED_WINDOW);

  return opcc_test_find (gtk_widget_get_next_sibling (head), GTK_TYPE_LIST_VIEW, NULL);
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (get_rows (fixture)));
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return opcc_test_shows_text (GTK_WIDGET (fixture->table), text);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_true (shows (fixture, "R1-1"));
  g_assert_true (shows (fixture, "Group 000007"));
  g_assert_true (shows (fixture, "£7"));
  g_assert_true (shows (fixture, "Not stated"));
  g_assert_true (shows (fixture, "None"));
  g_assert_true (shows (fixture, "Marked"));
  /* A flag is drawn without a widget of its own. */
  texture = opcc_test_draw (fixture->window);
  g_assert_cmpuint (opcc_test_count_pixels (texture, "#fdf0d0"), >, 500);
  /* Headings come from the fields, or are our own. */
  g_assert_true (shows (fixture, "District"));
  g_assert_true (shows (fixture, "Reference"));
}

static void
test_ticks_follow_records (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = get_model (fixture);
  g_autoptr (GArray) ticked = NULL;

  gtk_selection_model_select_item (model, 2, FALSE);
  gtk_selection_model_select_item (model, 11, FALSE);
  g_assert_true (opcc_table_is_ticked (fixture->table, 3));
  g_assert_true (opcc_table_is_ticked (fixture->table, 12));
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 2);

  /* Sorted the other way round, other places are ticked, the same records are. */
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (opcc_table_get_selection_bar (fixture->table))));
  gtk_column_view_sort_by_column (get_view (fixture), NULL, GTK_SORT_ASCENDING);
  opcc_test_list_filter (fixture->list, "01");
  opcc_test_settle ();
  ticked = opcc_table_dup_ticked (fixture->table);
  g_assert_cmpuint (ticked->len, ==, 2);
  g_assert_cmpint (g_array_index (ticked, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (ticked, gint64, 1), ==, 12);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    g_assert_true (gtk_selection_model_is_selected (model, i) ==
                   (opcc_slot_list_get_n (fixture->list, i) == 12));

  opcc_table_clear_ticks (fixture->table);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (opcc_table_get_selection_bar (fixture->table))));
}

static void
test_pointing_does_not_tick (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = get_model (fixture);

  g_assert_false (gtk_selection_model_select_item (model, 1, TRUE));
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
  opcc_table_tick_all (fixture->table);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 54);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (fixture->table), "All 54 selected"));
  opcc_table_set_can_tick (fixture->table, FALSE);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
  opcc_table_tick_all (fixture->table);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
}

static void
test_check_buttons (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = opcc_test_find (get_rows (fixture), GTK_TYPE_CHECK_BUTTON, NULL);

  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 1);
  opcc_table_clear_ticks (fixture->table);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static gboolean
sort_chosen_cb (OpccTable *table, const char *field, gboolean descending, GString *log)
{
  g_string_append_printf (log, "%s %s;", field, descending ? "down" : "up");
  return log->str[0] == '!';
}

static void
test_sorting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GListModel *made = gtk_column_view_get_columns (get_view (fixture));
  g_autoptr (GtkColumnViewColumn) asked = g_list_model_get_item (made, 5);
  gboolean descending;

  g_signal_connect (fixture->table, "sort-chosen", G_CALLBACK (sort_chosen_cb), log);
  gtk_column_view_sort_by_column (get_view (fixture), asked, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (get_view (fixture), asked, GTK_SORT_DESCENDING);
  g_assert_cmpstr (log->str, ==, "asked up;asked down;");
  opcc_test_list_wait (fixture->list);
  g_assert_cmpstr (
      opcc_query_get_sort (opcc_slot_list_get_query (fixture->list), &descending)->name, ==,
      "asked");
  g_assert_true (descending);
  g_assert_cmpint (opcc_slot_list_get_n (fixture->list, 0), ==, 54);
  opcc_test_settle ();
  g_assert_true (shows (fixture, "Group 000054"));

  /* Showing the arrow sorts nothing. */
  g_string_assign (log, "");
  opcc_table_show_sort (fixture->table, "name", FALSE);
  g_assert_cmpstr (log->str, ==, "");
  g_signal_handlers_disconnect_by_data (fixture->table, log);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
remember_n_cb (OpccTable *table, gint64 n, gint64 *place)
{
  *place = n;
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);
  GtkStack *stack = GTK_STACK (opcc_test_find (table, GTK_TYPE_STACK, NULL));
  int cleared = 0;

  opcc_table_set_nothing_found (fixture->table, "No group matches “99999”", "Filters are on.");
  opcc_table_set_nothing_yet (fixture->table, "opcc-grants-symbolic", "No groups yet",
                              "Import them.", gtk_button_new_with_label ("Import…"));
  g_signal_connect_swapped (table, "clear-filters", G_CALLBACK (count_cb), &cleared);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rows");
  opcc_table_set_filtered (fixture->table, TRUE);
  opcc_test_list_filter (fixture->list, "99999");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing-found");
  g_assert_true (opcc_test_shows_text (table, "No group matches “99999”"));
  g_signal_emit_by_name (opcc_test_find (table, GTK_TYPE_BUTTON, "Clear filters"), "clicked");
  g_assert_cmpint (cleared, ==, 1);
  opcc_table_set_filtered (fixture->table, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing-yet");
  opcc_test_list_filter (fixture->list, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rows");
  opcc_table_set_list (fixture->table, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "loading");
}

static gboolean
has_focus (gpointer table)
{
  return gtk_widget_get_focus_child (table) != NULL;
}

/* Asked for while the rows are still on their way, the focus comes with them. */
static void
test_focus_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);
  OpccQuery *query;

  opcc_test_list_filter (fixture->list, "99999");
  opcc_test_source_set_delay (fixture->source, 300);
  query = opcc_query_copy (opcc_slot_list_get_query (fixture->list));
  opcc_query_set_words (query, NULL);
  opcc_slot_list_set_query (fixture->list, query);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  opcc_table_focus_rows (fixture->table);
  g_assert_false (has_focus (table));
  opcc_test_wait (has_focus, table);
  opcc_test_source_set_delay (fixture->source, 0);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_false (has_focus (table));
  opcc_table_focus_rows (fixture->table);
  g_assert_true (has_focus (table));
  opcc_test_spin (500);
}

/* Rows take long to make: those that are there wait behind the words for when there is none. */
static void
test_rows_are_kept (Fixture *fixture, gconstpointer data)
{
  GtkWidget *body = get_rows (fixture);
  GtkWidget *first = gtk_widget_get_first_child (body);
  GtkSelectionModel *model = get_model (fixture);

  opcc_table_set_filtered (fixture->table, TRUE);
  opcc_test_list_filter (fixture->list, "99999");
  opcc_table_tick_all (fixture->table);
  g_assert_cmpuint (opcc_table_get_n_ticked (fixture->table), ==, 0);
  opcc_test_list_filter (fixture->list, "00001");
  opcc_test_settle ();
  g_assert_true (gtk_widget_get_first_child (body) == first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 11);
  g_assert_true (shows (fixture, "Group 000019"));
  g_assert_false (shows (fixture, "Group 000002"));

  /* From the end of a long list, where the rows are others. */
  opcc_test_list_filter (fixture->list, NULL);
  g_assert_true (opcc_table_show_n (fixture->table, 5000));
  opcc_test_settle ();
  opcc_test_list_filter (fixture->list, "99999");
  opcc_test_settle ();
  opcc_test_list_filter (fixture->list, NULL);
  opcc_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5000);
  g_assert_true (opcc_table_show_n (fixture->table, 7));
  opcc_test_settle ();
  g_assert_true (shows (fixture, "Group 000007"));
  g_assert_true (opcc_table_show_n (fixture->table, 5000));
  opcc_test_settle ();
  g_assert_true (shows (fixture, "Group 005000"));
}

static void
test_activation_and_cursor (Fixture *fixture, gconstpointer data)
{
  gint64 activated = 0;

  g_signal_connect (fixture->table, "row-activated", G_CALLBACK (remember_n_cb), &activated);
  g_signal_emit_by_name (get_rows (fixture), "activate", 4);
  g_assert_cmpint (activated, ==, 5);
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 5);
  g_assert_true (opcc_table_show_n (fixture->table, 50));
  g_assert_cmpint (opcc_table_get_cursor_n (fixture->table), ==, 50);
  opcc_test_settle ();
  g_assert_true (shows (fixture, "Group 000050"));
  g_assert_false (opcc_table_show_n (fixture->table, 5000));
}

static void
test_totals (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);
  GtkWidget *total;
  GtkWidget *cell;
  graphene_rect_t total_bounds;
  graphene_rect_t row_bounds;
  graphene_rect_t cell_bounds;

  opcc_table_set_total (fixture->table, "asked", "£380,040", NULL);
  opcc_table_set_total (fixture->table, "name", "groups", NULL);
  opcc_test_settle ();
  opcc_table_set_ticked (fixture->table, 3, TRUE);
  opcc_table_show_sort (fixture->table, "asked", TRUE);
  opcc_test_save_picture (fixture->window, "table.png");
  total = opcc_test_find (table, GTK_TYPE_LABEL, "£380,040");
  g_assert_true (gtk_widget_get_mapped (total));
  cell = opcc_test_find (table, OPCC_TYPE_TABLE_ROW, "£7");
  g_assert_true (gtk_widget_compute_bounds (total, table, &total_bounds));
  g_assert_true (gtk_widget_compute_bounds (cell, table, &row_bounds));
  opcc_table_row_get_bounds (OPCC_TABLE_ROW (cell),
                             (guint) opcc_table_row_find_text (OPCC_TABLE_ROW (cell), "£7"),
                             &cell_bounds);
  g_assert_cmpfloat_with_epsilon (total_bounds.origin.x + total_bounds.size.width,
                                  row_bounds.origin.x + cell_bounds.origin.x +
                                      cell_bounds.size.width,
                                  1.1);
  opcc_table_clear_totals (fixture->table);
  g_assert_null (opcc_test_find (table, GTK_TYPE_LABEL, "£380,040"));
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "name", "asked", NULL };
  g_auto (GStrv) shown = opcc_table_dup_shown_columns (fixture->table);
  int changes = 0;

  g_assert_cmpuint (g_strv_length (shown), ==, G_N_ELEMENTS (columns));
  g_signal_connect_swapped (fixture->table, "columns-changed", G_CALLBACK (count_cb), &changes);
  opcc_table_set_shown_columns (fixture->table, two);
  g_assert_cmpint (changes, ==, G_N_ELEMENTS (columns) - 2);
  g_strfreev (g_steal_pointer (&shown));
  shown = opcc_table_dup_shown_columns (fixture->table);
  g_assert_true (g_strv_equal ((const char *const *) shown, two));
  g_signal_handlers_disconnect_by_data (fixture->table, &changes);
}

static void
test_heights (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (get_view (fixture));
  GtkWidget *row = gtk_widget_get_first_child (get_rows (fixture));

  g_assert_cmpint (gtk_widget_get_allocated_height (gtk_widget_get_first_child (view)), ==, 28);
  g_assert_cmpint (gtk_widget_get_allocated_height (row), ==, 33);
}

static void
test_loading_shapes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) before = NULL;
  g_autoptr (GdkTexture) after = NULL;
  guint without;
  gint64 start = 0;

  opcc_test_source_set_delay (fixture->source, 400);
  /* Again where a busy machine has let the time pass before the first look. */
  for (guint tries = 0; tries < 4 && g_get_monotonic_time () - start > 180 * 1000; tries++)
    {
      opcc_test_spin (tries > 0 ? 5000 : 0);
      opcc_table_show_n (fixture->table, tries % 2 == 0 ? 40000 : 70000);
      start = g_get_monotonic_time ();
      opcc_test_spin (60);
      g_clear_object (&before);
      before = opcc_test_draw (fixture->window);
    }
  opcc_table_show_n (fixture->table, 40000);
  without = opcc_test_count_pixels (before, "#e4e4e7");
  opcc_test_spin (250);
  after = opcc_test_draw (fixture->window);
  /* Nothing for 200 ms, then a shape in each cell. */
  g_assert_cmpuint (opcc_test_count_pixels (after, "#e4e4e7"), >, without + 5000);
  opcc_test_spin (500);
  g_assert_true (shows (fixture, "Group 040000"));
  opcc_test_source_set_delay (fixture->source, 0);
  /* The rows out of sight, which are still on their way, hold the list. */
  opcc_test_spin (500);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
painted_cb (gint64 *time)
{
  *time = g_get_monotonic_time ();
}

/* From @start until the last frame that shows what has changed has been painted. */
static gint64
measure_frame (GtkWidget *widget, gint64 start)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 painted = start;

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  opcc_test_spin (250);
  g_signal_handlers_disconnect_by_data (clock, &painted);
  return painted - start;
}

static void
test_speed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (get_view (fixture));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint64 jumps[21];

  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      gint64 start = g_get_monotonic_time ();

      opcc_table_show_n (fixture->table, g_rand_int_range (random, 1, 100000));
      jumps[i] = measure_frame (view, start);
    }
  qsort (jumps, G_N_ELEMENTS (jumps), sizeof *jumps, compare_times);
  g_test_message ("jump frame: median %.1f ms, p95 %.1f ms", jumps[10] / 1000.0,
                  jumps[19] / 1000.0);
  /* A test on a busy machine proves only that nothing is off by a magnitude; bench has the rest. */
  g_assert_cmpint (jumps[10], <, 200 * 1000);
}

/* Pixels of a column, with the margin that the first one has; before it is that of the ticks. */
static int
get_width (GtkWidget *table, guint column)
{
  GtkWidget *view = opcc_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *made = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (made, column + 1);

  return gtk_column_view_column_get_fixed_width (found);
}

/* Where there is plenty of room the other columns grow as well; where there is little, only the one
 * that expands does. */
static void
test_room_is_shared (void)
{
  static const OpccColumn few[] = {
    { "name", NULL, "name", 200, -1 },
    { "stage", NULL, "stage", 90, -1 },
    { "about", NULL, "about", 100, -1, .expand = TRUE },
  };
  static const int widths[] = { 520, 1064 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (OpccTestSource) source = opcc_test_source_new (40);
      g_autoptr (OpccSlotList) list = opcc_test_source_create_list (source);
      GtkWidget *table = g_object_ref (opcc_table_new ());
      GtkWidget *window;

      opcc_table_set_columns (OPCC_TABLE (table), opcc_test_group_kind (), few, G_N_ELEMENTS (few),
                              NULL);
      opcc_table_set_list (OPCC_TABLE (table), list);
      window = opcc_test_show (table, widths[i], 400);
      opcc_test_spin (200);
      if (i == 0)
        g_assert_cmpint (get_width (table, 1), ==, 90);
      else
        g_assert_cmpint (get_width (table, 1), >, 120);
      g_assert_cmpint (get_width (table, 2), >, i == 0 ? 150 : 300);
      g_assert_cmpint (get_width (table, 0) + get_width (table, 1) + get_width (table, 2), <=,
                       widths[i]);
      gtk_window_destroy (GTK_WINDOW (window));
      opcc_test_settle ();
      g_assert_finalize_object (table);
    }
}

static void
test_hostile (void)
{
  Fixture fixture;
  g_autofree char *very_long = opcc_test_dup_long ();
  const char *const texts[] = { OPCC_TEST_HOSTILE, OPCC_TEST_RTL, very_long };

  set_up_sized (&fixture, 40, (gpointer) OPCC_TEST_HOSTILE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      opcc_test_source_set_name (fixture.source, texts[i]);
      opcc_slot_list_reload (fixture.list);
      opcc_test_list_wait (fixture.list);
      opcc_table_set_total (fixture.table, "name", texts[i], "opcc-dim");
      opcc_table_set_nothing_found (fixture.table, texts[i], texts[i]);
      opcc_test_settle ();
      g_assert_true (shows (&fixture, texts[i]));
      g_assert_cmpint (gtk_widget_get_width (fixture.window), ==, 1064);
    }
  tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
#define ADD(name, n_groups, function)                                                              \
  g_test_add ("/table/" name, Fixture, GUINT_TO_POINTER (n_groups), set_up, function, tear_down)
  ADD ("cells", 54, test_cells);
  ADD ("ticks-follow-records", 54, test_ticks_follow_records);
  ADD ("pointing-does-not-tick", 54, test_pointing_does_not_tick);
  ADD ("check-buttons", 54, test_check_buttons);
  ADD ("sorting", 54, test_sorting);
  ADD ("states", 54, test_states);
  ADD ("focus-rows", 54, test_focus_rows);
  ADD ("rows-are-kept", 5000, test_rows_are_kept);
  ADD ("activation-and-cursor", 54, test_activation_and_cursor);
  ADD ("totals", 54, test_totals);
  ADD ("columns", 54, test_columns);
  ADD ("heights", 54, test_heights);
  ADD ("loading-shapes", 100000, test_loading_shapes);
  ADD ("speed", 100000, test_speed);
  g_test_add_func ("/table/room-is-shared", test_room_is_shared);
  g_test_add_func ("/table/hostile", test_hostile);
  return g_test_run ();
}
