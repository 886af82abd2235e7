/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two organisations that may be one, side by side with the evidence, and the merge. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"
#include "opcc-organisation-merge.h"

G_BEGIN_DECLS

/* Asks which record to keep, merges the other into it as one action, and says so with Undo. */
void opcc_merge_dialog_present (GtkWidget *from,
                                OpccWorkspace *workspace,
                                const OpccMergeProposal *proposal);

G_END_DECLS
