/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds and records as the command line names and prints them, by their field tables alone. */
#pragma once

#include "opcc-cli-table.h"
#include "opcc-round.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* (nullable): the kind that a word means; otherwise wrong usage, with the kinds there are. */
const OpccKind *opcc_cli_find_kind (const char *word, GError **error);
const OpccField *opcc_cli_find_field (const OpccKind *kind, const char *name, GError **error);
/* The record of the first two arguments, KIND ID. */
OpccRecord *opcc_cli_find_record (OpccCli *cli, OpccDb *db, GError **error);
/* The round of --round. */
OpccRound *opcc_cli_find_round (OpccCli *cli, OpccDb *db, GError **error);
/* An application by what was typed; "R1-001" means that of --round where the command has it. */
gint64 opcc_cli_find_application (OpccCli *cli, OpccDb *db, const char *words, GError **error);
gint64 opcc_cli_find_marker (OpccCli *cli, OpccDb *db, GError **error);

/**
 * opcc_cli_choose_columns:
 * @all: every attribute rather than those that fit beside each other
 *
 * Returns: (transfer full) (element-type OpccField): attributes to print, without those the
 * audience may not see
 */
GPtrArray *opcc_cli_choose_columns (OpccCli *cli, const OpccKind *kind, gboolean all);
GArray *opcc_cli_make_columns (GPtrArray *fields, gboolean identity);
void opcc_cli_add_row (
    OpccCli *cli, OpccCliTable *table, GPtrArray *fields, gboolean identity, OpccListRow *row);
gboolean opcc_cli_hide_links (OpccCli *cli, OpccDb *db, GPtrArray *rows, GError **error);
/* Prints one record whole. */
gboolean opcc_cli_print_record (OpccCli *cli, OpccDb *db, OpccRecord *record, GError **error);

/* Prints the name of the action just done, and the record it was done to. */
void opcc_cli_report_action (OpccCli *cli, OpccDb *db, OpccRecord *record);

G_END_DECLS
