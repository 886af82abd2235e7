/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSecondFolderGroup: the preferences of where a second copy of each backup goes. */
#include "opcc-second-folder-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-backup.h"
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-second-folder.h"
#include "opcc-time.h"

struct _OpccSecondFolderGroup
{
  AdwPreferencesGroup parent_instance;
  AdwActionRow *folder_row; /* template */
  GtkWidget *off_button;    /* template */
  AdwActionRow *lock_row;   /* template */
  GtkWidget *lock_button;   /* template */
  GtkWidget *unlock_button; /* template */
  OpccWorkspace *workspace; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccSecondFolderGroup, opcc_second_folder_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- what there is --------------------------------------------------------------------------- */

/* Words that the rows show, found where the disk may be slow. */
typedef struct
{
  char *folder; /* (owned) */
  char *lock;   /* (owned) */
  gboolean chosen;
  gboolean locked;
} Told;

static void
free_told (Told *told)
{
  g_free (told->folder);
  g_free (told->lock);
  g_free (told);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Told, free_told)

static char *
tell_folder (const OpccSecondFolder *folder, const GPtrArray *copies)
{
  g_autofree char *shown = g_filename_display_name (folder->chosen);
  g_autofree char *at = NULL;
  g_autofree char *count = NULL;

  if (!opcc_second_folder_is_there (folder))
    return g_strdup_printf (_ ("%s is not there now. The next copy is made once it is."), shown);
  if (copies->len == 0)
    return g_strdup_printf (_ ("%s, with no copy yet"), shown);
  at = opcc_time_format (((OpccBackup *) copies->pdata[0])->at);
  count = g_strdup_printf (ngettext ("%u copy", "%u copies", copies->len), copies->len);
  /* Translators: folder, number of copies, time of the newest */
  return g_strdup_printf (_ ("%s: %s, the newest of %s"), shown, count, at);
}

static char *
tell_lock (const OpccSecondFolder *folder, const GPtrArray *copies)
{
  guint n_open = 0;

  for (guint i = 0; i < copies->len; i++)
    n_open += !((OpccBackup *) copies->pdata[i])->locked;
  if (!folder->locked)
    return g_strdup (_ ("Copies are not locked: whoever has the disk can read them."));
  if (n_open == 0)
    return g_strdup (_ ("Copies are locked: only the passphrase opens them."));
  return g_strdup_printf (ngettext ("Copies are locked: only the passphrase opens them. %u made "
                                    "before is not: delete it by hand where others can read it.",
                                    "Copies are locked: only the passphrase opens them. %u made "
                                    "before are not: delete them by hand where others can read "
                                    "them.",
                                    n_open),
                          n_open);
}

static gpointer
tell (OpccDb *db, GError **error)
{
  const char *path = opcc_db_get_path (db);
  g_autoptr (GError) problem = NULL;
  g_autoptr (OpccSecondFolder) folder = opcc_second_folder_load (path, &problem);
  g_autoptr (GPtrArray) copies = NULL;
  Told *told;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  told = g_new0 (Told, 1);
  told->chosen = folder != NULL;
  if (folder == NULL)
    {
      told->folder = g_strdup (_ ("None. A disk that is not in this computer is best."));
      return told;
    }
  copies = opcc_backup_list_folder (folder->path);
  told->locked = folder->locked;
  told->folder = tell_folder (folder, copies);
  told->lock = tell_lock (folder, copies);
  return told;
}

static gpointer
tell_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tell (db, error);
}

/* A backup at once shows whether it works; its copy is made beside the work. */
static gpointer
back_up (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (db, "hand", cancellable, error);

  return copy != NULL ? tell (db, error) : NULL;
}

static gpointer
choose_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_second_folder_choose (db, data, error) ? back_up (db, cancellable, error) : NULL;
}

static gpointer
forget_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_second_folder_forget (opcc_db_get_path (db), error) ? tell (db, error) : NULL;
}

static gpointer
lock_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_second_folder_lock (opcc_db_get_path (db), data, error)
             ? back_up (db, cancellable, error)
             : NULL;
}

/* --- the rows -------------------------------------------------------------------------------- */

static void
show (OpccSecondFolderGroup *self, const Told *told)
{
  adw_action_row_set_subtitle (self->folder_row, told->folder);
  adw_action_row_set_subtitle (self->lock_row, told->lock != NULL ? told->lock : "");
  gtk_widget_set_visible (self->off_button, told->chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->lock_row), told->chosen);
  gtk_widget_set_visible (self->lock_button, !told->locked);
  gtk_widget_set_visible (self->unlock_button, told->locked);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccSecondFolderGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Told) told = NULL;

  if (self->workspace == NULL)
    return;
  told = opcc_workspace_run_finish (self->workspace, result, &error);
  if (told != NULL)
    show (self, told);
  else
    adw_action_row_set_subtitle (self->folder_row, error->message);
}

