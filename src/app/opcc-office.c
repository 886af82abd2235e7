/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOffice: the office file that is open in the window: its store and the models over it. */
#include "opcc-office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-backup-sealed.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-records-check.h"
#include "opcc-text.h"
#include "opcc-thread.h"

struct _OpccOffice
{
  GObject parent_instance;
  OpccStore *store;         /* (owned) (nullable) once closed */
  OpccWorkspace *workspace; /* (owned) (nullable) once closed */
  char *path;               /* (owned) */
  char *closing_trouble;    /* (owned) (nullable): the closing thread's until it has ended */
  char *doubt;              /* (owned) (nullable): why figures may be wrong */
  guint look_later;         /* begins to look at the records */
  GThread *look;            /* (owned) (nullable): holds the records against the log */
  GCancellable *looking;    /* (owned): ends it */
};

G_DEFINE_FINAL_TYPE (OpccOffice, opcc_office, G_TYPE_OBJECT)

enum
{
  PROP_DOUBT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* Who has just opened a file wants its first pages, and is not to share the disk. */
#define LOOK_AFTER_SECONDS 2

/* Up to this size, in bytes, a file is read whole before it is shown; a larger one is checked while
 * its first pages are looked at. */
#define LARGE_FILE (16 * 1024 * 1024)

/* A file whose opening began before anybody could ask for it. */
typedef struct
{
  char *path;      /* (owned) */
  GThread *thread; /* returns the OpccStore (owned) (nullable) */
  GError *error;   /* (owned) (nullable): the thread's until it has ended */
  int is_done;     /* atomic */
} Expected;

static Expected *expected; /* (owned) (nullable): the main thread's */

/* What a thread needs to open or restore. */
typedef struct
{
  char *path;           /* (owned) */
  char *copy;           /* (owned) (nullable) the backup, to restore */
  Expected *expected;   /* (owned) (nullable): is opening it already */
  OpccStoreFlags flags; /* to open */
  char *passphrase;     /* (owned) (nullable) of the copy */
} FileTask;

/* Waits. Returns: (transfer full) (nullable): the store */
static OpccStore *
finish_expected (Expected *self, GError **error)
{
  OpccStore *store = g_thread_join (self->thread);

  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_free (self->path);
  g_free (self);
  return store;
}

static void
drop_expected (Expected *self)
{
  g_autoptr (GError) unwanted = NULL;
  g_autoptr (OpccStore) store = finish_expected (self, &unwanted);

  if (store != NULL)
    opcc_store_close (store);
}

static void
free_file_task (FileTask *file)
{
  g_clear_pointer (&file->expected, drop_expected);
  g_free (file->path);
  g_free (file->copy);
  if (file->passphrase != NULL)
    explicit_bzero (file->passphrase, strlen (file->passphrase));
  g_free (file->passphrase);
  g_free (file);
}

static FileTask *
make_file_task (const char *path, const char *copy, OpccStoreFlags flags)
{
  FileTask *file = g_new0 (FileTask, 1);

  file->path = g_strdup (path);
  file->copy = g_strdup (copy);
  file->flags = flags;
  return file;
}

static gboolean
is_large (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > LARGE_FILE;
}

static OpccStore *
open_store (const char *path, OpccStoreFlags flags, GError **error)
{
  return opcc_store_open (path, is_large (path) ? flags | OPCC_STORE_CHECK_LATER : flags, error);
}

static gpointer
open_expected (gpointer data)
{
  Expected *self = data;
  OpccStore *store = open_store (self->path, 0, &self->error);

  g_atomic_int_set (&self->is_done, TRUE);
  return store;
}

static void
open_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FileTask *file = task_data;
  GError *error = NULL;
  OpccStore *store = file->expected != NULL
                         ? finish_expected (g_steal_pointer (&file->expected), &error)
                         : open_store (file->path, file->flags, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
restore_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const FileTask *file = task_data;
  GError *error = NULL;

  if (opcc_backup_restore_sealed (file->copy, file->path, file->passphrase, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- are the records those of the log? ------------------------------------------------------- */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr (OpccOffice) self = g_weak_ref_get (ref);
  g_autoptr (GError) error = NULL;
  const gboolean whole = g_task_propagate_boolean (G_TASK (result), &error);

  g_weak_ref_clear (ref);
  g_free (ref);
  if (whole || self == NULL || self->store == NULL ||
      !g_error_matches (error, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    return;
  if (opcc_set_str (&self->doubt, error->message))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOUBT]);
}

static gpointer
look_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (opcc_records_check_file (g_task_get_task_data (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return NULL;
}

static gboolean
look_cb (gpointer user_data)
{
  OpccOffice *self = user_data;
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  GTask *task = g_task_new (NULL, self->looking, looked_cb, ref);

  g_weak_ref_init (ref, self);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  self->look_later = 0;
  self->look = opcc_thread_new_helper ("opcc-records", look_thread, task);
  return G_SOURCE_REMOVE;
}

/* Nobody wants to know any more; the thread is joined by who closes the store. */
static void
stop_looking (OpccOffice *self)
{
  g_clear_handle_id (&self->look_later, g_source_remove);
  g_cancellable_cancel (self->looking);
}

static void
close_store (OpccOffice *self, OpccStore *store)
{
  g_clear_pointer (&self->look, g_thread_join);
  opcc_store_close (store);
  self->closing_trouble = g_strdup (opcc_store_get_backup_trouble (store));
}

static void
close_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  close_store (source, task_data);
  g_task_return_boolean (task, TRUE);
}

static void
opcc_office_dispose (GObject *object)
{
  OpccOffice *self = OPCC_OFFICE (object);

  opcc_office_close (self);
  G_OBJECT_CLASS (opcc_office_parent_class)->dispose (object);
}

static void
opcc_office_finalize (GObject *object)
{
  OpccOffice *self = OPCC_OFFICE (object);

  g_free (self->path);
  g_free (self->closing_trouble);
  g_free (self->doubt);
  g_object_unref (self->looking);
  G_OBJECT_CLASS (opcc_office_parent_class)->finalize (object);
}

static void
opcc_office_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, OPCC_OFFICE (object)->doubt);
}

static void
opcc_office_class_init (OpccOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = opcc_office_get_property;
  object_class->dispose = opcc_office_dispose;
  object_class->finalize = opcc_office_finalize;
  props[PROP_DOUBT] =
      g_param_spec_string ("doubt", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
opcc_office_init (OpccOffice *self)
{
  self->looking = g_cancellable_new ();
}

/**
 * opcc_office_new:
 * @store: (transfer none): an open store
 *
 * Returns: (transfer full): the office, with the models that pages are given
 */
OpccOffice *
opcc_office_new (OpccStore *store)
{
  OpccOffice *self;

  g_return_val_if_fail (OPCC_IS_STORE (store), NULL);

  self = g_object_new (OPCC_TYPE_OFFICE, NULL);
  self->store = g_object_ref (store);
  self->workspace = opcc_workspace_new (store);
  self->path = g_strdup (opcc_store_get_path (store));
  return self;
}

/**
 * opcc_office_expect:
 * @path: (nullable): the office file that will be asked for next; NULL: none will be
 *
 * Begins to open it, while there is no window yet that could ask.
 */
void
opcc_office_expect (const char *path)
{
  g_clear_pointer (&expected, drop_expected);
  if (path == NULL)
    return;
  opcc_domain_table_register ();
  expected = g_new0 (Expected, 1);
  expected->path = g_canonicalize_filename (path, NULL);
  expected->thread = g_thread_new ("opcc-expected", open_expected, expected);
}

static Expected *
steal_expected (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);

  if (expected == NULL || g_strcmp0 (expected->path, canonical) != 0)
    return NULL;
  return g_steal_pointer (&expected);
}

/**
 * opcc_office_take_expected:
 *
 * Does not wait. A file that cannot be opened is left to opcc_office_open_async(), which says why.
 *
 * Returns: (transfer full) (nullable): the office, where it was expected and is open by now
 */
OpccOffice *
opcc_office_take_expected (const char *path)
{
  g_autoptr (OpccStore) store = NULL;

  if (expected == NULL || !g_atomic_int_get (&expected->is_done) || expected->error != NULL)
    return NULL;
  g_return_val_if_fail (path != NULL, NULL);
  {
    Expected *taken = steal_expected (path);

    store = taken != NULL ? finish_expected (taken, NULL) : NULL;
  }
  return store != NULL ? opcc_office_new (store) : NULL;
}

/**
 * opcc_office_open_async:
 * @path: the office file
 *
 * Opens the file on a thread of its own, and checks it there unless it is large: checking a large
 * one takes longer than anybody wants to wait, and goes on beside the work. See
 * opcc_store_get_damage(). Errors: those of opcc_store_open().
 */
void
opcc_office_open_async (const char *path,
                        OpccStoreFlags flags,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  FileTask *file;

  g_return_if_fail (path != NULL);

  opcc_domain_table_register ();
  g_task_set_source_tag (task, opcc_office_open_async);
  file = make_file_task (path, NULL, flags);
  if (flags == 0)
    file->expected = steal_expected (path);
  g_task_set_task_data (task, file, (GDestroyNotify) free_file_task);
  g_task_run_in_thread (task, open_in_thread_cb);
}

/**
 * opcc_office_open_finish:
 *
 * Returns: (transfer full) (nullable): the open office
 */
OpccOffice *
opcc_office_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (OpccStore) store = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  store = g_task_propagate_pointer (G_TASK (result), error);
  return store != NULL ? opcc_office_new (store) : NULL;
}

/**
 * opcc_office_restore_async:
 * @copy: a backup
 * @passphrase: (nullable): which it is locked with
 * @office_path: the office file, which no store may have open; it is kept as a backup itself
 */
void
opcc_office_restore_async (const char *copy,
                           const char *passphrase,
                           const char *office_path,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  FileTask *file = make_file_task (office_path, copy, 0);

  file->passphrase = g_strdup (passphrase);
  g_task_set_source_tag (task, opcc_office_restore_async);
  g_task_set_task_data (task, file, (GDestroyNotify) free_file_task);
  g_task_run_in_thread (task, restore_in_thread_cb);
}

/**
 * opcc_office_restore_finish:
 *
 * Returns: whether the backup stands in the place of the office file now
 */
gboolean
opcc_office_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

OpccStore *
opcc_office_get_store (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->store;
}

OpccWorkspace *
opcc_office_get_workspace (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->workspace;
}

const char *
opcc_office_get_path (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->path;
}

/**
 * opcc_office_look_at_records:
 *
 * Holds every record against what the log says of it, once, on a thread that gets out of the way of
 * all others; "notify::doubt" tells where one does not agree. Others can write meanwhile.
 */
void
opcc_office_look_at_records (OpccOffice *self)
{
  g_return_if_fail (OPCC_IS_OFFICE (self));

  if (self->look_later == 0 && self->look == NULL && self->store != NULL)
    self->look_later = g_timeout_add_seconds (LOOK_AFTER_SECONDS, look_cb, self);
}

/**
 * opcc_office_get_doubt:
 *
 * Returns: (nullable): a sentence, once it was found that figures may be wrong
 */
const char *
opcc_office_get_doubt (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->doubt;
}

/**
 * opcc_office_dup_name:
 *
 * Returns: (transfer full): the file's name without its folder, fit to be shown
 */
char *
opcc_office_dup_name (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return g_filename_display_basename (self->path);
}

/**
 * opcc_office_set_who:
 * @who: (nullable): a name or role for the log; NULL or "" for the name of the account
 */
void
opcc_office_set_who (OpccOffice *self, const char *who)
{
  g_return_if_fail (OPCC_IS_OFFICE (self));

  if (self->store != NULL)
    opcc_store_set_who (self->store, who != NULL && who[0] != '\0' ? who : g_get_user_name ());
}

/**
 * opcc_office_close_async:
 *
 * Closes the file, with its closing backup, on a thread of its own. @callback is called with a
 * result that needs no finish.
 */
void
opcc_office_close_async (OpccOffice *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (OPCC_IS_OFFICE (self));

  g_task_set_source_tag (task, opcc_office_close_async);
  stop_looking (self);
  g_clear_object (&self->workspace);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_set_task_data (task, g_steal_pointer (&self->store), g_object_unref);
  g_task_run_in_thread (task, close_in_thread_cb);
}

/**
 * opcc_office_close:
 *
 * Ends the store's thread after the work in hand, with the closing backup, and waits for it.
 */
void
opcc_office_close (OpccOffice *self)
{
  g_return_if_fail (OPCC_IS_OFFICE (self));

  stop_looking (self);
  g_clear_object (&self->workspace);
  if (self->store != NULL)
    close_store (self, self->store);
  g_clear_object (&self->store);
}

/**
 * opcc_office_get_closing_trouble:
 *
 * Returns: (nullable): once the file is closed, why it has no new backup
 */
const char *
opcc_office_get_closing_trouble (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->closing_trouble;
}

/**
 * opcc_office_get_sample_dir:
 *
 * Returns: (transfer full): the folder with the files of the sample office: OPCC_SAMPLE_DIR, or
 *   where the program was installed
 */
char *
opcc_office_get_sample_dir (void)
{
  const char *given = g_getenv ("OPCC_SAMPLE_DIR");

  return given != NULL ? g_strdup (given) : g_build_filename (PKGDATADIR, "sample", NULL);
}
