/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding records by what people type, and printing them from the field table of their kind. */
#include "opcc-cli-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-application.h"
#include "opcc-cli-command.h"
#include "opcc-db.h"
#include "opcc-kept.h"
#include "opcc-record-finder.h"
#include "opcc-hidden-records.h"
#include "opcc-history.h"
#include "opcc-marker.h"
#include "opcc-place.h"
#include "opcc-registry.h"

/* What bears one of these fits into a list. */
#define LISTED                                                                                     \
  (OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED | OPCC_MARK_SENSITIVE | OPCC_MARK_SMALL_COUNT)

static const OpccCliColumn identity_columns[] = {
  { "n", N_ ("N"), TRUE },
  { "id", N_ ("Identifier") },
  { "ver", N_ ("Version"), TRUE },
};

static char *
list_kinds (void)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", kinds[i]->name);
  return g_string_free (list, FALSE);
}

const OpccKind *
opcc_cli_find_kind (const char *word, GError **error)
{
  g_autofree char *name = g_strdelimit (g_strdup (word), "-", '_');
  const OpccKind *kind = opcc_registry_find (name);
  g_autofree char *list = NULL;

  if (kind == NULL)
    kind = opcc_registry_find_words (word);
  if (kind != NULL)
    return kind;
  list = list_kinds ();
  opcc_cli_refuse_usage (error, _ ("“%s” is no kind of record. Give one of: %s."), word, list);
  return NULL;
}

/* (nullable): the attribute of that name; otherwise wrong usage, with the names there are. */
const OpccField *
opcc_cli_find_field (const OpccKind *kind, const char *name, GError **error)
{
  g_autofree char *bare = g_strdelimit (g_strdup (name), "-", '_');
  const OpccField *field = opcc_kind_find_field (kind, bare);
  g_autoptr (GString) list = g_string_new (NULL);

  if (field != NULL)
    return field;
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", kind->fields[i].name);
  opcc_cli_refuse_usage (error, _ ("“%s” is no field of kind %s. Give one of: %s."), name,
                         kind->name, list->str);
  return NULL;
}

OpccRecord *
opcc_cli_find_record (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccKind *kind = opcc_cli_find_kind (opcc_cli_get_argument (cli, 0), error);

  return kind != NULL ? opcc_record_find (db, kind, opcc_cli_get_argument (cli, 1), error) : NULL;
}

OpccRound *
opcc_cli_find_round (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_record_find (db, &opcc_round_kind, opcc_cli_get_option (cli, "round"), error);
}

static gint64
take_number (OpccRecord *record)
{
  gint64 n = record != NULL ? opcc_record_get_n (record) : 0;

  g_clear_object (&record);
  return n;
}

/* Its number, or 0 with an error. */
gint64
opcc_cli_find_application (OpccCli *cli, OpccDb *db, const char *words, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "round");
  g_autofree char *whole = NULL;

  if (typed != NULL && strchr (words, '/') == NULL)
    {
      g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);

      if (round == NULL)
        return 0;
      whole = g_strconcat (round->code, "/", words, NULL);
    }
  return take_number (
      opcc_record_find (db, &opcc_application_kind, whole != NULL ? whole : words, error));
}

/* The number of the marker of --marker, or 0 with an error. */
gint64
opcc_cli_find_marker (OpccCli *cli, OpccDb *db, GError **error)
{
  return take_number (
      opcc_record_find (db, &opcc_marker_kind, opcc_cli_get_option (cli, "marker"), error));
}

/* --- printing ------------------------------------------------------------------------------- */

static gboolean
is_shown_in_lists (const OpccKind *kind, const OpccField *field)
{
  if (field->type == OPCC_VALUE_LONG_TEXT)
    return FALSE;
  return g_strcmp0 (field->name, kind->title) == 0 || g_strcmp0 (field->name, kind->detail) == 0 ||
         (field->marks & LISTED) != 0;
}

GPtrArray *
opcc_cli_choose_columns (OpccCli *cli, const OpccKind *kind, gboolean all)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (all || is_shown_in_lists (kind, &kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return opcc_redaction_choose_fields (cli->redaction, fields);
}

static gboolean
is_number (const OpccField *field)
{
  return field->type == OPCC_VALUE_MONEY || field->type == OPCC_VALUE_INTEGER ||
         field->type == OPCC_VALUE_NUMBER;
}

/**
 * opcc_cli_make_columns:
 * @identity: with number, identifier and version before the attributes
 *
 * Returns: (transfer full) (element-type OpccCliColumn): for a table
 */
GArray *
opcc_cli_make_columns (GPtrArray *fields, gboolean identity)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (OpccCliColumn));

  g_array_append_vals (columns, identity_columns, identity ? G_N_ELEMENTS (identity_columns) : 1);
  for (guint i = 0; i < fields->len; i++)
    {
      const OpccField *field = g_ptr_array_index (fields, i);
      OpccCliColumn column = { field->name, field->label, is_number (field) };

      g_array_append_val (columns, column);
    }
  return columns;
}

static const char *
get_link_title (OpccListRow *row, const OpccField *field)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  guint link = 0;

  for (const OpccField *other = kind->fields; other < field; other++)
    if (other->type == OPCC_VALUE_LINK)
      link++;
  return row->link_titles[link];
}

