/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open office file as the rest of the program sees it: one thread, one queue, one signal. */
#include "opcc-store.h"

#include "opcc-backup.h"
#include "opcc-db-private.h"
#include "opcc-history.h"
#include "opcc-log.h"
#include "opcc-open.h"
#include "opcc-search-private.h"
#include "opcc-second-copy.h"
#include "opcc-store-news.h"
#include "opcc-store-private.h"
#include "opcc-text.h"

#define LOOK_AROUND_MICROSECONDS (2 * G_USEC_PER_SEC)
#define SETTLE_MICROSECONDS      (G_USEC_PER_SEC / 2)
#define BACKUP_SECONDS           3600
#define SLICE_ROWS               2000 /* indexing must not keep a job waiting: about 35 ms */

typedef enum
{
  WORK_JOB,
  WORK_SET_WHO,
  WORK_LOOK, /* nothing but to see that the check has ended */
  WORK_QUIT,
} WorkType;

/* One piece of work for the thread. */
typedef struct
{
  WorkType type;
  OpccJob job;
  gpointer data;
  GCancellable *cancellable; /* (owned) (nullable) */
  GTask *task;               /* (owned) (nullable): none when somebody waits */
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
  gboolean done; /* under the store's lock */
} Work;

struct _OpccStore
{
  GObject parent_instance;
  char *path;
  char *office_id;
  OpccStoreFlags flags;
  GMainContext *context; /* (owned): of the thread that opened the store */
  GThread *thread;       /* (owned) (nullable) once closed */
  GAsyncQueue *queue;    /* (owned) of Work */
  GMutex lock;           /* for Work.done and opening */
  GCond cond;
  OpccDb *db;         /* (owned): only the thread touches it */
  GError *open_error; /* (owned) (nullable) */
  gboolean opened;

  /* As last told by the thread, for the main loop. */
  char *undo_name;        /* (owned) (nullable) */
  char *redo_name;        /* (owned) (nullable) */
  char *read_only_reason; /* (owned) (nullable) */
  char *backup_trouble;   /* (owned) (nullable) */
  char *closing_trouble;  /* (owned) (nullable) the thread's own until it has ended */
  GError *damage;         /* (owned) (nullable) */
  gint64 saved_at;
};

/* On its way to the main loop. */
typedef struct
{
  GWeakRef store; /* the store may be gone by then */
  OpccNews *news; /* (owned) */
} Letter;

enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
  PROP_READ_ONLY_REASON,
  PROP_BACKUP_TROUBLE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccStore,
                               opcc_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_LIST_SOURCE,
                                                      opcc_store_init_list_source))

/* --- news for the main loop ----------------------------------------------------------------- */

static void
free_letter (Letter *letter)
{
  g_weak_ref_clear (&letter->store);
  opcc_news_free (letter->news);
  g_free (letter);
}

static gboolean
tell_cb (gpointer data)
{
  Letter *letter = data;
  OpccNews *news = letter->news;
  g_autoptr (OpccStore) self = g_weak_ref_get (&letter->store);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  self->saved_at = MAX (self->saved_at, news->saved_at);
  if (self->damage == NULL)
    self->damage = g_steal_pointer (&news->damage);
  if (opcc_set_str (&self->undo_name, news->undo_name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_NAME]);
  if (opcc_set_str (&self->redo_name, news->redo_name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_NAME]);
  if (opcc_set_str (&self->read_only_reason, news->read_only_reason))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY_REASON]);
  if (opcc_set_str (&self->backup_trouble, news->backup_trouble))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BACKUP_TROUBLE]);
  if (news->kinds[0] != NULL)
    g_signal_emit (self, signals[CHANGED], 0, news->kinds);
  return G_SOURCE_REMOVE;
}

/* Attached, never invoked: without a running loop the thread itself could own the context. */
static void
tell (OpccStore *self)
{
  GSource *source = g_idle_source_new ();
  Letter *letter = g_new0 (Letter, 1);

  g_weak_ref_init (&letter->store, self);
  letter->news = opcc_news_gather (self->db);
  /* That of a GTask, so that what is sent first arrives first. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, letter, (GDestroyNotify) free_letter);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* --- the thread ----------------------------------------------------------------------------- */

static void
run_work (OpccStore *self, Work *work)
{
  OpccDb *db = self->db;

  if (work->type == WORK_LOOK)
    return;
  if (work->type == WORK_SET_WHO)
    {
      opcc_set_str (&db->who, work->data);
      g_free (work->data);
      return;
    }
  if (!g_cancellable_set_error_if_cancelled (work->cancellable, &work->error))
    {
      db->engine->set_cancellable (db->connection, work->cancellable);
      work->result = work->job (db, work->data, work->cancellable, &work->error);
      db->engine->set_cancellable (db->connection, NULL);
    }
  g_warn_if_fail (db->action == NULL && db->shadow == NULL);
}

static void
finish_work (OpccStore *self, Work *work)
{
  /* The news first: who gets the result finds the store's properties already right. */
  if (self->db->changed_kinds->len > 0)
    tell (self);
  if (work->task != NULL && work->error != NULL)
    g_task_return_error (work->task, work->error);
  else if (work->task != NULL)
    g_task_return_pointer (work->task, work->result, work->free_result);
  if (work->task == NULL && work->type == WORK_JOB)
    {
      g_mutex_lock (&self->lock);
      work->done = TRUE;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->lock);
      return;
    }
  g_clear_object (&work->task);
  g_clear_object (&work->cancellable);
  g_free (work);
}

