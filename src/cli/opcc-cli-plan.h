/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said below the rows of a plan: its sums, and what is open of those who get money. */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-cli.h"

G_BEGIN_DECLS

gboolean opcc_cli_say_plan (
    OpccCli *cli, OpccDb *db, gint64 round, const OpccAwardPlan *plan, GError **error);

G_END_DECLS
