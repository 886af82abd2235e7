/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's thread: results and news on the main loop, cancelling, closing, several askers. */
#include "opcc-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "store-fixture.h"

typedef struct
{
  GThread *main;
  GMainLoop *loop;
  GPtrArray *order; /* of char *: what happened, in order */
  StoreFixture *fixture;
  gpointer result;
  GError *error;
} Watch;

static void
init_watch (Watch *watch, StoreFixture *fixture)
{
  memset (watch, 0, sizeof *watch);
  watch->main = g_thread_self ();
  watch->loop = g_main_loop_new (NULL, FALSE);
  watch->order = g_ptr_array_new_with_free_func (g_free);
  watch->fixture = fixture;
}

static void
clear_watch (Watch *watch)
{
  g_main_loop_unref (watch->loop);
  g_ptr_array_unref (watch->order);
  g_clear_error (&watch->error);
}

static gpointer
save_thing_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TestThing) thing = test_thing_new (data, 1);

  db_fixture_save (db, thing, "Add a thing");
  return g_strdup ("saved");
}

static gpointer
nap_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (GPOINTER_TO_UINT (data) * 1000);
  return NULL;
}

/* Walks for ever, unless it is stopped inside its statement. */
static gpointer
endless_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_atomic_int_set ((int *) data, 1);
  opcc_db_get_integer (db,
                       "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT "
                       "count(*) FROM a",
                       0, error, "");
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  g_assert_true (g_thread_self () == watch->main);
  watch->result = opcc_store_run_finish (OPCC_STORE (source), result, &watch->error);
  g_ptr_array_add (watch->order, g_strdup ("result"));
  g_main_loop_quit (watch->loop);
}

static void
changed_cb (OpccStore *store, const char *const *kinds, Watch *watch)
{
  g_assert_true (g_thread_self () == watch->main);
  g_ptr_array_add (watch->order, g_strjoinv (",", (GStrv) kinds));
}

static void
notify_cb (OpccStore *store, GParamSpec *pspec, Watch *watch)
{
  g_assert_true (g_thread_self () == watch->main);
  g_ptr_array_add (watch->order, g_strdup (pspec->name));
}

static void
freed_cb (gpointer data)
{
  g_ptr_array_add (data, g_strdup ("freed"));
}

/* Properties and signal are there before the result is. */
static void
test_news_first (StoreFixture *fixture, gconstpointer unused)
{
  OpccStore *store = fixture->store;
  Watch watch;
  g_autofree char *order = NULL;

  init_watch (&watch, fixture);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &watch);
  g_signal_connect (store, "notify", G_CALLBACK (notify_cb), &watch);
  opcc_store_run (store, save_thing_job, (gpointer) "Bench", NULL, g_free, NULL, done_cb, &watch);
  g_main_loop_run (watch.loop);
  g_assert_no_error (watch.error);
  g_assert_cmpstr (watch.result, ==, "saved");
  g_ptr_array_add (watch.order, NULL);
  order = g_strjoinv (" ", (GStrv) watch.order->pdata);
  g_assert_cmpstr (order, ==, "undo-name thing result");
  g_assert_cmpstr (opcc_store_get_undo_name (store), ==, "Add a thing");
  g_assert_null (opcc_store_get_redo_name (store));
  g_assert_cmpint (opcc_store_get_saved_at (store), >, 0);
  g_signal_handlers_disconnect_by_data (store, &watch);
  g_free (watch.result);
  clear_watch (&watch);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static void
test_undo_names (StoreFixture *fixture, gconstpointer unused)
{
  OpccStore *store = fixture->store;
  Watch watch;

  init_watch (&watch, fixture);
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Bench"));
  opcc_store_run (store, undo_job, NULL, NULL, g_free, NULL, done_cb, &watch);
  g_main_loop_run (watch.loop);
  g_assert_cmpstr (watch.result, ==, "Add a thing");
  g_assert_null (opcc_store_get_undo_name (store));
  g_assert_cmpstr (opcc_store_get_redo_name (store), ==, "Add a thing");
  g_free (watch.result);
  clear_watch (&watch);
}

