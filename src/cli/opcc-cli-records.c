/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on records of any kind: listing, showing, setting, deleting and searching. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-hidden-records.h"
#include "opcc-record-marking.h"
#include "opcc-record-acts.h"
#include "opcc-registry.h"
#include "opcc-search.h"

/* Rows fetched and printed at a time, so that a list of a million needs no more memory. */
#define WINDOW_ROWS  500
#define SEARCH_LIMIT 20

static const OpccOption list_options[] = {
  { "search", "WORDS", N_ ("Only records in which all the words occur") },
  { "sort", "FIELD", N_ ("Order by this field rather than as they were made") },
  { "desc", NULL, N_ ("The other way round") },
  { "limit", "N", N_ ("At most so many") },
  { "columns", "FIELD,FIELD...", N_ ("Print these fields only") },
  { "wide", NULL, N_ ("In text, do not cut what is long") },
  { NULL },
};

static const OpccOption set_options[] = {
  { "ver", "N", N_ ("Refuse where the record is no longer at this version") },
  { NULL },
};

static const OpccOption protect_options[] = {
  { "reason", "TEXT", N_ ("Why") },
  { NULL },
};

static const OpccOption search_options[] = {
  { "limit", "N", N_ ("At most so many of each kind; 20 unless given") },
  { NULL },
};

/* Words and order would tell of fields that are not shown. */
static gboolean
check_question (OpccCli *cli, const OpccField *sort, GError **error)
{
  const OpccAudience audience = opcc_redaction_get_audience (cli->redaction);

  if (audience == OPCC_AUDIENCE_OFFICE ||
      (opcc_cli_get_option (cli, "search") == NULL &&
       (sort == NULL || opcc_audience_may_see_field (audience, sort))))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("That would tell what this audience may not see: %s. Leave out --search, and "
                  "sort by a field that is printed."),
               opcc_audience_get_label (audience));
  return FALSE;
}

/* --- list ----------------------------------------------------------------------------------- */

static OpccQuery *
make_query (OpccCli *cli, const OpccKind *kind, GError **error)
{
  g_autoptr (OpccQuery) query = opcc_query_new (kind);
  const char *sort = opcc_cli_get_option (cli, "sort");
  const gboolean descending = opcc_cli_get_option (cli, "desc") != NULL;
  const OpccField *field = NULL;

  if (sort != NULL)
    field = opcc_cli_find_field (kind, sort, error);
  if ((sort != NULL && field == NULL) || !check_question (cli, field, error))
    return NULL;
  opcc_query_set_sort (query, field != NULL ? field->name : NULL, descending);
  opcc_query_set_words (query, opcc_cli_get_option (cli, "search"));
  return g_steal_pointer (&query);
}

static GPtrArray *
read_columns (OpccCli *cli, const OpccKind *kind, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "columns");
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  if (typed == NULL)
    return opcc_cli_choose_columns (cli, kind, cli->format != OPCC_CLI_TEXT);
  names = g_strsplit (typed, ",", -1);
  fields = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      const OpccField *field = opcc_cli_find_field (kind, g_strstrip (names[i]), error);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (fields, (gpointer) field);
    }
  return opcc_redaction_choose_fields (cli->redaction, fields);
}

/* What markings keep from the audience is not listed, and is counted. */
static gboolean
take_out_hidden (OpccCli *cli, OpccDb *db, const OpccKind *kind, GArray *numbers, GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden =
      opcc_hidden_records_load (db, opcc_redaction_get_audience (cli->redaction), error);

  if (hidden != NULL)
    opcc_hidden_records_take_out (hidden, kind, numbers, cli->redaction);
  return hidden != NULL;
}

