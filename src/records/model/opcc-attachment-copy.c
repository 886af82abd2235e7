/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes copies of attached files where nobody else looks, and takes them away with the program. */
#include "opcc-attachment-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdlib.h>

#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-error.h"

/* What comes from outside and would be run, not shown. */
static const char *const running[] = {
  "application/x-executable",
  "application/x-sharedlib",
  "application/x-desktop",
  "application/x-shellscript",
  "application/x-ms-dos-executable",
  "application/x-msdownload",
  "application/vnd.microsoft.portable-executable",
  "application/x-java-archive",
  "application/vnd.appimage",
  "application/x-ms-shortcut",
  "application/x-perl",
  "text/x-python",
  "application/javascript",
};

static char *folder; /* (owned) (nullable) until the first copy; the store's thread makes it */

static void
remove_copies (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) below = g_dir_open (path, 0, NULL);
      const char *file;

      while (below != NULL && (file = g_dir_read_name (below)) != NULL)
        {
          g_autofree char *copy = g_build_filename (path, file, NULL);

          g_unlink (copy);
        }
      g_rmdir (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
}

/* Of ours alone, and in memory where the system has such a place. */
static gboolean
make_folder (GError **error)
{
  g_autofree char *pattern = NULL;
  const char *parent = g_get_user_runtime_dir ();

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR) || g_access (parent, W_OK) != 0)
    parent = g_get_tmp_dir ();
  pattern = g_build_filename (parent, "opcc-desk-XXXXXX", NULL);
  if (g_mkdtemp_full (pattern, 0700) == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("No copy could be written to “%s”: %s. Save the file instead."), parent,
                   g_strerror (errno));
      return FALSE;
    }
  if (folder == NULL)
    atexit (remove_copies);
  g_free (folder);
  folder = g_steal_pointer (&pattern);
  return TRUE;
}

static gboolean
check_type (const OpccAttachment *attachment, GError **error)
{
  for (guint i = 0; attachment->media_type != NULL && i < G_N_ELEMENTS (running); i++)
    {
      g_autofree char *type = g_content_type_from_mime_type (attachment->media_type);

      if (!g_content_type_is_a (type, running[i]))
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” is a program or a link to one, not evidence. It was not opened. Ask "
                      "whoever sent it what it is."),
                   attachment->file_name);
      return FALSE;
    }
  return TRUE;
}

/* Readable only: what is typed into a copy would be lost. */
static char *
write_copy (const OpccAttachment *attachment, GBytes *bytes, GError **error)
{
  g_autofree char *own = g_strdup_printf ("%s/%" PRId64, folder,
                                          opcc_record_get_n (OPCC_RECORD ((gpointer) attachment)));
  g_autofree char *path = g_build_filename (own, attachment->file_name, NULL);
  g_autoptr (GError) local = NULL;

  g_mkdir (own, 0700);
  g_unlink (path);
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0400,
                                &local))
    return g_steal_pointer (&path);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("No copy of “%s” could be written: %s. Save the file instead."),
               attachment->file_name, local->message);
  return NULL;
}

/**
 * opcc_attachment_copy_make:
 * @n: number of the attachment
 *
 * Writes a copy that only its owner can read, in a folder that goes when the program ends. It is
 * not for writing into: what is attached never changes.
 *
 * Returns: (transfer full): its path; NULL with OPCC_ERROR_REFUSED where it would be run as a
 *   program
 */
char *
opcc_attachment_copy_make (OpccDb *db, gint64 n, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccAttachment) attachment = opcc_db_load (db, &opcc_attachment_kind, n, error);
  g_autoptr (GBytes) bytes = NULL;

  if (attachment == NULL || !check_type (attachment, error))
    return NULL;
  bytes = opcc_attachment_read (db, attachment, cancellable, error);
  return bytes != NULL && make_folder (error) ? write_copy (attachment, bytes, error) : NULL;
}
