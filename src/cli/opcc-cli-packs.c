/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of marker packs: made, read and filled in away from the office, taken back. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-pack-making.h"
#include "opcc-pack-taking.h"
#include "opcc-round.h"
#include "opcc-text.h"

#define PASSPHRASE                                                                                 \
  {                                                                                                \
    "passphrase-file", "FILE", N_ ("The passphrase of the pack is the first line of FILE")         \
  }

/* clang-format off */
static const OpccOption make_options[] = {
  { "marker", "ROLE", N_ ("Whose pack; everybody’s into a folder unless given") },
  { "output", "PATH", N_ ("The file, or the folder for everybody’s"), OPCC_OPTION_REQUIRED },
  { "sheet", NULL, N_ ("Everybody’s as marking sheets (.xlsx) rather than packs") },
  { "passphrase-file", "FILE", N_ ("Puts packs under the passphrase in the first line of FILE") },
  { NULL },
};

static const OpccOption take_options[] = {
  { "dry-run", NULL, N_ ("Only say what would happen") },
  { "theirs", "KEY", N_ ("Take the marker’s where the office’s was changed since: R1-001/2, or all"),
    OPCC_OPTION_REPEATED },
  PASSPHRASE,
  { NULL },
};

static const OpccOption show_options[] = { PASSPHRASE, { NULL } };

static const OpccOption mark_options[] = {
  { "criterion", "N", N_ ("The number of the criterion") },
  { "score", "N", N_ ("The score; without it, the one that is there is taken out") },
  { "comment", "TEXT", N_ ("Why") },
  { "interest", "TEXT", N_ ("Declares a conflict of interest instead, and what it is") },
  PASSPHRASE,
  { NULL },
};
/* clang-format on */

static OpccPack *
read_pack (OpccCli *cli, GError **error)
{
  g_autofree char *passphrase = NULL;

  return opcc_cli_read_passphrase (cli, &passphrase, error)
             ? opcc_pack_read (opcc_cli_get_argument (cli, 0), passphrase, NULL, error)
             : NULL;
}

