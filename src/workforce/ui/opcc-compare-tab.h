/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCompareTab: any measure beside any other, by year. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_COMPARE_TAB (opcc_compare_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccCompareTab, opcc_compare_tab, OPCC, COMPARE_TAB, AdwBin)

GtkWidget *opcc_compare_tab_new (OpccWorkspace *workspace);
/* Chooses by place in the list of measures, which begins with the one known best. */
void opcc_compare_tab_choose (OpccCompareTab *self, guint a, guint b);

G_END_DECLS
