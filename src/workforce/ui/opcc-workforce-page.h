/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkforcePage: the workforce, a tab for each question that is asked of it. */
#pragma once

#include "opcc-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Actions: "page.tab" (s), "page.next-tab", "page.previous-tab", "page.import",
 * "page.import-posts", "page.import-file" (s), and those of the tab in view. */
#define OPCC_TYPE_WORKFORCE_PAGE (opcc_workforce_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkforcePage, opcc_workforce_page, OPCC, WORKFORCE_PAGE, OpccPage)

GtkWidget *opcc_workforce_page_new (OpccWorkspace *workspace);
/* "headcount", "uplift", "joiners", "leavers", "representation", "profile", "posts", "compare",
 * "figures": (transfer none): what the tab shows; it is made when first asked for. */
GtkWidget *opcc_workforce_page_show_tab (OpccWorkforcePage *self, const char *name);

/* Pages of one record. (transfer floating) */
GtkWidget *opcc_post_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_measure_page_new (OpccWorkspace *workspace, gint64 n);

G_END_DECLS