/* A job that waits its turn never begins once it is cancelled. */
static void
test_cancel_queued (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch;

  init_watch (&watch, fixture);
  opcc_store_run (fixture->store, nap_job, GUINT_TO_POINTER (100), NULL, NULL, NULL, NULL, NULL);
  opcc_store_run (fixture->store, save_thing_job, (gpointer) "Never", NULL, g_free, cancellable,
                  done_cb, &watch);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (watch.loop);
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (opcc_store_get_undo_name (fixture->store));
  clear_watch (&watch);
}

static void
test_cancel_running (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int running = 0;
  Watch watch;

  init_watch (&watch, fixture);
  opcc_store_run (fixture->store, endless_job, &running, NULL, NULL, cancellable, done_cb, &watch);
  while (g_atomic_int_get (&running) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (watch.loop);
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "After"));
  clear_watch (&watch);
}

/* Work that is queued when the store is closed is done, and its callbacks are called after. */
static void
test_close_with_work (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) freed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) backups = NULL;
  Watch watch;

  init_watch (&watch, fixture);
  for (guint i = 0; i < 5; i++)
    opcc_store_run (fixture->store, save_thing_job, (gpointer) "Queued", NULL, g_free, NULL, NULL,
                    NULL);
  opcc_store_run (fixture->store, save_thing_job, (gpointer) "Last", NULL, g_free, NULL, done_cb,
                  &watch);
  opcc_store_close (fixture->store);
  opcc_store_close (fixture->store);
  g_main_loop_run (watch.loop);
  g_assert_cmpstr (watch.result, ==, "saved");
  g_free (watch.result);
  /* A closed store answers at once, and frees what it was given. */
  opcc_store_run (fixture->store, nap_job, freed, freed_cb, NULL, NULL, done_cb, &watch);
  g_main_loop_run (watch.loop);
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (freed->len, ==, 1);
  backups = opcc_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, >=, 1);
  store_fixture_reopen (fixture);
  g_assert_cmpstr (opcc_store_get_undo_name (fixture->store), ==, "Add a thing");
  clear_watch (&watch);
}

