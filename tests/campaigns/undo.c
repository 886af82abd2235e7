/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random acts on an office, with undo and redo in any order between them: at each step its content
 * is what it was when it stood there before. */
#include <string.h>

#include "acts.h"
#include "offices.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-registry.h"
#include "opcc-verify.h"

#define STEPS_OF_A_RUN 200

static Campaign *campaign;
static Offices *offices;
static guint n_steps = STEPS_OF_A_RUN;

/* @contents: char *, how the office stood after each action that can be undone or done again, from
 * the one it was opened with; NULL where several came at once and nobody looked between them
 * @at: which of them it stands at */
typedef struct
{
  OpccDb *db;
  GPtrArray *contents;
  guint at;
} Play;

static struct
{
  guint n_acts;
  guint n_refused;
  guint n_undone;
  guint n_redone;
} tally;

static char *
read_content (Play *play, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (play->db, NULL, &error);

  g_assert_no_error (error);
  if (report->problems->len > 0)
    g_error ("after %s: %s", after, (char *) g_ptr_array_index (report->problems, 0));
  return g_strdup (report->content_hash);
}

static void
expect_content (Play *play, const char *after)
{
  char **expected = (char **) &g_ptr_array_index (play->contents, play->at);
  g_autofree char *content = read_content (play, after);

  if (*expected == NULL)
    *expected = g_steal_pointer (&content);
  else if (strcmp (*expected, content) != 0)
    g_error ("after %s the office is not what it was (seed %u)", after, campaign->seed);
}

static gint64
count_actions (Play *play)
{
  return opcc_db_get_integer (play->db, "SELECT count(*) FROM action", -1, NULL, "");
}

/* Whether the newest action wrote what is there for good, which undo passes over. */
static gboolean
is_for_good (Play *play)
{
  g_autofree char *sums =
      opcc_db_get_text (play->db, "SELECT sums FROM action ORDER BY seq DESC LIMIT 1", NULL, "");
  g_auto (GStrv) lines = g_strsplit (sums, "\n", -1);
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; kinds[i]->for_good && lines[j] != NULL; j++)
      {
        g_autofree char *start = g_strconcat (kinds[i]->name, " ", NULL);

        if (g_str_has_prefix (lines[j], start))
          return TRUE;
      }
  return FALSE;
}

static void
act (Play *play)
{
  const Act *some = &acts[campaign_pick (campaign, n_acts)];
  const gint64 before = count_actions (play);
  g_autoptr (GError) error = NULL;
  const gboolean ok = some->run (campaign, play->db, &error);
  const gint64 n = count_actions (play) - before;

  if (ok == (error != NULL))
    g_error ("%s: %s", some->name, ok ? error->message : "refused without a word");
  tally.n_acts++;
  tally.n_refused += !ok;
  if (n > 0)
    g_ptr_array_set_size (play->contents, (int) play->at + 1);
  for (gint64 i = 0; i < n; i++)
    {
      g_ptr_array_add (play->contents, NULL);
      play->at++;
    }
  /* All that follows stands on that. */
  if (n > 0 && is_for_good (play))
    {
      g_ptr_array_set_size (play->contents, 0);
      g_ptr_array_add (play->contents, NULL);
      play->at = 0;
    }
  expect_content (play, some->name);
}

static void
step (Play *play, gboolean redo)
{
  const gboolean can = redo ? play->at + 1 < play->contents->len : play->at > 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  /* What was done before this began is not to be taken back. */
  if (!redo && !can)
    return;
  name = redo ? opcc_db_redo (play->db, NULL, &error) : opcc_db_undo (play->db, NULL, &error);
  if (can && name == NULL)
    g_error ("%s: %s", redo ? "redo" : "undo", error->message);
  if (!can)
    {
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
      return;
    }
  play->at += redo ? 1 : -1u;
  tally.n_redone += redo;
  tally.n_undone += !redo;
  expect_content (play, name);
}

static void
begin (Play *play)
{
  g_autoptr (GError) error = NULL;

  play->db = campaign_open (offices->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
play_step (Play *play)
{
  const guint what = campaign_pick (campaign, 100);

  if (what < 55)
    act (play);
  else if (what < 78)
    step (play, FALSE);
  else if (what < 98)
    step (play, TRUE);
  else
    {
      opcc_db_close (play->db);
      begin (play);
      expect_content (play, "opening again");
    }
}

static void
run_once (const Operation *laid_out)
{
  Play play = { NULL, g_ptr_array_new_with_free_func (g_free), 0 };
  char *redone;

  offices_lay_out (offices, laid_out);
  begin (&play);
  g_ptr_array_add (play.contents, NULL);
  while ((redone = opcc_db_redo (play.db, NULL, NULL)) != NULL)
    g_free (redone);
  expect_content (&play, "opening");
  for (guint i = 0; i < n_steps; i++)
    play_step (&play);
  while (play.at > 0)
    step (&play, FALSE);
  while (play.at + 1 < play.contents->len)
    step (&play, TRUE);
  opcc_db_close (play.db);
  g_ptr_array_unref (play.contents);
}

static void
test_undo (void)
{
  const Operation on_sample = { .on_sample = TRUE };
  const Operation on_planted = { .on_sample = FALSE };

  offices = offices_new (campaign);
  for (guint i = 0; i < campaign->count; i++)
    run_once (i % 2 == 0 ? &on_sample : &on_planted);
  campaign_report (campaign,
                   "%u runs of %u steps: %u acts (%u refused), %u undone, %u done again; all "
                   "undone and all done again at the end; 0 times other content than before",
                   campaign->count, n_steps, tally.n_acts, tally.n_refused, tally.n_undone,
                   tally.n_redone);
  offices_free (offices);
}

int
main (int argc, char *argv[])
{
  int status;

  /* In the check: short ones. */
  if (argc == 1)
    n_steps = 15;
  campaign = campaign_new ("undo", 2, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/undo", test_undo);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
