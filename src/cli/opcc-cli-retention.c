/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on how long personal data are kept, on holds, and on removing what is due. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-disposal-entry.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-registry.h"
#include "opcc-retention.h"

/* clang-format off */
static const OpccOption set_options[] = {
  { "years", "N", N_ ("Whole years, or “never” to keep for good"), OPCC_OPTION_REQUIRED },
  { "from", "DATE", N_ ("The date it is counted from: round.decided, “last payment.paid”") },
  { "what", "WHAT", N_ ("What is removed"), .choices = "personal|words|all" },
  { "basis", "TEXT", N_ ("Why so long") },
  { NULL },
};

static const OpccOption hold_options[] = {
  { "reason", "TEXT", N_ ("What for: a dispute, a request for information"), OPCC_OPTION_REQUIRED },
  { "until", "DATE", N_ ("The last day; open unless given") },
  { NULL },
};

static const OpccOption run_options[] = {
  { "yes", NULL, N_ ("Really: it can never be taken back") },
  { "backups", NULL, N_ ("Delete the backups too that still have it, once there is a new one") },
  { NULL },
};
/* clang-format on */

/* --- rules ----------------------------------------------------------------------------------- */

static void
add_rule (OpccCliTable *table, gconstpointer data)
{
  const OpccRetentionRule *rule = data;
  g_autofree char *subject = opcc_retention_rule_dup_subject (rule);
  g_autofree char *removed = opcc_retention_rule_dup_fields (rule);

  opcc_cli_table_add_text (table, rule->key);
  opcc_cli_table_add_text (table, subject);
  opcc_cli_table_add_integer (table, rule->years);
  opcc_cli_table_add_text (table, rule->counted_from);
  opcc_cli_table_add_text (table, removed);
  opcc_cli_table_add_text (table, rule->basis);
}

static gboolean
run_rules (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "rule", N_ ("Rule") },         { "records", N_ ("Records") }, { "years", N_ ("Years"), TRUE },
    { "from", N_ ("Counted from") }, { "removed", N_ ("Removed") }, { "basis", N_ ("Why so long") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_rule, .wide = TRUE };
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, error);

  return opcc_cli_print_listing (cli, &listing, rules);
}

static gboolean
fill_rule (OpccCli *cli, OpccRecord *rule, GError **error)
{
  const char *years = opcc_cli_get_option (cli, "years");
  const char *from = opcc_cli_get_option (cli, "from");
  const char *what = opcc_cli_get_option (cli, "what");
  const char *basis = opcc_cli_get_option (cli, "basis");

  return opcc_record_set_typed (rule, "years", g_strcmp0 (years, "never") == 0 ? "" : years,
                                error) &&
         (from == NULL || opcc_record_set_typed (rule, "counted_from", from, error)) &&
         (what == NULL || opcc_record_set_typed (rule, "what", what, error)) &&
         (basis == NULL || opcc_record_set_typed (rule, "basis", basis, error));
}

static gboolean
run_set (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, error);
  const char *key = opcc_cli_get_argument (cli, 0);
  OpccRetentionRule *rule = rules != NULL ? opcc_retention_rules_find (rules, key) : NULL;
  g_autofree char *words = NULL;

  if (rules == NULL)
    return FALSE;
  if (rule == NULL)
    return opcc_cli_refuse_usage (error,
                                  _ ("There is no rule “%s”. “opcc retention rules” lists them."),
                                  key);
  if (!fill_rule (cli, OPCC_RECORD (rule), error) || !opcc_retention_rule_save (db, rule, error))
    return FALSE;
  words = opcc_retention_rule_dup_words (rule);
  opcc_cli_say (cli, "%s.", words);
  return TRUE;
}

/* --- holds ----------------------------------------------------------------------------------- */

static void
add_hold (OpccCliTable *table, gconstpointer data)
{
  const OpccRetentionHold *hold = data;

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD ((gpointer) hold)));
  opcc_cli_table_add_text (table, hold->subject);
  opcc_cli_table_add_text (table, hold->kind);
  opcc_cli_table_add_integer (table, hold->number);
  opcc_cli_table_add_date (table, hold->since);
  opcc_cli_table_add_date (table, hold->until);
  opcc_cli_table_add_flag (table, opcc_retention_hold_is_on (hold, opcc_date_today ()));
  opcc_cli_table_add_text (table, hold->reason);
}

static gboolean
run_holds (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },      { "subject", N_ ("What is held") },
    { "kind", N_ ("Kind") },      { "number", N_ ("Record"), TRUE },
    { "since", N_ ("Since") },    { "until", N_ ("Until") },
    { "in_force", N_ ("Holds") }, { "reason", N_ ("Reason") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_hold, .wide = TRUE };
  g_autoptr (GPtrArray) holds = opcc_retention_holds_read (db, error);

  return opcc_cli_print_listing (cli, &listing, holds);
}

