/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opcc: whatever the window can do to the data, from a terminal or a script. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-help.h"
#include "opcc-cli-table.h"
#include "opcc-error.h"
#include "opcc-domain-table.h"
#include "opcc-kept.h"
#include "opcc-records-check.h"
#include "opcc-store.h"

enum
{
  EXIT_DONE = 0,
  EXIT_REFUSED = 1,
  EXIT_USAGE = 2,
  EXIT_UNKEPT = 3,
};

/* Of what was done and saved, and has no backup. */
static G_DEFINE_QUARK (opcc - cli - unkept, get_unkept)

    /* No figure of a file that does not hold what its log says, unless it is asked for. */
    static gboolean
    check_records (OpccCli *cli, OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (cli->command->proves || opcc_cli_get_option (cli, "unverified") != NULL ||
      opcc_db_check_records (db, cancellable, &failure))
    return TRUE;
  if (!g_error_matches (failure, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
        _ ("%s Nothing was done. “opcc verify” says what is wrong, “opcc backups” lists the "
           "copies; --unverified does it all the same."),
        failure->message);
  return FALSE;
}

static gpointer
run_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccCli *cli = data;

  if (!check_records (cli, db, cancellable, error))
    return NULL;
  cli->mark = opcc_db_get_mark (db);
  return GINT_TO_POINTER (cli->command->run (cli, db, error));
}

static gboolean
run_with_office (OpccCli *cli, GError **error)
{
  const gboolean create = cli->command->need == OPCC_NEED_NEW_OFFICE;
  /* Who proves takes nothing on trust. */
  const OpccStoreFlags flags = create                 ? OPCC_STORE_CREATE | OPCC_STORE_RECALL
                               : cli->command->proves ? 0
                                                      : OPCC_STORE_RECALL;
  g_autoptr (OpccStore) store = opcc_store_open (cli->office, flags, error);
  gboolean ok;

  if (store == NULL)
    return FALSE;
  if (cli->who != NULL)
    opcc_store_set_who (store, cli->who);
  ok = GPOINTER_TO_INT (opcc_store_run_wait (store, run_job, cli, NULL, error));
  opcc_store_close (store);
  if (create && !ok)
    g_unlink (cli->office);
  if (!ok || opcc_store_get_backup_trouble (store) == NULL)
    return ok;
  g_set_error (error, get_unkept_quark (), 0,
               _ ("It is done and saved, but a backup could not be made. %s"),
               opcc_store_get_backup_trouble (store));
  return FALSE;
}

static void
report_withheld (OpccCli *cli)
{
  g_autofree char *said = opcc_redaction_say (cli->redaction);

  opcc_cli_report_statement (said);
}

/* Results that nobody could read are no results: the disk under a redirection may be full. */
static gboolean
check_printed (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NO_SPACE,
                       _ ("The results could not all be printed. What was done stays done; look at "
                          "“opcc log”, make room and print them again."));
  return FALSE;
}

static gboolean
run (OpccCli *cli, GError **error)
{
  gboolean ok;

  if (cli->version)
    opcc_cli_print_version ();
  else if (cli->help)
    opcc_cli_print_help (cli);
  if (cli->version || cli->help)
    return check_printed (error);
  ok = cli->command->need == OPCC_NEED_NOTHING ? cli->command->run (cli, NULL, error)
                                               : run_with_office (cli, error);
  if (ok || g_error_matches (*error, get_unkept_quark (), 0))
    report_withheld (cli);
  return ok && check_printed (error);
}

static void
set_up_words (void)
{
  const char *folder = g_getenv ("OPCC_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (OpccCli) cli = NULL;
  g_autoptr (GError) error = NULL;

  set_up_words ();
  opcc_domain_table_register ();
  opcc_cli_add_import_commands ();
  opcc_cli_add_chart_options ();
  opcc_cli_add_document_options ();
  if (argc > 1 && strcmp (argv[1], "--complete") == 0)
    {
      opcc_cli_print_completions (argc - 2, argv + 2);
      return EXIT_DONE;
    }
  cli = opcc_cli_parse (argc, argv, &error);
  if (cli != NULL && run (cli, &error))
    return EXIT_DONE;
  /* What was printed before the failure stands above it. */
  fflush (stdout);
  fprintf (stderr, "opcc: %s\n", error->message);
  return g_error_matches (error, OPCC_CLI_USAGE, 0)        ? EXIT_USAGE
         : g_error_matches (error, get_unkept_quark (), 0) ? EXIT_UNKEPT
                                                           : EXIT_REFUSED;
}
