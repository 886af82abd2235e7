/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the decision: the ranking, the award, and organisations that are one. */
#include "opcc-cli-award.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "opcc-award-change.h"
#include "opcc-reserve.h"
#include "opcc-award-plan.h"
#include "opcc-cli-command.h"
#include "opcc-cli-plan.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-linked.h"
#include "opcc-merge-record.h"
#include "opcc-organisation-merge.h"
#include "opcc-robustness.h"
#include "opcc-scenario.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccOption rank_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "threshold", "PERCENT", N_ ("What an application must reach; that of the round unless given") },
  { NULL },
};

static const OpccOption award_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "threshold", "PERCENT", N_ ("What an application must reach; that of the round unless given") },
  { "rule", "RULE",
    N_ ("part-last: down the ranking, what is left goes to the first that does not fit (so unless "
        "given); whole: whole awards only; each-district: first the best of each; threshold: all "
        "that reach it; line: the first of the ranking"),
    .choices = "part-last|whole|each-district|threshold|line" },
  { "line", "N", N_ ("How many are above the line") },
  { "set", "APPLICATION=AMOUNT", N_ ("An award by hand; 0 is none"), OPCC_OPTION_REPEATED },
  { "reason", "APPLICATION=TEXT", N_ ("Why an award by hand, or one out of order, is right"),
    OPCC_OPTION_REPEATED },
  { "condition", "APPLICATION=TEXT", N_ ("A condition of an award"), OPCC_OPTION_REPEATED },
  { "reasons", "TEXT", N_ ("Why the awarded projects help to reduce crime and disorder") },
  { "over-reason", "TEXT", N_ ("Why more than the pot is awarded") },
  { "decision", "REFERENCE", N_ ("The decision record") },
  { "decided", "DATE", N_ ("The day of the decision; today unless given") },
  { "dry-run", NULL, N_ ("Say what would be awarded, and change nothing") },
  { NULL },
};

static const OpccOption withdraw_options[] = {
  { "round", "ROUND", N_ ("The round that the reference is of") },
  { "reason", "TEXT", N_ ("Why"), OPCC_OPTION_REQUIRED },
  { "on", "DATE", N_ ("The day; today unless given") },
  { "claw-back", NULL, N_ ("Ask for what was paid already") },
  { NULL },
};

static const OpccOption reserve_options[] = {
  { "round", "ROUND", N_ ("The round; with it alone, its reserve list is printed") },
  { "application", "APPLICATION", N_ ("Who is awarded; without it, the reserve list is printed") },
  { "amount", "AMOUNT", N_ ("How much; what is offered unless given") },
  { "reasons", "TEXT", N_ ("Why it will help to reduce crime and disorder") },
  { "order-reason", "TEXT", N_ ("Why one that stands higher is passed over") },
  { "on", "DATE", N_ ("The day; today unless given") },
  { NULL },
};
/* clang-format on */

static gboolean
read_threshold (OpccCli *cli, gint64 *threshold, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "threshold");
  char *end = NULL;
  double percent;

  *threshold = OPCC_NO_PERCENT;
  if (typed == NULL)
    return TRUE;
  percent = g_ascii_strtod (typed, &end);
  if (end == typed || (*end != '\0' && strcmp (end, "%") != 0) || !(percent >= 0) ||
      !(percent <= 100))
    return opcc_cli_refuse_usage (error,
                                  _ ("--threshold cannot be “%s”. Give a number from 0 to 100."),
                                  typed);
  *threshold = opcc_percent_from_number (percent);
  return TRUE;
}

/* --- rank ----------------------------------------------------------------------------------- */

static void
add_ranked (OpccCliTable *table, gconstpointer data)
{
  const OpccRankingRow *row = data;
  const gboolean marked = row->rank > 0;

  opcc_cli_table_add_integer (table, marked ? row->rank : OPCC_NO_INTEGER);
  opcc_cli_table_add_text (table, row->reference);
  opcc_cli_table_add_percent (table, row->percent);
  opcc_cli_table_add_percent (table, marked ? row->spread : OPCC_NO_PERCENT);
  opcc_cli_table_add_integer (table, row->n_markers);
  opcc_cli_table_add_money (table, row->asked);
  opcc_cli_table_add_flag (table, row->passes);
  opcc_cli_table_add_flag (table, row->tied);
  opcc_cli_table_add_flag (table, row->wide);
  opcc_cli_table_add_flag (table, row->settled);
  opcc_cli_table_add_text (table, row->organisation);
  opcc_cli_table_add_text (table, row->title);
}

