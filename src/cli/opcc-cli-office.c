/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on the office file as a whole: making one, copying it, putting a copy back, checking. */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "opcc-checkpoint.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-sample-history.h"
#include "opcc-verify.h"

static const OpccOption sample_options[] = {
  { "history", NULL, N_ ("With the year before: six rounds, decided and published") },
  { NULL },
};

static gboolean
run_init (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_db_get_path (db);
  g_autofree char *sentence = g_strdup_printf (_ ("Made office file %s."), path);

  opcc_cli_report_copy (cli, path, sentence);
  return TRUE;
}

static gboolean
run_sample (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *folder = g_getenv ("OPCC_SAMPLE_DIR");
  const char *path = opcc_db_get_path (db);
  g_autofree char *sentence = g_strdup_printf (_ ("Made sample office %s."), path);

  if (folder == NULL)
    folder = PKGDATADIR "/sample";
  if (!opcc_domain_models_fill_sample (db, folder, NULL, error) ||
      (opcc_cli_get_option (cli, "history") != NULL &&
       !opcc_sample_history_fill (db, folder, NULL, error)))
    return FALSE;
  opcc_cli_report_copy (cli, path, sentence);
  return TRUE;
}

/* --- verify --------------------------------------------------------------------------------- */

static void
add_member (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
print_report_json (const OpccVerifyReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "rows", report->n_rows);
  add_member (builder, "entries", report->n_changes);
  add_member (builder, "actions", report->n_actions);
  json_builder_set_member_name (builder, "head");
  json_builder_add_string_value (builder, report->head);
  json_builder_set_member_name (builder, "content_hash");
  json_builder_add_string_value (builder, report->content_hash);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (report->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  opcc_cli_print_json (root);
}

static void
print_report_table (OpccCli *cli, const OpccVerifyReport *report)
{
  static const OpccCliColumn columns[] = {
    { "rows", N_ ("Records"), TRUE },       { "entries", N_ ("Log entries"), TRUE },
    { "actions", N_ ("Actions"), TRUE },    { "head", N_ ("Newest action") },
    { "content_hash", N_ ("All records") }, { "problems", N_ ("Problems"), TRUE },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));

  opcc_cli_table_add_integer (table, report->n_rows);
  opcc_cli_table_add_integer (table, report->n_changes);
  opcc_cli_table_add_integer (table, report->n_actions);
  opcc_cli_table_add_text (table, report->head);
  opcc_cli_table_add_text (table, report->content_hash);
  opcc_cli_table_add_integer (table, report->problems->len);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
  for (guint i = 0; i < report->problems->len; i++)
    opcc_cli_say (cli, "%s", (const char *) g_ptr_array_index (report->problems, i));
}

static const OpccOption verify_options[] = {
  { "checkpoint", "FILE", N_ ("And holds the log against what opcc checkpoint wrote then") },
  { NULL },
};

static gboolean
run_verify (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, error);
  const char *path = opcc_cli_get_option (cli, "checkpoint");

  if (report == NULL ||
      (path != NULL && !opcc_checkpoint_compare_file (db, path, report->problems, error)))
    return FALSE;
  if (cli->format == OPCC_CLI_JSON)
    print_report_json (report);
  else
    print_report_table (cli, report);
  if (report->problems->len == 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE,
                            "The office file was altered outside the program: %u problem. Nothing "
                            "was changed now. Look at the newest good copy with “opcc backups”.",
                            "The office file was altered outside the program: %u problems. Nothing "
                            "was changed now. Look at the newest good copy with “opcc backups”.",
                            report->problems->len),
               report->problems->len);
  return FALSE;
}

static gboolean
run_checkpoint (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (opcc_cli_get_argument (cli, 0), NULL);
  g_autoptr (OpccVerifyReport) report = NULL;
  g_autofree char *sentence = NULL;

  if (!opcc_cli_expect_new (path, error))
    return FALSE;
  report = opcc_db_verify (db, NULL, error);
  if (report == NULL || !opcc_checkpoint_save (db, report, path, error))
    return FALSE;
  sentence = g_strdup_printf (
      _ ("Wrote a checkpoint to %s. Keep it where nobody who can change the office file can."),
      path);
  opcc_cli_report_copy (cli, path, sentence);
  return TRUE;
}

const OpccCommand opcc_cli_office_commands[] = {
  { "init", "", 0, 0, NULL, OPCC_NEED_NEW_OFFICE, run_init, N_ ("Makes a new office file."),
    N_ ("A file that is there already is never written over.") },
  { "sample", "", 0, 0, sample_options, OPCC_NEED_NEW_OFFICE, run_sample,
    N_ ("Makes a sample office in a new file: three rounds, one of them full."),
    N_ ("All groups in it are invented. The applications are taken in by the real import.") },
  { "checkpoint", "FILE", 1, 1, NULL, OPCC_NEED_OFFICE, run_checkpoint,
    N_ ("Writes down where the log stands, to hold the office file against later."),
    N_ ("A few lines without anything of any record: print or mail them. Who can write the office "
        "file and knows the program could write its log anew, and only what is kept elsewhere "
        "would "
        "tell; see opcc verify --checkpoint. A file that does not verify gets none."),
    .proves = TRUE },
  { "verify", "", 0, 0, verify_options, OPCC_NEED_OFFICE, run_verify,
    N_ ("Shows whether the file was altered outside the program."),
    N_ ("Holds every record against the log, and the log against itself. Exit status 1 where "
        "something does not agree; each problem names its record. Two offices with the same "
        "records have the same content hash."),
    .proves = TRUE },
  { NULL },
};
