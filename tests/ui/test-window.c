/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the window: names, places, the trail of pages, what can be done, undo, pins, drops. */
#include "office-test.h"

#include "opcc-marker.h"
#include "opcc-banner.h"
#include "opcc-history-dialog.h"
#include "opcc-keys.h"
#include "opcc-log-page.h"
#include "opcc-page.h"
#include "opcc-sidebar.h"
#include "opcc-ui-test.h"

typedef struct
{
  char *path;
  OpccWindow *window;
  OpccStore *store; /* (unowned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = office_test_make ();
  fixture->window = office_test_open (fixture->path);
  g_assert_nonnull (opcc_window_get_office (fixture->window));
  fixture->store = opcc_office_get_store (opcc_window_get_office (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  office_test_close (fixture->window);
  office_test_remove (fixture->path);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *words)
{
  return opcc_test_find (GTK_WIDGET (fixture->window), type, words);
}

/* The first widget of that type whose accessible name that is; libadwaita's header bars have a
 * hidden button back of their own since 1.4. */
static GtkWidget *
find_named (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwBackButton"))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *differs =
          gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              name);

      if (differs == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, type, name);
  return found;
}

static GtkWidget *
get_button (Fixture *fixture, const char *name)
{
  GtkWidget *button = find_named (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  return button;
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return opcc_test_shows_text (GTK_WIDGET (fixture->window), text);
}

static const char *
get_title (Fixture *fixture)
{
  return opcc_page_get_title (OPCC_PAGE (opcc_window_get_page (fixture->window)));
}

static void
show_round (Fixture *fixture, const char *title)
{
  gint64 n = office_test_find (fixture->store, "round", title);

  office_test_act (fixture->window, "show-record", "(sx)", "round", n);
  opcc_test_settle ();
}

/* What is waited for. */
static gboolean
toast_is (gpointer data)
{
  gpointer *wanted = data;

  return g_strcmp0 (office_test_last_toast (wanted[0]), wanted[1]) == 0;
}

static void
wait_for_toast (Fixture *fixture, const char *text)
{
  gpointer wanted[] = { fixture->window, (gpointer) text };

  opcc_test_wait (toast_is, wanted);
}

static void
test_parts_have_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = find (fixture, OPCC_TYPE_SIDEBAR, NULL);
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  g_assert_cmpuint (n_domains, >=, 3);
  for (guint i = 0; i < n_domains; i++)
    {
      GtkWidget *row = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, domains[i].label);

      g_assert_nonnull (row);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           domains[i].label);
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==,
                       "win.show-domain");
    }
  g_assert_nonnull (find_named (sidebar, GTK_TYPE_MENU_BUTTON, "Menu"));
  g_assert_nonnull (get_button (fixture, "Search everything"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "OPCC Desk");
}

static void
test_first_page_is_a_domain (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_title (fixture), ==, "Today");
  g_assert_true (shows (fixture, "office.opcc · on this computer"));
  g_assert_true (shows (fixture, "All changes saved"));
  g_assert_false (gtk_widget_get_visible (get_button (fixture, "Back")));
  g_assert_false (office_test_is_enabled (fixture->window, "back"));
  g_assert_false (office_test_is_enabled (fixture->window, "history"));
}

static void
test_trail_leads_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *back = get_button (fixture, "Back");
  GtkWidget *first = opcc_window_get_page (fixture->window);
  GtkWidget *round;

  show_round (fixture, "Round 1 · 2023/24");
  round = opcc_window_get_page (fixture->window);
  g_assert_true (round != first);
  g_assert_true (gtk_widget_get_visible (back));
  g_assert_true (office_test_is_enabled (fixture->window, "back"));

  /* What is in view already is not put on the trail again. */
  show_round (fixture, "Round 1 · 2023/24");
  g_assert_true (opcc_window_get_page (fixture->window) == round);
  show_round (fixture, "Round 2 · 2023/24");
  g_assert_true (opcc_window_get_page (fixture->window) != round);
  /* What is further back is gone back to. */
  show_round (fixture, "Round 1 · 2023/24");
  g_assert_true (opcc_window_get_page (fixture->window) == round);

  office_test_act (fixture->window, "back", NULL);
  g_assert_true (opcc_window_get_page (fixture->window) == first);
  g_assert_false (gtk_widget_get_visible (back));
}

