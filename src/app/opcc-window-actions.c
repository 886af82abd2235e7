/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done from anywhere in the window: search, undo and redo, history, pins, the sidebar.
 */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-history-dialog.h"
#include "opcc-keys.h"
#include "opcc-office-jobs.h"
#include "opcc-page.h"
#include "opcc-palette-menus.h"

static guint
find_pin (OpccWindow *self, const OpccKind *kind, gint64 n)
{
  for (guint i = 0; i < self->pins->len; i++)
    {
      const OpccPin *pin = g_ptr_array_index (self->pins, i);

      if (pin->kind == kind && pin->n == n)
        return i;
    }
  return G_MAXUINT;
}

static gboolean
is_current_store (OpccWindow *self, GObject *store)
{
  return self->office != NULL && (GObject *) opcc_office_get_store (self->office) == store;
}

static void
finish_pins_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pins = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  if (!is_current_store (self, source))
    return;
  if (pins == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self->view), error);
      return;
    }
  g_ptr_array_unref (self->pins);
  self->pins = g_steal_pointer (&pins);
  opcc_sidebar_set_pins (self->sidebar, self->pins);
  opcc_window_update_actions (self);
}

static void
finish_save_pins_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  if (saved == NULL && is_current_store (self, source))
    opcc_page_report_error (GTK_WIDGET (self->view), error);
}

static void
save_pins (OpccWindow *self)
{
  opcc_sidebar_set_pins (self->sidebar, self->pins);
  opcc_store_run (opcc_office_get_store (self->office), opcc_job_save_pins,
                  opcc_pins_to_text (self->pins), g_free, g_free, NULL, finish_save_pins_cb,
                  g_object_ref (self));
}

static void
pin_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const OpccTrailEntry *entry = opcc_window_get_entry (self);
  guint position;

  if (entry == NULL || entry->kind == NULL)
    return;
  position = find_pin (self, entry->kind, entry->n);
  if (position != G_MAXUINT)
    g_ptr_array_remove_index (self->pins, position);
  else
    g_ptr_array_add (self->pins,
                     opcc_pin_new (entry->kind, entry->n, gtk_label_get_label (self->title_label)));
  save_pins (self);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const OpccTrailEntry *entry = opcc_window_get_entry (self);

  if (entry == NULL || entry->kind == NULL)
    return;
  gtk_window_present (opcc_history_dialog_new (GTK_WINDOW (self),
                                               opcc_office_get_store (self->office), entry->kind,
                                               entry->n, gtk_label_get_label (self->title_label)));
}

static void
end_step (OpccWindow *self, GObject *source, GAsyncResult *result, gboolean redone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = opcc_store_run_finish (OPCC_STORE (source), result, &error);
  g_autofree char *words = NULL;

  self->stepping = FALSE;
  if (!is_current_store (self, source))
    return;
  opcc_window_update_actions (self);
  if (name == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self->view), error);
      return;
    }
  words = g_strdup_printf (redone ? _ ("Redone: %s") : _ ("Undid: %s"), name);
  opcc_toaster_show (self->toaster, words, redone ? _ ("Undo") : _ ("Redo"),
                     redone ? "win.undo" : "win.redo");
}

static void
finish_undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;

  end_step (self, source, result, FALSE);
}

static void
finish_redo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;

  end_step (self, source, result, TRUE);
}

/* One step at a time: a key held down would else take back more than is seen. */
static void
start_step (OpccWindow *self, OpccJob job, GAsyncReadyCallback finish)
{
  if (self->office == NULL || self->stepping)
    return;
  self->stepping = TRUE;
  opcc_window_update_actions (self);
  opcc_store_run (opcc_office_get_store (self->office), job, NULL, NULL, g_free, NULL, finish,
                  g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_step (user_data, opcc_job_undo, finish_undo_cb);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_step (user_data, opcc_job_redo, finish_redo_cb);
}

static gboolean
check_enabled (const char *action, gpointer user_data)
{
  OpccWindow *self = user_data;

  return g_hash_table_contains (self->enabled, action);
}

/* While the search is open nothing else happens, so what can be done is found out once. */
static void
note_enabled (OpccWindow *self)
{
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  g_hash_table_remove_all (self->enabled);
  for (guint i = 0; i < n_keys; i++)
    if (keys[i].action != NULL && keys[i].kind != OPCC_KEY_LETTER &&
        opcc_keys_is_enabled (GTK_WIDGET (self), keys[i].action))
      g_hash_table_add (self->enabled, (gpointer) keys[i].action);
  if (self->office != NULL)
    g_hash_table_add (self->enabled, (gpointer) "win.show-domain('grants')");
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  GtkWidget *page = opcc_window_get_page (self);

  note_enabled (self);
  opcc_palette_take_commands (self->palette,
                              page != NULL ? opcc_palette_menus_list (page) : g_ptr_array_new ());
  opcc_palette_open (self->palette, "");
}

static void
choose_cb (OpccWindow *self, const char *action, GtkWidget *origin)
{
  if (origin != NULL)
    opcc_keys_activate_at (origin, action);
  else
    opcc_keys_activate (GTK_WIDGET (self), action);
}

static void
toggle_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  gboolean shown;

  g_object_get (self->flap, "reveal-flap", &shown, NULL);
  g_object_set (self->flap, "reveal-flap", !shown, NULL);
}

