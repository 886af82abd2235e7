/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on files that are attached to records: attached, listed, and saved again. */
#include <glib/gi18n-lib.h>

#include "opcc-attachment.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"

/* clang-format off */
static const OpccOption add_options[] = {
  { "note", "TEXT", N_ ("What they show") },
  { NULL },
};

static const OpccOption save_options[] = {
  { "output", "FILE", N_ ("Where; a file of its own name in this folder unless given") },
  { NULL },
};
/* clang-format on */

static GPtrArray *
read_files (OpccCli *cli, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 2; i < cli->arguments->len; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (opcc_cli_get_argument (cli, i)));
  return opcc_attached_files_read (files, NULL, NULL, NULL, error);
}

static gboolean
run_add (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);
  g_autoptr (GPtrArray) files = record != NULL ? read_files (cli, error) : NULL;

  if (files == NULL ||
      !opcc_attachments_add (db, opcc_record_get_kind (record), opcc_record_get_n (record), files,
                             opcc_cli_get_option (cli, "note"), NULL, error))
    return FALSE;
  opcc_cli_report_action (cli, db, record);
  return TRUE;
}

static void
add_row (OpccCliTable *table, gconstpointer data)
{
  const OpccAttachment *attachment = data;

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD ((gpointer) attachment)));
  opcc_cli_table_add_text (table, attachment->file_name);
  opcc_cli_table_add_text (table, attachment->media_type);
  opcc_cli_table_add_integer (table, attachment->size);
  opcc_cli_table_add_time (table, attachment->added);
  opcc_cli_table_add_text (table, attachment->added_by);
  opcc_cli_table_add_text (table, attachment->note);
  opcc_cli_table_add_text (table, attachment->digest);
}

static gboolean
run_list (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },
    { "file_name", N_ ("File") },
    { "media_type", N_ ("Type of file") },
    { "size", N_ ("Size in bytes"), TRUE },
    { "added", N_ ("Attached") },
    { "added_by", N_ ("Attached by") },
    { "note", N_ ("Note") },
    { "digest", N_ ("SHA-256") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_row, .wide = TRUE };
  g_autoptr (OpccRecord) record = opcc_cli_find_record (cli, db, error);
  g_autoptr (GPtrArray) list = NULL;

  if (record == NULL)
    return FALSE;
  list =
      opcc_attachments_list (db, opcc_record_get_kind (record), opcc_record_get_n (record), error);
  return opcc_cli_print_listing (cli, &listing, list);
}

/* Without a name given, nothing that is there is written over. */
static gboolean
check_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("There is a file “%s” in this folder already. Nothing was written. Say where "
                  "with -o."),
               path);
  return FALSE;
}

static gboolean
run_save (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccAttachment) attachment =
      opcc_record_find (db, &opcc_attachment_kind, opcc_cli_get_argument (cli, 0), error);

  if (attachment == NULL || (path == NULL && !check_free (attachment->file_name, error)))
    return FALSE;
  if (path == NULL)
    path = attachment->file_name;
  if (!opcc_attachment_save_as (db, opcc_record_get_n (OPCC_RECORD (attachment)), path, NULL,
                                error))
    return FALSE;
  opcc_cli_say (cli, _ ("Written to %s."), path);
  return TRUE;
}

const OpccCommand opcc_cli_attachment_commands[] = {
  { "attachment add", "KIND ID FILE...", 3, -1, add_options, OPCC_NEED_OFFICE, run_add,
    N_ ("Attaches files to a record, such as the evidence of a return, as one action."),
    N_ ("The office file keeps what is in them, at most 25 MB each; what is there already is not "
        "kept twice. “opcc delete attachment N” takes one away, “opcc set attachment N note=TEXT” "
        "changes its note.") },
  { "attachment list", "KIND ID", 2, 2, NULL, OPCC_NEED_OFFICE, run_list,
    N_ ("Lists what is attached to a record."), NULL },
  { "attachment save", "ID", 1, 1, save_options, OPCC_NEED_OFFICE, run_save,
    N_ ("Writes an attached file out again, as it came."),
    N_ ("ID is its number, or its name where there is only one of it. What is not what was "
        "attached, by its SHA-256, is not written.") },
  { NULL },
};
