/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackDialog: takes in the pack a marker sent back, after a look at what it would do. */
#pragma once

#include "opcc-import-window.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PACK_DIALOG (opcc_pack_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccPackDialog, opcc_pack_dialog, OPCC, PACK_DIALOG, OpccImportWindow)

/* @from: a widget of the round's page; @round: its number. Returns the window (transfer none). */
OpccPackDialog *opcc_pack_dialog_show (GtkWidget *from, OpccWorkspace *workspace, gint64 round);

G_END_DECLS
