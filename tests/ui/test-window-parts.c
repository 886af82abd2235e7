/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the window's smaller parts: sidebar, welcome, preferences, histories, the watchdog. */
#include "office-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-column-memory.h"
#include "opcc-history-dialog.h"
#include "opcc-history-list.h"
#include "opcc-log-page.h"
#include "opcc-office-jobs.h"
#include "opcc-preferences.h"
#include "opcc-registry.h"
#include "opcc-second-folder-group.h"
#include "opcc-sidebar.h"
#include "opcc-ui-test.h"
#include "opcc-watchdog.h"
#include "opcc-welcome.h"

static GPtrArray *
make_pins (void)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_pin_free);

  g_ptr_array_add (pins, opcc_pin_new (opcc_registry_find ("round"), 4, OPCC_TEST_HOSTILE));
  g_ptr_array_add (pins, opcc_pin_new (opcc_registry_find ("round"), 5, OPCC_TEST_RTL));
  return pins;
}

static gboolean
is_selected (GtkWidget *sidebar, const char *words)
{
  GtkWidget *row = opcc_test_find (sidebar, GTK_TYPE_LIST_BOX_ROW, words);

  g_assert_nonnull (row);
  return gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row));
}

static void
test_sidebar (void)
{
  GtkWidget *widget = g_object_new (OPCC_TYPE_SIDEBAR, NULL);
  OpccSidebar *sidebar = OPCC_SIDEBAR (widget);
  GtkWidget *window = opcc_test_show (widget, 216, 600);
  g_autoptr (GPtrArray) pins = make_pins ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *row;
  int minimum;

  opcc_test_settle ();
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 216);
  opcc_sidebar_set_pins (sidebar, pins);
  opcc_sidebar_set_current (sidebar, opcc_domains_find ("grants"), NULL, 0);
  g_assert_true (is_selected (widget, "Grants"));
  opcc_sidebar_set_current (sidebar, opcc_domains_find ("grants"), opcc_registry_find ("round"), 4);
  g_assert_true (is_selected (widget, OPCC_TEST_HOSTILE));
  g_assert_false (is_selected (widget, "Grants"));
  /* A record that is not pinned stands for its domain. */
  opcc_sidebar_set_current (sidebar, opcc_domains_find ("grants"), opcc_registry_find ("round"), 6);
  g_assert_true (is_selected (widget, "Grants"));

  row = opcc_test_find (widget, GTK_TYPE_LIST_BOX_ROW, OPCC_TEST_HOSTILE);
  /* The focus passes through and changes nothing. */
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  g_assert_true (is_selected (widget, "Grants"));
  g_assert_false (is_selected (widget, OPCC_TEST_HOSTILE));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       OPCC_TEST_HOSTILE);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.show-pin");

  opcc_sidebar_set_state (sidebar, "object-select-symbolic", "All changes saved 10:42",
                          "office.opcc · on this computer", "/home/office.opcc");
  g_assert_true (opcc_test_shows_text (widget, "All changes saved 10:42"));
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 216);
  g_assert_false (opcc_test_shows_text (widget, "17"));
  opcc_sidebar_set_count (sidebar, "today", 17);
  g_assert_true (opcc_test_shows_text (widget, "17"));
  row = opcc_test_find (widget, GTK_TYPE_LIST_BOX_ROW, "Today");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "17 things wait");
  opcc_sidebar_set_count (sidebar, "today", 0);
  g_assert_false (opcc_test_shows_text (widget, "0"));
  opcc_sidebar_set_pins (sidebar, none);
  g_assert_false (opcc_test_shows_text (widget, "Pinned"));
  opcc_sidebar_set_domains_shown (sidebar, FALSE);
  g_assert_false (opcc_test_shows_text (widget, "Grants"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_domains (void)
{
  const OpccRecordPlace *page = NULL;

  g_assert_null (opcc_domains_find ("nowhere"));
  g_assert_null (opcc_domains_find (NULL));
  g_assert_cmpstr (opcc_domains_find_kind ("mark", &page)->name, ==, "grants");
  g_assert_cmpstr (page->via, ==, "application");
  g_assert_false (opcc_record_place_has_page (page));
  g_assert_null (opcc_domains_find_kind ("nothing", &page));
}

/* A row that names a description names that of its own kind, and no page besides. */
static void
test_descriptions (void)
{
  guint n_domains, n_described = 0;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  for (guint i = 0; i < n_domains; i++)
    for (const OpccRecordPlace *page = domains[i].records; page->kind != NULL; page++)
      if (page->spec != NULL)
        {
          g_assert_cmpstr (page->spec->kind->name, ==, page->kind);
          g_assert_null (page->make_page);
          g_assert_true (opcc_record_place_has_page (page));
          n_described++;
        }
  g_assert_cmpuint (n_described, >=, 15);
}

/* Each kind of record can be come by: it has a page, or a link that leads to one. */
static void
test_every_kind_has_a_place (void)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 8);
  for (guint i = 0; i < n_kinds; i++)
    {
      const OpccRecordPlace *page = NULL;

      if (opcc_domains_find_kind (kinds[i]->name, &page) == NULL)
        g_test_message ("%s has no place in the table of domains", kinds[i]->name);
      g_assert_nonnull (page);
      if (page->via != NULL)
        {
          const OpccField *field = opcc_kind_find_field (kinds[i], page->via);

          g_assert_nonnull (field);
          g_assert_cmpint (field->type, ==, OPCC_VALUE_LINK);
          g_assert_nonnull (opcc_domains_find_kind (field->target, NULL));
        }
    }
}

