/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportDialog: takes in any file that a domain knows, after a look at what it would do. */
#include "opcc-import-dialog.h"

#include <glib/gi18n-lib.h>

struct _OpccImportDialog
{
  OpccImportWindow parent_instance;
  const OpccFileImport *import;
  GtkCheckButton *restate;   /* (nullable) */
  OpccFileImportFlags flags; /* of the job under way */
};

G_DEFINE_FINAL_TYPE (OpccImportDialog, opcc_import_dialog, OPCC_TYPE_IMPORT_WINDOW)

static gpointer
run_import (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportDialog *self = data;

  return opcc_file_import_run (self->import, db,
                               opcc_import_window_get_path (OPCC_IMPORT_WINDOW (self)), self->flags,
                               cancellable, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportWindow) self = user_data;
  g_autoptr (OpccImportResult) done = opcc_import_window_finish (self, result);
  g_autofree char *sentence = NULL;

  if (done == NULL)
    return;
  sentence = opcc_import_result_to_sentence (done);
  opcc_import_window_end (self, sentence, done->action != NULL);
}

static OpccFileImportFlags
get_restating (OpccImportDialog *self)
{
  return self->restate != NULL && gtk_check_button_get_active (self->restate)
             ? OPCC_FILE_IMPORT_RESTATE
             : 0;
}

static void
opcc_import_dialog_read_file (OpccImportWindow *window)
{
  OpccImportDialog *self = OPCC_IMPORT_DIALOG (window);

  self->flags = OPCC_FILE_IMPORT_DRY_RUN | get_restating (self);
  opcc_import_window_start_preview (window, run_import);
}

static void
opcc_import_dialog_apply (OpccImportWindow *window)
{
  OpccImportDialog *self = OPCC_IMPORT_DIALOG (window);

  self->flags = get_restating (self);
  opcc_import_window_start (window, _ ("Taking the file in"), run_import,
                            (GDestroyNotify) opcc_import_result_free, applied_cb);
}

/* What the file would do is another thing then, so it is read again. */
static void
restate_toggled_cb (OpccImportDialog *self)
{
  OpccImportWindow *window = OPCC_IMPORT_WINDOW (self);

  if (opcc_import_window_get_path (window) != NULL && !opcc_import_window_is_busy (window))
    opcc_import_dialog_read_file (window);
}

static void
opcc_import_dialog_class_init (OpccImportDialogClass *klass)
{
  OpccImportWindowClass *window_class = OPCC_IMPORT_WINDOW_CLASS (klass);

  window_class->read_file = opcc_import_dialog_read_file;
  window_class->apply = opcc_import_dialog_apply;
}

static void
opcc_import_dialog_init (OpccImportDialog *self)
{
}

static void
add_restate (OpccImportDialog *self)
{
  GtkWidget *tick = gtk_check_button_new_with_label (
      _ ("Change what is there already and says something else in the file"));

  self->restate = GTK_CHECK_BUTTON (tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (restate_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_import_window_set_foot (OPCC_IMPORT_WINDOW (self), tick);
}

OpccImportDialog *
opcc_import_dialog_show (GtkWidget *from,
                         OpccWorkspace *workspace,
                         const OpccFileImport *import,
                         GFile *file)
{
  OpccImportDialog *self = g_object_new (OPCC_TYPE_IMPORT_DIALOG, NULL);
  /* Translators: %s is what is taken in: "Posts of the office". */
  g_autofree char *title = g_strdup_printf (_ ("Import: %s"), _ (import->label));
  g_autofree char *hint = g_strdup_printf (
      "%s\n%s", _ (import->help),
      _ ("You see what it would do before anything is kept; a file can be dropped here."));

  self->import = import;
  opcc_import_window_set_up (OPCC_IMPORT_WINDOW (self), from, workspace, title,
                             _ ("Choose the file"), hint);
  if (import->can_restate)
    add_restate (self);
  if (file != NULL)
    opcc_import_window_open (OPCC_IMPORT_WINDOW (self), file);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

GtkCheckButton *
opcc_import_dialog_get_restate (OpccImportDialog *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_DIALOG (self), NULL);
  return self->restate;
}