static gboolean
run_hold (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *words = opcc_cli_get_argument (cli, 0);
  const char *id = opcc_cli_get_argument (cli, 1);
  const char *until = opcc_cli_get_option (cli, "until");
  const OpccKind *kind = opcc_registry_find_words (words);
  g_autoptr (OpccRecord) record = NULL;
  OpccDate day = OPCC_NO_DATE;

  if (kind == NULL)
    return opcc_cli_refuse_usage (error, _ ("There is no kind of record “%s”."), words);
  if (until != NULL && !opcc_date_parse (until, &day, error))
    return FALSE;
  if (id != NULL && (record = opcc_record_find (db, kind, id, error)) == NULL)
    return FALSE;
  if (!opcc_retention_hold_add (db, kind,
                                record != NULL ? opcc_record_get_n (record) : OPCC_NO_INTEGER,
                                opcc_cli_get_option (cli, "reason"), opcc_date_today (), day,
                                error))
    return FALSE;
  opcc_cli_say (cli, "%s",
                _ ("Held: it loses nothing until it is released, nor does what belongs to it."));
  return TRUE;
}

static gboolean
run_release (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *word = opcc_cli_get_argument (cli, 0);
  gint64 n;

  if (!g_ascii_string_to_signed (word, 10, 1, G_MAXINT32, &n, NULL))
    return opcc_cli_refuse_usage (
        error, _ ("“%s” is no number of a hold. “opcc retention holds” lists them."), word);
  if (!opcc_retention_hold_release (db, n, opcc_date_today (), error))
    return FALSE;
  opcc_cli_say (cli, "%s", _ ("Released."));
  return TRUE;
}

/* --- what is due ----------------------------------------------------------------------------- */

static void
add_due (OpccCliTable *table, gconstpointer data)
{
  const OpccRetentionDue *due = data;
  g_autofree char *subject = opcc_retention_rule_dup_subject (due->rule);
  g_autofree char *words = opcc_retention_rule_dup_words (due->rule);

  opcc_cli_table_add_text (table, due->rule->key);
  opcc_cli_table_add_text (table, subject);
  opcc_cli_table_add_integer (table, due->numbers->len);
  opcc_cli_table_add_integer (table, due->n_deleted);
  opcc_cli_table_add_integer (table, due->linked->len);
  opcc_cli_table_add_integer (table, due->held->len);
  opcc_cli_table_add_integer (table, due->n_later);
  opcc_cli_table_add_date (table, due->next);
  opcc_cli_table_add_integer (table, due->n_undated);
  opcc_cli_table_add_text (table, words);
  opcc_cli_table_add_text (table, due->held_why);
}

static const OpccCliColumn due_columns[] = {
  { "rule", N_ ("Rule") },
  { "records", N_ ("Records") },
  { "due", N_ ("Due"), TRUE },
  { "deleted", N_ ("Deleted"), TRUE },
  { "linked", N_ ("Kept by a link"), TRUE },
  { "held", N_ ("Held"), TRUE },
  { "later", N_ ("Later"), TRUE },
  { "next", N_ ("From") },
  { "undated", N_ ("No date"), TRUE },
  { "words", N_ ("Kept for") },
  { "held_why", N_ ("Why held") },
};
static const OpccCliListing due_listing = { due_columns, G_N_ELEMENTS (due_columns), add_due,
                                            .wide = TRUE };

static void
say_unreached (OpccCli *cli, OpccDb *db)
{
  g_autofree char *unreached = opcc_retention_tell_unreached (db);

  if (unreached != NULL)
    opcc_cli_say (cli, "%s", unreached);
}

static gboolean
say_backups (OpccCli *cli, OpccDb *db, GError **error)
{
  OpccDate gone_by;
  gint64 n = opcc_retention_count_backups (db, &gone_by, error);
  g_autofree char *day = gone_by != OPCC_NO_DATE ? opcc_date_format (gone_by) : NULL;

  if (n > 0)
    opcc_cli_say (cli,
                  g_dngettext (GETTEXT_PACKAGE,
                               "%" PRId64 " backup made before still has what was removed; it goes "
                               "by itself by %s.",
                               "%" PRId64 " backups made before still have what was removed; they "
                               "go by themselves by %s.",
                               (gulong) n),
                  n, day);
  say_unreached (cli, db);
  return n >= 0;
}

static gboolean
run_due (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) dues = opcc_retention_list_due (db, opcc_date_today (), NULL, error);

  return opcc_cli_print_listing (cli, &due_listing, dues) && say_backups (cli, db, error);
}

