/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabRow: the tabs of a page, with counts of what is to do, over a GtkStack. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccTabRow:
 *
 * Shows a tab for each visible page of "stack" that has a title. Left and Right move between
 * tabs. CSS: .opcc-tabrow, .opcc-tabs, .opcc-badge.
 */
#define OPCC_TYPE_TAB_ROW (opcc_tab_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccTabRow, opcc_tab_row, OPCC, TAB_ROW, GtkWidget)

GtkWidget *opcc_tab_row_new (GtkStack *stack);
/* @stack NULL: no tabs. */
void opcc_tab_row_set_stack (OpccTabRow *self, GtkStack *stack);
GtkStack *opcc_tab_row_get_stack (OpccTabRow *self);
/* @count 0: no badge. */
void opcc_tab_row_set_badge (OpccTabRow *self, const char *name, guint count);
/* @reason NULL: can be chosen. */
void opcc_tab_row_set_disabled (OpccTabRow *self, const char *name, const char *reason);
void opcc_tab_row_add_end (OpccTabRow *self, GtkWidget *widget);
/* A flat button at the end that does @action. (transfer none) */
GtkWidget *opcc_tab_row_add_button (OpccTabRow *self, const char *label, const char *action);
/* A menu at the end. @label NULL: under three dots, and @name is what they are called. */
void
opcc_tab_row_add_menu (OpccTabRow *self, const char *label, const char *name, GMenuModel *menu);
/* Goes @steps tabs on, round the end; the focus goes along if it is on a tab. */
void opcc_tab_row_go (OpccTabRow *self, int steps);

G_END_DECLS
