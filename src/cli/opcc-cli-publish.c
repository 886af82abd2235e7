/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that publish: the decision notice, 360Giving, the monthly register. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "opcc-360giving.h"
#include "opcc-application.h"
#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-council-register.h"
#include "opcc-counts-rule.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-grant-bundle.h"
#include "opcc-grants-withheld.h"
#include "opcc-letter-paper.h"
#include "opcc-record-finder.h"
#include "opcc-register.h"
#include "opcc-round-calendar.h"

#define OUTPUT(text)                                                                               \
  {                                                                                                \
    "output", "FILE", text, OPCC_OPTION_REQUIRED                                                   \
  }

/* clang-format off */
static const OpccOption notice_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  OUTPUT (N_ ("What to write; .pdf, .odt, .html or .txt")),
  { "marking", "TEXT", N_ ("A marking for each page, such as OFFICIAL") },
  OPCC_CLI_STRICT_OPTION,
  { NULL },
};

static const OpccOption giving_options[] = {
  OUTPUT (N_ ("What to write; .csv, .xlsx or .json")),
  { NULL },
};

static const OpccOption calendar_options[] = {
  OUTPUT (N_ ("What to write; .ics")),
  { NULL },
};

static const OpccOption bundle_options[] = {
  OUTPUT (N_ ("What to write; .zip")),
  { NULL },
};

static const OpccOption council_options[] = {
  { "year", "YEAR", N_ ("The financial year in which the awards were decided, such as 2023/24"),
    OPCC_OPTION_REQUIRED },
  OUTPUT (N_ ("What to write; .csv")),
  { "allow-gaps", NULL, N_ ("Write it though values are missing") },
  { NULL },
};

static const OpccOption register_options[] = {
  { "month", "YYYY-MM", N_ ("The month in which the awards were decided"), OPCC_OPTION_REQUIRED },
  OUTPUT (N_ ("What to write; .csv")),
  { "allow-gaps", NULL, N_ ("Write it though statutory fields are empty") },
  { NULL },
};
/* clang-format on */

/* The settings that files for the public ask for, by the names a person types. */
static const struct
{
  const char *name;
  const char *key;
  const char *only; /* (nullable): the one value it may have besides none */
} settings[] = {
  { "360giving.prefix", OPCC_360GIVING_PREFIX, NULL },
  { "360giving.funder-id", OPCC_360GIVING_FUNDER_ID, NULL },
  { "360giving.funder-name", OPCC_360GIVING_FUNDER_NAME, NULL },
  { "counts.round-to", OPCC_COUNTS_ROUND_SETTING, "5" },
  { "letters.from", OPCC_LETTER_SENDER_SETTING, NULL },
};

static void
report_file (OpccCli *cli, const char *path, gint64 count)
{
  static const OpccCliColumn columns[] = {
    { "file", N_ ("File") },
    { "count", N_ ("Count"), TRUE },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));

  opcc_cli_table_add_text (table, path);
  opcc_cli_table_add_integer (table, count);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}

static void
report_grants (OpccCli *cli, const char *path, gint64 count)
{
  if (cli->format != OPCC_CLI_TEXT)
    report_file (cli, path, count);
  else
    opcc_cli_say (cli,
                  g_dngettext (GETTEXT_PACKAGE, "Wrote %" PRId64 " grant to %s.",
                               "Wrote %" PRId64 " grants to %s.", (gulong) count),
                  count, path);
}

static gboolean
check_ending (const char *path, const char *ending, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending) ||
         opcc_cli_refuse_usage (error, _ ("“%s” cannot be written. End its name in %s."), path,
                                ending);
}

static gboolean
run_notice (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_write_document (cli, db, "notice", "round", opcc_cli_get_option (cli, "round"),
                                  error);
}

/* The sentence of the model is for the window too; here it also says what to type. */
static gboolean
explain_settings (OpccDb *db, GError **error)
{
  g_autofree char *prefix = opcc_db_get_setting (db, OPCC_360GIVING_PREFIX, NULL);
  g_autofree char *name = opcc_db_get_setting (db, OPCC_360GIVING_FUNDER_NAME, NULL);
  g_autofree char *message = NULL;

  if (error == NULL || *error == NULL || (prefix != NULL && name != NULL))
    return FALSE;
  message = g_steal_pointer (&(*error)->message);
  (*error)->message =
      g_strdup_printf (_ ("%s Here: opcc setting 360giving.prefix=360G-… 360giving.funder-name=…."),
                       message);
  return FALSE;
}

