/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPreferences: the few things a person may want otherwise, and the care of the office file. */
#include "opcc-preferences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-backup.h"
#include "opcc-dialogs.h"
#include "opcc-office-jobs.h"
#include "opcc-second-folder-group.h"
#include "opcc-time.h"

struct _OpccPreferences
{
  AdwPreferencesWindow parent_instance;
  AdwEntryRow *who_row;      /* template */
  GtkSpinButton *text_size;  /* template */
  AdwComboRow *colours_row;  /* template */
  GtkSwitch *letters_switch; /* template */
  GtkSwitch *keycaps_switch; /* template */
  AdwComboRow *present_row;  /* template */
  GtkWidget *office_group;   /* template */
  AdwActionRow *backups_row; /* template */
  AdwActionRow *round_row;   /* template */
  GtkSwitch *round_switch;   /* template */
  AdwEntryRow *sender_row;   /* template */
  GtkWidget *second_group;   /* template */
  OpccWindow *window;        /* (unowned) our parent, which outlives us */
  GSettings *settings;       /* (owned) */
  OpccWorkspace *workspace;  /* (owned) (nullable) of the office file, if one is open */
  gboolean rounds;           /* what the office file holds, or is to hold */
};

G_DEFINE_FINAL_TYPE (OpccPreferences, opcc_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
get_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
set_percent (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
apply_who_cb (OpccPreferences *self)
{
  g_settings_set_string (self->settings, "who",
                         gtk_editable_get_text (GTK_EDITABLE (self->who_row)));
}

static void
choose_colours_cb (OpccPreferences *self)
{
  g_settings_set_enum (self->settings, "colour-scheme",
                       (int) adw_combo_row_get_selected (self->colours_row));
}

static void
choose_audience_cb (OpccPreferences *self)
{
  g_settings_set_enum (self->settings, "present-to",
                       (int) adw_combo_row_get_selected (self->present_row));
}

/* These open dialogs of the window's own, so the preferences make room for them. */
static void
care_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPreferences *self = user_data;
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (window, name, NULL);
}

static void
describe_backups (OpccPreferences *self, const char *path)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (path, NULL);
  guint n_backups = backups != NULL ? backups->len : 0;
  const OpccBackup *newest = n_backups > 0 ? g_ptr_array_index (backups, 0) : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *at = NULL;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (newest == NULL)
    {
      adw_action_row_set_subtitle (
          self->backups_row,
          _ ("None yet. One is made before each import and award, and when the file is closed."));
      return;
    }
  folder = g_path_get_dirname (newest->path);
  shown = g_filename_display_name (folder);
  at = opcc_time_format (newest->at);
  count = g_strdup_printf (ngettext ("%u backup", "%u backups", n_backups), n_backups);
  /* Translators: number of backups, time of the newest, folder */
  words = g_strdup_printf (_ ("%s, the newest of %s, in %s"), count, at, shown);
  adw_action_row_set_subtitle (self->backups_row, words);
}

static void
bind_settings (OpccPreferences *self)
{
  g_autofree char *who = g_settings_get_string (self->settings, "who");
  GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT;

  gtk_editable_set_text (GTK_EDITABLE (self->who_row), who);
  g_signal_connect_object (self->who_row, "apply", G_CALLBACK (apply_who_cb), self,
                           G_CONNECT_SWAPPED);
  adw_combo_row_set_selected (self->colours_row,
                              (guint) g_settings_get_enum (self->settings, "colour-scheme"));
  g_signal_connect_object (self->colours_row, "notify::selected", G_CALLBACK (choose_colours_cb),
                           self, G_CONNECT_SWAPPED);
  adw_combo_row_set_selected (self->present_row,
                              (guint) g_settings_get_enum (self->settings, "present-to"));
  g_signal_connect_object (self->present_row, "notify::selected", G_CALLBACK (choose_audience_cb),
                           self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "single-letter-keys", self->letters_switch, "active", flags);
  g_settings_bind (self->settings, "show-keycaps", self->keycaps_switch, "active", flags);
  g_settings_bind_with_mapping (self->settings, "text-size", self->text_size, "value", flags,
                                get_percent, set_percent, NULL, NULL);
}

/* --- settings of the office file --------------------------------------------------------------
 */

