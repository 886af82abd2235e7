/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSelectionBar: says what is ticked, and what can be done with it, below a list. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccSelectionBar:
 *
 * Hidden while nothing is ticked. Signal "clear" on Clear. CSS: .opcc-selbar.
 */
#define OPCC_TYPE_SELECTION_BAR (opcc_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (OpccSelectionBar, opcc_selection_bar, OPCC, SELECTION_BAR, GtkWidget)

GtkWidget *opcc_selection_bar_new (void);
/* @detail is (nullable) plain text: "£18,750 asked". */
void opcc_selection_bar_set (OpccSelectionBar *self, guint count, guint out_of, const char *detail);
void opcc_selection_bar_set_detail (OpccSelectionBar *self, const char *detail);
/* A button for an action; returns it so that the page can change its label ("Settle 2 of 3"). */
GtkWidget *
opcc_selection_bar_add_action (OpccSelectionBar *self, const char *label, const char *action_name);

G_END_DECLS
