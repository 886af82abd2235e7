/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a marker who applied, in a round that is marked blind: asks for the reason first. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-marking-jobs.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): of application @index of @reading; NULL where nothing is hidden */
GtkWindow *opcc_blind_ask_lift (GtkWidget *from,
                                OpccWorkspace *workspace,
                                const OpccMarkingReading *reading,
                                guint index);

/* Says what a marker does not see, and how far that holds. */
void opcc_blind_tell_hidden (GtkWidget *from);

G_END_DECLS
