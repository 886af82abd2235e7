/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refuses to keep the office file where locks do not hold (SQLite's "How to corrupt", §2). */
#include "opcc-safe-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/vfs.h>

#include "opcc-error.h"
#include "opcc-text.h"

typedef struct
{
  guint32 magic; /* statfs(2) f_type */
  const char *name;
} Network;

static const Network networks[] = {
  { 0x6969, "NFS" },      { 0xff534d42, "SMB" }, { 0xfe534d42, "SMB" },  { 0x517b, "SMB" },
  { 0x65735546, "FUSE" }, { 0x01021997, "9P" },  { 0x5346414f, "AFS" },  { 0x73757245, "Coda" },
  { 0x00c36400, "Ceph" }, { 0x564c, "NCP" },     { 0x47504653, "GPFS" }, { 0x0bd00bd0, "Lustre" },
};

/* First words of the folders that synchronising clients keep. */
static const char *const clients[] = { "onedrive",  "dropbox",   "google drive", "googledrive",
                                       "nextcloud", "owncloud",  "icloud drive", "pcloud",
                                       "seafile",   "syncthing", "mega",         "box sync" };

static gboolean
refuse (GError **error, const char *path, const char *where)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_UNSAFE_PLACE,
               _ ("%s is in %s, where an office file can be damaged without a warning. Nothing was "
                  "opened. Copy it to a folder on this computer and open the copy there."),
               path, where);
  return FALSE;
}

static const char *
find_client (const char *component)
{
  g_autofree char *folded = opcc_text_fold (component);

  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      gsize length = strlen (clients[i]);

      if (g_str_has_prefix (folded, clients[i]) &&
          (folded[length] == '\0' || folded[length] == ' ' || folded[length] == '-'))
        return component;
    }
  return NULL;
}

/**
 * opcc_safe_place_check:
 * @path: the file, which need not be there yet
 *
 * Returns: FALSE with OPCC_ERROR_UNSAFE_PLACE on a network or user-space file system, or in the
 *   folder of a known synchronising client
 */
gboolean
opcc_safe_place_check (const char *path, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_auto (GStrv) parts = g_strsplit (folder, "/", -1);
  struct statfs info;

  for (guint i = 0; parts[i] != NULL; i++)
    if (find_client (parts[i]) != NULL)
      {
        g_autofree char *where = g_strdup_printf (_ ("the synchronised folder “%s”"), parts[i]);

        return refuse (error, path, where);
      }
  while (statfs (folder, &info) != 0 && strlen (folder) > 1)
    {
      g_autofree char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if ((guint32) info.f_type == networks[i].magic)
      {
        g_autofree char *where =
            g_strdup_printf (_ ("a network or shared place (%s)"), networks[i].name);

        return refuse (error, path, where);
      }
  return TRUE;
}