static void
checked_cb (gpointer user_data)
{
  OpccStore *self = user_data;
  Work *work = g_new0 (Work, 1);

  work->type = WORK_LOOK;
  g_async_queue_push (self->queue, work);
}

/* A large file takes seconds to read, in which lists are filled all the same. */
static void
follow_check (OpccStore *self)
{
  OpccDb *db = self->db;

  if (db->check == NULL)
    db->check = opcc_check_start (db->engine, db->path, checked_cb, self);
  else if (opcc_check_is_done (db->check) && !opcc_db_check (db, NULL))
    tell (self);
}

/* With nothing to do: check the file, index what is new, see whether others have written. */
static gboolean
use_pause (OpccStore *self)
{
  OpccDb *db = self->db;
  gboolean more = FALSE, changed = FALSE;

  if (!db->checked && db->damage == NULL)
    {
      follow_check (self);
      return db->checked;
    }
  if (opcc_index_get_backlog (db) > 0 && opcc_index_feed (db, SLICE_ROWS, &more, NULL) && more)
    return TRUE;
  if ((opcc_db_refresh (db, &changed, NULL) && changed) || opcc_second_copy_has_news (db))
    tell (self);
  return FALSE;
}

static Work *
wait_for_work (OpccStore *self)
{
  /* Who has just opened a file asks for something soon, and is not to share the disk. */
  gboolean fresh = !self->db->checked && self->db->check == NULL;
  Work *work = g_async_queue_timeout_pop (self->queue, fresh ? SETTLE_MICROSECONDS : 0);

  while (work == NULL)
    {
      gboolean more = use_pause (self);

      work = more ? g_async_queue_try_pop (self->queue)
                  : g_async_queue_timeout_pop (self->queue, LOOK_AROUND_MICROSECONDS);
      /* Not between two jobs of one who works: nothing may wait for a copy of the whole file. */
      if (work == NULL && !more && opcc_db_backup_if_due (self->db, BACKUP_SECONDS, "hourly"))
        tell (self);
    }
  return work;
}

static void
tell_opened (OpccStore *self, OpccDb *db, GError *error)
{
  g_mutex_lock (&self->lock);
  self->db = db;
  self->open_error = error;
  self->opened = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

static gpointer
store_thread (gpointer data)
{
  OpccStore *self = data;
  GError *error = NULL;
  OpccDb *db = opcc_open_office (self->path, self->flags, &error);
  Work *work;

  if (db != NULL)
    {
      self->office_id = g_strdup (db->office_id);
      self->undo_name = opcc_db_peek_undo (db);
      self->redo_name = opcc_db_peek_redo (db);
      self->read_only_reason = g_strdup (db->read_only_reason);
    }
  tell_opened (self, db, error);
  if (db == NULL)
    return NULL;
  while ((work = wait_for_work (self))->type != WORK_QUIT)
    {
      run_work (self, work);
      finish_work (self, work);
    }
  g_free (work);
  opcc_db_backup_if_due (self->db, 0, "close");
  self->closing_trouble = g_strdup (opcc_second_copy_await_trouble (self->db));
  g_clear_pointer (&self->db, opcc_db_close);
  return NULL;
}

/* --- opening and closing -------------------------------------------------------------------- */

/**
 * opcc_store_open:
 * @path: (nullable): only with OPCC_STORE_IN_MEMORY
 * Returns: (transfer full): the open store, or NULL with the reason it cannot be opened
 */
OpccStore *
opcc_store_open (const char *path, OpccStoreFlags flags, GError **error)
{
  g_autoptr (OpccStore) self = g_object_new (OPCC_TYPE_STORE, NULL);

  self->path = flags & OPCC_STORE_IN_MEMORY ? g_strdup (OPCC_DB_IN_MEMORY)
                                            : g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new ("opcc-store", store_thread, self);
  g_mutex_lock (&self->lock);
  while (!self->opened)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  if (self->open_error == NULL)
    return g_steal_pointer (&self);
  g_thread_join (g_steal_pointer (&self->thread));
  g_propagate_error (error, g_steal_pointer (&self->open_error));
  return NULL;
}

/**
 * opcc_store_close:
 *
 * Finishes the work in hand, makes the closing backup where anything changed, and ends the thread.
 * Waits for it. Again is harmless.
 */
void
opcc_store_close (OpccStore *self)
{
  Work *work;

  if (self->thread == NULL)
    return;
  work = g_new0 (Work, 1);
  work->type = WORK_QUIT;
  g_async_queue_push (self->queue, work);
  g_thread_join (self->thread);
  self->thread = NULL;
}

/**
 * opcc_store_get_default_path:
 *
 * Returns: (transfer full): the office file in the user's data folder
 */
char *
opcc_store_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "opcc-desk", "office.opcc", NULL);
}

