/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccModerationTab: who is far apart on what, what was settled, and what markers are like. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccModerationTab:
 *
 * The queue of a round, furthest apart first; all that is marked; and the ranking adjusted for
 * markers beside the one that counts. Beside it the markers and the criteria. Enter settles.
 */
#define OPCC_TYPE_MODERATION_TAB (opcc_moderation_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccModerationTab, opcc_moderation_tab, OPCC, MODERATION_TAB, GtkWidget)

/* (transfer floating) */
GtkWidget *opcc_moderation_tab_new (OpccWorkspace *workspace, gint64 round);

G_END_DECLS
