/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations: all or nothing wherever they are cut off, backed up before, newer files only read. */
#include "opcc-migrate.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-verify.h"
#include "store-fixture.h"

static int
count_down (void *data)
{
  guint *left = data;

  return *left > 0 && --*left == 0;
}

/* The SQLite connection is the first member of the engine's. */
static sqlite3 *
get_raw (OpccDb *db)
{
  return *(sqlite3 **) db->connection;
}

static char *
describe_schema (const char *path, gint64 *number)
{
  GString *out = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  sqlite3_prepare_v2 (raw, "PRAGMA user_version", -1, &stmt, NULL);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  *number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_prepare_v2 (raw, "SELECT name, sql FROM sqlite_master ORDER BY name", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (out, "%s: %s\n", sqlite3_column_text (stmt, 0),
                            sqlite3_column_text (stmt, 1));
  sqlite3_finalize (stmt);
  sqlite3_close (raw);
  return g_string_free (out, FALSE);
}

/* Of this many points on, not every one is tried: the later steps are run by the same code, and
 * each try goes through all the steps before it. */
#define ALL_POINTS 2000

/* Each step is cut off at its first, second, third … operation until it gets through. What is there
 * then is one of the schemas that a migration without interruption goes through. */
static void
test_cut_off (void)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *folder = store_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  gboolean through = FALSE;
  guint at;

  for (at = 1; !through; at += 1 + at / ALL_POINTS * 7)
    {
      guint left = at;
      OpccDb *db = opcc_db_open (path, OPCC_ENGINE_CREATE, NULL);
      g_autofree char *schema = NULL;
      const char *seen;
      gint64 number;

      sqlite3_progress_handler (get_raw (db), 1, count_down, &left);
      through = opcc_migrate (db, 0, NULL);
      opcc_db_close (db);
      schema = describe_schema (path, &number);
      seen = g_hash_table_lookup (known, &number);
      if (seen != NULL)
        g_assert_cmpstr (schema, ==, seen);
      else
        g_hash_table_insert (known, g_memdup2 (&number, sizeof number), g_strdup (schema));
      g_assert_true (number > 0 || *schema == '\0');
      if (through)
        g_assert_cmpint (number, ==, opcc_migrate_newest ());
      g_unlink (path);
    }
  g_test_message ("%u points of failure", at);
  g_assert_cmpuint (at, >, 100);
  g_assert_cmpuint (g_hash_table_size (known), ==, (guint) opcc_migrate_newest () + 1);
  store_fixture_remove_folder (folder);
}

/* Makes of it a file of the first schema, as an older program left it, with something in it. */
static void
drop_later (DbFixture *fixture)
{
  sqlite3 *raw = NULL;
  sqlite3_stmt *stmt = NULL;
  g_autoptr (GString) drops = g_string_new ("PRAGMA foreign_keys = OFF;");
  static const char *const kept[] = {
    "setting", "kind", "action", "change", "maker", "thing", NULL
  };

  opcc_db_set_setting (fixture->db, "remembered", "yes", NULL);
  opcc_db_close (fixture->db);
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  sqlite3_prepare_v2 (raw, "SELECT name FROM sqlite_master WHERE type = 'table'", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    if (!g_strv_contains (kept, (const char *) sqlite3_column_text (stmt, 0)))
      g_string_append_printf (drops, "DROP TABLE \"%s\";", sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  g_string_append (drops, "PRAGMA user_version = 1;");
  g_assert_cmpint (sqlite3_exec (raw, drops->str, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
}

static void
test_older (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *schema = NULL;
  OpccBackup *backup;
  gint64 number;

  drop_later (fixture);
  g_assert_null (opcc_open_office (fixture->path, OPCC_STORE_READ_ONLY, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
  g_clear_error (&error);
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
  setting = opcc_db_get_setting (fixture->db, "remembered", NULL);
  g_assert_cmpstr (setting, ==, "yes");
  backups = opcc_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->reason, ==, "migration");
  schema = describe_schema (backup->path, &number);
  g_assert_cmpint (number, ==, 1);
  /* The copy made before the step can be put back by this very program. */
  opcc_db_close (fixture->db);
  g_assert_true (opcc_backup_restore (backup->path, fixture->path, &error));
  g_assert_no_error (error);
  fixture->db = opcc_open_office (fixture->path, 0, &error);
  g_assert_no_error (error);
}

static void
test_newer (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (TestMaker) seen = NULL;
  g_autoptr (GError) error = NULL;

  db_fixture_save (fixture->db, maker, "Add");
  db_fixture_tamper (fixture,
                     "ALTER TABLE maker ADD COLUMN later TEXT; PRAGMA user_version = 9999");
  db_fixture_reopen (fixture);
  g_assert_true (opcc_db_is_read_only (fixture->db));
  g_assert_nonnull (strstr (fixture->db->read_only_reason, "newer"));
  g_assert_nonnull (strstr (fixture->db->read_only_reason, "9999"));
  seen = opcc_db_load (fixture->db, &test_maker_kind, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen->name, ==, "Elm");
  g_assert_null (opcc_action_begin (fixture->db, "Change", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (opcc_db_set_setting (fixture->db, "a", "b", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (opcc_db_verify (fixture->db, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrate/cut-off", test_cut_off);
  g_test_add ("/migrate/older", DbFixture, NULL, db_fixture_set_up, test_older,
              db_fixture_tear_down);
  g_test_add ("/migrate/newer", DbFixture, NULL, db_fixture_set_up, test_newer,
              db_fixture_tear_down);
  return g_test_run ();
}
