/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the estates domain, as the window makes them. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Every page holds a reference to @workspace, reads in jobs of its own, and follows "changed".
 * Returns: (transfer floating): an OpccPage */
GtkWidget *opcc_estates_page_new (OpccWorkspace *workspace);
/* @n: number of the scheme in the office file */
GtkWidget *opcc_scheme_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_in_year_request_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_premises_page_new (OpccWorkspace *workspace, gint64 n);
/* With its covenants. */
GtkWidget *opcc_s106_agreement_page_new (OpccWorkspace *workspace, gint64 n);
/* With its money from secured to spent. */
GtkWidget *opcc_s106_covenant_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_s106_drawdown_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_s106_event_page_new (OpccWorkspace *workspace, gint64 n);

G_END_DECLS