/* The switch shows what the file holds, read or written. */
static void
round_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer known;

  if (self->workspace == NULL)
    return;
  known = opcc_workspace_run_finish (self->workspace, result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->round_switch),
                            known != NULL && !opcc_workspace_is_read_only (self->workspace));
  if (known == NULL)
    {
      adw_action_row_set_subtitle (self->round_row, error->message);
      return;
    }
  self->rounds = OPCC_ROUNDS (known);
  gtk_switch_set_active (self->round_switch, self->rounds);
}

static void
choose_round_cb (OpccPreferences *self)
{
  const gboolean rounds = gtk_switch_get_active (self->round_switch);

  if (rounds == self->rounds)
    return;
  self->rounds = rounds;
  opcc_workspace_run (self->workspace, opcc_job_save_round, GINT_TO_POINTER (rounds), NULL, NULL,
                      NULL, round_known_cb, g_object_ref (self));
}

/* What it says is plain text. */
static AdwToast *
make_toast (const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  return adw_toast_new (markup);
}

/* The row shows what the file holds; what was refused is said and stays to be mended. */
static void
sender_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *known = NULL;

  if (self->workspace == NULL)
    return;
  known = opcc_workspace_run_finish (self->workspace, result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sender_row),
                            !opcc_workspace_is_read_only (self->workspace));
  if (known == NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), make_toast (error->message));
  else if (strcmp (known, gtk_editable_get_text (GTK_EDITABLE (self->sender_row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->sender_row), known);
}

static void
apply_sender_cb (OpccPreferences *self)
{
  opcc_workspace_run (self->workspace, opcc_job_save_sender,
                      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->sender_row))), g_free,
                      g_free, NULL, sender_known_cb, g_object_ref (self));
}

static void
follow_office (OpccPreferences *self, OpccOffice *office)
{
  self->workspace = g_object_ref (opcc_office_get_workspace (office));
  describe_backups (self, opcc_office_get_path (office));
  opcc_second_folder_group_follow (OPCC_SECOND_FOLDER_GROUP (self->second_group), self->workspace);
  g_signal_connect_object (self->round_switch, "notify::active", G_CALLBACK (choose_round_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sender_row, "apply", G_CALLBACK (apply_sender_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_workspace_run (self->workspace, opcc_job_load_sender, NULL, NULL, g_free, NULL,
                      sender_known_cb, g_object_ref (self));
  opcc_workspace_run (self->workspace, opcc_job_load_round, NULL, NULL, NULL, NULL, round_known_cb,
                      g_object_ref (self));
}

static void
add_care_actions (OpccPreferences *self)
{
  static const GActionEntry entries[] = {
    { "backup", care_cb },
    { "restore", care_cb },
    { "verify", care_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)),
        g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), entries[i].name));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "care", G_ACTION_GROUP (group));
}

static void
opcc_preferences_dispose (GObject *object)
{
  OpccPreferences *self = OPCC_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_preferences_parent_class)->dispose (object);
}

static void
opcc_preferences_class_init (OpccPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_preferences_dispose;
  g_type_ensure (OPCC_TYPE_SECOND_FOLDER_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, who_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, colours_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, letters_switch);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, keycaps_switch);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, present_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, office_group);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, backups_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, round_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, round_switch);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, sender_row);
  gtk_widget_class_bind_template_child (widget_class, OpccPreferences, second_group);
}

static void
opcc_preferences_init (OpccPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->backups_row), FALSE);
}

/**
 * opcc_preferences_new:
 * @window: the window they belong to
 * @settings: (transfer none): what is changed, at once
 *
 * Returns: (transfer none): the preferences
 */
GtkWindow *
opcc_preferences_new (OpccWindow *window, GSettings *settings)
{
  OpccPreferences *self = g_object_new (OPCC_TYPE_PREFERENCES, "transient-for", window, NULL);
  OpccOffice *office = opcc_window_get_office (window);

  self->window = window;
  self->settings = g_object_ref (settings);
  bind_settings (self);
  add_care_actions (self);
  gtk_widget_set_visible (self->office_group, office != NULL);
  gtk_widget_set_visible (self->second_group, office != NULL);
  if (office != NULL)
    follow_office (self, office);
  return GTK_WINDOW (self);
}
