/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that set up a round: scheme, round, criteria, markers. */
#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-record.h"
#include "opcc-criterion-change.h"
#include "opcc-marker.h"
#include "opcc-record-finder.h"
#include "opcc-round-variation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-setup-copy.h"

/* clang-format off */
static const OpccOption scheme_options[] = {
  { "year", "YEAR", N_ ("The financial year, such as 2023/24"), OPCC_OPTION_REQUIRED, "year" },
  { "pot", "AMOUNT", N_ ("The money for the whole year"), OPCC_OPTION_REQUIRED, "pot" },
  { "cap", "AMOUNT", N_ ("The most that one application may ask for"), 0, "cap" },
  { "months", "N", N_ ("The longest a project may last"), 0, "months" },
  { "over-award", "PERCENT", N_ ("How far awards may pass the pot, with a reason"), 0,
    "over_award" },
  { "title", "TEXT", N_ ("What the scheme is called"), 0, "title" },
  { "purpose", "TEXT", N_ ("What it is for"), 0, "purpose" },
  { "priority", "TEXT", N_ ("A priority of the Police and Crime Plan"), OPCC_OPTION_REPEATED },
  { NULL },
};

static const OpccOption round_options[] = {
  { "scheme", "YEAR", N_ ("The scheme it belongs to, by its year"), OPCC_OPTION_REQUIRED },
  { "number", "N", N_ ("Its number in the year"), OPCC_OPTION_REQUIRED, "number" },
  { "opens", "DATE", N_ ("When it opens"), OPCC_OPTION_REQUIRED, "opens" },
  { "closes", "DATE", N_ ("When it closes; at 17:00 in London unless a time is given"),
    OPCC_OPTION_REQUIRED, "closes" },
  { "budget", "AMOUNT", N_ ("The money for this round"), 0, "budget" },
  { "threshold", "PERCENT", N_ ("What an application must reach"), 0, "threshold" },
  { "wide-gap", "POINTS", N_ ("How far apart markers may be before moderation; 20 unless given"),
    0, "wide_gap" },
  { "title", "TEXT", N_ ("What the round is called"), 0, "title" },
  { "theme", "TEXT", N_ ("Its theme"), 0, "theme" },
  { "blind", NULL, N_ ("Markers do not see who applied"), 0, "blind" },
  { NULL },
};

static const OpccOption scheme_copy_options[] = {
  { "to", "YEAR", N_ ("The year of the new scheme; the next one unless given") },
  { "dry-run", NULL, N_ ("Only shows what would be made") },
  { NULL },
};

static const OpccOption round_copy_options[] = {
  { "to", "YEAR", N_ ("The scheme it goes into, by its year") },
  { "number", "N", N_ ("Its number there"), 0, "number" },
  { "opens", "DATE", N_ ("When it opens"), 0, "opens" },
  { "closes", "DATE", N_ ("When it closes; at 17:00 in London unless a time is given"), 0,
    "closes" },
  { "budget", "AMOUNT", N_ ("The money for this round"), 0, "budget" },
  { "theme", "TEXT", N_ ("Its theme"), 0, "theme" },
  { "dry-run", NULL, N_ ("Only shows what would be made") },
  { NULL },
};

static const OpccOption vary_options[] = {
  { "set", "FIELD", N_ ("What is varied: opens, closes, blind, or of a criterion title, weight, "
                        "scale, minimum, pass_fail, guidance, removed"),
    OPCC_OPTION_REQUIRED, "what" },
  { "to", "VALUE", N_ ("The new value"), OPCC_OPTION_REQUIRED, "value" },
  { "criterion", "N", N_ ("The criterion, by its number in the round") },
  { "on", "DATE", N_ ("The day of the change; today unless given"), 0, "varied_on" },
  { "reason", "TEXT", N_ ("Why"), OPCC_OPTION_REQUIRED, "reason" },
  { NULL },
};

static const OpccOption criterion_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "title", "TEXT", N_ ("What is scored"), OPCC_OPTION_REQUIRED, "title" },
  { "weight", "PERCENT", N_ ("Its share of the mark; those of a round add up to 100"), 0,
    "weight" },
  { "scale", "N", N_ ("The highest score; 5 unless given"), 0, "scale" },
  { "minimum", "N", N_ ("The mean score that an award needs"), 0, "minimum" },
  { "pass-fail", NULL, N_ ("Carries no weight; a 0 fails the application"), 0, "pass_fail" },
  { "guidance", "TEXT", N_ ("What scores mean: “5 Every outcome has a measure”"),
    OPCC_OPTION_REPEATED },
  { "number", "N", N_ ("Its place in the round; the next unless given"), 0, "number" },
  { "on", "DATE", N_ ("Once applications have come: the day of the change; today unless given"), 0,
    "varied_on" },
  { "reason", "TEXT", N_ ("Once applications have come: why it is added"), 0, "reason" },
  { "dry-run", NULL, N_ ("Only says who would be affected") },
  { NULL },
};

