/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkCard: one job that takes a while, with how far it is and Cancel; hidden between jobs. */
#include "opcc-work-card.h"

#include "opcc-children.h"
#include "opcc-progress-card.h"

/* How often the progress is looked at, in milliseconds; and what is all of it. */
#define LOOK_INTERVAL  100
#define PROGRESS_PARTS 1000

/* A job until it is done. What it gave stands here: a task that was cancelled keeps that back, and
 * Cancel may come when all is done. */
typedef struct
{
  OpccWorkCard *card;       /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccLongJob job;
  gpointer data; /* (owned) (nullable) */
  GDestroyNotify free_data;
  OpccWorkDone done;
  gboolean ran;
  gpointer result; /* (owned) (nullable) */
  GError *error;   /* (owned) (nullable) */
  int progress;    /* of PROGRESS_PARTS, from the thread */
} Run;

struct _OpccWorkCard
{
  GtkWidget parent_instance;

  OpccWorkspace *workspace;  /* (owned) (nullable) */
  gpointer page;             /* (unowned) (nullable): whose part this is */
  GtkWidget *card;           /* child (nullable) while a job runs */
  GCancellable *cancellable; /* (owned) (nullable) of that job */
  Run *run;                  /* (unowned) (nullable) */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (OpccWorkCard, opcc_work_card, GTK_TYPE_WIDGET)

static void
tell (double fraction, gpointer user_data)
{
  g_atomic_int_set (&((Run *) user_data)->progress, (int) (fraction * PROGRESS_PARTS));
}

static gpointer
run_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  run->result = run->job (db, run->data, tell, run, cancellable, &run->error);
  run->ran = TRUE;
  return NULL;
}

/* The focus never stays in what is hidden. */
static void
stop (OpccWorkCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean ours = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  self->run = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (ours)
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static void
free_run (Run *run)
{
  if (run->free_data != NULL)
    run->free_data (run->data);
  g_clear_error (&run->error);
  g_object_unref (run->card);
  g_object_unref (run->workspace);
  g_free (run);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  OpccWorkCard *self = run->card;
  g_autoptr (GError) error = NULL;
  gpointer page = self->page;

  opcc_workspace_run_finish (run->workspace, result, &error);
  if (!run->ran && run->error == NULL)
    g_propagate_error (&run->error, g_steal_pointer (&error));
  if (self->run == run)
    stop (self);
  /* Who left the page has cancelled it; what it did all the same stands in the log. */
  run->done (page, run->result, run->error);
  free_run (run);
}

static gboolean
look_cb (gpointer user_data)
{
  OpccWorkCard *self = user_data;

  opcc_progress_card_set (OPCC_PROGRESS_CARD (self->card),
                          (double) g_atomic_int_get (&self->run->progress) / PROGRESS_PARTS, NULL);
  return G_SOURCE_CONTINUE;
}

/**
 * opcc_work_card_set_up:
 * @page: (transfer none): the page whose part the card is
 */
void
opcc_work_card_set_up (OpccWorkCard *self, OpccWorkspace *workspace, gpointer page)
{
  g_return_if_fail (OPCC_IS_WORK_CARD (self) && GTK_IS_WIDGET (page));

  g_set_object (&self->workspace, workspace);
  self->page = page;
}

/**
 * opcc_work_card_run:
 * @title: what is done, in words: "Removing personal data"
 * @data: (transfer full): for the job
 * @free_data: (nullable): runs on the main loop, once @done has been called
 * @done: on the main loop
 *
 * Runs the job on the store's thread, one at a time, and puts the focus on Cancel. Who leaves the
 * page cancels it.
 */
void
opcc_work_card_run (OpccWorkCard *self,
                    const char *title,
                    OpccLongJob job,
                    gpointer data,
                    GDestroyNotify free_data,
                    OpccWorkDone done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Run *run;

  g_return_if_fail (OPCC_IS_WORK_CARD (self) && self->workspace != NULL && self->run == NULL);

  run = g_new0 (Run, 1);
  run->card = g_object_ref (self);
  run->workspace = g_object_ref (self->workspace);
  run->job = job;
  run->data = data;
  run->free_data = free_data;
  run->done = done;
  self->run = run;
  self->cancellable = g_cancellable_new ();
  self->card = opcc_progress_card_new (title, self->cancellable);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  /* What is made insensitive under the focus does not learn that it has lost it. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (root != NULL)
    gtk_widget_child_focus (self->card, GTK_DIR_TAB_FORWARD);
  self->look_id = g_timeout_add (LOOK_INTERVAL, look_cb, self);
  opcc_workspace_run (run->workspace, run_job, run, NULL, NULL, self->cancellable, ran_cb, run);
}

gboolean
opcc_work_card_is_busy (OpccWorkCard *self)
{
  g_return_val_if_fail (OPCC_IS_WORK_CARD (self), FALSE);
  return self->run != NULL;
}

static void
opcc_work_card_dispose (GObject *object)
{
  OpccWorkCard *self = OPCC_WORK_CARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  self->run = NULL;
  self->page = NULL;
  self->card = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_work_card_parent_class)->dispose (object);
}

static void
opcc_work_card_class_init (OpccWorkCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_work_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_work_card_init (OpccWorkCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
