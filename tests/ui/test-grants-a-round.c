/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a round's page: every figure of the overview, and the list of applications. */
#include "grants-test.h"

#include "opcc-application-acts.h"
#include "opcc-applications-tab.h"
#include "opcc-chips.h"
#include "opcc-dot-plot.h"
#include "opcc-grants-pages.h"
#include "opcc-key-figure.h"
#include "opcc-round-page.h"
#include "opcc-round-places.h"
#include "opcc-round-words.h"
#include "opcc-tab-row.h"
#include "opcc-tile-map.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static void
set_up (int width, int height)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), width, height);
  grants_test_wait_text (test.page, "£380,040");
}

static void
tear_down (void)
{
  grants_test_close (&test);
}

static void
assert_shown (const char *text)
{
  if (!opcc_test_shows_text (test.page, text))
    g_error ("“%s” is not shown", text);
}

/* --- overview -------------------------------------------------------------------------------- */

static void
check_figures (void)
{
  static const char *const texts[] = {
    "54",      "51 marked · 3 stopped", "£380,040",        "2.9 times the round’s £130,000",
    "£83,900", "10 bring none",         "5 not stated",    "Pass the 65% threshold",
    "23",      "of 51 marked",          "asking £193,890", NULL,
  };

  set_up (1064, 800);
  for (guint i = 0; texts[i] != NULL; i++)
    assert_shown (texts[i]);
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (test.page)), ==, "Round 1 · 2023/24");
  g_assert_nonnull (
      strstr (opcc_page_get_subtitle (OPCC_PAGE (test.page)), "open 3 to 31 July 2023"));
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  opcc_test_save_picture (test.page, "round-overview.png");
  opcc_test_set_dark (TRUE);
  opcc_test_settle ();
  opcc_test_save_picture (test.page, "round-overview-dark.png");
  opcc_test_set_dark (FALSE);
  tear_down ();
}

static void
check_stages (void)
{
  static const char *const texts[] = { "1 June",     "3 to 31 July",     "4 August", "29 September",
                                       "Moderation", "3 left to settle", "£130,000", "54 to send",
                                       "quarterly",  "monthly",          NULL };

  set_up (1064, 800);
  for (guint i = 0; texts[i] != NULL; i++)
    assert_shown (texts[i]);
  tear_down ();
}

static void
check_places (void)
{
  static const char *const texts[] = {
    "£126,340",
    "£61,600",
    "£47,600",
    "£34,500",
    "£29,800",
    "£24,050",
    "£22,400",
    "£18,000",
    "£15,750",
    "16 bids",
    "under £20k",
    "£50k",
    "£100k and over",
    "62% of the money asked for is in three districts: Leicester, Charnwood and NW "
    "Leicestershire.",
    NULL,
  };

  set_up (1064, 800);
  for (guint i = 0; texts[i] != NULL; i++)
    assert_shown (texts[i]);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    opcc_test_find (test.page, OPCC_TYPE_CHIP, "Bids")),
                                TRUE);
  assert_shown ("57% of the bids are in three districts: Leicester, Charnwood and NW "
                "Leicestershire.");
  tear_down ();
}

static void
check_next (void)
{
  GtkWidget *button;

  set_up (1064, 800);
  assert_shown ("Settle 3 wide spreads");
  assert_shown ("Markers more than 20 points apart");
  assert_shown ("16 awards fit £130,000 as it stands");
  assert_shown ("Decide and write to all 54");
  button = opcc_test_find (test.page, GTK_TYPE_BUTTON, "Open moderation");
  g_assert_nonnull (button);
  opcc_test_press (button);
  g_assert_nonnull (opcc_test_find (test.page, OPCC_TYPE_TAB_ROW, NULL));
  tear_down ();
}

static void
check_limits (void)
{
  gint64 limits[4];

  opcc_round_places_find_limits (12634000, limits);
  g_assert_cmpint (limits[0], ==, 2000000);
  g_assert_cmpint (limits[1], ==, 3000000);
  g_assert_cmpint (limits[2], ==, 5000000);
  g_assert_cmpint (limits[3], ==, 10000000);
  opcc_round_places_find_limits (16, limits);
  g_assert_cmpint (limits[0], ==, 2);
  g_assert_cmpint (limits[3], ==, 10);
  /* However little there is, every step is above the one before. */
  for (gint64 greatest = 0; greatest < 30; greatest++)
    {
      opcc_round_places_find_limits (greatest, limits);
      for (guint i = 1; i < 4; i++)
        g_assert_cmpint (limits[i], >=, limits[i - 1]);
      g_assert_cmpint (limits[0], >=, 1);
    }
}

/* --- applications ---------------------------------------------------------------------------- */

static OpccApplicationsTab *
open_list (void)
{
  OpccRoundPage *page = OPCC_ROUND_PAGE (test.page);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), "applications");
  grants_test_wait_text (test.page, "R1-001");
  return opcc_round_page_get_applications (page);
}

static guint
count_rows (OpccApplicationsTab *tab)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (opcc_table_get_list (opcc_applications_tab_get_table (tab))));
}