static const OpccOption criterion_remove_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "on", "DATE", N_ ("Until when it counted; today unless given") },
  { "reason", "TEXT", N_ ("Why it is taken out") },
  { "dry-run", NULL, N_ ("Only says who would be affected") },
  { NULL },
};

static const OpccOption summary_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  OPCC_CLI_DOCUMENT_OPTIONS,
  { NULL },
};

static const OpccOption marker_options[] = {
  { "role", "ROLE", N_ ("The role they mark in"), OPCC_OPTION_REQUIRED, "role" },
  { "round", "ROUND", N_ ("Marks in this round only") },
  { "external", NULL, N_ ("From outside the office"), 0, "external" },
  { NULL },
};
/* clang-format on */

/* What was given by an option that may be repeated, one a line; NULL where it was not given. */
static char *
join_lines (OpccCli *cli, const char *option)
{
  GPtrArray *values = opcc_cli_get_options (cli, option);
  GString *lines;

  if (values == NULL)
    return NULL;
  lines = g_string_new (NULL);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (values, i));
  return g_string_free (lines, FALSE);
}

static gboolean
fill_lines (OpccCli *cli, gpointer record, const char *option, const char *field, GError **error)
{
  g_autofree char *lines = join_lines (cli, option);

  return lines == NULL || opcc_record_set_typed (OPCC_RECORD (record), field, lines, error);
}

static gboolean
run_scheme_add (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);

  if (!opcc_cli_fill (cli, OPCC_RECORD (scheme), error) ||
      !fill_lines (cli, scheme, "priority", "priorities", error) ||
      !opcc_scheme_add (db, scheme, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (scheme));
  return TRUE;
}

static gboolean
run_round_add (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);
  g_autoptr (OpccScheme) scheme = opcc_scheme_find (db, opcc_cli_get_option (cli, "scheme"), error);

  if (scheme == NULL || !opcc_cli_fill (cli, OPCC_RECORD (round), error))
    return FALSE;
  round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  if (!opcc_round_add (db, round, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (round));
  return TRUE;
}

static void
add_copied (OpccCliTable *table, gconstpointer row)
{
  const OpccRound *round = row;

  opcc_cli_table_add_integer (table, round->number);
  opcc_cli_table_add_text (table, round->title);
  opcc_cli_table_add_time (table, round->opens);
  opcc_cli_table_add_time (table, round->closes);
  opcc_cli_table_add_date (table, round->marking_opens);
  opcc_cli_table_add_date (table, round->marking_closes);
  opcc_cli_table_add_money (table, round->budget);
}

static gboolean
finish_copy (OpccCli *cli, OpccDb *db, OpccSetupCopy *copy, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "number", N_ ("Number"), TRUE },
    { "title", N_ ("Title") },
    { "opens", N_ ("Opens") },
    { "closes", N_ ("Closes") },
    { "marking_opens", N_ ("Marking from") },
    { "marking_closes", N_ ("Marking until") },
    { "budget", N_ ("Money for the round"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_copied };
  const gboolean dry_run = opcc_cli_get_option (cli, "dry-run") != NULL;

  if (!(dry_run ? opcc_setup_copy_check : opcc_setup_copy_apply) (db, copy, error))
    return FALSE;
  if (dry_run)
    opcc_cli_say (cli, _ ("Nothing was made. This is what it would be:"));
  return opcc_cli_print_listing (cli, &listing, copy->rounds);
}

static gboolean
run_scheme_copy (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccScheme) scheme = opcc_scheme_find (db, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccSetupCopy) copy =
      scheme != NULL ? opcc_setup_copy_plan_scheme (db, opcc_record_get_n (OPCC_RECORD (scheme)),
                                                    opcc_cli_get_option (cli, "to"), error)
                     : NULL;

  return copy != NULL && finish_copy (cli, db, copy, error);
}

static gboolean
run_round_copy (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_find (db, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccSetupCopy) copy =
      round != NULL ? opcc_setup_copy_plan_round (db, opcc_record_get_n (OPCC_RECORD (round)),
                                                  opcc_cli_get_option (cli, "to"), error)
                    : NULL;

  return copy != NULL && opcc_cli_fill (cli, g_ptr_array_index (copy->rounds, 0), error) &&
         finish_copy (cli, db, copy, error);
}

/* A criterion of a round by its number there or its title; 0 on error. */
static gint64
find_criterion (OpccDb *db, const OpccRound *round, const char *criterion, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%s/%s", round->code, criterion);
  g_autoptr (OpccRecord) found = opcc_record_find (db, &opcc_criterion_kind, words, error);

  return found != NULL ? opcc_record_get_n (found) : 0;
}

