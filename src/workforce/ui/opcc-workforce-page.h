/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkforcePage: the workforce, a tab for each question that is asked of it. */
#pragma once

#include "opcc-tab-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Tabs: "headcount", "officers", "uplift", "joiners", "leavers", "representation", "profile",
 * "posts", "office", "compare", "figures". Actions: "page.import", "page.import-posts",
 * "page.import-file" (s), and those of the list in view. */
#define OPCC_TYPE_WORKFORCE_PAGE (opcc_workforce_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkforcePage, opcc_workforce_page, OPCC, WORKFORCE_PAGE, OpccTabPage)

GtkWidget *opcc_workforce_page_new (OpccWorkspace *workspace);

G_END_DECLS
