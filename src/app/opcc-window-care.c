/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the office file: backing up, restoring, verifying, and copying it to a safe place.
 */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "opcc-ask-dialog.h"
#include "opcc-backup-folder.h"
#include "opcc-date.h"
#include "opcc-office-jobs.h"
#include "opcc-page.h"
#include "opcc-text.h"

/* The folder beside a copy that is being restored from there. */
#define HELD ".held"

/* A copy is made through the engine, from the file opened to read; then the copy is opened. */
static void
finish_copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPassage) passage = user_data;
  OpccWindow *self = passage->window;
  g_autofree char *made = opcc_store_run_finish (OPCC_STORE (source), result, &passage->error);

  g_clear_pointer (&self->opening, g_free);
  opcc_window_set_busy (self, NULL);
  opcc_office_close (passage->office);
  if (made != NULL)
    opcc_window_open_path (self, made, 0);
  else
    opcc_window_fail_to_open (self, passage->path, passage->error);
}

static void
finish_open_to_copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPassage) passage = user_data;

  if (!opcc_passage_finish_open (passage, result))
    return;
  opcc_store_run (opcc_office_get_store (passage->office), opcc_job_backup_to,
                  g_strdup (passage->copy), g_free, g_free, NULL, finish_copy_cb, passage);
  passage = NULL;
}

static void
copy_here (OpccWindow *self, const char *path, const char *copy)
{
  g_autoptr (GError) error = NULL;

  if (!opcc_window_make_folder (copy, &error))
    {
      opcc_window_fail_to_open (self, path, error);
      return;
    }
  opcc_set_str (&self->opening, path);
  opcc_window_set_busy (self, _ ("Copying the office file to this computer…"));
  opcc_office_open_async (path, OPCC_STORE_READ_ONLY | OPCC_STORE_ALLOW_ANY_PLACE,
                          finish_open_to_copy_cb, opcc_passage_new (self, path, copy));
}

static void
choose_copy_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autofree char *copy = file != NULL ? g_file_get_path (file) : NULL;

  if (copy != NULL && self->failed_path != NULL)
    copy_here (self, self->failed_path, copy);
}

static void
ask_where_to_copy (OpccWindow *self, const char *path)
{
  g_autofree char *copy = opcc_store_get_default_path ();
  g_autofree char *name = g_path_get_basename (path);

  if (!g_file_test (copy, G_FILE_TEST_EXISTS))
    copy_here (self, path, copy);
  else
    opcc_dialog_save_file (GTK_WIDGET (self), _ ("Copy the office file to this computer"), name,
                           opcc_window_office_types, choose_copy_cb, g_object_ref (self));
}

/* Closing the office makes a backup, and that may thin out the very one that was chosen: it is held
 * in a folder of its own, under its name, until it has been restored. A stick may know no links:
 * then it is restored from where it is. */
static char *
hold_backup (const char *copy)
{
  g_autofree char *name = g_path_get_basename (copy);
  g_autofree char *beside = g_path_get_dirname (copy);
  g_autofree char *folder = g_build_filename (beside, HELD, NULL);
  g_autofree char *held = g_build_filename (folder, name, NULL);

  g_mkdir (folder, 0700);
  g_unlink (held);
  if (link (copy, held) == 0)
    return g_steal_pointer (&held);
  g_rmdir (folder);
  return NULL;
}

/* Does nothing to a copy where it was made. */
static void
let_go_of_held (const char *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *name = g_path_get_basename (folder);

  if (!g_str_equal (name, HELD))
    return;
  g_unlink (copy);
  g_rmdir (folder);
}

/* Restoring: the file is closed, the backup takes its place, and it is opened again whatever came
 * of it. */
static void
finish_restore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpccPassage *passage = user_data;

  g_clear_pointer (&passage->window->opening, g_free);
  if (opcc_office_restore_finish (result, &passage->error))
    opcc_toaster_show (passage->window->toaster, _ ("The backup was restored"), NULL, NULL);
  let_go_of_held (passage->copy);
  opcc_window_start_opening (passage, 0);
}

static void
restore_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpccPassage *passage = user_data;

  opcc_office_restore_async (passage->copy, passage->passphrase, passage->path, finish_restore_cb,
                             passage);
}

static void
restore (OpccWindow *self, const char *path, const char *copy, const char *passphrase)
{
  g_autofree char *held = hold_backup (copy);
  OpccPassage *passage = opcc_passage_new (self, path, held != NULL ? held : copy);
  g_autoptr (OpccOffice) office = NULL;

  passage->passphrase = g_strdup (passphrase);
  opcc_set_str (&self->opening, path);
  if (self->office == NULL || g_strcmp0 (opcc_office_get_path (self->office), path) != 0)
    {
      opcc_window_set_busy (self, _ ("Restoring the backup…"));
      opcc_office_restore_async (passage->copy, passage->passphrase, path, finish_restore_cb,
                                 passage);
      return;
    }
  if (!opcc_window_pages_can_close (self))
    {
      g_clear_pointer (&self->opening, g_free);
      let_go_of_held (passage->copy);
      opcc_passage_free (passage);
      return;
    }
  office = g_object_ref (self->office);
  opcc_window_take_office (self, NULL);
  opcc_window_set_busy (self, _ ("Restoring the backup…"));
  opcc_office_close_async (office, restore_closed_cb, passage);
}

