/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportWindow: the steps of taking a file in: chosen or dropped, looked at, done. */
#include "opcc-import-window.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-dialogs.h"
#include "opcc-empty-state.h"
#include "opcc-import-preview.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"
#include "records-resources.h"

#define PROGRESS_PARTS 1000

typedef struct
{
  /* template */
  GtkWidget *back;
  GtkButton *forward;
  OpccBanner *banner;
  GtkStack *steps;
  OpccEmptyState *file;
  AdwBin *busy;
  OpccImportPreview *preview;
  AdwBin *foot;

  GtkWidget *from;           /* (owned) */
  OpccWorkspace *workspace;  /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) while a job runs */
  const char *before;        /* step to go back to when the job fails */
  char *error;               /* (owned) (nullable) what the banner says */
  char *path;                /* (owned) (nullable) */
  guint progress_id;         /* source that shows how far the job is */
  gint progress;             /* thousandths; set by the job's thread */
} OpccImportWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccImportWindow, opcc_import_window, ADW_TYPE_WINDOW)

#define GET(self) ((OpccImportWindowPrivate *) opcc_import_window_get_instance_private (self))

/* --- steps ----------------------------------------------------------------------------------- */

static void
show_error (OpccImportWindow *self, const char *sentence)
{
  OpccImportWindowPrivate *priv = GET (self);

  g_free (priv->error);
  priv->error = g_strdup (sentence);
  gtk_widget_set_visible (GTK_WIDGET (priv->banner), sentence != NULL);
  if (sentence != NULL)
    opcc_banner_set (priv->banner, OPCC_TONE_BAD, NULL, sentence);
}

static char *
make_verb (OpccImportWindow *self, const OpccImportResult *result)
{
  OpccImportWindowClass *klass = OPCC_IMPORT_WINDOW_GET_CLASS (self);

  if (result == NULL || !result->changes)
    return g_strdup (_ ("Nothing to import"));
  return klass->make_verb != NULL ? klass->make_verb (self, result) : g_strdup (_ ("Import"));
}

/**
 * opcc_import_window_show_step:
 *
 * The one blue button says what the next step does.
 */
void
opcc_import_window_show_step (OpccImportWindow *self, const char *step)
{
  OpccImportWindowPrivate *priv = GET (self);
  const OpccImportResult *result = opcc_import_preview_get_result (priv->preview);
  gboolean file = g_str_equal (step, "file");
  gboolean busy = g_str_equal (step, "busy");
  gboolean preview = g_str_equal (step, "preview");
  g_autofree char *verb = preview ? make_verb (self, result) : NULL;

  gtk_button_set_label (priv->forward, preview ? verb : file ? _ ("Choose file…") : _ ("Preview"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->forward), preview ? "import.apply"
                                                                  : file  ? "import.choose"
                                                                          : "import.preview");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 preview && result != NULL && result->changes);
  gtk_widget_set_visible (GTK_WIDGET (priv->forward), !busy);
  gtk_widget_set_visible (priv->back, !busy && !file);
  gtk_stack_set_visible_child_name (priv->steps, step);
}

void
opcc_import_window_add_step (OpccImportWindow *self, const char *name, GtkWidget *child)
{
  g_return_if_fail (OPCC_IS_IMPORT_WINDOW (self));
  gtk_stack_add_named (GET (self)->steps, child, name);
}

void
opcc_import_window_set_foot (OpccImportWindow *self, GtkWidget *child)
{
  g_return_if_fail (OPCC_IS_IMPORT_WINDOW (self));
  adw_bin_set_child (GET (self)->foot, child);
}

/* --- jobs ------------------------------------------------------------------------------------ */

/* Runs on the store's thread. */
void
opcc_import_window_tell_progress (double fraction, gpointer user_data)
{
  g_atomic_int_set (&GET (user_data)->progress, (int) (fraction * PROGRESS_PARTS));
}

