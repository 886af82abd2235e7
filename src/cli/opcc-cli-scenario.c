/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios of an award: kept by name, held against each other, put on the board. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-cli-award.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-scenario-comparison.h"
#include "opcc-scenario.h"

#define ROUND                                                                                      \
  {                                                                                                \
    "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED                    \
  }

/* clang-format off */
static const OpccOption save_options[] = {
  ROUND,
  { "threshold", "PERCENT", N_ ("What an application must reach; that of the round unless given") },
  { "rule", "RULE", N_ ("How the pot is shared out, as for opcc award"),
    .choices = "part-last|whole|each-district|threshold|line" },
  { "line", "N", N_ ("How many are above the line") },
  { "set", "APPLICATION=AMOUNT", N_ ("An award by hand; 0 is none"), OPCC_OPTION_REPEATED },
  { "reason", "APPLICATION=TEXT", N_ ("Why an award by hand, or one out of order, is right"),
    OPCC_OPTION_REPEATED },
  { "condition", "APPLICATION=TEXT", N_ ("A condition of an award"), OPCC_OPTION_REPEATED },
  { "weight", "CRITERION=PERCENT",
    N_ ("Another weight of a criterion, by its number; to compare only"), OPCC_OPTION_REPEATED },
  { NULL },
};

static const OpccOption list_options[] = { ROUND, { NULL } };

static const OpccOption compare_options[] = {
  ROUND,
  { "differences", NULL, N_ ("The applications that do not get the same in all") },
  { "applications", NULL, N_ ("All applications, those that do not get the same in all first") },
  { NULL },
};
/* clang-format on */

static gint64
get_n (gpointer record)
{
  return opcc_record_get_n (OPCC_RECORD (record));
}

static gboolean
run_save (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccAwardPlan) plan =
      round != NULL ? opcc_cli_make_plan (cli, db, get_n (round), error) : NULL;
  g_autoptr (GString) weights = g_string_new (NULL);
  GPtrArray *given = opcc_cli_get_options (cli, "weight");

  for (guint i = 0; given != NULL && i < given->len; i++)
    g_string_append_printf (weights, "%s%s", i > 0 ? ";" : "", (const char *) given->pdata[i]);
  if (plan == NULL || !opcc_scenario_save (db, get_n (round), opcc_cli_get_argument (cli, 0), plan,
                                           weights->len > 0 ? weights->str : NULL, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static gboolean
add_scenario (OpccCliTable *table, OpccDb *db, const OpccScenario *scenario, GError **error)
{
  g_autoptr (OpccAwardPlan) plan = opcc_scenario_draw (db, scenario, NULL, error);

  if (plan == NULL)
    return FALSE;
  opcc_cli_table_add_text (table, scenario->title);
  opcc_cli_table_add_text (table, scenario->rule);
  opcc_cli_table_add_number (table, scenario->threshold);
  opcc_cli_table_add_integer (table, scenario->line);
  opcc_cli_table_add_text (table, scenario->weights);
  opcc_cli_table_add_integer (table, plan->n_awards);
  opcc_cli_table_add_money (table, plan->total);
  opcc_cli_table_add_money (table, plan->left);
  opcc_cli_table_add_integer (table, plan->n_passed_over);
  opcc_cli_table_add_flag (table, scenario->is_current);
  opcc_cli_table_end_row (table);
  return TRUE;
}

static gboolean
run_list (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "title", N_ ("Scenario") },
    { "rule", N_ ("Rule") },
    { "threshold", N_ ("Threshold"), TRUE },
    { "line", N_ ("Above the line"), TRUE },
    { "weights", N_ ("Other weights") },
    { "awards", N_ ("Awards"), TRUE },
    { "total", N_ ("Total"), TRUE },
    { "left", N_ ("Left"), TRUE },
    { "passed_over", N_ ("Passed over"), TRUE },
    { "current", N_ ("On the board") },
  };
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (GPtrArray) list = round != NULL ? opcc_scenario_list (db, get_n (round), error) : NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (list == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < list->len; i++)
    if (!add_scenario (table, db, g_ptr_array_index (list, i), error))
      return FALSE;
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
print_lines (OpccCli *cli, const OpccScenarioComparison *comparison)
{
  static const OpccCliColumn columns[] = {
    { "section", N_ ("By") },          { "label", N_ ("What") },
    { "scenario", N_ ("Scenario") },   { "awards", N_ ("Awards"), TRUE },
    { "money", N_ ("Awarded"), TRUE },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < comparison->lines->len; i++)
    {
      const OpccScenarioLine *line = g_ptr_array_index (comparison->lines, i);

      for (guint j = 0; j < comparison->n_plans; j++)
        {
          opcc_cli_table_add_text (table, line->section);
          opcc_cli_table_add_text (table, line->label);
          opcc_cli_table_add_text (table, comparison->titles->pdata[j]);
          opcc_cli_table_add_integer (table, line->counts[j]);
          opcc_cli_table_add_money (table, line->money[j]);
          opcc_cli_table_end_row (table);
        }
    }
  opcc_cli_table_finish (table);
}

static void
add_applications (OpccCliTable *table,
                  const OpccScenarioComparison *comparison,
                  GPtrArray *list,
                  gboolean differ)
{
  for (guint i = 0; i < list->len; i++)
    {
      const OpccScenarioDifference *one = g_ptr_array_index (list, i);

      for (guint j = 0; j < comparison->n_plans; j++)
        {
          opcc_cli_table_add_text (table, one->reference);
          opcc_cli_table_add_text (table, one->organisation);
          opcc_cli_table_add_text (table, comparison->titles->pdata[j]);
          opcc_cli_table_add_money (table, one->money[j]);
          opcc_cli_table_add_flag (table, differ);
          opcc_cli_table_end_row (table);
        }
    }
}

static void
print_applications (OpccCli *cli, const OpccScenarioComparison *comparison, gboolean all)
{
  static const OpccCliColumn columns[] = {
    { "reference", N_ ("Reference") }, { "organisation", N_ ("Organisation") },
    { "scenario", N_ ("Scenario") },   { "money", N_ ("Award"), TRUE },
    { "differs", N_ ("Differs") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  add_applications (table, comparison, comparison->differences, TRUE);
  if (all)
    add_applications (table, comparison, comparison->same, FALSE);
  opcc_cli_table_finish (table);
}

static gboolean
run_compare (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccScenarioComparison) comparison =
      round != NULL ? opcc_scenario_compare_kept (db, get_n (round), NULL, NULL, error) : NULL;
  const gboolean all = opcc_cli_get_option (cli, "applications") != NULL;

  if (comparison == NULL)
    return FALSE;
  if (all || opcc_cli_get_option (cli, "differences") != NULL)
    print_applications (cli, comparison, all);
  else
    print_lines (cli, comparison);
  if (comparison->n_plans == 0)
    opcc_cli_say (cli, "%s",
                  _ ("No scenario of this round is kept yet. Keep one with opcc scenario save."));
  else
    opcc_cli_say (cli,
                  g_dngettext (GETTEXT_PACKAGE, "%u application does not get the same in all.",
                               "%u applications do not get the same in all.",
                               comparison->differences->len),
                  comparison->differences->len);
  return TRUE;
}

static gboolean
run_use (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccScenario) scenario =
      round != NULL ? opcc_scenario_find (db, get_n (round), opcc_cli_get_argument (cli, 0), error)
                    : NULL;

  if (scenario == NULL || !opcc_scenario_use (db, get_n (scenario), error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

const OpccCommand opcc_cli_scenario_commands[] = {
  { "scenario save", "NAME", 1, 1, save_options, OPCC_NEED_OFFICE, run_save,
    N_ ("Keeps a way of sharing out the pot under a name."),
    N_ ("What is kept is the rule, the threshold, the line and what was set by hand; who gets what "
        "follows the marks as they stand. A scenario of the same name is replaced.") },
  { "scenario list", "", 0, 0, list_options, OPCC_NEED_OFFICE, run_list,
    N_ ("Lists the scenarios of a round with what each comes to."), NULL },
  { "scenario compare", "", 0, 0, compare_options, OPCC_NEED_OFFICE, run_compare,
    N_ ("Holds the scenarios of a round against each other."),
    N_ ("Awards and money by district, plan priority, People Zone, kind of organisation, and "
        "whether it is their first grant.") },
  { "scenario use", "NAME", 1, 1, list_options, OPCC_NEED_OFFICE, run_use,
    N_ ("Makes a scenario the one that the award board, and opcc award, begin with."), NULL },
  { NULL },
};
