/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets memory run out: each time that SQLite asks for some, where an error is said; and for the
 * whole program, which GLib then ends, as a kill would. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-memory.h"
#include "faults.h"
#include "opcc-domain-table.h"

/* How the program that lacks memory ends, where it comes to an end itself. */
#define EXIT_DONE    80
#define EXIT_REFUSED 81

static Campaign *campaign;
static Offices *offices;

/* --- of SQLite ------------------------------------------------------------------------------- */

static void
test_sqlite (void)
{
  static const char *const sorts[] = { "memory" };
  static const FaultSource memory = { sorts, 1, fault_memory_arm, fault_memory_disarm, TRUE };

  faults_try_all (campaign, offices, &memory, "SQLite's memory");
}

/* --- of the program -------------------------------------------------------------------------- */

static const char *const names[] = { "import", "award", "migrate", "back up", "export" };

typedef struct
{
  guint n_ended;
  guint n_refused;
  guint n_done;
} Tally;

/* Of the addresses that this program has, in bytes: now, and at most. */
static guint64
read_addresses (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, key);
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen (key), NULL, 10) * 1024;
}

/* In a program of its own: OPERATION PATH ROOM; says how much more it had at most. */
static void
run_child (char *argv[])
{
  const Operation *operation = operation_find (argv[0]);
  const guint64 room = g_ascii_strtoull (argv[2], NULL, 10);
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  guint64 had;
  gboolean ok;
  OpccDb *db;

  opcc_domain_table_register ();
  db = operation->is_opened ? campaign_open (argv[1], FALSE, &error) : NULL;
  g_assert_no_error (error);
  had = read_addresses ("VmSize:");
  /* More is asked of the system as soon as it is needed, not in pieces of 128 kB. */
  mallopt (M_TOP_PAD, 0);
  limit.rlim_cur = limit.rlim_max = had + room;
  if (room > 0)
    g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  ok = operation->run (db, argv[1], &error);
  if (room == 0)
    printf ("%" G_GUINT64_FORMAT "\n", read_addresses ("VmPeak:") - had);
  fflush (stdout);
  _exit (ok != (error == NULL) ? 1 : ok ? EXIT_DONE : EXIT_REFUSED);
}

/* Returns: what waitpid () says. */
static int
spawn_child (const Operation *operation, guint64 room, char **said)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, room);
  const char *const argv[] = { "/proc/self/exe", "--child", operation->name,
                               offices->path,    number,    NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, said, NULL,
                &status, &error);
  g_assert_no_error (error);
  return status;
}

static void
play (const Operation *operation, Tally *tally)
{
  g_autofree char *said = NULL;
  OfficeState before;
  OfficeState after;
  guint64 most;

  offices_measure (offices, operation, &before, &after);
  offices_lay_out (offices, operation);
  g_assert_cmpint (WEXITSTATUS (spawn_child (operation, 0, &said)), ==, EXIT_DONE);
  most = g_ascii_strtoull (said, NULL, 10);
  for (guint k = 0; k < campaign->count / 10; k++)
    {
      const guint64 room = 1 + (guint64) (g_rand_double (campaign->rand) * most);
      g_autofree char *nothing = NULL;
      int status;

      offices_lay_out (offices, operation);
      status = spawn_child (operation, room, &nothing);
      offices_check_ended (offices, operation, &before, &after,
                           WIFEXITED (status) && WEXITSTATUS (status) == EXIT_DONE);
      if (!WIFEXITED (status) || WEXITSTATUS (status) < EXIT_DONE)
        tally->n_ended++;
      else if (WEXITSTATUS (status) == EXIT_REFUSED)
        tally->n_refused++;
      else
        tally->n_done++;
    }
  g_free (before.setting);
  g_free (after.setting);
}

static void
test_program (void)
{
  Tally tally = { 0 };

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer has the address space for itself");
  return;
#endif
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    play (operation_find (names[i]), &tally);
  campaign_report (campaign,
                   "the program itself without memory %u times, in %u operations: ended %u times, "
                   "refused in words %u, done %u; all opened and verified, 0 acknowledged lost, 0 "
                   "half done",
                   tally.n_ended + tally.n_refused + tally.n_done, (guint) G_N_ELEMENTS (names),
                   tally.n_ended, tally.n_refused, tally.n_done);
}

int
main (int argc, char *argv[])
{
  int status;

  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    run_child (argv + 2);
  campaign = campaign_new ("memory", 22, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  fault_memory_install ();
  opcc_domain_table_register ();
  offices = offices_new (campaign);
  g_test_add_func ("/campaign/memory/sqlite", test_sqlite);
  g_test_add_func ("/campaign/memory/program", test_program);
  status = g_test_run ();
  offices_free (offices);
  campaign_free (campaign);
  return status;
}
