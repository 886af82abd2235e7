/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplicationsTab: the applications of a round as a list to filter, sort, find and act on. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-round-figures.h"
#include "opcc-table.h"

G_BEGIN_DECLS

/* Signal "add-wanted": the button of the empty list. */
#define OPCC_TYPE_APPLICATIONS_TAB (opcc_applications_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccApplicationsTab, opcc_applications_tab, OPCC, APPLICATIONS_TAB, GtkWidget)

GtkWidget *opcc_applications_tab_new (OpccRoundFigures *figures);
/* Shows all that a key of OpccApplicationFilter and a district leave; both nullable. */
void opcc_applications_tab_show (OpccApplicationsTab *self, const char *key, const char *district);
void opcc_applications_tab_focus_search (OpccApplicationsTab *self);
/* The first of the chips over the list. */
void opcc_applications_tab_focus_filters (OpccApplicationsTab *self);
void opcc_applications_tab_reset (OpccApplicationsTab *self);
OpccTable *opcc_applications_tab_get_table (OpccApplicationsTab *self);
char *opcc_applications_tab_dup_document (OpccApplicationsTab *self);
/* What an act is for: the ticked rows, or the one with the cursor. (transfer full): of gint64 */
GArray *opcc_applications_tab_dup_chosen (OpccApplicationsTab *self);

G_END_DECLS
