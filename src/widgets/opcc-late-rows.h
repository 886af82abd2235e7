/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLateRows: the rows of a long list box get what they hold when they are about to be seen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccLateRowFunc:
 * @index: its place in the list
 *
 * Gives @row what it holds, or brings that up to date.
 */
typedef void (*OpccLateRowFunc) (GtkListBoxRow *row, guint index, gpointer user_data);

/**
 * OpccLateRows:
 *
 * A row costs about a millisecond with all its cells, and next to nothing without: a list of
 * thousands is there at once when only those rows are filled that can be seen, and then those
 * near them, a few at a time. Until then a row keeps the room that a filled one takes.
 */
#define OPCC_TYPE_LATE_ROWS (opcc_late_rows_get_type ())
G_DECLARE_FINAL_TYPE (OpccLateRows, opcc_late_rows, OPCC, LATE_ROWS, GObject)

/* @list: is not kept alive, and has to be gone, or this disposed of, before @user_data goes. */
OpccLateRows *opcc_late_rows_new (GtkListBox *list, OpccLateRowFunc fill, gpointer user_data);
/* The list has @n_rows now, more or fewer at its end, and what they hold is another. */
void opcc_late_rows_change (OpccLateRows *self, guint n_rows);
/* Takes all rows out of the list and gives it @n_rows new ones, none of them filled but those that
 * are about to be seen. */
void opcc_late_rows_renew (OpccLateRows *self, guint n_rows);
/* Fills @row now, in view or not. */
void opcc_late_rows_need (OpccLateRows *self, GtkListBoxRow *row);

G_END_DECLS
