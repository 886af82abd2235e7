/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of the office: its posts of the office in sum, vacancies over time, churn, and training
 * budgets. */
#include "opcc-office-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-format.h"
#include "opcc-record-section.h"
#include "opcc-sheet-tab.h"
#include "opcc-training-budget.h"

static void
fill_left (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_format_money (opcc_training_budget_get_left (OPCC_TRAINING_BUDGET (record)), cell);
}

/* clang-format off */
static const OpccColumn budget_columns[] = {
  { "year",   NULL,        "year",   110, 0 },
  { "amount", NULL,        "amount", 110, 1 },
  { "spent",  NULL,        "spent",  110, 1 },
  { "left",   N_("Left"),  NULL,     110, 1, .cell = fill_left },
  { "note",   NULL,        "note",   260, 0, .expand = TRUE },
  { "source", NULL,        "source", 260, 0 },
};

static const OpccRecordSectionSpec budgets = {
  N_("Training budget"), &opcc_training_budget_kind, NULL, budget_columns, G_N_ELEMENTS (budget_columns),
  "year", TRUE, "opcc-workforce-symbolic", N_("No training budget yet"), N_("Add a training budget…"),
};
/* clang-format on */

GtkWidget *
opcc_office_tab_new (OpccWorkspace *workspace)
{
  GtkWidget *sheet = opcc_sheet_tab_new (workspace, "office", _ ("The posts of the office in sum"));

  opcc_sheet_tab_set_chart (OPCC_SHEET_TAB (sheet),
                            opcc_chart_order_new ("workforce-vacancies", NULL));
  opcc_sheet_tab_add_bottom (OPCC_SHEET_TAB (sheet),
                             opcc_record_section_new (workspace, &budgets, 0));
  return sheet;
}
