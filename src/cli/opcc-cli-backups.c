/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on copies of the office file: making and listing them, the second folder, the way back.
 */
#include <glib/gi18n-lib.h>

#include "opcc-backup-sealed.h"
#include "opcc-backup.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-second-folder.h"

static const OpccOption backup_options[] = {
  { "passphrase-file", "FILE",
    N_ ("Under the passphrase in the first line of FILE; the second folder has its own") },
  { NULL },
};

static const OpccOption restore_options[] = {
  { "passphrase-file", "FILE", N_ ("The passphrase of the copy is the first line of FILE") },
  { NULL },
};

/* The automatic kind: beside the office file, and in the second folder where there is one. */
static gboolean
back_up_by_itself (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *path = opcc_db_backup (db, "hand", NULL, error);
  g_autofree char *sentence = NULL;

  if (path == NULL)
    return FALSE;
  sentence = g_strdup_printf (_ ("Wrote a checked copy to %s."), path);
  opcc_cli_report_copy (cli, path, sentence);
  return TRUE;
}

static gboolean
run_backup (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *file = opcc_cli_get_argument (cli, 0);
  g_autofree char *path = file != NULL ? g_canonicalize_filename (file, NULL) : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *passphrase = NULL;

  if (!opcc_cli_read_passphrase (cli, &passphrase, error))
    return FALSE;
  if (file == NULL && passphrase != NULL)
    return opcc_cli_refuse_usage (error, "%s",
                                  _ ("A copy under a passphrase needs the FILE it goes to. “opcc "
                                     "second-folder lock” locks the copies that are made by "
                                     "themselves."));
  if (file == NULL)
    return back_up_by_itself (cli, db, error);
  if (!opcc_cli_expect_new (path, error) ||
      !opcc_db_backup_by_hand (db, path, passphrase, NULL, error))
    return FALSE;
  sentence = g_strdup_printf (_ ("Wrote a checked copy to %s."), path);
  opcc_cli_report_copy (cli, path, sentence);
  return TRUE;
}

static void
add_backup (OpccCliTable *table, gconstpointer data)
{
  const OpccBackup *backup = data;

  opcc_cli_table_add_time (table, backup->at);
  opcc_cli_table_add_text (table, backup->reason);
  opcc_cli_table_add_integer (table, backup->size);
  opcc_cli_table_add_flag (table, backup->locked);
  opcc_cli_table_add_text (table, backup->path);
}

static gboolean
run_backups (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "at", N_ ("Made") },       { "reason", N_ ("Why") }, { "size", N_ ("Bytes"), TRUE },
    { "locked", N_ ("Locked") }, { "file", N_ ("File") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_backup,
                                          .wide = TRUE };
  g_autofree char *office = g_canonicalize_filename (cli->office, NULL);
  g_autoptr (GPtrArray) backups = opcc_backup_list (office, error);
  GPtrArray *second = opcc_second_folder_list (office, error);

  if (second == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (backups, second);
  opcc_backup_sort (backups);
  return opcc_cli_print_listing (cli, &listing, backups);
}

static gboolean
run_restore (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *copy = opcc_cli_get_argument (cli, 0);
  g_autofree char *office = g_canonicalize_filename (cli->office, NULL);
  g_autofree char *sentence =
      g_strdup_printf (_ ("%s now holds what was in %s. What stood there before is kept among its "
                          "backups."),
                       office, copy);
  g_autofree char *passphrase = NULL;

  if (!opcc_cli_read_passphrase (cli, &passphrase, error) ||
      !opcc_backup_restore_sealed (copy, office, passphrase, error))
    return FALSE;
  opcc_cli_report_copy (cli, office, sentence);
  return TRUE;
}

/* --- the second folder ----------------------------------------------------------------------- */

static void
add_folder (OpccCliTable *table, gconstpointer data)
{
  const OpccSecondFolder *folder = data;
  g_autoptr (GPtrArray) copies = opcc_backup_list_folder (folder->path);
  const OpccBackup *newest = copies->len > 0 ? g_ptr_array_index (copies, 0) : NULL;

  opcc_cli_table_add_text (table, folder->chosen);
  opcc_cli_table_add_flag (table, opcc_second_folder_is_there (folder));
  opcc_cli_table_add_flag (table, folder->locked);
  opcc_cli_table_add_integer (table, copies->len);
  opcc_cli_table_add_time (table, newest != NULL ? newest->at : OPCC_NO_TIME);
}

