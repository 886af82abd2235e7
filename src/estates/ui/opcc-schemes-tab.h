/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemesTab: the capital programme at a glance: figures, filters, a row a scheme with its
 * line. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-schemes.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Signal "read" () when the schemes were read, the first time or again. */
#define OPCC_TYPE_SCHEMES_TAB (opcc_schemes_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemesTab, opcc_schemes_tab, OPCC, SCHEMES_TAB, GtkWidget)

GtkWidget *opcc_schemes_tab_new (OpccWorkspace *workspace);
void opcc_schemes_tab_reload (OpccSchemesTab *self);
/* (nullable) (element-type OpccSchemeState) until they were read. */
GPtrArray *opcc_schemes_tab_get_states (OpccSchemesTab *self);
/* (nullable) the scheme with the cursor */
OpccCapitalScheme *opcc_schemes_tab_get_cursor (OpccSchemesTab *self);
/* Leaves what a filter leaves: "all", "open", "red", "amber", "unrated", "missing", "in-year". */
void opcc_schemes_tab_show (OpccSchemesTab *self, const char *filter);
void opcc_schemes_tab_focus_filters (OpccSchemesTab *self);

G_END_DECLS