/* So many rows, and nothing under way. */
typedef struct
{
  OpccApplicationsTab *tab;
  guint n;
} Rows;

static gboolean
has_rows (gpointer data)
{
  const Rows *rows = data;
  gboolean running;

  g_object_get (opcc_table_get_list (opcc_applications_tab_get_table (rows->tab)), "query-running",
                &running, NULL);
  return !running && count_rows (rows->tab) == rows->n;
}

static void
wait_rows (OpccApplicationsTab *tab, guint n)
{
  Rows rows = { tab, n };

  opcc_test_wait (has_rows, &rows);
}

static void
check_list (void)
{
  OpccApplicationsTab *tab;

  set_up (1064, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  grants_test_wait_text (test.page, "mean 61.0%");
  assert_shown ("12 flagged");
  assert_shown ("Saffron Tree Women’s Group");
  assert_shown ("Not stated");
  assert_shown ("None");
  opcc_test_save_picture (test.page, "round-applications.png");
  tear_down ();
}

/* What all columns in view take, in pixels. */
static int
add_widths (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  int sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        sum += gtk_column_view_column_get_fixed_width (column);
    }
  return sum;
}

static void
check_wide (void)
{
  OpccApplicationsTab *tab;
  GtkWidget *view;

  set_up (1300, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  opcc_test_settle ();
  view = opcc_test_find (GTK_WIDGET (tab), GTK_TYPE_COLUMN_VIEW, NULL);
  /* A list takes all the width there is; two columns share the rest, which may leave one pixel. */
  g_assert_cmpint (gtk_widget_get_width (view), >, 1200);
  g_assert_cmpint (gtk_widget_get_width (view) - add_widths (GTK_COLUMN_VIEW (view)), <=, 1);
  g_assert_cmpint (add_widths (GTK_COLUMN_VIEW (view)), <=, gtk_widget_get_width (view));
  tear_down ();
}

static void
check_chips (void)
{
  static const struct
  {
    const char *key;
    const char *label;
    int count;
  } chips[] = {
    { "all", "All", 54 },         { "settle", "To settle", 3 },
    { "pass", "Over 65%", 23 },   { "match", "Match not stated", 5 },
    { "flagged", "Flagged", 12 }, { "stopped", "Stopped", 3 },
  };
  OpccApplicationsTab *tab;

  set_up (1064, 800);
  tab = open_list ();
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      GtkWidget *chip = opcc_test_find (GTK_WIDGET (tab), OPCC_TYPE_CHIP, chips[i].label);
      int count;

      g_assert_nonnull (chip);
      g_object_get (chip, "count", &count, NULL);
      g_assert_cmpint (count, ==, chips[i].count);
      /* What the chip promises is what the list then holds. */
      opcc_applications_tab_show (tab, chips[i].key, NULL);
      wait_rows (tab, (guint) count);
    }
  opcc_applications_tab_show (tab, NULL, "charnwood");
  wait_rows (tab, 9);
  grants_test_wait_text (GTK_WIDGET (tab), "£61,600");
  opcc_applications_tab_reset (tab);
  wait_rows (tab, 54);
  tear_down ();
}

static char *
get_first_reference (OpccApplicationsTab *tab)
{
  OpccSlotList *list = opcc_table_get_list (opcc_applications_tab_get_table (tab));
  g_autoptr (OpccSlot) slot = g_list_model_get_item (G_LIST_MODEL (list), 0);

  for (guint i = 0; i < 200 && opcc_slot_get_record (slot) == NULL; i++)
    opcc_test_spin (10);
  return g_strdup (OPCC_APPLICATION (opcc_slot_get_record (slot))->reference);
}