static gboolean
run_vary (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_find (db, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccRoundVariation) variation = g_object_new (OPCC_TYPE_ROUND_VARIATION, NULL);
  const char *criterion = opcc_cli_get_option (cli, "criterion");

  if (round == NULL || !opcc_cli_fill (cli, OPCC_RECORD (variation), error))
    return FALSE;
  variation->round = opcc_record_get_n (OPCC_RECORD (round));
  if (criterion != NULL)
    {
      variation->criterion = find_criterion (db, round, criterion, error);
      if (variation->criterion == 0)
        return FALSE;
    }
  if (!opcc_round_vary (db, variation, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (variation));
  return TRUE;
}

/* Says whom a criterion more or less would affect, and changes nothing. */
static gboolean
say_affected (OpccCli *cli, OpccDb *db, const OpccRound *round, gint64 criterion, GError **error)
{
  g_autofree char *words =
      opcc_round_explain_criterion (db, opcc_record_get_n (OPCC_RECORD ((gpointer) round)),
                                    criterion, error);

  if (words == NULL)
    return FALSE;
  opcc_cli_say (cli, "%s", words);
  return TRUE;
}

static gboolean
run_criterion_add (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccNewCriterion) wanted = g_object_new (OPCC_TYPE_NEW_CRITERION, NULL);
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccCriterion) added = NULL;

  if (round == NULL)
    return FALSE;
  if (opcc_cli_get_option (cli, "dry-run") != NULL)
    return say_affected (cli, db, round, 0, error);
  if (!opcc_cli_fill (cli, OPCC_RECORD (wanted), error) ||
      !fill_lines (cli, wanted, "guidance", "guidance", error))
    return FALSE;
  wanted->round = opcc_record_get_n (OPCC_RECORD (round));
  added = opcc_round_add_criterion (db, wanted, error);
  if (added == NULL)
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (added));
  return TRUE;
}

static gboolean
run_criterion_remove (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  const gint64 n =
      round != NULL ? find_criterion (db, round, opcc_cli_get_argument (cli, 0), error) : 0;
  const char *on = opcc_cli_get_option (cli, "on");
  OpccDate day = OPCC_NO_DATE;

  if (n == 0 || (on != NULL && !opcc_date_parse (on, &day, error)))
    return FALSE;
  if (opcc_cli_get_option (cli, "dry-run") != NULL)
    return say_affected (cli, db, round, n, error);
  if (!opcc_round_remove_criterion (db, n, opcc_cli_get_option (cli, "reason"), day, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static gboolean
run_marker_add (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  if (!opcc_cli_fill (cli, OPCC_RECORD (marker), error))
    return FALSE;
  if (opcc_cli_get_option (cli, "round") != NULL)
    {
      g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);

      if (round == NULL)
        return FALSE;
      marker->round = opcc_record_get_n (OPCC_RECORD (round));
    }
  if (!opcc_marker_add (db, marker, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (marker));
  return TRUE;
}

static gboolean
run_summary (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_write_document (cli, db, "round", "round", opcc_cli_get_option (cli, "round"),
                                  error);
}

const OpccCommand opcc_cli_round_commands[] = {
  { "scheme add", "", 0, 0, scheme_options, OPCC_NEED_OFFICE, run_scheme_add,
    N_ ("Adds the scheme of a financial year."), NULL },
  { "scheme copy", "YEAR", 1, 1, scheme_copy_options, OPCC_NEED_OFFICE, run_scheme_copy,
    N_ ("Makes a scheme like that of a year, with its rounds and criteria."),
    N_ ("Days move by whole years to the same day of the week, hours stay by the clock of London. "
        "Nothing of applications is copied.") },
  { "round add", "", 0, 0, round_options, OPCC_NEED_OFFICE, run_round_add,
    N_ ("Adds a round to a scheme."), NULL },
  { "round copy", "ROUND", 1, 1, round_copy_options, OPCC_NEED_OFFICE, run_round_copy,
    N_ ("Makes a round like another, with its criteria."),
    N_ ("It goes into the scheme of the next year where there is one, else into its own, where "
        "its days have to be given.") },
  { "round vary", "ROUND", 1, 1, vary_options, OPCC_NEED_OFFICE, run_vary,
    N_ ("Changes what is fixed once applications have come, with a reason that is kept."), NULL },
  { "round summary", "", 0, 0, summary_options, OPCC_NEED_OFFICE, run_summary,
    N_ ("Prints the figures of a round, or writes them as a document."),
    N_ ("No application is named in it."), .redacts = TRUE },
  { "criterion add", "", 0, 0, criterion_options, OPCC_NEED_OFFICE, run_criterion_add,
    N_ ("Adds a criterion to a round."),
    N_ ("Once applications have come it needs a reason and is a variation: the other weights "
        "shrink "
        "in proportion, and the sets of marks that were submitted re-open. Not any more once the "
        "round is decided.") },
  { "criterion remove", "CRITERION", 1, 1, criterion_remove_options, OPCC_NEED_OFFICE,
    run_criterion_remove,
    N_ ("Takes a criterion out of a round that has applications, with a reason that is kept."),
    N_ ("CRITERION is its number in the round or its title. Its marks stay in the record and count "
        "no more; the other weights grow in proportion. Before applications come, opcc delete "
        "criterion does it.") },
  { "marker add", "", 0, 0, marker_options, OPCC_NEED_OFFICE, run_marker_add,
    N_ ("Adds somebody who marks, known by their role."),
    N_ ("Importing marks adds markers that are not known yet by itself.") },
  { NULL },
};
