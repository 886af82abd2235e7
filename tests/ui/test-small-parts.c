/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the parts that show words and take a press: pill, keycap, banner, cards, empty state. */
#include "opcc-banner.h"
#include "opcc-conflict-card.h"
#include "opcc-empty-state.h"
#include "opcc-keycap.h"
#include "opcc-loading-rows.h"
#include "opcc-pill.h"
#include "opcc-progress-card.h"
#include "opcc-scroll-on.h"
#include "opcc-selection-bar.h"
#include "opcc-ui-test.h"

static void
test_pill (void)
{
  GtkWidget *pill = opcc_pill_new (OPCC_TONE_WARN, "dialog-warning-symbolic", "Wide spread");
  OpccPillWords words = { OPCC_TONE_BAD, NULL, "Over the cap", "£10,450 of £10,000" };

  g_assert_true (gtk_widget_has_css_class (pill, "warn"));
  g_assert_cmpstr (opcc_pill_get_text (OPCC_PILL (pill)), ==, "Wide spread");
  opcc_pill_set (OPCC_PILL (pill), &words);
  g_assert_false (gtk_widget_has_css_class (pill, "warn"));
  g_assert_true (gtk_widget_has_css_class (pill, "bad"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pill), ==, words.tooltip);
  g_assert_false (gtk_widget_get_visible (opcc_test_find (pill, GTK_TYPE_IMAGE, NULL)));
  words.text = NULL;
  opcc_pill_set (OPCC_PILL (pill), &words);
  g_assert_false (gtk_widget_get_visible (pill));
  opcc_test_drop (pill);
}

static void
test_ratings (void)
{
  static const char *const ratings[] = { "green", "amber", "red", "complete", "mauve", NULL };
  static const char *const words[] = {
    "Green", "Amber", "Red", "Complete", "Not rated", "Not rated"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    {
      GtkWidget *pill = opcc_pill_new_rating (ratings[i]);

      g_assert_cmpstr (opcc_pill_get_text (OPCC_PILL (pill)), ==, words[i]);
      /* Never colour alone: each has a shape too. */
      g_assert_true (gtk_widget_get_visible (opcc_test_find (pill, GTK_TYPE_IMAGE, NULL)));
      opcc_test_drop (pill);
    }
}

static void
test_drawn_pill (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window = opcc_test_show (box, 200, 100);
  OpccPillWords words = { OPCC_TONE_GOOD, "opcc-rag-green-symbolic", OPCC_TEST_HOSTILE };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t bounds;

  opcc_pill_draw (box, snapshot, &words, 0, 20, 60);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &bounds);
  /* Cut to the room it has. */
  g_assert_cmpfloat (bounds.size.width, <=, 62);
  g_assert_cmpfloat (bounds.size.height, >=, 20);
  gsk_render_node_unref (node);
  opcc_test_close (window, box);
}

static void
test_keycap (void)
{
  GtkWidget *button = opcc_keycap_button_new ("opcc-decide-symbolic", "Decide…", "F2");
  GtkWidget *keycap = opcc_test_find (button, OPCC_TYPE_KEYCAP, NULL);

  g_assert_true (opcc_test_shows_text (button, "F2"));
  opcc_keycap_show_all (FALSE);
  g_assert_false (gtk_widget_get_visible (keycap));
  g_assert_false (opcc_test_shows_text (button, "F2"));
  opcc_keycap_show_all (TRUE);
  g_assert_true (gtk_widget_get_visible (keycap));
  opcc_test_drop (button);
  /* None is remembered that is gone. */
  opcc_keycap_show_all (TRUE);
}

static void
test_banner (void)
{
  GtkWidget *banner = opcc_banner_new (OPCC_TONE_INFO, "Blind marking", "The applicant is hidden.");
  GtkWidget *button = opcc_test_find (banner, GTK_TYPE_BUTTON, NULL);
  int clicks = 0;

  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (opcc_test_find (banner, GTK_TYPE_IMAGE, NULL)));
  opcc_banner_set_icon_name (OPCC_BANNER (banner), "view-conceal-symbolic");
  g_assert_true (gtk_widget_get_visible (opcc_test_find (banner, GTK_TYPE_IMAGE, NULL)));
  opcc_banner_set (OPCC_BANNER (banner), OPCC_TONE_BAD, "This file is damaged", NULL);
  g_assert_true (gtk_widget_has_css_class (banner, "bad"));
  g_assert_false (gtk_widget_has_css_class (banner, "info"));
  opcc_banner_set_button (OPCC_BANNER (banner), "Open backup…", NULL);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (opcc_test_count_cb), &clicks);
  opcc_test_press (button);
  g_assert_cmpint (clicks, ==, 1);
  opcc_banner_set_button (OPCC_BANNER (banner), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (button));
  opcc_banner_set_rounded (OPCC_BANNER (banner), TRUE);
  g_assert_true (gtk_widget_has_css_class (banner, "round"));
  opcc_test_drop (banner);
}

