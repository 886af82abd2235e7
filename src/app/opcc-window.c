/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWindow: the window: sidebar, header, the trail of pages, and the office file behind them. */
#include "opcc-window.h"

#include "opcc-dialogs.h"
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-keycap.h"
#include "opcc-keys.h"
#include "opcc-office-jobs.h"
#include "opcc-pack-window.h"
#include "opcc-page.h"
#include "opcc-record-marking.h"
#include "opcc-room.h"
#include "opcc-whole-words.h"
#include "opcc-window-host.h"

static void
report_error (OpccPageHost *host, const GError *error)
{
  opcc_window_host_say (OPCC_WINDOW (host)->error_banner, OPCC_TONE_BAD, _ ("Not done"),
                        error->message);
}

static void
show_toast (OpccPageHost *host, const char *plain_text, gboolean with_undo)
{
  opcc_window_host_toast (OPCC_WINDOW (host)->toaster, plain_text, with_undo);
}

static void
init_host (OpccPageHostInterface *iface)
{
  iface->report_error = report_error;
  iface->toast = show_toast;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccWindow,
                               opcc_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_PAGE_HOST, init_host))

static void
clear_entry (OpccTrailEntry *entry)
{
  g_clear_object (&entry->page);
}

static void
changed_cb (OpccWindow *self, const char *const *kinds)
{
  /* What could not be saved before can be now. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_banner), FALSE);
  opcc_window_update_office (self);
  if (kinds == NULL || g_strv_contains (kinds, opcc_record_marking_kind.name))
    opcc_window_update_marking (self);
}

static void
store_state_cb (OpccWindow *self)
{
  if (self->office == NULL)
    return;
  if (opcc_store_get_damage (opcc_office_get_store (self->office)) != NULL)
    opcc_window_leave_damaged (self);
  else
    opcc_window_update_office (self);
}

static void
page_title_cb (OpccWindow *self)
{
  opcc_window_update_page (self);
}

static void
show_sidebar_button_cb (OpccWindow *self)
{
  gboolean revealed;
  gboolean folded;

  g_object_get (self->flap, "reveal-flap", &revealed, "folded", &folded, NULL);
  gtk_widget_set_visible (self->sidebar_button, folded || !revealed);
}

static gboolean
has_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return folded != NULL && g_str_has_suffix (folded, suffix);
}

static gboolean
drop_cb (OpccWindow *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  return opcc_window_drop_files (self, files);
}

static gboolean
opcc_window_close_request (GtkWindow *window)
{
  OpccWindow *self = OPCC_WINDOW (window);
  int width;
  int height;

  if (!opcc_window_pages_can_close (self))
    return GDK_EVENT_STOP;
  self->closing = TRUE;
  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings, "window-maximised", gtk_window_is_maximized (window));
  opcc_window_end_presentation (self);
  opcc_palette_set_store (self->palette, NULL);
  g_signal_group_set_target (self->store_signals, NULL);
  opcc_window_clear_pages (self);
  if (self->office != NULL)
    opcc_window_let_go (self, self->office);
  g_clear_object (&self->office);
  return GTK_WINDOW_CLASS (opcc_window_parent_class)->close_request (window);
}

static void
opcc_window_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean lost = gtk_window_get_focus (GTK_WINDOW (widget)) == NULL;

  if (lost)
    opcc_window_find_focus (OPCC_WINDOW (widget));
  if (!lost || gtk_window_get_focus (GTK_WINDOW (widget)) == NULL)
    GTK_WIDGET_CLASS (opcc_window_parent_class)->move_focus (widget, direction);
}

static void
opcc_window_dispose (GObject *object)
{
  OpccWindow *self = OPCC_WINDOW (object);

  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  opcc_window_end_presentation (self);
  g_clear_pointer (&self->shown, opcc_meeting_record_unref);
  if (self->trail->len > 0)
    opcc_window_clear_pages (self);
  if (self->palette != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->palette));
  self->palette = NULL;
  g_clear_object (&self->page_signals);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), OPCC_TYPE_WINDOW);
  G_OBJECT_CLASS (opcc_window_parent_class)->dispose (object);
}

static void
opcc_window_finalize (GObject *object)
{
  OpccWindow *self = OPCC_WINDOW (object);

  g_hash_table_unref (self->enabled);
  g_hash_table_unref (self->domain_pages);
  g_array_unref (self->trail);
  g_ptr_array_unref (self->pins);
  g_free (self->failed_path);
  g_clear_error (&self->failed);
  g_free (self->opening);
  G_OBJECT_CLASS (opcc_window_parent_class)->finalize (object);
}

static void
opcc_window_class_init (OpccWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_window_dispose;
  object_class->finalize = opcc_window_finalize;
  widget_class->move_focus = opcc_window_move_focus;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_window_close_request;

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_ROOM);
  g_type_ensure (OPCC_TYPE_SIDEBAR);
  g_type_ensure (OPCC_TYPE_TOASTER);
  g_type_ensure (OPCC_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, marking_button);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, marking_label);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, search_keycap);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, office_banner);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, present_banner);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, error_banner);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, view);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, OpccWindow, pages);
}

static void
add_search (OpccWindow *self)
{
  g_autofree char *key = opcc_key_get_keycap (opcc_keys_find ("win.search"));
  g_auto (GStrv) parts = g_strsplit (key, "+", -1);
  g_autofree char *spaced = g_strjoinv (" ", parts);

  gtk_box_append (self->search_keycap, opcc_keycap_new (spaced));
  self->palette = OPCC_PALETTE (opcc_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->palette), self->search_button);
}

static void
add_controllers (OpccWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_controller (GTK_WIDGET (self), opcc_keys_make_controller (OPCC_KEY_ALWAYS));
  gtk_widget_add_controller (GTK_WIDGET (self), opcc_keys_make_controller (OPCC_KEY_AFTER_FIELD));
}

static void
init_signal_groups (OpccWindow *self)
{
  self->page_signals = g_signal_group_new (OPCC_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::title", G_CALLBACK (page_title_cb),
                                  self);
  g_signal_group_connect_swapped (self->page_signals, "notify::subtitle",
                                  G_CALLBACK (page_title_cb), self);
  self->store_signals = g_signal_group_new (OPCC_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->store_signals, "notify", G_CALLBACK (store_state_cb), self);
}

static void
opcc_window_init (OpccWindow *self)
{
  self->enabled = g_hash_table_new (g_str_hash, g_str_equal);
  self->domain_pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->trail = g_array_new (FALSE, TRUE, sizeof (OpccTrailEntry));
  g_array_set_clear_func (self->trail, (GDestroyNotify) clear_entry);
  self->pins = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_pin_free);
  init_signal_groups (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_whole_words_tell (GTK_WIDGET (self));
  opcc_window_close_popovers (GTK_WINDOW (self));
  add_search (self);
  opcc_window_install_actions (self);
  opcc_window_install_page_actions (self);
  opcc_window_install_office_actions (self);
  opcc_window_install_care_actions (self);
  opcc_window_install_present_actions (self);
  opcc_window_install_document_actions (self);
  opcc_window_install_marking_actions (self);
  opcc_window_install_paper_actions (self);
  add_controllers (self);
  opcc_banner_set_button (self->error_banner, _ ("Dismiss"), "win.dismiss-error");
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (show_sidebar_button_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (show_sidebar_button_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_sidebar_set_domains_shown (self->sidebar, FALSE);
}

/* Single letters can be switched off, for those who speak or who press keys by accident. */
static void
set_letter_keys_cb (OpccWindow *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "single-letter-keys");

  if (wanted && self->letter_keys == NULL)
    {
      self->letter_keys = opcc_keys_make_controller (OPCC_KEY_LETTER);
      gtk_widget_add_controller (GTK_WIDGET (self), self->letter_keys);
    }
  else if (!wanted && self->letter_keys != NULL)
    {
      gtk_widget_remove_controller (GTK_WIDGET (self), self->letter_keys);
      self->letter_keys = NULL;
    }
}