static void
print_ranking (OpccCli *cli, const OpccRanking *ranking)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },
    { "reference", N_ ("Reference") },
    { "percent", N_ ("Score"), TRUE },
    { "spread", N_ ("Spread"), TRUE },
    { "markers", N_ ("Markers"), TRUE },
    { "asked", N_ ("Asked"), TRUE },
    { "passes", N_ ("Passes") },
    { "tied", N_ ("Tied") },
    { "wide", N_ ("To moderate") },
    { "settled", N_ ("Settled") },
    { "organisation", N_ ("Organisation") },
    { "title", N_ ("Project") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_ranked };

  opcc_cli_print_listing (cli, &listing, ranking->rows);
}

static gboolean
run_rank (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (OpccRanking) ranking = NULL;
  gint64 threshold;

  if (!read_threshold (cli, &threshold, error))
    return FALSE;
  round = opcc_cli_find_round (cli, db, error);
  if (round == NULL)
    return FALSE;
  ranking = opcc_ranking_compute (db, opcc_record_get_n (OPCC_RECORD (round)), NULL, error);
  if (ranking == NULL)
    return FALSE;
  if (threshold != OPCC_NO_PERCENT)
    opcc_ranking_set_threshold (ranking, threshold);
  print_ranking (cli, ranking);
  opcc_cli_say (cli, _ ("%u marked, %u pass, %u to moderate."), ranking->n_marked, ranking->n_pass,
                ranking->n_wide);
  return TRUE;
}

/* --- award ---------------------------------------------------------------------------------- */

static OpccAwardRule
read_rule (OpccCli *cli)
{
  static const char *const names[OPCC_N_AWARD_RULES] = { "part-last", "whole", "each-district",
                                                         "threshold", "line" };
  const char *typed = opcc_cli_get_option (cli, "rule");

  if (typed == NULL && opcc_cli_get_option (cli, "line") != NULL)
    return OPCC_AWARD_LINE;
  for (guint i = 0; typed != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], typed) == 0)
      return (OpccAwardRule) i;
  return OPCC_AWARD_PART_LAST;
}

/* What a person chose for one application, made where there is none yet. */
static OpccAwardChoice *
need_choice (OpccAwardSettings *settings, gint64 application)
{
  for (guint i = 0; i < settings->by_hand->len; i++)
    {
      OpccAwardChoice *choice = g_ptr_array_index (settings->by_hand, i);

      if (choice->application == application)
        return choice;
    }
  opcc_award_settings_choose (settings, application, OPCC_NO_MONEY, NULL, NULL);
  return g_ptr_array_index (settings->by_hand, settings->by_hand->len - 1);
}

/* One "APPLICATION=…" of --set, --reason or --condition. */
static gboolean
choose (OpccCli *cli,
        OpccDb *db,
        OpccAwardSettings *settings,
        const char *option,
        const char *pair,
        GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *words = NULL;
  OpccAwardChoice *choice;
  gint64 application;

  if (equals == NULL || equals == pair || equals[1] == '\0')
    return opcc_cli_refuse_usage (error, _ ("--%s needs an application and a value: R1-001=…"),
                                  option);
  words = g_strndup (pair, (gsize) (equals - pair));
  application = opcc_cli_find_application (cli, db, words, error);
  if (application == 0)
    return FALSE;
  choice = need_choice (settings, application);
  if (strcmp (option, "set") == 0)
    return opcc_money_parse (equals + 1, &choice->amount, error);
  if (strcmp (option, "reason") == 0)
    opcc_set_str (&choice->reason, equals + 1);
  else
    opcc_set_str (&choice->conditions, equals + 1);
  return TRUE;
}

static gboolean
read_choices (OpccCli *cli, OpccDb *db, OpccAwardSettings *settings, GError **error)
{
  static const char *const options[] = { "set", "reason", "condition" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GPtrArray *pairs = opcc_cli_get_options (cli, options[i]);

      for (guint pair = 0; pairs != NULL && pair < pairs->len; pair++)
        if (!choose (cli, db, settings, options[i], g_ptr_array_index (pairs, pair), error))
          return FALSE;
    }
  return TRUE;
}

