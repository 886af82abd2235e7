/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the search over everything: what matches, what is listed, by hand and by keys. */
#include "office-test.h"

#include "opcc-import-dialog.h"
#include "opcc-palette-menus.h"
#include "opcc-palette.h"
#include "opcc-registry.h"
#include "opcc-search.h"
#include "opcc-ui-test.h"
#include "user.h"

static void
test_words_match_beginnings (void)
{
  g_assert_true (opcc_palette_matches ("Back up now…", ""));
  g_assert_true (opcc_palette_matches ("Back up now…", "ba"));
  g_assert_true (opcc_palette_matches ("Back up now…", "NOW back"));
  g_assert_true (opcc_palette_matches ("Café, open late", "cafe op"));
  g_assert_false (opcc_palette_matches ("Back up now…", "ack"));
  g_assert_false (opcc_palette_matches ("Back up now…", "back down"));
}

static gboolean
allow_some (const char *action, gpointer user_data)
{
  const char *const *allowed = user_data;

  return g_strv_contains (allowed, action);
}

static GPtrArray *
list_actions (const char *words, const char *const *allowed)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free);

  opcc_palette_items_add_actions (items, words, allow_some, (gpointer) allowed);
  return items;
}

static const OpccPaletteItem *
get_item (const GPtrArray *items, guint position)
{
  g_assert_cmpuint (position, <, items->len);
  return g_ptr_array_index (items, position);
}

static void
test_only_what_can_be_done (void)
{
  static const char *const allowed[] = { "win.undo", "win.verify", "page.score(3)", NULL };
  g_autoptr (GPtrArray) all = list_actions ("", allowed);
  g_autoptr (GPtrArray) some = list_actions ("veri", allowed);
  g_autoptr (GPtrArray) none = list_actions ("redo", allowed);

  /* The heading, undo and verify; a single letter is no command here. */
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (get_item (all, 0)->type, ==, OPCC_PALETTE_HEADING);
  g_assert_cmpstr (get_item (all, 1)->action, ==, "win.undo");
  g_assert_cmpstr (get_item (all, 1)->keycap, ==, "Ctrl+Z");
  g_assert_cmpstr (get_item (all, 2)->action, ==, "win.verify");
  g_assert_null (get_item (all, 2)->keycap);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpstr (get_item (some, 1)->title, ==, "Verify the office file");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_domains_are_listed (void)
{
  static const char *const allowed[] = { "win.show-domain('grants')", NULL };
  g_autoptr (GPtrArray) items = list_actions ("org", allowed);

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (get_item (items, 1)->title, ==, "Go to Organisations");
  g_assert_cmpstr (get_item (items, 1)->action, ==, "win.show-domain('organisations')");
  g_assert_true (g_str_has_prefix (get_item (items, 1)->keycap, "Alt+"));
}

static void
test_records_stand_under_their_kind (void)
{
  OpccSearchHit hits[] = {
    { opcc_registry_find ("organisation"), 7, (char *) "Bell & <b>Tower</b>", (char *) "" },
    { opcc_registry_find ("organisation"), 9, (char *) "Belfry", (char *) "" },
    { opcc_registry_find ("application"), 3, (char *) "Bells for all", (char *) "R1-001" },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free);

  for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
    g_ptr_array_add (found, &hits[i]);
  opcc_palette_items_add_records (items, found);
  g_assert_cmpuint (items->len, ==, 5);
  g_assert_cmpstr (get_item (items, 0)->title, ==, "Organisations");
  g_assert_cmpstr (get_item (items, 1)->title, ==, "Bell & <b>Tower</b>");
  g_assert_cmpstr (get_item (items, 1)->action, ==, "win.show-record(('organisation', int64 7))");
  g_assert_cmpint (get_item (items, 3)->type, ==, OPCC_PALETTE_HEADING);
  g_assert_cmpstr (get_item (items, 4)->detail, ==, "R1-001");
}

static GtkWidget *
add_menu_button (GtkWidget *box, const char *label, const char *first, ...)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  va_list more;

  va_start (more, first);
  for (const char *item = first; item != NULL; item = va_arg (more, const char *))
    g_menu_append (section, item, va_arg (more, const char *));
  va_end (more);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* What the menus of a page can do now; what two of them can is left out, and a row's menu. */
static void
test_menus_of_the_page (void)
{
  static const GActionEntry entries[] = { { "copy" }, { "save" }, { "own" }, { "off" }, { "row" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free);
  g_autoptr (GPtrArray) commands = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (group), "off")),
                               FALSE);
  gtk_widget_insert_action_group (box, "test", G_ACTION_GROUP (group));
  add_menu_button (box, "Chart", "_Copy", "test.copy", "Save _as__is", "test.save", NULL);
  second = add_menu_button (box, "Other", "Copy", "test.copy", "Own <b>", "test.own", "Off",
                            "test.off", "Nowhere", "test.none", NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), inner);
  add_menu_button (inner, "Row", "Take out", "test.row", NULL);
  gtk_box_append (GTK_BOX (box), row);

  commands = opcc_palette_menus_list (box);
  g_assert_cmpuint (commands->len, ==, 2);
  g_assert_cmpstr (get_item (commands, 0)->title, ==, "Save as_is");
  g_assert_cmpstr (get_item (commands, 0)->detail, ==, "Chart");
  g_assert_true (get_item (commands, 1)->origin == second);

  opcc_palette_items_add_commands (items, commands, "");
  g_assert_cmpuint (items->len, ==, 0);
  opcc_palette_items_add_commands (items, commands, "oth ow");
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (get_item (items, 1)->title, ==, "Own <b>");
  g_assert_cmpstr (get_item (items, 1)->action, ==, "test.own");
  gtk_box_remove (GTK_BOX (box), second);
  g_assert_null (get_item (items, 1)->origin);
}