static gboolean
print_names (OpccCli *cli, GPtrArray *names)
{
  static const OpccCliColumn columns[] = { { "file", N_ ("File") } };
  g_autoptr (OpccCliTable) table = NULL;

  if (names == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_set_wide (table, TRUE);
  for (guint i = 0; i < names->len; i++)
    {
      opcc_cli_table_add_text (table, g_ptr_array_index (names, i));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

static gboolean
run_make (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccRound) round = opcc_round_find (db, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *passphrase = NULL;
  gint64 marker;
  gint64 n;

  if (round == NULL || !opcc_cli_read_passphrase (cli, &passphrase, error))
    return FALSE;
  n = opcc_record_get_n (OPCC_RECORD (round));
  if (opcc_cli_get_option (cli, "marker") == NULL)
    {
      names = opcc_pack_make_all (db, n, path,
                                  opcc_cli_get_option (cli, "sheet") != NULL ? OPCC_PACK_AS_SHEET
                                                                             : OPCC_PACK_AS_FILE,
                                  passphrase, NULL, NULL, NULL, error);
      return print_names (cli, names);
    }
  marker = opcc_cli_find_marker (cli, db, error);
  if (marker == 0 || !opcc_pack_make (db, n, marker, path, passphrase, error))
    return FALSE;
  names = g_ptr_array_new ();
  g_ptr_array_add (names, (gpointer) path);
  return print_names (cli, names);
}

static void
add_mark (OpccCliTable *table, gconstpointer row)
{
  static const char *const nicks[] = { "new", "same", "changed", "conflict", "refused" };
  const OpccPackMark *mark = row;

  opcc_cli_table_add_text (table, mark->key);
  opcc_cli_table_add_text (table, mark->criterion);
  opcc_cli_table_add_choice (table, nicks[mark->outcome],
                             opcc_pack_outcome_get_label (mark->outcome));
  opcc_cli_table_add_integer (table, mark->score);
  opcc_cli_table_add_integer (table, mark->office_score);
  opcc_cli_table_add_text (table, mark->comment);
  opcc_cli_table_add_flag (table, mark->take);
  opcc_cli_table_add_text (table, mark->problem);
  opcc_cli_table_add_flag (table, mark->submitted);
  opcc_cli_table_end_row (table);
}

static gboolean
run_take (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "mark", N_ ("Mark") },
    { "criterion", N_ ("Criterion") },
    { "outcome", N_ ("What becomes of it") },
    { "score", N_ ("Marker’s"), TRUE },
    { "office_score", N_ ("Office’s"), TRUE },
    { "comment", N_ ("Comment") },
    { "take", N_ ("Taken") },
    { "problem", N_ ("Problem") },
    { "submitted", N_ ("Submitted") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_mark };
  const gboolean dry_run = opcc_cli_get_option (cli, "dry-run") != NULL;
  GPtrArray *keys = opcc_cli_get_options (cli, "theirs");
  g_autoptr (GPtrArray) theirs = g_ptr_array_new ();
  g_autoptr (OpccPackTaking) taking = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *sets = NULL;
  g_autofree char *passphrase = NULL;

  if (!opcc_cli_read_passphrase (cli, &passphrase, error))
    return FALSE;
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    g_ptr_array_add (theirs, g_ptr_array_index (keys, i));
  g_ptr_array_add (theirs, NULL);
  taking = opcc_pack_take (db, 0, opcc_cli_get_argument (cli, 0), passphrase,
                           (const char *const *) theirs->pdata, dry_run, NULL, error);
  if (taking == NULL)
    return FALSE;
  opcc_cli_print_listing (cli, &listing, taking->marks);
  sentence = opcc_pack_taking_to_sentence (taking);
  opcc_cli_say (cli,
                dry_run ? _ ("%s, pack of %s of %s. Nothing was changed: %s")
                        : _ ("%s, pack of %s of %s: %s"),
                taking->round, taking->role, taking->made, sentence);
  sets = opcc_pack_taking_describe_sets (taking);
  opcc_cli_say (cli, "%s", sets);
  return TRUE;
}

static void
print_answer (OpccCli *cli, const char *question, const char *answer)
{
  opcc_cli_say (cli, "\n%s\n%s", question, answer != NULL ? answer : _ ("Not answered"));
}

static OpccPackApplication *
find_application (const OpccPack *pack, const char *reference, GError **error)
{
  g_autofree char *quoted = opcc_text_quote (reference);

  for (guint i = 0; i < pack->applications->len; i++)
    {
      OpccPackApplication *application = g_ptr_array_index (pack->applications, i);

      if (g_strcmp0 (application->application->reference, reference) == 0)
        return application;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("The pack has no application %s. See opcc pack show."), quoted);
  return NULL;
}

static void
print_application (OpccCli *cli, const OpccPack *pack, const OpccPackApplication *application)
{
  const OpccApplication *record = application->application;

  opcc_cli_say (cli, "%s  %s", record->reference, record->title);
  if (application->organisation != NULL)
    opcc_cli_say (cli, "%s", application->organisation);
  print_answer (cli, _ ("What will you do?"), record->summary);
  print_answer (cli, _ ("Why is it needed?"), record->need);
  print_answer (cli, _ ("How will you know that it worked?"), record->outcomes);
  for (guint i = 0; i < pack->criteria->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (pack->criteria, i);

      opcc_cli_say (cli, "\n%" PRId64 " %s (0–%" PRId64 ")", criterion->number, criterion->title,
                    criterion->scale);
      if (criterion->guidance != NULL)
        opcc_cli_say (cli, "%s", criterion->guidance);
    }
}

static gboolean
run_show (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "application", N_ ("Application") }, { "title", N_ ("Project") },
    { "criterion", N_ ("Criterion") },     { "score", N_ ("Score"), TRUE },
    { "comment", N_ ("Comment") },         { "interest", N_ ("Conflict of interest") },
    { "submitted", N_ ("Submitted") },
  };
  g_autoptr (OpccPack) pack = read_pack (cli, error);
  const char *reference = opcc_cli_get_argument (cli, 1);
  OpccPackApplication *wanted =
      pack != NULL && reference != NULL ? find_application (pack, reference, error) : NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (pack == NULL || (reference != NULL && wanted == NULL))
    return FALSE;
  if (wanted != NULL)
    print_application (cli, pack, wanted);
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < pack->applications->len; i++)
    for (guint j = 0; j < pack->criteria->len; j++)
      {
        const OpccPackApplication *application = g_ptr_array_index (pack->applications, i);

        if (wanted != NULL && wanted != application)
          continue;
        opcc_cli_table_add_text (table, application->application->reference);
        opcc_cli_table_add_text (table, application->application->title);
        opcc_cli_table_add_integer (
            table, ((OpccCriterion *) g_ptr_array_index (pack->criteria, j))->number);
        opcc_cli_table_add_integer (table, application->scores[j].score);
        opcc_cli_table_add_text (table, application->scores[j].comment);
        opcc_cli_table_add_text (table, application->interest);
        opcc_cli_table_add_flag (table, application->submitted);
        opcc_cli_table_end_row (table);
      }
  opcc_cli_table_finish (table);
  return TRUE;
}

static OpccPackScore *
find_score (OpccCli *cli, const OpccPack *pack, OpccPackApplication *application, GError **error)
{
  gint64 number = 0;

  if (!opcc_cli_get_integer (cli, "criterion", 1, &number, error))
    return NULL;
  for (guint i = 0; i < pack->criteria->len; i++)
    if (((OpccCriterion *) g_ptr_array_index (pack->criteria, i))->number == number)
      return &application->scores[i];
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("The pack has no criterion %" PRId64 ". Give one with --criterion."), number);
  return NULL;
}