static void
test_sidebar_shows_where (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = find (fixture, OPCC_TYPE_SIDEBAR, NULL);
  GtkWidget *workspace = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, "Today");
  GtkWidget *organisations = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, "Organisations");

  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (workspace)));
  gtk_widget_activate (organisations);
  opcc_test_settle ();
  g_assert_cmpstr (get_title (fixture), ==, "Organisations");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (organisations)));
  g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (workspace)));
  g_assert_false (opcc_window_show_domain (fixture->window, "no such thing"));
}

static gpointer
add_marker_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  marker->role = g_strdup ("Grants officer");
  return opcc_marker_add (db, marker, error) ? g_strdup ("done") : NULL;
}

static void
test_record_without_page_shows_its_owner (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = opcc_store_run_wait (fixture->store, add_marker_job, NULL, NULL, NULL);
  gint64 n = office_test_find (fixture->store, "marker", "Grants officer");

  office_test_act (fixture->window, "show-domain", "s", "organisations");
  office_test_act (fixture->window, "show-record", "(sx)", "marker", n);
  opcc_test_settle ();
  g_assert_cmpstr (get_title (fixture), ==, "Grants");
}

static void
test_link_to_nowhere_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = opcc_window_get_page (fixture->window);

  office_test_act (fixture->window, "show-record", "(sx)", "payment", (gint64) 4711);
  opcc_test_spin (300);
  g_assert_true (opcc_window_get_page (fixture->window) == page);
  g_assert_true (shows (fixture, "Not done"));
  office_test_act (fixture->window, "dismiss-error", NULL);
  g_assert_false (shows (fixture, "Not done"));
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup (opcc_store_get_undo_name (fixture->store));
  g_autofree char *undid = g_strdup_printf ("Undid: %s", name);
  g_autofree char *redone = g_strdup_printf ("Redone: %s", name);

  g_assert_nonnull (name);
  g_assert_true (office_test_is_enabled (fixture->window, "undo"));
  g_assert_false (office_test_is_enabled (fixture->window, "redo"));

  office_test_act (fixture->window, "undo", NULL);
  /* While the step is under way there is no other. */
  g_assert_false (office_test_is_enabled (fixture->window, "undo"));
  wait_for_toast (fixture, undid);
  opcc_test_settle ();
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "Redo"));
  g_assert_cmpstr (opcc_store_get_redo_name (fixture->store), ==, name);
  g_assert_true (office_test_is_enabled (fixture->window, "redo"));

  office_test_act (fixture->window, "redo", NULL);
  wait_for_toast (fixture, redone);
  opcc_test_settle ();
  g_assert_cmpstr (opcc_store_get_undo_name (fixture->store), ==, name);
  g_assert_false (office_test_is_enabled (fixture->window, "redo"));
}

static void
test_saved_state_follows (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "All changes saved"));
  office_test_act (fixture->window, "undo", NULL);
  opcc_test_spin (300);
  /* A time of day stands there now. */
  g_assert_false (shows (fixture, "All changes saved"));
  g_assert_cmpint (opcc_store_get_saved_at (fixture->store), >, 0);
}

static void
test_pins_stay (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = find (fixture, OPCC_TYPE_SIDEBAR, NULL);
  g_autofree char *title = NULL;
  GtkWidget *row;

  g_assert_false (shows (fixture, "Pinned"));
  g_assert_false (office_test_is_enabled (fixture->window, "pin"));
  show_round (fixture, "Round 1 · 2023/24");
  opcc_test_spin (300);
  title = g_strdup (get_title (fixture));
  office_test_act (fixture->window, "pin", NULL);
  g_assert_true (shows (fixture, "Pinned"));
  row = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, title);
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  opcc_test_spin (300);
  office_test_close (fixture->window);

  /* In another window on another day it is still there. */
  fixture->window = office_test_open (fixture->path);
  fixture->store = opcc_office_get_store (opcc_window_get_office (fixture->window));
  opcc_test_spin (300);
  sidebar = find (fixture, OPCC_TYPE_SIDEBAR, NULL);
  row = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, title);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  opcc_test_spin (300);
  g_assert_cmpstr (get_title (fixture), ==, title);
  office_test_act (fixture->window, "pin", NULL);
  g_assert_null (opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, title));
  opcc_test_spin (300);
}