OpccAwardPlan *
opcc_cli_make_plan (OpccCli *cli, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccAwardPlan) plan = NULL;
  g_autoptr (OpccAwardSettings) settings = NULL;
  gint64 threshold;
  gint64 line = 0;

  if (!read_threshold (cli, &threshold, error) ||
      !opcc_cli_get_integer (cli, "line", 0, &line, error))
    return NULL;
  plan = opcc_award_plan_for_round (db, round, read_rule (cli), threshold, NULL, error);
  if (plan == NULL)
    return NULL;
  settings = opcc_award_settings_copy (plan->settings);
  settings->line = (guint) line;
  if (!read_choices (cli, db, settings, error))
    return NULL;
  return opcc_award_plan_new (plan->ranking, settings);
}

/* As the options say; without any of them, as the scenario does that is on the board. */
static OpccAwardPlan *
draw_plan (OpccCli *cli, OpccDb *db, gint64 round, GError **error)
{
  static const char *const ours[] = { "threshold", "rule", "line", "set", "reason", "condition" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (opcc_cli_get_option (cli, ours[i]) != NULL)
      return opcc_cli_make_plan (cli, db, round, error);
  return opcc_scenario_draw_board (db, round, NULL, error);
}

static void
print_plan (OpccCli *cli, const OpccAwardPlan *plan)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },
    { "reference", N_ ("Reference") },
    { "percent", N_ ("Score"), TRUE },
    { "asked", N_ ("Asked"), TRUE },
    { "amount", N_ ("Award"), TRUE },
    { "running_total", N_ ("Running total"), TRUE },
    { "part", N_ ("Part") },
    { "passed_over", N_ ("Passed over") },
    { "holds_up", N_ ("Holds up"), TRUE },
    { "organisation", N_ ("Organisation") },
    { "title", N_ ("Project") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      opcc_cli_table_add_integer (table, row->ranked->rank);
      opcc_cli_table_add_text (table, row->ranked->reference);
      opcc_cli_table_add_percent (table, row->ranked->percent);
      opcc_cli_table_add_money (table, row->ranked->asked);
      opcc_cli_table_add_money (table, row->amount);
      opcc_cli_table_add_money (table, row->running_total);
      opcc_cli_table_add_flag (table, row->part);
      opcc_cli_table_add_flag (table, row->passed_over);
      opcc_cli_table_add_integer (table, row->ranked->holds_up >= 0 ? row->ranked->holds_up
                                                                    : OPCC_NO_INTEGER);
      opcc_cli_table_add_text (table, row->ranked->organisation);
      opcc_cli_table_add_text (table, row->ranked->title);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
}

/* What stands in the way of the real run is worth knowing before. */
static void
say_obstacle (OpccCli *cli, const OpccAwardPlan *plan)
{
  g_autoptr (GError) obstacle = NULL;

  if (!opcc_award_plan_check (plan, opcc_cli_get_option (cli, "over-reason"), &obstacle))
    fprintf (stderr, "opcc: %s\n", obstacle->message);
  opcc_cli_say (cli, _ ("Nothing was changed."));
}

static gboolean
run_award (OpccCli *cli, OpccDb *db, GError **error)
{
  const gboolean dry_run = opcc_cli_get_option (cli, "dry-run") != NULL;
  const char *day = opcc_cli_get_option (cli, "decided");
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccAwardPlan) plan = NULL;
  OpccDate decided = opcc_date_today ();
  gint64 n;

  if (round == NULL || (day != NULL && !opcc_date_parse (day, &decided, error)))
    return FALSE;
  n = opcc_record_get_n (OPCC_RECORD (round));
  plan = draw_plan (cli, db, n, error);
  if (plan == NULL)
    return FALSE;
  opcc_robustness_fill (plan, OPCC_ROBUSTNESS_REDRAWS);
  if (!dry_run && !opcc_award_round (db, n, plan, opcc_cli_get_option (cli, "decision"),
                                     opcc_cli_get_option (cli, "reasons"),
                                     opcc_cli_get_option (cli, "over-reason"), decided, error))
    return FALSE;
  print_plan (cli, plan);
  if (!opcc_cli_say_plan (cli, db, n, plan, error))
    return FALSE;
  if (dry_run)
    say_obstacle (cli, plan);
  return TRUE;
}

static gboolean
read_day (OpccCli *cli, OpccDate *day, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "on");

  *day = OPCC_NO_DATE;
  return typed == NULL || opcc_date_parse (typed, day, error);
}