static void
run (OpccSecondFolderGroup *self, OpccJob job, const char *text)
{
  if (self->workspace != NULL)
    opcc_workspace_run (self->workspace, job, g_strdup (text), g_free, (GDestroyNotify) free_told,
                        NULL, told_cb, g_object_ref (self));
}

/**
 * opcc_second_folder_group_choose:
 * @folder: (type filename)
 *
 * As when it is chosen in the dialog; what is wrong with it stands in the row.
 */
void
opcc_second_folder_group_choose (OpccSecondFolderGroup *self, const char *folder)
{
  g_return_if_fail (OPCC_IS_SECOND_FOLDER_GROUP (self) && folder != NULL);

  run (self, choose_job, folder);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccSecondFolderGroup) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    opcc_second_folder_group_choose (self, path);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_dialog_choose_folder (widget, _ ("Second folder for backups"), chosen_cb,
                             g_object_ref (widget));
}

static void
off_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (OPCC_SECOND_FOLDER_GROUP (widget), forget_job, NULL);
}

static void
unlock_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (OPCC_SECOND_FOLDER_GROUP (widget), lock_job, NULL);
}

/* --- the passphrase -------------------------------------------------------------------------- */

/* The dialog that waits for the job, and who asked. */
typedef struct
{
  OpccSecondFolderGroup *group; /* (owned) */
  OpccApplyDialog *dialog;      /* (owned) */
  OpccWorkspace *workspace;     /* (owned) */
} Locking;

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Locking *locking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Told) told = opcc_workspace_run_finish (locking->workspace, result, &error);

  opcc_apply_dialog_finish (locking->dialog, error);
  if (told != NULL && locking->group->workspace != NULL)
    show (locking->group, told);
  g_object_unref (locking->group);
  g_object_unref (locking->dialog);
  g_object_unref (locking->workspace);
  g_free (locking);
}

static void
free_secret (char *secret)
{
  memset (secret, 0, strlen (secret));
  g_free (secret);
}

static void
apply_cb (OpccSecondFolderGroup *self, OpccAskDialog *dialog)
{
  const char *typed = opcc_ask_dialog_get_text (dialog, 0);
  g_autoptr (GError) error = NULL;
  Locking *locking;

  if (self->workspace == NULL)
    return;
  if (strcmp (typed, opcc_ask_dialog_get_text (dialog, 1)) != 0)
    {
      g_set_error_literal (&error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("The two passphrases differ. Nothing was changed. Type the same one "
                              "twice."));
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  locking = g_new0 (Locking, 1);
  locking->group = g_object_ref (self);
  locking->workspace = g_object_ref (self->workspace);
  locking->dialog = g_object_ref (OPCC_APPLY_DIALOG (dialog));
  opcc_workspace_run (self->workspace, lock_job, g_strdup (typed), (GDestroyNotify) free_secret,
                      (GDestroyNotify) free_told, NULL, locked_cb, locking);
}

static void
lock_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (
      widget, _ ("Lock copies with a passphrase"),
      _ ("Copies in the second folder can then be read with the passphrase alone. It is kept "
         "nowhere, not on this computer either: without it nobody can open them, and nobody can "
         "find it out. Write it down and keep it where the disk is not."),
      _ ("Lock copies"));

  opcc_ask_dialog_add_secret (dialog, _ ("Passphrase, at least 8 characters"));
  opcc_ask_dialog_add_secret (dialog, _ ("The same passphrase again"));
  g_signal_connect_object (dialog, "apply", G_CALLBACK (apply_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the class ------------------------------------------------------------------------------- */

static void
changed_cb (OpccSecondFolderGroup *self, const char *const *kinds)
{
  if (g_strv_contains (kinds, "backup"))
    run (self, tell_job, NULL);
}

static void
opcc_second_folder_group_dispose (GObject *object)
{
  OpccSecondFolderGroup *self = OPCC_SECOND_FOLDER_GROUP (object);

  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_second_folder_group_parent_class)->dispose (object);
}

static void
opcc_second_folder_group_class_init (OpccSecondFolderGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_second_folder_group_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/app/opcc-second-folder-group.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccSecondFolderGroup, folder_row);
  gtk_widget_class_bind_template_child (widget_class, OpccSecondFolderGroup, off_button);
  gtk_widget_class_bind_template_child (widget_class, OpccSecondFolderGroup, lock_row);
  gtk_widget_class_bind_template_child (widget_class, OpccSecondFolderGroup, lock_button);
  gtk_widget_class_bind_template_child (widget_class, OpccSecondFolderGroup, unlock_button);
  gtk_widget_class_install_action (widget_class, "second.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "second.off", NULL, off_cb);
  gtk_widget_class_install_action (widget_class, "second.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "second.unlock", NULL, unlock_cb);
}

static void
opcc_second_folder_group_init (OpccSecondFolderGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_second_folder_group_follow:
 * @workspace: of the office file whose second folder it is
 */
void
opcc_second_folder_group_follow (OpccSecondFolderGroup *self, OpccWorkspace *workspace)
{
  g_return_if_fail (OPCC_IS_SECOND_FOLDER_GROUP (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  run (self, tell_job, NULL);
}
