/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the whole file on a thread and a connection of its own, while others ask for rows. */
#include "opcc-check.h"

#include "opcc-thread.h"

struct _OpccCheck
{
  const OpccEngine *engine;
  char *path;
  GThread *thread;
  GCancellable *cancellable; /* (owned) */
  OpccCheckDone done;
  gpointer user_data;
  GError *error; /* (owned) (nullable): the thread's until it has ended */
  gboolean whole;
  int is_done; /* atomic */
};

static gboolean
look (OpccCheck *self)
{
  OpccConnection *connection =
      self->engine->open (self->path, OPCC_ENGINE_READ_ONLY | OPCC_ENGINE_PASSING, &self->error);
  gboolean whole;

  if (connection == NULL)
    return FALSE;
  self->engine->set_cancellable (connection, self->cancellable);
  whole = self->engine->check (connection, TRUE, &self->error);
  self->engine->close (connection);
  return whole;
}

static gpointer
check_thread (gpointer data)
{
  OpccCheck *self = data;

  self->whole = look (self);
  g_atomic_int_set (&self->is_done, TRUE);
  self->done (self->user_data);
  return NULL;
}

/**
 * opcc_check_start:
 * @done: tells that there is an answer, on a thread of its own
 *
 * While it runs nobody may commit: a reader of the whole file would hold the commit up.
 *
 * Returns: (transfer full): ends with opcc_check_finish() or opcc_check_stop()
 */
OpccCheck *
opcc_check_start (const OpccEngine *engine,
                  const char *path,
                  OpccCheckDone done,
                  gpointer user_data)
{
  OpccCheck *self = g_new0 (OpccCheck, 1);

  self->engine = engine;
  self->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  self->done = done;
  self->user_data = user_data;
  self->thread = opcc_thread_new_helper ("opcc-check", check_thread, self);
  return self;
}

gboolean
opcc_check_is_done (OpccCheck *self)
{
  return g_atomic_int_get (&self->is_done);
}

/**
 * opcc_check_finish:
 * @self: (transfer full)
 *
 * Waits for the answer. Errors: OPCC_ERROR_DAMAGED, and whatever else can keep a file from being
 * read.
 *
 * Returns: whether the file is whole
 */
gboolean
opcc_check_finish (OpccCheck *self, GError **error)
{
  gboolean whole;

  g_thread_join (self->thread);
  whole = self->whole;
  if (self->error != NULL)
    g_propagate_error (error, self->error);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
  return whole;
}

/**
 * opcc_check_stop:
 * @self: (transfer full) (nullable)
 *
 * Nobody wants to know any more.
 */
void
opcc_check_stop (OpccCheck *self)
{
  g_autoptr (GError) unwanted = NULL;

  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  opcc_check_finish (self, &unwanted);
}