static void
add_text_field (OpccCliTable *table, const OpccField *field, const OpccStored *stored)
{
  g_autofree char *label = NULL;

  if (field->type != OPCC_VALUE_CHOICE && field->type != OPCC_VALUE_PLACE)
    {
      opcc_cli_table_add_text (table, stored->text);
      return;
    }
  label = opcc_field_stored_to_text (field, stored);
  opcc_cli_table_add_choice (table, stored->text, label);
}

static void
add_field (OpccCli *cli, OpccCliTable *table, const OpccField *field, OpccListRow *row)
{
  g_autofree char *small = opcc_redaction_get_small_count (cli->redaction, field, row->record);
  OpccStored stored;
  OpccDate date;
  gint64 time;

  opcc_field_get_stored (field, row->record, &stored);
  if (small != NULL)
    opcc_cli_table_add_text (table, small);
  else if (stored.type == OPCC_STORED_NULL)
    opcc_cli_table_add_text (table, NULL);
  else if (stored.type == OPCC_STORED_REAL)
    opcc_cli_table_add_number (table, stored.real);
  else if (field->type == OPCC_VALUE_MONEY)
    opcc_cli_table_add_money (table, stored.integer);
  else if (field->type == OPCC_VALUE_FLAG)
    opcc_cli_table_add_flag (table, stored.integer != 0);
  else if (field->type == OPCC_VALUE_LINK)
    opcc_cli_table_add_link (table, stored.integer, get_link_title (row, field));
  else if (stored.type == OPCC_STORED_INTEGER)
    opcc_cli_table_add_integer (table, stored.integer);
  else if (field->type == OPCC_VALUE_DATE && opcc_date_from_iso (stored.text, &date))
    opcc_cli_table_add_date (table, date);
  else if (field->type == OPCC_VALUE_TIME && opcc_time_from_iso (stored.text, &time))
    opcc_cli_table_add_time (table, time);
  else
    add_text_field (table, field, &stored);
}

/**
 * opcc_cli_add_row:
 *
 * Adds a row of the columns that opcc_cli_make_columns() makes.
 */
void
opcc_cli_add_row (
    OpccCli *cli, OpccCliTable *table, GPtrArray *fields, gboolean identity, OpccListRow *row)
{
  opcc_cli_table_add_integer (table, opcc_record_get_n (row->record));
  if (identity)
    {
      opcc_cli_table_add_text (table, opcc_record_get_id (row->record));
      opcc_cli_table_add_integer (table, opcc_record_get_ver (row->record));
    }
  for (guint i = 0; i < fields->len; i++)
    add_field (cli, table, g_ptr_array_index (fields, i), row);
  opcc_cli_table_end_row (table);
}

/**
 * opcc_cli_hide_links:
 * @rows: (element-type OpccListRow): some of which may be NULL
 *
 * Takes out of the rows what records are called that their marking keeps from the audience.
 */
gboolean
opcc_cli_hide_links (OpccCli *cli, OpccDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden =
      opcc_hidden_records_load (db, opcc_redaction_get_audience (cli->redaction), error);

  for (guint i = 0; hidden != NULL && i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      opcc_hidden_records_blank_links (hidden, g_ptr_array_index (rows, i));
  return hidden != NULL;
}

gboolean
opcc_cli_print_record (OpccCli *cli, OpccDb *db, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const gboolean identity = opcc_cli_is_office (cli);
  g_autoptr (GPtrArray) fields = opcc_cli_choose_columns (cli, kind, TRUE);
  g_autoptr (GArray) columns = opcc_cli_make_columns (fields, identity);
  g_autoptr (OpccCliTable) table = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 n = opcc_record_get_n (record);

  rows = opcc_db_fetch_rows (db, kind, &n, 1, error);
  if (rows == NULL || !opcc_cli_hide_links (cli, db, rows, error))
    return FALSE;
  table = opcc_cli_table_new_single (cli->format, (const OpccCliColumn *) (void *) columns->data,
                                     columns->len);
  opcc_cli_add_row (cli, table, fields, identity, g_ptr_array_index (rows, 0));
  opcc_cli_table_finish (table);
  return TRUE;
}

/**
 * opcc_cli_report_action:
 * @record: (nullable): none where the action has no one record
 *
 * Says what the command did, or that there was nothing to change.
 */
void
opcc_cli_report_action (OpccCli *cli, OpccDb *db, OpccRecord *record)
{
  static const OpccCliColumn columns[] = {
    { "action", N_ ("Done") },
    { "n", N_ ("N"), TRUE },
    { "id", N_ ("Identifier") },
  };
  /* What is as it was asked already writes nothing, and the newest action is another's. */
  g_autofree char *name = opcc_db_get_mark (db) != cli->mark ? opcc_db_peek_undo (db) : NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (name != NULL)
    opcc_cli_say (cli, _ ("Done: %s."), name);
  else
    opcc_cli_say (cli, "%s", _ ("Nothing to change."));
  if (cli->format == OPCC_CLI_TEXT)
    return;
  table = opcc_cli_table_new_single (cli->format, columns, record != NULL ? 3 : 1);
  opcc_cli_table_add_text (table, name);
  if (record != NULL)
    {
      opcc_cli_table_add_integer (table, opcc_record_get_n (record));
      opcc_cli_table_add_text (table, opcc_record_get_id (record));
    }
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}