static gboolean
show_progress (gpointer user_data)
{
  OpccImportWindowPrivate *priv = GET (user_data);
  GtkWidget *card = adw_bin_get_child (priv->busy);
  int progress = g_atomic_int_get (&priv->progress);

  if (card != NULL)
    opcc_progress_card_set (OPCC_PROGRESS_CARD (card),
                            progress < 0 ? -1 : (double) progress / PROGRESS_PARTS, NULL);
  return G_SOURCE_CONTINUE;
}

gboolean
opcc_import_window_is_busy (OpccImportWindow *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_WINDOW (self), FALSE);
  return GET (self)->cancellable != NULL;
}

void
opcc_import_window_start (OpccImportWindow *self,
                          const char *title,
                          OpccJob job,
                          GDestroyNotify free_result,
                          GAsyncReadyCallback callback)
{
  OpccImportWindowPrivate *priv = GET (self);

  g_return_if_fail (priv->cancellable == NULL);

  show_error (self, NULL);
  priv->before = gtk_stack_get_visible_child_name (priv->steps);
  priv->cancellable = g_cancellable_new ();
  g_atomic_int_set (&priv->progress, -1);
  adw_bin_set_child (priv->busy, opcc_progress_card_new (title, priv->cancellable));
  priv->progress_id = g_timeout_add (100, show_progress, self);
  opcc_import_window_show_step (self, "busy");
  opcc_workspace_run (priv->workspace, job, self, NULL, free_result, priv->cancellable, callback,
                      g_object_ref (self));
}

gpointer
opcc_import_window_finish (OpccImportWindow *self, GAsyncResult *result)
{
  OpccImportWindowPrivate *priv = GET (self);
  g_autoptr (GError) error = NULL;
  gpointer value = opcc_workspace_run_finish (priv->workspace, result, &error);

  g_clear_handle_id (&priv->progress_id, g_source_remove);
  g_clear_object (&priv->cancellable);
  adw_bin_set_child (priv->busy, NULL);
  if (error == NULL)
    return value;
  opcc_import_window_show_step (self, priv->before);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
  return NULL;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportWindow) self = user_data;
  OpccImportResult *preview = opcc_import_window_finish (self, result);

  if (preview == NULL)
    return;
  opcc_import_preview_take_result (GET (self)->preview, preview);
  opcc_import_window_show_step (self, "preview");
}

void
opcc_import_window_start_preview (OpccImportWindow *self, OpccJob job)
{
  opcc_import_window_start (self, _ ("Reading every row"), job,
                            (GDestroyNotify) opcc_import_result_free, previewed_cb);
}

void
opcc_import_window_end (OpccImportWindow *self, const char *sentence, gboolean with_undo)
{
  opcc_page_toast (GET (self)->from, sentence, with_undo);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- actions --------------------------------------------------------------------------------- */

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccImportWindow) self = user_data;

  if (file != NULL)
    opcc_import_window_open (self, file);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OpccFileType types[] = {
    { _ ("Spreadsheets and tables"), "*.csv|*.tsv|*.txt|*.xlsx|*.ods|*.json|*.geojson" },
    { _ ("All files"), "*" },
    { NULL },
  };

  const OpccFileType *own = OPCC_IMPORT_WINDOW_GET_CLASS (widget)->types;

  opcc_dialog_open_file (widget, gtk_window_get_title (GTK_WINDOW (widget)),
                         own != NULL ? own : types, file_chosen_cb, g_object_ref (widget));
}

static gboolean
dropped_cb (OpccImportWindow *self, const GValue *value)
{
  if (!G_VALUE_HOLDS (value, G_TYPE_FILE) || opcc_import_window_is_busy (self))
    return FALSE;
  opcc_import_window_open (self, g_value_get_object (value));
  return TRUE;
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccImportWindow *self = OPCC_IMPORT_WINDOW (widget);
  const char *step = opcc_import_window_get_step (self);
  const char *before = OPCC_IMPORT_WINDOW_GET_CLASS (self)->step_before_preview;

  if (opcc_import_window_is_busy (self))
    return;
  show_error (self, NULL);
  opcc_import_window_show_step (self,
                                g_str_equal (step, "preview") && before != NULL ? before : "file");
}