static gboolean
run_export_giving (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  Opcc360GivingForm form;
  gint64 count;

  if (!opcc_360giving_form_from_path (path, &form, error))
    return FALSE;
  problems = opcc_360giving_check (db, NULL, error);
  if (problems == NULL)
    return explain_settings (db, error);
  text = g_strchomp (opcc_problems_to_text (problems));
  if (*text != '\0')
    fprintf (stderr, "%s\n", text);
  count = opcc_360giving_export (db, path, form, &said, NULL, error);
  if (count < 0)
    return explain_settings (db, error);
  report_grants (cli, path, count);
  opcc_cli_report_statement (said);
  return TRUE;
}

static gboolean
read_month (OpccCli *cli, int *year, int *month, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "month");
  g_autofree char *first = g_strconcat (typed, "-01", NULL);
  OpccDate date;
  int day;

  if (strlen (typed) != 7 || !opcc_date_from_iso (first, &date))
    return opcc_cli_refuse_usage (
        error, _ ("--month cannot be “%s”. Give year and month, such as 2023-09."), typed);
  opcc_date_get_ymd (date, year, month, &day);
  return TRUE;
}

/* Before it is written, as what the check of 360Giving data finds. */
static gboolean
warn_withheld (OpccDb *db, int year, int month, GError **error)
{
  g_autoptr (GPtrArray) sentences = opcc_register_list_withheld (db, year, month, error);

  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    fprintf (stderr, "%s\n", (const char *) g_ptr_array_index (sentences, i));
  if (sentences != NULL && sentences->len > 0)
    fprintf (stderr, "%s\n", opcc_grants_withheld_get_duty ());
  return sentences != NULL;
}

static gboolean
run_export_register (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autofree char *said = NULL;
  gint64 count;
  int year;
  int month;

  if (!read_month (cli, &year, &month, error) || !check_ending (path, ".csv", error) ||
      !warn_withheld (db, year, month, error))
    return FALSE;
  count = opcc_register_write (db, year, month, path,
                               opcc_cli_get_option (cli, "allow-gaps") != NULL, &said, error);
  if (count < 0)
    return FALSE;
  report_grants (cli, path, count);
  opcc_cli_report_statement (said);
  return TRUE;
}

/* --- what follows awards --------------------------------------------------------------------- */

/* Writes what is known of one record; gives how many parts, -1 with @error. */
typedef gint64 (*WriteRecord) (OpccDb *db, gint64 record, const char *path, GError **error);

static gint64
write_calendar (OpccDb *db, gint64 round, const char *path, GError **error)
{
  return opcc_round_calendar_write (db, round, path, NULL, error);
}

static gint64
write_bundle (OpccDb *db, gint64 application, const char *path, GError **error)
{
  return opcc_grant_bundle_write (db, application, path, NULL, error);
}

static gint64
write_bundles (OpccDb *db, gint64 round, const char *path, GError **error)
{
  return opcc_grant_bundle_write_round (db, round, path, NULL, NULL, NULL, error);
}

static gboolean
write_record (OpccCli *cli,
              OpccDb *db,
              const OpccKind *kind,
              const char *ending,
              WriteRecord write,
              GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccRecord) record = NULL;
  gint64 count;

  if (!check_ending (path, ending, error))
    return FALSE;
  record = opcc_record_find (db, kind, opcc_cli_get_argument (cli, 0), error);
  if (record == NULL)
    return FALSE;
  count = write (db, opcc_record_get_n (record), path, error);
  if (count < 0)
    return FALSE;
  report_file (cli, path, count);
  return TRUE;
}

static gboolean
run_calendar (OpccCli *cli, OpccDb *db, GError **error)
{
  return write_record (cli, db, &opcc_round_kind, ".ics", write_calendar, error);
}

static gboolean
run_bundle (OpccCli *cli, OpccDb *db, GError **error)
{
  return write_record (cli, db, &opcc_application_kind, ".zip", write_bundle, error);
}

static gboolean
run_bundles (OpccCli *cli, OpccDb *db, GError **error)
{
  return write_record (cli, db, &opcc_round_kind, ".zip", write_bundles, error);
}

static gboolean
run_council (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autofree char *said = NULL;
  gint64 n;
  int year;

  if (!check_ending (path, ".csv", error) ||
      !opcc_financial_year_parse (opcc_cli_get_option (cli, "year"), &year, error))
    return FALSE;
  n = opcc_council_register_write (db, year, path, opcc_cli_get_option (cli, "allow-gaps") != NULL,
                                   &said, error);
  if (n < 0)
    return FALSE;
  report_file (cli, path, n);
  opcc_cli_report_statement (said);
  return TRUE;
}

