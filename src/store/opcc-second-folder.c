/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second folder of an office file, which this machine remembers by the path of the file: not in
 * the file, so that putting an old copy back changes nothing of where copies go. */
#include "opcc-second-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-error.h"
#include "opcc-file-writer.h"

/* Members of an office's group. */
#define OFFICE "office" /* for who reads the file */
#define CHOSEN "folder" /* both as URIs: a path may be in any encoding */
#define COPIES "copies"
#define LOCK   "lock"

void
opcc_second_folder_free (OpccSecondFolder *folder)
{
  if (folder == NULL)
    return;
  g_free (folder->chosen);
  g_free (folder->path);
  g_free (folder);
}

static char *
get_notes_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "opcc-desk", "second-folders.ini", NULL);
}

/* A path may hold what the name of a group may not. */
static char *
name_group (const char *office_path)
{
  g_autofree char *path = g_canonicalize_filename (office_path, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

static gboolean
refuse_notes (const char *why, GError **error)
{
  g_autofree char *path = get_notes_path ();

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("Where second copies of backups go cannot be read from %s: %s. The backup beside "
                  "the office file is made all the same. Delete that file and choose the second "
                  "folder again."),
               path, why);
  return FALSE;
}

/* (transfer full): empty where nothing was ever chosen */
static GKeyFile *
load_notes (GError **error)
{
  g_autoptr (GKeyFile) notes = g_key_file_new ();
  g_autofree char *path = get_notes_path ();
  g_autoptr (GError) problem = NULL;

  if (g_key_file_load_from_file (notes, path, G_KEY_FILE_KEEP_COMMENTS, &problem) ||
      g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&notes);
  refuse_notes (problem->message, error);
  return NULL;
}

static gboolean
save_notes (GKeyFile *notes, GError **error)
{
  g_autofree char *path = get_notes_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  g_autofree char *text = g_key_file_to_data (notes, &length, NULL);

  g_mkdir_with_parents (folder, 0700);
  return opcc_file_writer_replace (path, text, (gssize) length, error);
}

static char *
read_path (GKeyFile *notes, const char *group, const char *key, GError **error)
{
  g_autofree char *uri = g_key_file_get_string (notes, group, key, error);

  return uri != NULL ? g_filename_from_uri (uri, NULL, error) : NULL;
}

/* What is not read right must not let open copies go where locked ones are wanted. */
static gboolean
read_lock (GKeyFile *notes, const char *group, OpccSecondFolder *folder, GError **error)
{
  g_autofree char *text = g_key_file_get_string (notes, group, LOCK, NULL);

  folder->locked = g_key_file_has_key (notes, group, LOCK, NULL);
  return !folder->locked || (text != NULL && opcc_backup_lock_scan (&folder->lock, text)) ||
         refuse_notes (LOCK, error);
}

static void
write_path (GKeyFile *notes, const char *group, const char *key, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_key_file_set_string (notes, group, key, uri);
}

/**
 * opcc_second_folder_load:
 *
 * Returns: (transfer full) (nullable): NULL without an error where none was chosen
 */
OpccSecondFolder *
opcc_second_folder_load (const char *office_path, GError **error)
{
  g_autoptr (GKeyFile) notes = load_notes (error);
  g_autofree char *group = name_group (office_path);
  g_autoptr (OpccSecondFolder) folder = NULL;

  if (notes == NULL || !g_key_file_has_group (notes, group))
    return NULL;
  folder = g_new0 (OpccSecondFolder, 1);
  folder->chosen = read_path (notes, group, CHOSEN, error);
  if (folder->chosen == NULL)
    return NULL;
  folder->path = read_path (notes, group, COPIES, error);
  if (folder->path == NULL || !read_lock (notes, group, folder, error))
    return NULL;
  return g_steal_pointer (&folder);
}

/**
 * opcc_second_folder_is_there:
 *
 * The folder with the copies is made when it is chosen and never again: where a disk is unplugged,
 * the empty place that it is put at is not to be taken for it.
 */
gboolean
opcc_second_folder_is_there (const OpccSecondFolder *folder)
{
  return g_file_test (folder->path, G_FILE_TEST_IS_DIR);
}

static gboolean
refuse_folder (const char *chosen, const char *why, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("%s cannot be the second folder: %s. Backups go on as before. Choose a folder on "
                  "another disk."),
               chosen, why);
  return FALSE;
}

