/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the numbered .sql files that are compiled in; a released one is never edited. */
#include "opcc-migrate.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "opcc-backup.h"
#include "opcc-setting.h"
#include "opcc-store-resources.h"

#define FOLDER        "/org/opccdesk/Desk/migrations"
#define SUMS_SETTINGS "-sum-of-settings.sql"

static int
compare_names (const void *a, const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the names, in order: "0001-foundation.sql" … */
static GStrv
list_steps (void)
{
  GStrv names = g_resource_enumerate_children (opcc_store_get_resource (), FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

gint64
opcc_migrate_newest (void)
{
  g_auto (GStrv) names = list_steps ();
  gint64 newest = 0;

  for (guint i = 0; names[i] != NULL; i++)
    newest = MAX (newest, g_ascii_strtoll (names[i], NULL, 10));
  return newest;
}

static gboolean
run_step (OpccDb *db, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, "/", name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (opcc_store_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !db->engine->begin (db->connection, error))
    return FALSE;
  if (db->engine->define (db->connection, g_bytes_get_data (sql, NULL), error) &&
      (!g_str_has_suffix (name, SUMS_SETTINGS) || opcc_setting_begin_sum (db, error)) &&
      db->engine->set_schema (db->connection, g_ascii_strtoll (name, NULL, 10), error) &&
      db->engine->commit (db->connection, error))
    return TRUE;
  db->engine->rollback (db->connection);
  return FALSE;
}

/**
 * opcc_migrate:
 * @from: the schema number the file has; 0 for a new file
 *
 * Runs each step in a transaction of its own, with a backup before the first where there is
 * anything to lose.
 */
gboolean
opcc_migrate (OpccDb *db, gint64 from, GError **error)
{
  g_auto (GStrv) names = list_steps ();

  if (from > 0)
    {
      g_autofree char *copy = opcc_db_backup (db, "migration", NULL, error);

      if (copy == NULL)
        return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strtoll (names[i], NULL, 10) > from && !run_step (db, names[i], error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_migrate_define_all:
 * @connection: to an empty file
 *
 * Makes the tables and indexes that an office file of this program has, and nothing in them.
 */
gboolean
opcc_migrate_define_all (const OpccEngine *engine, OpccConnection *connection, GError **error)
{
  g_auto (GStrv) names = list_steps ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, "/", names[i], NULL);
      g_autoptr (GBytes) sql = g_resource_lookup_data (opcc_store_get_resource (), path,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (sql == NULL || !engine->define (connection, g_bytes_get_data (sql, NULL), error))
        return FALSE;
    }
  return TRUE;
}
