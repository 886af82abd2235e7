/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSetupCopyDialog: the days and amounts of a copied scheme or round, to be put right first. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SETUP_COPY_DIALOG (opcc_setup_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccSetupCopyDialog, opcc_setup_copy_dialog, OPCC, SETUP_COPY_DIALOG, OpccApplyDialog)

/* Lays out the copy of @scheme, or where that is 0 of @round, and opens the dialog, which makes it
 * as one action. @from: a widget of the page, where an error or the toast appears. */
void opcc_setup_copy_dialog_open (GtkWidget *from,
                                  OpccWorkspace *workspace,
                                  gint64 scheme,
                                  gint64 round);

G_END_DECLS
