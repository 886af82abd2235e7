/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partnerships side by side: how money is shared out, how it is spent, what returns are in. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_CSP_SHEET_FORMULA,
  OPCC_CSP_SHEET_SPENDING,
  OPCC_CSP_SHEET_RETURNS,
} OpccCspSheet;

/* Of the newest year that has allocations; follows the office file. Action: "sheet.formula", which
 * changes the formula. */
#define OPCC_TYPE_PARTNERSHIPS_SHEET (opcc_partnerships_sheet_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccPartnershipsSheet, opcc_partnerships_sheet, OPCC, PARTNERSHIPS_SHEET, GtkWidget)

GtkWidget *opcc_partnerships_sheet_new (OpccWorkspace *workspace, OpccCspSheet which);

G_END_DECLS
