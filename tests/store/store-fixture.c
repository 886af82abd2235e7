/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records, the office file and the shorthands that the store's tests share. */
#include "store-fixture.h"

#include <glib/gstdio.h>

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

const OpccKind test_maker_kind
    = { "maker", "Maker", "Makers", "name", "number", maker_fields, G_N_ELEMENTS (maker_fields),
        test_maker_get_type };
const OpccKind test_thing_kind
    = { "thing", "Thing", "Things", "title", "maker", thing_fields, G_N_ELEMENTS (thing_fields),
        test_thing_get_type };

OPCC_DEFINE_RECORD (TestMaker, test_maker, test_maker_kind)
OPCC_DEFINE_RECORD (TestThing, test_thing, test_thing_kind)

static const char tables[]
    = "CREATE TABLE IF NOT EXISTS maker (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ver INTEGER "
      "NOT NULL, name TEXT NOT NULL, number TEXT UNIQUE) STRICT;"
      "CREATE TABLE IF NOT EXISTS thing (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ver INTEGER "
      "NOT NULL, title TEXT NOT NULL, text TEXT, amount INTEGER, pieces INTEGER, weight REAL, made "
      "TEXT, sold TEXT, colour TEXT, kept INTEGER NOT NULL CHECK (kept = 0 OR kept = 1), maker "
      "INTEGER REFERENCES maker (n)) STRICT;";

static gpointer
make_tables_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  opcc_db_exec (db, tables, error);
  return NULL;
}

gpointer
store_fixture_run (StoreFixture *fixture, OpccJob job, gpointer data)
{
  g_autoptr(GError) error = NULL;
  gpointer result = opcc_store_run_wait (fixture->store, job, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
open_store (StoreFixture *fixture, OpccStoreFlags flags)
{
  g_autoptr(GError) error = NULL;

  fixture->store = opcc_store_open (fixture->path, flags, &error);
  g_assert_no_error (error);
  opcc_store_set_who (fixture->store, "Grants officer");
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  opcc_registry_add (&test_maker_kind);
  opcc_registry_add (&test_thing_kind);
  fixture->folder = g_dir_make_tmp ("opcc-store-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_CACHE_HOME", fixture->folder, TRUE);
  fixture->path = g_build_filename (fixture->folder, "office.opcc", NULL);
  open_store (fixture, OPCC_STORE_CREATE);
  store_fixture_run (fixture, make_tables_job, NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer unused)
{
  opcc_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  remove_folder (fixture->folder);
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
  g_autoptr(OpccVerifyReport) report = store_fixture_run (fixture, verify_job, NULL);

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
  g_autoptr(OpccAction) action = opcc_action_begin (db, save->action, error);

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
