/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCandidatesTab: small areas scored side by side, by weights that can be moved. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CANDIDATES_TAB (opcc_candidates_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccCandidatesTab, opcc_candidates_tab, OPCC, CANDIDATES_TAB, GtkWidget)

GtkWidget *opcc_candidates_tab_new (OpccWorkspace *workspace);

G_END_DECLS
