/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProtectDialog: asks how a record is marked, with handling instructions and the reason. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccProtectDialog:
 *
 * Says under the marking who then sees the record. What is set is one action, which the toast of
 * the page offers to take back.
 */
#define OPCC_TYPE_PROTECT_DIALOG (opcc_protect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccProtectDialog, opcc_protect_dialog, OPCC, PROTECT_DIALOG, OpccApplyDialog)

/* Reads how the record is marked and opens the dialog over the window of @from; nothing in an
 * office that can only be read. */
void opcc_protect_dialog_open (GtkWidget *from,
                               OpccWorkspace *workspace,
                               const OpccKind *kind,
                               gint64 n);

G_END_DECLS
