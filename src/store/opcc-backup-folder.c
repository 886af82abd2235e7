/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies in a folder of backups: listed by their names, thinned by their age. */
#include "opcc-backup-folder.h"

#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-time.h"

#define KEEP_HOURS 24
#define KEEP_DAYS  30
#define HOUR       G_GINT64_CONSTANT (3600)
#define DAY        (24 * HOUR)
#define MONTH      (30 * DAY)

void
opcc_backup_free (OpccBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->reason);
  g_free (backup);
}

/**
 * opcc_backup_get_folder:
 *
 * Returns: (transfer full): where the automatic backups are, beside the office file
 */
char *
opcc_backup_get_folder (const char *office_path)
{
  g_autofree char *base = g_str_has_suffix (office_path, ".opcc")
                              ? g_strndup (office_path, strlen (office_path) - 5)
                              : g_strdup (office_path);

  return g_strconcat (base, " backups", NULL);
}

/* "20231010T174900Z import.opcc" */
static OpccBackup *
read_name (const char *folder, const char *name)
{
  const gboolean locked = g_str_has_suffix (name, OPCC_BACKUP_LOCKED);
  g_autofree char *iso = NULL;
  g_autoptr (GString) text = g_string_new (name);
  OpccBackup *backup;
  GStatBuf info;
  gint64 at;

  if (strlen (name) < 22 || name[8] != 'T' || name[15] != 'Z' ||
      !(locked || g_str_has_suffix (name, ".opcc")))
    return NULL;
  iso = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", name, name + 4, name + 6, name + 9,
                         name + 11, name + 13);
  if (!opcc_time_from_iso (iso, &at))
    return NULL;
  backup = g_new0 (OpccBackup, 1);
  backup->path = g_build_filename (folder, name, NULL);
  backup->at = at;
  backup->locked = locked;
  g_string_truncate (text, text->len - strlen (locked ? OPCC_BACKUP_LOCKED : ".opcc"));
  backup->reason = g_strdup (text->len > 17 ? text->str + 17 : "");
  backup->size = g_stat (backup->path, &info) == 0 ? info.st_size : 0;
  return backup;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const OpccBackup *first = *(const OpccBackup *const *) a;
  const OpccBackup *second = *(const OpccBackup *const *) b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;
  return strcmp (second->path, first->path);
}

/**
 * opcc_backup_sort:
 * @backups: (element-type OpccBackup): put in order, newest first
 */
void
opcc_backup_sort (GPtrArray *backups)
{
  g_ptr_array_sort (backups, compare_newest_first);
}

/**
 * opcc_backup_list_folder:
 *
 * Returns: (transfer full) (element-type OpccBackup): the copies in a folder, newest first; empty
 *   where there are none, or no such folder
 */
GPtrArray *
opcc_backup_list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      OpccBackup *backup = read_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  opcc_backup_sort (backups);
  return backups;
}

/**
 * opcc_backup_list:
 *
 * Returns: (transfer full) (element-type OpccBackup): the automatic backups beside the office file,
 *   newest first; empty where there are none
 */
GPtrArray *
opcc_backup_list (const char *office_path, GError **error)
{
  g_autofree char *folder = opcc_backup_get_folder (office_path);

  return opcc_backup_list_folder (folder);
}

/* The place that a backup of that age competes for. On the day it is made only those made for the
 * same reason do: the copy before an import must not give way to the one on closing. */
static char *
name_slot (const OpccBackup *backup, gint64 age)
{
  if (age < KEEP_HOURS * HOUR)
    return g_strdup_printf ("hour %" PRId64 " %s", backup->at / HOUR, backup->reason);
  if (age < KEEP_DAYS * DAY)
    return g_strdup_printf ("day %" PRId64, backup->at / DAY);
  return g_strdup_printf ("month %" PRId64, backup->at / MONTH);
}

/**
 * opcc_backup_thin:
 *
 * Keeps the newest of each hour of a day, of each day of a month, of each month of two years; and
 * in any case the newest.
 */
void
opcc_backup_thin (const char *folder)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list_folder (folder);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      OpccBackup *backup = g_ptr_array_index (backups, i);
      gint64 age = now - backup->at;
      g_autofree char *slot = name_slot (backup, age);

      if (i > 0 && (g_hash_table_contains (kept, slot) || age > OPCC_BACKUP_KEPT_SECONDS))
        g_unlink (backup->path);
      else
        g_hash_table_add (kept, g_steal_pointer (&slot));
    }
}

/**
 * opcc_backup_print_stamp:
 * @time: seconds UTC
 *
 * Returns: (transfer full): with which the name of a copy of that time begins
 */
char *
opcc_backup_print_stamp (gint64 time)
{
  g_autofree char *iso = opcc_time_to_iso (time);
  GString *stamp = g_string_new (NULL);

  for (const char *at = iso; *at != '\0'; at++)
    if (*at != '-' && *at != ':')
      g_string_append_c (stamp, *at);
  return g_string_free (stamp, FALSE);
}
