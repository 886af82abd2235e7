/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which office file the window shows: opening, beginning, backing up, restoring, verifying. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-db.h"
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-office-jobs.h"
#include "opcc-pack-window.h"
#include "opcc-page.h"
#include "opcc-text.h"
#include "opcc-time.h"

/* Opening mostly takes less; a page that says so would only flicker. */
#define BUSY_AFTER_MS 250

static const OpccFileType open_types[] = {
  { N_ ("Office files and markers’ packs"), "*.opcc|*.opccpack" },
  { N_ ("Office files"), "*.opcc" },
  { N_ ("Markers’ packs"), "*.opccpack" },
  { N_ ("All files"), "*" },
  { NULL },
};

const OpccFileType opcc_window_office_types[] = {
  { N_ ("Office files"), "*.opcc" },
  { N_ ("All files"), "*" },
  { NULL },
};

static gboolean
show_opening_cb (gpointer user_data)
{
  OpccWindow *self = user_data;
  g_autofree char *name = g_filename_display_basename (self->opening);
  g_autofree char *what = g_strdup_printf (_ ("Opening %s…"), name);

  self->busy_timeout = 0;
  opcc_window_set_busy (self, what);
  return G_SOURCE_REMOVE;
}

static char *
make_sample_path (void)
{
  g_autofree char *office = opcc_store_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (office);

  return g_build_filename (folder, "sample.opcc", NULL);
}

static void
finish_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPassage) passage = user_data;
  OpccWindow *self = passage->window;

  if (!opcc_passage_finish_open (passage, result))
    return;
  g_clear_pointer (&self->opening, g_free);
  opcc_window_set_busy (self, NULL);
  opcc_window_take_office (self, passage->office);
  opcc_page_report_error (GTK_WIDGET (self->view), passage->error);
}

/* The sample is made in a file of its own, which goes again if it could not be filled. */
static void
finish_fill_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPassage) passage = user_data;
  OpccWindow *self = passage->window;
  g_autofree char *pins = opcc_store_run_finish (OPCC_STORE (source), result, &passage->error);

  g_clear_pointer (&self->opening, g_free);
  opcc_window_set_busy (self, NULL);
  if (pins != NULL && !self->closing)
    {
      opcc_window_take_office (self, passage->office);
      return;
    }
  opcc_office_close (passage->office);
  g_unlink (passage->path);
  if (!self->closing)
    opcc_window_fail_to_open (self, passage->path, passage->error);
}

static void
finish_new_sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPassage) passage = user_data;

  if (!opcc_passage_finish_open (passage, result))
    return;
  opcc_store_run (opcc_office_get_store (passage->office), opcc_job_fill_sample, NULL, NULL, g_free,
                  NULL, finish_fill_cb, passage);
  passage = NULL;
}

static void
new_office_at (OpccWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (opcc_window_make_folder (path, &error))
    opcc_window_start_opening (opcc_passage_new (self, path, NULL), OPCC_STORE_CREATE);
  else
    opcc_window_fail_to_open (self, path, error);
}

static void
choose_new_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    new_office_at (self, path);
}

static void
new_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  g_autofree char *path = opcc_store_get_default_path ();

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    new_office_at (self, path);
  else
    opcc_dialog_save_file (GTK_WIDGET (self), _ ("Start a new office"), "office.opcc",
                           opcc_window_office_types, choose_new_cb, g_object_ref (self));
}

static void
sample_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_window_open_sample (user_data);
}

static void
choose_open_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    opcc_window_open_path (self, path, 0);
}

static void
open_office_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_dialog_open_file (GTK_WIDGET (user_data), _ ("Open an office file or a marker’s pack"),
                         open_types, choose_open_cb, g_object_ref (user_data));
}

static void
trouble_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (self->failed != NULL)
    opcc_window_show_trouble (self);
  else if (self->office != NULL)
    opcc_dialog_tell (GTK_WIDGET (self), _ ("Read only"),
                      opcc_store_get_read_only_reason (opcc_office_get_store (self->office)));
}

