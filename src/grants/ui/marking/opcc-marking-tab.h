/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingTab: a marker's applications in a round, and marking them without a mouse. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccMarkingTab:
 *
 * While it is in view its actions are those of the page around it: "page.score" (int),
 * "page.next-criterion", "page.comment", "page.next-application", "page.declare-conflict" …
 */
#define OPCC_TYPE_MARKING_TAB (opcc_marking_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccMarkingTab, opcc_marking_tab, OPCC, MARKING_TAB, GtkWidget)

/* @round: number of the round in the office file. Returns: (transfer floating) */
GtkWidget *opcc_marking_tab_new (OpccWorkspace *workspace, gint64 round);

/* Over a pack: one marker, and nothing that only the office can do. */
GtkWidget *opcc_marking_tab_new_alone (OpccWorkspace *workspace, gint64 round, gint64 marker);

G_END_DECLS
