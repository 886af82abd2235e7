/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of what surrounds a round: workshops and what they did, and due diligence. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-check-rule.h"
#include "opcc-check-state.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-organisation.h"
#include "opcc-record-finder.h"
#include "opcc-scheme.h"
#include "opcc-workshop-effect.h"

/* clang-format off */
static const OpccOption effect_options[] = {
  { "round", "ROUND", N_ ("Only this round, such as 2023/24-1") },
  { NULL },
};

static const OpccOption checks_options[] = {
  { "round", "ROUND", N_ ("All applications that are still in this round") },
  { "organisation", "ORGANISATION", N_ ("One organisation, by its name or number") },
  { "all", NULL, N_ ("Those that hold too") },
  { NULL },
};
/* clang-format on */

typedef struct
{
  const char *label;
  const OpccWorkshopGroup *group;
} EffectRow;

/* A share as it is printed, to a tenth of a per cent. */
static void
add_percent (OpccCliTable *table, double share)
{
  opcc_cli_table_add_number (table, round (share * 1000) / 10);
}

static void
add_group (OpccCliTable *table, gconstpointer data)
{
  const EffectRow *row = data;
  const OpccWorkshopGroup *group = row->group;

  opcc_cli_table_add_text (table, row->label);
  opcc_cli_table_add_integer (table, group->n);
  opcc_cli_table_add_integer (table, group->score.n);
  opcc_cli_table_add_number (table, round (group->score.mean * 100) / 100);
  opcc_cli_table_add_integer (table, group->n_decided);
  opcc_cli_table_add_integer (table, group->n_awarded);
  add_percent (table, group->success.value);
  add_percent (table, group->success.low);
  add_percent (table, group->success.high);
}

/* Nothing is said of what cannot be told from too few. */
static void
say_difference (OpccCli *cli, const char *format, const OpccInterval *difference, double scale)
{
  g_autofree char *value = opcc_interval_say_points (difference->value * scale);
  g_autofree char *low = opcc_interval_say_points (difference->low * scale);
  g_autofree char *high = opcc_interval_say_points (difference->high * scale);

  if (!isnan (difference->low))
    opcc_cli_say (cli, format, value, low, high);
}

static void
say_effect (OpccCli *cli, const OpccWorkshopEffect *effect)
{
  opcc_cli_say (cli, _ ("%u workshops, %u organisations came, %u names are not known; %u applied."),
                effect->n_workshops, effect->n_came, effect->n_unmatched, effect->n_applied);
  say_difference (cli,
                  _ ("Scores of those who came, less the others: %s points, likely between %s and "
                     "%s."),
                  &effect->score_difference, 1);
  say_difference (cli,
                  _ ("Success of those who came, less the others: %s points, likely between %s and "
                     "%s."),
                  &effect->success_difference, 100);
}

static gboolean
run_effect (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "group", N_ ("Applications of") },
    { "applications", N_ ("Applications"), TRUE },
    { "marked", N_ ("Marked"), TRUE },
    { "mean_score", N_ ("Mean score"), TRUE },
    { "decided", N_ ("Decided"), TRUE },
    { "awarded", N_ ("Awarded"), TRUE },
    { "success", N_ ("Success in per cent"), TRUE },
    { "success_from", N_ ("from"), TRUE },
    { "success_to", N_ ("to"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_group };
  g_autoptr (OpccWorkshopEffect) effect = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  EffectRow came = { _ ("those who came"), NULL };
  EffectRow others = { _ ("all others"), NULL };

  if (opcc_cli_get_option (cli, "round") != NULL)
    {
      g_autoptr (OpccRound) one = opcc_cli_find_round (cli, db, error);

      if (one == NULL)
        return FALSE;
      effect = opcc_workshop_effect_compute (db, one->scheme, opcc_record_get_n (OPCC_RECORD (one)),
                                             NULL, error);
    }
  else if (cli->arguments->len == 0)
    return opcc_cli_refuse_usage (error, _ ("Give the year of a scheme, or --round."));
  else
    {
      g_autoptr (OpccScheme) scheme = opcc_scheme_find (db, opcc_cli_get_argument (cli, 0), error);

      if (scheme == NULL)
        return FALSE;
      effect = opcc_workshop_effect_compute (db, opcc_record_get_n (OPCC_RECORD (scheme)), 0, NULL,
                                             error);
    }
  if (effect == NULL)
    return FALSE;
  came.group = &effect->came;
  others.group = &effect->others;
  g_ptr_array_add (rows, &came);
  g_ptr_array_add (rows, &others);
  say_effect (cli, effect);
  return opcc_cli_print_listing (cli, &listing, rows);
}

static gboolean
run_match (OpccCli *cli, OpccDb *db, GError **error)
{
  const gint64 n = opcc_workshop_match (db, error);

  if (n < 0)
    return FALSE;
  opcc_cli_say (cli, ngettext ("%d name matched.", "%d names matched.", (gulong) n), (int) n);
  return TRUE;
}