static gboolean
print_windows (OpccCli *cli,
               OpccCliTable *table,
               OpccDb *db,
               const OpccKind *kind,
               GArray *numbers,
               GPtrArray *fields,
               gboolean identity,
               GError **error)
{
  for (guint i = 0; i < numbers->len; i += WINDOW_ROWS)
    {
      g_autoptr (GPtrArray) rows =
          opcc_db_fetch_rows (db, kind, &g_array_index (numbers, gint64, i),
                              MIN (WINDOW_ROWS, numbers->len - i), error);

      if (rows == NULL || !opcc_cli_hide_links (cli, db, rows, error))
        return FALSE;
      for (guint row = 0; row < rows->len; row++)
        if (g_ptr_array_index (rows, row) != NULL)
          opcc_cli_add_row (cli, table, fields, identity, g_ptr_array_index (rows, row));
    }
  return TRUE;
}

static gboolean
run_list (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccKind *kind = opcc_cli_find_kind (opcc_cli_get_argument (cli, 0), error);
  const gboolean identity = cli->format != OPCC_CLI_TEXT && opcc_cli_is_office (cli);
  g_autoptr (OpccQuery) query = kind != NULL ? make_query (cli, kind, error) : NULL;
  g_autoptr (GPtrArray) fields = query != NULL ? read_columns (cli, kind, error) : NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (OpccCliTable) table = NULL;
  gint64 limit = G_MAXUINT32;

  if (fields == NULL || !opcc_cli_get_integer (cli, "limit", 0, &limit, error))
    return FALSE;
  numbers = opcc_db_find_numbers (db, query, NULL, error);
  if (numbers == NULL || !take_out_hidden (cli, db, kind, numbers, error))
    return FALSE;
  if (limit < numbers->len)
    g_array_set_size (numbers, (guint) limit);
  columns = opcc_cli_make_columns (fields, identity);
  table = opcc_cli_table_new (cli->format, (const OpccCliColumn *) (void *) columns->data,
                              columns->len);
  opcc_cli_table_set_wide (table, opcc_cli_get_option (cli, "wide") != NULL);
  if (!print_windows (cli, table, db, kind, numbers, fields, identity, error))
    return FALSE;
  opcc_cli_table_finish (table);
  return TRUE;
}

/* By its name a record could be guessed at: what is found has a name that is not shown. */
static gboolean
check_number (OpccCli *cli, GError **error)
{
  const char *typed = opcc_cli_get_argument (cli, 1);

  if (opcc_cli_is_office (cli) || strspn (typed, "0123456789") == strlen (typed))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("For others than the office a record is shown by its number alone. "
                          "“opcc list” prints the numbers."));
  return FALSE;
}

/* (nullable): the record of that number in the office file, and not one that is called so. */
static OpccRecord *
find_numbered (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccKind *kind = opcc_cli_find_kind (opcc_cli_get_argument (cli, 0), error);
  const gint64 n = g_ascii_strtoll (opcc_cli_get_argument (cli, 1), NULL, 10);
  g_autoptr (OpccListRow) row = kind != NULL ? opcc_record_find_row (db, kind, n, error) : NULL;
  g_autoptr (OpccHiddenRecords) hidden =
      row != NULL
          ? opcc_hidden_records_load (db, opcc_redaction_get_audience (cli->redaction), error)
          : NULL;

  if (hidden == NULL)
    return NULL;
  if (!opcc_hidden_records_has (hidden, kind->name, n))
    return g_object_ref (row->record);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("The marking of the record keeps it from this audience."));
  return NULL;
}

/* What a domain writes of the record as a whole, for who reads it here. */
static gboolean
print_shown (OpccCli *cli, OpccDb *db, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  g_autoptr (GPtrArray) list = opcc_domain_documents_list ();
  g_autofree char *n = g_strdup_printf ("%" PRId64, opcc_record_get_n (record));

  for (guint i = 0; cli->format == OPCC_CLI_TEXT && i < list->len; i++)
    {
      const OpccDomainDocument *one = g_ptr_array_index (list, i);
      g_autoptr (OpccDocumentOrder) order = NULL;
      g_autoptr (OpccDocument) document = NULL;
      g_autofree char *text = NULL;

      if (!one->shown || one->kind != kind)
        continue;
      order = opcc_document_order_new (one->name, kind->name, n, NULL);
      document = opcc_document_order_build (order, db, opcc_redaction_get_audience (cli->redaction),
                                            opcc_date_today (), NULL, error);
      if (document == NULL)
        return FALSE;
      text = opcc_document_to_text (document);
      printf ("\n%s", text);
    }
  return TRUE;
}