static void
test_empty_state (void)
{
  GtkWidget *state = opcc_empty_state_new ("opcc-grants-symbolic", "No applications yet", NULL);

  g_assert_true (opcc_test_shows_text (state, "No applications yet"));
  opcc_empty_state_add_button (OPCC_EMPTY_STATE (state), gtk_button_new_with_label ("Import…"));
  g_assert_true (opcc_test_shows_text (state, "Import…"));
  opcc_empty_state_clear_buttons (OPCC_EMPTY_STATE (state));
  g_assert_null (opcc_test_find (state, GTK_TYPE_BUTTON, NULL));
  opcc_test_drop (state);
}

static void
test_conflict (void)
{
  GtkWidget *card = opcc_conflict_card_new ("Award changed on another desk");
  int mine = 0;
  int theirs = 0;

  opcc_conflict_card_add (OPCC_CONFLICT_CARD (card), NULL, "£7,500", "£8,000",
                          "Grants officer, 2 minutes ago");
  opcc_conflict_card_add (OPCC_CONFLICT_CARD (card), "Conditions", NULL, "Two quotes", "the file");
  g_assert_true (
      opcc_test_shows_text (card, "You: £7,500 · Grants officer, 2 minutes ago: £8,000"));
  g_assert_true (opcc_test_shows_text (card, "Conditions. You: nothing · the file: Two quotes"));
  g_signal_connect_swapped (card, "keep-mine", G_CALLBACK (opcc_test_count_cb), &mine);
  g_signal_connect_swapped (card, "take-theirs", G_CALLBACK (opcc_test_count_cb), &theirs);
  opcc_test_press (opcc_test_find (card, GTK_TYPE_BUTTON, "Keep mine"));
  g_assert_cmpint (mine, ==, 1);
  g_assert_cmpint (theirs, ==, 0);
  opcc_test_press (opcc_test_find (card, GTK_TYPE_BUTTON, "Take theirs"));
  g_assert_cmpint (theirs, ==, 1);
  opcc_test_drop (card);
}

static void
test_progress (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *card = opcc_progress_card_new ("Importing", cancellable);
  GtkWidget *cancel = opcc_test_find (card, GTK_TYPE_BUTTON, "Cancel");
  int cancels = 0;

  opcc_progress_card_set (OPCC_PROGRESS_CARD (card), 0.25, "Row 12,000 of 48,000");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (
                         GTK_PROGRESS_BAR (opcc_test_find (card, GTK_TYPE_PROGRESS_BAR, NULL))),
                     ==, 0.25);
  g_assert_true (opcc_test_shows_text (card, "Row 12,000 of 48,000"));
  opcc_progress_card_set (OPCC_PROGRESS_CARD (card), -1, NULL);
  g_signal_connect_swapped (card, "cancel", G_CALLBACK (opcc_test_count_cb), &cancels);
  opcc_test_press (cancel);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_cmpint (cancels, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (cancel));
  opcc_test_drop (card);
}

static void
test_selection_bar (void)
{
  GtkWidget *bar = opcc_selection_bar_new ();
  GtkWidget *button;
  int clears = 0;

  g_assert_false (gtk_widget_get_visible (bar));
  opcc_selection_bar_set (OPCC_SELECTION_BAR (bar), 3, 54, "£18,750 asked");
  g_assert_true (opcc_test_shows_text (bar, "3 selected"));
  g_assert_true (opcc_test_shows_text (bar, "· £18,750 asked"));
  opcc_selection_bar_set (OPCC_SELECTION_BAR (bar), 1200, 1200, NULL);
  g_assert_true (opcc_test_shows_text (bar, "All 1,200 selected"));
  g_assert_false (opcc_test_shows_text (bar, "· £18,750 asked"));
  button = opcc_selection_bar_add_action (OPCC_SELECTION_BAR (bar), "Export…", "page.export");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "page.export");
  g_signal_connect_swapped (bar, "clear", G_CALLBACK (opcc_test_count_cb), &clears);
  opcc_test_press (opcc_test_find (bar, GTK_TYPE_BUTTON, "Clear"));
  g_assert_cmpint (clears, ==, 1);
  opcc_selection_bar_set (OPCC_SELECTION_BAR (bar), 0, 54, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  opcc_test_drop (bar);
}

