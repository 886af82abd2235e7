/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportWindow: the steps of taking a file in: chosen or dropped, looked at, done. */
#pragma once

#include <adwaita.h>

#include "opcc-dialogs.h"
#include "opcc-file-import.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccImportWindow:
 *
 * The steps "file", "busy" and "preview", and those that are added. One button goes forward:
 * it chooses a file, asks for the preview, or takes the file in. While a job runs, closing the
 * window cancels it.
 *
 * @step_before_preview: where Back goes to from the preview; "file" unless set
 * @types: (nullable): the files it chooses between; tables of all kinds unless set
 * @read_file: a file on this computer was chosen: opcc_import_window_get_path ()
 * @preview: (nullable) reads every row; only where there is a step between file and preview
 * @apply: takes the file in
 * @make_verb: (nullable) words of the button that takes in what @result says; (transfer full)
 */
#define OPCC_TYPE_IMPORT_WINDOW (opcc_import_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccImportWindow, opcc_import_window, OPCC, IMPORT_WINDOW, AdwWindow)

struct _OpccImportWindowClass
{
  AdwWindowClass parent_class;

  const char *step_before_preview;
  const OpccFileType *types;
  void (*read_file) (OpccImportWindow *self);
  void (*preview) (OpccImportWindow *self);
  void (*apply) (OpccImportWindow *self);
  char *(*make_verb) (OpccImportWindow *self, const OpccImportResult *result);

  gpointer padding[4];
};

/* @from: a widget of the page that is told when it is done; @hint: what stands where a file is
 * chosen. All texts are plain. */
void opcc_import_window_set_up (OpccImportWindow *self,
                                GtkWidget *from,
                                OpccWorkspace *workspace,
                                const char *title,
                                const char *hint_title,
                                const char *hint);
/* Reads what the file is, and goes on to the step after. */
void opcc_import_window_open (OpccImportWindow *self, GFile *file);

/* A step between file and preview; the window takes @child over. */
void opcc_import_window_add_step (OpccImportWindow *self, const char *name, GtkWidget *child);
/* Something below the preview, such as a tick. */
void opcc_import_window_set_foot (OpccImportWindow *self, GtkWidget *child);
void opcc_import_window_show_step (OpccImportWindow *self, const char *step);

gboolean opcc_import_window_is_busy (OpccImportWindow *self);
/* Runs @job with the window as its data; only one at a time, and the window lives until its end.
 * @callback has to call opcc_import_window_finish (), and gets a reference as its data. */
void opcc_import_window_start (OpccImportWindow *self,
                               const char *title,
                               OpccJob job,
                               GDestroyNotify free_result,
                               GAsyncReadyCallback callback);
/* Runs @job, which gives an OpccImportResult and writes nothing, and shows what came of it. */
void opcc_import_window_start_preview (OpccImportWindow *self, OpccJob job);
/* The result; where there is none the step before is shown again with the reason. */
gpointer opcc_import_window_finish (OpccImportWindow *self, GAsyncResult *result);
/* An OpccProgress for jobs, with the window as its data. */
void opcc_import_window_tell_progress (double fraction, gpointer user_data);
/* Says on the page what came of it, with Undo where something was done, and closes. */
void opcc_import_window_end (OpccImportWindow *self, const char *sentence, gboolean with_undo);

const char *opcc_import_window_get_path (OpccImportWindow *self);
const char *opcc_import_window_get_step (OpccImportWindow *self);
/* (nullable): what the banner says. */
const char *opcc_import_window_get_error (OpccImportWindow *self);
/* (nullable): the preview that was read last. */
const OpccImportResult *opcc_import_window_get_preview (OpccImportWindow *self);

G_END_DECLS
