/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccViewsTab: a sheet of figures with the choice of how it is looked at. */
#pragma once

#include <adwaita.h>

#include "opcc-sheet-tab.h"

G_BEGIN_DECLS

#define OPCC_TYPE_VIEWS_TAB (opcc_views_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccViewsTab, opcc_views_tab, OPCC, VIEWS_TAB, AdwBin)

/* @sheet: name of the sheet, static; @title: over its table */
GtkWidget *opcc_views_tab_new (OpccWorkspace *workspace, const char *sheet, const char *title);
/* The place of the view of that key among the choices; -1: none, or they were not read yet. */
int opcc_views_tab_find (OpccViewsTab *self, const char *key);
void opcc_views_tab_choose (OpccViewsTab *self, guint place);

G_END_DECLS