/* --- settings ------------------------------------------------------------------------------- */

static gboolean
change_setting (OpccDb *db, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : NULL;

  if (name == NULL)
    return opcc_cli_refuse_usage (error, _ ("“%s” is not of the form NAME=VALUE."), pair);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].name, name) == 0 && equals[1] != '\0' && settings[i].only != NULL &&
        strcmp (settings[i].only, equals + 1) != 0)
      return opcc_cli_refuse_usage (error,
                                    _ ("“%s” cannot be “%s”: give %s, or nothing to turn it off."),
                                    name, equals + 1, settings[i].only);
    else if (strcmp (settings[i].name, name) == 0 &&
             strcmp (settings[i].key, OPCC_LETTER_SENDER_SETTING) == 0)
      return opcc_letter_set_sender (db, equals + 1, error);
    else if (strcmp (settings[i].name, name) == 0)
      return opcc_db_set_setting (db, settings[i].key, equals + 1, error);
  return opcc_cli_refuse_usage (
      error, _ ("There is no setting “%s”. “opcc setting” lists those there are."), name);
}

static gboolean
run_setting (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "name", N_ ("Name") },
    { "value", N_ ("Value") },
  };
  g_autoptr (OpccCliTable) table = NULL;

  for (guint i = 0; i < cli->arguments->len; i++)
    if (!change_setting (db, opcc_cli_get_argument (cli, i), error))
      return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_set_wide (table, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = opcc_db_get_setting (db, settings[i].key, NULL);

      opcc_cli_table_add_text (table, settings[i].name);
      opcc_cli_table_add_text (table, value);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

const OpccCommand opcc_cli_publish_commands[] = {
  { "notice", "", 0, 0, notice_options, OPCC_NEED_OFFICE, run_notice,
    N_ ("Writes the decision notice of a round, from its records."),
    N_ ("Before the award it is a draft and says so. With --audience, what was left out is said at "
        "its end."),
    .redacts = TRUE },
  { "export 360giving", "", 0, 0, giving_options, OPCC_NEED_OFFICE, run_export_giving,
    N_ ("Writes the awards in the 360Giving Data Standard, checked before."),
    N_ ("The funder's prefix, identifier and name are settings of the office, see opcc setting. "
        "What the check finds is printed on stderr; an error forbids publishing. A grant that a "
        "marking keeps from the public is named there, and is left out.") },
  { "export register", "", 0, 0, register_options, OPCC_NEED_OFFICE, run_export_register,
    N_ ("Writes the statutory register of the grants of one month."),
    N_ ("Refused where a field that the law asks for is empty. A grant that a marking keeps from "
        "the public is named on stderr, and its row is left out.") },
  { "export calendar", "ROUND", 1, 1, calendar_options, OPCC_NEED_OFFICE, run_calendar,
    N_ ("Writes all days of a round and of its grants as a calendar file."),
    N_ ("Taken in again, a calendar moves its days rather than adding some.") },
  { "export bundle", "APPLICATION", 1, 1, bundle_options, OPCC_NEED_OFFICE, run_bundle,
    N_ ("Writes all that is known of one grant for an auditor, as a ZIP file."),
    N_ ("Application, marks, notice, letters, agreement, payments, returns, outputs, variations "
        "and "
        "history, with the SHA-256 of each. Names of people are in it.") },
  { "export bundles", "ROUND", 1, 1, bundle_options, OPCC_NEED_OFFICE, run_bundles,
    N_ ("Writes the same for every grant of a round, a folder each in one ZIP file."), NULL },
  { "export council-register", "", 0, 0, council_options, OPCC_NEED_OFFICE, run_council,
    N_ ("Writes the grants of a year to voluntary, community and social enterprise bodies."),
    N_ ("As the Local Government Transparency Code asks of councils. Refused where a value is "
        "missing, with the row that lacks it.") },
  { "setting", "[NAME=VALUE...]", 0, -1, NULL, OPCC_NEED_OFFICE, run_setting,
    N_ ("Lists the settings for what is published and sent, or changes some."),
    N_ ("counts.round-to=5 rounds counts of people in papers, charts and lists for partners and "
        "the public; counts.round-to= gives them as they are. Small ones are hidden either way.") },
  { NULL },
};