static gboolean
run_show (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = NULL;

  if (!check_number (cli, error))
    return FALSE;
  record = opcc_cli_is_office (cli) ? opcc_cli_find_record (cli, db, error)
                                    : find_numbered (cli, db, error);

  return record != NULL && opcc_cli_print_record (cli, db, record, error) &&
         print_shown (cli, db, record, error);
}

/* --- set and delete ------------------------------------------------------------------------- */

static gboolean
set_link (OpccDb *db, OpccRecord *record, const OpccField *field, const char *typed, GError **error)
{
  const OpccKind *target = opcc_registry_find (field->target);
  g_autoptr (OpccRecord) linked = NULL;
  g_autofree char *number = NULL;

  if (*typed == '\0')
    return opcc_record_set_typed (record, field->name, "", error);
  linked = opcc_record_find (db, target, typed, error);
  if (linked == NULL)
    return FALSE;
  number = g_strdup_printf ("%" PRId64, opcc_record_get_n (linked));
  return opcc_record_set_typed (record, field->name, number, error);
}

/* @pair is "field=value". */
static gboolean
set_pair (OpccDb *db, OpccRecord *record, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = NULL;
  const OpccField *field;

  if (equals == NULL || equals == pair)
    return opcc_cli_refuse_usage (error, _ ("“%s” is not of the form field=value."), pair);
  name = g_strndup (pair, (gsize) (equals - pair));
  field = opcc_cli_find_field (opcc_record_get_kind (record), name, error);
  if (field == NULL)
    return FALSE;
  if (field->marks & OPCC_MARK_COMPUTED)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” is worked out by the program and cannot be set. Nothing was changed."),
                   field->name);
      return FALSE;
    }
  if (field->type == OPCC_VALUE_LINK)
    return set_link (db, record, field, equals + 1, error);
  if (opcc_record_set_typed (record, field->name, equals + 1, error))
    return TRUE;
  g_prefix_error (error, "%s: ", field->name);
  return FALSE;
}

static gboolean
check_version (OpccCli *cli, OpccRecord *record, GError **error)
{
  gint64 wanted = opcc_record_get_ver (record);

  if (!opcc_cli_get_integer (cli, "ver", 0, &wanted, error))
    return FALSE;
  if (wanted == opcc_record_get_ver (record))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
               _ ("The record was changed since version %" PRId64 "; it is at version %" PRId64
                  " now. Nothing was changed. Look at it with “opcc show” and try again."),
               wanted, opcc_record_get_ver (record));
  return FALSE;
}

/* The arguments from @first on are "field=value". */
static gboolean
save_pairs (OpccCli *cli, OpccDb *db, OpccRecord *record, guint first, GError **error)
{
  for (guint i = first; i < cli->arguments->len; i++)
    if (!set_pair (db, record, opcc_cli_get_argument (cli, i), error))
      return FALSE;
  if (!opcc_record_check (record, error) || !opcc_record_act_save (db, record, error))
    return FALSE;
  opcc_cli_report_action (cli, db, record);
  return TRUE;
}

static gboolean
run_set (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);

  return record != NULL && check_version (cli, record, error) &&
         save_pairs (cli, db, record, 2, error);
}

static gboolean
run_add (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccKind *kind = opcc_cli_find_kind (opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccRecord) record = kind != NULL ? opcc_record_new (kind) : NULL;

  return record != NULL && save_pairs (cli, db, record, 1, error);
}

static gboolean
run_delete (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);

  if (record == NULL || !check_version (cli, record, error) ||
      !opcc_record_act_delete (db, record, error))
    return FALSE;
  opcc_cli_report_action (cli, db, record);
  return TRUE;
}

/* --- protective markings ------------------------------------------------------------------- */