static void
test_welcome (void)
{
  GtkWidget *widget = g_object_new (OPCC_TYPE_WELCOME, NULL);
  OpccWelcome *welcome = OPCC_WELCOME (widget);
  GtkWidget *window = opcc_test_show (widget, 600, 500);
  GtkWidget *button = opcc_test_find (widget, GTK_TYPE_BUTTON, "Start a new office");

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.new-office");
  g_assert_null (opcc_welcome_get_busy (welcome));
  g_assert_true (gtk_widget_get_child_visible (button));
  opcc_welcome_set_busy (welcome, "Opening A & B…");
  opcc_test_settle ();
  g_assert_cmpstr (opcc_welcome_get_busy (welcome), ==, "Opening A & B…");
  g_assert_false (gtk_widget_get_mapped (button));
  opcc_welcome_set_busy (welcome, NULL);
  opcc_test_settle ();
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint n_asked;

static void
count_asked_cb (void)
{
  n_asked++;
}

static void
test_history_list (void)
{
  GtkWidget *widget = opcc_history_list_new ("History of it", "Nothing", "It never changed.");
  OpccHistoryList *list = OPCC_HISTORY_LIST (widget);
  GtkWidget *window = opcc_test_show (widget, 500, 400);
  GtkWidget *more = opcc_test_find (widget, GTK_TYPE_BUTTON, "Show older");

  opcc_history_list_end (list, FALSE);
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (widget, "Nothing"));
  opcc_history_list_add (list, "Amount changed from £8,000 to £7,500", "Set the line",
                         OPCC_TEST_HOSTILE, 1696850520);
  opcc_history_list_add (list, "Added", NULL, "Grants officer", 1690000000);
  opcc_history_list_end (list, TRUE);
  opcc_test_settle ();
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, 2);
  /* 1696850520 is 12:22 in London's summer time. */
  g_assert_true (
      opcc_test_shows_text (widget, OPCC_TEST_HOSTILE " · 9 October 2023, 12:22 · Set the line"));
  g_assert_true (gtk_widget_get_mapped (more));
  g_signal_connect (list, "more", G_CALLBACK (count_asked_cb), NULL);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (n_asked, ==, 1);
  opcc_history_list_clear (list);
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, 0);
  opcc_history_list_set_error (list, "The disk & all is gone.");
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (widget, "The disk & all is gone."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
add_many_actions (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *undone = opcc_job_undo (db, NULL, NULL, error);
      g_autofree char *redone = NULL;

      if (undone == NULL)
        return NULL;
      redone = opcc_job_redo (db, NULL, NULL, error);
      if (redone == NULL)
        return NULL;
    }
  return g_strdup ("done");
}

