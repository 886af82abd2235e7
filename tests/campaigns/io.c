/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets each call to the disk fail, once and for ever, in each operation: an error is said, nothing
 * acknowledged is lost and nothing is half done. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault-vfs.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-marking.h"
#include "operations.h"

/* What the older program did not know yet. */
#define OLDEST_NEW "0025"

static Campaign *campaign;

typedef struct
{
  char *bytes; /* (owned) */
  gsize length;
} Office;

static Office planted, older, sample;
static char *folder; /* where the office is worked on */
static char *path;

/* Where the file stands: verify has proved that its rows agree with its log. */
typedef struct
{
  gint64 n_actions;
  gint64 n_rows;
  char *setting;
} State;

typedef struct
{
  const Operation *operation;
  Fault fault;
  guint n;
  gboolean for_ever;
} Round;

/* --- offices -------------------------------------------------------------------------------- */

static Office
read_office (const char *file)
{
  Office office = { NULL };

  g_assert_true (g_file_get_contents (file, &office.bytes, &office.length, NULL));
  return office;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* An office that was begun with an older program. */
static char *
make_older (void)
{
  static const char migrations[] = "/org/opccdesk/Desk/migrations";
  g_autofree char *file = campaign_get_path (campaign, "older.opcc");
  g_auto (GStrv) names =
      g_resources_enumerate_children (migrations, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_db_open (file, OPCC_ENGINE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (names);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL && strcmp (names[i], OLDEST_NEW) < 0; i++)
    {
      g_autofree char *name = g_strconcat (migrations, "/", names[i], NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert_true (db->engine->define (db->connection, g_bytes_get_data (sql, NULL), &error));
      g_assert_true (db->engine->set_schema (db->connection, i + 1, &error));
    }
  g_assert_true (
      opcc_db_exec (db, "INSERT INTO setting (key, value) VALUES ('office-id', 'an older office')",
                    &error));
  opcc_db_close (db);
  return g_steal_pointer (&file);
}

static char *
make_sample (void)
{
  g_autofree char *file = campaign_get_path (campaign, "sample.opcc");
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_create (file, &error);

  g_assert_no_error (error);
  opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Agreed to keep the mean.", &error), ==, 3);
  opcc_db_close (db);
  return g_steal_pointer (&file);
}

static void
make_offices (void)
{
  g_autofree char *first = campaign_make_office (campaign);
  g_autofree char *second = make_sample ();
  g_autofree char *third = make_older ();

  planted = read_office (first);
  sample = read_office (second);
  older = read_office (third);
  folder = campaign_get_path (campaign, "work");
  path = g_build_filename (folder, "office.opcc", NULL);
}

static void
lay_out (const Operation *operation)
{
  const Office *office = operation->on_sample ? &sample : operation->is_older ? &older : &planted;

  campaign_clear (folder);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, office->bytes, (gssize) office->length, NULL));
}

/* --- a round -------------------------------------------------------------------------------- */

static State
read_state (void)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, FALSE, &error);
  State state;
  g_autofree char *why = NULL;

  g_assert_no_error (error);
  state.n_actions = opcc_db_get_integer (db, "SELECT count(*) FROM action", -1, &error, "");
  state.n_rows = opcc_db_get_integer (db, "SELECT sum(count) FROM change", -1, &error, "");
  state.setting = opcc_db_get_setting (db, "kept-by-the-office", &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  if (campaign_verify (path, NULL, &why) > 0)
    g_error ("%s", why);
  return state;
}

static gboolean
is_same (const State *a, const State *b)
{
  return a->n_actions == b->n_actions && a->n_rows == b->n_rows &&
         g_strcmp0 (a->setting, b->setting) == 0;
}

static OpccDb *
open_for (const Operation *operation)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = operation->is_opened ? campaign_open (path, FALSE, &error) : NULL;

  g_assert_no_error (error);
  return db;
}