static void
add_check (OpccCliTable *table, gconstpointer data)
{
  const OpccCheckState *state = data;

  opcc_cli_table_add_text (table, state->application);
  opcc_cli_table_add_link (table, state->organisation, state->name);
  opcc_cli_table_add_choice (table, state->what, state->label);
  opcc_cli_table_add_text (table, opcc_check_verdict_get_label (state->verdict));
  opcc_cli_table_add_date (table, state->seen);
  opcc_cli_table_add_date (table, state->expires);
}

static GPtrArray *
list_checks (OpccCli *cli, OpccDb *db, GError **error)
{
  if (opcc_cli_get_option (cli, "organisation") != NULL)
    {
      g_autoptr (OpccRecord) organisation =
          opcc_record_find (db, &opcc_organisation_kind, opcc_cli_get_option (cli, "organisation"),
                            error);

      return organisation != NULL ? opcc_check_state_list (db, opcc_record_get_n (organisation),
                                                           opcc_date_today (), error)
                                  : NULL;
    }
  if (opcc_cli_get_option (cli, "round") != NULL)
    {
      g_autoptr (OpccRound) one = opcc_cli_find_round (cli, db, error);

      return one != NULL ? opcc_check_state_list_round (db, opcc_record_get_n (OPCC_RECORD (one)),
                                                        opcc_date_today (), error)
                         : NULL;
    }
  opcc_cli_refuse_usage (error, _ ("Give --round or --organisation."));
  return NULL;
}

static gboolean
run_checks (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "application", N_ ("Application") },
    { "organisation", N_ ("Organisation") },
    { "what", N_ ("What") },
    { "state", N_ ("State") },
    { "seen", N_ ("Seen on") },
    { "expires", N_ ("Holds until") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_check };
  g_autoptr (GPtrArray) states = list_checks (cli, db, error);

  for (guint i = states != NULL ? states->len : 0;
       i > 0 && opcc_cli_get_option (cli, "all") == NULL; i--)
    if (((OpccCheckState *) g_ptr_array_index (states, i - 1))->verdict == OPCC_CHECK_HOLDS)
      g_ptr_array_remove_index (states, i - 1);
  return opcc_cli_print_listing (cli, &listing, states);
}

static void
add_rule (OpccCliTable *table, gconstpointer data)
{
  OpccCheckRule *rule = OPCC_CHECK_RULE ((gpointer) data);
  g_autofree char *kinds = opcc_check_rule_say_kinds (rule);

  opcc_cli_table_add_text (table, rule->title);
  opcc_cli_table_add_text (table, kinds);
  opcc_cli_table_add_integer (table, rule->months);
  opcc_cli_table_add_text (table, opcc_record_get_n (OPCC_RECORD (rule)) != 0 ? _ ("the office")
                                                                              : _ ("the program"));
}

static gboolean
run_check_rules (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "what", N_ ("What") },
    { "kinds", N_ ("Asked of") },
    { "months", N_ ("Months"), TRUE },
    { "from", N_ ("From") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_rule };
  g_autoptr (GPtrArray) rules = NULL;

  if (opcc_cli_get_option (cli, "take-over") != NULL && !opcc_check_rule_adopt (db, error))
    return FALSE;
  rules = opcc_check_rule_list (db, error);
  return opcc_cli_print_listing (cli, &listing, rules);
}

static const OpccOption check_rules_options[] = {
  { "take-over", NULL, N_ ("Make those of the program records of the office first") },
  { NULL },
};

const OpccCommand opcc_cli_setup_commands[] = {
  { "workshops effect", "[YEAR]", 0, 1, effect_options, OPCC_NEED_OFFICE, run_effect,
    N_ ("Says whether those who came to workshops applied, scored higher, succeeded."),
    N_ ("With the year of a scheme, or a round. An attendance counts where the workshop was held "
        "before the round closed. Ranges are at 95%.") },
  { "workshops match", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_match,
    N_ ("Matches names of attendance lists with organisations known since."), NULL },
  { "checks", "", 0, 0, checks_options, OPCC_NEED_OFFICE, run_checks,
    N_ ("Lists what organisations have yet to show: missing, expired, ending soon."),
    N_ ("What is asked depends on the kind of organisation; a paper that one round saw counts for "
        "the next, until it expires.") },
  { "check-rules", "", 0, 0, check_rules_options, OPCC_NEED_OFFICE, run_check_rules,
    N_ ("Lists which checks are asked of which kinds of organisation."),
    N_ ("They are records, check_rule: opcc add check_rule what=insurance school=yes months=12 "
        "takes "
        "the place of that check of the program; what=other named=NAME is a check of your own.") },
  { NULL },
};