static gboolean
has_lines (gpointer data)
{
  return opcc_history_list_get_n_lines (data) > 0;
}

static gboolean
has_all_lines (gpointer data)
{
  return opcc_history_list_get_n_lines (data) == 125;
}

/* Five actions, sixty times undone and done again: two stretches. */
static void
test_log_is_read_in_stretches (void)
{
  char *path = office_test_make ();
  g_autoptr (OpccStore) store = opcc_store_open (path, 0, NULL);
  g_autofree char *done = opcc_store_run_wait (store, add_many_actions, NULL, NULL, NULL);
  GtkWidget *page = opcc_log_page_new (store);
  GtkWidget *window = opcc_test_show (page, 700, 500);
  OpccHistoryList *list = opcc_log_page_get_list (OPCC_LOG_PAGE (page));
  GtkWidget *more = opcc_test_find (page, GTK_TYPE_BUTTON, "Show older");

  g_assert_cmpstr (done, ==, "done");
  opcc_test_wait (has_lines, list);
  g_assert_cmpuint (opcc_history_list_get_n_lines (list), ==, OPCC_ACTIONS_AT_ONCE);
  g_assert_true (gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "clicked");
  opcc_test_wait (has_all_lines, list);
  g_assert_false (gtk_widget_get_visible (more));
  gtk_window_destroy (GTK_WINDOW (window));
  opcc_test_settle ();
  opcc_store_close (store);
  office_test_remove (path);
}

static void
test_preferences (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = office_test_settings ();
  GtkWindow *preferences = opcc_preferences_new (window, settings);
  GtkWidget *root = GTK_WIDGET (preferences);
  g_autofree char *name = NULL;
  GtkWidget *who;
  GtkWidget *size;
  GtkWidget *switcher;
  GtkWidget *colours;

  gtk_window_present (preferences);
  opcc_test_settle ();
  who = opcc_test_find (root, ADW_TYPE_ENTRY_ROW, NULL);
  size = opcc_test_find (root, GTK_TYPE_SPIN_BUTTON, NULL);
  switcher = opcc_test_find (root, GTK_TYPE_SWITCH, NULL);
  colours = opcc_test_find (root, ADW_TYPE_COMBO_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (who), "Grants officer");
  g_signal_emit_by_name (who, "apply");
  name = g_settings_get_string (settings, "who");
  g_assert_cmpstr (name, ==, "Grants officer");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (size)), ==, 100);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (size), 150);
  g_assert_cmpfloat (g_settings_get_double (settings, "text-size"), ==, 1.5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (size), 500);
  g_assert_cmpfloat (g_settings_get_double (settings, "text-size"), ==, 2.0);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (switcher)));
  gtk_switch_set_active (GTK_SWITCH (switcher), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "single-letter-keys"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (colours), 2);
  g_assert_cmpint (g_settings_get_enum (settings, "colour-scheme"), ==, 2);
  g_assert_nonnull (opcc_test_find (root, GTK_TYPE_BUTTON, "Back up now…"));
  g_assert_nonnull (opcc_test_find (root, GTK_TYPE_BUTTON, "Verify"));

  gtk_window_destroy (preferences);
  office_test_close (window);
  office_test_remove (path);
}

/* A row of the preferences, and a part of what it is to say. */
typedef struct
{
  GtkWidget *root;
  const char *title;
  const char *words;
} Saying;

static gboolean
row_says (gpointer data)
{
  const Saying *saying = data;
  GtkWidget *row = opcc_test_find (saying->root, ADW_TYPE_ACTION_ROW, saying->title);

  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), saying->words) != NULL;
}