static gboolean
list_is_filled (gpointer data)
{
  return opcc_history_list_get_n_lines (data) > 0;
}

static void
test_history_of_a_record (Fixture *fixture, gconstpointer data)
{
  OpccHistoryDialog *dialog;
  OpccHistoryList *list;

  show_round (fixture, "Round 2 · 2023/24");
  g_assert_true (office_test_is_enabled (fixture->window, "history"));
  office_test_act (fixture->window, "history", NULL);
  dialog = office_test_find_window (OPCC_TYPE_HISTORY_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) ==
                 GTK_WINDOW (fixture->window));
  list = opcc_history_dialog_get_list (dialog);
  opcc_test_wait (list_is_filled, list);
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_log_of_the_office (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  OpccHistoryList *list;

  office_test_act (fixture->window, "log", NULL);
  page = opcc_window_get_page (fixture->window);
  g_assert_true (OPCC_IS_LOG_PAGE (page));
  list = opcc_log_page_get_list (OPCC_LOG_PAGE (page));
  opcc_test_wait (list_is_filled, list);
  /* A scheme, three rounds, an organisation. */
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, 5);
  g_assert_true (opcc_test_shows_text (page, opcc_store_get_undo_name (fixture->store)));

  office_test_act (fixture->window, "log", NULL);
  g_assert_true (opcc_window_get_page (fixture->window) == page);
  office_test_act (fixture->window, "undo", NULL);
  opcc_test_spin (500);
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, 6);
  office_test_act (fixture->window, "back", NULL);
  g_assert_cmpstr (get_title (fixture), ==, "Today");
}

static void
test_sidebar_can_be_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = get_button (fixture, "Show the sidebar");

  g_assert_false (gtk_widget_get_visible (button));
  office_test_act (fixture->window, "toggle-sidebar", NULL);
  opcc_test_settle ();
  g_assert_true (gtk_widget_get_visible (button));
  office_test_act (fixture->window, "toggle-sidebar", NULL);
  opcc_test_settle ();
  g_assert_false (gtk_widget_get_visible (button));
}

/* In a narrow window the menu comes with the sidebar, and only once its button is on the screen. */
static void
test_menu_opens_in_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  office_test_close (fixture->window);
  fixture->window = office_test_open_sized (fixture->path, 420, 600);
  opcc_test_spin (200);
  g_assert_true (gtk_widget_get_visible (get_button (fixture, "Show the sidebar")));
  office_test_act (fixture->window, "menu", NULL);
  opcc_test_spin (500);
  button = find_named (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Menu");
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
test_host_says_what_pages_say (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = opcc_window_get_page (fixture->window);
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "A & B <i>failed</i>.");
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Given up.");

  opcc_page_toast (page, OPCC_TEST_HOSTILE, TRUE);
  g_assert_cmpstr (office_test_last_toast (fixture->window), ==, OPCC_TEST_HOSTILE);
  opcc_test_settle ();
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "Undo"));

  opcc_page_report_error (page, cancelled);
  g_assert_false (shows (fixture, "Not done"));
  opcc_page_report_error (page, error);
  g_assert_true (shows (fixture, "A & B <i>failed</i>."));
}

/* A page that takes files, as a round's does. */
static char *taken;

static void
take_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (taken);
  taken = g_variant_dup_string (parameter, NULL);
}

static gboolean
has_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (
              gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        return TRUE;
    }
  return FALSE;
}

