/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSheetTab: figures that belong together: what is missing, their chart, their table, causes. */
#pragma once

#include "opcc-domain-chart.h"
#include "opcc-sheet-table.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Follows the office file. Action "sheet.cause": writes a cause on the change with the cursor. */
#define OPCC_TYPE_SHEET_TAB (opcc_sheet_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccSheetTab, opcc_sheet_tab, OPCC, SHEET_TAB, GtkWidget)

/* @sheet: name of the sheet, static; @title: over the table */
GtkWidget *opcc_sheet_tab_new (OpccWorkspace *workspace, const char *sheet, const char *title);
/* @order: (transfer full) (nullable): a chart, shown while the sheet has rows */
void opcc_sheet_tab_set_chart (OpccSheetTab *self, OpccChartOrder *order);
/* Other measures than the sheet's own; all are copied, rules may be NULL. */
void opcc_sheet_tab_set_measures (
    OpccSheetTab *self, const char *a, const char *a_rule, const char *b, const char *b_rule);
/* Another view of the sheet, with its chart: (transfer full) (nullable). */
void opcc_sheet_tab_set_view (OpccSheetTab *self, const char *view, OpccChartOrder *chart);
/* Something below all else; the tab takes it over. */
void opcc_sheet_tab_add_bottom (OpccSheetTab *self, GtkWidget *bottom);
/* Something above all else, such as what is chosen; the tab takes it over. */
void opcc_sheet_tab_set_top (OpccSheetTab *self, GtkWidget *top);

G_END_DECLS