static gboolean
remove_backups (OpccCli *cli, OpccDb *db, GError **error)
{
  gint64 n = opcc_retention_remove_backups (db, NULL, error);

  if (n > 0)
    opcc_cli_say (cli,
                  g_dngettext (GETTEXT_PACKAGE, "Deleted %" PRId64 " backup that still had it.",
                               "Deleted %" PRId64 " backups that still had it.", (gulong) n),
                  n);
  say_unreached (cli, db);
  return n >= 0;
}

/* Copies that could not be reached when the records lost it, with nothing else to be removed. */
static gboolean
is_backups_alone (OpccDb *db)
{
  g_autoptr (GPtrArray) dues = opcc_retention_list_due (db, opcc_date_today (), NULL, NULL);
  OpccDate gone_by;

  return dues != NULL && opcc_retention_count_due (dues) == 0 &&
         opcc_retention_count_backups (db, &gone_by, NULL) > 0;
}

static gboolean
run_run (OpccCli *cli, OpccDb *db, GError **error)
{
  const gboolean backups = opcc_cli_get_option (cli, "backups") != NULL;
  gint64 n;

  if (opcc_cli_get_option (cli, "yes") == NULL)
    {
      g_autoptr (GPtrArray) dues = opcc_retention_list_due (db, opcc_date_today (), NULL, error);

      if (!opcc_cli_print_listing (cli, &due_listing, dues))
        return FALSE;
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("Nothing was removed. What is due is listed above; removing it can "
                              "never be taken back, nor anything that was done before. Run it "
                              "again with --yes."));
      return FALSE;
    }
  if (backups && is_backups_alone (db))
    return remove_backups (cli, db, error);
  n = opcc_retention_run (db, opcc_date_today (), NULL, NULL, NULL, error);
  if (n < 0)
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "Removed the personal data of %" PRId64 " record.",
                             "Removed the personal data of %" PRId64 " records.", (gulong) n),
                n);
  return backups ? remove_backups (cli, db, error) : say_backups (cli, db, error);
}

static void
add_disposal (OpccCliTable *table, gconstpointer data)
{
  const OpccDisposalEntry *entry = data;

  opcc_cli_table_add_time (table, entry->done);
  opcc_cli_table_add_text (table, entry->done_by);
  opcc_cli_table_add_text (table, entry->subject);
  opcc_cli_table_add_integer (table, entry->records);
  opcc_cli_table_add_text (table, entry->kind);
  opcc_cli_table_add_text (table, entry->numbers);
  opcc_cli_table_add_text (table, entry->removed);
  opcc_cli_table_add_integer (table, entry->lines);
  opcc_cli_table_add_text (table, entry->rule);
  opcc_cli_table_add_text (table, entry->basis);
  opcc_cli_table_add_text (table, entry->digest);
}

static gboolean
run_disposal_log (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "at", N_ ("When") },         { "who", N_ ("Who") },
    { "subject", N_ ("Records") }, { "records", N_ ("Number"), TRUE },
    { "kind", N_ ("Kind") },       { "numbers", N_ ("Which") },
    { "removed", N_ ("Removed") }, { "lines", N_ ("Lines cut"), TRUE },
    { "rule", N_ ("Rule") },       { "basis", N_ ("Why so long") },
    { "digest", N_ ("Digest") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_disposal,
                                          .wide = TRUE };
  g_autoptr (GPtrArray) entries = opcc_disposal_entries_read (db, error);

  return opcc_cli_print_listing (cli, &listing, entries);
}

const OpccCommand opcc_cli_retention_commands[] = {
  { "retention rules", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_rules,
    N_ ("Lists how long the personal data of each kind of record are kept."), NULL },
  { "retention set", "RULE", 1, 1, set_options, OPCC_NEED_OFFICE, run_set,
    N_ ("Says how long, from when and why."),
    N_ ("Years are counted from the end of the financial year of the date. The date is a field of "
        "the record, of what it links to (round.decided), or the last of what links to it (“last "
        "payment.paid”).") },
  { "retention due", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_due,
    N_ ("Says under each rule what is due for removal today, and what is held and why."), NULL },
  { "retention holds", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_holds,
    N_ ("Lists the holds, the newest first."), NULL },
  { "retention hold", "KIND [ID]", 1, 2, hold_options, OPCC_NEED_OFFICE, run_hold,
    N_ ("Puts a hold on a record and what belongs to it, or on all of a kind."), NULL },
  { "retention release", "N", 1, 1, NULL, OPCC_NEED_OFFICE, run_release, N_ ("Ends a hold."),
    NULL },
  { "retention run", "", 0, 0, run_options, OPCC_NEED_OFFICE, run_run,
    N_ ("Removes the personal data that are due, for good."),
    N_ ("They go from the records, from every entry of the log, and from what is kept for the "
        "search. Money, decisions and who did what stay, and “opcc verify” still proves them.") },
  { "retention log", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_disposal_log,
    N_ ("Lists what was removed, when, by whom and under which rule; not what it was."), NULL },
  { NULL },
};