static void
test_files_are_handed_on (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "import-file", take_file, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GFile) sheet = g_file_new_for_path ("/somewhere/round1.csv");
  g_autoptr (GFile) office = g_file_new_for_path ("/somewhere/other.OPCC");
  g_autoptr (GSList) one = g_slist_append (NULL, sheet);
  g_autoptr (GSList) offices = g_slist_append (NULL, office);
  g_autoptr (GSList) two = g_slist_append (g_slist_append (NULL, sheet), office);
  GtkWidget *page = opcc_window_get_page (fixture->window);

  g_assert_true (has_drop_target (GTK_WIDGET (fixture->window)));
  g_assert_false (opcc_window_drop_files (fixture->window, two));
  g_assert_cmpstr (office_test_last_toast (fixture->window), ==, "Drop one file at a time");

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (group));
  g_assert_true (opcc_window_drop_files (fixture->window, one));
  g_assert_cmpstr (taken, ==, "/somewhere/round1.csv");
  g_clear_pointer (&taken, g_free);

  g_assert_true (opcc_window_drop_files (fixture->window, offices));
  g_assert_true (opcc_window_is_busy (fixture->window));
  office_test_wait (fixture->window);
  g_assert_cmpstr (opcc_office_get_path (opcc_window_get_office (fixture->window)), ==,
                   fixture->path);
}

static void
test_keys_reach_the_page (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "import-file", take_file, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *page = opcc_window_get_page (fixture->window);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  g_assert_false (opcc_keys_is_enabled (GTK_WIDGET (fixture->window), "page.import-file('x')"));
  gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (group));
  g_assert_true (opcc_keys_is_enabled (GTK_WIDGET (fixture->window), "page.import-file('x')"));
  g_assert_true (opcc_keys_activate (GTK_WIDGET (fixture->window), "page.import-file('x')"));
  g_assert_cmpstr (taken, ==, "x");
  g_clear_pointer (&taken, g_free);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group),
                                                                            "import-file")),
                               FALSE);
  g_assert_false (opcc_keys_is_enabled (GTK_WIDGET (fixture->window), "page.import-file('x')"));
}

static void
test_window_without_office (void)
{
  g_autoptr (GSettings) settings = office_test_settings ();
  OpccWindow *window = opcc_window_new (NULL, settings);
  static const char *const off[] = { "undo", "redo",   "history", "pin",   "back",
                                     "log",  "backup", "restore", "verify" };

  opcc_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
  opcc_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (office_test_is_enabled (window, off[i]));
  g_assert_true (office_test_is_enabled (window, "open-office"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (window), "Welcome to OPCC Desk"));
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Start a new office"));
  g_assert_nonnull (
      opcc_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Open the sample office"));
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Open a file…"));
  g_assert_false (opcc_window_show_domain (window, "grants"));
  opcc_window_show_record (window, "round", 1);
  g_assert_null (opcc_window_get_page (window));
  office_test_close (window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "parts-have-names", test_parts_have_names },
    { "first-page-is-a-domain", test_first_page_is_a_domain },
    { "trail-leads-back", test_trail_leads_back },
    { "sidebar-shows-where", test_sidebar_shows_where },
    { "record-without-page-shows-its-owner", test_record_without_page_shows_its_owner },
    { "link-to-nowhere-is-said", test_link_to_nowhere_is_said },
    { "undo-and-redo", test_undo_and_redo },
    { "saved-state-follows", test_saved_state_follows },
    { "pins-stay", test_pins_stay },
    { "history-of-a-record", test_history_of_a_record },
    { "log-of-the-office", test_log_of_the_office },
    { "sidebar-can-be-hidden", test_sidebar_can_be_hidden },
    { "menu-opens-in-a-narrow-window", test_menu_opens_in_a_narrow_window },
    { "host-says-what-pages-say", test_host_says_what_pages_say },
    { "files-are-handed-on", test_files_are_handed_on },
    { "keys-reach-the-page", test_keys_reach_the_page },
  };

  office_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/window/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  g_test_add_func ("/window/without-office", test_window_without_office);
  return g_test_run ();
}
