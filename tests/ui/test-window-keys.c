/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the table of keys: that each is a key, taken once, and leads to something. */
#include "office-test.h"

#include "opcc-desk.h"
#include "opcc-keys.h"
#include "opcc-page.h"
#include "opcc-palette-items.h"
#include "opcc-ui-test.h"
#include "user.h"

static void
test_rows_are_whole (void)
{
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  g_assert_cmpuint (n_keys, >, 40);
  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = opcc_key_get_accels (&keys[i]);
      g_autofree char *name = NULL;

      g_assert_cmpstr (keys[i].label, !=, "");
      g_assert_cmpstr (keys[i].group, !=, "");
      g_assert_true ((keys[i].action == NULL) == (keys[i].kind == OPCC_KEY_BUILT_IN));
      if (keys[i].action != NULL)
        {
          g_autoptr (GVariant) target = NULL;

          g_assert_true (g_action_parse_detailed_name (keys[i].action, &name, &target, NULL));
          g_assert_true (opcc_keys_find (keys[i].action) == &keys[i]);
        }
      for (guint a = 0; accels[a] != NULL; a++)
        {
          guint value;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[a], &value, &modifiers));
          g_assert_cmpuint (value, !=, 0);
          /* A single letter is for a page, and only while no field has the focus. */
          if (modifiers == 0 && gdk_keyval_to_unicode (value) > ' ' && keys[i].action != NULL)
            g_assert_cmpint (keys[i].kind, ==, OPCC_KEY_LETTER);
        }
    }
  g_assert_null (opcc_keys_find ("win.no-such-thing"));
}

static void
test_no_key_twice (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = opcc_key_get_accels (&keys[i]);

      for (guint a = 0; keys[i].action != NULL && accels[a] != NULL; a++)
        {
          if (g_hash_table_contains (taken, accels[a]))
            g_test_message ("%s is taken twice", accels[a]);
          g_assert_true (g_hash_table_add (taken, g_strdup (accels[a])));
          /* The domains have these. */
          g_assert_cmpstr (accels[a], !=, "<Alt>1");
          g_assert_cmpstr (accels[a], !=, "<Alt>2");
        }
    }
}

static void
test_keycaps (void)
{
  g_autofree char *undo = opcc_key_get_keycap (opcc_keys_find ("win.undo"));
  g_autofree char *score = opcc_key_get_keycap (opcc_keys_find ("page.score(3)"));
  g_autofree char *about = opcc_key_get_keycap (opcc_keys_find ("app.about"));

  g_assert_cmpstr (undo, ==, "Ctrl+Z");
  g_assert_cmpstr (score, ==, "3");
  g_assert_null (about);
}

/* One program in a process: it stands at one address of the bus. */
static OpccDesk *
start_desk (void)
{
  static OpccDesk *desk;
  g_autoptr (GError) error = NULL;

  if (desk != NULL)
    return g_object_ref (desk);
  desk = g_object_ref (opcc_desk_new ());
  g_application_set_flags (G_APPLICATION (desk),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (desk), NULL, &error);
  g_assert_no_error (error);
  return desk;
}

/* Every action of the window and the program that has a row is there. */
static void
test_keys_lead_to_actions (void)
{
  g_autoptr (OpccDesk) desk = start_desk ();
  g_autoptr (GSettings) settings = office_test_settings ();
  OpccWindow *window = opcc_window_new (GTK_APPLICATION (desk), settings);
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = opcc_key_get_accels (&keys[i]);
      g_auto (GStrv) installed = NULL;

      if (keys[i].action == NULL)
        continue;
      if (g_str_has_prefix (keys[i].action, "win."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), keys[i].action + 4));
      if (g_str_has_prefix (keys[i].action, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (desk), keys[i].action + 4));
      installed = gtk_application_get_accels_for_action (GTK_APPLICATION (desk), keys[i].action);
      if (keys[i].kind == OPCC_KEY_ALWAYS && !g_str_has_prefix (keys[i].action, "page."))
        g_assert_cmpuint (g_strv_length (installed), ==, g_strv_length (accels));
      else
        g_assert_cmpuint (g_strv_length (installed), ==, 0);
    }
  office_test_close (window);
}

static gboolean
is_always (const char *action, gpointer user_data)
{
  return TRUE;
}