/* Two office files of one name may have the same second folder: each has its own part of it. */
static char *
name_copies (OpccDb *db, const char *chosen)
{
  g_autofree char *beside = opcc_backup_get_folder (opcc_db_get_path (db));
  g_autofree char *base = g_path_get_basename (beside);
  g_autofree char *name = g_strdup_printf ("%s %.8s", base, opcc_db_get_office_id (db));

  return g_build_filename (chosen, name, NULL);
}

/* The folder of the copies, in which something can be written. */
static gboolean
make_copies (const char *path, const char *chosen, GError **error)
{
  g_autofree char *trial = g_build_filename (path, ".trial", NULL);
  g_autoptr (GError) problem = NULL;

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return refuse_folder (chosen, g_strerror (errno), error);
  if (opcc_file_writer_replace (trial, "OPCC Desk", -1, &problem))
    return g_unlink (trial) == 0 || refuse_folder (chosen, g_strerror (errno), error);
  return refuse_folder (chosen, problem->message, error);
}

static gboolean
is_same_folder (const char *a, const char *b)
{
  GStatBuf first;
  GStatBuf second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

/**
 * opcc_second_folder_choose:
 * @chosen: a folder that is there
 *
 * From now on a copy of each backup goes to a folder of this office's own in @chosen.
 *
 * Returns: FALSE with the reason; what was chosen before then stays
 */
gboolean
opcc_second_folder_choose (OpccDb *db, const char *chosen, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (chosen, NULL);
  g_autofree char *office_path = g_canonicalize_filename (opcc_db_get_path (db), NULL);
  g_autofree char *beside = opcc_backup_get_folder (office_path);
  g_autofree char *office_folder = g_path_get_dirname (office_path);
  g_autofree char *group = name_group (office_path);
  g_autofree char *copies = name_copies (db, full);
  g_autoptr (GKeyFile) notes = NULL;

  if (!g_file_test (full, G_FILE_TEST_IS_DIR))
    return refuse_folder (chosen, _ ("there is no such folder"), error);
  if (is_same_folder (full, beside) || is_same_folder (full, office_folder))
    return refuse_folder (chosen, _ ("the first copies are there already"), error);
  if (!make_copies (copies, chosen, error))
    return FALSE;
  notes = load_notes (error);
  if (notes == NULL)
    return FALSE;
  write_path (notes, group, OFFICE, office_path);
  write_path (notes, group, CHOSEN, full);
  write_path (notes, group, COPIES, copies);
  return save_notes (notes, error);
}

/**
 * opcc_second_folder_lock:
 * @passphrase: (nullable): NULL: copies are written open again
 *
 * From now on copies in the second folder open with the passphrase alone, which is kept nowhere.
 * Those that are there stay as they are.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the passphrase is too short
 */
gboolean
opcc_second_folder_lock (const char *office_path, const char *passphrase, GError **error)
{
  g_autoptr (GKeyFile) notes = load_notes (error);
  g_autofree char *group = name_group (office_path);
  g_autofree char *text = NULL;
  OpccBackupLock lock;

  if (notes == NULL)
    return FALSE;
  if (!g_key_file_has_group (notes, group))
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("There is no second folder whose copies could be locked. Nothing was "
                              "changed. Choose one first."));
      return FALSE;
    }
  if (passphrase == NULL)
    return !g_key_file_remove_key (notes, group, LOCK, NULL) || save_notes (notes, error);
  if (!opcc_backup_lock_make (&lock, passphrase, error))
    return FALSE;
  text = opcc_backup_lock_print (&lock);
  g_key_file_set_string (notes, group, LOCK, text);
  return save_notes (notes, error);
}

/**
 * opcc_second_folder_forget:
 *
 * No more copies go there; those that are there stay.
 */
gboolean
opcc_second_folder_forget (const char *office_path, GError **error)
{
  g_autoptr (GKeyFile) notes = load_notes (error);
  g_autofree char *group = name_group (office_path);

  return notes != NULL &&
         (!g_key_file_remove_group (notes, group, NULL) || save_notes (notes, error));
}

/**
 * opcc_second_folder_list:
 *
 * Returns: (transfer full) (element-type OpccBackup): the copies in the second folder, newest
 *   first; empty where there is none, or it is not there now
 */
GPtrArray *
opcc_second_folder_list (const char *office_path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (OpccSecondFolder) folder = opcc_second_folder_load (office_path, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return folder != NULL ? opcc_backup_list_folder (folder->path)
                        : g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_backup_free);
}