/* A backup by the clock that fails is not passed over: the window tells it. */
static void
test_backup_trouble (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *bare = g_strndup (fixture->path, strlen (fixture->path) - strlen (".opcc"));
  g_autofree char *folder = g_strconcat (bare, " backups", NULL);
  g_autofree char *told = NULL;

  g_assert_null (opcc_store_get_backup_trouble (fixture->store));
  g_assert_true (g_file_set_contents (folder, "A file where the folder should be.", -1, NULL));
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Unkept"));
  while (opcc_store_get_backup_trouble (fixture->store) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (fixture->store, "backup-trouble", &told, NULL);
  g_assert_cmpstr (told, ==, opcc_store_get_backup_trouble (fixture->store));
  g_test_message ("%s", told);
  g_assert_nonnull (strstr (told, "hourly.opcc"));
  g_remove (folder);
}

/* Who closes is told of the backup on closing: there is nobody to tell it later. */
static void
test_closing_trouble (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *bare = g_strndup (fixture->path, strlen (fixture->path) - strlen (".opcc"));
  g_autofree char *folder = g_strconcat (bare, " backups", NULL);
  g_autofree char *told = NULL;

  g_assert_true (g_file_set_contents (folder, "A file where the folder should be.", -1, NULL));
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Unkept"));
  opcc_store_close (fixture->store);
  told = g_strdup (opcc_store_get_backup_trouble (fixture->store));
  g_assert_nonnull (told);
  g_assert_nonnull (strstr (told, "close.opcc"));
  g_remove (folder);
  store_fixture_reopen (fixture);
  g_assert_null (opcc_store_get_backup_trouble (fixture->store));
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Kept"));
  opcc_store_close (fixture->store);
  g_assert_null (opcc_store_get_backup_trouble (fixture->store));
}

static gpointer
ask_often (gpointer data)
{
  StoreFixture *fixture = data;

  for (guint i = 0; i < 50; i++)
    g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Asked"));
  return NULL;
}

static void
test_several_askers (StoreFixture *fixture, gconstpointer unused)
{
  GThread *threads[4];
  g_autofree char *hash = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", ask_often, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  hash = store_fixture_verify (fixture);
}

/* In one job, between whose parts this store cannot look around. */
static gpointer
undo_after_other_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_free (store_fixture_run (data, save_thing_job, (gpointer) "Theirs"));
  return opcc_db_undo (db, cancellable, error);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
changed_by_other_cb (OpccStore *store, const char *const *kinds, guint *n_changes)
{
  g_assert_true (g_strv_contains (kinds, "thing"));
  (*n_changes)++;
}

/* What another program writes is noticed within two seconds, and Undo does not take it back unseen.
 */
static void
test_other_program (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccStore) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  StoreFixture second = *fixture;
  guint n_changes = 0;
  guint timeout;

  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Ours"));
  other = opcc_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  second.store = other;
  g_assert_null (opcc_store_run_wait (fixture->store, undo_after_other_job, &second, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Add a thing"));
  g_signal_connect (other, "changed", G_CALLBACK (changed_by_other_cb), &n_changes);
  undone = opcc_store_run_wait (fixture->store, undo_job, NULL, NULL, NULL);
  g_assert_cmpstr (undone, ==, "Add a thing");
  timeout = g_timeout_add_seconds (10, give_up_cb, NULL);
  while (g_strcmp0 (opcc_store_get_redo_name (other), "Add a thing") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_cmpuint (n_changes, >=, 1);
  opcc_store_close (other);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_store_open ("/nowhere/at all.opcc", 0, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  watch->result =
      OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_finish (OPCC_LIST_SOURCE (source), result, NULL);
  g_main_loop_quit (watch->loop);
}

/* The store behind a list: from a query to rows, and to the list when it changes. */
static void
test_list (StoreFixture *fixture, gconstpointer unused)
{
  const gint64 numbers[] = { 1, 7 };
  OpccListSource *source = OPCC_LIST_SOURCE (fixture->store);
  g_autoptr (OpccSlotList) list = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Watch watch;

  init_watch (&watch, fixture);
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Bench"));
  OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_async (source, &test_thing_kind, numbers, 2, NULL,
                                                    rows_cb, &watch);
  g_main_loop_run (watch.loop);
  rows = watch.result;
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_nonnull (g_ptr_array_index (rows, 0));
  g_assert_null (g_ptr_array_index (rows, 1));
  list = opcc_slot_list_new (source, opcc_query_new (&test_thing_kind));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (OpccSlot) slot = g_list_model_get_item (G_LIST_MODEL (list), 0);

    while (opcc_slot_get_record (slot) == NULL)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpstr (TEST_THING (opcc_slot_get_record (slot))->title, ==, "Bench");
  }
  g_assert_finalize_object (g_steal_pointer (&list));
  clear_watch (&watch);
}

static gpointer
linger_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (60 * 1000);
  return NULL;
}

/* Who waits for rows waits no longer than a moment: then they come as they always did. */
static void
test_fetch_soon (StoreFixture *fixture, gconstpointer unused)
{
  const gint64 number = 1;
  OpccListSource *source = OPCC_LIST_SOURCE (fixture->store);
  OpccListSourceInterface *iface = OPCC_LIST_SOURCE_GET_IFACE (source);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 start;
  Watch watch;

  init_watch (&watch, fixture);
  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Bench"));
  while (rows == NULL) /* a busy machine may take longer than that moment */
    {
      watch.result = NULL;
      rows = iface->fetch_soon (source, &test_thing_kind, &number, 1, rows_cb, &watch);
      if (rows == NULL)
        g_main_loop_run (watch.loop);
      g_clear_pointer (&watch.result, g_ptr_array_unref);
    }
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_nonnull (g_ptr_array_index (rows, 0));

  opcc_store_run (fixture->store, linger_job, NULL, NULL, NULL, NULL, NULL, NULL);
  start = g_get_monotonic_time ();
  g_assert_null (iface->fetch_soon (source, &test_thing_kind, &number, 1, rows_cb, &watch));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 50 * 1000);
  g_main_loop_run (watch.loop);
  g_ptr_array_unref (g_steal_pointer (&rows));
  rows = g_steal_pointer (&watch.result);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_nonnull (g_ptr_array_index (rows, 0));
  clear_watch (&watch);
}

/* --- the check beside the work -----------------------------------------------------------------
 */

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup_printf ("%d", (int) opcc_db_get_integer (db, "SELECT count(*) FROM thing", -1,
                                                           error, ""));
}

