/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportAssistant: takes applications in from a file: found, matched, previewed, done. */
#include "opcc-import-assistant.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-empty-state.h"
#include "opcc-import-columns.h"
#include "opcc-import-found.h"
#include "opcc-import-preview.h"
#include "opcc-intake.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"

#define PROGRESS_PARTS 1000

struct _OpccImportAssistant
{
  AdwWindow parent_instance;

  /* template */
  GtkWidget *back;
  GtkButton *forward;
  OpccBanner *banner;
  GtkStack *steps;
  OpccEmptyState *file;
  AdwBin *busy;
  GtkLabel *file_name;
  GtkLabel *found;
  GtkWidget *remembered;
  GtkDropDown *sheet;
  OpccImportColumns *columns;
  OpccImportPreview *preview;

  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccIntake *intake;       /* (owned) (nullable) until a file was read; the jobs' while one runs */
  GCancellable *cancellable; /* (owned) (nullable) while a job runs */
  const char *before;        /* step to go back to when the job fails */
  char *error;               /* (owned) (nullable) what the banner says */
  char *path;                /* (owned) (nullable) */
  char *description;         /* (owned) (nullable) what the file was found to be */
  gint64 round;
  guint wanted_sheet; /* from 0; what open_sheet () goes to */
  guint progress_id;  /* source that shows how far the job is */
  gint progress;      /* thousandths; set by the job's thread */
  gboolean showing;   /* the sheets are being listed by the program */
};

G_DEFINE_FINAL_TYPE (OpccImportAssistant, opcc_import_assistant, ADW_TYPE_WINDOW)

/* --- steps ----------------------------------------------------------------------------------- */

static void
show_error (OpccImportAssistant *self, const char *sentence)
{
  g_free (self->error);
  self->error = g_strdup (sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), sentence != NULL);
  if (sentence != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, sentence);
}

/* The one blue button says what the next step does. */
static void
show_step (OpccImportAssistant *self, const char *step)
{
  const OpccImportResult *result = opcc_import_preview_get_result (self->preview);
  gboolean columns = g_str_equal (step, "columns");
  gboolean preview = g_str_equal (step, "preview");
  g_autofree char *verb = NULL;

  if (preview && result != NULL && result->changes)
    verb = g_strdup_printf (ngettext ("Import %" PRId64 " application",
                                      "Import %" PRId64 " applications", (gulong) result->added),
                            result->added);
  else if (preview)
    verb = g_strdup (_ ("Nothing to import"));
  gtk_button_set_label (self->forward, preview   ? verb
                                       : columns ? _ ("Preview")
                                                 : _ ("Choose file…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->forward), preview   ? "import.apply"
                                                                  : columns ? "import.preview"
                                                                            : "import.choose");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 preview && result != NULL && result->changes);
  gtk_widget_set_visible (GTK_WIDGET (self->forward), !g_str_equal (step, "busy"));
  gtk_widget_set_visible (self->back, columns || preview);
  gtk_stack_set_visible_child_name (self->steps, step);
}

/* --- jobs ------------------------------------------------------------------------------------ */

/* Runs on the store's thread. */
static void
tell_progress (double fraction, gpointer user_data)
{
  OpccImportAssistant *self = user_data;

  g_atomic_int_set (&self->progress, (int) (fraction * PROGRESS_PARTS));
}

static gboolean
show_progress (gpointer user_data)
{
  OpccImportAssistant *self = user_data;
  GtkWidget *card = adw_bin_get_child (self->busy);
  int progress = g_atomic_int_get (&self->progress);

  if (card != NULL)
    opcc_progress_card_set (OPCC_PROGRESS_CARD (card),
                            progress < 0 ? -1 : (double) progress / PROGRESS_PARTS, NULL);
  return G_SOURCE_CONTINUE;
}

/* Only one job runs at a time, and the assistant lives until it has ended. */
static void
start (OpccImportAssistant *self,
       const char *title,
       OpccJob job,
       GDestroyNotify free_result,
       GAsyncReadyCallback callback)
{
  g_return_if_fail (self->cancellable == NULL);

  show_error (self, NULL);
  self->before = gtk_stack_get_visible_child_name (self->steps);
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->progress, -1);
  adw_bin_set_child (self->busy, opcc_progress_card_new (title, self->cancellable));
  self->progress_id = g_timeout_add (100, show_progress, self);
  show_step (self, "busy");
  opcc_workspace_run (self->workspace, job, self, NULL, free_result, self->cancellable, callback,
                      g_object_ref (self));
}

/* Returns: the result; where there is none the step before is shown again with the reason. */
static gpointer
finish (OpccImportAssistant *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer value = opcc_workspace_run_finish (self->workspace, result, &error);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (self->busy, NULL);
  if (error == NULL)
    return value;
  show_step (self, self->before);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
  return NULL;
}

static gboolean
describe_file (OpccImportAssistant *self, GCancellable *cancellable, GError **error)
{
  char *description = opcc_import_found_describe (self->path, opcc_intake_get_sheet (self->intake),
                                                  cancellable, error);

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
  OpccIntake *intake = opcc_intake_new (db, self->round, self->path, cancellable, error);

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

  return opcc_intake_preview (db, self->intake, tell_progress, self, cancellable, error);
}

static gpointer
apply_file (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccImportAssistant *self = data;

  return opcc_intake_apply (db, self->intake, tell_progress, self, cancellable, error);
}

/* --- what was found -------------------------------------------------------------------------- */