/* A menu that opens while its button is still off the screen has nowhere to be. */
static gboolean
open_menu_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  OpccWindow *self = OPCC_WINDOW (widget);
  double progress;

  g_object_get (self->flap, "reveal-progress", &progress, NULL);
  if (progress < 1 || --self->menu_frames > 0)
    return G_SOURCE_CONTINUE;
  opcc_sidebar_open_menu (self->sidebar);
  return G_SOURCE_REMOVE;
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  gboolean shown;

  g_object_get (self->flap, "reveal-flap", &shown, NULL);
  if (shown)
    {
      opcc_sidebar_open_menu (self->sidebar);
      return;
    }
  g_object_set (self->flap, "reveal-flap", TRUE, NULL);
  self->menu_frames = 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), open_menu_cb, NULL, NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_keys_show_shortcuts (user_data);
}

static void
dismiss_error_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  gtk_widget_set_visible (GTK_WIDGET (self->error_banner), FALSE);
}

/* A menu's words and keys come from the table; keys that the application does not know are told. */
static void
add_to_menu (GMenu *section, const char *action)
{
  const OpccKey *key = opcc_keys_find (action);
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (key->label), action);
  g_auto (GStrv) accels = opcc_key_get_accels (key);

  if (accels[0] != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accels[0]);
  g_menu_append_item (section, item);
}

static GMenuModel *
make_menu (void)
{
  static const char *const sections[][7] = {
    { "win.undo", "win.redo", NULL },
    { "win.present", "win.present-for", "win.save-document", "win.copy-document", NULL },
    { "win.print", "win.add-to-deck", NULL },
    { "win.history", "win.protect", "win.pin", "win.log", NULL },
    { "win.open-office", "win.backup", "win.restore", "win.rewind", "win.verify", "win.retention",
      NULL },
    { "app.preferences", "win.shortcuts", "app.about", NULL },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint a = 0; sections[i][a] != NULL; a++)
        add_to_menu (section, sections[i][a]);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

/**
 * opcc_window_install_actions:
 *
 * Adds the actions of this file, the menu and the search.
 */
void
opcc_window_install_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "search", search_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "history", history_cb },
    { "pin", pin_cb },
    { "toggle-sidebar", toggle_sidebar_cb },
    { "menu", menu_cb },
    { "shortcuts", shortcuts_cb },
    { "dismiss-error", dismiss_error_cb },
  };
  g_autoptr (GMenuModel) menu = make_menu ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  opcc_sidebar_set_menu (self->sidebar, menu);
  opcc_palette_set_check (self->palette, check_enabled, self);
  g_signal_connect_object (self->palette, "chosen", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * opcc_window_set_enabled:
 * @action: name of an action of the window, without "win."
 */
void
opcc_window_set_enabled (OpccWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

/**
 * opcc_window_update_actions:
 *
 * Lets exactly those actions be done that make sense as things stand.
 */
void
opcc_window_update_actions (OpccWindow *self)
{
  OpccStore *store = self->office != NULL ? opcc_office_get_store (self->office) : NULL;
  const OpccTrailEntry *entry = opcc_window_get_entry (self);
  gboolean writable = store != NULL && !opcc_store_is_read_only (store);
  gboolean record = store != NULL && entry != NULL && entry->kind != NULL;
  gboolean idle = writable && !self->stepping;

  opcc_window_set_enabled (self, "undo", idle && opcc_store_get_undo_name (store) != NULL);
  opcc_window_set_enabled (self, "redo", idle && opcc_store_get_redo_name (store) != NULL);
  opcc_window_set_enabled (self, "history", record);
  opcc_window_set_enabled (self, "pin", record && writable);
  opcc_window_set_enabled (self, "protect", record && writable);
  opcc_window_set_enabled (self, "back", self->trail->len > 1);
  opcc_window_set_enabled (self, "present", store != NULL);
  opcc_window_set_enabled (self, "save-document", store != NULL);
  opcc_window_set_enabled (self, "copy-document", store != NULL);
  opcc_window_set_enabled (self, "print", store != NULL);
  opcc_window_set_enabled (self, "add-to-deck", writable);
  opcc_window_set_enabled (self, "log", store != NULL);
  opcc_window_set_enabled (self, "backup", store != NULL);
  opcc_window_set_enabled (self, "restore", writable);
  opcc_window_set_enabled (self, "rewind", store != NULL);
  opcc_window_set_enabled (self, "verify", store != NULL);
  opcc_window_set_enabled (self, "retention", store != NULL);
}

/**
 * opcc_window_load_pins:
 *
 * Reads what is pinned in the office that was just opened.
 */
void
opcc_window_load_pins (OpccWindow *self)
{
  opcc_store_run (opcc_office_get_store (self->office), opcc_job_load_pins, NULL, NULL,
                  (GDestroyNotify) g_ptr_array_unref, NULL, finish_pins_cb, g_object_ref (self));
}
