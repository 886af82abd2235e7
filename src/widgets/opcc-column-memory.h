/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps from day to day which columns of a table are shown. */
#pragma once

#include "opcc-table.h"

G_BEGIN_DECLS

/**
 * opcc_column_memory_keep:
 * @list: what the table lists: "applications"
 *
 * Shows the columns that were chosen last, and keeps each choice from now on in the settings of the
 * user. Call it after opcc_table_set_columns ().
 */
void opcc_column_memory_keep (OpccTable *table, const char *list);

G_END_DECLS
