/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportAssistant: takes applications in from a file: found, matched, previewed, done. */
#include "opcc-import-assistant.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-import-found-step.h"
#include "opcc-import-found.h"
#include "opcc-intake.h"

struct _OpccImportAssistant
{
  OpccImportWindow parent_instance;
  OpccImportFoundStep *found;
  OpccIntake *intake; /* (owned) (nullable) until a file was read; the jobs' while one runs */
  char *description;  /* (owned) (nullable) what the file was found to be */
  gint64 round;
  guint wanted_sheet; /* from 0; what open_sheet () goes to */
};

G_DEFINE_FINAL_TYPE (OpccImportAssistant, opcc_import_assistant, OPCC_TYPE_IMPORT_WINDOW)

/* --- jobs ------------------------------------------------------------------------------------ */

static gboolean
describe_file (OpccImportAssistant *self, GCancellable *cancellable, GError **error)
{
  char *description =
      opcc_import_found_describe (opcc_import_window_get_path (OPCC_IMPORT_WINDOW (self)),
                                  opcc_intake_get_sheet (self->intake), cancellable, error);

  if (description == NULL)
    return FALSE;
  g_free (self->description);
  self->description = description;
  return TRUE;
}

static gpointer
open_file (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportAssistant *self = data;
  OpccIntake *intake =
      opcc_intake_new (db, self->round, opcc_import_window_get_path (OPCC_IMPORT_WINDOW (self)),
                       cancellable, error);

  if (intake == NULL)
    return NULL;
  g_clear_pointer (&self->intake, opcc_intake_free);
  self->intake = intake;
  return describe_file (self, cancellable, error) ? self : NULL;
}

static gpointer
open_sheet (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportAssistant *self = data;

  if (!opcc_intake_set_sheet (db, self->intake, self->wanted_sheet, cancellable, error))
    return NULL;
  return describe_file (self, cancellable, error) ? self : NULL;
}

static gpointer
preview_file (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportAssistant *self = data;

  return opcc_intake_preview (db, self->intake, opcc_import_window_tell_progress, self, cancellable,
                              error);
}

static gpointer
apply_file (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportAssistant *self = data;

  return opcc_intake_apply (db, self->intake, opcc_import_window_tell_progress, self, cancellable,
                            error);
}

/* --- steps ----------------------------------------------------------------------------------- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportAssistant) self = user_data;

  if (opcc_import_window_finish (OPCC_IMPORT_WINDOW (self), result) == NULL)
    return;
  opcc_import_found_step_show (self->found, self->intake, self->description);
  opcc_import_window_show_step (OPCC_IMPORT_WINDOW (self), "columns");
}

static void
sheet_chosen_cb (OpccImportAssistant *self, guint sheet)
{
  if (self->intake == NULL || opcc_import_window_is_busy (OPCC_IMPORT_WINDOW (self)))
    return;
  self->wanted_sheet = sheet;
  opcc_import_found_step_show (self->found, NULL, NULL);
  opcc_import_window_start (OPCC_IMPORT_WINDOW (self), _ ("Reading the sheet"), open_sheet, NULL,
                            opened_cb);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportWindow) self = user_data;
  g_autoptr (OpccImportResult) done = opcc_import_window_finish (self, result);
  g_autofree char *sentence = NULL;

  if (done == NULL)
    return;
  sentence = done->refused > 0 || done->added == 0
                 ? opcc_import_result_to_sentence (done)
                 : g_strdup_printf (ngettext ("%d application added", "%d applications added",
                                              (gulong) done->added),
                                    (int) done->added);
  opcc_import_window_end (self, sentence, done->action != NULL);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_import_assistant_read_file (OpccImportWindow *window)
{
  opcc_import_found_step_show (OPCC_IMPORT_ASSISTANT (window)->found, NULL, NULL);
  opcc_import_window_start (window, _ ("Reading the file"), open_file, NULL, opened_cb);
}

static void
opcc_import_assistant_preview (OpccImportWindow *window)
{
  if (OPCC_IMPORT_ASSISTANT (window)->intake != NULL)
    opcc_import_window_start_preview (window, preview_file);
}

static void
opcc_import_assistant_apply (OpccImportWindow *window)
{
  if (OPCC_IMPORT_ASSISTANT (window)->intake != NULL)
    opcc_import_window_start (window, _ ("Taking the applications in"), apply_file,
                              (GDestroyNotify) opcc_import_result_free, applied_cb);
}

static char *
opcc_import_assistant_make_verb (OpccImportWindow *window, const OpccImportResult *result)
{
  return g_strdup_printf (ngettext ("Import %" PRId64 " application",
                                    "Import %" PRId64 " applications", (gulong) result->added),
                          result->added);
}

static void
opcc_import_assistant_finalize (GObject *object)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (object);

  g_clear_pointer (&self->intake, opcc_intake_free);
  g_free (self->description);
  G_OBJECT_CLASS (opcc_import_assistant_parent_class)->finalize (object);
}

static void
opcc_import_assistant_class_init (OpccImportAssistantClass *klass)
{
  OpccImportWindowClass *window_class = OPCC_IMPORT_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_import_assistant_finalize;
  window_class->step_before_preview = "columns";
  window_class->read_file = opcc_import_assistant_read_file;
  window_class->preview = opcc_import_assistant_preview;
  window_class->apply = opcc_import_assistant_apply;
  window_class->make_verb = opcc_import_assistant_make_verb;
}

static void
opcc_import_assistant_init (OpccImportAssistant *self)
{
  self->found = g_object_new (OPCC_TYPE_IMPORT_FOUND_STEP, NULL);
  g_signal_connect_object (self->found, "sheet-chosen", G_CALLBACK (sheet_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_import_window_add_step (OPCC_IMPORT_WINDOW (self), "columns", GTK_WIDGET (self->found));
}

OpccImportAssistant *
opcc_import_assistant_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccImportAssistant *self = g_object_new (OPCC_TYPE_IMPORT_ASSISTANT, NULL);

  self->round = round;
  opcc_import_window_set_up (OPCC_IMPORT_WINDOW (self), from, workspace, _ ("Import applications"),
                             _ ("Choose the spreadsheet of the form"),
                             _ ("CSV, Excel, OpenDocument or JSON, as the form exports it. You see "
                                "every row before anything is kept."));
  return self;
}
