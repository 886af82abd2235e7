/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the workforce share: printing a sheet of figures. */
#pragma once

#include "opcc-cli-command.h"

G_BEGIN_DECLS

/* Prints the sheet of that name, in the view that "--by" or "--year" asks for. */
gboolean opcc_cli_workforce_run_sheet (OpccCli *cli, OpccDb *db, const char *name, GError **error);

G_END_DECLS
