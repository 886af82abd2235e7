/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAfterTab: the grants of a decided round: what each waits for next, and what they come to. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccAfterTab:
 *
 * Reads in a job of its own and follows changes. Enter on a row opens the grant.
 * Actions: "after.open" (x: number of the award), "after.calendar", "after.register".
 */
#define OPCC_TYPE_AFTER_TAB (opcc_after_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccAfterTab, opcc_after_tab, OPCC, AFTER_TAB, GtkWidget)

/* @round: number of the round in the office file */
GtkWidget *opcc_after_tab_new (OpccWorkspace *workspace, gint64 round);

G_END_DECLS