static void
update_banner (OpccWindow *self)
{
  OpccStore *store = self->office != NULL ? opcc_office_get_store (self->office) : NULL;
  OpccBanner *banner = self->office_banner;

  if (store != NULL && opcc_office_get_doubt (self->office) != NULL)
    {
      opcc_banner_set (banner, OPCC_TONE_BAD, _ ("Figures may be wrong"),
                       opcc_office_get_doubt (self->office));
      opcc_banner_set_icon_name (banner, NULL);
      opcc_banner_set_button (banner, _ ("What is wrong…"), "win.verify");
    }
  else if (store != NULL && opcc_store_is_read_only (store))
    {
      opcc_banner_set (banner, OPCC_TONE_NONE, _ ("Read only"),
                       opcc_store_get_read_only_reason (store));
      opcc_banner_set_icon_name (banner, "changes-prevent-symbolic");
      opcc_banner_set_button (banner, _ ("Why"), "win.trouble");
    }
  else if (store == NULL && g_error_matches (self->failed, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    {
      opcc_banner_set (banner, OPCC_TONE_BAD, _ ("This file is damaged"), self->failed->message);
      opcc_banner_set_button (banner, _ ("Open backup…"), "win.trouble");
    }
  else if (store == NULL && g_error_matches (self->failed, OPCC_ERROR, OPCC_ERROR_UNSAFE_PLACE))
    {
      opcc_banner_set (banner, OPCC_TONE_WARN, _ ("Not safe here"), self->failed->message);
      opcc_banner_set_button (banner, _ ("Move it…"), "win.trouble");
    }
  else if (store == NULL && self->failed != NULL)
    {
      opcc_banner_set (banner, OPCC_TONE_WARN, _ ("Not opened"), self->failed->message);
      opcc_banner_set_button (banner, _ ("What to do…"), "win.trouble");
    }
  else if (store != NULL && opcc_store_get_backup_trouble (store) != NULL)
    {
      opcc_banner_set (banner, OPCC_TONE_WARN, _ ("A backup is missing"),
                       opcc_store_get_backup_trouble (store));
      opcc_banner_set_button (banner, _ ("Back up now…"), "win.backup");
    }
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (banner), FALSE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (banner), TRUE);
}

static void
update_state (OpccWindow *self)
{
  OpccStore *store = opcc_office_get_store (self->office);
  gint64 saved_at = opcc_store_get_saved_at (store);
  g_autofree char *name = opcc_office_dup_name (self->office);
  g_autofree char *place = g_strdup_printf (_ ("%s · on this computer"), name);
  g_autofree char *path = g_filename_display_name (opcc_office_get_path (self->office));
  g_autofree char *clock = NULL;
  g_autofree char *state = NULL;

  if (opcc_store_is_read_only (store))
    {
      opcc_sidebar_set_state (self->sidebar, "changes-prevent-symbolic", _ ("Read only"), name,
                              path);
      return;
    }
  if (saved_at > 0)
    {
      clock = opcc_time_format_clock (saved_at);
      /* Translators: a time of day, such as 10:42 */
      state = g_strdup_printf (_ ("All changes saved %s"), clock);
    }
  opcc_sidebar_set_state (self->sidebar, "object-select-symbolic",
                          state != NULL ? state : _ ("All changes saved"), place, path);
}

/**
 * opcc_passage_new:
 * @path: the office file
 * @copy: (nullable): a backup, or where a copy goes
 *
 * Returns: (transfer full): work on a file that outlives one step
 */
OpccPassage *
opcc_passage_new (OpccWindow *self, const char *path, const char *copy)
{
  OpccPassage *passage = g_new0 (OpccPassage, 1);

  passage->window = g_object_ref (self);
  passage->path = g_strdup (path);
  passage->copy = g_strdup (copy);
  return passage;
}

void
opcc_passage_free (OpccPassage *passage)
{
  g_object_unref (passage->window);
  g_free (passage->path);
  g_free (passage->copy);
  g_free (passage->passphrase);
  g_clear_object (&passage->office);
  g_clear_error (&passage->error);
  g_free (passage);
}

/**
 * opcc_passage_finish_open:
 *
 * Ends opcc_office_open_async(): the passage has the office, or the window says why not.
 *
 * Returns: whether there is something to go on with
 */
gboolean
opcc_passage_finish_open (OpccPassage *passage, GAsyncResult *result)
{
  OpccWindow *self = passage->window;
  g_autoptr (GError) error = NULL;

  passage->office = opcc_office_open_finish (result, &error);
  if (passage->office != NULL && !self->closing)
    return TRUE;
  g_clear_pointer (&self->opening, g_free);
  opcc_window_set_busy (self, NULL);
  /* What went wrong before, such as a backup that was not restored, is why it is opened again. */
  if (passage->error != NULL)
    g_prefix_error (&error, "%s\n\n", passage->error->message);
  if (!self->closing)
    opcc_window_fail_to_open (self, passage->path, error);
  return FALSE;
}

/**
 * opcc_window_set_busy:
 * @what: (nullable): what is under way with the office file; NULL: nothing any more
 */
void
opcc_window_set_busy (OpccWindow *self, const char *what)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  opcc_welcome_set_busy (self->welcome, what);
  if (what != NULL)
    gtk_stack_set_visible_child_name (self->view, "welcome");
}

/**
 * opcc_window_make_folder:
 * @path: where an office file is to be
 *
 * Returns: whether its folder is there now
 */
gboolean
opcc_window_make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  shown = g_filename_display_name (folder);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY,
               _ ("The folder %s could not be made: %s. Choose another place for the office file."),
               shown, g_strerror (errno));
  return FALSE;
}

/**
 * opcc_window_fail_to_open:
 * @path: the office file
 * @error: why it could not be opened, or made
 *
 * Says so in a dialog with the ways on, and in the banner while no other office is open.
 */