static void
list_sheets (OpccImportAssistant *self)
{
  g_auto (GStrv) names = opcc_intake_get_sheet_names (self->intake);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);

  self->showing = TRUE;
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->sheet, opcc_intake_get_sheet (self->intake));
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), names != NULL && g_strv_length (names) > 1);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportAssistant) self = user_data;

  if (finish (self, result) == NULL)
    return;
  gtk_label_set_text (self->file_name, opcc_intake_get_file_name (self->intake));
  gtk_label_set_text (self->found, self->description);
  gtk_widget_set_visible (self->remembered, opcc_intake_get_mapping_remembered (self->intake));
  list_sheets (self);
  opcc_import_columns_set_mapping (self->columns, opcc_intake_get_mapping (self->intake));
  show_step (self, "columns");
}

static void
sheet_chosen_cb (OpccImportAssistant *self)
{
  if (self->showing || self->intake == NULL || self->cancellable != NULL ||
      gtk_drop_down_get_selected (self->sheet) == opcc_intake_get_sheet (self->intake))
    return;
  self->wanted_sheet = gtk_drop_down_get_selected (self->sheet);
  opcc_import_columns_set_mapping (self->columns, NULL);
  start (self, _ ("Reading the sheet"), open_sheet, NULL, opened_cb);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportAssistant) self = user_data;
  OpccImportResult *preview = finish (self, result);

  if (preview == NULL)
    return;
  opcc_import_preview_take_result (self->preview, preview);
  show_step (self, "preview");
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportAssistant) self = user_data;
  g_autoptr (OpccImportResult) done = finish (self, result);
  g_autofree char *sentence = NULL;

  if (done == NULL)
    return;
  sentence = done->refused > 0 || done->added == 0
                 ? opcc_import_result_to_sentence (done)
                 : g_strdup_printf (ngettext ("%d application added", "%d applications added",
                                              (gulong) done->added),
                                    (int) done->added);
  opcc_page_toast (self->from, sentence, done->action != NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- actions --------------------------------------------------------------------------------- */

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccImportAssistant) self = user_data;

  if (file != NULL)
    opcc_import_assistant_open (self, file);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OpccFileType types[] = {
    { _ ("Spreadsheets and tables"), "*.csv|*.tsv|*.txt|*.xlsx|*.ods|*.json" },
    { _ ("All files"), "*" },
    { NULL },
  };

  opcc_dialog_open_file (widget, _ ("Import applications"), types, file_chosen_cb,
                         g_object_ref (widget));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (widget);
  const char *step = opcc_import_assistant_get_step (self);

  show_error (self, NULL);
  show_step (self, g_str_equal (step, "preview") ? "columns" : "file");
}

static void
preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (widget);

  if (self->intake != NULL && self->cancellable == NULL)
    start (self, _ ("Reading every row"), preview_file, (GDestroyNotify) opcc_import_result_free,
           previewed_cb);
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (widget);

  if (self->intake != NULL && self->cancellable == NULL)
    start (self, _ ("Taking the applications in"), apply_file,
           (GDestroyNotify) opcc_import_result_free, applied_cb);
}

static gboolean
close_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* While a job runs, closing cancels it; the step before comes back and says so by itself. */
static gboolean
opcc_import_assistant_close_request (GtkWindow *window)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (opcc_import_assistant_parent_class)->close_request (window);
}

static void
opcc_import_assistant_dispose (GObject *object)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (opcc_import_assistant_parent_class)->dispose (object);
}

static void
opcc_import_assistant_finalize (GObject *object)
{
  OpccImportAssistant *self = OPCC_IMPORT_ASSISTANT (object);

  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->intake, opcc_intake_free);
  g_free (self->error);
  g_free (self->path);
  g_free (self->description);
  G_OBJECT_CLASS (opcc_import_assistant_parent_class)->finalize (object);
}

static void
bind_parts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/grants/opcc-import-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, forward);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, banner);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, file);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, busy);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, file_name);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, found);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, remembered);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, sheet);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, columns);
  gtk_widget_class_bind_template_child (widget_class, OpccImportAssistant, preview);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
}

static void
opcc_import_assistant_class_init (OpccImportAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_IMPORT_COLUMNS);
  g_type_ensure (OPCC_TYPE_IMPORT_PREVIEW);
  object_class->dispose = opcc_import_assistant_dispose;
  object_class->finalize = opcc_import_assistant_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_import_assistant_close_request;

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key_cb, NULL);
  bind_parts (widget_class);
}

static void
opcc_import_assistant_init (OpccImportAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self->sheet), _ ("Sheet"));
  show_step (self, "file");
}

OpccImportAssistant *
opcc_import_assistant_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccImportAssistant *self = g_object_new (OPCC_TYPE_IMPORT_ASSISTANT, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->round = round;
  return self;
}

/**
 * opcc_import_assistant_open:
 *
 * Reads what the file is and matches its columns, then shows them.
 */
void
opcc_import_assistant_open (OpccImportAssistant *self, GFile *file)
{
  g_return_if_fail (OPCC_IS_IMPORT_ASSISTANT (self) && G_IS_FILE (file));

  if (self->cancellable != NULL)
    return;
  g_free (self->path);
  self->path = g_file_get_path (file);
  if (self->path == NULL)
    {
      show_error (self, _ ("This file is not on this computer. Nothing was read. Save a copy of it "
                           "in a folder of yours, and choose that."));
      return;
    }
  opcc_import_columns_set_mapping (self->columns, NULL);
  start (self, _ ("Reading the file"), open_file, NULL, opened_cb);
}

const char *
opcc_import_assistant_get_step (OpccImportAssistant *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_ASSISTANT (self), NULL);
  return gtk_stack_get_visible_child_name (self->steps);
}

const char *
opcc_import_assistant_get_error (OpccImportAssistant *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_ASSISTANT (self), NULL);
  return self->error;
}

const OpccImportResult *
opcc_import_assistant_get_preview (OpccImportAssistant *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_ASSISTANT (self), NULL);
  return opcc_import_preview_get_result (self->preview);
}
