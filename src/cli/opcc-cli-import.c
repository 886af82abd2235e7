/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that take in files: applications, marks, and what each domain takes in. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-intake.h"
#include "opcc-marking.h"

#define IMPORT_PREFIX "import "
/* Of all domains, with the NULL at the end. */
#define MAX_IMPORTS 64

#define DRY_RUN                                                                                    \
  {                                                                                                \
    "dry-run", NULL, N_ ("Say what would happen, and change nothing")                              \
  }

/* clang-format off */
static const OpccOption applications_options[] = {
  { "round", "ROUND", N_ ("The round they are for, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "map", "FILE", N_ ("Which column is which, as --save-map writes it") },
  { "save-map", "FILE", N_ ("Write down which column was taken for which") },
  { "sheet", "NAME", N_ ("The sheet of a workbook; otherwise the one most like a list") },
  DRY_RUN,
  { NULL },
};

static const OpccOption marks_options[] = {
  { "round", "ROUND", N_ ("The round that was marked"), OPCC_OPTION_REQUIRED },
  DRY_RUN,
  { NULL },
};

static const OpccOption restating_options[] = {
  { "restate", NULL, N_ ("Change what is there already and says something else in the file") },
  DRY_RUN,
  { NULL },
};

static const OpccOption plain_options[] = {
  DRY_RUN,
  { NULL },
};
/* clang-format on */

static void
add_problem (OpccCliTable *table, gconstpointer data)
{
  const OpccProblem *problem = data;

  opcc_cli_table_add_integer (table, problem->row > 0 ? problem->row : OPCC_NO_INTEGER);
  opcc_cli_table_add_text (table, problem->column);
  opcc_cli_table_add_text (table, problem->value);
  opcc_cli_table_add_text (table, problem->problem);
  opcc_cli_table_add_text (table, problem->remedy);
}

static void
print_problems (OpccCli *cli, GPtrArray *problems)
{
  static const OpccCliColumn columns[] = {
    { "row", N_ ("Row"), TRUE },   { "column", N_ ("Column") }, { "value", N_ ("Value") },
    { "problem", N_ ("Problem") }, { "remedy", N_ ("Remedy") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_problem };

  opcc_cli_print_listing (cli, &listing, problems);
}

static void
print_result (OpccCli *cli, OpccImportResult *result)
{
  g_autofree char *sentence = opcc_import_result_to_sentence (result);
  g_autofree char *problems = NULL;

  if (cli->format == OPCC_CLI_CSV)
    print_problems (cli, result->problems);
  else if (cli->format == OPCC_CLI_JSON)
    {
      g_autoptr (JsonNode) node = opcc_import_result_to_json (result);

      opcc_cli_print_json (node);
    }
  else
    {
      problems = opcc_problems_to_text (result->problems);
      if (*problems != '\0')
        opcc_cli_say (cli, "%s", g_strchomp (problems));
      if (result->n_problems > (gint64) result->problems->len)
        opcc_cli_say (cli, _ ("… and %" PRId64 " more problems."),
                      result->n_problems - (gint64) result->problems->len);
      if (opcc_cli_get_option (cli, "dry-run") != NULL)
        opcc_cli_say (cli, _ ("Nothing was changed. An import would do this: %s"), sentence);
      else
        opcc_cli_say (cli, "%s", sentence);
    }
}

/* A file of which no row could be taken in is refused, though each row has been listed. */
static gboolean
conclude (OpccCli *cli, OpccImportResult *result, GError **error)
{
  if (result == NULL)
    return FALSE;
  print_result (cli, result);
  if (result->refused == 0 || result->added + result->matched > 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "No row of the file could be taken in: %" PRId64
                            " was refused, for the reason listed. Nothing was changed. Correct "
                            "the file and import it again.",
                            "No row of the file could be taken in: %" PRId64
                            " were refused, for the reasons listed. Nothing was changed. Correct "
                            "the file and import it again.",
                            (gulong) result->refused),
               result->refused);
  return FALSE;
}

static gboolean
choose_sheet (OpccCli *cli, OpccDb *db, OpccIntake *intake, GError **error)
{
  const char *wanted = opcc_cli_get_option (cli, "sheet");
  g_auto (GStrv) names = opcc_intake_get_sheet_names (intake);
  g_autofree char *list = NULL;

  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], wanted) == 0)
      return opcc_intake_set_sheet (db, intake, i, NULL, error);
  list = g_strjoinv (", ", names);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("The file has no sheet “%s”. Give one of: %s."), wanted, list);
  return FALSE;
}