/* How many calls of each sort the operation makes. */
static void
count_calls (const Operation *operation, guint *n_calls, State *after)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  lay_out (operation);
  db = open_for (operation);
  fault_vfs_arm (FAULT_READ, 0, FALSE);
  operation->run (db, path, &error);
  fault_vfs_disarm (n_calls);
  g_assert_no_error (error);
  opcc_db_close (db);
  *after = read_state ();
}

static void
fail (const Round *round, const char *what)
{
  g_error ("%s, %s call %u fails%s: %s", round->operation->name, fault_names[round->fault],
           round->n, round->for_ever ? " and all after it" : "", what);
}

/* What stands beside the office file is whole, or is not there. */
static void
check_made (const Round *round, gboolean ok)
{
  g_autofree char *made = NULL;
  const gboolean is_office = g_strcmp0 (round->operation->made, "copy.opcc") == 0;

  if (round->operation->made == NULL)
    return;
  made = g_build_filename (folder, round->operation->made, NULL);
  if (g_file_test (made, G_FILE_TEST_EXISTS) != ok)
    fail (round, ok ? "what was made is not there" : "a part is left behind");
  if (ok && is_office && campaign_verify (made, NULL, NULL) > 0)
    fail (round, "the copy is not whole");
}

/* FALSE where the operation came through all the same. */
static gboolean
play (const Round *round, const State *before, const State *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  OpccDb *db;
  State now;
  gboolean ok;
  gboolean again = FALSE;

  lay_out (round->operation);
  db = open_for (round->operation);
  fault_vfs_arm (round->fault, round->n, round->for_ever);
  ok = round->operation->run (db, path, &error);
  fault_vfs_disarm (NULL);
  if (ok != (error == NULL))
    fail (round, ok ? "done, and an error said" : "refused without a word");
  if (!ok && strlen (error->message) < 20)
    fail (round, error->message);
  check_made (round, ok);
  /* And the disk is well again. */
  if (!ok && !round->for_ever)
    again = round->operation->run (db, path, &second);
  if (!ok && !round->for_ever && !again)
    fail (round, second->message);
  opcc_db_close (db);
  now = read_state ();
  if (!is_same (&now, ok || again ? after : before))
    fail (round, ok ? "what was acknowledged is not there" : "what was refused is there");
  g_free (now.setting);
  return !ok;
}

static GArray *
list_rounds (const Operation *operation, State *after)
{
  GArray *rounds = g_array_new (FALSE, FALSE, sizeof (Round));
  guint n_calls[N_FAULTS];

  count_calls (operation, n_calls, after);
  for (guint fault = 0; fault < N_FAULTS; fault++)
    for (guint i = 2; i < 2 * n_calls[fault] + 2; i++)
      {
        Round round = { operation, (Fault) fault, i / 2, i % 2 };

        g_array_append_val (rounds, round);
      }
  return rounds;
}

static void
test_io (void)
{
  guint n_played = 0;
  guint n_failed = 0;
  guint n_all = 0;

  make_offices ();
  fault_vfs_install ();
  for (guint i = 0; i < n_operations; i++)
    {
      const guint share = campaign->count / n_operations;
      State before;
      State after;
      g_autoptr (GArray) rounds = list_rounds (&operations[i], &after);
      /* All of them, or as many as there is time for, evenly. */
      const guint step = MAX (1, rounds->len / share);

      lay_out (&operations[i]);
      before = read_state ();
      n_all += rounds->len;
      for (guint k = campaign_pick (campaign, step); k < rounds->len; k += step, n_played++)
        n_failed += play (&g_array_index (rounds, Round, k), &before, &after);
      g_free (before.setting);
      g_free (after.setting);
    }
  campaign_report (campaign,
                   "of %u points at which a call to the disk can fail, in %u operations, %u were "
                   "tried: %u refused in words, %u came through; 0 lost, 0 half done, 0 crashes",
                   n_all, n_operations, n_played, n_failed, n_played - n_failed);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("io", 20, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/io", test_io);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
