/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about the markers of a round: each asks first, then is one action. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* @from: a widget of the page, for the dialog, errors and toasts. @round: its number in the file.
 * Each returns the dialog (transfer none), which closes itself. */
OpccAskDialog *opcc_marker_ask_add (GtkWidget *from, OpccWorkspace *workspace, gint64 round);
OpccAskDialog *opcc_marker_ask_share_out (GtkWidget *from, OpccWorkspace *workspace, gint64 round);
/* @progress: (element-type OpccMarkerProgress): of the markers of the round */
OpccAskDialog *opcc_marker_ask_stand_down (GtkWidget *from,
                                           OpccWorkspace *workspace,
                                           gint64 round,
                                           GPtrArray *progress);

G_END_DECLS
