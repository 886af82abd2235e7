/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTable: a list of any length as a table, with ticks, sorting, totals and its empty states. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-format.h"
#include "opcc-pill.h"
#include "opcc-selection-bar.h"

G_BEGIN_DECLS

/* Fills a cell from a fetched record; called when the record of the slot changes, so keep it cheap
 * and never touch widgets. @cell or @pill comes cleared. */
typedef void (*OpccCellFunc) (OpccSlot *slot,
                              OpccRecord *record,
                              gpointer user_data,
                              OpccCellText *cell);
typedef void (*OpccPillFunc) (OpccSlot *slot,
                              OpccRecord *record,
                              gpointer user_data,
                              OpccPillWords *pill);

/**
 * OpccColumn:
 * @id: names the column for totals and for what the user chose to see
 * @title: heading, in N_(); NULL takes the label of @field
 * @field: (nullable) name of a field: fills the cell where @cell and @pill are NULL, and is what
 *   the query is sorted by when the heading is pressed; NULL: the heading cannot be pressed
 * @width: pixels at 100% text size; grows with it
 * @xalign: 0 left to 1 right; negative takes what suits @field
 * @cell: (nullable) words of the cell
 * @pill: (nullable) makes the cell a pill
 * @css_class: (nullable) style of every cell in the column, e.g. "opcc-dim"
 * @expand: takes the room that is left
 * @off: not shown until the user chooses it
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *field;
  int width;
  float xalign;
  OpccCellFunc cell;
  OpccPillFunc pill;
  const char *css_class;
  gboolean expand;
  gboolean off;
} OpccColumn;

/* A column that shows a field as it is, and what else there is to say of it: ".expand = TRUE". */
/* clang-format off */
#define OPCC_COLUMN(name, pixels, ...)                                                             \
  { .id = #name, .field = #name, .width = (pixels), .xalign = -1, ##__VA_ARGS__ }
/* clang-format on */
/* The one that takes the room that is left. */
#define OPCC_COLUMN_WIDE(name) OPCC_COLUMN (name, 200, .expand = TRUE)

/**
 * OpccTable:
 *
 * Signals: "row-activated" (gint64 n) on Enter or double click; "ticks-changed"; "clear-filters"
 * from the button of the nothing-found state; "sort-chosen" (const char *field, gboolean
 * descending) → gboolean: return TRUE to stop the table from sorting the query itself;
 * "columns-changed" when the user shows or hides one.
 *
 * Keys: Space ticks, Ctrl+A ticks all, Escape clears the ticks, Enter opens, Shift+F10 and the Menu
 * key open the menu. Ticks belong to record numbers: they survive sorting and filtering.
 *
 * CSS: columnview.opcc-table (headings), listview.opcc-table, .opcc-totals, .opcc-selbar.
 */
#define OPCC_TYPE_TABLE (opcc_table_get_type ())
G_DECLARE_FINAL_TYPE (OpccTable, opcc_table, OPCC, TABLE, GtkWidget)

GtkWidget *opcc_table_new (void);
/* @columns must live as long as the table (a static array); @kind gives labels for @field. */
void opcc_table_set_columns (OpccTable *self,
                             const OpccKind *kind,
                             const OpccColumn *columns,
                             guint n_columns,
                             gpointer user_data);
void opcc_table_set_list (OpccTable *self, OpccSlotList *list);
OpccSlotList *opcc_table_get_list (OpccTable *self);
/* Runs the cell functions again, for what they read beside the record. */
void opcc_table_refresh_cells (OpccTable *self);

void opcc_table_set_can_tick (OpccTable *self, gboolean can_tick);
guint opcc_table_get_n_ticked (OpccTable *self);
/* (transfer full): numbers of the ticked records as gint64, rising */
GArray *opcc_table_dup_ticked (OpccTable *self);
gboolean opcc_table_is_ticked (OpccTable *self, gint64 n);
/* Ticks a record, in view or not. */
void opcc_table_set_ticked (OpccTable *self, gint64 n, gboolean ticked);
/* Ticks every row that the filters leave. */
void opcc_table_tick_all (OpccTable *self);
/* Also of the rows that filters hide. */
void opcc_table_clear_ticks (OpccTable *self);
OpccSelectionBar *opcc_table_get_selection_bar (OpccTable *self);

/* Shows the arrow; does not sort. @field NULL: none. */
void opcc_table_show_sort (OpccTable *self, const char *field, gboolean descending);

void opcc_table_set_total (OpccTable *self,
                           const char *column_id,
                           const char *text,
                           const char *css_class);
/* Takes the row of totals away. */
void opcc_table_clear_totals (OpccTable *self);

/* What stands there when there is no row at all, and when filters leave none. @button (nullable)
 * is the one act that helps; "nothing found" has Clear filters. */
void opcc_table_set_nothing_yet (
    OpccTable *self, const char *icon_name, const char *title, const char *text, GtkWidget *button);
/* Words for when filters leave no row; plain text. */
void opcc_table_set_nothing_found (OpccTable *self, const char *title, const char *text);
/* Whether an empty list is the filters' doing. */
void opcc_table_set_filtered (OpccTable *self, gboolean filtered);

/* The menu's actions find the row they are for with opcc_table_get_cursor_n (). */
void opcc_table_set_menu (OpccTable *self, GMenuModel *menu);
/* Number of the record whose row has, or last had, the focus or the menu; 0: none. */
gint64 opcc_table_get_cursor_n (OpccTable *self);
gboolean opcc_table_show_n (OpccTable *self, gint64 n);
/* Puts the keyboard's focus into the rows: now, or as soon as those that are being read are there.
 */
void opcc_table_focus_rows (OpccTable *self);

/* A menu button whose popover ticks columns, to be put wherever the page likes. */
GtkWidget *opcc_table_create_column_button (OpccTable *self);
/* (transfer full): ids, for the settings */
char **opcc_table_dup_shown_columns (OpccTable *self);
void opcc_table_set_shown_columns (OpccTable *self, const char *const *ids);

G_END_DECLS
