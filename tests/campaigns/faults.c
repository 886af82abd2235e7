/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries each point at which something can fail, in each operation. */
#include "faults.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_SORTS 16

static const FaultSource *source;
static Offices *offices;

typedef struct
{
  const Operation *operation;
  guint sort;
  guint n;
  gboolean for_ever;
} Round;

/* How many calls of each sort the operation makes. */
static void
count_calls (const Operation *operation, guint *n_calls, OfficeState *after)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  offices_lay_out (offices, operation);
  db = offices_open_for (offices, operation);
  source->arm (0, 0, FALSE);
  operation->run (db, offices->path, &error);
  source->disarm (n_calls);
  g_assert_no_error (error);
  opcc_db_close (db);
  *after = offices_read_state (offices->path);
}

static void
fail (const Round *round, const char *what)
{
  g_error ("%s, %s call %u fails%s: %s", round->operation->name, source->sorts[round->sort],
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
  made = g_build_filename (offices->folder, round->operation->made, NULL);
  if (g_file_test (made, G_FILE_TEST_EXISTS) != ok)
    fail (round, ok ? "what was made is not there" : "a part is left behind");
  if (ok && is_office && campaign_verify (made, NULL, NULL) > 0)
    fail (round, "the copy is not whole");
}

/* FALSE where the operation came through all the same. */
static gboolean
play (const Round *round, const OfficeState *before, const OfficeState *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  OpccDb *db;
  OfficeState now;
  gboolean ok;
  gboolean again = FALSE;
  const gboolean well = source->is_over || !round->for_ever;

  offices_lay_out (offices, round->operation);
  db = offices_open_for (offices, round->operation);
  source->arm (round->sort, round->n, round->for_ever);
  ok = round->operation->run (db, offices->path, &error);
  source->disarm (NULL);
  if (ok != (error == NULL))
    fail (round, ok ? "done, and an error said" : "refused without a word");
  if (!ok && strlen (error->message) < 20)
    fail (round, error->message);
  check_made (round, ok);
  if (!ok && well)
    again = round->operation->run (db, offices->path, &second);
  if (!ok && well && !again)
    fail (round, second->message);
  opcc_db_close (db);
  now = offices_read_state (offices->path);
  if (!offices_is_same (&now, ok || again ? after : before))
    fail (round, ok ? "what was acknowledged is not there" : "what was refused is there");
  g_free (now.setting);
  return !ok;
}

static GArray *
list_rounds (const Operation *operation, OfficeState *after)
{
  GArray *rounds = g_array_new (FALSE, FALSE, sizeof (Round));
  guint n_calls[MAX_SORTS];

  count_calls (operation, n_calls, after);
  for (guint sort = 0; sort < source->n_sorts; sort++)
    for (guint i = 2; i < 2 * n_calls[sort] + 2; i++)
      {
        Round round = { operation, sort, i / 2, i % 2 };

        g_array_append_val (rounds, round);
      }
  return rounds;
}

void
faults_try_all (Campaign *campaign,
                Offices *the_offices,
                const FaultSource *the_source,
                const char *what)
{
  guint n_played = 0;
  guint n_failed = 0;
  guint n_all = 0;

  g_assert_cmpuint (the_source->n_sorts, <=, MAX_SORTS);
  source = the_source;
  offices = the_offices;
  for (guint i = 0; i <= n_operations; i++)
    {
      const Operation *operation = i < n_operations ? &operations[i] : &operation_verify;
      const guint share = MAX (1, campaign->count / (n_operations + 1));
      OfficeState before;
      OfficeState after;
      g_autoptr (GArray) rounds = list_rounds (operation, &after);
      /* All of them, or as many as there is time for, evenly. */
      const guint step = MAX (1, rounds->len / share);

      offices_lay_out (offices, operation);
      before = offices_read_state (offices->path);
      n_all += rounds->len;
      for (guint k = campaign_pick (campaign, step); k < rounds->len; k += step, n_played++)
        n_failed += play (&g_array_index (rounds, Round, k), &before, &after);
      g_free (before.setting);
      g_free (after.setting);
    }
  campaign_report (campaign,
                   "of %u points at which %s can fail, in %u operations, %u were "
                   "tried: %u refused in words, %u came through; 0 lost, 0 half done, 0 crashes",
                   n_all, what, n_operations + 1, n_played, n_failed, n_played - n_failed);
}