static void
set_who_cb (OpccWindow *self)
{
  g_autofree char *who = g_settings_get_string (self->settings, "who");

  if (self->office != NULL)
    opcc_office_set_who (self->office, who);
}

static void
show_first_page (OpccWindow *self)
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  opcc_window_show_domain (self, domains[0].name);
}

/**
 * opcc_window_new:
 * @application: (nullable): the program
 * @settings: (transfer none): what is remembered from day to day
 *
 * Returns: (transfer none): a window without an office file
 */
OpccWindow *
opcc_window_new (GtkApplication *application, GSettings *settings)
{
  OpccWindow *self = g_object_new (OPCC_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximised"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::single-letter-keys", G_CALLBACK (set_letter_keys_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::who", G_CALLBACK (set_who_cb), self,
                           G_CONNECT_SWAPPED);
  set_letter_keys_cb (self);
  opcc_window_update_page (self);
  return self;
}

static void
doubt_cb (OpccWindow *self)
{
  opcc_window_update_office (self);
  opcc_window_warn_presenter (self);
}

/**
 * opcc_window_take_office:
 * @office: (nullable) (transfer none): an open office, or NULL to show none
 *
 * Shows an office in place of the one before, which is closed in the background.
 */
void
opcc_window_take_office (OpccWindow *self, OpccOffice *office)
{
  OpccStore *store = office != NULL ? opcc_office_get_store (office) : NULL;
  g_autoptr (OpccOffice) before = NULL;

  g_return_if_fail (OPCC_IS_WINDOW (self));

  opcc_window_end_presentation (self);
  before = g_steal_pointer (&self->office);
  opcc_window_clear_pages (self);
  g_ptr_array_set_size (self->pins, 0);
  opcc_sidebar_set_pins (self->sidebar, self->pins);
  gtk_widget_set_visible (GTK_WIDGET (self->error_banner), FALSE);
  g_clear_error (&self->failed);
  g_clear_pointer (&self->failed_path, g_free);
  g_set_object (&self->office, office);
  g_signal_group_set_target (self->store_signals, store);
  opcc_palette_set_store (self->palette, store);
  if (office != NULL)
    {
      g_settings_set_string (self->settings, "recent-office", opcc_office_get_path (office));
      set_who_cb (self);
      opcc_window_load_pins (self);
      show_first_page (self);
      opcc_window_recall_trouble (self);
      g_signal_connect_object (office, "notify::doubt", G_CALLBACK (doubt_cb), self,
                               G_CONNECT_SWAPPED);
      opcc_office_look_at_records (office);
      if (before != NULL)
        opcc_window_let_go (self, before);
    }
  else
    opcc_window_update_page (self);
  opcc_window_update_office (self);
}

/**
 * opcc_window_get_office:
 *
 * Returns: (transfer none) (nullable): the office that is open
 */
OpccOffice *
opcc_window_get_office (OpccWindow *self)
{
  g_return_val_if_fail (OPCC_IS_WINDOW (self), NULL);

  return self->office;
}

/**
 * opcc_window_drop_files:
 * @files: (element-type GFile): what was dropped
 *
 * Opens an office file, and a marker's pack where no office is open, which could take it in; hands
 * any other to the page in view, by its action page.import-file (s).
 *
 * Returns: whether somebody took it
 */
gboolean
opcc_window_drop_files (OpccWindow *self, GSList *files)
{
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;
  GtkWidget *page;

  g_return_val_if_fail (OPCC_IS_WINDOW (self), FALSE);

  if (path == NULL)
    return FALSE;
  if (files->next != NULL)
    {
      opcc_toaster_show (self->toaster, _ ("Drop one file at a time"), NULL, NULL);
      return FALSE;
    }
  if (has_suffix (files->data, ".opcc") || (self->office == NULL && opcc_pack_window_takes (path)))
    {
      opcc_window_open_path (self, path, 0);
      return TRUE;
    }
  page = opcc_window_get_page (self);
  if (page != NULL && gtk_widget_activate_action (page, "page.import-file", "s", path))
    return TRUE;
  opcc_toaster_show (self->toaster, _ ("Open the round the file is for, then drop it there"), NULL,
                     NULL);
  return FALSE;
}