/* The whole, in a window. */

typedef struct
{
  char *path;
  OpccWindow *window;
  OpccPalette *palette; /* (unowned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = office_test_make ();
  fixture->window = office_test_open (fixture->path);
  fixture->palette =
      OPCC_PALETTE (opcc_test_find (GTK_WIDGET (fixture->window), OPCC_TYPE_PALETTE, NULL));
  opcc_test_spin (300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  office_test_close (fixture->window);
  office_test_remove (fixture->path);
}

static gboolean
is_open (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_closed (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static gboolean
has_answer (gpointer data)
{
  return !opcc_palette_is_searching (data);
}

static void
search (Fixture *fixture, const char *words)
{
  GtkWidget *entry = opcc_test_find (GTK_WIDGET (fixture->palette), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  opcc_test_wait (has_answer, fixture->palette);
}

static void
press (Fixture *fixture, const char *keys)
{
  user_press (keys);
  user_wait_drawn (GTK_WIDGET (fixture->window));
}

static GtkListBoxRow *
get_chosen (Fixture *fixture)
{
  GtkWidget *list = opcc_test_find (GTK_WIDGET (fixture->palette), GTK_TYPE_LIST_BOX, NULL);

  return gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
}

static void
test_finds_a_record (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *items;

  office_test_act (fixture->window, "search", NULL);
  opcc_test_wait (is_open, fixture->palette);
  search (fixture, "bell tow");
  items = opcc_palette_get_items (fixture->palette);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (get_item (items, 1)->title, ==, OFFICE_TEST_ORGANISATION);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (fixture->palette), OFFICE_TEST_ORGANISATION));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_chosen (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, OFFICE_TEST_ORGANISATION);
}

static void
test_finds_nothing_and_says_so (Fixture *fixture, gconstpointer data)
{
  office_test_act (fixture->window, "search", NULL);
  search (fixture, "zzqq <b>");
  g_assert_cmpuint (opcc_palette_get_items (fixture->palette)->len, ==, 0);
  g_assert_true (
      opcc_test_shows_text (GTK_WIDGET (fixture->palette), "Nothing matches “zzqq <b>”"));
  search (fixture, "");
  g_assert_cmpuint (opcc_palette_get_items (fixture->palette)->len, >, 5);
}

static gboolean
has_import_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (OPCC_IS_IMPORT_DIALOG (link->data))
      {
        gtk_window_destroy (link->data);
        return TRUE;
      }
  return FALSE;
}

/* What stands in a menu of the page is found by its name and its menu's, and done where it stands.
 */
static void
test_finds_what_a_menu_does (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *items = opcc_palette_get_items (fixture->palette);
  GtkWidget *entry = opcc_test_find (GTK_WIDGET (fixture->palette), GTK_TYPE_SEARCH_ENTRY, NULL);

  office_test_act (fixture->window, "show-domain", "s", "estates");
  opcc_test_spin (300);
  office_test_act (fixture->window, "search", NULL);
  search (fixture, "import sche");
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (get_item (items, 0)->title, ==, "On this page");
  g_assert_cmpstr (get_item (items, 1)->detail, ==, "More about the estates");
  g_signal_emit_by_name (entry, "activate");
  opcc_test_wait (has_import_dialog, NULL);
}

/* Only the answer to the newest words is shown, however fast they are typed. */
static void
test_old_answers_are_dropped (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = opcc_test_find (GTK_WIDGET (fixture->palette), GTK_TYPE_SEARCH_ENTRY, NULL);
  const GPtrArray *items = opcc_palette_get_items (fixture->palette);

  office_test_act (fixture->window, "search", NULL);
  for (guint i = 0; i < 20; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "bell");
      gtk_editable_set_text (GTK_EDITABLE (entry), "round");
    }
  opcc_test_wait (has_answer, fixture->palette);
  opcc_test_spin (100);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (get_item (items, i)->title, !=, OFFICE_TEST_ORGANISATION);
  g_assert_cmpuint (items->len, ==, 4);
}