static gboolean
run_second_folder (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "folder", N_ ("Second folder") }, { "there", N_ ("There now") }, { "locked", N_ ("Locked") },
    { "copies", N_ ("Copies"), TRUE },  { "newest", N_ ("Newest") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_folder };
  g_autoptr (GError) problem = NULL;
  OpccSecondFolder *folder = opcc_second_folder_load (cli->office, &problem);
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_second_folder_free);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (folder != NULL)
    g_ptr_array_add (rows, folder);
  return opcc_cli_print_listing (cli, &listing, rows);
}

static gboolean
run_second_folder_set (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_second_folder_choose (db, opcc_cli_get_argument (cli, 0), error) &&
         back_up_by_itself (cli, db, error);
}

static const OpccOption lock_options[] = {
  { "passphrase-file", "FILE", N_ ("The passphrase is the first line of FILE"),
    OPCC_OPTION_REQUIRED },
  { NULL },
};

static void
say_open_copies (OpccCli *cli)
{
  g_autoptr (GPtrArray) copies = opcc_second_folder_list (cli->office, NULL);
  guint n = 0;

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    n += !((OpccBackup *) copies->pdata[i])->locked;
  if (n > 0)
    opcc_cli_say (
        cli,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u copy that was made before is not locked. Delete it by hand where "
                     "others can read it.",
                     "%u copies that were made before are not locked. Delete them by hand "
                     "where others can read them.",
                     n),
        n);
}

static gboolean
run_second_folder_lock (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *passphrase = NULL;

  if (!opcc_cli_read_passphrase (cli, &passphrase, error) ||
      !opcc_second_folder_lock (cli->office, passphrase, error) ||
      !back_up_by_itself (cli, db, error))
    return FALSE;
  say_open_copies (cli);
  return TRUE;
}

static gboolean
run_second_folder_unlock (OpccCli *cli, OpccDb *db, GError **error)
{
  if (!opcc_second_folder_lock (cli->office, NULL, error))
    return FALSE;
  opcc_cli_say (cli, "%s",
                _ ("From now on copies in the second folder are not locked. Those that are there "
                   "stay as they are."));
  return TRUE;
}

static gboolean
run_second_folder_off (OpccCli *cli, OpccDb *db, GError **error)
{
  if (!opcc_second_folder_forget (cli->office, error))
    return FALSE;
  opcc_cli_say (cli, "%s", _ ("No more copies go to a second folder. Those that are there stay."));
  return TRUE;
}

const OpccCommand opcc_cli_backup_commands[] = {
  { "backup", "[FILE]", 0, 1, backup_options, OPCC_NEED_OFFICE, run_backup,
    N_ ("Writes a whole, checked copy of the office file."),
    N_ ("Without FILE, beside the office file and to the second folder, as copies are made by "
        "themselves before imports and awards and on closing; see opcc backups. With FILE, there; "
        "where there is a second folder a copy is made for it as well.") },
  { "backups", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_backups,
    N_ ("Lists the copies that were made by themselves, newest first."),
    N_ ("Those in the second folder too, where it is there.") },
  { "restore", "FILE", 1, 1, restore_options, OPCC_NEED_NOTHING, run_restore,
    N_ ("Puts a copy in place of the office file, which is kept among the backups."),
    N_ ("The copy is checked first. The office file must not be open in any program.") },
  { "second-folder show", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_second_folder,
    N_ ("Shows where a second copy of each backup goes on this machine."), NULL },
  { "second-folder set", "FOLDER", 1, 1, NULL, OPCC_NEED_OFFICE, run_second_folder_set,
    N_ ("Has a copy of each backup put in FOLDER too, such as on another disk."),
    N_ ("One is made at once. Each is read back and checked, and thinned as the first are. Where "
        "the folder is not there, the first copy is made all the same and the exit status is 3.") },
  { "second-folder lock", "", 0, 0, lock_options, OPCC_NEED_OFFICE, run_second_folder_lock,
    N_ ("Locks the copies there: only the passphrase opens them."),
    N_ ("One is made at once. The passphrase is kept nowhere: without it nobody can open them, and "
        "nobody can find it out.") },
  { "second-folder unlock", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_second_folder_unlock,
    N_ ("Has copies written there open again; those that are there stay as they are."), NULL },
  { "second-folder off", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_second_folder_off,
    N_ ("Puts no more copies there; those that are there stay."), NULL },
  { NULL },
};
