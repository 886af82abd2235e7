/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of decks and panel reports: all of them, and one with its slides or sections. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-audience.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating): a tab of decks, and one of panel reports */
GtkWidget *opcc_decks_page_new (OpccWorkspace *workspace);
/* (transfer floating): slides, form and history of one; its document is the handout. Action:
 * "page.copy-deck". */
GtkWidget *opcc_deck_page_new (OpccWorkspace *workspace, gint64 n);
/* (transfer floating): sections, form and history of one; its document is the paper. Actions:
 * "page.copy-deck", "page.add-section", "page.refresh-figures". */
GtkWidget *opcc_report_page_new (OpccWorkspace *workspace, gint64 n);
/* For whom the deck on a page is; FALSE where @page shows no deck, or none yet. */
gboolean opcc_deck_page_find_level (GtkWidget *page, OpccAudience *level);

G_END_DECLS