static gpointer
set_setting_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_set_setting (db, "colour", "blue", error) ? g_strdup ("set") : NULL;
}

static void
open_later (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  opcc_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = opcc_store_open (fixture->path, OPCC_STORE_CHECK_LATER, &error);
  g_assert_no_error (error);
}

/* Reading goes on while a whole file is checked; writing waits for it, and then is as ever. */
static void
test_checked_beside (StoreFixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *count = NULL;

      open_later (fixture);
      /* Before the check begins, in the middle of it, and after it. */
      g_usleep (i == 0 ? 0 : 498000 + i * 1000);
      count = store_fixture_run (fixture, count_job, NULL);
      g_assert_cmpint (atoi (count), ==, i);
      g_free (store_fixture_run (fixture, set_setting_job, NULL));
      g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "During"));
      g_assert_null (opcc_store_get_damage (fixture->store));
      g_assert_false (opcc_store_is_read_only (fixture->store));
    }
}

static void
damaged_cb (OpccStore *store, GParamSpec *pspec, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
break_link (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE thing SET maker = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

/* A damaged one is read until it is found out, told of without being asked, and never written. */
static void
test_found_out (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *set = NULL;

  g_free (store_fixture_run (fixture, save_thing_job, (gpointer) "Bench"));
  opcc_store_close (fixture->store);
  break_link (fixture->path);
  open_later (fixture);
  g_assert_null (opcc_store_get_damage (fixture->store));
  g_signal_connect (fixture->store, "notify::read-only-reason", G_CALLBACK (damaged_cb), loop);
  g_main_loop_run (loop);
  g_assert_error (opcc_store_get_damage (fixture->store), OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_cmpstr (opcc_store_get_read_only_reason (fixture->store), ==,
                   opcc_store_get_damage (fixture->store)->message);
  count = store_fixture_run (fixture, count_job, NULL);
  g_assert_cmpstr (count, ==, "1");
  set = opcc_store_run_wait (fixture->store, set_setting_job, NULL, NULL, &error);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
}

static void
add (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/news-first", test_news_first);
  add ("/store/undo-names", test_undo_names);
  add ("/store/cancel-queued", test_cancel_queued);
  add ("/store/cancel-running", test_cancel_running);
  add ("/store/close-with-work", test_close_with_work);
  add ("/store/several-askers", test_several_askers);
  add ("/store/other-program", test_other_program);
  g_test_add_func ("/store/refused", test_refused);
  add ("/store/list", test_list);
  add ("/store/fetch-soon", test_fetch_soon);
  add ("/store/checked-beside", test_checked_beside);
  add ("/store/backup-trouble", test_backup_trouble);
  add ("/store/closing-trouble", test_closing_trouble);
  add ("/store/found-out", test_found_out);
  return g_test_run ();
}
