/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs for scenarios of the award board: keeping one, holding them against each other. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Each returns (transfer none): the dialog, to be presented */
GtkWindow *opcc_award_scenarios_save (GtkWidget *from,
                                      OpccWorkspace *workspace,
                                      gint64 round,
                                      OpccAwardDraft *draft);
/* It shows what was compared once that is read, and puts one on the board. */
GtkWindow *opcc_award_scenarios_compare (GtkWidget *from,
                                         OpccWorkspace *workspace,
                                         gint64 round,
                                         OpccAwardDraft *draft);

G_END_DECLS
