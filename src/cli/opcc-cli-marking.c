/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of marking: assigning, scoring, submitting, conflicts, moderation, flags set aside. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-blind.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-interest.h"
#include "opcc-record-finder.h"
#include "opcc-marking.h"
#include "opcc-override.h"

#define ROUND                                                                                      \
  {                                                                                                \
    "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED                    \
  }
#define ROUND_OF                                                                                   \
  {                                                                                                \
    "round", "ROUND", N_ ("The round that the reference is of")                                    \
  }
#define MARKER                                                                                     \
  {                                                                                                \
    "marker", "ROLE", N_ ("Who marks"), OPCC_OPTION_REQUIRED                                       \
  }

/* clang-format off */
static const OpccOption assign_options[] = {
  ROUND,
  { "per-application", "N", N_ ("How many markers each application gets; all unless given") },
  { NULL },
};

static const OpccOption stand_down_options[] = {
  { "reason", "TEXT", N_ ("Why"), OPCC_OPTION_REQUIRED },
  { "on", "DATE", N_ ("Since when; today unless given") },
  { NULL },
};

static const OpccOption mark_options[] = {
  ROUND_OF,
  MARKER,
  { "criterion", "N", N_ ("The number of the criterion in its round"), OPCC_OPTION_REQUIRED },
  { "score", "N", N_ ("The score; without it, the one that is there is taken out") },
  { "comment", "TEXT", N_ ("Why") },
  { NULL },
};

static const OpccOption submit_options[] = {
  ROUND_OF,
  MARKER,
  { NULL },
};

static const OpccOption conflict_options[] = {
  ROUND_OF,
  MARKER,
  { "reason", "TEXT", N_ ("What the conflict of interest is"), OPCC_OPTION_REQUIRED },
  { NULL },
};

static const OpccOption lift_options[] = {
  ROUND_OF,
  MARKER,
  { "reason", "TEXT", N_ ("Why the marker is to see who applied"), OPCC_OPTION_REQUIRED },
  { NULL },
};

static const OpccOption interests_options[] = {
  ROUND,
  { NULL },
};

static const OpccOption moderate_options[] = {
  ROUND_OF,
  { "percent", "PERCENT", N_ ("What was settled on; the mean of the marks unless given") },
  { "note", "TEXT", N_ ("Why"), OPCC_OPTION_REQUIRED },
  { NULL },
};

static const OpccOption override_options[] = {
  ROUND_OF,
  { "reason", "TEXT", N_ ("Why the flag is set aside"), OPCC_OPTION_REQUIRED },
  { NULL },
};
/* clang-format on */

static void
print_count (OpccCli *cli, const OpccCliColumn *column, gint64 count)
{
  g_autoptr (OpccCliTable) table = opcc_cli_table_new_single (cli->format, column, 1);

  opcc_cli_table_add_integer (table, count);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}

static gboolean
run_assign (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn column = { "assigned", N_ ("Assigned"), TRUE };
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autofree char *words = NULL;
  gint64 per_application = 0;
  gint64 n;

  if (round == NULL || !opcc_cli_get_integer (cli, "per-application", 0, &per_application, error))
    return FALSE;
  n = opcc_marking_assign (db, opcc_record_get_n (OPCC_RECORD (round)), (guint) per_application,
                           error);
  if (n < 0)
    return FALSE;
  print_count (cli, &column, n);
  words = opcc_marking_explain_sharing (db, opcc_record_get_n (OPCC_RECORD (round)), error);
  if (words == NULL)
    return FALSE;
  opcc_cli_say (cli, "%s", words);
  return TRUE;
}

static gboolean
run_stand_down (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn column = { "passed_on", N_ ("Passed on"), TRUE };
  const char *on = opcc_cli_get_option (cli, "on");
  g_autoptr (OpccMarker) marker =
      opcc_record_find (db, &opcc_marker_kind, opcc_cli_get_argument (cli, 0), error);
  OpccDate day = OPCC_NO_DATE;
  gint64 n;

  if (marker == NULL || (on != NULL && !opcc_date_parse (on, &day, error)))
    return FALSE;
  n = opcc_marking_stand_down (db, opcc_record_get_n (OPCC_RECORD (marker)), day,
                               opcc_cli_get_option (cli, "reason"), error);
  if (n < 0)
    return FALSE;
  print_count (cli, &column, n);
  return TRUE;
}

/* The application of the first argument and the marker of --marker. */
static gboolean
find_pair (OpccCli *cli, OpccDb *db, gint64 *application, gint64 *marker, GError **error)
{
  *application = opcc_cli_find_application (cli, db, opcc_cli_get_argument (cli, 0), error);
  *marker = *application != 0 ? opcc_cli_find_marker (cli, db, error) : 0;
  return *marker != 0;
}

static gint64
find_criterion (OpccCli *cli, OpccDb *db, gint64 application, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%" PRId64, application);
  g_autoptr (OpccApplication) record = opcc_record_find (db, &opcc_application_kind, words, error);
  g_autoptr (GPtrArray) criteria =
      record != NULL ? opcc_criterion_list (db, record->round, error) : NULL;
  gint64 number = 0;

  if (criteria == NULL || !opcc_cli_get_integer (cli, "criterion", 1, &number, error))
    return 0;
  for (guint i = 0; i < criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (criteria, i);

      if (criterion->number == number)
        return opcc_record_get_n (OPCC_RECORD (criterion));
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("The round of %s has no criterion %" PRId64 ". See opcc list criterion."),
               record->reference, number);
  return 0;
}

static gboolean
run_mark (OpccCli *cli, OpccDb *db, GError **error)
{
  gint64 score = OPCC_NO_INTEGER;
  gint64 application;
  gint64 marker;
  gint64 criterion;

  if (!opcc_cli_get_integer (cli, "score", 0, &score, error) ||
      !find_pair (cli, db, &application, &marker, error))
    return FALSE;
  criterion = find_criterion (cli, db, application, error);
  if (criterion == 0 || !opcc_marking_set (db, application, marker, criterion, score,
                                           opcc_cli_get_option (cli, "comment"), error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

/* What is done to one application by one marker, and says nothing but that it worked. */
static gboolean
run_pair (OpccCli *cli,
          OpccDb *db,
          gboolean (*act) (OpccDb *db, gint64 application, gint64 marker, GError **error),
          GError **error)
{
  gint64 application;
  gint64 marker;

  if (!find_pair (cli, db, &application, &marker, error) || !act (db, application, marker, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static gboolean
run_submit (OpccCli *cli, OpccDb *db, GError **error)
{
  return run_pair (cli, db, opcc_marking_submit, error);
}

static gboolean
run_no_interest (OpccCli *cli, OpccDb *db, GError **error)
{
  return run_pair (cli, db, opcc_marking_declare_none, error);
}

static gboolean
run_conflict (OpccCli *cli, OpccDb *db, GError **error)
{
  gint64 application;
  gint64 marker;

  if (!find_pair (cli, db, &application, &marker, error) ||
      !opcc_marking_declare_conflict (db, application, marker, opcc_cli_get_option (cli, "reason"),
                                      error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static void
add_interest (OpccCliTable *table, gconstpointer row)
{
  const OpccMarkerEntry *interest = row;

  opcc_cli_table_add_text (table, interest->role);
  opcc_cli_table_add_text (table, interest->reference);
  opcc_cli_table_add_text (table, interest->organisation);
  opcc_cli_table_add_date (table, interest->day);
  opcc_cli_table_add_flag (table, interest->conflict);
  opcc_cli_table_add_text (table, interest->reason);
  opcc_cli_table_end_row (table);
}

static gboolean
run_interests (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "marker", N_ ("Marker") },
    { "application", N_ ("Application") },
    { "organisation", N_ ("Organisation") },
    { "declared", N_ ("Declared on") },
    { "conflict", N_ ("Conflict of interest") },
    { "reason", N_ ("What it is") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_interest };
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (GPtrArray) interests = NULL;

  if (round == NULL)
    return FALSE;
  interests = opcc_interest_list (db, opcc_record_get_n (OPCC_RECORD (round)), error);
  return opcc_cli_print_listing (cli, &listing, interests);
}

static gboolean
run_lift (OpccCli *cli, OpccDb *db, GError **error)
{
  gint64 application = opcc_cli_find_application (cli, db, opcc_cli_get_argument (cli, 0), error);
  gint64 marker = application != 0 ? opcc_cli_find_marker (cli, db, error) : 0;

  if (marker == 0 ||
      !opcc_blind_lift (db, application, marker, opcc_cli_get_option (cli, "reason"), error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static void
add_lift (OpccCliTable *table, gconstpointer row)
{
  const OpccMarkerEntry *entry = row;

  opcc_cli_table_add_text (table, entry->reference);
  opcc_cli_table_add_text (table, entry->organisation);
  opcc_cli_table_add_text (table, entry->role);
  opcc_cli_table_add_time (table, entry->time);
  opcc_cli_table_add_text (table, entry->by);
  opcc_cli_table_add_text (table, entry->reason);
  opcc_cli_table_end_row (table);
}

static gboolean
run_lifts (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "application", N_ ("Application") }, { "organisation", N_ ("Organisation") },
    { "marker", N_ ("Shown to") },         { "lifted", N_ ("Shown at") },
    { "lifted_by", N_ ("Shown by") },      { "reason", N_ ("Reason") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_lift };
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (GPtrArray) lifts = NULL;

  if (round == NULL)
    return FALSE;
  lifts = opcc_blind_list (db, opcc_record_get_n (OPCC_RECORD (round)), error);
  return opcc_cli_print_listing (cli, &listing, lifts);
}

static void
add_progress (OpccCliTable *table, gconstpointer row)
{
  const OpccMarkerProgress *progress = row;
  g_autofree char *words = opcc_marker_progress_to_words (progress);

  opcc_cli_table_add_text (table, progress->marker->role);
  opcc_cli_table_add_integer (table, progress->assigned);
  opcc_cli_table_add_integer (table, progress->submitted);
  opcc_cli_table_add_integer (table, progress->left);
  opcc_cli_table_add_integer (table, progress->days_late);
  opcc_cli_table_add_integer (table, progress->conflicts);
  opcc_cli_table_add_text (table, words);
  opcc_cli_table_end_row (table);
}

static gboolean
run_marking (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "marker", N_ ("Marker") },
    { "assigned", N_ ("To mark"), TRUE },
    { "submitted", N_ ("Submitted"), TRUE },
    { "left", N_ ("Left"), TRUE },
    { "days_late", N_ ("Days late"), TRUE },
    { "conflicts", N_ ("Conflicts"), TRUE },
    { "state", N_ ("How it stands") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_progress };
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (GPtrArray) progress = NULL;

  if (round == NULL)
    return FALSE;
  progress = opcc_marking_get_progress (db, opcc_record_get_n (OPCC_RECORD (round)), error);
  return opcc_cli_print_listing (cli, &listing, progress);
}

static gboolean
read_percent (OpccCli *cli, double *percent, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "percent");
  char *end = NULL;

  *percent = NAN;
  if (typed == NULL)
    return TRUE;
  *percent = g_ascii_strtod (typed, &end);
  if (end != typed && (*end == '\0' || g_strcmp0 (end, "%") == 0) && *percent >= 0 &&
      *percent <= 100)
    return TRUE;
  return opcc_cli_refuse_usage (error, _ ("--percent cannot be “%s”. Give a number from 0 to 100."),
                                typed);
}

/* All that wait for it, or the one that is named. */
static gboolean
run_moderate (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *reference = opcc_cli_get_argument (cli, 0);
  const char *note = opcc_cli_get_option (cli, "note");
  g_autoptr (OpccRound) round = NULL;
  gint64 application;
  double percent;

  if (!read_percent (cli, &percent, error))
    return FALSE;
  if (reference == NULL)
    {
      if (opcc_cli_get_option (cli, "round") == NULL || !isnan (percent))
        return opcc_cli_refuse_usage (
            error, _ ("Name an application, or settle a whole round with --round and no "
                      "--percent."));
      round = opcc_cli_find_round (cli, db, error);
      if (round == NULL ||
          opcc_marking_settle_all (db, opcc_record_get_n (OPCC_RECORD (round)), note, error) < 0)
        return FALSE;
    }
  else
    {
      application = opcc_cli_find_application (cli, db, reference, error);
      if (application == 0 || !opcc_marking_settle (db, application, percent, note, error))
        return FALSE;
    }
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static gboolean
run_override (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *who = cli->who != NULL ? cli->who : g_get_user_name ();
  gint64 application = opcc_cli_find_application (cli, db, opcc_cli_get_argument (cli, 0), error);

  if (application == 0 || !opcc_override_flag (db, application, opcc_cli_get_argument (cli, 1),
                                               opcc_cli_get_option (cli, "reason"), who, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

const OpccCommand opcc_cli_marking_commands[] = {
  { "override", "APPLICATION FLAG", 2, 2, override_options, OPCC_NEED_OFFICE, run_override,
    N_ ("Sets a flag aside, with the reason and who."),
    N_ ("FLAG is its key, as opcc show application prints it: late, over-cap. An application that "
        "no other flag stops can then be marked.") },
  { "assign", "", 0, 0, assign_options, OPCC_NEED_OFFICE, run_assign,
    N_ ("Shares the applications of a round out among its markers."),
    N_ ("As evenly by number and length as the declared conflicts let it. What a marker who stood "
        "down (opcc set marker ROLE stood_down=DATE) has not submitted goes to the others.") },
  { "stand-down", "MARKER", 1, 1, stand_down_options, OPCC_NEED_OFFICE, run_stand_down,
    N_ ("Lets a marker mark no more; what they have not submitted goes to the others."),
    N_ ("As one action, in whichever round; each application keeps as many markers as it had. "
        "Refused where nobody else is left.") },
  { "mark", "APPLICATION", 1, 1, mark_options, OPCC_NEED_OFFICE, run_mark,
    N_ ("Sets a marker's score on one criterion."), NULL },
  { "submit", "APPLICATION", 1, 1, submit_options, OPCC_NEED_OFFICE, run_submit,
    N_ ("Submits a marker's marks on one application."), NULL },
  { "conflict", "APPLICATION", 1, 1, conflict_options, OPCC_NEED_OFFICE, run_conflict,
    N_ ("Declares a conflict of interest; the marker's marks on it go, and another marker gets "
        "it."),
    NULL },
  { "no-interest", "APPLICATION", 1, 1, submit_options, OPCC_NEED_OFFICE, run_no_interest,
    N_ ("Declares that a marker has no interest in the applicant."), NULL },
  { "marking", "", 0, 0, interests_options, OPCC_NEED_OFFICE, run_marking,
    N_ ("Lists the markers of a round: what they have marked, what is left, and who is late."),
    N_ ("Late is who has something left after the day on which marking of the round closes.") },
  { "interests", "", 0, 0, interests_options, OPCC_NEED_OFFICE, run_interests,
    N_ ("Lists what the markers of a round declared of their interests."),
    N_ ("To print it: opcc document interests.") },
  { "blind lift", "APPLICATION", 1, 1, lift_options, OPCC_NEED_OFFICE, run_lift,
    N_ ("Shows a hidden applicant to a marker before they submit, and logs it."),
    N_ ("Who did it, when, to whom and why is kept for good: opcc undo passes over it.") },
  { "blind log", "", 0, 0, interests_options, OPCC_NEED_OFFICE, run_lifts,
    N_ ("Lists the hidden applicants of a round that were shown."),
    N_ ("To print it: opcc document blind.") },
  { "moderate", "[APPLICATION]", 0, 1, moderate_options, OPCC_NEED_OFFICE, run_moderate,
    N_ ("Notes what moderation settled on where markers are far apart."),
    N_ ("With --round and no APPLICATION, all that are still in moderation keep the mean of their "
        "marks.") },
  { NULL },
};
