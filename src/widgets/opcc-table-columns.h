/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableColumns: the headings of a table, where their columns stand, and what it is sorted by.
 */
#pragma once

#include "opcc-table-shared.h"

G_BEGIN_DECLS

/* Signals: "sort-chosen" (const char *field, gboolean descending) when a heading is pressed;
 * "shown-changed" when a column was shown or hidden. */
#define OPCC_TYPE_TABLE_COLUMNS (opcc_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableColumns, opcc_table_columns, OPCC, TABLE_COLUMNS, GObject)

OpccTableColumns *
opcc_table_columns_new (GtkColumnView *headings, GtkAdjustment *room, OpccTableShared *shared);
/* Takes all columns out of the headings, which are about to go. */
void opcc_table_columns_let_go (OpccTableColumns *self);
void opcc_table_columns_set (OpccTableColumns *self, const OpccColumn *columns, guint n_columns);
void opcc_table_columns_set_can_tick (OpccTableColumns *self, gboolean can_tick);
void opcc_table_columns_update_widths (OpccTableColumns *self);
void opcc_table_columns_dress_headings (OpccTableColumns *self);
void opcc_table_columns_show_sort (OpccTableColumns *self, const char *field, gboolean descending);

/* Where a column stands among the headings; 0 if there is none of that id (0 is the ticks'). */
guint opcc_table_columns_find (OpccTableColumns *self, const char *id);
float opcc_table_columns_get_xalign (OpccTableColumns *self, guint index);
const char *opcc_table_columns_get_title (OpccTableColumns *self, guint index);
char **opcc_table_columns_dup_shown (OpccTableColumns *self);
void opcc_table_columns_set_shown (OpccTableColumns *self, const char *const *ids);

G_END_DECLS
