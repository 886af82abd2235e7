/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on what was done: the log, the history of one record, undo and redo. */
#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-history.h"
#include "opcc-record-history.h"
#include "opcc-rewind.h"

#define WINDOW_ROWS 500

static const OpccOption log_options[] = {
  { "limit", "N", N_ ("At most so many, the newest") },
  { NULL },
};

static gint64
print_actions (OpccCliTable *table, GPtrArray *entries)
{
  gint64 last = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      OpccActionEntry *entry = g_ptr_array_index (entries, i);

      opcc_cli_table_add_integer (table, entry->seq);
      opcc_cli_table_add_time (table, entry->at);
      opcc_cli_table_add_text (table, entry->who);
      opcc_cli_table_add_text (table, entry->name);
      opcc_cli_table_add_integer (table, entry->undoes > 0 ? entry->undoes : OPCC_NO_INTEGER);
      opcc_cli_table_end_row (table);
      last = entry->seq;
    }
  return last;
}

static gboolean
run_log (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "action", N_ ("Number"), TRUE },
    { "at", N_ ("When") },
    { "who", N_ ("Who") },
    { "name", N_ ("What") },
    { "undoes", N_ ("Undoes"), TRUE },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  gint64 left = G_MAXINT64;
  gint64 before = 0;
  guint n;

  if (!opcc_cli_get_integer (cli, "limit", 1, &left, error))
    return FALSE;
  opcc_cli_table_set_wide (table, TRUE);
  do
    {
      guint wanted = (guint) MIN (left, WINDOW_ROWS);
      g_autoptr (GPtrArray) entries = opcc_db_list_actions (db, before, wanted, error);

      if (entries == NULL)
        return FALSE;
      before = print_actions (table, entries);
      n = entries->len;
      left -= n;
    }
  while (n == WINDOW_ROWS && left > 0);
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
add_entry (OpccCliTable *table, gconstpointer data)
{
  const OpccHistoryEntry *entry = data;

  opcc_cli_table_add_integer (table, entry->action);
  opcc_cli_table_add_time (table, entry->at);
  opcc_cli_table_add_text (table, entry->who);
  opcc_cli_table_add_text (table, entry->name);
  opcc_cli_table_add_text (table, entry->sentence);
}

static gboolean
run_history (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "action", N_ ("Number"), TRUE }, { "at", N_ ("When") },       { "who", N_ ("Who") },
    { "name", N_ ("What") },           { "change", N_ ("Change") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_entry,
                                          .wide = TRUE };
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (record == NULL)
    return FALSE;
  entries = opcc_record_history_read (db, opcc_record_get_kind (record), opcc_record_get_n (record),
                                      error);
  return opcc_cli_print_listing (cli, &listing, entries);
}

static void
report_step (OpccCli *cli, const char *name, const char *sentence)
{
  static const OpccCliColumn columns[] = { { "action", N_ ("What") } };
  g_autoptr (OpccCliTable) table = NULL;

  if (cli->format == OPCC_CLI_TEXT)
    {
      opcc_cli_say (cli, "%s", sentence);
      return;
    }
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_add_text (table, name);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}

static gboolean
run_undo (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *name = opcc_db_undo (db, NULL, error);
  g_autofree char *sentence = NULL;

  if (name == NULL)
    return FALSE;
  sentence = g_strdup_printf (_ ("Undone: %s."), name);
  report_step (cli, name, sentence);
  return TRUE;
}

static gboolean
run_redo (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *name = opcc_db_redo (db, NULL, error);
  g_autofree char *sentence = NULL;

  if (name == NULL)
    return FALSE;
  sentence = g_strdup_printf (_ ("Done again: %s."), name);
  report_step (cli, name, sentence);
  return TRUE;
}

/* --- going back to a moment ------------------------------------------------------------------ */

static const OpccOption rewind_options[] = {
  { "yes", NULL, N_ ("Really, in this office file; the present is kept as a backup") },
  { "to", "FILE", N_ ("Into a new office file; this one stays as it is") },
  { NULL },
};

