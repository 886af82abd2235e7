/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that writes is killed at random moments: what it had acknowledged is there, whole. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opcc-backup.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "opcc-registry.h"
#include "opcc-search.h"
#include "opcc-verify.h"
#include "store-fixture.h"

/* On one office file: its log grows with each round, and is read whole after each. */
#define ROUNDS_OF_AN_OFFICE 20

static guint n_rounds = ROUNDS_OF_AN_OFFICE;

/* --- the child ------------------------------------------------------------------------------ */

/* One line for what has been committed, in a single write. */
static void
acknowledge (const char *format, gint64 number)
{
  g_autofree char *line = g_strdup_printf (format, number);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static gint64
import (OpccDb *db)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import", NULL);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (db, &test_thing_kind, NULL);
  gint64 seq = opcc_action_get_seq (action);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (TestThing) thing = test_thing_new ("Imported", seq);

      if (!opcc_bulk_add (bulk, thing, NULL))
        _exit (1);
    }
  if (!opcc_bulk_end (bulk, NULL) || !opcc_action_commit (action, NULL))
    _exit (1);
  return seq;
}

/* Both makers get the same name, or neither. */
static gint64
edit (OpccDb *db)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Edit both", NULL);
  gint64 seq = opcc_action_get_seq (action);

  for (gint64 n = 1; n <= 2; n++)
    {
      g_autoptr (TestMaker) maker = opcc_db_load (db, &test_maker_kind, n, NULL);

      g_free (maker->name);
      maker->name = g_strdup_printf ("%d", (int) seq);
      if (!opcc_db_save (db, maker, NULL))
        _exit (1);
    }
  if (!opcc_action_commit (action, NULL))
    _exit (1);
  return seq;
}

/* Never ends by itself. */
static gpointer
write_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  acknowledge ("ready %d\n", 0);
  for (guint i = 0;; i++)
    {
      if (i % 8 == 3)
        acknowledge ("import %" G_GINT64_FORMAT "\n", import (db));
      else if (i % 8 == 5)
        g_free (opcc_db_backup (db, "hand", NULL, NULL));
      else if (i % 8 == 6)
        g_free (opcc_db_undo (db, NULL, NULL));
      else if (i % 8 == 7)
        opcc_db_search_catch_up (db, NULL, NULL);
      else
        acknowledge ("edit %" G_GINT64_FORMAT "\n", edit (db));
    }
  return NULL;
}

static int
run_child (const char *path)
{
  g_autoptr (OpccStore) store = NULL;
  g_autoptr (GError) error = NULL;

  opcc_registry_add (&test_maker_kind);
  opcc_registry_add (&test_thing_kind);
  store = opcc_store_open (path, 0, &error);
  if (store == NULL)
    {
      acknowledge ("failed %d\n", 0);
      return 1;
    }
  opcc_store_run_wait (store, write_job, NULL, NULL, NULL);
  return 0;
}

/* --- the parent ----------------------------------------------------------------------------- */

static GPid
start_child (const char *path, int *output)
{
  const char *const argv[] = { "/proc/self/exe", "--child", path, NULL };
  g_autofree char *self = g_file_read_link (argv[0], NULL);
  const char *const args[] = { self, argv[1], argv[2], NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) args, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

static char *
read_until_end (int fd)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  close (fd);
  return g_string_free (text, FALSE);
}

/* Waits for the child to begin, then kills it within @milliseconds. Returns what it acknowledged.
 */
static char *
kill_child (const char *path, guint milliseconds)
{
  int output;
  GPid pid = start_child (path, &output);
  g_autofree char *rest = NULL;
  char first[8] = "";
  int status;

  g_assert_cmpint (read (output, first, 6), ==, 6);
  g_assert_cmpstr (first, ==, "ready ");
  g_usleep ((gulong) g_test_rand_int_range (0, (int) milliseconds * 1000));
  kill (pid, SIGKILL);
  rest = read_until_end (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_spawn_close_pid (pid);
  return g_steal_pointer (&rest);
}

static void
check_actions (OpccDb *db, const char *acknowledged)
{
  g_auto (GStrv) lines = g_strsplit (acknowledged, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');
      gint64 seq = space != NULL ? g_ascii_strtoll (space + 1, NULL, 10) : 0;
      gint64 count;

      if (seq == 0)
        continue;
      count = opcc_db_get_integer (db, "SELECT sum(count) FROM change WHERE action = $1", 0, NULL,
                                   "i", seq);
      g_assert_cmpint (count, ==, g_str_has_prefix (lines[i], "import") ? 1500 : 2);
    }
}

static void
check_whole (DbFixture *fixture)
{
  g_autoptr (TestMaker) first = opcc_db_load (fixture->db, &test_maker_kind, 1, NULL);
  g_autoptr (TestMaker) second = opcc_db_load (fixture->db, &test_maker_kind, 2, NULL);
  g_autofree char *hash = db_fixture_verify (fixture);

  g_assert_cmpstr (first->name, ==, second->name);
  g_assert_cmpint (opcc_db_get_integer (fixture->db, "SELECT count(*) % 1500 FROM thing", -1, NULL,
                                        ""),
                   ==, 0);
}

/* Whatever is called a backup is one. Parts are not called that; they go away here. */
static void
check_backups (DbFixture *fixture)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (fixture->path, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      OpccBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GError) error = NULL;
      OpccDb *db = opcc_open_office (backup->path, OPCC_STORE_READ_ONLY, &error);
      g_autoptr (OpccVerifyReport) report = NULL;

      g_assert_no_error (error);
      report = opcc_db_verify (db, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->problems->len, ==, 0);
      opcc_db_close (db);
      g_unlink (backup->path);
    }
}

static void
test_kill (DbFixture *fixture, gconstpointer data)
{
  guint n_here = GPOINTER_TO_UINT (data);
  gsize n_acknowledged = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TestMaker) maker = test_maker_new ("0", NULL);

      db_fixture_save (fixture->db, maker, "Add");
    }
  for (guint round = 0; round < n_here; round++)
    {
      g_autofree char *acknowledged = NULL;
      gint64 started;

      opcc_db_close (fixture->db);
      acknowledged = kill_child (fixture->path, 300);
      started = g_get_monotonic_time ();
      fixture->db = db_fixture_open_second (fixture);
      g_assert_cmpint (g_get_monotonic_time () - started, <, 5 * G_USEC_PER_SEC);
      check_actions (fixture->db, acknowledged);
      check_whole (fixture);
      check_backups (fixture);
      n_acknowledged += strlen (acknowledged);
      /* Keep the file small: what is to be tested is in the writing. */
      while (opcc_db_get_integer (fixture->db, "SELECT count(*) FROM thing", 0, NULL, "") > 6000)
        g_free (opcc_db_undo (fixture->db, NULL, NULL));
    }
  g_assert_cmpuint (n_acknowledged, >, 10 * n_here);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2]);
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_rounds = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  for (guint i = 0; i < n_rounds; i += ROUNDS_OF_AN_OFFICE)
    {
      g_autofree char *name = g_strdup_printf ("/store/kill/from-%u", i);

      g_test_add (name, DbFixture, GUINT_TO_POINTER (MIN (ROUNDS_OF_AN_OFFICE, n_rounds - i)),
                  db_fixture_set_up, test_kill, db_fixture_tear_down);
    }
  return g_test_run ();
}
