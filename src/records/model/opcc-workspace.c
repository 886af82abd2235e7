/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one object that pages of every domain hold; it hides the store from them. */
#include "opcc-workspace.h"

#include "opcc-store.h"

struct _OpccWorkspace
{
  GObject parent_instance;

  OpccStore *store; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccWorkspace, opcc_workspace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
store_changed_cb (OpccWorkspace *self, const char *const *kinds)
{
  g_signal_emit (self, signals[CHANGED], 0, kinds);
}

static void
opcc_workspace_dispose (GObject *object)
{
  OpccWorkspace *self = OPCC_WORKSPACE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (opcc_workspace_parent_class)->dispose (object);
}

static void
opcc_workspace_class_init (OpccWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_workspace_dispose;

  /**
   * OpccWorkspace::changed:
   * @kinds: names of the kinds of which records were added, changed or removed
   */
  signals[CHANGED] = g_signal_new ("changed", OPCC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
opcc_workspace_init (OpccWorkspace *self)
{
}

/**
 * opcc_workspace_new:
 * @store: (transfer none): an open store
 */
OpccWorkspace *
opcc_workspace_new (OpccStore *store)
{
  OpccWorkspace *self = g_object_new (OPCC_TYPE_WORKSPACE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * opcc_workspace_run:
 * @job: runs on the store's thread
 * @free_data: (nullable): for @data, when the job has run
 * @free_result: (nullable): for a result that nobody fetches
 *
 * Runs a job and calls back on the main loop of the caller.
 */
void
opcc_workspace_run (OpccWorkspace *self,
                    OpccJob job,
                    gpointer data,
                    GDestroyNotify free_data,
                    GDestroyNotify free_result,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  opcc_store_run (self->store, job, data, free_data, free_result, cancellable, callback, user_data);
}

gpointer
opcc_workspace_run_finish (OpccWorkspace *self, GAsyncResult *result, GError **error)
{
  return opcc_store_run_finish (self->store, result, error);
}

OpccListSource *
opcc_workspace_get_list_source (OpccWorkspace *self)
{
  return OPCC_LIST_SOURCE (self->store);
}

gboolean
opcc_workspace_is_read_only (OpccWorkspace *self)
{
  return opcc_store_is_read_only (self->store);
}
