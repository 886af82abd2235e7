/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterSaver: writes the issued letters of a round as files, with progress and Cancel. */
#include "opcc-letter-saver.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-letter-jobs.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"

/* How often the progress is looked at, in milliseconds. */
#define LOOK_INTERVAL 100

struct _OpccLetterSaver
{
  GtkWidget parent_instance;

  GtkWidget *card;          /* (unowned) (nullable) */
  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  GCancellable *saving; /* (owned) (nullable): while files are written */
  OpccLetterProgress progress;
  guint progress_id;
};

enum
{
  CHANGED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OpccLetterSaver, opcc_letter_saver, GTK_TYPE_WIDGET)

gboolean
opcc_letter_saver_is_saving (OpccLetterSaver *self)
{
  return self->saving != NULL;
}

static void
stop (OpccLetterSaver *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->saving);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccLetterSaver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  stop (self);
  if (sentence != NULL)
    opcc_page_toast (GTK_WIDGET (self), sentence, FALSE);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
  g_signal_emit (self, signals[SAVED], 0, sentence != NULL);
}

static gboolean
show_progress (gpointer user_data)
{
  OpccLetterSaver *self = user_data;
  const int total = g_atomic_int_get (&self->progress.total);
  const int done = g_atomic_int_get (&self->progress.done);
  g_autofree char *detail = g_strdup_printf (_ ("%d of %d"), done, total);

  opcc_progress_card_set (OPCC_PROGRESS_CARD (self->card), total > 0 ? (double) done / total : -1,
                          total > 0 ? detail : NULL);
  return G_SOURCE_CONTINUE;
}

void
opcc_letter_saver_save (OpccLetterSaver *self, const char *folder)
{
  OpccLetterAct *act;

  g_return_if_fail (OPCC_IS_LETTER_SAVER (self));

  if (self->saving != NULL)
    return;
  act = opcc_letter_act_new (OPCC_LETTER_ACT_SAVE, self->round, 0);
  act->text = g_strdup (folder);
  act->progress = &self->progress;
  self->progress = (OpccLetterProgress){ 0 };
  self->saving = g_cancellable_new ();
  self->card = opcc_progress_card_new (_ ("Saving letters"), self->saving);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->progress_id = g_timeout_add (LOOK_INTERVAL, show_progress, self);
  g_signal_emit (self, signals[CHANGED], 0);
  opcc_workspace_run (self->workspace, opcc_letter_job_act, act,
                      (GDestroyNotify) opcc_letter_act_free, g_free, self->saving, written_cb,
                      g_object_ref (self));
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccLetterSaver) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    opcc_letter_saver_save (self, path);
}

void
opcc_letter_saver_ask (OpccLetterSaver *self, const char *code)
{
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (OPCC_IS_LETTER_SAVER (self));

  plain = g_strdelimit (g_strdup (code), "/", '-');
  name = g_strdup_printf (_ ("letters-%s"), plain);
  opcc_dialog_save_file (GTK_WIDGET (self), _ ("Make a folder for the letters"), name, NULL,
                         folder_chosen_cb, g_object_ref (self));
}

static void
opcc_letter_saver_dispose (GObject *object)
{
  OpccLetterSaver *self = OPCC_LETTER_SAVER (object);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->card = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_letter_saver_parent_class)->dispose (object);
}

static void
opcc_letter_saver_finalize (GObject *object)
{
  OpccLetterSaver *self = OPCC_LETTER_SAVER (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->saving);
  G_OBJECT_CLASS (opcc_letter_saver_parent_class)->finalize (object);
}

static void
opcc_letter_saver_class_init (OpccLetterSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_letter_saver_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_letter_saver_finalize;
  signals[CHANGED] = g_signal_new ("changed", OPCC_TYPE_LETTER_SAVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", OPCC_TYPE_LETTER_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_letter_saver_init (OpccLetterSaver *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
opcc_letter_saver_set_round (OpccLetterSaver *self, OpccWorkspace *workspace, gint64 round)
{
  g_return_if_fail (OPCC_IS_LETTER_SAVER (self));
  self->workspace = g_object_ref (workspace);
  self->round = round;
}