void
opcc_window_fail_to_open (OpccWindow *self, const char *path, const GError *error)
{
  g_autofree char *failed_path = g_strdup (path);

  g_clear_error (&self->failed);
  g_free (self->failed_path);
  self->failed = g_error_copy (error);
  self->failed_path = g_steal_pointer (&failed_path);
  if (self->office == NULL)
    opcc_window_show_welcome (self);
  else
    gtk_stack_set_visible_child_name (self->view, "pages");
  opcc_window_update_office (self);
  opcc_window_show_trouble (self);
}

/**
 * opcc_window_start_opening:
 * @passage: (transfer full): the file, and what to report once it is open
 */
void
opcc_window_start_opening (OpccPassage *passage, OpccStoreFlags flags)
{
  OpccWindow *self = passage->window;

  opcc_set_str (&self->opening, passage->path);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  self->busy_timeout = g_timeout_add (BUSY_AFTER_MS, show_opening_cb, self);
  opcc_office_open_async (passage->path, flags, finish_open_cb, passage);
}

/**
 * opcc_window_install_office_actions:
 *
 * Adds the actions that concern the office file as a whole.
 */
void
opcc_window_install_office_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "new-office", new_office_cb },
    { "sample-office", sample_office_cb },
    { "open-office", open_office_cb },
    { "trouble", trouble_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * opcc_window_leave_damaged:
 *
 * What was found out of a large file after it was opened: it is closed, and the ways on are shown.
 */
void
opcc_window_leave_damaged (OpccWindow *self)
{
  g_autoptr (OpccOffice) office = g_object_ref (self->office);
  g_autoptr (GError) error = g_error_copy (opcc_store_get_damage (opcc_office_get_store (office)));

  opcc_window_take_office (self, NULL);
  opcc_window_fail_to_open (self, opcc_office_get_path (office), error);
  opcc_office_close_async (office, NULL, NULL);
}

/**
 * opcc_window_update_office:
 *
 * Says what is the case with the office file: in the banner, the sidebar and the actions.
 */
void
opcc_window_update_office (OpccWindow *self)
{
  update_banner (self);
  opcc_sidebar_set_domains_shown (self->sidebar, self->office != NULL);
  if (self->office != NULL)
    update_state (self);
  opcc_window_update_actions (self);
}

/**
 * opcc_window_show_trouble:
 *
 * Opens the dialog about the office file that could not be opened.
 */
void
opcc_window_show_trouble (OpccWindow *self)
{
  opcc_window_show_ways (self, opcc_office_dialog_new_for_error (GTK_WINDOW (self),
                                                                 self->failed_path, self->failed));
}

/**
 * opcc_window_open_path:
 * @path: an office file, or a marker's pack
 * @flags: OPCC_STORE_CREATE makes it
 *
 * Opens a file in place of the one that is open, which stays if this one cannot be opened; a pack
 * in a window of its own beside it.
 */
void
opcc_window_open_path (OpccWindow *self, const char *path, OpccStoreFlags flags)
{
  g_autoptr (OpccOffice) office = NULL;

  g_return_if_fail (OPCC_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (opcc_pack_window_takes (path))
    {
      opcc_pack_window_open (gtk_window_get_application (GTK_WINDOW (self)), path);
      return;
    }
  if (self->opening != NULL || (self->office != NULL && !opcc_window_pages_can_close (self)))
    return;
  if (self->office != NULL && g_strcmp0 (opcc_office_get_path (self->office), path) == 0)
    return;
  if (flags == 0)
    office = opcc_office_take_expected (path);
  if (office != NULL)
    opcc_window_take_office (self, office);
  else
    opcc_window_start_opening (opcc_passage_new (self, path, NULL), flags);
}

/**
 * opcc_window_open_sample:
 *
 * Opens the sample office of this user; makes it if it is not there.
 */
void
opcc_window_open_sample (OpccWindow *self)
{
  g_autofree char *path = make_sample_path ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (OPCC_IS_WINDOW (self));

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      opcc_window_open_path (self, path, 0);
      return;
    }
  if (self->opening != NULL)
    return;
  if (!opcc_window_make_folder (path, &error))
    {
      opcc_window_fail_to_open (self, path, error);
      return;
    }
  opcc_set_str (&self->opening, path);
  opcc_window_set_busy (self, _ ("Making the sample office…"));
  opcc_office_open_async (path, OPCC_STORE_CREATE, finish_new_sample_cb,
                          opcc_passage_new (self, path, NULL));
}

/**
 * opcc_window_show_welcome:
 *
 * Shows the ways to begin.
 */
void
opcc_window_show_welcome (OpccWindow *self)
{
  g_return_if_fail (OPCC_IS_WINDOW (self));

  opcc_welcome_set_busy (self->welcome, NULL);
  gtk_stack_set_visible_child_name (self->view, "welcome");
  opcc_window_update_page (self);
}

/**
 * opcc_window_is_busy:
 *
 * Returns: whether an office file is being opened, made or restored
 */
gboolean
opcc_window_is_busy (OpccWindow *self)
{
  g_return_val_if_fail (OPCC_IS_WINDOW (self), FALSE);

  return self->opening != NULL;
}
