/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriteriaDialog: what the markers of a round score, with the sum of the weights. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CRITERIA_DIALOG (opcc_criteria_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccCriteriaDialog, opcc_criteria_dialog, OPCC, CRITERIA_DIALOG, AdwWindow)

/* @from: a widget of the page, where toasts appear. (transfer none): it closes itself */
OpccCriteriaDialog *
opcc_criteria_dialog_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round);

G_END_DECLS