/* A locked copy that was chosen, while its passphrase is asked for. */
typedef struct
{
  OpccWindow *window; /* (owned) */
  char *path;         /* (owned): of the office file */
  char *copy;         /* (owned) */
} Locked;

static void
free_locked (gpointer data, GClosure *closure)
{
  Locked *locked = data;

  g_object_unref (locked->window);
  g_free (locked->path);
  g_free (locked->copy);
  g_free (locked);
}

static void
open_locked_cb (OpccAskDialog *dialog, Locked *locked)
{
  g_autofree char *passphrase = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  g_autoptr (OpccWindow) window = g_object_ref (locked->window);
  g_autofree char *path = g_strdup (locked->path);
  g_autofree char *copy = g_strdup (locked->copy);

  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
  restore (window, path, copy, passphrase);
}

static void
ask_passphrase (OpccWindow *self, const char *path, const char *copy)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (GTK_WIDGET (self), _ ("Restore a locked copy"),
                                               _ ("This copy opens with the passphrase alone that "
                                                  "copies were locked with when it was made."),
                                               _ ("Restore"));
  Locked *locked = g_new0 (Locked, 1);

  locked->window = g_object_ref (self);
  locked->path = g_strdup (path);
  locked->copy = g_strdup (copy);
  opcc_ask_dialog_add_secret (dialog, _ ("Passphrase"));
  g_signal_connect_data (dialog, "apply", G_CALLBACK (open_locked_cb), locked, free_locked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
choose_copy_to_restore (OpccWindow *self, const char *path, const char *copy)
{
  if (g_str_has_suffix (copy, OPCC_BACKUP_LOCKED))
    ask_passphrase (self, path, copy);
  else
    restore (self, path, copy, NULL);
}

static void
choose_way_cb (OpccWindow *self, const char *choice, const char *path)
{
  g_autofree char *office = g_strdup (self->failed_path);

  if (g_str_equal (choice, OPCC_CHOICE_RESTORE))
    choose_copy_to_restore (self, office != NULL ? office : opcc_office_get_path (self->office),
                            path);
  else if (g_str_equal (choice, OPCC_CHOICE_RETRY))
    opcc_window_open_path (self, path, 0);
  else if (g_str_equal (choice, OPCC_CHOICE_READ))
    opcc_window_open_path (self, path, OPCC_STORE_READ_ONLY | OPCC_STORE_ALLOW_ANY_PLACE);
  else if (g_str_equal (choice, OPCC_CHOICE_COPY_HERE))
    ask_where_to_copy (self, office);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-office", NULL);
}

/**
 * opcc_window_show_ways:
 * @dialog: a dialog about the office file
 *
 * Shows it, and goes the way on that is chosen.
 */
void
opcc_window_show_ways (OpccWindow *self, GtkWindow *dialog)
{
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (choose_way_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (self->office == NULL)
    return;
  g_clear_pointer (&self->failed_path, g_free);
  opcc_window_show_ways (self,
                         opcc_office_dialog_new_for_restore (GTK_WINDOW (self),
                                                             opcc_office_get_path (self->office)));
}

static void
finish_backup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = opcc_store_run_finish (OPCC_STORE (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  opcc_toaster_dismiss (self->toaster);
  if (path == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self->view), error);
      return;
    }
  name = g_filename_display_basename (path);
  words = g_strdup_printf (_ ("Backed up to %s, and checked"), name);
  opcc_toaster_show (self->toaster, words, NULL, NULL);
}

static void
choose_backup_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->office == NULL)
    {
      g_free (path);
      return;
    }
  opcc_toaster_show (self->toaster, _ ("Backing up…"), NULL, NULL);
  opcc_store_run (opcc_office_get_store (self->office), opcc_job_backup_by_hand, path, g_free,
                  g_free, NULL, finish_backup_cb, g_object_ref (self));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  g_autofree char *day = opcc_date_to_iso (opcc_date_today ());
  g_autofree char *name = g_strdup_printf ("office %s.opcc", day);

  opcc_dialog_save_file (GTK_WIDGET (self), _ ("Back up the office file"), name,
                         opcc_window_office_types, choose_backup_cb, g_object_ref (self));
}

/**
 * opcc_window_install_care_actions:
 *
 * Adds the actions that look after the office file.
 */
void
opcc_window_install_care_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "backup", backup_cb },
    { "restore", restore_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