static gboolean
settle_mapping (OpccCli *cli, OpccIntake *intake, GError **error)
{
  OpccMapping *mapping = opcc_intake_get_mapping (intake);
  const char *from = opcc_cli_get_option (cli, "map");
  const char *to = opcc_cli_get_option (cli, "save-map");

  return (from == NULL || opcc_mapping_load (mapping, from, error)) &&
         (to == NULL || opcc_mapping_save (mapping, to, error));
}

static gboolean
run_import_applications (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccIntake) intake = NULL;
  g_autoptr (OpccImportResult) result = NULL;

  if (round == NULL)
    return FALSE;
  intake = opcc_intake_new (db, opcc_record_get_n (OPCC_RECORD (round)),
                            opcc_cli_get_argument (cli, 0), NULL, error);
  if (intake == NULL || !choose_sheet (cli, db, intake, error) ||
      !settle_mapping (cli, intake, error))
    return FALSE;
  if (opcc_cli_get_option (cli, "dry-run") != NULL)
    result = opcc_intake_preview (db, intake, NULL, NULL, NULL, error);
  else
    result = opcc_intake_apply (db, intake, NULL, NULL, NULL, error);
  return conclude (cli, result, error);
}

static gboolean
run_import_marks (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  g_autoptr (OpccImportResult) result = NULL;

  if (round == NULL)
    return FALSE;
  result = opcc_marking_import (db, opcc_record_get_n (OPCC_RECORD (round)),
                                opcc_cli_get_argument (cli, 0),
                                opcc_cli_get_option (cli, "dry-run") != NULL, NULL, error);
  return conclude (cli, result, error);
}

/* Any file of the domains' own lists. */
static gboolean
run_import_file (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccFileImport *import =
      opcc_file_import_find (cli->command->words + strlen (IMPORT_PREFIX));
  OpccFileImportFlags flags = 0;
  g_autoptr (OpccImportResult) result = NULL;

  if (opcc_cli_get_option (cli, "dry-run") != NULL)
    flags |= OPCC_FILE_IMPORT_DRY_RUN;
  if (import->can_restate && opcc_cli_get_option (cli, "restate") != NULL)
    flags |= OPCC_FILE_IMPORT_RESTATE;
  result = opcc_file_import_run (import, db, opcc_cli_get_argument (cli, 0), flags, NULL, error);
  return conclude (cli, result, error);
}

OpccCommand opcc_cli_import_commands[MAX_IMPORTS] = {
  { "import applications", "FILE", 1, 1, applications_options, OPCC_NEED_OFFICE,
    run_import_applications, N_ ("Takes in a file of applications as one action."),
    N_ ("FILE is CSV, XLSX, ODS or JSON. Columns are matched by their headings, as a person "
        "matched the same headings before. Each problem is listed with row, column, value and "
        "remedy. Taking in the same file again adds nothing.") },
  { "import marks", "FILE", 1, 1, marks_options, OPCC_NEED_OFFICE, run_import_marks,
    N_ ("Takes in marks as one action."),
    N_ ("The columns are application, marker, criterion, score and comment. Who has scored every "
        "criterion of an application has submitted it.") },
};

/**
 * opcc_cli_add_import_commands:
 *
 * Adds a command for each file that a domain takes in; called once the domains are registered.
 */
void
opcc_cli_add_import_commands (void)
{
  OpccCommand *next = opcc_cli_import_commands;
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  while (next->words != NULL)
    next++;
  for (guint i = 0; i < n_models; i++)
    for (const OpccFileImport *import = models[i]->imports; import != NULL && import->name != NULL;
         import++, next++)
      {
        g_assert (next < opcc_cli_import_commands + MAX_IMPORTS - 1);
        *next = (OpccCommand){ g_strconcat (IMPORT_PREFIX, import->name, NULL),
                               "FILE",
                               1,
                               1,
                               import->can_restate ? restating_options : plain_options,
                               OPCC_NEED_OFFICE,
                               run_import_file,
                               import->summary,
                               import->help };
      }
}