static gboolean
is_in_search (const GPtrArray *items, const char *action)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((OpccPaletteItem *) items->pdata[i])->action, action) == 0)
      return TRUE;
  return FALSE;
}

/* Whoever has no mouse has a key for it, or finds it by Ctrl+K. */
static void
test_all_by_keyboard (void)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free);
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  opcc_palette_items_add_actions (items, "", is_always, NULL);
  for (guint i = 0; i < n_keys; i++)
    {
      if (keys[i].keys[0] == '\0' && !is_in_search (items, keys[i].action))
        g_test_message ("%s has no key and is not in the search", keys[i].action);
      g_assert_true (keys[i].keys[0] != '\0' || is_in_search (items, keys[i].action));
      /* Single letters can be switched off: the rest is in the search as well. */
      g_assert_true (keys[i].action == NULL || keys[i].kind == OPCC_KEY_LETTER ||
                     g_str_equal (keys[i].action, "win.search") ||
                     is_in_search (items, keys[i].action));
    }
}

static void
test_shortcuts_window (void)
{
  g_autoptr (OpccDesk) desk = start_desk ();
  g_autoptr (GSettings) settings = office_test_settings ();
  OpccWindow *window = opcc_window_new (GTK_APPLICATION (desk), settings);
  GtkWindow *help;

  gtk_window_present (GTK_WINDOW (window));
  help = opcc_keys_show_shortcuts (GTK_WIDGET (window));
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "Search everything"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "Declare a conflict…"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "Organisations"));
  /* No page is open, so nothing is there to import into or to filter. */
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (help), "Import…"));
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (help), "Filters"));
  gtk_window_destroy (help);
  office_test_close (window);
}

/* What is listed for the page in view can be done there. */
static void
test_shortcuts_of_a_page (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  GtkWindow *help;

  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  help = opcc_keys_show_shortcuts (GTK_WIDGET (window));
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "New…"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "Filters"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (help), "Find in the list"));
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (help), "Import…"));
  gtk_window_destroy (help);
  office_test_close (window);
  office_test_remove (path);
}

/* Keys at the display, with a field on the page. */

static char *done;

static void
note_score (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (done);
  done = g_strdup_printf ("score %d", g_variant_get_int32 (parameter));
}

static void
note_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (done);
  done = g_strdup ("find");
}

static void
expect (GtkWidget *window, const char *keys, const char *what)
{
  g_clear_pointer (&done, g_free);
  user_press (keys);
  user_wait_drawn (window);
  g_assert_cmpstr (done, ==, what);
}

static void
test_letters_leave_fields_alone (void)
{
  static const GActionEntry entries[] = { { "score", note_score, "i" }, { "find", note_find } };
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  GtkWidget *shell = GTK_WIDGET (window);
  OpccPage *page = OPCC_PAGE (opcc_window_get_page (window));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("No field");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);

  if (!user_sit_down ())
    {
      g_test_skip ("the display takes no made-up keys");
      office_test_close (window);
      office_test_remove (path);
      return;
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "page", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  opcc_page_set_child (page, box);
  user_wait_drawn (shell);

  gtk_widget_grab_focus (entry);
  expect (shell, "4", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "4");
  expect (shell, "Ctrl+f", "find");
  /* What the field can take back comes first; then the office's turn comes. */
  expect (shell, "Ctrl+z", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (office_test_is_enabled (window, "undo"));

  gtk_widget_grab_focus (button);
  expect (shell, "4", "score 4");
  g_settings_set_boolean (settings, "single-letter-keys", FALSE);
  opcc_test_settle ();
  expect (shell, "3", NULL);
  g_settings_set_boolean (settings, "single-letter-keys", TRUE);
  opcc_test_settle ();
  expect (shell, "2", "score 2");

  g_clear_pointer (&done, g_free);
  office_test_close (window);
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/keys/rows-are-whole", test_rows_are_whole);
  g_test_add_func ("/keys/no-key-twice", test_no_key_twice);
  g_test_add_func ("/keys/keycaps", test_keycaps);
  g_test_add_func ("/keys/keys-lead-to-actions", test_keys_lead_to_actions);
  g_test_add_func ("/keys/all-by-keyboard", test_all_by_keyboard);
  g_test_add_func ("/keys/shortcuts-of-a-page", test_shortcuts_of_a_page);
  g_test_add_func ("/keys/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/keys/letters-leave-fields-alone", test_letters_leave_fields_alone);
  return g_test_run ();
}
