/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardTab: the ranked applications against the pot, the line that is moved, and the decision.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccAwardTab:
 *
 * While it is in view its actions are those of the page around it: "page.line-up",
 * "page.line-down", "page.threshold", "page.decide".
 */
#define OPCC_TYPE_AWARD_TAB (opcc_award_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardTab, opcc_award_tab, OPCC, AWARD_TAB, GtkWidget)

/* @round: number of the round in the office file. Returns: (transfer floating) */
GtkWidget *opcc_award_tab_new (OpccWorkspace *workspace, gint64 round);

G_END_DECLS