static void
add_rewind_kind (OpccCliTable *table, gconstpointer data)
{
  const OpccRewindKind *kind = data;
  g_autoptr (GPtrArray) titles = g_ptr_array_copy (kind->titles, NULL, NULL);
  g_autofree char *first = NULL;

  g_ptr_array_set_free_func (titles, NULL);
  g_ptr_array_add (titles, NULL);
  first = g_strjoinv (", ", (char **) titles->pdata);
  opcc_cli_table_add_text (table, kind->kind->name);
  opcc_cli_table_add_integer (table, kind->n_added);
  opcc_cli_table_add_integer (table, kind->n_changed);
  opcc_cli_table_add_integer (table, kind->n_deleted);
  opcc_cli_table_add_text (table, first);
}

static gboolean
print_look (OpccCli *cli, const OpccRewind *look)
{
  static const OpccCliColumn columns[] = {
    { "kind", N_ ("Kind") },
    { "added", N_ ("Added since"), TRUE },
    { "changed", N_ ("Changed"), TRUE },
    { "deleted", N_ ("Deleted"), TRUE },
    { "first", N_ ("First of them") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_rewind_kind,
                                          .wide = TRUE };
  g_autoptr (GPtrArray) kinds = g_ptr_array_copy (look->kinds, NULL, NULL);

  g_ptr_array_set_free_func (kinds, NULL);
  if (!opcc_cli_print_listing (cli, &listing, kinds))
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%u action would be taken back.",
                             "%u actions would be taken back.", look->n_actions),
                look->n_actions);
  for (guint i = 0; i < look->people->len; i++)
    {
      const OpccRewindPerson *person = g_ptr_array_index (look->people, i);

      opcc_cli_say (cli, "%s: %u", person->who, person->n_actions);
    }
  return TRUE;
}

static gboolean
run_rewind (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *to = opcc_cli_get_option (cli, "to");
  g_autofree char *path = to != NULL ? g_canonicalize_filename (to, NULL) : NULL;
  g_autoptr (OpccRewind) look = NULL;
  gint64 moment;

  if (!opcc_rewind_parse_moment (opcc_cli_get_argument (cli, 0), &moment, error))
    return FALSE;
  if (path != NULL)
    {
      if (!opcc_cli_expect_new (path, error) ||
          !opcc_db_rewind_to_file (db, moment, path, NULL, NULL, NULL, error))
        return FALSE;
      opcc_cli_say (cli, _ ("Wrote the office as it was to %s."), path);
      return TRUE;
    }
  if (opcc_cli_get_option (cli, "yes") != NULL)
    {
      if (!opcc_db_rewind (db, moment, NULL, NULL, NULL, error))
        return FALSE;
      opcc_cli_say (cli, "%s", _ ("The office is as it was then. “opcc undo” takes this back."));
      return TRUE;
    }
  look = opcc_rewind_look (db, moment, NULL, error);
  return look != NULL && print_look (cli, look);
}

const OpccCommand opcc_cli_log_commands[] = {
  { "log", "", 0, 0, log_options, OPCC_NEED_OFFICE, run_log,
    N_ ("Lists what was done, by whom and when, newest first."), NULL },
  { "history", "KIND ID", 2, 2, NULL, OPCC_NEED_OFFICE, run_history,
    N_ ("Says how one record came to be what it is."), NULL },
  { "undo", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_undo, N_ ("Takes the newest action back, whole."),
    N_ ("Any action can be taken back, an import of a thousand rows included, and after a restart "
        "too.") },
  { "redo", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_redo, N_ ("Does again what was undone last."),
    NULL },
  { "go-back", "MOMENT", 1, 1, rewind_options, OPCC_NEED_OFFICE, run_rewind,
    N_ ("Shows what would change if the office went back to a moment, or goes back."),
    N_ ("MOMENT is a day and time in London, such as “yesterday 15:00” or 2023-10-12 09:30. With "
        "--yes all that was done since is taken back as one action, which undo takes back "
        "again.") },
  { NULL },
};
