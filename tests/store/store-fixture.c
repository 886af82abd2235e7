/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records, the office file and the shorthands that the store's tests share. */
#include <string.h>
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "opcc-open.h"
#include "opcc-registry.h"
#include "opcc-verify.h"

static const OpccChoice colours[] = { { "red", "Red" }, { "green", "Green" }, { NULL } };

/* clang-format off */
static const OpccField maker_fields[] = {
  OPCC_FIELD (TestMaker, name, TEXT, "Name", .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (TestMaker, number, TEXT, "Number", .marks = OPCC_MARK_UNIQUE),
};
static const OpccField thing_fields[] = {
  OPCC_FIELD (TestThing, title, TEXT, "Title", .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (TestThing, text, LONG_TEXT, "Text", .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (TestThing, amount, MONEY, "Amount", .min = 0, .max = 1000000),
  OPCC_FIELD (TestThing, pieces, INTEGER, "Pieces"),
  OPCC_FIELD (TestThing, weight, NUMBER, "Weight"),
  OPCC_FIELD (TestThing, made, DATE, "Made"),
  OPCC_FIELD (TestThing, sold, TIME, "Sold"),
  OPCC_FIELD (TestThing, colour, CHOICE, "Colour", .choices = colours),
  OPCC_FIELD (TestThing, kept, FLAG, "Kept"),
  OPCC_FIELD (TestThing, maker, LINK, "Maker", .target = "maker", .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind test_maker_kind = { "maker",
                                   "Maker",
                                   "Makers",
                                   "name",
                                   "number",
                                   maker_fields,
                                   G_N_ELEMENTS (maker_fields),
                                   test_maker_get_type };
const OpccKind test_thing_kind = { "thing",
                                   "Thing",
                                   "Things",
                                   "title",
                                   "maker",
                                   thing_fields,
                                   G_N_ELEMENTS (thing_fields),
                                   test_thing_get_type };

OPCC_DEFINE_RECORD (TestMaker, test_maker, test_maker_kind)
OPCC_DEFINE_RECORD (TestThing, test_thing, test_thing_kind)

const char store_fixture_tables[] =
    "CREATE TABLE IF NOT EXISTS maker (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ver INTEGER "
    "NOT NULL, name TEXT NOT NULL, number TEXT UNIQUE) STRICT;"
    "CREATE TABLE IF NOT EXISTS thing (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ver INTEGER "
    "NOT NULL, title TEXT NOT NULL, text TEXT, amount INTEGER, pieces INTEGER, weight REAL, made "
    "TEXT, sold TEXT, colour TEXT, kept INTEGER NOT NULL CHECK (kept = 0 OR kept = 1), maker "
    "INTEGER REFERENCES maker (n)) STRICT;";

static gpointer
make_tables_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  opcc_db_exec (db, store_fixture_tables, error);
  return NULL;
}

gpointer
store_fixture_run (StoreFixture *fixture, OpccJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = opcc_store_run_wait (fixture->store, job, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
open_store (StoreFixture *fixture, OpccStoreFlags flags)
{
  g_autoptr (GError) error = NULL;

  fixture->store = opcc_store_open (fixture->path, flags, &error);
  g_assert_no_error (error);
  opcc_store_set_who (fixture->store, "Grants officer");
}

/* In memory where there is such a folder: what is tested is not the disk. */
char *
store_fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder;

  if (g_access ("/dev/shm", W_OK) == 0)
    return g_mkdtemp (g_strdup ("/dev/shm/opcc-store-XXXXXX"));
  folder = g_dir_make_tmp ("opcc-store-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
make_folder (char **folder, char **path)
{
  opcc_registry_add (&test_maker_kind);
  opcc_registry_add (&test_thing_kind);
  *folder = store_fixture_make_folder ();
  *path = g_build_filename (*folder, "office.opcc", NULL);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer unused)
{
  make_folder (&fixture->folder, &fixture->path);
  open_store (fixture, OPCC_STORE_CREATE);
  store_fixture_run (fixture, make_tables_job, NULL);
}

void
store_fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        store_fixture_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
remove_search_file (const char *office_id)
{
  g_autofree char *name = g_strconcat (office_id, ".search", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);

  g_unlink (path);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer unused)
{
  remove_search_file (opcc_store_get_office_id (fixture->store));
  opcc_store_close (fixture->store);
  /* Answers to who has already got his rows are still on their way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->store);
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  opcc_store_close (fixture->store);
  g_object_unref (fixture->store);
  open_store (fixture, 0);
}

static gpointer
verify_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_verify (db, cancellable, error);
}

char *
store_fixture_verify (StoreFixture *fixture)
{
  g_autoptr (OpccVerifyReport) report = store_fixture_run (fixture, verify_job, NULL);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_strdup (report->content_hash);
}

TestThing *
test_thing_new (const char *title, gint64 amount)
{
  TestThing *thing = g_object_new (TEST_TYPE_THING, NULL);

  thing->title = g_strdup (title);
  thing->amount = amount;
  return thing;
}

TestMaker *
test_maker_new (const char *name, const char *number)
{
  TestMaker *maker = g_object_new (TEST_TYPE_MAKER, NULL);

  maker->name = g_strdup (name);
  maker->number = g_strdup (number);
  return maker;
}

typedef struct
{
  gpointer record;
  const char *action;
} SaveData;

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveData *save = data;
  g_autoptr (OpccAction) action = opcc_action_begin (db, save->action, error);

  if (action != NULL && opcc_db_save (db, save->record, error))
    opcc_action_commit (action, error);
  return NULL;
}

gint64
store_fixture_save (StoreFixture *fixture, gpointer record, const char *action)
{
  SaveData data = { record, action };

  store_fixture_run (fixture, save_job, &data);
  return opcc_record_get_n (record);
}

static OpccDb *
open_db (const char *path, OpccStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_open_office (path, flags, &error);

  g_assert_no_error (error);
  return db;
}

void
db_fixture_set_up (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  make_folder (&fixture->folder, &fixture->path);
  fixture->db = open_db (fixture->path, OPCC_STORE_CREATE);
  opcc_db_exec (fixture->db, store_fixture_tables, &error);
  g_assert_no_error (error);
}

void
db_fixture_tear_down (DbFixture *fixture, gconstpointer unused)
{
  remove_search_file (fixture->db->office_id);
  opcc_db_close (fixture->db);
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
db_fixture_reopen (DbFixture *fixture)
{
  opcc_db_close (fixture->db);
  fixture->db = open_db (fixture->path, 0);
}

OpccDb *
db_fixture_open_second (DbFixture *fixture)
{
  return open_db (fixture->path, 0);
}

char *
db_fixture_verify (DbFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (fixture->db, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_strdup (report->content_hash);
}

gint64
db_fixture_save (OpccDb *db, gpointer record, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, &error);

  g_assert_no_error (error);
  opcc_db_save (db, record, &error);
  g_assert_no_error (error);
  opcc_action_commit (action, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (record);
}

void
db_fixture_import (OpccDb *db, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import things", &error);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (db, &test_thing_kind, &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Thing %u", i);
      g_autoptr (TestThing) thing = test_thing_new (title, i);

      opcc_bulk_add (bulk, thing, &error);
      g_assert_no_error (error);
    }
  opcc_bulk_end (bulk, &error);
  g_assert_no_error (error);
  opcc_action_commit (action, &error);
  g_assert_no_error (error);
}

void
db_fixture_copy_damaged (DbFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 page;

  db_fixture_import (fixture->db, 3000);
  page =
      opcc_db_get_integer (fixture->db, "SELECT rootpage FROM sqlite_master WHERE name = 'thing'",
                           0, &error, "");
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, &error));
  g_assert_cmpint (page * 4096, <=, (gint64) length);
  memset (bytes + (page - 1) * 4096, 0, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
}

void
db_fixture_tamper (DbFixture *fixture, const char *sql)
{
  sqlite3 *raw = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  sqlite3_exec (raw, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (raw);
}
