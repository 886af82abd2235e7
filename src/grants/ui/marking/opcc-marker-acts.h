/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about the markers of a round: each asks first, then is one action. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * opcc_marker_ask:
 * @from: a widget of the page, for the dialog, errors and toasts
 * @round: its number in the file
 * @act: "add-marker", "share-out", "record-conflict" or "stand-down"
 * @progress: (element-type OpccMarkerProgress): of the markers of the round
 *
 * Returns: (transfer none): the dialog, which closes itself
 */
OpccAskDialog *opcc_marker_ask (
    GtkWidget *from, OpccWorkspace *workspace, gint64 round, const char *act, GPtrArray *progress);

G_END_DECLS