const char *
opcc_store_get_path (OpccStore *self)
{
  return self->path;
}

const char *
opcc_store_get_office_id (OpccStore *self)
{
  return self->office_id;
}

gboolean
opcc_store_is_read_only (OpccStore *self)
{
  return self->read_only_reason != NULL;
}

const char *
opcc_store_get_read_only_reason (OpccStore *self)
{
  return self->read_only_reason;
}

/**
 * opcc_store_get_backup_trouble:
 *
 * Returns: (nullable): why the newest backup could not be made; once the store is closed, why the
 *   closing one could not
 */
const char *
opcc_store_get_backup_trouble (OpccStore *self)
{
  return self->thread == NULL ? self->closing_trouble : self->backup_trouble;
}

const GError *
opcc_store_get_damage (OpccStore *self)
{
  return self->damage;
}

const char *
opcc_store_get_undo_name (OpccStore *self)
{
  return self->undo_name;
}

const char *
opcc_store_get_redo_name (OpccStore *self)
{
  return self->redo_name;
}

/**
 * opcc_store_get_saved_at:
 *
 * Returns: seconds UTC of the newest commit since the store was opened, 0 where there was none
 */
gint64
opcc_store_get_saved_at (OpccStore *self)
{
  return self->saved_at;
}

/**
 * opcc_store_set_who:
 * @who: (nullable): the name that the log gives to what is done from now on; NULL or "": the name
 *   of the account
 */
void
opcc_store_set_who (OpccStore *self, const char *who)
{
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (self->thread != NULL);
  work->type = WORK_SET_WHO;
  work->data = g_strdup (who != NULL && *who != '\0' ? who : g_get_user_name ());
  g_async_queue_push (self->queue, work);
}

/* --- the seam ------------------------------------------------------------------------------- */

typedef struct
{
  gpointer data;
  GDestroyNotify free;
} TaskData;

static void
free_task_data (TaskData *data)
{
  if (data->free != NULL)
    data->free (data->data);
  g_free (data);
}

/**
 * opcc_store_run:
 * @free_data: (nullable): frees @data, on the caller's main loop
 * @free_result: (nullable): frees a result that nobody took
 *
 * The one way to the data: runs the job on the store's thread and the callback where the caller's
 * main loop is.
 */
void
opcc_store_run (OpccStore *self,
                OpccJob job,
                gpointer data,
                GDestroyNotify free_data,
                GDestroyNotify free_result,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  TaskData *task_data = g_new0 (TaskData, 1);
  Work *work;

  g_task_set_source_tag (task, opcc_store_run);
  task_data->data = data;
  task_data->free = free_data;
  g_task_set_task_data (task, task_data, (GDestroyNotify) free_task_data);
  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                               "The office file is closed.");
      g_object_unref (task);
      return;
    }
  work = g_new0 (Work, 1);
  work->job = job;
  work->data = data;
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  work->task = task;
  work->free_result = free_result;
  g_async_queue_push (self->queue, work);
}

/**
 * opcc_store_run_finish:
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
opcc_store_run_finish (OpccStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * opcc_store_run_wait:
 *
 * Runs the job and waits: for programs without a main loop, and for tests.
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
opcc_store_run_wait (
    OpccStore *self, OpccJob job, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = g_new0 (Work, 1);
  gpointer result;

  g_return_val_if_fail (self->thread != NULL, NULL);
  work->job = job;
  work->data = data;
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_async_queue_push (self->queue, work);
  g_mutex_lock (&self->lock);
  while (!work->done)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  result = work->result;
  if (work->error != NULL)
    g_propagate_error (error, work->error);
  g_clear_object (&work->cancellable);
  g_free (work);
  return result;
}

static void
opcc_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccStore *self = OPCC_STORE (object);
  const char *const values[N_PROPS] = { NULL, self->undo_name, self->redo_name,
                                        self->read_only_reason, self->backup_trouble };

  g_value_set_string (value, values[id]);
}

static void
opcc_store_finalize (GObject *object)
{
  OpccStore *self = OPCC_STORE (object);

  opcc_store_close (self);
  g_async_queue_unref (self->queue);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_clear_error (&self->open_error);
  g_free (self->path);
  g_free (self->office_id);
  g_free (self->undo_name);
  g_free (self->redo_name);
  g_free (self->read_only_reason);
  g_free (self->backup_trouble);
  g_free (self->closing_trouble);
  g_clear_error (&self->damage);
  G_OBJECT_CLASS (opcc_store_parent_class)->finalize (object);
}

static void
opcc_store_class_init (OpccStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = opcc_store_get_property;
  object_class->finalize = opcc_store_finalize;
  props[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  props[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  props[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  props[PROP_BACKUP_TROUBLE] = g_param_spec_string ("backup-trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * OpccStore::changed:
   * @kinds: (array zero-terminated=1): names of the kinds whose records changed
   */
  signals[CHANGED] = g_signal_new ("changed", OPCC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
opcc_store_init (OpccStore *self)
{
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
}
