/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refuses to keep the office file where locks do not hold (SQLite's "How to corrupt", §2). */
#include "opcc-safe-place.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
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
                                       "seafile",   "syncthing", "mega",         "megasync",
                                       "box sync" };

static gboolean
refuse (GError **error, const char *path, const char *where)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_UNSAFE_PLACE,
               _ ("%s is in %s, where an office file can be damaged without a warning. Nothing was "
                  "opened. Copy it to a folder on this computer and open the copy there."),
               path, where);
  return FALSE;
}

const char *
opcc_safe_place_name_network (guint32 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if (type == networks[i].magic)
      return networks[i].name;
  return NULL;
}

/* "OneDrive - Office", "Dropbox (Personal)"; but not "Mega events". */
static gboolean
is_client (const char *component)
{
  g_autofree char *folded = opcc_text_fold (component);

  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    if (g_str_has_prefix (folded, clients[i]))
      {
        const char *rest = folded + strlen (clients[i]);

        if (*rest == '\0' || *rest == '-' || g_str_has_prefix (rest, " -") ||
            g_str_has_prefix (rest, " ("))
          return TRUE;
      }
  return FALSE;
}

static gboolean
check_names (const char *path, const char *folder, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (folder, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_client (parts[i]))
      {
        g_autofree char *where = g_strdup_printf (_ ("the synchronised folder “%s”"), parts[i]);

        return refuse (error, path, where);
      }
  return TRUE;
}

/**
 * opcc_safe_place_check:
 * @path: the file, which need not be there yet
 *
 * Returns: FALSE with OPCC_ERROR_UNSAFE_PLACE on a network or user-space file system, or in the
 *   folder of a known synchronising client, also where a link leads to it
 */
gboolean
opcc_safe_place_check (const char *path, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *real = NULL;
  struct statfs info = { 0 };
  const char *network;

  if (!check_names (path, folder, error))
    return FALSE;
  while (statfs (folder, &info) != 0 && strlen (folder) > 1)
    {
      g_autofree char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
  real = realpath (folder, NULL);
  if (real != NULL && !check_names (path, real, error))
    return FALSE;
  network = opcc_safe_place_name_network ((guint32) info.f_type);
  if (network != NULL)
    {
      g_autofree char *where = g_strdup_printf (_ ("a network or shared place (%s)"), network);

      return refuse (error, path, where);
    }
  return TRUE;
}