static void
test_typing_lists_each_time (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = opcc_test_find (GTK_WIDGET (fixture->palette), GTK_TYPE_SEARCH_ENTRY, NULL);

  office_test_act (fixture->window, "search", NULL);
  opcc_test_wait (is_open, fixture->palette);
  search (fixture, "");
  for (guint i = 0; i < 10; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), i % 2 == 0 ? "ro" : "zzz");
      opcc_test_wait (has_answer, fixture->palette);
      g_assert_cmpint (opcc_palette_get_items (fixture->palette)->len > 0, ==, i % 2 == 0);
    }
}

static void
test_keyboard_alone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *before = opcc_window_get_page (fixture->window);

  if (!user_sit_down ())
    {
      g_test_skip ("the display takes no made-up keys");
      return;
    }
  user_wait_drawn (GTK_WIDGET (fixture->window));
  office_test_act (fixture->window, "search", NULL);
  opcc_test_wait (is_open, fixture->palette);
  user_type ("round");
  opcc_test_wait (has_answer, fixture->palette);
  g_assert_cmpint (gtk_list_box_row_get_index (get_chosen (fixture)), ==, 1);
  press (fixture, "Down");
  g_assert_cmpint (gtk_list_box_row_get_index (get_chosen (fixture)), ==, 2);
  press (fixture, "Down");
  press (fixture, "Down");
  g_assert_cmpint (gtk_list_box_row_get_index (get_chosen (fixture)), ==, 3);
  press (fixture, "Up");
  press (fixture, "Return");
  opcc_test_wait (is_closed, fixture->palette);
  opcc_test_spin (200);
  g_assert_true (opcc_window_get_page (fixture->window) != before);

  office_test_act (fixture->window, "search", NULL);
  opcc_test_wait (is_open, fixture->palette);
  press (fixture, "Escape");
  opcc_test_wait (is_closed, fixture->palette);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "finds-a-record", test_finds_a_record },
    { "finds-nothing-and-says-so", test_finds_nothing_and_says_so },
    { "finds-what-a-menu-does", test_finds_what_a_menu_does },
    { "old-answers-are-dropped", test_old_answers_are_dropped },
    { "typing-lists-each-time", test_typing_lists_each_time },
    { "keyboard-alone", test_keyboard_alone },
  };

  office_test_init (&argc, &argv);
  g_test_add_func ("/search/words-match-beginnings", test_words_match_beginnings);
  g_test_add_func ("/search/only-what-can-be-done", test_only_what_can_be_done);
  g_test_add_func ("/search/domains-are-listed", test_domains_are_listed);
  g_test_add_func ("/search/records-stand-under-their-kind", test_records_stand_under_their_kind);
  g_test_add_func ("/search/menus-of-the-page", test_menus_of_the_page);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/search/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
