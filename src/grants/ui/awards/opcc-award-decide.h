/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the award board: why this one, and whether to record the decision. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Asks for the reference, the reasons and whatever the plan needs, says what is open of
 * @applicants (of OpccApplicant) who get money, and records the decision. The dialog (transfer
 * none) is to be presented. */
GtkWindow *opcc_award_decide (GtkWidget *from,
                              OpccWorkspace *workspace,
                              gint64 round,
                              OpccAwardDraft *draft,
                              const GPtrArray *applicants);
/* Asks for the reason and the conditions of one award. */
GtkWindow *opcc_award_ask_reason (GtkWidget *from, OpccAwardDraft *draft, gint64 application);

G_END_DECLS
