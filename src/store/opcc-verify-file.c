/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the parts of the file that no log entry speaks of against what the program makes. */
#include "opcc-verify-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-migrate.h"
#include "opcc-registry.h"
#include "opcc-setting.h"
#include "opcc-stmt-private.h"

/* --- structure ------------------------------------------------------------------------------ */

/* (transfer full) (nullable): the lines of an office file that was just begun */
static GPtrArray *
make_structure (const OpccEngine *engine, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  OpccConnection *connection =
      engine->open (":memory:", OPCC_ENGINE_CREATE | OPCC_ENGINE_PASSING, error);
  gboolean ok = connection != NULL && opcc_migrate_define_all (engine, connection, error) &&
                engine->list_schema (connection, lines, error);

  if (connection != NULL)
    engine->close (connection);
  return ok ? g_steal_pointer (&lines) : NULL;
}

/* Made once: it is the program's, not the file's. Returns: (transfer none) (nullable) */
static GPtrArray *
get_structure (const OpccEngine *engine, GError **error)
{
  static GMutex lock;
  static GPtrArray *structure = NULL;
  GPtrArray *found;

  g_mutex_lock (&lock);
  if (structure == NULL)
    structure = make_structure (engine, error);
  found = structure;
  g_mutex_unlock (&lock);
  return found;
}

/* "TABLE\tNAME\tTYPE": what there can be only one of. */
static char *
get_key (const char *line)
{
  const char *at = line;

  for (guint i = 0; i < 3 && at != NULL; i++)
    at = strchr (at + (i > 0), '\t');
  return at != NULL ? g_strndup (line, (gsize) (at - line)) : g_strdup (line);
}

static GHashTable *
make_index (GPtrArray *lines)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (index, get_key (g_ptr_array_index (lines, i)),
                         g_ptr_array_index (lines, i));
  return index;
}

/* A kind that no migration knows has brought its own table. */
static gboolean
is_of_other_kind (const char *key, GHashTable *wanted)
{
  g_auto (GStrv) parts = g_strsplit (key, "\t", 3);
  g_autofree char *table = g_strconcat (parts[0], "\t", parts[0], "\ttable", NULL);

  return g_strv_length (parts) == 3 && opcc_registry_find (parts[0]) != NULL &&
         !g_hash_table_contains (wanted, table) &&
         (strcmp (key, table) == 0 || g_str_has_prefix (parts[1], "sqlite_autoindex_"));
}

static void
add_problem (GPtrArray *problems, const char *format, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "\t", 3);
  g_autofree char *name =
      g_utf8_make_valid (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", -1);

  g_ptr_array_add (problems, g_strdup_printf (format, name));
}

static void
compare_structure (GHashTable *wanted, GHashTable *found, GPtrArray *problems)
{
  GHashTableIter iter;
  gpointer key;
  gpointer line;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &line))
    {
      const char *want = g_hash_table_lookup (wanted, key);

      if (want == NULL && !is_of_other_kind (key, wanted))
        add_problem (problems, _ ("The file's structure: “%s” was put there outside the program."),
                     key);
      else if (want != NULL && strcmp (want, line) != 0)
        add_problem (problems, _ ("The file's structure: “%s” was altered."), key);
    }
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (found, key))
      add_problem (problems, _ ("The file's structure: “%s” is gone."), key);
}

/**
 * opcc_verify_structure:
 *
 * Holds tables and indexes against those of a file that was just begun. A trigger, or an index that
 * is missing or leaves rows out, would change what the program finds or writes.
 */
gboolean
opcc_verify_structure (OpccDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *structure = get_structure (db->engine, error);
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GHashTable) found = NULL;

  if (structure == NULL || !db->engine->list_schema (db->connection, lines, error))
    return FALSE;
  wanted = make_index (structure);
  found = make_index (lines);
  compare_structure (wanted, found, problems);
  return TRUE;
}

/* --- settings and counters ------------------------------------------------------------------ */

gboolean
opcc_verify_settings (OpccDb *db, GPtrArray *problems, GError **error)
{
  gboolean agrees;

  if (!opcc_setting_agrees (db, &agrees, error))
    return FALSE;
  if (!agrees)
    g_ptr_array_add (problems, g_strdup (_ ("A setting of the office was altered.")));
  return TRUE;
}

static gint64
find_last (OpccDb *db, const char *kind, GError **error)
{
  return opcc_db_get_integer (db, "SELECT max(last) FROM change WHERE kind = $1", 0, error, "s",
                              kind);
}

/* @name: (nullable): a damaged page can hold what the table would never take */
static void
add_counter_problem (GPtrArray *problems, const char *name)
{
  const OpccKind *kind = name != NULL ? opcc_registry_find (name) : NULL;
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);

  g_ptr_array_add (problems,
                   g_strdup_printf (_ ("%s: the counter was altered."),
                                    kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->plural)
                                                 : valid));
}

/* Every kind whose records the log knows has a counter, and it stands after the highest number. */
static gboolean
find_missing_counters (OpccDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT DISTINCT kind FROM change WHERE kind NOT IN (SELECT name FROM kind) "
                     "ORDER BY kind",
                     error, "");
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      add_counter_problem (problems, opcc_stmt_get_text (stmt, 0));
    }
  return FALSE;
}

/**
 * opcc_verify_counters:
 *
 * Altered, a counter would make the next action give a number twice, or leave numbers out as if
 * something had been there.
 */
gboolean
opcc_verify_counters (OpccDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT name, next FROM kind ORDER BY name", error, "");
  gboolean row = TRUE;

  while (row)
    {
      GError *failure = NULL;
      const char *name;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      name = opcc_stmt_get_text (stmt, 0);
      if (opcc_stmt_get_integer (stmt, 1) != find_last (db, name, &failure) + 1 ||
          opcc_stmt_hides_text (stmt))
        add_counter_problem (problems, name);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  return find_missing_counters (db, problems, error);
}
