/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: equal content before and after, across restarts, refused where something stands in
 * the way. */
#include <string.h>

#include "opcc-error.h"
#include "opcc-history.h"
#include "store-fixture.h"

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static gpointer
redo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_redo (db, cancellable, error);
}

static gpointer
import_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import things", error);
  g_autoptr (OpccBulk) bulk = action != NULL ? opcc_bulk_begin (db, &test_thing_kind, error) : NULL;

  for (guint i = 0; bulk != NULL && i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Thing “%u”\nwith £ and \\ \"quotes\"", i);
      g_autoptr (OpccRecord) thing = (OpccRecord *) test_thing_new (title, i * 100);

      ((TestThing *) thing)->weight = i / 3.0;
      ((TestThing *) thing)->made = 19000 + i;
      if (!opcc_bulk_add (bulk, thing, error))
        return NULL;
    }
  if (bulk != NULL && opcc_bulk_end (bulk, error))
    opcc_action_commit (action, error);
  return NULL;
}

static void
test_import (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *empty = store_fixture_verify (fixture);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;

  store_fixture_run (fixture, import_job, GUINT_TO_POINTER (1234));
  full = store_fixture_verify (fixture);
  g_assert_cmpstr (full, !=, empty);
  store_fixture_reopen (fixture);
  g_assert_cmpstr (opcc_store_get_undo_name (fixture->store), ==, "Import things");
  name = store_fixture_run (fixture, undo_job, NULL);
  g_assert_cmpstr (name, ==, "Import things");
  undone = store_fixture_verify (fixture);
  g_assert_cmpstr (undone, ==, empty);
  store_fixture_reopen (fixture);
  g_assert_cmpstr (opcc_store_get_redo_name (fixture->store), ==, "Import things");
  again = store_fixture_run (fixture, redo_job, NULL);
  redone = store_fixture_verify (fixture);
  g_assert_cmpstr (redone, ==, full);
}

static void
test_edits (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccRecord) thing = (OpccRecord *) test_thing_new ("A", 100);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  const guint n_edits = 5;

  g_ptr_array_add (hashes, store_fixture_verify (fixture));
  for (guint i = 0; i < n_edits; i++)
    {
      ((TestThing *) thing)->amount = 100 + i;
      ((TestThing *) thing)->pieces = i % 2 == 0 ? OPCC_NO_INTEGER : 7;
      store_fixture_save (fixture, thing, "Edit");
      g_ptr_array_add (hashes, store_fixture_verify (fixture));
    }
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = n_edits; i-- > 0;)
        {
          g_autofree char *name = store_fixture_run (fixture, undo_job, NULL);
          g_autofree char *hash = store_fixture_verify (fixture);

          g_assert_cmpstr (hash, ==, g_ptr_array_index (hashes, i));
        }
      store_fixture_reopen (fixture);
      for (guint i = 1; i <= n_edits; i++)
        {
          g_autofree char *name = store_fixture_run (fixture, redo_job, NULL);
          g_autofree char *hash = store_fixture_verify (fixture);

          g_assert_cmpstr (hash, ==, g_ptr_array_index (hashes, i));
        }
    }
}

/* What somebody did to the file outside the program, and what undo says then. */
typedef struct
{
  const char *path;
  const char *sql;
  gboolean redo; /* after one undo, redo is what is refused */
  OpccError code;
  const char *words; /* among those it is refused with */
} InTheWay;

/* Entry 1 is the import of three things, 2 the change of the first, 3 its undo. */
static const InTheWay in_the_way[] = {
  { "/undo/row-changed", "UPDATE thing SET ver = 99 WHERE n = 1", FALSE, OPCC_ERROR_DAMAGED,
    "Thing 1 is not what the log says of it" },
  { "/undo/row-gone", "DELETE FROM thing WHERE n = 1", FALSE, OPCC_ERROR_DAMAGED,
    "Thing 1 is not what the log says of it" },
  { "/undo/entry-gone", "DELETE FROM change WHERE seq = 2", TRUE, OPCC_ERROR_DAMAGED,
    "Entry 2 of the log is gone" },
  { "/undo/entry-empty", "UPDATE change SET body = NULL WHERE seq = 2", FALSE, OPCC_ERROR_DAMAGED,
    "Entry 2 of the log is gone" },
  { "/undo/entry-circular", "UPDATE change SET undoes = 3 WHERE seq = 3", TRUE, OPCC_ERROR_DAMAGED,
    "Entry 3 of the log is gone" },
  { "/undo/kind-unknown", "UPDATE change SET kind = 'gadget' WHERE seq = 2", FALSE,
    OPCC_ERROR_NEWER, "“gadget”" },
};

static gint64
sum_amounts (OpccDb *db)
{
  return opcc_db_get_integer (db, "SELECT sum (amount) FROM thing", -1, NULL, "");
}

static void
test_in_the_way (DbFixture *fixture, gconstpointer data)
{
  const InTheWay *way = data;
  g_autoptr (TestThing) thing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 before;

  db_fixture_import (fixture->db, 3);
  thing = opcc_db_load (fixture->db, &test_thing_kind, 1, &error);
  g_assert_no_error (error);
  thing->amount = 4711;
  db_fixture_save (fixture->db, thing, "Change");
  if (way->redo)
    {
      undone = opcc_db_undo (fixture->db, NULL, &error);
      g_assert_cmpstr (undone, ==, "Change");
    }
  db_fixture_tamper (fixture, way->sql);
  before = sum_amounts (fixture->db);
  g_assert_null (way->redo ? opcc_db_redo (fixture->db, NULL, &error)
                           : opcc_db_undo (fixture->db, NULL, &error));
  g_assert_error (error, OPCC_ERROR, (int) way->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, way->words));
  g_assert_cmpint (sum_amounts (fixture->db), ==, before);
}

/* Of an import whose rows are no longer those that came, none goes. */
static void
test_import_in_the_way (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  db_fixture_import (fixture->db, 3);
  db_fixture_tamper (fixture, "UPDATE thing SET ver = 99 WHERE n = 2");
  g_assert_null (opcc_db_undo (fixture->db, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "Thing 1 to 3 are not all what the log says of them"));
  g_assert_cmpint (opcc_db_get_integer (fixture->db, "SELECT count (*) FROM thing", -1, NULL, ""),
                   ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/undo/import", StoreFixture, NULL, store_fixture_set_up, test_import,
              store_fixture_tear_down);
  g_test_add ("/undo/edits", StoreFixture, NULL, store_fixture_set_up, test_edits,
              store_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (in_the_way); i++)
    g_test_add (in_the_way[i].path, DbFixture, &in_the_way[i], db_fixture_set_up, test_in_the_way,
                db_fixture_tear_down);
  g_test_add ("/undo/import-in-the-way", DbFixture, NULL, db_fixture_set_up, test_import_in_the_way,
              db_fixture_tear_down);
  return g_test_run ();
}
