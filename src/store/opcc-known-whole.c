/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps in the cache folder what a file that was found whole looks like from outside. */
#include "opcc-known-whole.h"

#include <glib/gstdio.h>
#include <inttypes.h>

#include "opcc-db-private.h"
#include "opcc-migrate.h"

/* What a disk spoils by itself changes no time of the file: once a day it is looked at all the
 * same.
 */
#define KEPT_SECONDS (24 * 60 * 60)
/* The clock of a file system moves in steps of up to 10 ms; what is written within one step of each
 * other bears the same time. */
#define STEP_MICROSECONDS (20 * 1000)

static char *
get_path (OpccDb *db)
{
  g_autofree char *name = g_strconcat (db->office_id, ".whole", NULL);

  return g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
}

static gint64
to_microseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_USEC_PER_SEC + time->tv_nsec / 1000;
}

/* Returns: (nullable): what another file, or this one once it was written, would not have; NULL
 * where that cannot be told. The time of change is one that no program can set. */
static char *
describe_file (OpccDb *db, gint64 *changed_at)
{
  g_autofree char *journal = g_strconcat (db->path, "-journal", NULL);
  GStatBuf info;

  if (g_stat (db->path, &info) != 0 || info.st_dev != db->device || info.st_ino != db->inode ||
      g_file_test (journal, G_FILE_TEST_EXISTS))
    return NULL;
  /* Whole seconds: written twice in one, it could not be told. */
  if (info.st_ctim.tv_nsec == 0 && info.st_mtim.tv_nsec == 0)
    return NULL;
  *changed_at = to_microseconds (&info.st_ctim);
  return g_strdup_printf ("%s %" PRId64 " %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %" PRId64,
                          OPCC_VERSION, opcc_migrate_newest (), db->device, db->inode,
                          (gint64) info.st_size, to_microseconds (&info.st_mtim), *changed_at);
}

/* The same, once nothing can be written any more that would bear the same time. */
static char *
describe_settled_file (OpccDb *db)
{
  gint64 changed_at = 0, again_at = 0;
  g_autofree char *before = describe_file (db, &changed_at);
  g_autofree char *now = NULL;
  gint64 age = g_get_real_time () - changed_at;

  if (before == NULL || age < 0)
    return NULL;
  if (age < STEP_MICROSECONDS)
    g_usleep ((gulong) (STEP_MICROSECONDS - age));
  now = describe_file (db, &again_at);
  return g_strcmp0 (before, now) == 0 ? g_steal_pointer (&now) : NULL;
}

/* --- for the store -------------------------------------------------------------------------- */

/**
 * opcc_known_whole_recall:
 *
 * Whether the open file is the one that this program last looked at and found whole, records held
 * against the log included, less than a day ago; it is then known to be so without a look.
 */
gboolean
opcc_known_whole_recall (OpccDb *db)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 unused, found_at, age;

  /* A file that nobody could write yet has no name of its own. */
  if (db->in_memory || db->office_id == NULL)
    return FALSE;
  path = get_path (db);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  file = describe_file (db, &unused);
  if (file == NULL || g_strv_length (lines) < 2 || g_strcmp0 (lines[0], file) != 0)
    return FALSE;
  found_at = g_ascii_strtoll (lines[1], NULL, 10);
  age = g_get_real_time () / G_USEC_PER_SEC - found_at;
  if (age < 0 || age >= KEPT_SECONDS)
    return FALSE;
  db->whole_stamp = db->engine->get_stamp (db->connection);
  db->whole_at = found_at;
  db->checked = TRUE;
  return TRUE;
}

/**
 * opcc_known_whole_note:
 * @stamp: the engine's, from before the look
 *
 * The file was looked at and found whole. What this program writes from now on leaves it so.
 */
void
opcc_known_whole_note (OpccDb *db, gint64 stamp)
{
  db->whole_stamp = stamp;
  db->whole_at = g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * opcc_known_whole_remember:
 *
 * Keeps what the file looks like, if it was found whole and nobody else has written it since.
 * Before it is closed; where it cannot be kept, the next one looks again.
 */
void
opcc_known_whole_remember (OpccDb *db)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;

  if (db->in_memory || db->whole_stamp <= 0 || !db->checked || db->office_id == NULL)
    return;
  file = describe_settled_file (db);
  /* Asked after the look at the file: who wrote before it is seen here, who writes later there. */
  if (file == NULL || db->engine->get_stamp (db->connection) != db->whole_stamp)
    return;
  path = get_path (db);
  folder = g_path_get_dirname (path);
  text = g_strdup_printf ("%s\n%" PRId64 "\n", file, db->whole_at);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
