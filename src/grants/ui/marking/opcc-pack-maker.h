/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the packs of all markers of a round into a folder. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* @from: a widget of the round's page; @round: its number; @folder (nullable): where they go, asked
 * for where it is not given. Returns the dialog (transfer none), which closes itself. */
OpccAskDialog *
opcc_pack_maker_ask (GtkWidget *from, OpccWorkspace *workspace, gint64 round, GFile *folder);

G_END_DECLS