static void
wait_for_row (GtkWidget *root, const char *title, const char *words)
{
  Saying saying = { root, title, words };

  opcc_test_wait (row_says, &saying);
}

static gboolean
is_dialog_gone (gpointer unused)
{
  return office_test_find_window (OPCC_TYPE_ASK_DIALOG) == NULL;
}

/* Chosen, locked and turned off again; the copy is there, and the passphrase opens it. */
static void
test_second_folder (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = office_test_settings ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stick = g_build_filename (folder, "stick", NULL);
  GtkWindow *preferences = opcc_preferences_new (window, settings);
  GtkWidget *root = GTK_WIDGET (preferences);
  OpccSecondFolderGroup *group;
  OpccAskDialog *dialog;

  gtk_window_present (preferences);
  wait_for_row (root, "Second folder", "None. A disk");
  group = OPCC_SECOND_FOLDER_GROUP (opcc_test_find (root, OPCC_TYPE_SECOND_FOLDER_GROUP, NULL));
  opcc_second_folder_group_choose (group, stick);
  wait_for_row (root, "Second folder", "cannot be the second folder");
  g_mkdir (stick, 0700);
  opcc_second_folder_group_choose (group, stick);
  wait_for_row (root, "Second folder", "1 copy");
  gtk_widget_activate_action (GTK_WIDGET (group), "second.lock", NULL);
  dialog = office_test_find_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "correct horse");
  opcc_ask_dialog_set_text (dialog, 1, "another horse");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog),
                                       "The two passphrases differ. Nothing was changed. Type the "
                                       "same one twice."));
  opcc_ask_dialog_set_text (dialog, 1, "correct horse");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (is_dialog_gone, NULL);
  wait_for_row (root, "Passphrase", "only the passphrase opens them. 1 made");
  gtk_widget_activate_action (GTK_WIDGET (group), "second.off", NULL);
  wait_for_row (root, "Second folder", "None. A disk");

  gtk_window_destroy (preferences);
  office_test_close (window);
  office_test_remove (path);
}

static GtkWidget *
find_round_switch (GtkWindow *preferences)
{
  GtkWidget *round = NULL;
  GtkWidget *row =
      opcc_test_find (GTK_WIDGET (preferences), ADW_TYPE_ACTION_ROW, "Round counts for others");

  round = opcc_test_find (row, GTK_TYPE_SWITCH, NULL);
  while (!gtk_widget_get_sensitive (round))
    g_main_context_iteration (NULL, TRUE);
  return round;
}

/* What is chosen for all of the office stands in its file, and is there when it is asked again. */
static void
test_rounding_is_of_the_office (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = office_test_settings ();

  for (guint i = 0; i < 2; i++)
    {
      GtkWindow *preferences = opcc_preferences_new (window, settings);
      GtkWidget *round;

      gtk_window_present (preferences);
      round = find_round_switch (preferences);
      g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (round)), ==, i == 1);
      gtk_switch_set_active (GTK_SWITCH (round), TRUE);
      gtk_window_destroy (preferences);
    }
  office_test_close (window);
  office_test_remove (path);
}

/* The name in the preferences is the one in the log, from the next change on. */
static void
test_who_is_in_the_log (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  GtkWidget *page;

  g_settings_set_string (settings, "who", "Round lead <A & B>");
  opcc_test_settle ();
  office_test_act (window, "undo", NULL);
  opcc_test_spin (400);
  office_test_act (window, "log", NULL);
  page = opcc_window_get_page (window);
  opcc_test_wait (has_lines, opcc_log_page_get_list (OPCC_LOG_PAGE (page)));
  for (GtkWidget *label = opcc_test_find (page, GTK_TYPE_LIST_BOX, NULL); label != NULL;
       label = NULL)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (label), 0);
      GtkWidget *box = gtk_list_box_row_get_child (row);

      g_assert_true (
          g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box))),
                            "Round lead <A & B> · "));
    }
  office_test_close (window);
  office_test_remove (path);
}

/* The watchdog. */

