/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one object of this domain that pages hold; it hides the store from them. */
#include "opcc-grants.h"

#include "opcc-store.h"

struct _OpccGrants
{
  GObject parent_instance;

  OpccStore *store; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccGrants, opcc_grants, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
store_changed_cb (OpccGrants *self, const char *const *kinds)
{
  g_signal_emit (self, signals[CHANGED], 0, kinds);
}

static void
opcc_grants_dispose (GObject *object)
{
  OpccGrants *self = OPCC_GRANTS (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (opcc_grants_parent_class)->dispose (object);
}

static void
opcc_grants_class_init (OpccGrantsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_grants_dispose;

  /**
   * OpccGrants::changed:
   * @kinds: names of the kinds of which records were added, changed or removed
   */
  signals[CHANGED] = g_signal_new ("changed", OPCC_TYPE_GRANTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
opcc_grants_init (OpccGrants *self)
{
}

/**
 * opcc_grants_new:
 * @store: (transfer none): an open store
 */
OpccGrants *
opcc_grants_new (OpccStore *store)
{
  OpccGrants *self = g_object_new (OPCC_TYPE_GRANTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * opcc_grants_run:
 * @job: runs on the store's thread
 * @free_data: (nullable): for @data, when the job has run
 * @free_result: (nullable): for a result that nobody fetches
 *
 * Runs a job and calls back on the main loop of the caller.
 */
void
opcc_grants_run (OpccGrants *self,
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
opcc_grants_run_finish (OpccGrants *self, GAsyncResult *result, GError **error)
{
  return opcc_store_run_finish (self->store, result, error);
}

OpccListSource *
opcc_grants_get_list_source (OpccGrants *self)
{
  return OPCC_LIST_SOURCE (self->store);
}

gboolean
opcc_grants_is_read_only (OpccGrants *self)
{
  return opcc_store_is_read_only (self->store);
}