static void
say_next (OpccCli *cli, const GPtrArray *list, const char *code)
{
  const OpccReserve *next = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  g_autofree char *sum = next != NULL ? opcc_money_format (next->amount) : NULL;

  if (next == NULL)
    opcc_cli_say (cli, "%s", _ ("Nobody is on the reserve list."));
  else
    opcc_cli_say (cli,
                  _ ("Next on the reserve list: %s, %s, who can have %s: opcc award reserve "
                     "--application %s/%s."),
                  next->reference, next->organisation, sum, code, next->reference);
}

static gboolean
run_withdraw (OpccCli *cli, OpccDb *db, GError **error)
{
  const gint64 application =
      opcc_cli_find_application (cli, db, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (GPtrArray) list = NULL;
  OpccDate day;

  if (application == 0 || !read_day (cli, &day, error) ||
      !opcc_award_release (db, application, opcc_cli_get_option (cli, "reason"), day,
                           opcc_cli_get_option (cli, "claw-back") != NULL, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  round = record != NULL ? opcc_round_load (db, record->round, error) : NULL;
  list = round != NULL ? opcc_reserve_list (db, record->round, error) : NULL;
  if (list == NULL)
    return FALSE;
  say_next (cli, list, round->code);
  return TRUE;
}

static void
add_reserve (OpccCliTable *table, gconstpointer data)
{
  const OpccReserve *one = data;

  opcc_cli_table_add_integer (table, one->rank);
  opcc_cli_table_add_text (table, one->reference);
  opcc_cli_table_add_text (table, one->organisation);
  opcc_cli_table_add_money (table, one->asked);
  opcc_cli_table_add_money (table, one->amount);
  opcc_cli_table_add_integer (table, one->place);
  opcc_cli_table_add_text (table, one->reason);
}

static gboolean
print_reserve (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },
    { "reference", N_ ("Reference") },
    { "organisation", N_ ("Organisation") },
    { "asked", N_ ("Can ask"), TRUE },
    { "offered", N_ ("Offered"), TRUE },
    { "place", N_ ("Place by hand"), TRUE },
    { "reason", N_ ("Why") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_reserve };
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (opcc_cli_get_option (cli, "round") == NULL)
    return opcc_cli_refuse_usage (
        error, _ ("“award reserve” needs --application APPLICATION, or --round ROUND to list."));
  round = opcc_cli_find_round (cli, db, error);
  list =
      round != NULL ? opcc_reserve_list (db, opcc_record_get_n (OPCC_RECORD (round)), error) : NULL;
  return opcc_cli_print_listing (cli, &listing, list);
}

static gboolean
run_reserve (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *reference = opcc_cli_get_option (cli, "application");
  const char *typed = opcc_cli_get_option (cli, "amount");
  gint64 amount = OPCC_NO_MONEY;
  gint64 application;
  OpccDate day;

  if (reference == NULL)
    return print_reserve (cli, db, error);
  if (!read_day (cli, &day, error) || (typed != NULL && !opcc_money_parse (typed, &amount, error)))
    return FALSE;
  application = opcc_cli_find_application (cli, db, reference, error);
  if (application == 0 ||
      !opcc_award_from_reserve (db, application, amount, opcc_cli_get_option (cli, "reasons"),
                                opcc_cli_get_option (cli, "order-reason"), day, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

/* --- organisations that are one ------------------------------------------------------------- */

static void
add_proposal (OpccCliTable *table, gconstpointer data)
{
  const OpccMergeProposal *proposal = data;

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD (proposal->first)));
  opcc_cli_table_add_text (table, proposal->first->name);
  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD (proposal->second)));
  opcc_cli_table_add_text (table, proposal->second->name);
  opcc_cli_table_add_text (table, proposal->reason);
}

static gboolean
run_merges (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "keep", N_ ("Keep"), TRUE }, { "keep_name", N_ ("Name") }, { "drop", N_ ("Drop"), TRUE },
    { "drop_name", N_ ("Name") },  { "reason", N_ ("Why") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_proposal };
  g_autoptr (GPtrArray) proposals = opcc_merge_list_proposals (db, NULL, error);

  return opcc_cli_print_listing (cli, &listing, proposals);
}

static gboolean
run_merge (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) keep =
      opcc_record_find (db, &opcc_organisation_kind, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccRecord) drop =
      keep == NULL
          ? NULL
          : opcc_record_find (db, &opcc_organisation_kind, opcc_cli_get_argument (cli, 1), error);

  if (drop == NULL ||
      !opcc_merge_organisations (db, opcc_record_get_n (keep), opcc_record_get_n (drop), error))
    return FALSE;
  opcc_cli_report_action (cli, db, keep);
  return TRUE;
}