typedef struct
{
  guint n_reports;
  char *source;
  double ms;
} Seen;

static void
see_report (const char *source, const char *where, double ms, gpointer user_data)
{
  Seen *seen = user_data;

  if (g_strcmp0 (source, "slow test source") != 0)
    return;
  seen->n_reports++;
  seen->ms = ms;
  g_free (seen->source);
  seen->source = g_strdup (source);
  g_assert_cmpstr (where, !=, "");
}

static gboolean
be_slow_cb (gpointer user_data)
{
  gint64 end = g_get_monotonic_time () + GPOINTER_TO_INT (user_data) * 1000;

  while (g_get_monotonic_time () < end)
    ;
  return G_SOURCE_REMOVE;
}

static void
add_source (const char *name, int ms)
{
  guint id = g_idle_add (be_slow_cb, GINT_TO_POINTER (ms));

  g_source_set_name_by_id (id, name);
  opcc_test_spin (100);
}

static void
test_watchdog (void)
{
  Seen seen = { 0 };

  opcc_watchdog_start (see_report, &seen);
  add_source ("slow test source", 1);
  g_assert_cmpuint (seen.n_reports, ==, 0);
  add_source ("slow test source", 30);
  g_assert_cmpuint (seen.n_reports, ==, 1);
  g_assert_cmpfloat (seen.ms, >=, 29);
  add_source ("slow test source", 15);
  g_assert_cmpuint (seen.n_reports, ==, 2);
  opcc_watchdog_stop ();
  add_source ("slow test source", 30);
  g_assert_cmpuint (seen.n_reports, ==, 2);
  g_free (seen.source);
}

/* A table that is made anew shows the columns that were chosen in the one before. */
static void
test_columns_are_kept (void)
{
  static const OpccColumn columns[] = {
    { "name", "Name", NULL, 90 },
    { "place", "Place", NULL, 90 },
    { "more", "More", NULL, 90, .off = TRUE },
  };
  static const char *const chosen[] = { "name", "more", NULL };
  g_autoptr (GSettings) settings = office_test_settings ();

  for (guint turn = 0; turn < 3; turn++)
    {
      GtkWidget *table = opcc_table_new ();
      GtkWidget *window = opcc_test_show (table, 400, 300);
      g_auto (GStrv) shown = NULL;

      opcc_table_set_columns (OPCC_TABLE (table), opcc_registry_find ("round"), columns,
                              G_N_ELEMENTS (columns), NULL);
      opcc_column_memory_keep (OPCC_TABLE (table), turn < 2 ? "things" : "others");
      if (turn == 0)
        opcc_table_set_shown_columns (OPCC_TABLE (table), chosen);
      shown = opcc_table_dup_shown_columns (OPCC_TABLE (table));
      g_assert_cmpuint (g_strv_length (shown), ==, 2);
      g_assert_cmpstr (shown[0], ==, "name");
      g_assert_cmpstr (shown[1], ==, turn < 2 ? "more" : "place");
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/parts/sidebar", test_sidebar);
  g_test_add_func ("/parts/domains", test_domains);
  g_test_add_func ("/parts/descriptions", test_descriptions);
  g_test_add_func ("/parts/every-kind-has-a-place", test_every_kind_has_a_place);
  g_test_add_func ("/parts/welcome", test_welcome);
  g_test_add_func ("/parts/history-list", test_history_list);
  g_test_add_func ("/parts/log-is-read-in-stretches", test_log_is_read_in_stretches);
  g_test_add_func ("/parts/preferences", test_preferences);
  g_test_add_func ("/parts/second-folder", test_second_folder);
  g_test_add_func ("/parts/rounding", test_rounding_is_of_the_office);
  g_test_add_func ("/parts/who-is-in-the-log", test_who_is_in_the_log);
  g_test_add_func ("/parts/watchdog", test_watchdog);
  g_test_add_func ("/parts/columns-are-kept", test_columns_are_kept);
  return g_test_run ();
}