static void
check_sort (void)
{
  OpccApplicationsTab *tab;
  g_autofree char *first = NULL;
  g_autofree char *best = NULL;
  gboolean handled;

  set_up (1064, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  first = get_first_reference (tab);
  g_assert_cmpstr (first, ==, "R1-001");
  g_signal_emit_by_name (opcc_applications_tab_get_table (tab), "sort-chosen", "asked", TRUE,
                         &handled);
  wait_rows (tab, 54);
  opcc_test_settle ();
  best = get_first_reference (tab);
  /* The one over the cap asks for most. */
  g_assert_cmpstr (best, ==, "R1-007");
  /* A filter keeps the order. */
  opcc_applications_tab_show (tab, "stopped", NULL);
  wait_rows (tab, 3);
  opcc_test_settle ();
  g_free (best);
  best = get_first_reference (tab);
  g_assert_cmpstr (best, ==, "R1-007");
  tear_down ();
}

static void
check_find (void)
{
  OpccApplicationsTab *tab;
  GtkWidget *find;

  set_up (1064, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  gtk_widget_activate_action (test.page, "page.find", NULL);
  find = opcc_test_find (GTK_WIDGET (tab), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (find), "saffron");
  wait_rows (tab, 1);
  gtk_editable_set_text (GTK_EDITABLE (find), "<b>zzz & nothing");
  wait_rows (tab, 0);
  grants_test_wait_text (GTK_WIDGET (tab), "No application matches “<b>zzz & nothing”");
  opcc_test_save_picture (test.page, "round-nothing-found.png");
  g_signal_emit_by_name (opcc_applications_tab_get_table (tab), "clear-filters");
  wait_rows (tab, 54);
  tear_down ();
}

static void
check_selection (void)
{
  OpccApplicationsTab *tab;
  OpccTable *table;
  static const char *const ticked[] = { "2023/24-1/R1-001", "2023/24-1/R1-009",
                                        "2023/24-1/R1-015" };

  set_up (1064, 800);
  tab = open_list ();
  table = opcc_applications_tab_get_table (tab);
  wait_rows (tab, 54);
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    opcc_table_set_ticked (table, grants_test_find (&test, &opcc_application_kind, ticked[i]),
                           TRUE);
  opcc_test_settle ();
  g_assert_cmpuint (opcc_table_get_n_ticked (table), ==, 3);
  grants_test_wait_text (GTK_WIDGET (tab), "· £18,750 asked");
  opcc_test_save_picture (test.page, "round-selected.png");
  tear_down ();
}

static void
check_set_flag (void)
{
  OpccApplicationsTab *tab;
  OpccAskDialog *dialog;
  gint64 n;

  set_up (1064, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  n = grants_test_find (&test, &opcc_application_kind, "2023/24-1/R1-003");
  opcc_table_set_ticked (opcc_applications_tab_get_table (tab), n, TRUE);
  gtk_widget_activate_action (test.page, "page.set-flag", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_choice (dialog, "on in-zone");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  /* Thirteen flagged now, on the chip and below the list. */
  grants_test_wait_text (GTK_WIDGET (tab), "13 flagged");
  g_assert_cmpstr (grants_test_get_toast (&test), ==,
                   "“In a People Zone” set on 1 application [Undo]");

  gtk_widget_activate_action (test.page, "page.change-stage", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_choice (dialog, "withdrawn");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (tab), "Withdrawn");
  tear_down ();
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static void
check_export (void)
{
  static const char *const fields[] = { "reference", "organisation", "asked", "score", NULL };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  OpccApplicationsTab *tab;

  set_up (1064, 800);
  tab = open_list ();
  wait_rows (tab, 54);
  path = g_build_filename (test.folder, "list.csv", NULL);
  opcc_application_export (test.page, test.workspace,
                           opcc_slot_list_get_numbers (
                               opcc_table_get_list (opcc_applications_tab_get_table (tab))),
                           fields, path);
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "54 applications written to “list.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 56);
  g_assert_nonnull (strstr (lines[1], "R1-001"));
  g_assert_nonnull (strstr (lines[1], "6300.00"));
  tear_down ();
}

static void
check_trace (void)
{
  OpccApplicationsTab *tab;
  GtkWidget *figure;

  set_up (1064, 800);
  figure = opcc_test_find (test.page, OPCC_TYPE_KEY_FIGURE, "Pass the 65% threshold");
  g_assert_nonnull (figure);
  g_signal_emit_by_name (figure, "trace");
  tab = opcc_round_page_get_applications (OPCC_ROUND_PAGE (test.page));
  wait_rows (tab, 23);
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (test.page), "overview");
  opcc_test_press (opcc_test_find (opcc_test_find (test.page, OPCC_TYPE_TILE_MAP, NULL),
                                   GTK_TYPE_BUTTON, "Rutland"));
  wait_rows (tab, 3);
  tear_down ();
}

static void
check_empty_round (void)
{
  GtkWidget *page;

  grants_test_open (&test, TRUE);
  page =
      opcc_round_page_new (test.workspace, grants_test_find (&test, &opcc_round_kind, "2023/24-3"));
  grants_test_show (&test, page, 1064, 800);
  grants_test_wait_text (page, "Take in the applications");
  assert_shown ("none taken in yet");
  assert_shown ("Nothing is asked for yet.");
  opcc_test_save_picture (page, "round-empty.png");
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), "applications");
  grants_test_wait_text (page, "No applications yet");
  tear_down ();
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/round/figures", check_figures);
  g_test_add_func ("/grants/round/stages", check_stages);
  g_test_add_func ("/grants/round/places", check_places);
  g_test_add_func ("/grants/round/next", check_next);
  g_test_add_func ("/grants/round/limits", check_limits);
  g_test_add_func ("/grants/round/list", check_list);
  g_test_add_func ("/grants/round/wide", check_wide);
  g_test_add_func ("/grants/round/chips", check_chips);
  g_test_add_func ("/grants/round/sort", check_sort);
  g_test_add_func ("/grants/round/find", check_find);
  g_test_add_func ("/grants/round/selection", check_selection);
  g_test_add_func ("/grants/round/set-flag", check_set_flag);
  g_test_add_func ("/grants/round/export", check_export);
  g_test_add_func ("/grants/round/trace", check_trace);
  g_test_add_func ("/grants/round/empty", check_empty_round);
  return g_test_run ();
}
