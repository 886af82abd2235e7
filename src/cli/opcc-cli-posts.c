/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the office's posts: who holds them, what becomes of them, churn, training. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-cli-workforce.h"
#include "opcc-post-acts.h"
#include "opcc-post-event.h"
#include "opcc-post.h"
#include "opcc-record-finder.h"
#include "opcc-targets.h"

/* clang-format off */
static const OpccOption posts_options[] = {
  { "ending", "DAYS", N_ ("Only contracts that end within so many days") },
  { "vacant", NULL, N_ ("Only vacant posts") },
  { NULL },
};

static const OpccOption post_options[] = {
  { "day", "DATE", N_ ("The day it happened; today unless given") },
  { "reason", "TEXT", N_ ("Why") },
  { NULL },
};

static const OpccOption months_options[] = {
  { "months", "N", N_ ("How many months; 12 unless given") },
  { NULL },
};
/* clang-format on */

static void
add_post (OpccCliTable *table, gconstpointer data)
{
  const OpccPostState *state = data;

  opcc_cli_table_add_integer (table, state->n);
  opcc_cli_table_add_text (table, state->title);
  opcc_cli_table_add_text (table, state->team);
  opcc_cli_table_add_choice (table, state->state,
                             opcc_choice_get_label (opcc_post_states, state->state));
  opcc_cli_table_add_choice (table, state->contract,
                             opcc_choice_get_label (opcc_post_contracts, state->contract));
  opcc_cli_table_add_integer (table, state->number);
  opcc_cli_table_add_date (table, state->ends);
  opcc_cli_table_add_integer (table, state->days);
  opcc_cli_table_add_text (table, state->holder);
  opcc_cli_table_add_text (table, state->funder);
  opcc_cli_table_add_text (table, state->deputy);
}

static gboolean
run_posts (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },         { "post", N_ ("Post") },
    { "team", N_ ("Team") },         { "state", N_ ("State") },
    { "contract", N_ ("Contract") }, { "number", N_ ("Posts"), TRUE },
    { "ends", N_ ("Ends") },         { "days", N_ ("Days left"), TRUE },
    { "holder", N_ ("Holder") },     { "funder", N_ ("Funder") },
    { "deputy", N_ ("Deputy") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_post };
  gint64 days = -1;
  g_autoptr (GPtrArray) posts = NULL;

  if (!opcc_cli_get_integer (cli, "ending", 0, &days, error))
    return FALSE;
  posts = opcc_posts_list_states (db, opcc_date_today (), (int) MIN (days, 36500),
                                  opcc_cli_get_option (cli, "vacant") != NULL, error);
  return opcc_cli_print_listing (cli, &listing, posts);
}

/* What nobody wrote down cannot be told from nobody leaving. */
static void
say_churn (OpccCli *cli, const OpccChurn *churn)
{
  if (churn->n_events == 0)
    opcc_cli_say (cli, "%s",
                  _ ("Churn cannot be worked out: nothing was written down of who left or came."));
  else
    opcc_cli_say (cli,
                  _ ("Churn in the year to today: %" PRId64 " left or ended, of %" PRId64
                     " posts; of %.1f held on average that is %.1f per cent."),
                  churn->n_left, churn->n_posts, churn->held, churn->percent);
}

static gboolean
run_vacancies (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "month", N_ ("Month") },
    { "vacant", N_ ("Vacant at its end"), TRUE },
    { "unknown", N_ ("Vacant, since when unknown"), TRUE },
  };
  gint64 n_months = 12;
  OpccChurn churn;
  g_autoptr (GArray) months = NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (!opcc_cli_get_integer (cli, "months", 1, &n_months, error))
    return FALSE;
  months = opcc_vacancies_list (db, opcc_date_today (), (guint) MIN (n_months, 240), error);
  if (months == NULL || !opcc_posts_find_churn (db, opcc_date_today (), &churn, error))
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < months->len; i++)
    {
      const OpccVacancies *month = &g_array_index (months, OpccVacancies, i);

      opcc_cli_table_add_text (table, month->month);
      opcc_cli_table_add_integer (table, month->n_vacant);
      opcc_cli_table_add_integer (table, month->n_unknown);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  if (cli->format == OPCC_CLI_TEXT)
    say_churn (cli, &churn);
  return TRUE;
}

static gboolean
act_on_post (OpccCli *cli, OpccDb *db, const char *what, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "day");
  g_autoptr (OpccPost) post =
      opcc_record_find (db, &opcc_post_kind, opcc_cli_get_argument (cli, 0), error);
  OpccDate day = opcc_date_today ();

  if (post == NULL || (typed != NULL && !opcc_date_parse (typed, &day, error)) ||
      !opcc_post_act (db, opcc_record_get_n (OPCC_RECORD (post)), what, day,
                      opcc_cli_get_option (cli, "reason"), error))
    return FALSE;
  if (cli->format == OPCC_CLI_TEXT)
    opcc_cli_say (cli, "%s: %s.", post->title, opcc_choice_get_label (opcc_post_event_kinds, what));
  return TRUE;
}

static gboolean
run_suspend (OpccCli *cli, OpccDb *db, GError **error)
{
  return act_on_post (cli, db, "suspended", error);
}

static gboolean
run_resume (OpccCli *cli, OpccDb *db, GError **error)
{
  return act_on_post (cli, db, "resumed", error);
}

static gboolean
run_left (OpccCli *cli, OpccDb *db, GError **error)
{
  return act_on_post (cli, db, "left", error);
}

static gboolean
run_filled (OpccCli *cli, OpccDb *db, GError **error)
{
  return act_on_post (cli, db, "filled", error);
}

static gboolean
run_office (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "office", error);
}

static gboolean
run_training (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "training", error);
}

const OpccCommand opcc_cli_posts_commands[] = {
  { "workforce posts", "", 0, 0, posts_options, OPCC_NEED_OFFICE, run_posts,
    N_ ("Lists posts, the first end of a contract first."), NULL },
  { "workforce vacancies", "", 0, 0, months_options, OPCC_NEED_OFFICE, run_vacancies,
    N_ ("Prints vacant posts by month, and churn."), NULL },
  { "workforce suspend", "POST", 1, 1, post_options, OPCC_NEED_OFFICE, run_suspend,
    N_ ("Suspends a post, with its reason, as one action."), NULL },
  { "workforce resume", "POST", 1, 1, post_options, OPCC_NEED_OFFICE, run_resume,
    N_ ("Takes a suspended post up again, as one action."), NULL },
  { "workforce left", "POST", 1, 1, post_options, OPCC_NEED_OFFICE, run_left,
    N_ ("Writes down that the holder of a post left, as one action."), NULL },
  { "workforce filled", "POST", 1, 1, post_options, OPCC_NEED_OFFICE, run_filled,
    N_ ("Writes down that a post was filled, as one action."), NULL },
  { "workforce office", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_office,
    N_ ("Prints the posts of the office in sum, with churn and how it is worked out."), NULL },
  { "workforce training", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_training,
    N_ ("Prints the training budget by year, what was spent and what is left."), NULL },
  { NULL },
};