static void
test_loading_rows (void)
{
  GtkWidget *rows = opcc_loading_rows_new (4);
  GtkWidget *window = opcc_test_show (rows, 600, 200);
  g_autoptr (GdkTexture) before = NULL;
  g_autoptr (GdkTexture) after = NULL;

  before = opcc_test_draw (window);
  g_assert_cmpuint (opcc_test_count_pixels (before, "#e4e4e7"), ==, 0);
  opcc_test_spin (250);
  after = opcc_test_draw (window);
  g_assert_cmpuint (opcc_test_count_pixels (after, "#e4e4e7"), >, 4 * 2000);
  opcc_test_close (window, rows);
}

/* All of them with @text, in a narrow window that must not grow. */
static void
show_hostile (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *banner = opcc_banner_new (OPCC_TONE_WARN, text, text);
  GtkWidget *empty = opcc_empty_state_new ("opcc-grants-symbolic", text, text);
  GtkWidget *conflict = opcc_conflict_card_new (text);
  GtkWidget *progress = opcc_progress_card_new (text, NULL);
  GtkWidget *bar = opcc_selection_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  opcc_conflict_card_add (OPCC_CONFLICT_CARD (conflict), text, text, text, text);
  opcc_progress_card_set (OPCC_PROGRESS_CARD (progress), 0.5, text);
  opcc_selection_bar_set (OPCC_SELECTION_BAR (bar), 1, 2, text);
  gtk_box_append (GTK_BOX (box), opcc_pill_new (OPCC_TONE_INFO, NULL, text));
  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), empty);
  gtk_box_append (GTK_BOX (box), conflict);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  window = opcc_test_show (scroller, 700, 600);
  g_assert_true (opcc_test_shows_text (banner, text));
  g_assert_true (opcc_test_shows_text (empty, text));
  g_assert_cmpint (gtk_widget_get_width (window), ==, 700);
  opcc_test_save_picture (window, "hostile.png");
  opcc_test_close (window, box);
}

static void
test_hostile (void)
{
  for (guint i = 0; opcc_test_hostile ()[i] != NULL; i++)
    show_hostile (opcc_test_hostile ()[i]);
}

static GtkWidget *
make_scroller (GtkWidget *child, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_size_request (scroller, 200, height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
make_tall (int height)
{
  GtkWidget *tall = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (tall, -1, height);
  return tall;
}

static double
get_scrolled (GtkWidget *scroller)
{
  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static gboolean
turn_wheel (GtkEventController *wheel, double dy)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (wheel, "scroll", 0.0, dy, &taken);
  return taken;
}

/* A list's own rows first; then the page goes on, both ways, as far as it goes. */
static void
test_scroll_on (void)
{
  GtkWidget *box = make_tall (0);
  GtkWidget *list = make_scroller (make_tall (150), 100);
  GtkWidget *page = make_scroller (box, 200);
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_tall (400));
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (opcc_scroll_on_cb), list);
  gtk_widget_add_controller (list, wheel);
  window = opcc_test_show (page, 300, 200);

  g_assert_false (turn_wheel (wheel, 1));
  g_assert_cmpfloat (get_scrolled (page), ==, 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (list)), 50);
  g_assert_true (turn_wheel (wheel, 1));
  g_assert_cmpfloat (get_scrolled (page), >, 20);
  g_assert_cmpfloat (get_scrolled (list), ==, 50);
  g_assert_false (turn_wheel (wheel, -1));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (list)), 0);
  g_assert_true (turn_wheel (wheel, -20));
  g_assert_cmpfloat (get_scrolled (page), ==, 0);
  g_assert_false (turn_wheel (wheel, -1));
  opcc_test_close (window, page);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/small-parts/pill", test_pill);
  g_test_add_func ("/small-parts/ratings", test_ratings);
  g_test_add_func ("/small-parts/drawn-pill", test_drawn_pill);
  g_test_add_func ("/small-parts/keycap", test_keycap);
  g_test_add_func ("/small-parts/banner", test_banner);
  g_test_add_func ("/small-parts/empty-state", test_empty_state);
  g_test_add_func ("/small-parts/conflict", test_conflict);
  g_test_add_func ("/small-parts/progress", test_progress);
  g_test_add_func ("/small-parts/selection-bar", test_selection_bar);
  g_test_add_func ("/small-parts/loading-rows", test_loading_rows);
  g_test_add_func ("/small-parts/hostile", test_hostile);
  g_test_add_func ("/small-parts/scroll-on", test_scroll_on);
  return g_test_run ();
}
