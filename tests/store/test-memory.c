/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office in memory alone: all that a file can do, and nothing of it on the disk. */
#include "opcc-store.h"

#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-kept.h"
#include "opcc-search.h"
#include "store-fixture.h"

static gpointer
work_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TestThing) thing = test_thing_new ("Copper kettle", 1);
  g_autoptr (TestThing) other = test_thing_new ("Tin kettle", 1);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (opcc_db_exec (db, store_fixture_tables, error));
  db_fixture_save (db, thing, "Add a thing");
  db_fixture_save (db, other, "Add another");
  g_assert_true (opcc_db_search_catch_up (db, NULL, error));
  hits = opcc_db_search (db, "kettle", 10, NULL, error);
  g_assert_cmpuint (hits->len, ==, 2);
  undone = opcc_db_undo (db, NULL, error);
  g_assert_cmpstr (undone, ==, "Add another");
  g_assert_false (opcc_db_backup_if_due (db, 0, "close"));
  g_assert_null (opcc_db_backup (db, "import", NULL, error));
  g_assert_error (*error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (error);
  return GINT_TO_POINTER (1);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_memory (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "opcc-desk", NULL);
  const guint n_here = count_files (here);
  g_autoptr (OpccStore) store = opcc_store_open (NULL, OPCC_STORE_IN_MEMORY, &error);
  g_autofree char *search = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  search = g_strdup_printf ("%s/%s.search", cache, opcc_store_get_office_id (store));
  kept = g_strdup_printf ("%s/%s.kept", cache, opcc_store_get_office_id (store));
  g_assert_nonnull (opcc_store_run_wait (store, work_job, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (opcc_store_is_read_only (store));
  g_assert_false (g_file_test (search, G_FILE_TEST_EXISTS));
  opcc_store_close (store);
  g_assert_false (g_file_test (search, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (here), ==, n_here);
  g_assert_null (opcc_store_get_backup_trouble (store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/memory", StoreFixture, NULL, store_fixture_set_up, test_memory,
              store_fixture_tear_down);
  return g_test_run ();
}
