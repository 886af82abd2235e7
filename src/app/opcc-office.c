/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOffice: the office file that is open in the window: its store and the models over it. */
#include "opcc-office.h"

#include "opcc-backup.h"
#include "opcc-grants-kinds.h"

struct _OpccOffice
{
  GObject parent_instance;
  OpccStore *store;   /* (owned) (nullable) once closed */
  OpccGrants *grants; /* (owned) (nullable) once closed */
  char *path;         /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccOffice, opcc_office, G_TYPE_OBJECT)

/* What a thread needs to open or restore. */
typedef struct
{
  char *path;           /* (owned) */
  char *copy;           /* (owned) (nullable) the backup, to restore */
  OpccStoreFlags flags; /* to open */
} FileTask;

static void
free_file_task (FileTask *file)
{
  g_free (file->path);
  g_free (file->copy);
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

static void
open_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const FileTask *file = task_data;
  GError *error = NULL;
  OpccStore *store = opcc_store_open (file->path, file->flags, &error);

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

  if (opcc_backup_restore (file->copy, file->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
close_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  opcc_store_close (task_data);
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
  G_OBJECT_CLASS (opcc_office_parent_class)->finalize (object);
}

static void
opcc_office_class_init (OpccOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_office_dispose;
  object_class->finalize = opcc_office_finalize;
}

static void
opcc_office_init (OpccOffice *self)
{
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
  self->grants = opcc_grants_new (store);
  self->path = g_strdup (opcc_store_get_path (store));
  return self;
}

/**
 * opcc_office_open_async:
 * @path: the office file
 *
 * Opens and checks the file on a thread of its own, since checking a large one takes longer than
 * the window may stand still. Errors: those of opcc_store_open().
 */
void
opcc_office_open_async (const char *path,
                        OpccStoreFlags flags,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_return_if_fail (path != NULL);

  opcc_grants_register_kinds ();
  g_task_set_source_tag (task, opcc_office_open_async);
  g_task_set_task_data (task, make_file_task (path, NULL, flags), (GDestroyNotify) free_file_task);
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
 * @office_path: the office file, which no store may have open; it is kept as a backup itself
 */
void
opcc_office_restore_async (const char *copy,
                           const char *office_path,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, opcc_office_restore_async);
  g_task_set_task_data (task, make_file_task (office_path, copy, 0),
                        (GDestroyNotify) free_file_task);
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

OpccGrants *
opcc_office_get_grants (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->grants;
}

const char *
opcc_office_get_path (OpccOffice *self)
{
  g_return_val_if_fail (OPCC_IS_OFFICE (self), NULL);

  return self->path;
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
  g_clear_object (&self->grants);
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

  g_clear_object (&self->grants);
  if (self->store != NULL)
    opcc_store_close (self->store);
  g_clear_object (&self->store);
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
