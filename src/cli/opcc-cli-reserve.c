/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reserve list of a round by hand: who is on it, and in which order. */
#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-reserve.h"

/* clang-format off */
static const OpccOption place_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "place", "N", N_ ("Its place, 1 for the next that is offered money; 0 takes it off the list"),
    OPCC_OPTION_REQUIRED },
  { "reason", "TEXT", N_ ("Why; kept with the award and in the decision record"),
    OPCC_OPTION_REQUIRED },
  { NULL },
};
/* clang-format on */

static gboolean
run_place (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "place");
  gint64 application;
  gint64 place;

  if (!g_ascii_string_to_signed (typed, 10, 0, 100000, &place, NULL))
    return opcc_cli_refuse_usage (
        error,
        _ ("“%s” is not a place on the reserve list. Give 1 for the first, 2 for the "
           "second, or 0 to take the application off."),
        typed);
  application = opcc_cli_find_application (cli, db, opcc_cli_get_argument (cli, 0), error);
  if (application == 0 ||
      !opcc_reserve_set_place (db, application, place, opcc_cli_get_option (cli, "reason"), error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

const OpccCommand opcc_cli_reserve_commands[] = {
  { "award place", "APPLICATION", 1, 1, place_options, OPCC_NEED_OFFICE, run_place,
    N_ ("Puts an application on the reserve list, moves it, or takes it off, by hand."),
    N_ ("Money is offered in this order from then on: see “opcc award reserve --round ROUND”. A "
        "decision record that is not approved yet says so, and the letter is written anew where "
        "another is due.") },
  { NULL },
};