static gboolean
fill_in (OpccCli *cli, OpccPack *pack, OpccPackApplication *application, GError **error)
{
  gint64 given = OPCC_NO_INTEGER;
  OpccPackScore *score;

  if (!opcc_pack_check_open (application, error))
    return FALSE;
  if (opcc_cli_get_option (cli, "interest") != NULL)
    {
      g_free (application->interest);
      application->interest = opcc_text_clean_lines (opcc_cli_get_option (cli, "interest"), error);
      return application->interest != NULL;
    }
  score = find_score (cli, pack, application, error);
  if (score == NULL || !opcc_cli_get_integer (cli, "score", 0, &given, error))
    return FALSE;
  for (guint i = 0; i < pack->criteria->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (pack->criteria, i);

      if (score != &application->scores[i] || given <= criterion->scale)
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("%" PRId64 " is not on the scale of “%s”. Give a score from 0 to %" PRId64
                      "."),
                   given, criterion->title, criterion->scale);
      return FALSE;
    }
  score->score = given;
  if (opcc_cli_get_option (cli, "comment") == NULL)
    return TRUE;
  g_free (score->comment);
  score->comment = opcc_text_clean_lines (opcc_cli_get_option (cli, "comment"), error);
  return score->comment != NULL;
}

/* A pack that is to be filled in, which a sheet is not. */
static OpccPack *
read_own_pack (OpccCli *cli, GError **error)
{
  g_autoptr (OpccPack) pack = read_pack (cli, error);

  if (pack == NULL || !pack->is_sheet)
    return g_steal_pointer (&pack);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("%s is a marking sheet. Nothing was changed. Fill it in with a spreadsheet "
                  "program."),
               opcc_cli_get_argument (cli, 0));
  return NULL;
}

static gboolean
run_mark (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccPack) pack = read_own_pack (cli, error);
  OpccPackApplication *application =
      pack != NULL ? find_application (pack, opcc_cli_get_argument (cli, 1), error) : NULL;

  return application != NULL && fill_in (cli, pack, application, error) &&
         opcc_pack_write (pack, opcc_cli_get_argument (cli, 0), error);
}

static gboolean
write_back (OpccCli *cli, const OpccPack *pack, GError **error)
{
  const guint left = opcc_pack_count_left (pack);

  if (!opcc_pack_write (pack, opcc_cli_get_argument (cli, 0), error))
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%u of %u application not submitted.",
                             "%u of %u applications not submitted.", pack->applications->len),
                left, pack->applications->len);
  return TRUE;
}

static gboolean
run_submit (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccPack) pack = read_own_pack (cli, error);
  const char *reference = opcc_cli_get_argument (cli, 1);
  OpccPackApplication *application = NULL;

  if (pack == NULL)
    return FALSE;
  if (reference == NULL)
    {
      opcc_pack_submit_whole (pack);
      return write_back (cli, pack, error);
    }
  application = find_application (pack, reference, error);
  return application != NULL && opcc_pack_submit (pack, application, error) &&
         write_back (cli, pack, error);
}

static gboolean
run_reopen (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccPack) pack = read_own_pack (cli, error);
  OpccPackApplication *application =
      pack != NULL ? find_application (pack, opcc_cli_get_argument (cli, 1), error) : NULL;

  return application != NULL && opcc_pack_reopen (application, error) &&
         write_back (cli, pack, error);
}

const OpccCommand opcc_cli_pack_commands[] = {
  { "pack make", "ROUND", 1, 1, make_options, OPCC_NEED_OFFICE, run_make,
    N_ ("Makes the pack of a marker: only what they have still to mark."),
    N_ ("A pack is a small file of its own, without the applicant in a blind round and without "
        "anything else of the office.") },
  { "pack take", "FILE", 1, 1, take_options, OPCC_NEED_OFFICE, run_take,
    N_ ("Takes in a pack that a marker filled in."),
    N_ ("A mark that was changed in the office since the pack was made stays as it is unless "
        "--theirs names it. What the marker submitted is submitted, and what they only began is "
        "begun. The same pack twice changes nothing.") },
  { "pack show", "FILE [REFERENCE]", 1, 2, show_options, OPCC_NEED_NOTHING, run_show,
    N_ ("Shows what is in a pack, without an office file."), NULL },
  { "pack mark", "FILE REFERENCE", 2, 2, mark_options, OPCC_NEED_NOTHING, run_mark,
    N_ ("Fills in a pack, without an office file."), NULL },
  { "pack submit", "FILE [REFERENCE]", 1, 2, show_options, OPCC_NEED_NOTHING, run_submit,
    N_ ("Submits the marks of an application in a pack, or of all that have all their scores."),
    N_ ("They are sealed then, and can be opened again until the pack is sent back.") },
  { "pack reopen", "FILE REFERENCE", 2, 2, show_options, OPCC_NEED_NOTHING, run_reopen,
    N_ ("Opens submitted marks in a pack again, before it is sent back."), NULL },
  { NULL },
};
