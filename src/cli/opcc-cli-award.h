/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an award as the options of a command say it. */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-cli.h"

G_BEGIN_DECLS

/* From --threshold, --rule, --line, --set, --reason and --condition. Returns: (transfer full): NULL
 * on error */
OpccAwardPlan *opcc_cli_make_plan (OpccCli *cli, OpccDb *db, gint64 round, GError **error);

G_END_DECLS
