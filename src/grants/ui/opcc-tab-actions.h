/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabActions: actions of a tab that are those of its page while the tab is in view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccTabActions:
 *
 * The keys of the window act on the page in view ("page.decide"), wherever the focus is. A tab of a
 * page gives it its own actions when it comes into view; while it is hidden none can be done.
 */
#define OPCC_TYPE_TAB_ACTIONS (opcc_tab_actions_get_type ())
G_DECLARE_FINAL_TYPE (OpccTabActions, opcc_tab_actions, OPCC, TAB_ACTIONS, GObject)

/* @tab is not owned: it calls opcc_tab_actions_stop () in its dispose. The functions of @entries
 * get
 * @tab as their user data. Call it before the children are made, and on a page whose class has
 * actions: GTK 4.8 tells buttons nothing of a group that comes between them and the window later.
 */
OpccTabActions *opcc_tab_actions_new (GtkWidget *tab, const GActionEntry *entries, int n_entries);
void opcc_tab_actions_set_enabled (OpccTabActions *self, const char *name, gboolean enabled);
void opcc_tab_actions_set_state (OpccTabActions *self, const char *name, GVariant *state);
/* For dispose: nothing can be done any more. */
void opcc_tab_actions_stop (OpccTabActions *self);

G_END_DECLS