static gboolean
run_protect (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);

  if (record == NULL ||
      !opcc_record_marking_set (db, opcc_record_get_kind (record), opcc_record_get_n (record),
                                opcc_cli_get_argument (cli, 2), opcc_cli_get_option (cli, "reason"),
                                error))
    return FALSE;
  opcc_cli_report_action (cli, db, record);
  return TRUE;
}

/* --- search --------------------------------------------------------------------------------- */

static void
add_hit (OpccCliTable *table, gconstpointer data)
{
  const OpccSearchHit *hit = data;

  opcc_cli_table_add_choice (table, hit->kind->name,
                             g_dgettext (GETTEXT_PACKAGE, hit->kind->label));
  opcc_cli_table_add_integer (table, hit->n);
  opcc_cli_table_add_text (table, hit->title);
  opcc_cli_table_add_text (table, hit->detail);
}

static gboolean
run_search (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "kind", N_ ("Kind") },
    { "n", N_ ("N"), TRUE },
    { "title", N_ ("Title") },
    { "detail", N_ ("Detail") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_hit };
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  gint64 limit = SEARCH_LIMIT;

  g_ptr_array_add (cli->arguments, NULL);
  words = g_strjoinv (" ", (char **) cli->arguments->pdata);
  if (!opcc_cli_get_integer (cli, "limit", 1, &limit, error))
    return FALSE;
  hits = opcc_db_search (db, words, (guint) limit, NULL, error);
  return opcc_cli_print_listing (cli, &listing, hits);
}

const OpccCommand opcc_cli_record_commands[] = {
  { "list", "KIND", 1, 1, list_options, OPCC_NEED_OFFICE, run_list,
    N_ ("Lists the records of a kind."),
    N_ ("KIND is scheme, round, criterion, organisation, application, marker, assignment, mark, "
        "award, past_grant, measure, observation, target, cause, post or training_budget. JSON and "
        "CSV have every field; text has those that fit. With --audience, what was withheld is said "
        "on the standard error."),
    .redacts = TRUE },
  { "show", "KIND ID", 2, 2, NULL, OPCC_NEED_OFFICE, run_show, N_ ("Shows one record whole."),
    N_ ("ID is the record's identifier, its number in the office file, or what people call it: "
        "2023/24 (scheme), 2023/24-1 (round), R1-001 or 2023/24-1/R1-001 (application), "
        "2023/24-1/3 (criterion), a name or a charity or company number (organisation), a role "
        "(marker). For another audience than the office, its number."),
    .redacts = TRUE },
  { "set", "KIND ID FIELD=VALUE...", 3, -1, set_options, OPCC_NEED_OFFICE, run_set,
    N_ ("Changes fields of one record as one action."),
    N_ ("Values are read as people type them: £10k, 3 July 2023, yes. FIELD= with nothing after it "
        "clears the field.") },
  { "add", "KIND FIELD=VALUE...", 2, -1, NULL, OPCC_NEED_OFFICE, run_add,
    N_ ("Adds one record as one action."),
    N_ ("For kinds that have no command of their own: measure, observation, target, cause, post, "
        "training_budget. Values are read as by “opcc set”.") },
  { "delete", "KIND ID", 2, 2, set_options, OPCC_NEED_OFFICE, run_delete,
    N_ ("Deletes one record, where no other belongs to it."), NULL },
  { "protect", "KIND ID MARKING", 3, 3, protect_options, OPCC_NEED_OFFICE, run_protect,
    N_ ("Sets the protective marking of one record."),
    N_ ("MARKING is OFFICIAL, which takes a marking off, or OFFICIAL-SENSITIVE, with handling "
        "instructions after it. Lists, records and documents keep the record from whom its marking "
        "keeps it; charts and papers of its domain are refused to them.") },
  { "search", "WORDS...", 1, -1, search_options, OPCC_NEED_OFFICE, run_search,
    N_ ("Searches records of every kind for words."),
    N_ ("Every word must occur; the last one may be the beginning of a word.") },
  { NULL },
};