static void
go_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccImportWindow *self = OPCC_IMPORT_WINDOW (widget);
  OpccImportWindowClass *klass = OPCC_IMPORT_WINDOW_GET_CLASS (self);
  void (*go_on) (OpccImportWindow *) =
      g_str_equal (action, "import.apply") ? klass->apply : klass->preview;

  if (go_on != NULL && GET (self)->path != NULL && !opcc_import_window_is_busy (self))
    go_on (self);
}

/* --- class ----------------------------------------------------------------------------------- */

/* While a job runs, closing cancels it; the step before comes back and says so by itself. */
static gboolean
opcc_import_window_close_request (GtkWindow *window)
{
  OpccImportWindowPrivate *priv = GET (OPCC_IMPORT_WINDOW (window));

  if (priv->cancellable != NULL)
    {
      g_cancellable_cancel (priv->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (opcc_import_window_parent_class)->close_request (window);
}

static void
opcc_import_window_dispose (GObject *object)
{
  OpccImportWindowPrivate *priv = GET (OPCC_IMPORT_WINDOW (object));

  g_clear_handle_id (&priv->progress_id, g_source_remove);
  g_cancellable_cancel (priv->cancellable);
  G_OBJECT_CLASS (opcc_import_window_parent_class)->dispose (object);
}

static void
opcc_import_window_finalize (GObject *object)
{
  OpccImportWindowPrivate *priv = GET (OPCC_IMPORT_WINDOW (object));

  g_clear_object (&priv->from);
  g_clear_object (&priv->workspace);
  g_clear_object (&priv->cancellable);
  g_free (priv->error);
  g_free (priv->path);
  G_OBJECT_CLASS (opcc_import_window_parent_class)->finalize (object);
}

static void
opcc_import_window_class_init (OpccImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  opcc_records_get_resource (); /* else the linker leaves it out */
  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_IMPORT_PREVIEW);
  object_class->dispose = opcc_import_window_dispose;
  object_class->finalize = opcc_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_import_window_close_request;

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.preview", NULL, go_on_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, go_on_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/records/opcc-import-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, back);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, forward);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, banner);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, steps);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, file);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, busy);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, preview);
  gtk_widget_class_bind_template_child_private (widget_class, OpccImportWindow, foot);
}

static void
opcc_import_window_init (OpccImportWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  opcc_import_window_show_step (self, "file");
}

void
opcc_import_window_set_up (OpccImportWindow *self,
                           GtkWidget *from,
                           OpccWorkspace *workspace,
                           const char *title,
                           const char *hint_title,
                           const char *hint)
{
  OpccImportWindowPrivate *priv = GET (self);
  GtkRoot *root = gtk_widget_get_root (from);

  g_return_if_fail (OPCC_IS_IMPORT_WINDOW (self) && priv->from == NULL);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_object_set (priv->file, "title", hint_title, "text", hint, NULL);
  priv->from = g_object_ref (from);
  priv->workspace = g_object_ref (workspace);
}

void
opcc_import_window_open (OpccImportWindow *self, GFile *file)
{
  OpccImportWindowPrivate *priv;

  g_return_if_fail (OPCC_IS_IMPORT_WINDOW (self) && G_IS_FILE (file));

  priv = GET (self);
  if (priv->cancellable != NULL)
    return;
  g_free (priv->path);
  priv->path = g_file_get_path (file);
  if (priv->path == NULL)
    show_error (self, _ ("This file is not on this computer. Nothing was read. Save a copy of it "
                         "in a folder of yours, and choose that."));
  else
    OPCC_IMPORT_WINDOW_GET_CLASS (self)->read_file (self);
}

const char *
opcc_import_window_get_path (OpccImportWindow *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_WINDOW (self), NULL);
  return GET (self)->path;
}

const char *
opcc_import_window_get_step (OpccImportWindow *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_WINDOW (self), NULL);
  return gtk_stack_get_visible_child_name (GET (self)->steps);
}

const char *
opcc_import_window_get_error (OpccImportWindow *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_WINDOW (self), NULL);
  return GET (self)->error;
}

const OpccImportResult *
opcc_import_window_get_preview (OpccImportWindow *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_WINDOW (self), NULL);
  return opcc_import_preview_get_result (GET (self)->preview);
}
