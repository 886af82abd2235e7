/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table together: who makes them, and what all of them are to do. */
#pragma once

#include "opcc-table-row.h"

G_BEGIN_DECLS

/* Gives the view of @shared its rows; it is in its scrolled window already. */
void opcc_table_rows_set_up (OpccTableShared *shared, GtkSelectionModel *model);
void opcc_table_rows_call (OpccTableShared *shared, void (*act) (OpccTableRow *row));

/* The record of the row that @widget is, or is in; 0: it is in none. */
gint64 opcc_table_rows_find_n (OpccTableShared *shared, GtkWidget *widget);

G_END_DECLS