static gboolean
run_unmerge (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) merge =
      opcc_record_find (db, &opcc_merge_record_kind, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccRecord) after = NULL;

  if (merge == NULL || !opcc_merge_undo (db, opcc_record_get_n (merge), error))
    return FALSE;
  after = opcc_db_load (db, &opcc_merge_record_kind, opcc_record_get_n (merge), error);
  if (after == NULL)
    return FALSE;
  opcc_cli_report_action (cli, db, after);
  if (OPCC_MERGE_RECORD (after)->note != NULL)
    opcc_cli_say (cli, "%s", OPCC_MERGE_RECORD (after)->note);
  return TRUE;
}

static void
add_linked (OpccCliTable *table, gconstpointer row)
{
  const OpccLinkedGroup *group = row;
  g_autofree char *names = NULL;

  g_ptr_array_add (group->names, NULL);
  names = g_strjoinv (" | ", (char **) group->names->pdata);
  g_ptr_array_remove_index (group->names, group->names->len - 1);
  opcc_cli_table_add_text (table, group->evidence);
  opcc_cli_table_add_text (table, group->value);
  opcc_cli_table_add_integer (table, group->numbers->len);
  opcc_cli_table_add_text (table, names);
}

static gboolean
run_linked (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "evidence", N_ ("Evidence") },
    { "value", N_ ("What they share") },
    { "count", N_ ("Organisations"), TRUE },
    { "names", N_ ("Names") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_linked, TRUE };
  g_autoptr (OpccRecord) organisation = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (cli->arguments->len > 0)
    {
      organisation =
          opcc_record_find (db, &opcc_organisation_kind, opcc_cli_get_argument (cli, 0), error);
      if (organisation == NULL)
        return FALSE;
    }
  groups =
      opcc_linked_list (db, organisation != NULL ? opcc_record_get_n (organisation) : 0, error);
  return opcc_cli_print_listing (cli, &listing, groups);
}

const OpccCommand opcc_cli_award_commands[] = {
  { "rank", "", 0, 0, rank_options, OPCC_NEED_OFFICE, run_rank,
    N_ ("Ranks the applications of a round by their marks."),
    N_ ("The score is the mean over the markers who submitted of the weighted percentage. Equal "
        "scores share a rank.") },
  { "award", "", 0, 0, award_options, OPCC_NEED_OFFICE, run_award,
    N_ ("Decides the awards of a round as one action."),
    N_ ("Writes an award for every marked application, approved or declined, never beyond what the "
        "scheme allows. Holds up says in how many of 100 redraws of the markers an application "
        "still gets money.") },
  { "award withdraw", "APPLICATION", 1, 1, withdraw_options, OPCC_NEED_OFFICE, run_withdraw,
    N_ ("Releases the award of a winner who has withdrawn, as one action."),
    N_ ("Planned payments are cancelled, a letter of withdrawal is drafted, and who is next on the "
        "reserve list is named. What was paid stays paid: it is asked back, or this is refused. "
        "The decision record stays as it was.") },
  { "award reserve", "", 0, 0, reserve_options, OPCC_NEED_OFFICE, run_reserve,
    N_ ("Gives money to an application on the reserve list, or prints the list."),
    N_ ("Offered is what was asked, no more than the cap and than what the round has left. The "
        "award bears its own day, by which the register publishes it.") },
  { "merges", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_merges,
    N_ ("Lists organisations that may be one: the same number, other names."), NULL },
  { "merge", "KEEP DROP", 2, 2, NULL, OPCC_NEED_OFFICE, run_merge,
    N_ ("Makes one organisation of two, as one action."),
    N_ ("KEEP stays and gets the applications, grants and missing values of DROP.") },
  { "unmerge", "MERGE", 1, 1, NULL, OPCC_NEED_OFFICE, run_unmerge,
    N_ ("Makes two organisations of one again, however long ago they were merged."),
    N_ ("MERGE is the number or name of a record of “opcc list organisation_merge”. What came "
        "since stays where it is, and what was changed since is named.") },
  { "linked", "[ORGANISATION]", 0, 1, NULL, OPCC_NEED_OFFICE, run_linked,
    N_ ("Lists organisations that share a contact, an address or an e-mail domain."),
    N_ ("They are only named, with what they share; nothing is merged.") },
  { NULL },
};
